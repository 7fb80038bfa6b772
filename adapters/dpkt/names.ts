/** Our fields by dpkt's names. What is not here is a layer of generic fields. */
import { formatIPv4, formatIPv6, formatMAC } from "../../src/bytes/address.ts";
import { arp } from "../../src/protocols/link/arp.ts";
import { ethernet } from "../../src/protocols/link/ethernet.ts";
import { llc } from "../../src/protocols/link/llc.ts";
import { nullLoopback } from "../../src/protocols/link/null.ts";
import { ppp } from "../../src/protocols/link/ppp.ts";
import { pppoe } from "../../src/protocols/link/pppoe.ts";
import { sll, sll2 } from "../../src/protocols/link/sll.ts";
import { vlan } from "../../src/protocols/link/vlan.ts";
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
import {
  bitsOf,
  type Naming,
  naming,
  type Said,
  type Source,
} from "../naming.ts";
import { tcpOption } from "../tcp_option.ts";

type Format = (b: Uint8Array, p: number) => string;

/** An address out of `size` bytes, which dpkt leaves as they are. */
function address(name: string, size: number, format: Format): Source {
  return (said) => {
    const b = said[name];
    return b instanceof Uint8Array && b.length >= size
      ? format(b, 0)
      : undefined;
  };
}
const mac = (name: string) => address(name, 6, formatMAC);
const ip4Address = (name: string) => address(name, 4, formatIPv4);
const ip6Address = (name: string) => address(name, 16, formatIPv6);

/** A hardware address in a field of eight bytes. */
const cooked: Source = ({ hdr, hlen }) =>
  hlen === 6 && hdr instanceof Uint8Array ? formatMAC(hdr, 0) : undefined;

/** Options as `[kind, bytes]`; `undefined`: there is one that is not told in full. */
function tcpOptions({ options }: Said): unknown {
  if (!Array.isArray(options)) return undefined;
  const list = options.map(([kind, b]: [number, Uint8Array]) =>
    tcpOption(kind, b)
  );
  return list.includes(undefined) ? undefined : list;
}

/** What stands behind type, code and checksum; dpkt has it as a packet in the packet. */
function icmpBody({ type, code, body }: Said): unknown {
  const said = body as Said | undefined;
  if (said === undefined) return undefined;
  if (type === 0 || type === 8) return { id: said.id, seq: said.seq };
  if (type === 3 && code === 4) return { nextHopMTU: said.mtu };
  if (type === 12) return { pointer: said.ptr };
  return undefined;
}

function icmpv6Body({ type, body }: Said): unknown {
  const said = body as Said | undefined;
  if (said === undefined) return undefined;
  if (type === 128 || type === 129) return { id: said.id, seq: said.seq };
  if (type === 2) return { mtu: said.mtu };
  if (type === 4) return { pointer: said.ptr };
  return undefined;
}

const linuxCooked = {
  packetType: "type",
  arphrd: "hrd",
  addressLength: "hlen",
  address: cooked,
  protocol: "ethtype",
} as const;
const extension = { nextHeader: "nxt", hdrExtLen: "len" } as const;

/** Our protocols by dpkt's classes. */
export const NAMINGS: Readonly<Record<string, Naming>> = {
  Raw: naming(raw, { data: "load" }),
  Ethernet: naming(ethernet, {
    dst: mac("dst"),
    src: mac("src"),
    type: "type",
  }),
  VLANtag8021Q: naming(vlan, {
    pcp: "pri",
    dei: "cfi",
    vid: "id",
    type: "type",
  }),
  MPLSlabel: naming(mpls, {
    label: "val",
    tc: "exp",
    bottomOfStack: "s",
    ttl: "ttl",
  }),
  LLC: naming(llc, { dsap: "dsap", ssap: "ssap", control: "ctl" }),
  Loopback: naming(nullLoopback, { family: "family" }),
  SLL: naming(sll, linuxCooked),
  SLL2: naming(sll2, {
    ...linuxCooked,
    reserved: "mbz",
    interfaceIndex: "intindex",
  }),
  PPP: naming(ppp, { protocol: "p" }),
  PPPoE: naming(pppoe, {
    version: "v",
    type: "type",
    code: "code",
    sessionId: "session",
    length: "len",
  }),
  ARP: naming(arp, {
    hardwareType: "hrd",
    protocolType: "pro",
    hardwareLength: "hln",
    protocolLength: "pln",
    operation: "op",
    senderHardware: mac("sha"),
    senderProtocol: ip4Address("spa"),
    targetHardware: mac("tha"),
    targetProtocol: ip4Address("tpa"),
  }),
  IP: naming(ipv4, {
    version: "v",
    ihl: "hl",
    dscp: bitsOf("tos", 2, 6),
    ecn: bitsOf("tos", 0, 2),
    length: "len",
    id: "id",
    reserved: "rf",
    df: "df",
    mf: "mf",
    fragmentOffset: "offset",
    ttl: "ttl",
    protocol: "p",
    checksum: "sum",
    src: ip4Address("src"),
    dst: ip4Address("dst"),
    options: ({ opts }) =>
      opts instanceof Uint8Array && opts.length === 0 ? [] : undefined,
  }),
  IP6: naming(ipv6, {
    version: "v",
    dscp: bitsOf("fc", 2, 6),
    ecn: bitsOf("fc", 0, 2),
    flowLabel: "flow",
    payloadLength: "plen",
    nextHeader: "nxt",
    hopLimit: "hlim",
    src: ip6Address("src"),
    dst: ip6Address("dst"),
  }),
  IP6HopOptsHeader: naming(hopopt, extension),
  IP6DstOptsHeader: naming(ipv6Opts, extension),
  IP6RoutingHeader: naming(ipv6Route, {
    ...extension,
    routingType: "type",
    segmentsLeft: "segs_left",
  }),
  IP6FragmentHeader: naming(ipv6Frag, {
    nextHeader: "nxt",
    fragmentOffset: "frag_off",
    mf: "m_flag",
    id: "id",
  }),
  IP6AHHeader: naming(ah, {
    nextHeader: "nxt",
    payloadLen: "len",
    spi: "spi",
    sequenceNumber: "seq",
  }),
  IP6ESPHeader: naming(esp, { spi: "spi", sequenceNumber: "seq" }),
  AH: naming(ah, {
    nextHeader: "nxt",
    payloadLen: "len",
    spi: "spi",
    sequenceNumber: "seq",
  }),
  ESP: naming(esp, { spi: "spi", sequenceNumber: "seq" }),
  ICMP: naming(icmp, {
    type: "type",
    code: "code",
    checksum: "sum",
    body: icmpBody,
  }),
  ICMP6: naming(icmpv6, {
    type: "type",
    code: "code",
    checksum: "sum",
    body: icmpv6Body,
  }),
  TCP: naming(tcp, {
    srcPort: "sport",
    dstPort: "dport",
    seq: "seq",
    ack: "ack",
    dataOffset: "off",
    ae: bitsOf("flags", 8),
    cwr: bitsOf("flags", 7),
    ece: bitsOf("flags", 6),
    urg: bitsOf("flags", 5),
    ackFlag: bitsOf("flags", 4),
    psh: bitsOf("flags", 3),
    rst: bitsOf("flags", 2),
    syn: bitsOf("flags", 1),
    fin: bitsOf("flags", 0),
    window: "win",
    checksum: "sum",
    urgentPointer: "urp",
    options: tcpOptions,
  }),
  UDP: naming(udp, {
    srcPort: "sport",
    dstPort: "dport",
    length: "ulen",
    checksum: "sum",
  }),
  SCTP: naming(sctp, {
    srcPort: "sport",
    dstPort: "dport",
    verificationTag: "vtag",
    checksum: "sum",
  }),
  GRE: naming(gre, {
    checksumPresent: bitsOf("flags", 15),
    routingPresent: bitsOf("flags", 14),
    keyPresent: bitsOf("flags", 13),
    sequencePresent: bitsOf("flags", 12),
    protocolType: "p",
  }),
};
