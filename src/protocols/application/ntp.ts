/** Network Time Protocol: RFC 5905 §7.3; SNTP (RFC 4330) has the same messages. */
import { formatIPv4 } from "../../bytes/address.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  derived,
  fixedPoint,
  i8,
  ifMore,
  ntpTime,
  padding,
  struct,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  NTP_CONTROL_OPCODE,
  NTP_LEAP,
  NTP_MODE,
  NTP_PRIVATE_REQUEST,
  NTP_STRATUM,
} from "../../names/ntp.ts";
import { type NTPControl, ntpControl } from "./ntp_control.ts";
import { type NTPExtension, ntpExtensions } from "./ntp_extensions.ts";
import { type NTPPrivate, ntpPrivate } from "./ntp_private.ts";

/** A message. What follows the first byte depends on the mode. */
export interface NTP {
  /** Leap indicator; in mode 7 the bits are: response, more follows. */
  li: number;
  /** Version number. */
  vn: number;
  /** Mode. */
  mode: number;
  /** Stratum: steps from a primary server; 0: a kiss-o'-death, or not known. */
  stratum?: number;
  /** Longest interval between messages, as a power of 2 in seconds. */
  poll?: number;
  /** Precision of the clock, as a power of 2 in seconds. */
  precision?: number;
  /** Round-trip delay to the primary server, in seconds. */
  rootDelay?: number;
  /** Dispersion to the primary server, in seconds. */
  rootDispersion?: number;
  /** Reference ID. */
  referenceId?: Uint8Array;
  /** Reference ID in words: of stratum 0 a code, of 1 the source, else an address (over IPv6 a hash that looks like one). */
  referenceText?: string;
  /** When the clock was last set; absent: not known. */
  referenceTimestamp?: string;
  /** When the request left the client; absent: not known. */
  originTimestamp?: string;
  /** When the request came to the server; absent: not known. */
  receiveTimestamp?: string;
  /** When this message left; absent: not known. */
  transmitTimestamp?: string;
  /** Extension fields. */
  extensions?: NTPExtension[];
  /** Key that the message authentication code was made with; 0 alone: a crypto-NAK. */
  keyId?: number;
  /** Message authentication code. */
  mac?: Uint8Array;
  /** Mode 6. */
  control?: NTPControl;
  /** Mode 7. */
  private?: NTPPrivate;
}

const CONTROL = 6, PRIVATE = 7;
const isTime = (h: NTP) => h.mode < CONTROL;
const isFour = (h: NTP) => isTime(h) && h.vn >= 4;

/** What the reference ID says: RFC 5905 §7.3. */
function referenceText(h: NTP): string | undefined {
  const { referenceId: id, stratum } = h;
  if (id === undefined || stratum === undefined) return undefined;
  if (stratum > 1) return formatIPv4(id, 0);
  const text = String.fromCharCode(...id).replace(/[\0 ]+$/, "");
  return /^[!-~]+$/.test(text) ? text : undefined;
}

function summary(h: NTP): string {
  const { vn, mode, stratum, control, private: own } = h;
  const kind = control !== undefined
    ? `control, ${NTP_CONTROL_OPCODE[control.opcode] ?? "operation"}${
      control.response ? " response" : ""
    }`
    : own !== undefined
    ? `private, ${NTP_PRIVATE_REQUEST[own.requestCode] ?? "request"}`
    : NTP_MODE[mode];
  const text = stratum !== undefined && stratum < 2
    ? h.referenceText
    : undefined;
  return `NTP version ${vn}, ${kind}${text === undefined ? "" : ` (${text})`}`;
}

/** Network Time Protocol. */
export const ntp: Protocol<NTP> = {
  id: "ntp",
  label: "NTP",
  name: "Network Time Protocol",
  spec: "RFC 5905, RFC 9327",
  depth:
    "header, extension fields with NTS, authentication; control messages; header of private messages",
  aliases: ["sntp"],
  alias: "ntp",
  layer: "application",
  on: [[udpPort, 123]],
  fields: struct<NTP>({
    li: bits(2, {
      alias: "ntp.flags.li",
      names: (li, h: NTP) => h.mode === PRIVATE ? undefined : NTP_LEAP[li],
    }),
    vn: bits(3, { alias: "ntp.flags.vn" }),
    mode: bits(3, { alias: "ntp.flags.mode", names: NTP_MODE }),
    stratum: when(isTime, u8({ alias: "ntp.stratum", names: NTP_STRATUM })),
    poll: when(isTime, i8({ alias: "ntp.ppoll" })),
    precision: when(isTime, i8({ alias: "ntp.precision" })),
    rootDelay: when(
      isTime,
      fixedPoint(32, 16, {
        alias: "ntp.rootdelay",
        aliasScale: 2 ** 16,
        unit: "s",
      }),
    ),
    rootDispersion: when(
      isTime,
      fixedPoint(32, 16, {
        alias: "ntp.rootdispersion",
        aliasScale: 2 ** 16,
        unit: "s",
      }),
    ),
    referenceId: when(isTime, bytes(4, { alias: "ntp.refid" })),
    referenceText: derived(referenceText),
    referenceTimestamp: when(isTime, ntpTime({ alias: "ntp.reftime" })),
    originTimestamp: when(isTime, ntpTime({ alias: "ntp.org" })),
    receiveTimestamp: when(isTime, ntpTime({ alias: "ntp.rec" })),
    transmitTimestamp: when(isTime, ntpTime({ alias: "ntp.xmt" })),
    extensions: when(isFour, ntpExtensions),
    keyId: when(isTime, ifMore(u32({ alias: "ntp.keyid", hex: true }))),
    mac: when(isTime, padding({ alias: "ntp.mac" })),
    control: when((h: NTP) => h.mode === CONTROL, ntpControl),
    private: when((h: NTP) => h.mode === PRIVATE, ntpPrivate),
  }),
  summary,
};
