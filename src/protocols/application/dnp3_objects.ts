/** Objects of DNP3: headers IEEE 1815-2012 §4.2.2.7, points annex A. */
import { Damage } from "../../bytes/cursor.ts";
import type { View } from "../../fields/view.ts";
import {
  derived,
  dnpRoom,
  dnpUint,
  type Field,
  type Hint,
  listWhile,
  struct,
  takeDnp,
} from "../../fields/mod.ts";
import { DNP3_GROUP, DNP3_PREFIX, DNP3_RANGE } from "../../names/dnp3.ts";

/** One point of an object. */
export interface DNP3Point {
  /** Index or size, where each point has one. */
  prefix?: number;
  /** Flags: online, restart, lost communication and others; of a binary the highest is the value. */
  flags?: number;
  /** Value: a counter, or an analog one. */
  value?: number;
  /** What became of a command. */
  status?: number;
  /** When it was: milliseconds since 1970, or since the time of occurrence. */
  time?: number;
  /** Value of another kind. */
  data?: Uint8Array;
}
/** An object, with its points where their size is known. */
export interface DNP3Object {
  /** Group. */
  group: number;
  /** Variation. */
  variation: number;
  /** Both in one. */
  object: number;
  /** Prefix of the points, and what range follows. */
  qualifier: number;
  /** Prefix of the points. */
  prefixCode: number;
  /** What range follows. */
  rangeCode: number;
  /** First index. */
  start?: number;
  /** Last index. */
  stop?: number;
  /** Number of points. */
  count?: number;
  /** Points that are packed: a bit or two for each. */
  packed?: Uint8Array;
  /** Points. */
  points?: DNP3Point[];
}

/** How a point is written: flags first (f), then a value, then a time of so many bytes. */
type Shape = readonly [
  flags: 0 | 1,
  value: "" | "i2" | "i4" | "u2" | "u4" | "f4" | "f8",
  time: 0 | 2 | 6,
  data?: number,
];
const COUNTERS = ["u4", "u2"] as const;

/** Shapes by group and variation. */
const SHAPES = new Map<number, Shape>();
function shape(group: number, variation: number, ...s: Shape): void {
  SHAPES.set(group << 8 | variation, s);
}
/** Fills the table when it is first needed. */
function shapes(): ReadonlyMap<number, Shape> {
  if (SHAPES.size > 0) return SHAPES;
  for (const g of [1, 3, 10]) shape(g, 2, 1, "", 0);
  for (const g of [2, 4, 11, 13]) {
    shape(g, 1, 1, "", 0);
    shape(g, 2, 1, "", 6);
  }
  shape(2, 3, 1, "", 2);
  shape(4, 3, 1, "", 2);
  shape(12, 1, 0, "", 0, 11);
  COUNTERS.forEach((v, i) => {
    shape(20, 1 + i, 1, v, 0);
    shape(20, 5 + i, 0, v, 0);
    shape(21, 1 + i, 1, v, 0);
    shape(21, 5 + i, 1, v, 6);
    shape(21, 9 + i, 0, v, 0);
    for (const g of [22, 23]) {
      shape(g, 1 + i, 1, v, 0);
      shape(g, 5 + i, 1, v, 6);
    }
  });
  const analog = ["i4", "i2"] as const, real = ["f4", "f8"] as const;
  analog.forEach((v, i) => {
    shape(30, 1 + i, 1, v, 0);
    shape(30, 3 + i, 0, v, 0);
    shape(31, 1 + i, 1, v, 0);
    shape(31, 3 + i, 1, v, 6);
    shape(31, 5 + i, 0, v, 0);
    for (const g of [32, 33, 42]) {
      shape(g, 1 + i, 1, v, 0);
      shape(g, 3 + i, 1, v, 6);
    }
    shape(40, 1 + i, 1, v, 0);
    shape(COMMAND, 1 + i, 1, v, 0);
  });
  real.forEach((v, i) => {
    for (const g of [30, 32, 33, 42]) shape(g, 5 + i, 1, v, 0);
    for (const g of [32, 33, 42]) shape(g, 7 + i, 1, v, 6);
    shape(31, 7 + i, 1, v, 0);
    shape(40, 3 + i, 1, v, 0);
    shape(COMMAND, 3 + i, 1, v, 0);
  });
  shape(34, 1, 0, "u2", 0);
  shape(34, 2, 0, "u4", 0);
  shape(34, 3, 0, "f4", 0);
  shape(50, 1, 0, "", 6);
  shape(50, 2, 0, "u4", 6);
  shape(50, 3, 0, "", 6);
  shape(51, 1, 0, "", 6);
  shape(51, 2, 0, "", 6);
  shape(52, 1, 0, "u2", 0);
  shape(52, 2, 0, "u2", 0);
  return SHAPES;
}

/** Functions in which objects have data behind their headers: all but reading and what is done to whole classes. */
const WITHOUT_DATA: ReadonlySet<number> = new Set([
  1,
  7,
  8,
  9,
  10,
  20,
  21,
  22,
  23,
  24,
]);
/** Analog outputs, whose status stands behind the value. */
const COMMAND = 41;
const CLASSES = 60, OCTETS = 110, OCTET_EVENT = 111;
const NO_RANGE = 6, VARIABLE = 11;

/** Bytes of the numbers of a range. */
function rangeSize(code: number): number {
  return code < 6 ? 1 << code % 3 : code < 10 ? 1 << code - 7 : 1;
}
/** Bytes in front of each point. */
function prefixSize(code: number): number {
  return code === 0 || code > 6 ? 0 : 1 << (code - 1) % 3;
}
/** How many points there are. */
function countOf({ rangeCode: r, start, stop, count }: DNP3Object): number {
  if (r < NO_RANGE) return Math.max(0, stop! - start! + 1);
  return count ?? 0;
}

/** A value of user data as a number. */
function valueOf(b: Uint8Array, kind: Shape[1]): number {
  let x = 0;
  if (kind[0] === "f") {
    const v = new DataView(b.buffer, b.byteOffset, b.length);
    x = b.length === 4 ? v.getFloat32(0, true) : v.getFloat64(0, true);
    // JSON has neither infinity nor what is no number
    return Number.isFinite(x)
      ? x
      : x > 0
      ? Number.MAX_VALUE
      : -Number.MAX_VALUE;
  }
  for (let i = b.length - 1; i >= 0; i--) x = x * 256 + b[i];
  const half = 2 ** (8 * b.length - 1);
  return kind[0] === "i" && x >= half ? x - 2 * half : x;
}

/** What a point has of its object. */
interface Around {
  readonly shape: Shape | undefined;
  readonly prefixSize: number;
  /** Bytes of a point that is plain data; -1: they are not known. */
  readonly size: number;
}
const NOTHING: Shape = [0, "", 0];

/** Whether objects have data behind their headers in the message around the object `v`. */
function hasData(v: View): boolean {
  const { application } = v.up!.struct.probe(v.up!) as {
    application?: { function: number };
  };
  return application !== undefined && !WITHOUT_DATA.has(application.function);
}
function aroundOf(v: View): Around {
  const { object, group, variation, prefixCode } = v.struct.probe(
    v,
  ) as DNP3Object;
  const isOctets = group === OCTETS || group === OCTET_EVENT;
  const known = hasData(v) && group !== CLASSES;
  return {
    shape: known ? shapes().get(object) : NOTHING,
    prefixSize: prefixSize(prefixCode),
    size: !known ? 0 : isOctets ? variation : -1,
  };
}

/** A part of a point, of as many bytes as `size` says; absent where there are none. */
function pointPart<T>(
  size: (a: Around, h: View) => number,
  make: (b: Uint8Array, a: Around) => T,
  hint: Hint = {},
): Field<T> {
  return {
    ...hint,
    bits: 0,
    read(c, h) {
      const around = aroundOf(h.up!), n = size(around, h);
      return n > 0 ? make(takeDnp(c, n), around) : undefined;
    },
  };
}
const isCommand = (h: View): boolean =>
  (h.up!.struct.probe(h.up!) as DNP3Object).group === COMMAND;
const whole = (b: Uint8Array): number => valueOf(b, "u4");

const point = struct<DNP3Point>({
  prefix: pointPart((a) => a.prefixSize, whole, {
    alias: "dnp3.al.index",
  }),
  flags: pointPart((a, h) => isCommand(h) ? 0 : a.shape?.[0] ?? 0, whole, {
    hex: true,
  }),
  value: pointPart(
    (a) => Number(a.shape?.[1][1] ?? 0),
    (b, a) => valueOf(b, a.shape![1]),
  ),
  status: pointPart((a, h) => isCommand(h) ? a.shape?.[0] ?? 0 : 0, whole),
  time: pointPart((a) => a.shape?.[2] ?? 0, whole, { unit: "ms" }),
  data: pointPart((a, h) => {
    const { prefix } = h.struct.probe(h) as DNP3Point;
    const { prefixCode } = h.up!.struct.probe(h.up!) as DNP3Object;
    if (a.shape !== undefined) return a.shape[3] ?? 0;
    return prefixCode > 3 ? prefix ?? 0 : Math.max(0, a.size);
  }, (b) => b),
});

/** Bits of each point where they are packed. */
const PACKED: Readonly<Record<number, number>> = {
  0x0101: 1,
  0x0301: 2,
  0x0a01: 1,
  0x5001: 1,
};
/** Whether the points of an object can be read. */
function isKnown(v: View): boolean {
  const { object, prefixCode } = v.struct.probe(v) as DNP3Object;
  const { shape, size } = aroundOf(v);
  return shape !== undefined || size >= 0 || prefixCode > 3 ||
    object in PACKED;
}

const points: Field<DNP3Point[]> = {
  of: point,
  inside: [point],
  bits: 0,
  read(c, h) {
    const o = h.struct.probe(h) as DNP3Object, n = countOf(o);
    const { shape, prefixSize } = aroundOf(h);
    if (n === 0 || o.object in PACKED || !isKnown(h)) return undefined;
    if (shape === NOTHING && prefixSize === 0) return undefined;
    return listWhile(point, (_c, i) => i < n).read!(c, h);
  },
};
const object = struct<DNP3Object>({
  group: dnpUint(1, { names: DNP3_GROUP }),
  variation: dnpUint(1),
  object: derived((h: DNP3Object) => h.group << 8 | h.variation, {
    alias: "dnp3.al.obj",
    hex: true,
  }),
  qualifier: dnpUint(1, { hex: true }),
  prefixCode: derived((h: DNP3Object) => h.qualifier >> 4 & 7, {
    alias: "dnp3.al.objq.prefix",
    names: DNP3_PREFIX,
  }),
  rangeCode: derived((h: DNP3Object) => h.qualifier & 15, {
    alias: "dnp3.al.objq.range",
    names: DNP3_RANGE,
  }),
  start: dnpUint(
    (h: DNP3Object) => h.rangeCode < NO_RANGE ? rangeSize(h.rangeCode) : 0,
    { alias: "dnp3.al.range.start" },
  ),
  stop: dnpUint(
    (h: DNP3Object) => h.rangeCode < NO_RANGE ? rangeSize(h.rangeCode) : 0,
    { alias: "dnp3.al.range.stop" },
  ),
  count: dnpUint(
    (h: DNP3Object) =>
      h.rangeCode > NO_RANGE && h.rangeCode <= VARIABLE && h.rangeCode !== 10
        ? rangeSize(h.rangeCode)
        : 0,
    { alias: "dnp3.al.range.quantity" },
  ),
  packed: {
    bits: 0,
    read(c, h) {
      const o = h.struct.probe(h) as DNP3Object, n = PACKED[o.object] ?? 0;
      const size = Math.ceil(countOf(o) * n / 8);
      return size > 0 && hasData(h) ? takeDnp(c, size) : undefined;
    },
  },
  points,
});

/** The objects of a message, up to the first whose points have a size that is not known. */
export const dnp3Objects: Field<DNP3Object[]> = {
  of: object,
  inside: [object],
  bits: 0,
  read(c, h) {
    let ends = false;
    const one: Field<DNP3Object> = {
      bits: 0,
      read(c, h) {
        const v = object.readView(c, h);
        ends = countOf(v.struct.probe(v) as DNP3Object) > 0 && !isKnown(v);
        // a view stands for its table's type inside other tables
        return v as unknown as DNP3Object;
      },
    };
    const objects = listWhile(one, (c) => !ends && dnpRoom(c) > 0);
    try {
      return objects.read!(c, h);
    } catch (e) {
      const { transport } = h.struct.probe(h) as {
        transport?: { final: boolean };
      };
      const goesOn = transport?.final === false;
      if (!goesOn || !(e instanceof Damage) || e.kind !== "short") throw e;
      c.notePartial("objects", e.at, e.needed, e.available);
      return e.value as DNP3Object[];
    }
  },
};
