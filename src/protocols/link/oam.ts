/** Ethernet OAM: IEEE 802.3-2022 §57.4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { slowProtocol } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  choice,
  chosen,
  flag,
  type Hint,
  listUntil,
  oneOf,
  options,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u64,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  OAM_BRANCH,
  OAM_CODE,
  OAM_EVENT,
  OAM_INDICATION,
  OAM_INFORMATION,
  OAM_LOOPBACK,
  OAM_PARSER,
} from "../../names/slow.ts";

/** What every TLV begins with; the one that ends a list has no length. */
export interface OAMTagHead {
  /** Type. */
  type: number;
  /** Bytes of the TLV. */
  length: number;
}
/** End of the TLVs. */
export interface OAMEnd {
  /** 0. */
  type: number;
  /** What fills the frame. */
  padding?: Uint8Array;
}
/** Local or remote information: §57.5.2. */
export interface OAMInformation extends OAMTagHead {
  /** Version: 1. */
  version: number;
  /** Counts changes of the information. */
  revision: number;
  /** Reserved. */
  reserved: number;
  /** Frames that are not OAMPDUs are discarded. */
  multiplexer: boolean;
  /** What happens to frames that arrive. */
  parser: number;
  /** Reserved. */
  reserved2: number;
  /** Variables can be retrieved. */
  variables: boolean;
  /** Link events are understood. */
  events: boolean;
  /** Remote loopback is understood. */
  loopback: boolean;
  /** The sender can send while it receives nothing. */
  unidirectional: boolean;
  /** Active mode. */
  active: boolean;
  /** Reserved. */
  reserved3: number;
  /** Longest OAMPDU. */
  maxSize: number;
  /** Organization of the sender. */
  oui: number;
  /** What identifies its product. */
  vendor: Uint8Array;
}
/** Information or event of an organization. */
export interface OAMOrganization extends OAMTagHead {
  /** The organization. */
  oui: number;
  /** Its data. */
  data: Uint8Array;
}
/** A link event: §57.5.3. */
export interface OAMEvent extends OAMTagHead {
  /** When it was, in 100 ms. */
  timestamp: number;
  /** Symbols, frames or 100 ms that were looked at. */
  window: number | bigint;
  /** Errors from which on there is an event. */
  threshold: number | bigint;
  /** Errors in the window. */
  errors: number | bigint;
  /** Errors since OAM was reset. */
  totalErrors: number | bigint;
  /** Events since OAM was reset. */
  totalEvents: number;
}
/** Any other TLV. */
export interface OAMOther extends OAMTagHead {
  /** Its value. */
  data: Uint8Array;
}
/** Information OAMPDU: §57.4.3.1. */
export interface OAMInformations {
  /** TLVs. */
  tags: (OAMInformation | OAMOrganization | OAMOther | OAMEnd)[];
}
/** Event Notification OAMPDU: §57.4.3.2. */
export interface OAMEvents {
  /** Tells duplicates. */
  sequence: number;
  /** TLVs. */
  tags: (OAMEvent | OAMOrganization | OAMOther | OAMEnd)[];
}
/** A variable that is asked for: §57.6.1. */
export interface OAMDescriptor {
  /** Branch; 0 ends the list. */
  branch: number;
  /** Leaf. */
  leaf?: number;
}
/** A variable with its value: §57.6.2. */
export interface OAMContainer extends OAMDescriptor {
  /** Why there is no value. */
  indication?: number;
  /** Bytes of the value; 0 stands for 128. */
  width?: number;
  /** Value. */
  value?: Uint8Array;
}
/** Variable Request and Response OAMPDU: §57.4.3.3, §57.4.3.4. */
export interface OAMVariables<T> {
  /** Variables. */
  variables: T[];
  /** What fills the frame. */
  padding?: Uint8Array;
}
/** Loopback Control OAMPDU: §57.4.3.5. */
export interface OAMLoopback {
  /** Command. */
  command: number;
  /** What fills the frame. */
  padding?: Uint8Array;
}
/** Organization Specific OAMPDU: §57.4.3.6. */
export interface OAMVendor {
  /** The organization. */
  oui: number;
  /** Its data. */
  data: Uint8Array;
}
/** An OAMPDU of unknown code. */
export interface OAMUnknown {
  /** All of it. */
  data: Uint8Array;
}
/** An OAMPDU. */
export interface OAM {
  /** Reserved. */
  reserved: number;
  /** The peer is satisfied with discovery. */
  remoteStable: boolean;
  /** The peer has not finished discovery. */
  remoteEvaluating: boolean;
  /** The sender is satisfied with discovery. */
  localStable: boolean;
  /** The sender has not finished discovery. */
  localEvaluating: boolean;
  /** An unspecified critical event. */
  criticalEvent: boolean;
  /** The sender fails and will not recover by itself. */
  dyingGasp: boolean;
  /** The sender's receiver has a fault. */
  linkFault: boolean;
  /** What the OAMPDU says. */
  code: number;
  /** Its data. */
  body:
    | OAMInformations
    | OAMEvents
    | OAMVariables<OAMDescriptor>
    | OAMVariables<OAMContainer>
    | OAMLoopback
    | OAMVendor
    | OAMUnknown;
}

/** Wireshark does not show the TLV that ends a list. */
const end = struct<OAMEnd>({
  type: u8({ names: { 0: "End of TLV" } }),
  padding: padding(),
});

const infoHead = {
  type: u8({ alias: "oampdu.info.type", hex: true, names: OAM_INFORMATION }),
  length: u8({ alias: "oampdu.info.length", unit: "bytes" }),
};
const information = struct<OAMInformation>({
  ...infoHead,
  version: u8({ alias: "oampdu.info.version" }),
  revision: u16({ alias: "oampdu.info.revision" }),
  reserved: bits(5),
  multiplexer: flag({ alias: "oampdu.info.state.multiplexer" }),
  parser: bits(2, { alias: "oampdu.info.state.parser", names: OAM_PARSER }),
  reserved2: bits(3),
  variables: flag(),
  events: flag(),
  loopback: flag(),
  unidirectional: flag(),
  active: flag({ alias: "oampdu.info.oamConfig.mode" }),
  reserved3: bits(5),
  maxSize: bits(11, { alias: "oampdu.info.oampduConfig", unit: "bytes" }),
  oui: u24({ alias: "oampdu.info.oui", hex: true }),
  vendor: bytes(4, { alias: "oampdu.info.vendor" }),
});
const informations = struct<OAMInformations>({
  tags: options<OAMInformations["tags"][number]>({
    counts: "all",
    last: 0,
    cases: {
      0x00: end,
      0x01: information,
      0x02: information,
      0xfe: struct<OAMOrganization>({
        ...infoHead,
        oui: u24({ alias: "oampdu.info.oui", hex: true }),
        data: rest({ alias: "oampdu.info.vendor" }),
      }),
    },
    other: struct<OAMOther>({ ...infoHead, data: rest() }),
  }),
});

const eventHead = {
  type: u8({ alias: "oampdu.event.type", hex: true, names: OAM_EVENT }),
  length: u8({ alias: "oampdu.event.length", unit: "bytes" }),
};
const timestamp = u16({ alias: "oampdu.event.timestamp", unit: "100 ms" });
const WHOLE = { 2: u16, 4: u32, 8: u64 } as const;

/** An event whose window, threshold, errors and total have so many bytes. */
function event(
  alias: string,
  sizes: readonly (2 | 4 | 8)[],
  errors: string = `${alias}Errors`,
): Struct<OAMEvent> {
  const [window, threshold, count, total] = sizes;
  const named = (name: string) => ({ alias: `oampdu.event.${alias}${name}` });
  return struct<OAMEvent>({
    ...eventHead,
    timestamp,
    window: WHOLE[window](named("Window")),
    threshold: WHOLE[threshold](named("Threshold")),
    errors: WHOLE[count]({ alias: `oampdu.event.${errors}` }),
    totalErrors: WHOLE[total](named("TotalErrors")),
    totalEvents: u32(named("TotalEvents")),
  });
}
const events = struct<OAMEvents>({
  sequence: u16({ alias: "oampdu.event.sequence" }),
  tags: options<OAMEvents["tags"][number]>({
    counts: "all",
    last: 0,
    cases: {
      0x00: end,
      0x01: event("espe", [8, 8, 8, 8]),
      0x02: event("efe", [2, 4, 4, 8]),
      // Wireshark has one field for the errors of all three
      0x03: event("efpe", [4, 4, 4, 8], "efeErrors"),
      0x04: event("efsse", [2, 2, 2, 4], "efeErrors"),
      0xfe: struct<OAMOrganization>({ ...eventHead, oui: u24(), data: rest() }),
    },
    other: struct<OAMOther>({ ...eventHead, data: rest() }),
  }),
});

const BRANCH: Hint = { hex: true, names: OAM_BRANCH };
const branch = u8({ ...BRANCH, alias: "oampdu.variable.branch" });
/** What Wireshark calls the leaf of each branch. */
const LEAF: Readonly<Record<number, string>> = {
  3: "object",
  4: "package",
  6: "binding",
  7: "attribute",
};
const hasLeaf = (h: OAMDescriptor): boolean => h.branch > 0;
/** A bit that tells an indication from a width. */
const INDICATION = 0x80;

function descriptor(alias?: string): Struct<OAMDescriptor> {
  return struct<OAMDescriptor>({
    branch,
    leaf: when(hasLeaf, u16({ hex: true, ...(alias && { alias }) })),
  });
}
function container(alias?: string): Struct<OAMContainer> {
  const next = { alias: "oampdu.variable.width", unit: "bytes" };
  const hasIndication = (h: OAMContainer) => h.indication !== undefined;
  return struct<OAMContainer>({
    branch,
    leaf: when(hasLeaf, u16({ hex: true, ...(alias && { alias }) })),
    indication: {
      alias: "oampdu.variable.indication",
      hex: true,
      names: OAM_INDICATION,
      bits: 0,
      read: (c, h) =>
        c.p > h.p + 1 && c.peek() & INDICATION
          ? c.byte() & ~INDICATION
          : undefined,
    },
    width: when(
      (h: OAMContainer) => hasLeaf(h) && !hasIndication(h),
      u8(next),
    ),
    value: when(
      (h: OAMContainer) => hasLeaf(h) && !hasIndication(h),
      bytes((h: OAMContainer) => h.width || 128, {
        alias: "oampdu.variable.value",
      }),
    ),
  });
}
/** Variables up to the one of branch 0, which Wireshark does not show. */
function variables<T extends OAMDescriptor>(
  table: (alias?: string) => Struct<T>,
): Struct<OAMVariables<T>> {
  const other = table();
  const last = other.withTable({ branch: u8(BRANCH) });
  const known = new Map([[0, last]]);
  for (const k in LEAF) {
    known.set(Number(k), table(`oampdu.variable.${LEAF[k]}`));
  }
  const one = choice<T>(
    [...known.values(), other],
    (c) => known.get(c.peek()) ?? other,
  );
  return struct<OAMVariables<T>>({
    variables: listUntil<T>(chosen(one), (x) => x.branch === 0),
    padding: padding(),
  });
}

/** Ethernet OAM. */
export const oam: Protocol<OAM> = {
  id: "oam",
  label: "OAM",
  name: "Ethernet Operations, Administration and Maintenance",
  spec: "IEEE 802.3-2022 §57.4",
  depth: "all OAMPDUs, all TLVs",
  alias: "oampdu",
  layer: "link",
  on: [[slowProtocol, 3]],
  fields: struct<OAM>({
    reserved: bits(9),
    remoteStable: flag({ alias: "oampdu.flags.remoteStable" }),
    remoteEvaluating: flag({ alias: "oampdu.flags.remoteEvaluating" }),
    localStable: flag({ alias: "oampdu.flags.localStable" }),
    localEvaluating: flag({ alias: "oampdu.flags.localEvaluating" }),
    criticalEvent: flag({ alias: "oampdu.flags.criticalEvent" }),
    dyingGasp: flag({ alias: "oampdu.flags.dyingGasp" }),
    linkFault: flag({ alias: "oampdu.flags.linkFault" }),
    code: u8({ alias: "oampdu.code", hex: true, names: OAM_CODE }),
    body: oneOf<OAM, OAM["body"]>(
      (h) => h.code,
      {
        0x00: informations,
        0x01: events,
        0x02: variables(descriptor),
        0x03: variables(container),
        0x04: struct<OAMLoopback>({
          command: u8({ alias: "oampdu.lpbk.commands", names: OAM_LOOPBACK }),
          padding: padding(),
        }),
        0xfe: struct<OAMVendor>({
          oui: u24({ alias: "oampdu.info.oui", hex: true }),
          data: rest(),
        }),
      },
      struct<OAMUnknown>({ data: rest() }),
    ),
  }),
  summary: ({ code }) =>
    `OAMPDU: ${OAM_CODE[code] ?? `code 0x${code.toString(16)}`}`,
};
