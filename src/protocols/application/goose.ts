/** Generic Object Oriented Substation Event: IEC 61850-8-1:2011 §A.3 and annex C. */
import { application, context, tagNumber, universal } from "../../bytes/ber.ts";
import { decimal } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType } from "../../dissect/tables.ts";
import {
  berBoolean,
  berInteger,
  berText,
  bits,
  choice,
  chosen,
  element,
  type Field,
  flag,
  type Hint,
  listToEnd,
  optional,
  padding,
  peekTag,
  rest,
  restInteger,
  restText,
  sequence,
  sequenceOf,
  type Struct,
  struct,
  tagged,
  tagHead,
  u16,
  when,
} from "../../fields/mod.ts";
import {
  GOOSE_ERROR,
  GOOSE_REASON,
  GOOSE_RESULT,
  GOOSE_SERVICE,
} from "../../names/goose.ts";
import {
  type GooseData,
  gooseData,
  type GooseTime,
  gooseTime,
} from "./goose_data.ts";

/** An event. */
export interface GoosePDU {
  /** Control block. */
  gocbRef: string;
  /** How long the receiver waits for the next message, in ms. */
  timeAllowedToLive: number;
  /** Data set. */
  datSet: string;
  /** Identifier of the application. */
  goId?: string;
  /** When the state changed. */
  t: GooseTime;
  /** Number of the state. */
  stNum: number;
  /** Number of the message since the state changed. */
  sqNum: number;
  /** The message is simulated. */
  simulation?: boolean;
  /** Revision of the configuration. */
  confRev: number;
  /** The control block needs commissioning. */
  ndsCom?: boolean;
  /** Number of data. */
  numDatSetEntries: number;
  /** Data. */
  allData: GooseData[];
  /** Reserved for a digital signature. */
  security?: Uint8Array;
}
/** A request of the management. */
export interface GooseRequest {
  /** Service. */
  service: number;
  /** Control block, or data set. */
  ident: string;
  /** What is asked for, by number. */
  offset?: number[];
  /** What is asked for, by name. */
  references?: string[];
}
/** One of several results. */
export interface GooseResult {
  /** What it is. */
  type: number;
  /** Its value. */
  value: number | string | Uint8Array;
}
/** Results. */
export interface GoosePositive {
  /** Data set. */
  datSet?: string;
  /** Results. */
  result: GooseResult[];
}
/** A response of the management. */
export interface GooseResponse {
  /** Service; 0: management is not supported. */
  service: number;
  /** Control block, or data set. */
  ident?: string;
  /** Revision of the configuration. */
  confRev?: number;
  /** Results. */
  responsePositive?: GoosePositive;
  /** Error. */
  responseNegative?: number;
}
/** A message of the management. */
export interface GooseManagement {
  /** Identifies the exchange. */
  stateId: number;
  /** Request. */
  requests?: GooseRequest;
  /** Response. */
  responses?: GooseResponse;
}
/** A frame. */
export interface Goose {
  /** Identifier of the application. */
  appid: number;
  /** Bytes from the identifier on. */
  length: number;
  /** S: the message is simulated. */
  simulated: boolean;
  /** Reserved. */
  reserved1: number;
  /** Reserved. */
  reserved2: number;
  /** Message of the management. */
  gseMngtPdu?: GooseManagement;
  /** Event. */
  goosePdu?: GoosePDU;
  /** Bytes behind it: an extension for security (IEC 62351-6). */
  extension?: Uint8Array;
}

const HEADER = 8, VISIBLE_STRING = universal(26);

const visible = (n: number, hint: Hint) =>
  berText({ ...hint, tag: context(n) });
const integer = (n: number, hint: Hint) =>
  berInteger({ ...hint, tag: context(n) });
const boolean = (n: number, hint: Hint) =>
  berBoolean({ ...hint, tag: context(n) });

const event = struct<GoosePDU>({
  gocbRef: visible(0, { alias: "goose.gocbRef" }),
  timeAllowedToLive: integer(1, {
    alias: "goose.timeAllowedtoLive",
    unit: "ms",
  }),
  datSet: visible(2, { alias: "goose.datSet" }),
  goId: optional(visible(3, { alias: "goose.goID" })),
  t: element(context(4), gooseTime("goose.t")),
  stNum: integer(5, { alias: "goose.stNum" }),
  sqNum: integer(6, { alias: "goose.sqNum" }),
  simulation: optional(boolean(7, { alias: "goose.simulation" })),
  confRev: integer(8, { alias: "goose.confRev" }),
  ndsCom: optional(boolean(9, { alias: "goose.ndsCom" })),
  numDatSetEntries: integer(10, { alias: "goose.numDatSetEntries" }),
  allData: sequenceOf(gooseData, { tag: context(11) }),
  security: optional(element(context(12), rest())),
});

const head = {
  service: tagHead({ names: GOOSE_SERVICE }),
  ident: visible(0, { alias: "goose.ident" }),
};
const byOffset = struct<GooseRequest>({
  ...head,
  offset: sequenceOf(berInteger({ alias: "goose.offset_item" }), {
    tag: context(1),
  }),
  references: when(() => false, listToEnd(berText())),
});
const byReference = struct<GooseRequest>({
  ...head,
  offset: when(() => false, listToEnd(berInteger())),
  references: sequenceOf(
    berText({ tag: VISIBLE_STRING, alias: "goose.references_item" }),
    { tag: context(1) },
  ),
});
/** Which of the requests name what they want. */
const BY_REFERENCE: ReadonlySet<number> = new Set([2, 4]);
const request: Field<GooseRequest> = tagged(
  chosen(choice(
    [byOffset, byReference],
    (c) => BY_REFERENCE.has(tagNumber(peekTag(c))) ? byReference : byOffset,
  )),
);

const resultOf = (
  value: Field<number | string | Uint8Array>,
): Struct<GooseResult> =>
  struct<GooseResult>({ type: tagHead({ names: GOOSE_RESULT }), value });
const RESULTS: readonly Struct<GooseResult>[] = [
  resultOf(restInteger({ alias: "goose.offset" })),
  resultOf(restText({ alias: "goose.reference" })),
  resultOf(restInteger({ alias: "goose.error", names: GOOSE_REASON })),
  resultOf(rest()),
];
const results = listToEnd(tagged(
  chosen(choice(
    RESULTS,
    (c) => RESULTS[Math.min(tagNumber(peekTag(c)), RESULTS.length - 1)],
  )),
));
const response = struct<GooseResponse>({
  service: head.service,
  ident: optional(head.ident),
  confRev: optional(integer(1, { alias: "goose.confRev" })),
  responsePositive: optional(sequence(
    struct<GoosePositive>({
      datSet: optional(visible(0, { alias: "goose.datSet" })),
      result: element(context(1), results),
    }),
    { tag: context(2) },
  )),
  responseNegative: optional(
    integer(3, { alias: "goose.responseNegative", names: GOOSE_ERROR }),
  ),
});
const management = struct<GooseManagement>({
  stateId: integer(0, { alias: "goose.stateID" }),
  requests: optional(element(context(1), request)),
  responses: optional(element(context(2), tagged(response))),
});

/** Generic Object Oriented Substation Event. */
export const goose: Protocol<Goose> = {
  id: "goose",
  alias: "goose",
  label: "GOOSE",
  name: "Generic Object Oriented Substation Event",
  spec: "IEC 61850-8-1",
  depth: "events with all types of data, management",
  layer: "application",
  on: [[etherType, 0x88b8]],
  fields: struct<Goose>({
    appid: u16({ alias: "goose.appid", hex: true }),
    length: u16({ alias: "goose.length", unit: "bytes" }),
    simulated: flag({ alias: "goose.reserve1.s_bit" }),
    reserved1: bits(15),
    reserved2: u16({ alias: "goose.reserve2", hex: true }),
    gseMngtPdu: optional(sequence(management, { tag: application(0) })),
    goosePdu: optional(sequence(event, { tag: application(1) })),
    extension: padding(),
  }),
  totalSize: (h) => h.length < HEADER ? 0 : h.length,
  summary: ({ goosePdu: e, gseMngtPdu: m, appid }) =>
    e !== undefined
      ? `${e.gocbRef} stNum=${e.stNum} sqNum=${e.sqNum}`
      : m !== undefined
      ? m.requests !== undefined
        ? `${GOOSE_SERVICE[m.requests.service]} request`
        : "Management response"
      : `APPID ${decimal(appid)}`,
};
