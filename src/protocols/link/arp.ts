/** Address Resolution Protocol: RFC 826, with RARP (RFC 903), DRARP (RFC 1931) and InARP (RFC 2390). */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, llcSap } from "../../dissect/tables.ts";
import {
  hardwareAddress,
  protocolAddress,
  struct,
  u16,
  u8,
} from "../../fields/mod.ts";
import { ARP_HARDWARE, ARP_OPERATION } from "../../names/arp.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";

/** An ARP packet, whatever the lengths of its addresses. */
export interface ARP {
  /** Hardware type. */
  hardwareType: number;
  /** EtherType of the protocol whose addresses are resolved. */
  protocolType: number;
  /** Bytes of a hardware address. */
  hardwareLength: number;
  /** Bytes of a protocol address. */
  protocolLength: number;
  /** What is asked or answered. */
  operation: number;
  /** Hardware address of the sender: a MAC address where it has six bytes, else hexadecimal digits. */
  senderHardware?: string;
  /** Protocol address of the sender: text for IPv4, else hexadecimal digits. */
  senderProtocol?: string;
  /** Hardware address of the target. */
  targetHardware?: string;
  /** Protocol address of the target. */
  targetProtocol?: string;
}

const hardwareLength = (h: ARP) => h.hardwareLength;
const protocolLength = (h: ARP) => h.protocolLength;
const protocolType = (h: ARP) => h.protocolType;
const size = (h: ARP) => 8 + 2 * h.hardwareLength + 2 * h.protocolLength;

function summary(h: ARP): string {
  const { senderHardware: mac, senderProtocol: sender } = h;
  const { targetHardware, targetProtocol: target } = h;
  switch (h.operation) {
    case 1:
      return sender !== undefined && sender === target
        ? `Announcement of ${sender}`
        : `Who has ${target}? Tell ${sender}`;
    case 2:
      return `${sender} is at ${mac}`;
    case 3:
      return `Who is ${targetHardware}? Tell ${mac}`;
    case 4:
      return `${targetHardware} is at ${target}`;
    case 8:
      return `Who is ${targetHardware}? Tell ${mac}`;
    case 9:
      return `${mac} is at ${sender}`;
  }
  return ARP_OPERATION[h.operation] ?? `operation ${h.operation}`;
}

/** Address Resolution Protocol. */
export const arp: Protocol<ARP> = {
  id: "arp",
  label: "ARP",
  name: "Address Resolution Protocol",
  spec: "RFC 826",
  depth: "all fields",
  aliases: ["rarp", "inarp", "drarp"],
  alias: "arp",
  layer: "link",
  on: [[etherType, 0x0806, 0x8035], [llcSap, 0x98]],
  fields: struct<ARP>({
    hardwareType: u16({ alias: "arp.hw.type", names: ARP_HARDWARE }),
    protocolType: u16({
      alias: "arp.proto.type",
      hex: true,
      names: ETHERTYPE,
    }),
    hardwareLength: u8({ alias: "arp.hw.size", unit: "bytes" }),
    protocolLength: u8({ alias: "arp.proto.size", unit: "bytes" }),
    operation: u16({ alias: "arp.opcode", names: ARP_OPERATION }),
    senderHardware: hardwareAddress(hardwareLength, {
      alias: "arp.src.hw_mac",
    }),
    senderProtocol: protocolAddress(protocolLength, protocolType, {
      alias: "arp.src.proto_ipv4",
    }),
    targetHardware: hardwareAddress(hardwareLength, {
      alias: "arp.dst.hw_mac",
    }),
    targetProtocol: protocolAddress(protocolLength, protocolType, {
      alias: "arp.dst.proto_ipv4",
    }),
  }),
  headerSize: size,
  totalSize: size,
  summary,
};
