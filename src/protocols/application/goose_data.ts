/** Data in GOOSE: IEC 61850-8-1:2011 annex A, as MMS encodes them (ISO 9506-2). */
import { context, tagNumber } from "../../bytes/ber.ts";
import { isoTime } from "../../bytes/time.ts";
import {
  type BerField,
  bits,
  choice,
  chosen,
  f32,
  type Field,
  flag,
  type Hint,
  listToEnd,
  peekTag,
  recursive,
  rest,
  restBig,
  restBits,
  restBoolean,
  restInteger,
  restOid,
  restText,
  type Struct,
  struct,
  tagged,
  tagHead,
  u8,
} from "../../fields/mod.ts";
import { GOOSE_DATA } from "../../names/goose.ts";

/** A time with its quality. */
export interface GooseTime {
  /** The time, to 60 ns. */
  time: string;
  /** The clock knows of all leap seconds. */
  leapSecondsKnown: boolean;
  /** The clock has failed. */
  clockFailure: boolean;
  /** The clock is not synchronized. */
  clockNotSynchronized: boolean;
  /** How many bits of the fraction are right; 31: not told. */
  accuracy: number;
}
/** What data have in common. */
export interface GooseDataHead {
  /** Type. */
  type: number;
}
/** An array or a structure. */
export interface GooseDataList extends GooseDataHead {
  /** What it holds. */
  items: GooseData[];
}
/** A single value. */
export interface GooseDataValue extends GooseDataHead {
  /** Value. */
  value: boolean | number | bigint | string | Uint8Array;
}
/** A number in floating point. */
export interface GooseDataFloat extends GooseDataHead {
  /** Bits of the exponent. */
  exponentWidth: number;
  /** Value. */
  value: number;
}
/** A time. */
export interface GooseDataTime extends GooseDataHead {
  /** Value. */
  value: GooseTime;
}
/** Data. */
export type GooseData =
  | GooseDataList
  | GooseDataValue
  | GooseDataFloat
  | GooseDataTime;

const FLOAT = 7, FLOAT_SIZE = 7;
/** Parts of a second that its 24 bits count, and nanoseconds in it. */
const FRACTION = 2 ** 24, NANOSECONDS = 1e9;

/** Seconds since 1970 and 24 bits of a fraction, in ISO 8601. */
function utcText(hint: Hint): Field<string> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const p = c.take(7), { b } = c;
      const seconds = (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 |
        b[p + 3]) >>> 0;
      const fraction = b[p + 4] << 16 | b[p + 5] << 8 | b[p + 6];
      return isoTime(seconds, Math.floor(fraction * NANOSECONDS / FRACTION));
    },
  };
}
/** A time with its quality: eight bytes. */
export const gooseTime = (alias: string): Struct<GooseTime> =>
  struct<GooseTime>({
    time: utcText({ alias }),
    leapSecondsKnown: flag(),
    clockFailure: flag(),
    clockNotSynchronized: flag(),
    accuracy: bits(5),
  });

const head = { type: tagHead({ alias: "goose.Data", names: GOOSE_DATA }) };
const value = (
  field: Field<boolean | number | bigint | string | Uint8Array>,
): Struct<GooseDataValue> => struct<GooseDataValue>({ ...head, value: field });

const items = struct<GooseDataList>({
  ...head,
  items: listToEnd(recursive([], () => gooseData as Field<GooseData>)),
});
const float = struct<GooseDataFloat>({
  ...head,
  exponentWidth: u8(),
  value: f32({ alias: "goose.float_value" }),
});
const other = value(rest());
const TABLES: Readonly<Record<number, Struct<GooseData>>> = {
  1: items,
  2: items,
  3: value(restBoolean({ alias: "goose.boolean" })),
  4: value(restBits({ alias: "goose.bit_string" })),
  5: value(restBig({ alias: "goose.integer" })),
  6: value(restBig({ alias: "goose.unsigned" })),
  7: float,
  9: value(rest({ alias: "goose.octet_string" })),
  10: value(restText({ alias: "goose.visible_string" })),
  12: value(rest({ alias: "goose.binary_time" })),
  13: value(restInteger({ alias: "goose.bcd" })),
  14: value(restBits({ alias: "goose.booleanArray" })),
  15: value(restOid({ alias: "goose.objId" })),
  16: value(restText({ alias: "goose.mMSString" })),
  17: struct<GooseDataTime>({ ...head, value: gooseTime("goose.utc_time") }),
};

/** Data: their tag tells their type. */
export const gooseData: BerField<GooseData> = tagged(
  chosen(choice<GooseData>([...new Set(Object.values(TABLES)), other], (c) => {
    const tag = peekTag(c), type = tagNumber(tag);
    if (tag !== context(type)) return other;
    // a number of 64 bits stays bytes
    if (type === FLOAT && c.room !== FLOAT_SIZE) return other;
    return TABLES[type] ?? other;
  })),
);
