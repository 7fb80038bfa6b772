/** Link Control Protocol: RFC 1661 §5 and §6, RFC 1570 §1, RFC 2153 §2. */
import type { Protocol } from "../../dissect/protocol.ts";
import { pppProtocol } from "../../dissect/tables.ts";
import {
  bytes,
  options,
  struct,
  text,
  u16,
  u24,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { PPP_PROTOCOL } from "../../names/ppp.ts";
import { type LCPOption, lcpOptions, lcpOtherOption } from "./lcp_options.ts";
import {
  controlHead,
  controlProtocol,
  controlSummary,
  hasOptions,
  type PPPControlHead,
} from "./ppp_control.ts";

/** A packet of LCP. */
export interface LCP extends PPPControlHead {
  /** Configuration options, in Configure packets. */
  options?: LCPOption[];
  /** Number of the protocol that the peer does not know; the rejected packet follows. */
  rejectedProtocol?: number;
  /** The sender's magic number; 0: none was negotiated. */
  magicNumber?: number;
  /** Organizationally unique identifier of the vendor. */
  oui?: number;
  /** What the vendor calls the packet. */
  kind?: number;
  /** Seconds that remain of the session. */
  secondsRemaining?: number;
  /** Text for people, in Identification and Time-Remaining. */
  message?: string;
  /** What other packets carry. */
  data?: Uint8Array;
}

const VENDOR = 0, PROTOCOL_REJECT = 8, IDENTIFICATION = 12, TIME_REMAINING = 13;

/** RFC 1661 §5.8 and §5.9, RFC 1570 §1.1 and §1.2, RFC 2153 §2.1. */
function hasMagicNumber(h: LCP): boolean {
  return h.code === VENDOR || h.code >= 9 && h.code <= 13;
}

function hasMessage(h: LCP): boolean {
  return h.code === IDENTIFICATION || h.code === TIME_REMAINING;
}

/** Bytes behind the fixed fields of the packet. */
function restSize(h: LCP): number {
  const fixed = 4 + (hasMagicNumber(h) ? 4 : 0) +
    (h.code === VENDOR || h.code === TIME_REMAINING ? 4 : 0);
  return h.length - fixed;
}

/** Link Control Protocol. */
export const lcp: Protocol<LCP> = {
  ...controlProtocol,
  id: "lcp",
  label: "LCP",
  name: "PPP Link Control Protocol",
  spec: "RFC 1661",
  depth: "all packets, all options",
  alias: "lcp",
  on: [[pppProtocol, 0xc021]],
  quotes: true,
  fields: struct<LCP>({
    ...controlHead,
    options: when(
      hasOptions,
      options<LCPOption>({
        size: restSize,
        counts: "all",
        cases: lcpOptions,
        other: lcpOtherOption,
      }),
    ),
    rejectedProtocol: when(
      (h: LCP) => h.code === PROTOCOL_REJECT,
      u16({ alias: "lcp.rej_proto", hex: true, names: PPP_PROTOCOL }),
    ),
    magicNumber: when(
      hasMagicNumber,
      u32({ alias: "lcp.magic_number", hex: true }),
    ),
    oui: when(
      (h: LCP) => h.code === VENDOR,
      u24({ alias: "ppp.oui", hex: true }),
    ),
    kind: when((h: LCP) => h.code === VENDOR, u8({ alias: "ppp.kind" })),
    secondsRemaining: when(
      (h: LCP) => h.code === TIME_REMAINING,
      u32({ alias: "lcp.secs_remaining", unit: "s" }),
    ),
    message: when(hasMessage, text(restSize, { alias: "lcp.message" })),
    data: when(
      (h: LCP) =>
        !hasOptions(h) && !hasMessage(h) && h.code !== PROTOCOL_REJECT &&
        restSize(h) > 0,
      bytes(restSize, { alias: "ppp.data" }),
    ),
  }),
  next: (h, d) =>
    h.rejectedProtocol === undefined
      ? undefined
      : d.find(pppProtocol, h.rejectedProtocol),
  summary: (h) =>
    h.rejectedProtocol === undefined
      ? controlSummary(h)
      : `${controlSummary(h)} of ${
        PPP_PROTOCOL[h.rejectedProtocol] ?? h.rejectedProtocol
      }`,
};
