/** IP Authentication Header: RFC 4302 §2. */
import { hexNumber } from "../../bytes/hex.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import { bytes, octets, struct, u32, u8 } from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";

/** Authentication Header. */
export interface AH {
  /** IP protocol number of what follows. */
  nextHeader: number;
  /** Length of this header in 32-bit words, less two. */
  payloadLen: number;
  /** Reserved. */
  reserved: Uint8Array;
  /** Security Parameters Index: which security association protects the packet. */
  spi: number;
  /** Sequence number. */
  sequenceNumber: number;
  /** Integrity Check Value, with its padding. */
  icv: Uint8Array;
}

/** Bytes of the header before the integrity check value. */
const FIXED = 12;
const headerSize = (h: AH): number => (h.payloadLen + 2) * 4;

/** IP Authentication Header. */
export const ah: Protocol<AH> = {
  id: "ah",
  label: "AH",
  name: "IP Authentication Header",
  spec: "RFC 4302",
  depth: "all fields; the check value is not verified, which needs the key",
  alias: "ah",
  layer: "internet",
  on: [[ipProtocol, 51]],
  fields: struct<AH>({
    nextHeader: u8({ alias: "ah.next_header", names: IP_PROTOCOL }),
    payloadLen: u8({ alias: "ah.length" }),
    reserved: octets(2, { alias: "ah.reserved" }),
    spi: u32({ alias: "ah.spi", hex: true }),
    sequenceNumber: u32({ alias: "ah.sequence" }),
    icv: bytes((h: AH) => headerSize(h) - FIXED, { alias: "ah.icv" }),
  }),
  headerSize,
  next: (h, d) => d.find(ipProtocol, h.nextHeader),
  summary: (h) => `AH (SPI=0x${hexNumber(h.spi, 8)})`,
};
