/** GPRS Tunnelling Protocol version 1: 3GPP TS 29.281 §5 (user plane) and TS 29.060 §6 (control plane). */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Entry, Find, Protocol } from "../../dissect/protocol.ts";
import { ipVersion, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  choice,
  chosen,
  type Field,
  flag,
  listWhile,
  sized,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { GTP_EXTENSION, GTP_MESSAGE } from "../../names/gtp.ts";

/** GTP header of version 1. */
export interface GTP {
  /** Version, 1. */
  version: number;
  /** PT: 1 for GTP, 0 for GTP'. */
  protocolType: number;
  /** Reserved. */
  reserved: boolean;
  /** E: the next extension header type means something. */
  extensionPresent: boolean;
  /** S: the sequence number means something. */
  sequencePresent: boolean;
  /** PN: the N-PDU number means something. */
  npduPresent: boolean;
  /** Message type. */
  messageType: number;
  /** Bytes behind the first eight. */
  length: number;
  /** Tunnel endpoint identifier. */
  teid: number;
  /** What is there when one of the three flags is set. */
  optional?: GTPOptional;
  /** Extension headers. */
  extensions?: GTPExtension[];
}
/** Fields that are there when a flag is set: TS 29.281 §5.1. */
export interface GTPOptional {
  /** Sequence number. */
  sequence: number;
  /** N-PDU number. */
  npduNumber: number;
  /** Type of the first extension header. */
  nextExtension: number;
}
/** What all extension headers have: TS 29.281 §5.2.1. */
export interface GTPExtensionHead {
  /** 32-bit words of the header. */
  length: number;
}
/** UDP Port number: TS 29.281 §5.2.2.1. */
export interface GTPUdpPort extends GTPExtensionHead {
  /** Source port of the datagram that gave rise to the error. */
  port: number;
  /** Type of the next. */
  nextExtension: number;
}
/** PDCP PDU number: TS 29.281 §5.2.2.2. */
export interface GTPPdcp extends GTPExtensionHead {
  /** PDCP PDU number. */
  number: number;
  /** Type of the next. */
  nextExtension: number;
}
/** PDU Session container, and headers that have no table: TS 29.281 §5.2.2.7. */
export interface GTPOtherExtension extends GTPExtensionHead {
  /** Its content. */
  content: Uint8Array;
  /** Type of the next. */
  nextExtension: number;
}
/** Any extension header. */
export type GTPExtension = GTPUdpPort | GTPPdcp | GTPOtherExtension;

const T_PDU = 255;
const UDP_PORT_NUMBER = 0x40, PDCP_NUMBER = 0xc0;
const hasOptional = (h: GTP): boolean =>
  h.extensionPresent || h.sequencePresent || h.npduPresent;

const length = u8({ alias: "gtp.ext_hdr.length", scale: 4, unit: "bytes" });
const nextExtension = u8({
  alias: "gtp.ext_hdr.next",
  hex: true,
  names: GTP_EXTENSION,
});
const udpPortNumber = struct<GTPUdpPort>({
  length,
  port: u16({ alias: "gtp.ext_hdr.udp_port" }),
  nextExtension,
});
const pdcp = struct<GTPPdcp>({
  length,
  number: u16({ alias: "gtp.ext_hdr.pdcp_sn" }),
  nextExtension,
});
const other = struct<GTPOtherExtension>({
  length,
  content: bytes((h: GTPOtherExtension) => h.length * 4 - 2),
  nextExtension,
});

/** Bytes of an extension header, as it says itself. */
function extensionSize(c: Cursor): number {
  const n = c.peek() * 4;
  if (n === 0) c.malformed("extension header length is 0");
  return n;
}

/** Extension headers: each says at its end what the next is, the header what the first is. */
const extensions: Field<GTPExtension[]> = {
  inside: [udpPortNumber, pdcp, other],
  bits: 0,
  read(c, v) {
    let next = (v.struct.probe(v) as GTP).optional?.nextExtension ?? 0;
    const one = sized(
      extensionSize,
      chosen(
        choice<GTPExtension>(
          [udpPortNumber, pdcp, other],
          () =>
            next === UDP_PORT_NUMBER
              ? udpPortNumber
              : next === PDCP_NUMBER
              ? pdcp
              : other,
        ),
      ),
    );
    const tracked: Field<GTPExtension> = {
      bits: 0,
      read(c, h) {
        const extension = one.read!(c, h);
        next = c.b[c.p - 1];
        return extension;
      },
    };
    return listWhile(tracked, () => next !== 0).read!(c, v);
  },
};

/** A packet of the user plane. */
function next(h: GTP, d: Find): Entry | undefined {
  const version = d.firstByte() >> 4;
  return h.messageType === T_PDU && (version === 4 || version === 6)
    ? d.find(ipVersion, version)
    : undefined;
}

/** GPRS Tunnelling Protocol, version 1. */
export const gtp: Protocol<GTP> = {
  id: "gtp",
  label: "GTP",
  name: "GPRS Tunnelling Protocol version 1",
  spec: "3GPP TS 29.281, 3GPP TS 29.060",
  depth:
    "header, extension headers; information elements of the control plane as bytes",
  alias: "gtp",
  layer: "application",
  on: [[udpPort, 2152, 2123]],
  accepts: (b, p) => b[p] >> 4 === 3, // version 1, protocol type GTP
  fields: struct<GTP>({
    version: bits(3, { alias: "gtp.flags.version" }),
    protocolType: bits(1, { alias: "gtp.flags.payload" }),
    reserved: flag({ alias: "gtp.flags.reserved" }),
    extensionPresent: flag({ alias: "gtp.flags.e" }),
    sequencePresent: flag({ alias: "gtp.flags.s" }),
    npduPresent: flag({ alias: "gtp.flags.pn" }),
    messageType: u8({ alias: "gtp.message", names: GTP_MESSAGE }),
    length: u16({ alias: "gtp.length", unit: "bytes" }),
    teid: u32({ alias: "gtp.teid", hex: true }),
    optional: when(
      hasOptional,
      struct<GTPOptional>({
        sequence: u16({ alias: "gtp.seq_number" }),
        npduNumber: u8({ alias: "gtp.npdu_number", hex: true }),
        nextExtension,
      }),
    ),
    extensions: when((h: GTP) => h.extensionPresent, extensions),
  }),
  totalSize: (h) => 8 + h.length,
  next,
  summary: (h) => GTP_MESSAGE[h.messageType] ?? `message ${h.messageType}`,
};
