/** Linux cooked captures: https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html, and LINKTYPE_LINUX_SLL2.html. */
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  ETHERTYPE_MIN,
  linkType,
  linuxProtocol,
} from "../../dissect/tables.ts";
import {
  addressPadding,
  type Hint,
  paddedAddress,
  struct,
  trailer,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { ARPHRD } from "../../names/arphrd.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";
import { LINUX_PROTOCOL, SLL_PACKET_TYPE } from "../../names/sll.ts";

/** Header of version 1. */
export interface SLL {
  /** From and to whom the packet was sent. */
  packetType: number;
  /** Type of the device: ARPHRD_ of Linux. */
  arphrd: number;
  /** Bytes of the sender's link-layer address. */
  addressLength: number;
  /** The sender's link-layer address, or its first eight bytes. */
  address: string;
  /** Bytes of the address field that do not count. */
  unused?: Uint8Array;
  /** EtherType or another protocol number, depending on `arphrd`. */
  protocol: number;
  /** Bytes behind the payload. */
  trailer?: Uint8Array;
}
/** Header of version 2. */
export interface SLL2 extends SLL {
  /** Reserved. */
  reserved: number;
  /** Index of the interface on which the packet was seen. */
  interfaceIndex: number;
}

/** Devices whose `protocol` is no EtherType: Frame Relay access, radiotap, Netlink. */
const OTHER_PROTOCOLS: ReadonlySet<number> = new Set([770, 803, 824]);

/** What the protocol field says for this device. */
function protocolName(value: number, h: SLL): string | undefined {
  if (OTHER_PROTOCOLS.has(h.arphrd)) return undefined;
  return value < ETHERTYPE_MIN ? LINUX_PROTOCOL[value] : ETHERTYPE[value];
}

function next(h: SLL, d: Find): Entry | undefined {
  const { arphrd, protocol } = h;
  if (OTHER_PROTOCOLS.has(arphrd)) return undefined;
  return d.find(protocol < ETHERTYPE_MIN ? linuxProtocol : etherType, protocol);
}

function summary(h: SLL): string {
  const type = SLL_PACKET_TYPE[h.packetType] ?? `packet type ${h.packetType}`;
  return `${type}, ${protocolName(h.protocol, h) ?? `protocol ${h.protocol}`}`;
}

const PACKET_TYPE: Hint = { alias: "sll.pkttype", names: SLL_PACKET_TYPE };
const PROTOCOL: Hint = { alias: "sll.etype", hex: true, names: protocolName };
const arphrd = u16({ alias: "sll.hatype", names: ARPHRD });
const address = paddedAddress({ alias: "sll.src.eth" });

/** Linux cooked capture. */
export const sll: Protocol<SLL> = {
  id: "sll",
  label: "SLL",
  name: "Linux cooked capture",
  spec: "LINKTYPE_LINUX_SLL",
  depth: "all fields",
  alias: "sll",
  layer: "link",
  on: [[linkType, 113]],
  trailing: true,
  fields: struct<SLL>({
    packetType: u16(PACKET_TYPE),
    arphrd,
    addressLength: u16({ alias: "sll.halen", unit: "bytes" }),
    address,
    unused: addressPadding(6, { alias: "sll.unused" }),
    protocol: u16(PROTOCOL),
    trailer: trailer({ alias: "sll.trailer" }),
  }),
  next,
  summary,
};

/** Linux cooked capture, version 2. */
export const sll2: Protocol<SLL2> = {
  id: "sll2",
  alias: "sll",
  label: "SLL2",
  name: "Linux cooked capture, version 2",
  spec: "LINKTYPE_LINUX_SLL2",
  depth: "all fields",
  layer: "link",
  on: [[linkType, 276]],
  trailing: true,
  fields: struct<SLL2>({
    protocol: u16(PROTOCOL),
    reserved: u16(),
    interfaceIndex: u32({ alias: "sll.ifindex" }),
    arphrd,
    packetType: u8(PACKET_TYPE),
    addressLength: u8({ alias: "sll.halen", unit: "bytes" }),
    address,
    unused: addressPadding(12, { alias: "sll.unused" }),
    trailer: trailer({ alias: "sll.trailer" }),
  }),
  next,
  summary,
};
