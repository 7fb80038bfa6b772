/** Our fields by scapy's names. What is not here is a layer of generic fields. */
import { arp } from "../../src/protocols/link/arp.ts";
import { ethernet } from "../../src/protocols/link/ethernet.ts";
import { llc } from "../../src/protocols/link/llc.ts";
import { nullLoopback } from "../../src/protocols/link/null.ts";
import { ppp } from "../../src/protocols/link/ppp.ts";
import { pppoe } from "../../src/protocols/link/pppoe.ts";
import { sll, sll2 } from "../../src/protocols/link/sll.ts";
import { snap } from "../../src/protocols/link/snap.ts";
import { serviceVlan, vlan } from "../../src/protocols/link/vlan.ts";
import { ah } from "../../src/protocols/internet/ah.ts";
import { esp } from "../../src/protocols/internet/esp.ts";
import { icmp } from "../../src/protocols/internet/icmp.ts";
import { icmpv6 } from "../../src/protocols/internet/icmpv6.ts";
import { ipv4 } from "../../src/protocols/internet/ipv4.ts";
import { ipv6 } from "../../src/protocols/internet/ipv6.ts";
import { ipv6Frag } from "../../src/protocols/internet/ipv6_frag.ts";
import {
  hopopt,
  ipv6Opts,
} from "../../src/protocols/internet/ipv6_ext_options.ts";
import { ipv6Route } from "../../src/protocols/internet/ipv6_route.ts";
import { raw } from "../../src/protocols/raw.ts";
import { sctp } from "../../src/protocols/transport/sctp.ts";
import { tcp } from "../../src/protocols/transport/tcp.ts";
import { udp } from "../../src/protocols/transport/udp.ts";
import { gre } from "../../src/protocols/tunnel/gre.ts";
import { mpls } from "../../src/protocols/tunnel/mpls.ts";
import { vxlan } from "../../src/protocols/tunnel/vxlan.ts";
import { dhcp } from "../../src/protocols/application/dhcp.ts";
import { dns } from "../../src/protocols/application/dns.ts";
import { bitsOf, type Naming, naming, type Said } from "../naming.ts";
import { tcpOption } from "../tcp_option.ts";

/** Bytes of an address in text; a hardware address of `size` bytes. */
function hardware(name: string, size: string) {
  return (said: Said): string | undefined => {
    const b = said[name], n = said[size];
    return b instanceof Uint8Array && typeof n === "number"
      ? Array.from(b.subarray(0, n), (x) => x.toString(16).padStart(2, "0"))
        .join(":")
      : undefined;
  };
}

const OPTION_KINDS: Readonly<Record<string, number>> = {
  EOL: 0,
  NOP: 1,
  MSS: 2,
  WScale: 3,
  SAckOK: 4,
  SAck: 5,
  Timestamp: 8,
};

/** Options as `[name, value]`; `undefined`: there is one that is not told in full. */
function tcpOptions({ options }: Said): unknown {
  if (!Array.isArray(options)) return undefined;
  const list = options.map(([name, value]: [string, unknown]) =>
    tcpOption(OPTION_KINDS[name], value)
  );
  return list.includes(undefined) ? undefined : list;
}

/** Empty lists are told as they are; options of IPv4 have scapy's own shape. */
function noOptions({ options }: Said): unknown {
  return Array.isArray(options) && options.length === 0 ? [] : undefined;
}

/** What stands behind type, code and checksum. */
function icmpBody(said: Said): unknown {
  const { type, id, seq, gw, ptr, nexthopmtu, reserved, length } = said;
  if (type === 0 || type === 8) return { id, seq };
  if (type === 3 && said.code !== 4) {
    return { unused: reserved, length, unused2: nexthopmtu };
  }
  if (type === 3) return { unused: reserved, length, nextHopMTU: nexthopmtu };
  if (type === 5) return { gateway: gw };
  if (type === 12) return { pointer: ptr };
  return undefined;
}

/** Options of neighbour discovery, which scapy has as layers; those that it does not know it leaves raw. */
function ndpOptions({ options }: Said): unknown {
  if (!Array.isArray(options)) return undefined;
  const list = options.map((o: Said) =>
    o.lladdr === undefined
      ? undefined
      : { type: o.type, length: o.len, address: o.lladdr }
  );
  return list.includes(undefined) ? undefined : list;
}

const ICMPV6 = { type: "type", code: "code", checksum: "cksum" } as const;
const icmpv6Of = (body: (said: Said) => object): Naming =>
  naming(icmpv6, { ...ICMPV6, body });
const echo6 = icmpv6Of(({ id, seq }) => ({ id, seq }));

const ip = naming(ipv4, {
  version: "version",
  ihl: "ihl",
  dscp: bitsOf("tos", 2, 6),
  ecn: bitsOf("tos", 0, 2),
  length: "len",
  id: "id",
  reserved: bitsOf("flags", 2),
  df: bitsOf("flags", 1),
  mf: bitsOf("flags", 0),
  fragmentOffset: "frag",
  ttl: "ttl",
  protocol: "proto",
  checksum: "chksum",
  src: "src",
  dst: "dst",
  options: noOptions,
});
const ip6 = naming(ipv6, {
  version: "version",
  dscp: bitsOf("tc", 2, 6),
  ecn: bitsOf("tc", 0, 2),
  flowLabel: "fl",
  payloadLength: "plen",
  nextHeader: "nh",
  hopLimit: "hlim",
  src: "src",
  dst: "dst",
});
const tcpNames = naming(tcp, {
  srcPort: "sport",
  dstPort: "dport",
  seq: "seq",
  ack: "ack",
  dataOffset: "dataofs",
  reserved: "reserved",
  ae: bitsOf("flags", 8),
  cwr: bitsOf("flags", 7),
  ece: bitsOf("flags", 6),
  urg: bitsOf("flags", 5),
  ackFlag: bitsOf("flags", 4),
  psh: bitsOf("flags", 3),
  rst: bitsOf("flags", 2),
  syn: bitsOf("flags", 1),
  fin: bitsOf("flags", 0),
  window: "window",
  checksum: "chksum",
  urgentPointer: "urgptr",
  options: tcpOptions,
});
const udpNames = naming(udp, {
  srcPort: "sport",
  dstPort: "dport",
  length: "len",
  checksum: "chksum",
});
const icmpNames = naming(icmp, {
  type: "type",
  code: "code",
  checksum: "chksum",
  body: icmpBody,
});
const tag = {
  pcp: "prio",
  dei: (said: Said) => said.dei ?? said.id,
  vid: "vlan",
  type: "type",
} as const;
const greNames = naming(gre, {
  checksumPresent: "chksum_present",
  routingPresent: "routing_present",
  keyPresent: "key_present",
  sequencePresent: "seqnum_present",
  strictSourceRoute: "strict_route_source",
  recursionControl: "recursion_control",
  ackPresent: "acknum_present",
  version: "version",
  protocolType: "proto",
  checksum: "chksum",
  offset: "offset",
  key: "key",
  payloadLength: "payload_len",
  callId: "call_id",
  sequenceNumber: "sequence_number",
  ackNumber: "ack_number",
});

/** Our protocols by scapy's classes. */
export const NAMINGS: Readonly<Record<string, Naming>> = {
  Raw: naming(raw, { data: "load" }),
  Ether: naming(ethernet, { dst: "dst", src: "src", type: "type" }),
  Dot3: naming(ethernet, {
    dst: "dst",
    src: "src",
    type: "len",
    length: "len",
  }),
  Dot1Q: naming(vlan, tag),
  Dot1AD: naming(serviceVlan, tag),
  LLC: naming(llc, { dsap: "dsap", ssap: "ssap", control: "ctrl" }),
  SNAP: naming(snap, { oui: "OUI", pid: "code" }),
  Loopback: naming(nullLoopback, { family: "type" }),
  CookedLinux: naming(sll, {
    packetType: "pkttype",
    arphrd: "lladdrtype",
    addressLength: "lladdrlen",
    address: hardware("src", "lladdrlen"),
    protocol: "proto",
  }),
  CookedLinuxV2: naming(sll2, {
    protocol: "proto",
    reserved: "reserved",
    interfaceIndex: "ifindex",
    arphrd: "lladdrtype",
    packetType: "pkttype",
    addressLength: "lladdrlen",
    address: hardware("src", "lladdrlen"),
  }),
  ARP: naming(arp, {
    hardwareType: "hwtype",
    protocolType: "ptype",
    hardwareLength: "hwlen",
    protocolLength: "plen",
    operation: "op",
    senderHardware: "hwsrc",
    senderProtocol: "psrc",
    targetHardware: "hwdst",
    targetProtocol: "pdst",
  }),
  PPP: naming(ppp, { protocol: "proto" }),
  PPPoE: naming(pppoe, {
    version: "version",
    type: "type",
    code: "code",
    sessionId: "sessionid",
    length: "len",
  }),
  MPLS: naming(mpls, {
    label: "label",
    tc: "cos",
    bottomOfStack: "s",
    ttl: "ttl",
  }),
  IP: ip,
  IPerror: ip,
  IPv6: ip6,
  IPerror6: ip6,
  IPv6ExtHdrHopByHop: naming(hopopt, { nextHeader: "nh", hdrExtLen: "len" }),
  IPv6ExtHdrDestOpt: naming(ipv6Opts, { nextHeader: "nh", hdrExtLen: "len" }),
  IPv6ExtHdrRouting: naming(ipv6Route, {
    nextHeader: "nh",
    hdrExtLen: "len",
    routingType: "type",
    segmentsLeft: "segleft",
  }),
  IPv6ExtHdrSegmentRouting: naming(ipv6Route, {
    nextHeader: "nh",
    hdrExtLen: "len",
    routingType: "type",
    segmentsLeft: "segleft",
  }),
  IPv6ExtHdrFragment: naming(ipv6Frag, {
    nextHeader: "nh",
    reserved: "res1",
    fragmentOffset: "offset",
    reserved2: "res2",
    mf: "m",
    id: "id",
  }),
  AH: naming(ah, {
    nextHeader: "nh",
    payloadLen: "payloadlen",
    spi: "spi",
    sequenceNumber: "seq",
    icv: "icv",
  }),
  ESP: naming(esp, { spi: "spi", sequenceNumber: "seq" }),
  ICMP: icmpNames,
  ICMPerror: icmpNames,
  ICMPv6EchoRequest: echo6,
  ICMPv6EchoReply: echo6,
  ICMPv6DestUnreach: icmpv6Of(({ length }) => ({ length })),
  ICMPv6TimeExceeded: icmpv6Of(({ length }) => ({ length })),
  ICMPv6PacketTooBig: icmpv6Of(({ mtu }) => ({ mtu })),
  ICMPv6ParamProblem: icmpv6Of(({ ptr }) => ({ pointer: ptr })),
  ICMPv6ND_NS: icmpv6Of((said) => ({
    reserved: said.res,
    target: said.tgt,
    options: ndpOptions(said),
  })),
  ICMPv6ND_NA: icmpv6Of((said) => ({
    router: said.R,
    solicited: said.S,
    override: said.O,
    reserved: said.res,
    target: said.tgt,
    options: ndpOptions(said),
  })),
  ICMPv6ND_RS: icmpv6Of((said) => ({
    reserved: said.res,
    options: ndpOptions(said),
  })),
  TCP: tcpNames,
  TCPerror: tcpNames,
  UDP: udpNames,
  UDPerror: udpNames,
  SCTP: naming(sctp, {
    srcPort: "sport",
    dstPort: "dport",
    verificationTag: "tag",
    checksum: "chksum",
  }),
  GRE: greNames,
  GRE_PPTP: greNames,
  VXLAN: naming(vxlan, {
    vniValid: bitsOf("flags", 3),
    vni: "vni",
  }),
  DNS: naming(dns, {
    id: "id",
    qr: "qr",
    opcode: "opcode",
    aa: "aa",
    tc: "tc",
    rd: "rd",
    ra: "ra",
    z: "z",
    ad: "ad",
    cd: "cd",
    rcode: "rcode",
    qdcount: "qdcount",
    ancount: "ancount",
    nscount: "nscount",
    arcount: "arcount",
  }),
  BOOTP: naming(dhcp, {
    op: "op",
    htype: "htype",
    hlen: "hlen",
    hops: "hops",
    xid: "xid",
    secs: "secs",
    broadcast: bitsOf("flags", 15),
    ciaddr: "ciaddr",
    yiaddr: "yiaddr",
    siaddr: "siaddr",
    giaddr: "giaddr",
  }),
};

/** What scapy has as a layer and we as a part of the one before: the name of the list there. */
export function partOf(name: string): string | undefined {
  if (name.startsWith("ICMPv6NDOpt")) return "options";
  return name === "DHCP" ? "dhcpOptions" : undefined;
}
