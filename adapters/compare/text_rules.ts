/** Differences in protocols of lines of text. */
import {
  has,
  isPrefix,
  isSubsequence,
  list,
  met,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";

/** A value as tshark shows it without the line ends of a folded header field. */
function unfolded(value: unknown): string {
  return String(value).replace(/\s*(\\r)?\\n(\s|\\t)*/g, " ")
    .replace(/\s*\r?\n\s*/g, " ").trim();
}

/** Text with one mark for each run of characters beyond ASCII. */
const withoutOthers = (x: unknown) => String(x).replace(/[^\x20-\x7e]+/g, "?");

/** Text without the line ends and tabs that tshark escapes, and without what stands at its end. */
const plain = (x: unknown) => String(x).replace(/\\[rnt]|[\s\0]/g, " ").trim();

/** What we know by its content, or on TCP. */
const CONTENT = /:(SIP|RTSP|SSDP|SSH|IRC|XMPP)\b|:TCP:Syslog/;
/** Where tshark's chain ends when it knows no more. */
const PAYLOAD: ReadonlySet<string> = new Set([
  ...["data", "data-text-lines", "tcp", "udp", "http", "rsh"],
]);

/** Reasons that lie in how lines are put together. */
export const TEXT_RULES: readonly Rule[] = [
  {
    name: "messages of several lines",
    reason:
      "tshark reads the first line of each segment of FTP, and each segment of a response of POP; we read each message, and one of several lines where its last line is",
    explains: (d) => {
      if (!startsWith(d, "ftp.", "pop.", "frame.protocols")) return false;
      if (!theirChain(d).some((p) => p === "ftp" || p === "pop")) return false;
      if (/TCP$/.test(d.chain)) return isPrefix(d.ours, d.theirs);
      return d.alias !== "frame.protocols" && d.theirs.length <= 1 &&
        d.ours.length > 0 &&
        d.theirs.every((x) =>
          d.ours.some((y) => String(y).endsWith(String(x)))
        );
    },
  },
  {
    name: "text that is no UTF-8",
    reason:
      "bytes that are no UTF-8 become U+FFFD, one for each sequence here and one for each byte there",
    explains: (d) =>
      pairs(d, (a, b) => withoutOthers(a) === withoutOthers(b)) &&
      d.ours.join().includes("\ufffd"),
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
      "we know a mail message by its header fields; tshark by the command before it, which a segment by itself or a quotation does not have, and takes all that follows RETR for a mail",
    explains: (d) => {
      const ours = d.ours.map(String), theirs = theirChain(d);
      if (startsWith(d, "imf.")) {
        return d.theirs.length === 0 && /SMTP:IMF$/.test(d.chain) &&
          !theirs.includes("imf");
      }
      if (startsWith(d, "pop.")) {
        return d.theirs.length === 0 && /:pop:imf$/.test(theirs.join(":"));
      }
      return d.alias === "frame.protocols" &&
        (ours.at(-1) === "imf" &&
            ["data-text-lines", "smtp", "pop", "nntp"].includes(
              theirs.at(-1)!,
            ) &&
            isPrefix(ours.slice(0, -1), d.theirs) ||
          ours.at(-1) === "pop" && theirs.at(-1) === "imf" &&
            isPrefix(ours, d.theirs));
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
  {
    name: "words of IMAP",
    reason:
      "tshark takes the first words of every line for a tag and a command or a status; we do of commands, and show the status of untagged responses",
    explains: (d) =>
      /\bimap\b/.test(theirChain(d).join()) &&
      (d.alias === "imap.response.status"
        ? isSubsequence(
          d.theirs.filter((x) => /^(OK|NO|BAD|PREAUTH|BYE)$/.test(String(x))),
          d.ours,
        )
        : startsWith(d, "imap.request") && isSubsequence(d.ours, d.theirs)),
  },
  {
    name: "quoted strings of IMAP",
    reason: "a quoted string is shown without its quotes",
    explains: (d) =>
      startsWith(d, "imap.request.") && pairs(d, (a, b) => `"${a}"` === b),
  },
  {
    name: "mail in IMAP",
    reason:
      "a mail message in a literal is a field of IMAP here, a layer there",
    explains: (d) =>
      d.alias === "frame.protocols" && d.ours.at(-1) === "imap" &&
      d.theirs[d.ours.length] === "imf" && isPrefix(d.ours, d.theirs),
  },
  {
    name: "attributes of SDP",
    reason:
      "tshark names attributes only where a value stands behind a colon; sendrecv is one, too",
    explains: (d) =>
      ["sdp.session_attr.field", "sdp.media_attribute.field"].includes(
        d.alias,
      ) &&
      isSubsequence(d.theirs, d.ours),
  },
  {
    name: "keep-alives of SIP",
    reason: "line ends between messages of SIP are keep-alives (RFC 5626)",
    own: true,
    explains: (d) =>
      d.alias === "frame.protocols" && d.ours.at(-1) === "sip" &&
      d.theirs.at(-1) === "tcp" && Number(d.oracle["tcp.len"]) <= 4,
  },
  {
    name: "header fields that are cut",
    reason:
      "tshark shows the beginning of a header field that a segment ends in",
    own: true,
    explains: (d) =>
      startsWith(d, "sip.", "rtsp.", "http.") &&
      met(d, "partial", "truncated") &&
      isSubsequence(d.ours, d.theirs),
  },
  {
    name: "text bodies of SIP",
    reason: "a body of text is a field of the message here, and a layer there",
    own: true,
    explains: (d) =>
      d.alias === "frame.protocols" && d.ours.at(-1) === "sip" &&
      d.theirs.at(-1) === "data-text-lines" &&
      isSubsequence(d.theirs.slice(0, -1), d.ours),
  },
  {
    name: "by content on another port",
    reason:
      "we recognise SIP, RTSP, SSDP and others by their first bytes on any port, and syslog over TCP, tshark on their own ports alone",
    explains: (d) =>
      CONTENT.test(d.chain) && PAYLOAD.has(theirChain(d).at(-1)!) &&
      (d.alias === "frame.protocols"
        ? isPrefix(d.ours.slice(0, -1), d.theirs)
        : d.theirs.length === 0),
  },
  {
    name: "interleaved data of RTSP",
    reason: "tshark goes on from the first interleaved data to RTP; we do not",
    own: true,
    explains: (d) =>
      startsWith(d, "rtsp.") && theirChain(d).at(-1) === "rtp" &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "lines that start no message",
    reason: "what does not begin with a start line is left raw",
    explains: (d) =>
      d.alias === "frame.protocols" && /(TCP|UDP):Raw$/.test(d.chain) &&
      ["ssdp", "syslog", "xmpp"].includes(String(d.theirs.at(-1))) &&
      isPrefix(d.ours, d.theirs),
  },
  {
    name: "messages of syslog",
    reason:
      "a message is what stands behind the header of RFC 5424, without the line's end; tshark shows all behind the priority, takes the first word behind the time for a host, and each number for a time",
    explains: (d) => {
      if (/UDP:Raw$/.test(d.chain)) {
        return startsWith(d, "syslog.") && d.ours.length === 0;
      }
      const [ours] = d.ours, [theirs] = d.theirs;
      if (d.alias === "syslog.msg") {
        const text = plain(theirs), own = plain(ours);
        return ours === undefined
          ? met(d, "truncated")
          : theirs !== undefined && text.endsWith(own);
      }
      if (d.alias === "syslog.hostname") {
        return ours === undefined && /:$/.test(String(theirs));
      }
      if (d.alias === "syslog.procid") {
        return ours === undefined &&
            d.oracle["syslog.timestamp_rfc3164"] !== undefined ||
          theirs === undefined;
      }
      return d.alias === "syslog.timestamp" &&
        (ours === "-"
          ? /1970/.test(String(theirs))
          : Date.parse(String(ours)) === Date.parse(String(theirs)));
    },
  },
  {
    name: "HASSH of both directions",
    reason:
      "a key exchange message does not say who sent it: we give both fingerprints, tshark the one of the sender",
    explains: (d) =>
      d.alias === "ssh.kex.hassh" && d.theirs.length === 0 &&
        has(d, "ssh.kex.hasshserver") ||
      d.alias === "ssh.kex.hasshserver" && d.theirs.length === 0 &&
        has(d, "ssh.kex.hassh"),
  },
  {
    name: "keys of Diffie-Hellman",
    reason:
      "one field holds the key of either kind of exchange: what was negotiated tells them apart",
    explains: (d) =>
      startsWith(d, "ssh.ecdh.") && d.theirs.length === 0 &&
      d.ours.every((x) => String(x).length >= 256),
  },
  {
    name: "SSH version 1",
    reason:
      "packets of version 1 are bytes here; tshark reads their length and their padding",
    explains: (d) => {
      const sizes = list(d.oracle["ssh.packet_length"]).map(Number);
      const pads = list(d.oracle["ssh.padding_length"]).map(Number);
      if (d.alias === "frame.protocols") {
        return d.ours.at(-1) === "ssh" && isPrefix(d.theirs, d.ours) &&
          d.theirs.at(-1) === "tcp";
      }
      return startsWith(d, "ssh.") && d.ours.length === 0 &&
        sizes.length > 0 && sizes.length === pads.length &&
        sizes.every((n, i) => pads[i] === 8 - n % 8);
    },
  },
  {
    name: "generic messages of SSH",
    reason:
      "tshark reads what disconnections, debug messages and service requests hold only where it decrypts",
    own: true,
    explains: (d) =>
      startsWith(
        d,
        "ssh.disconnect_",
        "ssh.lang_tag",
        "ssh.ignore_data",
        "ssh.debug_",
        "ssh.service_name",
      ) && d.theirs.length === 0 &&
      list(d.oracle["ssh.message_code"]).every((x) => Number(x) < 8),
  },
  {
    name: "messages longer than their packet",
    reason: "a message of SSH ends where its packet says; tshark reads on",
    explains: (d) =>
      startsWith(d, "ssh.") && met(d, "truncated") && d.ours.length === 0,
  },
  {
    name: "text of Telnet",
    reason:
      "tshark shows each line of text by itself, with its end escaped, a doubled 255 twice",
    explains: (d) =>
      d.alias === "telnet.data" &&
      plain(d.ours.join("")).replaceAll("\ufffd", "") ===
        plain(d.theirs.join("")).replaceAll("\ufffd", ""),
  },
  {
    name: "parameters of Telnet",
    reason:
      "tshark shows IS and SEND as another option, and the speed of a terminal not",
    own: true,
    explains: (d) =>
      d.alias === "telnet.subcmd" && isSubsequence(d.ours, d.theirs) ||
      d.alias === "telnet.string_subopt.value" &&
        isSubsequence(d.theirs, d.ours),
  },
  {
    name: "subnegotiations that go on",
    reason:
      "a subnegotiation is shown where its end is; tshark shows what a segment has of it",
    explains: (d) => {
      const count = (x: number) =>
        list(d.oracle["telnet.cmd"]).filter((y) => y === x).length;
      return ["telnet.cmd", "telnet.subcmd"].includes(d.alias) &&
        isPrefix(d.ours, d.theirs) && count(250) > count(240);
    },
  },
  {
    name: "tags of IRC",
    reason: "tshark reads no prefix behind the tags of IRCv3",
    own: true,
    explains: (d) =>
      d.alias === "irc.response.prefix" && d.theirs.length === 0 &&
      theirChain(d).at(-1) === "irc",
  },
  {
    name: "attributes of XMPP",
    reason:
      "the attributes of every element of a stream are shown; tshark's of stanzas alone",
    explains: (d) =>
      startsWith(d, "xmpp.") && isSubsequence(d.theirs, d.ours) &&
      theirChain(d).some((x) => x === "xmpp"),
  },
];
