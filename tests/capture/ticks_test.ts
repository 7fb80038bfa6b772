import { assertEquals } from "@std/assert";
import { resolutionOf, Ticks } from "../../src/capture/ticks.ts";
import { civil, isoTime, parseIsoTime } from "../../src/model/time.ts";
import { Random } from "./build.ts";

/** Seconds and nanoseconds by the definition of `if_tsresol`, in bigints. */
function exact(t: bigint, resolution: number): [bigint, bigint] {
  const n = BigInt(resolution & 0x7f);
  const d = resolution & 0x80 ? 1n << n : 10n ** n;
  return [t / d, t % d * 1_000_000_000n / d];
}

function decoded(t: bigint, resolution: number, offset = 0): [number, number] {
  const ticks = new Ticks(resolution, offset);
  ticks.decode(Number(t >> 32n), Number(t & 0xffffffffn));
  return [ticks.seconds, ticks.nanoseconds];
}

/** Times whose digits carry in every way. */
function* stamps(): Generator<bigint> {
  for (const t of [0n, 1n, 999n, 1_000_000n, 2n ** 31n, 2n ** 32n - 1n]) {
    yield t;
  }
  for (const t of [2n ** 32n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n]) {
    yield t;
  }
  const random = new Random(7);
  for (let i = 0; i < 200; i++) {
    yield BigInt(random.next()) << 32n | BigInt(random.next());
  }
}

Deno.test("ticks of every resolution become seconds and nanoseconds without losing bits", () => {
  for (let resolution = 0; resolution < 256; resolution++) {
    for (const t of stamps()) {
      const [seconds, nanoseconds] = exact(t, resolution);
      assertEquals(
        decoded(t, resolution),
        [Number(seconds), Number(nanoseconds)],
        `${t} of resolution ${resolution}`,
      );
    }
  }
});

Deno.test("ticks add an offset in seconds, also below 1970", () => {
  assertEquals(decoded(1_500_000n, 6, 3600), [3601, 500_000_000]);
  assertEquals(decoded(1_500_000n, 6, -10), [-9, 500_000_000]);
});

Deno.test("ticks go back to the number they came from where no bit is finer than a nanosecond", () => {
  for (const resolution of [0, 1, 3, 6, 9, 0x80, 0x81, 0x8a, 0x94, 0x9d]) {
    const ticks = new Ticks(resolution, 0);
    for (const t of stamps()) {
      const [seconds] = exact(t, resolution);
      if (seconds > 2n ** 53n) continue; // no number holds it
      const [s, n] = decoded(t, resolution);
      const fits = ticks.encode(s, n);
      assertEquals(
        [fits, BigInt(ticks.high) << 32n | BigInt(ticks.low)],
        [true, t],
        `resolution ${resolution}`,
      );
    }
  }
});

Deno.test("ticks finer than a nanosecond keep the nanosecond", () => {
  for (const resolution of [10, 12, 127, 0x9e, 0xa0, 0xff]) {
    for (const t of stamps()) {
      const [s, n] = decoded(t, resolution), ticks = new Ticks(resolution, 0);
      assertEquals(ticks.encode(s, n), true);
      ticks.decode(ticks.high, ticks.low);
      assertEquals([ticks.seconds, ticks.nanoseconds], [s, n]);
    }
  }
});

Deno.test("ticks refuse what they cannot say", () => {
  assertEquals(new Ticks(6, 0).encode(1, 1), false); // between two ticks
  assertEquals(new Ticks(6, 0).encode(-1, 0), false);
  assertEquals(new Ticks(6, 100).encode(99, 0), false);
  assertEquals(new Ticks(9, 0).encode(2 ** 34, 0), true);
  assertEquals(new Ticks(9, 0).encode(18446744073, 709551615), true);
  assertEquals(new Ticks(9, 0).encode(18446744073, 709551616), false);
  assertEquals(new Ticks(9, 0).encode(2 ** 40, 0), false);
  assertEquals(new Ticks(0x94, 0).encode(1, 1), false);
  assertEquals(new Ticks(0x94, 0).encode(2 ** 44, 0), false);
});

Deno.test("ticks find the octet of a resolution", () => {
  assertEquals(
    [1, 10, 1000, 1e6, 1e9, 2, 2 ** 20, 2 ** 29].map(resolutionOf),
    [0, 1, 3, 6, 9, 0x81, 0x94, 0x9d],
  );
  // what is finer than a nanosecond is not kept, and no other number is a resolution
  assertEquals([1e12, 2 ** 40, 12345, 0.5].map(resolutionOf), [9, 9, 9, 9]);
});

const TIMES: readonly (readonly [number, number, string])[] = [
  [0, 0, "1970-01-01T00:00:00.000000000Z"],
  [1600000000, 5, "2020-09-13T12:26:40.000000005Z"],
  [951827696, 0, "2000-02-29T12:34:56.000000000Z"],
  [2147483648, 0, "2038-01-19T03:14:08.000000000Z"],
  [4294967296, 999999999, "2106-02-07T06:28:16.999999999Z"],
  [-1, 1, "1969-12-31T23:59:59.000000001Z"],
  [253402300799, 0, "9999-12-31T23:59:59.000000000Z"],
  [253402300800, 0, "+010000-01-01T00:00:00.000000000Z"],
  [-62167219200, 0, "0000-01-01T00:00:00.000000000Z"],
  [-62167219201, 0, "-000001-12-31T23:59:59.000000000Z"],
];

Deno.test("time is written in ISO 8601 and read again, in any year", () => {
  for (const [seconds, nanoseconds, text] of TIMES) {
    assertEquals(isoTime(seconds, nanoseconds), text);
    assertEquals(parseIsoTime(text), [seconds, nanoseconds]);
  }
  assertEquals(parseIsoTime("2020-09-13T12:26:40Z"), [1600000000, 0]);
  for (const no of ["", "2020-09-13", "2020-09-13T12:26:40", "no time"]) {
    assertEquals(parseIsoTime(no), undefined);
  }
});

Deno.test("time agrees with Date on every day of four centuries", () => {
  for (let day = -73000; day < 73100; day++) {
    const date = new Date(day * 86400000);
    const [y, m, d] = [
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
    ];
    assertEquals(civil(day), [y, m, d]);
    const text = isoTime(day * 86400, 0);
    assertEquals(parseIsoTime(text)![0], day * 86400);
  }
});

Deno.test("time stays text of one form at the largest numbers that 64 bits hold", () => {
  const form = /^[+-]\d{6,}-\d\d-\d\dT\d\d:\d\d:\d\d\.000000000Z$/;
  for (const seconds of [2 ** 64, -(2 ** 63), 2 ** 53 + 2, 1e17 + 16]) {
    assertEquals(form.test(isoTime(seconds, 0)), true, isoTime(seconds, 0));
  }
});
