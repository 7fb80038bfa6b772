/** What the control protocols of PPP have in common: RFC 1661 §5 and §6. */
import type { Protocol } from "../../dissect/protocol.ts";
import { pppProtocol } from "../../dissect/tables.ts";
import {
  type Field,
  type OptionRules,
  options,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import type { Names } from "../../names/names.ts";
import { PPP_CODE } from "../../names/ppp.ts";

/** What every packet has. */
export interface PPPControlHead {
  /** Kind of packet. */
  code: number;
  /** Matches requests and replies. */
  identifier: number;
  /** Bytes of the whole packet. */
  length: number;
}
/** A packet of a network control protocol. */
export interface PPPControl<O> extends PPPControlHead {
  /** Configuration options, in Configure packets. */
  options?: O[];
  /** What other packets carry. */
  data?: Uint8Array;
}
/** What every option has. */
export interface PPPOptionHead {
  /** Type of the option. */
  type: number;
  /** Bytes of the whole option. */
  length: number;
}
/** An option that is not understood. */
export interface PPPOtherOption extends PPPOptionHead {
  /** Its value. */
  data: Uint8Array;
}

/** Whether packets with this code carry options: Configure-Request, -Ack, -Nak, -Reject. */
export function hasOptions(h: PPPControlHead): boolean {
  return h.code >= 1 && h.code <= 4;
}

/** The fields that every packet begins with. */
export const controlHead: {
  readonly code: Field<number>;
  readonly identifier: Field<number>;
  readonly length: Field<number>;
} = {
  code: u8({ alias: "ppp.code", names: PPP_CODE }),
  identifier: u8({ alias: "ppp.identifier" }),
  length: u16({ alias: "ppp.length", unit: "bytes" }),
};

/** The fields that every option begins with; `prefix` is Wireshark's name of the protocol. */
export function optionHead(
  prefix: string,
  names: Names,
): { type: Field<number>; length: Field<number> } {
  return {
    type: u8({ alias: `${prefix}.opt.type`, names }),
    length: u8({ alias: `${prefix}.opt.length`, unit: "bytes" }),
  };
}

/** The table of a network control protocol with these options. */
export function controlTable<O extends object>(
  cases: OptionRules<O>["cases"],
  other: Struct<O>,
): Struct<PPPControl<O>> {
  return struct<PPPControl<O>>({
    ...controlHead,
    options: when(hasOptions, options<O>({ counts: "all", cases, other })),
    data: padding({ alias: "ppp.data" }),
  });
}

/** One line about a packet. */
export function controlSummary(h: PPPControlHead): string {
  return PPP_CODE[h.code] ?? `code ${h.code}`;
}

/** What the protocols below have in common. */
export const controlProtocol = {
  layer: "link",
  totalSize: (h: PPPControlHead): number => h.length,
  summary: controlSummary,
} as const satisfies Partial<Protocol<PPPControlHead>>;

/** Protocol numbers of the control protocols that are read by the common rules alone. */
// deno-fmt-ignore
const OTHERS = [
  0x8023, 0x8025, 0x8027, 0x8029, 0x802b, 0x8031, 0x8033, 0x8035, 0x803d,
  0x803f, 0x8041, 0x8043, 0x8045, 0x8047, 0x8049, 0x804b, 0x804d, 0x804f,
  0x8051, 0x8053, 0x8055, 0x8059, 0x805b, 0x805d, 0x806f, 0x8073, 0x80c1,
  0x80fb, 0x8207, 0x8209, 0x820b, 0x820d, 0x8235, 0x8281, 0x8285, 0x8287,
  0x8289, 0xc02b,
] as const;

const other = struct<PPPOtherOption>({
  type: u8(),
  length: u8({ unit: "bytes" }),
  data: rest(),
});

/** Any other network control protocol of PPP. */
export const ncp: Protocol<PPPControl<PPPOtherOption>> = {
  ...controlProtocol,
  id: "ncp",
  label: "NCP",
  name: "PPP Network Control Protocol",
  spec: "RFC 1661 §5",
  depth: "header, options as they are",
  on: [[pppProtocol, ...OTHERS]],
  fields: controlTable<PPPOtherOption>({}, other),
};
