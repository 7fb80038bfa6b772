/** IP Payload Compression Protocol: RFC 3173 §3. */
import { hexNumber } from "../../bytes/hex.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import { struct, u16, u8 } from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { IPCOMP_CPI } from "../../names/ipcomp.ts";

/** IPComp header; what follows is compressed. */
export interface IPComp {
  /** IP protocol number of what was compressed. */
  nextHeader: number;
  /** Flags, of which none is defined. */
  flags: number;
  /** Compression Parameter Index: up to 63 the number of an algorithm. */
  cpi: number;
}

/** IP Payload Compression Protocol. */
export const ipcomp: Protocol<IPComp> = {
  id: "ipcomp",
  label: "IPComp",
  name: "IP Payload Compression Protocol",
  spec: "RFC 3173",
  depth: "header; the payload stays compressed",
  alias: "ipcomp",
  layer: "internet",
  on: [[ipProtocol, 108]],
  fields: struct<IPComp>({
    nextHeader: u8({ alias: "ipcomp.next_header", names: IP_PROTOCOL }),
    flags: u8({ alias: "ipcomp.flags", hex: true }),
    cpi: u16({ alias: "ipcomp.cpi", hex: true, names: IPCOMP_CPI }),
  }),
  summary: (h) => `IPComp (CPI=0x${hexNumber(h.cpi, 4)})`,
};
