/** Differences between single fields of applications: tshark fills them otherwise than we do. */
import {
  equal,
  isPrefix,
  isSubsequence,
  list,
  met,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";

/** What tshark lists beside WebSocket. */
const WITH_WEBSOCKET = new Set(["http", "data-text-lines"]);

/** Bits of a DNS header that queries do not use. */
const RESPONSE_FLAGS: ReadonlySet<string> = new Set([
  "dns.flags.authoritative",
  "dns.flags.recavail",
  "dns.flags.authenticated",
  "dns.flags.rcode",
]);

const SRV = 33, CERTIFICATE = 11;
const CLIENT_KEY_EXCHANGE = 16;
const HANDSHAKE = 22, HEARTBEAT = 24;

/** The text of a domain name's escapes, as UTF-8: RFC 1035 §5.1. */
function unescaped(name: string): string {
  const bytes = [...name.matchAll(/\\(\d{3})|\\?([^])/g)].map(([, n, c]) =>
    n === undefined ? c.charCodeAt(0) : Number(n)
  );
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** Reasons that lie in a field of an application. */
export const APPLICATION_RULES: readonly Rule[] = [
  {
    name: "records of TLS 1.3",
    reason:
      "tshark calls the type of an encrypted record tls.record.opaque_type; it is the same byte",
    explains: (d) =>
      d.alias === "tls.record.content_type" &&
      isPrefix(
        d.ours.filter((x) => x !== 23),
        d.theirs.filter((x) => x !== 23),
      ),
  },
  {
    name: "flags of a response in a query",
    reason:
      "tshark shows AA, RA, AD and the response code in responses only; the bits are there in queries",
    explains: (d) =>
      RESPONSE_FLAGS.has(d.alias) && d.theirs.length === 0 &&
      d.oracle["dns.flags.response"] === false,
  },
  {
    name: "root of the domain names",
    reason: "we write the root as `.`, tshark as <Root>",
    explains: (d) =>
      startsWith(d, "dns.") &&
      pairs(d, (a, b) => a === "." && b === "<Root>"),
  },
  {
    name: "owners of SRV records",
    reason: "tshark gives the name of an SRV record as dns.srv.name",
    own: true,
    explains: (d) =>
      d.alias === "dns.resp.name" &&
      list(d.oracle["dns.resp.type"]).includes(SRV) &&
      isSubsequence(
        d.theirs.map((x) => x === "<Root>" ? "." : x),
        d.ours,
      ),
  },
  {
    name: "types that an NSEC record lists",
    reason: "tshark gives dns.resp.type for each type in the bit map, too",
    explains: (d) =>
      d.alias === "dns.resp.type" && d.ours.includes(47) &&
      isSubsequence(d.ours, d.theirs),
  },
  {
    name: "SSL 2.0",
    reason: "tshark shows version 2 for a record that has no version",
    explains: (d) =>
      d.alias === "tls.record.version" && d.chain.includes("SSL2"),
  },
  {
    name: "requests that are none",
    reason:
      "tshark takes what it finds on the port of HTTP for a request, whatever it is; without a target we leave it raw",
    explains: (d) =>
      startsWith(d, "http.", "frame.protocols") && /TCP:Raw$/.test(d.chain) &&
      theirChain(d).at(-1) === "http" && isPrefix(d.ours, d.theirs),
  },
  {
    name: "text with a zero byte",
    reason: "tshark shows text up to its first zero byte, we show all of it",
    explains: (d) =>
      startsWith(d, "http.", "ldap.", "stun.") &&
      pairs(d, (a, b) => String(a).startsWith(`${b}`) && /\0/.test(String(a))),
  },
  {
    name: "body of HTTP or CoAP",
    reason: "a body is a field of the message here, and a layer there",
    explains: (d) =>
      d.alias === "data.data" && d.ours.length === 0 &&
      /:(http|coap):data$/.test(theirChain(d).join(":")),
  },
  {
    name: "names as text",
    reason:
      "bytes of a domain name that are no printable ASCII are written as in RFC 1035 §5.1; tshark takes them for UTF-8",
    explains: (d) =>
      startsWith(d, "dns.") && pairs(d, (a, b) => unescaped(String(a)) === b),
  },
  {
    name: "data of EDNS options",
    reason: "tshark shows the bytes of options that it decodes, too",
    own: true,
    explains: (d) =>
      d.alias === "dns.opt.data" &&
      isSubsequence(d.ours.filter((x) => x !== ""), d.theirs),
  },
  {
    name: "DO bit",
    reason: "tshark counts the DO bit of EDNS among the reserved ones",
    explains: (d) =>
      d.alias === "dns.resp.z" &&
      pairs(d, (a, b) => a === (Number(b) & 0x7fff)),
  },
  {
    name: "End of DHCP",
    reason: "tshark shows the option End as 0; it is 255",
    explains: (d) =>
      d.alias === "dhcp.option.type" &&
      pairs(d, (a, b) => a === 255 && b === 0),
  },
  {
    name: "seconds of DHCP",
    reason:
      "tshark turns seconds round that seem to be written with the low byte first",
    explains: (d) =>
      d.alias === "dhcp.secs" &&
      pairs(d, (a, b) => a === Number(b) << 8 && Number(b) < 256),
  },
  {
    name: "precision of NTP",
    reason: "signed here (RFC 5905 §7.3); tshark shows the byte",
    explains: (d) =>
      d.alias === "ntp.precision" &&
      pairs(d, (a, b) => (Number(a) & 255) === b),
  },
  {
    name: "length of a session identifier",
    reason:
      "lengths in front of TLS vectors are no fields of ours: tshark's number is the length of our bytes",
    explains: (d) =>
      d.alias === "tls.handshake.session_id_length" && d.ours.length === 0 &&
      equal(
        d.theirs,
        (d.values.get("tls.handshake.session_id") ?? [])
          .map((x) => String(x).length / 2),
      ),
  },
  {
    name: "points of clients",
    reason:
      "a client's key exchange that is a point to the byte is read as one; tshark needs the server's hello",
    explains: (d) =>
      ["tls", "dtls"].some((p) =>
        d.alias === `${p}.handshake.client_point` && d.theirs.length === 0 &&
        list(d.oracle[`${p}.handshake.type`]).includes(CLIENT_KEY_EXCHANGE) &&
        d.oracle[`${p}.handshake.ciphersuite`] === undefined
      ),
  },
  {
    name: "fragments of DTLS",
    reason:
      "tshark puts handshake messages together that several datagrams hold; here each piece is shown where it came",
    explains: (d) =>
      startsWith(d, "dtls.handshake.") && isSubsequence(d.ours, d.theirs) &&
      (d.values.get("dtls.handshake.fragment_offset") ?? []).some((x) =>
        Number(x) > 0
      ),
  },
  {
    name: "WebSocket below HTTP",
    reason:
      "tshark counts HTTP among the layers of what follows an upgrade, and the text of a message as one",
    explains: (d) =>
      d.alias === "frame.protocols" && /(:WebSocket)+$/.test(d.chain) &&
      equal(d.ours, d.theirs.filter((p) => !WITH_WEBSOCKET.has(`${p}`))),
  },
  {
    name: "WebSocket by its content",
    reason:
      "we recognise a text that can be printed on any port; tshark wants to have seen the request",
    own: true,
    explains: (d) =>
      startsWith(d, "websocket.", "frame.protocols") &&
      d.chain.endsWith("TCP:WebSocket") && theirChain(d).at(-1) === "data",
  },
  {
    name: "compressed messages in several frames",
    reason: "tshark shows the compressed bytes as text",
    own: true,
    explains: (d) =>
      d.alias === "websocket.payload.text" &&
      pairs(d, (_a, b) => String(b).includes("\ufffd")) &&
      (d.values.get("websocket.opcode") ?? []).includes(0),
  },
  {
    name: "HTTP/2 by its content",
    reason:
      "we recognise HTTP/2 by its preface and by the settings of a server; tshark goes by the preface of the client, and by the port",
    explains: (d) =>
      startsWith(d, "http2.", "frame.protocols") &&
      d.chain.includes("HTTP/2") && !theirChain(d).includes("http2") &&
      (d.theirs.length === 0 || d.alias === "frame.protocols"),
  },
  {
    name: "preface of HTTP/2",
    reason: "tshark writes the line ends in it as escapes",
    explains: (d) =>
      d.alias === "http2.magic" &&
      pairs(
        d,
        (a, b) => String(b).replaceAll("\\r\\n", "\r\n") === a,
      ),
  },
  {
    name: "padding of HTTP/2",
    reason: "tshark gives a length of 0 where there is no such field",
    explains: (d) =>
      d.alias === "http2.pad_length" &&
      equal(d.ours, d.theirs.filter((x) => x !== 0)),
  },
  {
    name: "flags of CONTINUATION",
    reason: "tshark shows a flag for padding that the frame does not have",
    own: true,
    explains: (d) =>
      d.alias === "http2.flags.padded" && isSubsequence(d.ours, d.theirs) &&
      (d.values.get("http2.type") ?? []).includes(9),
  },
  {
    name: "bodies of HTTP/2",
    reason: "tshark puts the data of a stream together in its last frame",
    own: true,
    explains: (d) =>
      d.alias === "http2.data.data" &&
      pairs(d, (a, b) => String(b).endsWith(String(a))),
  },
  {
    name: "settings in a request",
    reason: "tshark reads the field HTTP2-Settings of HTTP/1.1, too",
    explains: (d) =>
      startsWith(d, "http2.settings.") && d.ours.length === 0 &&
      /TCP:HTTP$/.test(d.chain),
  },
  {
    name: "HTTP/2 above HTTP/1.1",
    reason:
      "tshark lists http between tcp and http2 where the port is that of HTTP",
    explains: (d) =>
      d.alias === "frame.protocols" && d.chain.includes("HTTP/2") &&
      isSubsequence(d.ours, d.theirs) && theirChain(d).includes("http2"),
  },
  {
    name: "connections of QUIC",
    reason:
      "each datagram is read by itself: without the client's first connection ID, or secrets, packets stay protected, and a short header on another port than 443 is not told from other payload; tshark remembers the connection",
    explains: (d) =>
      startsWith(d, "quic.", "tls.", "frame.protocols") &&
      theirChain(d).includes("quic") && isSubsequence(d.ours, d.theirs) &&
      /:(QUIC(?!-Packet|:QUIC-Packet)|UDP:Raw$)/.test(d.chain),
  },
  {
    name: "handshakes of QUIC in several packets",
    reason:
      "tshark puts CRYPTO frames of several datagrams together; here a hello is read as far as one packet holds it",
    explains: (d) =>
      startsWith(d, "tls.", "frame.protocols") &&
      d.chain.endsWith("QUIC-Packet") &&
      isSubsequence(d.ours, d.theirs) &&
      Number(d.values.get("quic.crypto.offset")?.[0] ?? 0) > 0,
  },
  {
    name: "frames of QUIC that nobody knows",
    reason: "their length is not known: we end there, tshark goes on",
    own: true,
    explains: (d) =>
      startsWith(d, "quic.") && isPrefix(d.ours, d.theirs) &&
      (d.values.get("quic.frame_type") ?? []).includes(0x52),
  },
  {
    name: "QUIC by its port",
    reason:
      "on port 443 we take short headers and lists of versions for QUIC; tshark wants to have seen the connection begin",
    own: true,
    explains: (d) =>
      startsWith(d, "quic.", "frame.protocols") && /UDP:QUIC$/.test(d.chain) &&
      theirChain(d).at(-1) !== "quic" &&
      (d.values.get("quic.spin_bit") ??
          d.values.get("quic.supported_version")) !== undefined,
  },
  {
    name: "extensions of TLS that tshark keeps as bytes",
    reason:
      "they have tables here: RFC 6066, RFC 8446 §4.2.5, RFC 9849 and others",
    own: true,
    explains: (d) =>
      d.alias === "tls.handshake.extension.data" &&
      isSubsequence(d.ours.filter((x) => x !== ""), d.theirs),
  },
  {
    name: "fixed bit of a Retry packet",
    reason: "tshark does not show it",
    own: true,
    explains: (d) =>
      d.alias === "quic.fixed_bit" && d.theirs.length === 0 &&
      d.oracle["quic.retry_token"] !== undefined,
  },
  {
    name: "packets of QUIC that are cut short",
    reason: "tshark gives the bytes that are there, we what the length says",
    own: true,
    explains: (d) =>
      d.alias === "quic.packet_length" && met(d, "truncated") &&
      pairs(d, (a, b) => Number(b) < Number(a)),
  },
  {
    name: "pieces in one datagram",
    reason:
      "tshark leaves the record behind one whose piece of a message goes on in it",
    own: true,
    explains: (d) =>
      startsWith(d, "dtls.record.", "dtls.handshake.") &&
      isPrefix(d.theirs, d.ours) &&
      (d.values.get("dtls.handshake.fragment_offset") ?? []).some((x) =>
        Number(x) > 0
      ),
  },
  {
    name: "DTLS 1.3",
    reason:
      "this tshark knows neither the records of DTLS 1.3 nor connection identifiers, unless it saw them agreed on",
    own: true,
    explains: (d) =>
      startsWith(d, "dtls.", "frame.protocols") && d.chain.includes("DTLS") &&
      (d.values.get("dtls.record.content_type") ?? []).some((x) =>
        Number(x) > HEARTBEAT
      ),
  },
  {
    name: "records of DTLS by their headers",
    reason:
      "on other ports an encrypted handshake message that no change of keys came before is not taken for DTLS",
    own: true,
    explains: (d) =>
      startsWith(d, "dtls.", "frame.protocols") && /UDP:Raw$/.test(d.chain) &&
      d.oracle["dtls.record.epoch"] === 0 &&
      d.oracle["dtls.record.content_type"] === HANDSHAKE &&
      d.oracle["dtls.handshake.type"] === undefined,
  },
  {
    name: "time stamps in certificates",
    reason:
      "we keep certificates as bytes; tshark reads the signature algorithms of the time stamps in them",
    explains: (d) =>
      d.alias === "tls.handshake.sig_hash_alg" &&
      list(d.oracle["tls.handshake.type"]).includes(CERTIFICATE) &&
      isSubsequence(d.ours, d.theirs),
  },
];
