/** Logical Link Control: IEEE 802.2 (ISO/IEC 8802-2:1998) §3.2 and §5. */
import type { Protocol } from "../../dissect/protocol.ts";
import { lengthField, linuxProtocol, llcSap } from "../../dissect/tables.ts";
import {
  bits,
  choice,
  chosen,
  derived,
  type Field,
  flag,
  ifMore,
  rest,
  struct,
  u16le,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  LLC_FORMAT,
  LLC_SUPERVISORY,
  LLC_UNNUMBERED,
} from "../../names/llc.ts";
import { LLC_SAP } from "../../names/llc_sap.ts";

/** LLC header, and the information field of XID and FRMR. */
export interface LLC {
  /** Destination service access point; its last bit says that it is a group. */
  dsap: number;
  /** Source service access point; its last bit says that this is a response. */
  ssap: number;
  /** Control field: one byte in unnumbered PDUs, else two, the first of which is the low one. */
  control: number;
  /** Information (0), supervisory (1) or unnumbered (3). */
  format: number;
  /** Poll bit of a command, final bit of a response. */
  pollFinal: boolean;
  /** Modifier bits of an unnumbered PDU. */
  modifier?: number;
  /** Supervisory function. */
  supervisory?: number;
  /** N(S): number of this information PDU. */
  sendSequence?: number;
  /** N(R): number of the information PDU that is expected next. */
  receiveSequence?: number;
  /** Information field of XID. */
  xid?: LLCExchange | LLCOtherExchange;
  /** Information field of FRMR. */
  frameReject?: LLCReject;
}
/** Exchange Identification in the basic format: §5.4.1.1.2. */
export interface LLCExchange {
  /** 0x81. */
  format: number;
  /** Types and classes of LLC that the sender knows. */
  classes: number;
  /** Receive window: how many information PDUs may be unacknowledged. */
  window: number;
  /** Reserved. */
  reserved: boolean;
}
/** Exchange Identification in another format. */
export interface LLCOtherExchange {
  /** Format identifier. */
  format: number;
  /** What follows. */
  data: Uint8Array;
}
/** Frame Reject: §5.4.2.3.5. */
export interface LLCReject {
  /** Control field of the rejected PDU. */
  control: number;
  /** V(S): send state variable. */
  sendState: number;
  /** Reserved. */
  reserved: boolean;
  /** V(R): receive state variable. */
  receiveState: number;
  /** The rejected PDU was a response. */
  response: boolean;
  /** Reserved. */
  reserved2: number;
  /** V: its N(S) was invalid. */
  invalidSend: boolean;
  /** Z: its N(R) was invalid. */
  invalidReceive: boolean;
  /** Y: its information field was too long. */
  tooLong: boolean;
  /** X: it had an information field that it must not have. */
  unexpectedInformation: boolean;
  /** W: its control field was invalid. */
  invalidControl: boolean;
}

const INFORMATION = 0, SUPERVISORY = 1, UNNUMBERED = 3;
const UI = 0x00, FRMR = 0x21, XID = 0x2b, BASIC_XID = 0x81;

/** One byte in unnumbered PDUs, else two: §5.2. */
const controlField: Field<number> = {
  alias: "llc.control",
  hex: true,
  bits: 0,
  read: (c) =>
    (c.peek() & 3) === UNNUMBERED ? c.byte() : c.byte() | c.byte() << 8,
};

const exchange = struct<LLCExchange>({
  format: u8({ alias: "basicxid.llc.xid.format", hex: true }),
  classes: u8({ alias: "basicxid.llc.xid.types", hex: true }),
  window: bits(7, { alias: "basicxid.llc.xid.wsize" }),
  reserved: flag(),
});
const otherExchange = struct<LLCOtherExchange>({
  format: u8({ hex: true }),
  data: rest(),
});
const reject = struct<LLCReject>({
  control: u16le({ hex: true }),
  sendState: bits(7),
  reserved: flag(),
  receiveState: bits(7),
  response: flag(),
  reserved2: bits(3),
  invalidSend: flag(),
  invalidReceive: flag(),
  tooLong: flag(),
  unexpectedInformation: flag(),
  invalidControl: flag(),
});

/** `UI`, `RR N(R)=5`, `I N(S)=3 N(R)=5`. */
function pduName(h: LLC): string {
  if (h.control === undefined) return "cut short";
  if (h.format === UNNUMBERED) {
    return LLC_UNNUMBERED[h.modifier ?? -1] ?? "unnumbered";
  }
  if (h.format === SUPERVISORY) {
    const name = LLC_SUPERVISORY[h.supervisory ?? -1] ?? "supervisory";
    return `${name} N(R)=${h.receiveSequence}`;
  }
  return `I N(S)=${h.sendSequence} N(R)=${h.receiveSequence}`;
}

/** Logical Link Control. */
export const llc: Protocol<LLC> = {
  id: "llc",
  label: "LLC",
  name: "Logical Link Control",
  spec: "IEEE 802.2",
  depth: "U, I and S formats, XID, FRMR",
  alias: "llc",
  layer: "link",
  on: [[lengthField, 0], [linuxProtocol, 4]],
  fields: struct<LLC>({
    dsap: u8({ alias: "llc.dsap", hex: true, names: LLC_SAP }),
    ssap: u8({
      alias: "llc.ssap",
      hex: true,
      names: (value) => LLC_SAP[value & 0xfe],
    }),
    control: controlField,
    format: derived(
      (h: LLC) => h.control & 1 ? h.control & 3 : INFORMATION,
      { alias: "llc.control.ftype", names: LLC_FORMAT },
    ),
    pollFinal: derived((h: LLC) =>
      (h.control & (h.format === UNNUMBERED ? 0x10 : 0x100)) !== 0
    ),
    modifier: derived(
      (h: LLC) => h.format === UNNUMBERED ? h.control >> 2 & 0x3b : undefined,
      {
        alias: "llc.control.u_modifier_cmd",
        hex: true,
        names: LLC_UNNUMBERED,
      },
    ),
    supervisory: derived(
      (h: LLC) => h.format === SUPERVISORY ? h.control >> 2 & 3 : undefined,
      { alias: "llc.control.s_ftype", names: LLC_SUPERVISORY },
    ),
    sendSequence: derived(
      (h: LLC) => h.format === INFORMATION ? h.control >> 1 & 0x7f : undefined,
      { alias: "llc.control.n_s" },
    ),
    receiveSequence: derived(
      (h: LLC) => h.format === UNNUMBERED ? undefined : h.control >> 9,
      { alias: "llc.control.n_r" },
    ),
    xid: when(
      (h: LLC) => h.modifier === XID,
      ifMore(chosen(choice<LLCExchange | LLCOtherExchange>(
        [exchange, otherExchange],
        (c) =>
          c.peek() === BASIC_XID && c.room === 3 ? exchange : otherExchange,
      ))),
    ),
    frameReject: when((h: LLC) => h.modifier === FRMR, ifMore(reject)),
  }),
  next: (h, d) =>
    h.format === INFORMATION || h.modifier === UI
      ? d.find(llcSap, h.dsap)
      : undefined,
  // Novell's raw IEEE 802.3: the checksum of IPX stands where DSAP and SSAP would
  accepts: (b, p, end) => end - p < 2 || b[p] !== 0xff || b[p + 1] !== 0xff,
  summary: (h) => `${LLC_SAP[h.dsap] ?? `SAP ${h.dsap}`} ${pduName(h)}`,
};
