/** Differences in protocols of media, machines, data bases and buses. */
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

/** Attributes of STUN that tshark reads otherwise, or shows as bytes. */
const OTHER_STUN: ReadonlySet<unknown> = new Set([
  0x001c,
  0x0027,
  0x002a,
  0x8001,
  0x8003,
  0x8004,
  0x8025,
]);

/** Functions of Modbus whose values tshark shows as bytes. */
const AS_BYTES: ReadonlySet<unknown> = new Set([6, 8, 17, 20, 23, 24, 43]);

/** Reasons that lie in a field of such a protocol. */
export const BINARY_RULES: readonly Rule[] = [
  {
    name: "class of STUN",
    reason:
      "the class is a number of two bits here (RFC 8489 §5); tshark leaves the gap between them",
    explains: (d) =>
      d.alias === "stun.type.class" &&
      pairs(d, (a, b) => ((Number(a) & 2) << 3 | Number(a) & 1) === b),
  },
  {
    name: "attributes of STUN that nobody has registered",
    reason:
      "tshark shows length and value of an unknown attribute, not its type",
    explains: (d) =>
      d.alias === "stun.att.type" && isSubsequence(d.theirs, d.ours) &&
      equal(
        d.values.get("stun.att.length") ?? [],
        list(d.oracle["stun.att.length"]),
      ),
  },
  {
    name: "attributes of MS-TURN",
    reason:
      "attributes of MS-TURN are not filled up to four bytes ([MS-TURN] §2.2.2); tshark looks for the next one behind a padding that is not there, and reads a sequence number where its attribute has no room for one",
    explains: (d) =>
      startsWith(d, "stun.att.", "stun.value", "stun.port.") &&
      (d.values.get("stun.att.type") ?? [])[0] === 0x000f,
  },
  {
    name: "methods of STUN that nobody has registered",
    reason:
      "with its magic cookie a message is one of STUN whatever its method; tshark wants to know that",
    explains: (d) =>
      startsWith(d, "stun.", "frame.protocols") && d.ours.length > 0 &&
      (d.values.get("stun.type.method") ?? []).some((x) =>
        x as number > 0xff
      ) &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "channels of MS-TURN",
    reason:
      "channel 0xff10 is none of TURN (RFC 8656 §12): what Microsoft sends there is payload",
    explains: (d) =>
      startsWith(d, "stun.", "frame.protocols") &&
      d.oracle["stun.channel"] === 0xff10 && isPrefix(d.ours, d.theirs),
  },
  {
    name: "STUN of RFC 3489",
    reason:
      "without a magic cookie nothing tells a message of STUN from others; tshark goes by the length",
    explains: (d) =>
      d.alias === "frame.protocols" &&
      theirChain(d).includes("classicstun") && isPrefix(d.ours, d.theirs),
  },
  {
    name: "attributes of STUN that tshark reads otherwise",
    reason:
      "tshark reads RESPONSE-PORT as an address and ICMP without its reserved bytes (RFC 5780 §7.5, RFC 8656 §18.13); of some later attributes it shows the bytes",
    own: true,
    explains: (d) =>
      startsWith(d, "stun.att.", "stun.value") &&
      (d.values.get("stun.att.type") ?? []).some((x) => OTHER_STUN.has(x)),
  },
  {
    name: "STUN inside a channel",
    reason:
      "tshark leaves the data of a channel alone; we recognise STUN there",
    own: true,
    explains: (d) =>
      startsWith(d, "stun.") && d.chain.includes("TURN Channel:STUN") &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "channels of TURN over TCP",
    reason: "tshark wants STUN before a channel in the same connection",
    own: true,
    explains: (d) =>
      startsWith(d, "stun.", "frame.protocols") &&
      d.chain.includes("TCP:TURN Channel") && isPrefix(d.theirs, d.ours),
  },
  {
    name: "data inside STUN",
    reason:
      "what a DATA attribute or a channel carries is a value of the message here, and a layer there",
    explains: (d) =>
      startsWith(d, "frame.protocols", "data.data") &&
      /:stun:data$/.test(theirChain(d).join(":")) && isPrefix(d.ours, d.theirs),
  },
  {
    name: "RTCP that is encrypted, or none",
    reason:
      "on any port we take for RTCP what fills its datagram to the byte; tshark takes SRTCP for it, too, and datagrams of other protocols",
    explains: (d) =>
      startsWith(d, "rtcp.", "frame.protocols") &&
      /UDP:Raw$/.test(d.chain) && isPrefix(d.ours, d.theirs) &&
      theirChain(d).at(-1) === "rtcp" &&
      list(d.oracle["rtcp.length"])
          .reduce((n: number, x) => n + 4 * (Number(x) + 1), 8) !==
        list(d.oracle["udp.length"]).at(-1),
  },
  {
    name: "RTP by its size",
    reason:
      "tshark goes by a protocol that announced RTP; we know frames of codecs whose size is fixed on any port",
    own: true,
    explains: (d) =>
      startsWith(d, "rtp.", "frame.protocols") && /UDP:RTP$/.test(d.chain) &&
      theirChain(d).at(-1) === "data" && isPrefix(d.theirs, d.ours),
  },
  {
    name: "elements of RTP's header extension",
    reason:
      "tshark adds the one that a length of four bits leaves out (RFC 8285 §4.2), and shows bytes of padding between elements as padding of the packet",
    own: true,
    explains: (d) =>
      d.alias === "rtp.ext.rfc5285.id"
        ? equal(d.ours.filter((x) => x !== 0), d.theirs)
        : d.alias === "rtp.ext.rfc5285.len"
        ? equal(
          d.theirs,
          (d.values.get("rtp.ext.rfc5285.data") ?? [])
            .map((x) => String(x).length / 2).filter((x) => x > 0),
        )
        : d.alias === "rtp.ext.rfc5285.data"
        ? equal(d.ours.filter((x) => x !== ""), d.theirs)
        : d.alias === "rtp.padding.data" && d.ours.length === 0 &&
          d.oracle["rtp.padding"] === false,
  },
  {
    name: "padding of RTP that cannot be",
    reason:
      "a padding that is longer than what is there is payload here; tshark shows what it can of it",
    own: true,
    explains: (d) =>
      startsWith(d, "rtp.padding.", "rtp.payload") &&
      Number(d.oracle["rtp.padding.count"]) >
        String(d.values.get("rtp.payload")?.[0]).length / 2,
  },
  {
    name: "RTP of another version",
    reason: "tshark shows the version alone; we leave the datagram raw",
    own: true,
    explains: (d) =>
      startsWith(d, "rtp.version", "rtcp.version") && d.ours.length === 0 &&
      d.theirs[0] !== 2,
  },
  {
    name: "packets that a NACK tells of",
    reason: "tshark gives a number for each bit of the mask, too",
    own: true,
    explains: (d) =>
      d.alias === "rtcp.rtpfb.nack_pid" && isSubsequence(d.ours, d.theirs),
  },
  {
    name: "feedback control information",
    reason:
      "bytes where we have no table for the format; tshark has tables for others",
    own: true,
    explains: (d) => d.alias === "rtcp.fci",
  },
  {
    name: "padding of RTCP",
    reason:
      "tshark takes the padding of a goodbye for a reason, and the padding behind a packet for its end",
    own: true,
    explains: (d) =>
      startsWith(d, "rtcp.sdes.length", "rtcp.ssrc.identifier") &&
      list(d.oracle["rtcp.padding"]).includes(true),
  },
  {
    name: "blocks of extended reports",
    reason:
      "tshark reads a payload type of eight bits in an IDMS report (RFC 7272 §7 has seven), loses its place there, and shows no bytes of types that it does not know",
    own: true,
    explains: (d) =>
      startsWith(d, "rtcp.xr.", "rtcp.ssrc.identifier") &&
      (d.values.get("rtcp.xr.bt") ?? []).includes(12),
  },
  {
    name: "packets of RTCP with a later type",
    reason: "tshark ends at a type that it does not know",
    own: true,
    explains: (d) =>
      startsWith(d, "rtcp.") && isPrefix(d.theirs, d.ours) &&
      (d.values.get("rtcp.pt") ?? []).some((x) => x as number > 207),
  },
  {
    name: "extension of a report",
    reason:
      "tshark reads a type and a length in front of what the profile adds, which only some profiles have",
    own: true,
    explains: (d) =>
      d.alias === "rtcp.profile-specific-extension" &&
      pairs(d, (a, b) => String(a).endsWith(String(b).replaceAll(":", ""))),
  },
  {
    name: "numbers of CoAP that are too long",
    reason: "tshark gives 2^32 - 1 for a number of too many bytes, we none",
    explains: (d) =>
      startsWith(d, "coap.opt.") &&
      equal(d.ours, d.theirs.filter((x) => x !== 2 ** 32 - 1)),
  },
  {
    name: "text that is no UTF-8",
    reason: "tshark writes its escapes otherwise",
    explains: (d) =>
      startsWith(d, "coap.opt.") &&
      pairs(d, (a, b) => /\ufffd/.test(String(a)) && /\ufffd/.test(String(b))),
  },
  {
    name: "options of CoAP after RFC 8768",
    reason: "tshark shows their bytes, and those of Size2 as a block's, too",
    own: true,
    explains: (d) =>
      startsWith(d, "coap.opt.unknown", "coap.opt.block_") &&
      (isSubsequence(d.ours, d.theirs) || isSubsequence(d.theirs, d.ours)),
  },
  {
    name: "tokens of CoAP that are longer than eight bytes",
    reason:
      "tshark knows neither the lengths of RFC 8974, nor that the others are reserved",
    own: true,
    explains: (d) =>
      startsWith(d, "coap.", "frame.protocols") &&
      list(d.oracle["coap.token_len"]).some((x) => x as number > 8),
  },
  {
    name: "longer messages of CoAP over TCP",
    reason:
      "tshark takes a message whose length is extended for one that goes on elsewhere",
    own: true,
    explains: (d) =>
      startsWith(d, "coap.", "frame.protocols") && /TCP:CoAP/.test(d.chain) &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "options of CoAP's signals",
    reason:
      "the numbers of a signal's options mean something else (RFC 8323 §5); tshark reads them as those of a request",
    own: true,
    explains: (d) =>
      startsWith(d, "coap.opt.") &&
      list(d.oracle["coap.code"]).some((x) => x as number >> 5 === 7),
  },
  {
    name: "several messages of Modbus",
    reason: "tshark names the header once, however many there are in a segment",
    explains: (d) =>
      d.alias === "frame.protocols" && isPrefix(d.theirs, d.ours) &&
      d.theirs.at(-1) === "modbus" &&
      d.ours.slice(d.theirs.length).every((x) =>
        x === "mbtcp" || x === "modbus"
      ),
  },
  {
    name: "values of Modbus as bytes",
    reason:
      "tshark shows registers, records and what a server says of itself as bytes for some functions, and of a response that is too short",
    own: true,
    explains: (d) =>
      startsWith(d, "modbus.data", "modbus.regval_uint16", "modbus.byte_cnt") &&
      (met(d, "truncated") ||
        list(d.oracle["modbus.func_code"]).some((x) => AS_BYTES.has(x))),
  },
  {
    name: "lengths of Modbus that cannot be",
    reason:
      "a message has at most 254 bytes behind its length; we leave it raw",
    own: true,
    explains: (d) =>
      startsWith(d, "modbus.", "mbtcp.", "frame.protocols") &&
      isPrefix(d.ours, d.theirs) && Number(d.oracle["mbtcp.len"]) > 254,
  },
  {
    name: "segments of DNP3",
    reason:
      "tshark puts the segments of a fragment together and shows its application where it ends; we show in each frame what lies in it",
    explains: (d) =>
      startsWith(d, "dnp3.al.") &&
      [
        ...list(d.oracle["dnp3.tr.fir"]),
        ...list(d.oracle["dnp3.tr.fin"]),
      ].includes(false),
  },
  {
    name: "function of a secondary frame of DNP3",
    reason:
      "tshark has other names for it and the flags where the frame is not from a primary station",
    own: true,
    explains: (d) =>
      startsWith(d, "dnp3.ctl.prifunc", "dnp3.ctl.fc") &&
      d.theirs.length === 0 && d.oracle["dnp3.ctl.prm"] === false,
  },
  {
    name: "one by one",
    reason:
      "dnp3_example#311: tshark puts a segment to a fragment that ended before",
    explains: (d) =>
      startsWith(d, "dnp3.al.") &&
      `${d.file}#${d.frame}` === "icsnpp-dnp3__dnp3_example.pcap#311",
  },
  {
    name: "length of octet strings",
    reason: "the variation is the length; tshark shows 0",
    own: true,
    explains: (d) =>
      d.alias === "dnp3.al.obj" &&
      pairs(d, (a, b) =>
        [110, 111].includes(Number(a) >> 8) &&
        (Number(a) & 0xff00) === b),
  },
  {
    name: "blocks of DNP3 with a wrong CRC",
    reason: "tshark reads no further than a wrong CRC; we say that it is wrong",
    own: true,
    explains: (d) =>
      startsWith(d, "dnp3.al.") && d.theirs.length === 0 &&
      list(d.oracle["dnp.data_chunk.CRC.status"]).includes(0),
  },
  {
    name: "DNP3 by its content",
    reason:
      "a header whose CRC is right is known on any port; tshark goes by the port",
    explains: (d) =>
      startsWith(d, "dnp3.", "dnp.", "frame.protocols") &&
      /:DNP3$/.test(d.chain) && theirChain(d).at(-1) === "data" &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "what a reply answers",
    reason:
      "tshark shows in a reply the program of its call, reads its results by that, and shows the version of a call twice; we keep no calls, so results are bytes",
    explains: (d) =>
      ["rpc.program", "rpc.programversion", "rpc.procedure"].includes(d.alias)
        ? isSubsequence(d.ours, d.theirs)
        : startsWith(d, "portmap.", "frame.protocols") &&
          list(d.oracle["rpc.msgtyp"]).includes(1) &&
          isPrefix(d.ours, d.theirs),
  },
  {
    name: "RPC by its content",
    reason:
      "tshark wants to have seen the call of a reply, and to know the program of a call; we know both by their content",
    explains: (d) =>
      startsWith(d, "rpc.", "frame.protocols") && d.ours.length > 0 &&
      /UDP:RPC(:Raw)?$/.test(d.chain) && theirChain(d).at(-1) === "data" &&
      isPrefix(d.theirs, d.ours),
  },
  {
    name: "no message of RPC",
    reason: "tshark names RPC by its port, and reads nothing; we leave it raw",
    explains: (d) =>
      d.alias === "frame.protocols" && theirChain(d).at(-1) === "rpc" &&
      list(d.oracle["rpc.xid"]).length === 0 && isPrefix(d.ours, d.theirs),
  },
  {
    name: "versions of RPC, mappings of rpcbind",
    reason:
      "the versions of RPC that a denied call could have used have names of their own in tshark, which reads no arguments of the later procedures of rpcbind",
    own: true,
    explains: (d) =>
      startsWith(d, "rpc.programversion.m", "portmap.rpcb.") &&
      d.theirs.length === 0,
  },
];
