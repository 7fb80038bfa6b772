/** Differences in protocols of lines of text. */
import { isPrefix, type Rule, startsWith, theirChain } from "./rule.ts";

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
];
