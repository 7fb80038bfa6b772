/** IP Encapsulating Security Payload: RFC 4303 §2. */
import { hexNumber } from "../../bytes/hex.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import { struct, u32 } from "../../fields/mod.ts";

/** What an encapsulating security payload begins with; the rest is encrypted, up to its trailer. */
export interface ESP {
  /** Security Parameters Index: which security association protects the packet. */
  spi: number;
  /** Sequence number. */
  sequenceNumber: number;
}

/** IP Encapsulating Security Payload. */
export const esp: Protocol<ESP> = {
  id: "esp",
  label: "ESP",
  name: "IP Encapsulating Security Payload",
  spec: "RFC 4303",
  depth: "what is not encrypted",
  alias: "esp",
  layer: "internet",
  on: [[ipProtocol, 50]],
  fields: struct<ESP>({
    spi: u32({ alias: "esp.spi", hex: true }),
    sequenceNumber: u32({ alias: "esp.sequence" }),
  }),
  summary: (h) => `ESP (SPI=0x${hexNumber(h.spi, 8)})`,
};
