/** Differences in protocols of lines of text. */
import {
  isPrefix,
  isSubsequence,
  list,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";

/** A value as tshark shows it without the line ends of a folded header field. */
function unfolded(value: unknown): string {
  return String(value).replace(/\s*(\\r)?\\n(\s|\\t)*/g, " ")
    .replace(/\s*\r?\n\s*/g, " ");
}

/** Reasons that lie in how lines are put together. */
export const TEXT_RULES: readonly Rule[] = [
  {
    name: "lines of FTP",
    reason:
      "tshark reads the first line of each segment of FTP; we read each message, and a reply of several lines where its last line is",
    explains: (d) => {
      if (!startsWith(d, "ftp.", "frame.protocols")) return false;
      if (theirChain(d).at(-1) !== "ftp") return false;
      if (/TCP$/.test(d.chain)) return isPrefix(d.ours, d.theirs);
      return d.theirs.length <= 1 && d.ours.length > 0 &&
        d.theirs.every((x) =>
          d.ours.some((y) => String(y).endsWith(String(x)))
        );
    },
  },
  {
    name: "Telnet commands of FTP",
    reason: "tshark takes Telnet commands before a command of FTP for its name",
    own: true,
    explains: (d) =>
      d.alias === "ftp.request.command" && d.ours.length === 0 &&
      /^\ufffd+$/.test(String(d.theirs[0])),
  },
  {
    name: "folded header fields",
    reason: "the lines of a folded header field are joined by a space here",
    explains: (d) =>
      startsWith(d, "imf.", "sip.") && pairs(d, (a, b) => a === unfolded(b)),
  },
  {
    name: "repeated header fields",
    reason:
      "a field with a name of its own is the first of the header; the list of header fields has them all",
    explains: (d) =>
      startsWith(d, "imf.") && d.ours.length === 1 &&
      isPrefix(d.ours, d.theirs),
  },
  {
    name: "mail by its header",
    reason:
      "we know a mail message by its header fields; tshark by the command before it, which a segment by itself or a quotation does not have",
    explains: (d) => {
      const ours = d.ours.map(String), theirs = theirChain(d);
      if (startsWith(d, "imf.")) {
        return d.theirs.length === 0 && /SMTP:IMF$/.test(d.chain) &&
          !theirs.includes("imf");
      }
      return d.alias === "frame.protocols" && ours.at(-1) === "imf" &&
        ["data-text-lines", "smtp"].includes(theirs.at(-1)!) &&
        isPrefix(ours.slice(0, -1), d.theirs);
    },
  },
  {
    name: "text in SMTP",
    reason:
      "what is no command is text here; without the state of the connection it may be a line that begins as a command does",
    own: true,
    explains: (d) =>
      startsWith(d, "smtp.req.") && isSubsequence(d.theirs, d.ours) &&
      theirChain(d).at(-1) === "data-text-lines",
  },
  {
    name: "chunks of SMTP",
    reason:
      "octets behind BDAT are a field of the command here; tshark shows the message where the last chunk is",
    own: true,
    explains: (d) =>
      d.alias === "frame.protocols" && theirChain(d).at(-1) === "imf" &&
      list(d.values.get("smtp.req.command")).includes("BDAT") &&
      isPrefix(d.ours, d.theirs),
  },
];
