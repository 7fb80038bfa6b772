/** NTP control messages, mode 6: RFC 9327 §2. */
import {
  bits,
  derived,
  flag,
  listToEnd,
  padding,
  type Struct,
  struct,
  text,
  u16,
  when,
  within,
} from "../../fields/mod.ts";
import {
  NTP_CLOCK_SOURCE,
  NTP_CONTROL_ERROR,
  NTP_CONTROL_OPCODE,
  NTP_PEER_EVENT,
  NTP_PEER_SELECTION,
  NTP_SYSTEM_EVENT,
} from "../../names/ntp.ts";

/** A control message, behind its first byte. */
export interface NTPControl {
  /** Response. */
  response: boolean;
  /** The response is an error. */
  error: boolean;
  /** More fragments follow. */
  more: boolean;
  /** Operation. */
  opcode: number;
  /** Matches responses to commands. */
  sequence: number;
  /** Status of the system, a peer or a clock; of an error its code. */
  status: number;
  /** Why the command failed; of an error. */
  errorCode?: number;
  /** Leap indicator; of the system. */
  leap?: number;
  /** Where the system takes its time from. */
  clockSource?: number;
  /** What the peer is, as bits: configured, authentication enabled, authentic, reachable, broadcast. */
  peerStatus?: number;
  /** How the peer was selected. */
  selection?: number;
  /** Events since the status was last read; of the system or a peer. */
  eventCount?: number;
  /** The last event; of the system or a peer. */
  eventCode?: number;
  /** Association; 0: the system. */
  associationId: number;
  /** Offset of this fragment, in bytes. */
  offset: number;
  /** Bytes of data. */
  count: number;
  /** Peers and what they are: the answer to a read of the system's status. */
  associations?: NTPAssociation[];
  /** Data: names and values, with commas between them. */
  data?: string;
  /** What fills the data up to words, and the authenticator. */
  authenticator?: Uint8Array;
}
/** An association and its status. */
export interface NTPAssociation {
  /** Identifies the association. */
  associationId: number;
  /** Status of the peer. */
  status: number;
  /** How the peer was selected. */
  selection: number;
}

const READ_STATUS = 1, READ_CLOCK = 4, WRITE_CLOCK = 5;
const isClock = (h: NTPControl) =>
  h.opcode === READ_CLOCK || h.opcode === WRITE_CLOCK;
/** Whether the status word is that of the system, or of a peer. */
const isSystem = (h: NTPControl) =>
  h.response && !h.error && !isClock(h) && h.associationId === 0;
const isPeer = (h: NTPControl) =>
  h.response && !h.error && !isClock(h) && h.associationId !== 0;
const isEither = (h: NTPControl) => isSystem(h) || isPeer(h);
const isList = (h: NTPControl) => isSystem(h) && h.opcode === READ_STATUS;

/** A control message, behind its first byte. */
export const ntpControl: Struct<NTPControl> = struct<NTPControl>({
  response: flag({ alias: "ntp.ctrl.flags2.r" }),
  error: flag({ alias: "ntp.ctrl.flags2.error" }),
  more: flag({ alias: "ntp.ctrl.flags2.more" }),
  opcode: bits(5, {
    alias: "ntp.ctrl.flags2.opcode",
    names: NTP_CONTROL_OPCODE,
  }),
  sequence: u16({ alias: "ntp.ctrl.sequence" }),
  status: u16({ alias: "ntp.ctrl.status", hex: true }),
  errorCode: derived(
    (h: NTPControl) => h.response && h.error ? h.status >> 8 : undefined,
    { names: NTP_CONTROL_ERROR },
  ),
  leap: derived(
    (h: NTPControl) => isSystem(h) ? h.status >> 14 : undefined,
    { alias: "ntp.ctrl.sys_status.li" },
  ),
  clockSource: derived(
    (h: NTPControl) => isSystem(h) ? h.status >> 8 & 0x3f : undefined,
    { alias: "ntp.ctrl.sys_status.clksrc", names: NTP_CLOCK_SOURCE },
  ),
  peerStatus: derived(
    (h: NTPControl) => isPeer(h) ? h.status >> 11 : undefined,
    { hex: true },
  ),
  selection: derived(
    (h: NTPControl) => isPeer(h) ? h.status >> 8 & 7 : undefined,
    { alias: "ntp.ctrl.peer_status.selection", names: NTP_PEER_SELECTION },
  ),
  eventCount: derived((h: NTPControl) =>
    isEither(h) ? h.status >> 4 & 15 : undefined
  ),
  eventCode: derived(
    (h: NTPControl) => isEither(h) ? h.status & 15 : undefined,
    {
      names: (code, h: NTPControl) =>
        (isSystem(h) ? NTP_SYSTEM_EVENT : NTP_PEER_EVENT)[code],
    },
  ),
  associationId: u16({ alias: "ntp.ctrl.associd" }),
  offset: u16({ alias: "ntp.ctrl.offset", unit: "bytes" }),
  count: u16({ alias: "ntp.ctrl.count", unit: "bytes" }),
  associations: when(
    isList,
    within(
      (h: NTPControl) => h.count,
      listToEnd(struct<NTPAssociation>({
        associationId: u16({ alias: "ntp.ctrl.associd" }),
        status: u16({ alias: "ntp.ctrl.status", hex: true }),
        selection: derived((a: NTPAssociation) => a.status >> 8 & 7, {
          alias: "ntp.ctrl.peer_status.selection",
          names: NTP_PEER_SELECTION,
        }),
      })),
    ),
  ),
  data: when(
    (h: NTPControl) => !isList(h) && h.count > 0,
    text((h: NTPControl) => h.count),
  ),
  authenticator: padding(),
});
