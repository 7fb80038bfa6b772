import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  constants,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
} from "node:zlib";
import { DecodeError } from "../../src/capture/decoder.ts";
import {
  gunzip,
  type InflateFormat,
  inflater,
} from "../../src/capture/inflate.ts";
import { concat, damaged, drive, noise, numbers, prose } from "./decoding.ts";

const FORMATS: readonly [InflateFormat, typeof gzipSync][] = [
  ["gzip", gzipSync],
  ["zlib", deflateSync],
  ["raw", deflateRawSync],
];

const INPUTS: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  empty: new Uint8Array(0),
  "one byte": new Uint8Array([7]),
  zeros: new Uint8Array(100_000),
  noise: noise(70_000),
  prose: prose(150_000),
  "prose then noise": Uint8Array.from([...prose(3000), ...noise(3000)]),
};

/**
 * A header with all of the optional parts: FEXTRA of 3 bytes, FNAME, FCOMMENT,
 * FHCRC.
 */
function fullHeader(): number[] {
  const head = [0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 255];
  head.push(3, 0, 9, 9, 9, 0x61, 0, 0x62, 0x63, 0);
  const crc = gzipSync(new Uint8Array(head)).readUInt32LE(
    gzipSync(new Uint8Array(head)).length - 8,
  );
  return [...head, crc & 255, crc >>> 8 & 255];
}

Deno.test("inflate gives back what zlib compressed, at every level and strategy", () => {
  for (const [format, compress] of FORMATS) {
    for (const [name, data] of Object.entries(INPUTS)) {
      for (const level of [0, 1, 6, 9]) {
        for (
          const strategy of [
            constants.Z_DEFAULT_STRATEGY,
            constants.Z_HUFFMAN_ONLY,
            constants.Z_RLE,
            constants.Z_FIXED,
          ]
        ) {
          const b = compress(data, { level, strategy });
          const { out, error, taken } = drive(inflater(format), b);
          assertEquals(error, undefined, `${format} ${name} ${level}`);
          assertEquals(taken, b.length);
          assert(
            out.length === data.length && out.every((x, i) => x === data[i]),
          );
        }
      }
    }
  }
});

Deno.test("inflate gives the same with pieces of any size", () => {
  const data = prose(20_000);
  for (const [format, compress] of FORMATS) {
    for (const level of [0, 1, 9]) {
      const b = compress(data, { level });
      for (const step of [1, 2, 7, 4096]) {
        for (const room of [1, 2, 7, 4096]) {
          const { out, error } = drive(inflater(format), b, step, room);
          assertEquals(error, undefined);
          assertEquals(out, data);
        }
      }
    }
  }
});

Deno.test("gunzip skips all the optional parts of a header", () => {
  const body = gzipSync(prose(100)).subarray(10);
  const b = concat(fullHeader(), body);
  for (const step of [1, 2, 7, 4096]) {
    assertEquals(drive(gunzip(), b, step).out, prose(100));
  }
  b[5] ^= 1;
  assertEquals(
    drive(gunzip(), b).error,
    "gzip has a wrong header checksum at 20",
  );
});

Deno.test("gunzip reads several members and the zeros behind them", () => {
  const data = prose(500);
  const b = concat(
    gzipSync(data),
    gzipSync(new Uint8Array(0)),
    gzipSync(data),
    new Uint8Array(512),
  );
  for (const step of [1, 2, 7, 4096]) {
    const { out, error, taken } = drive(gunzip(), b, step);
    assertEquals(error, undefined);
    assertEquals(taken, b.length);
    assertEquals(out, concat(data, data));
  }
});

Deno.test("gunzip gives the data before it complains of garbage", () => {
  const data = prose(500);
  const member = gzipSync(data);
  for (
    const garbage of [[1], [0, 0, 1], [0x1f, 0], [...prose(40)], [0, ...member]]
  ) {
    const b = concat(
      member,
      garbage.length === 2 ? [...garbage, ...noise(9)] : garbage,
    );
    for (const step of [1, 4096]) {
      const { out, error } = drive(gunzip(), b, step);
      assertEquals(out, data);
      const zeros = garbage.findIndex((x) => x !== 0);
      assertEquals(
        error,
        `gzip has garbage behind its last member at ${member.length + zeros}`,
      );
    }
  }
});

Deno.test("gunzip lets no match reach into the member before", () => {
  // A match of 3 bytes, 1 back, in a fixed block: 1 01 0000001 00000.
  const second = concat([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], [
    0x03,
    0x02,
    0x00,
  ]);
  const { out, error } = drive(gunzip(), concat(gzipSync(prose(9)), second));
  assertEquals(out, prose(9));
  assert(error?.startsWith("deflate match reaches 1 bytes back, has 0"), error);
});

Deno.test("inflate says where a stream is cut short, after what it has of it", () => {
  const data = concat(prose(400), noise(50));
  for (const [format, compress] of FORMATS) {
    for (const level of [0, 9]) {
      const b = compress(data, { level });
      for (let n = 0; n < b.length; n++) {
        const whole = drive(inflater(format), b.subarray(0, n));
        assert(/^\w+ ended inside the [a-z ]+ at \d+$/.test(whole.error ?? ""));
        assert(whole.error?.endsWith(` at ${n}`), whole.error);
        assertEquals(whole.out, data.slice(0, whole.out.length));
        assertEquals(drive(inflater(format), b.subarray(0, n), 1, 1), whole);
      }
    }
  }
});

Deno.test("gunzip names the part that is cut short", () => {
  const b = concat(fullHeader(), gzipSync(prose(100)).subarray(10));
  const parts = new Map<string, number>();
  for (let n = 0; n < b.length; n++) {
    const { error } = drive(gunzip(), b.subarray(0, n));
    const part = error?.match(/inside the (.*) at/)?.[1] ?? "";
    parts.set(part, (parts.get(part) ?? 0) + 1);
  }
  assertEquals([...parts.keys()], [
    "magic",
    "header",
    "extra length",
    "extra field",
    "file name",
    "comment",
    "header checksum",
    "data",
    "trailer",
  ]);
});

Deno.test("inflate gives the data before it complains of a wrong trailer", () => {
  const data = prose(300);
  for (
    const [format, compress, n] of [["gzip", gzipSync, 8], [
      "zlib",
      deflateSync,
      4,
    ]] as const
  ) {
    const b = new Uint8Array(compress(data));
    for (let at = b.length - n; at < b.length; at++) {
      const wrong = b.slice();
      wrong[at] ^= 0x10;
      const { out, error } = drive(inflater(format), wrong, 1 << 16, 7);
      assertEquals(out, data);
      const size = format === "gzip" && at >= b.length - 4;
      assert(
        error?.includes(size ? "modulo 2^32" : "wrong checksum"),
        error,
      );
    }
  }
});

Deno.test("inflate throws the same error again when it is called again", () => {
  const decoder = gunzip();
  const b = concat(gzipSync(prose(10)), [1]);
  const out = new Uint8Array(100);
  assertEquals(decoder.decode(b, 0, b.length, true, out, 0, 100), "output");
  assertEquals(decoder.written, 10);
  for (let i = 0; i < 3; i++) {
    const error = assertThrows(
      () => decoder.decode(b, b.length, b.length, true, out, 0, 100),
      DecodeError,
      "garbage",
    );
    assertEquals(error.offset, b.length - 1);
    assertEquals(decoder.written, 0);
  }
});

Deno.test("inflate takes nothing behind the end of a zlib or raw stream", () => {
  for (const [format, compress] of FORMATS.slice(1)) {
    for (const level of [0, 6]) {
      const b = compress(prose(1000), { level });
      for (const step of [1, 4096]) {
        const { out, taken } = drive(
          inflater(format),
          concat(b, noise(99)),
          step,
        );
        assertEquals(out, prose(1000));
        assertEquals(taken, b.length);
      }
    }
  }
});

Deno.test("inflate rejects headers that the specifications forbid", () => {
  const cases: [InflateFormat, number[], string][] = [
    ["gzip", [0x1e], "gzip magic is missing at 0"],
    ["gzip", [0x1f, 0x8c, ...noise(8)], "gzip magic is missing at 1"],
    [
      "gzip",
      [0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 0],
      "gzip has the compression method 7 at 2",
    ],
    [
      "gzip",
      [0x1f, 0x8b, 8, 0xa0, 0, 0, 0, 0, 0, 0],
      "gzip has the reserved flags 160 at 3",
    ],
    ["zlib", [0x78, 0x9d], "zlib has a wrong header check at 0"],
    ["zlib", [0x79, 0x18], "zlib has the compression method 9 at 0"],
    ["zlib", [0x88, 0x1c], "zlib has a window of 2^16 bytes at 0"],
    ["zlib", [0x78, 0xbb], "zlib needs a preset dictionary at 1"],
    ["raw", [0x07], "deflate block has the reserved type 3 at 0"],
    [
      "raw",
      [0x01, 1, 0, 1, 0],
      "deflate block of 1 stored bytes has the complement 1 at 1",
    ],
    [
      "raw",
      [0xf5, 0, 0],
      "deflate block has 287 literal and length codes at 2",
    ],
  ];
  for (const [format, b, message] of cases) {
    assertEquals(drive(inflater(format), Uint8Array.from(b)).error, message);
  }
});

/**
 * Bits as they are written in RFC 1951: the first one is the lowest of the
 * first byte.
 */
function bits(text: string): Uint8Array {
  const all = text.replaceAll(" ", "");
  const b = new Uint8Array(Math.ceil(all.length / 8));
  [...all].forEach((bit, i) => b[i >> 3] |= Number(bit) << (i & 7));
  return b;
}

/**
 * The start of a final dynamic block of 257 + 1 codes; `lengths` are those of
 * symbols 16 17 18 0 8 7 9 6 10 5 11 4 12 3 13 2 14 1.
 */
function dynamic(lengths: string): string {
  return "1 01 00000 00000 0111 " +
    [...lengths].map((n) => "000 100 010 110".split(" ")[Number(n)]).join(" ");
}

Deno.test("inflate rejects code lengths that make no code", () => {
  const cases: [string, string][] = [
    // Three codes of one bit each.
    [
      dynamic("011100000000000000"),
      "deflate block has a wrong code length code",
    ],
    // One code of two bits.
    [
      dynamic("000200000000000000"),
      "deflate block has a wrong code length code",
    ],
    // Codes 0 for a length of 16 as the first.
    [
      dynamic("101000000000000000") + " 0 00",
      "deflate block repeats a code length before the first",
    ],
    // 18 twice, 138 zeros each.
    [
      dynamic("001000000000000001") + " 1 1111111 1 1111111",
      "deflate block repeats a code length beyond the last",
    ],
    // 258 zeros.
    [
      dynamic("001000000000000001") + " 1 1111111 1 1011011",
      "deflate block has no code for its end",
    ],
    // All have one bit.
    [
      dynamic("000000000000000001") + " 0".repeat(258),
      "deflate block has a wrong literal/length code",
    ],
    // The same code length code with its other bit, which it has not.
    [
      dynamic("000000000000000001") + " 1",
      "deflate block has bits that are no code length",
    ],
  ];
  for (const [text, message] of cases) {
    const { out, error } = drive(
      inflater("raw"),
      concat(bits(text), new Uint8Array(40)),
    );
    assertEquals(out.length, 0);
    assertEquals(error?.replace(/ at \d+$/, ""), message);
  }
});

Deno.test("inflate allows a distance code of one bit, and none at all", () => {
  // RFC 1951 §3.2.7. The code lengths' code: 0 for 18, 10 for 0, 11 for 1.
  const zeros = (n: number) =>
    "0" + [...(n - 11).toString(2).padStart(7, "0")].reverse().join("");
  // 65 and 256 have one bit; of 257, the only one in excess, there is none.
  const lengths = [
    dynamic("001200000000000002"),
    zeros(65),
    "11",
    zeros(138),
    zeros(52),
    "11",
  ].join("");
  for (const distance of ["11", "10"]) {
    const { out } = drive(inflater("raw"), bits(lengths + distance + "0001"));
    assertEquals(out, new Uint8Array([65, 65, 65]));
  }
});

Deno.test("inflate lets a match reach 32768 bytes back, and not before the start", () => {
  const data = noise(32768);
  // A stored block, then in fixed codes 258 bytes from 32768 back, and the end.
  const match = bits("1 10 11000101 11101 1111111111111 0000000");
  const b = concat([0, 0, 0x80, 0xff, 0x7f], data, match);
  const less = concat([0, 0xff, 0x7f, 0, 0x80], data.subarray(1), match);
  for (const [step, room] of [[1, 1 << 16], [1 << 16, 99]]) {
    const { out } = drive(inflater("raw"), b, step, room);
    assertEquals(out.subarray(32768), data.subarray(0, 258));
    assertEquals(
      drive(inflater("raw"), less, step, room).error,
      "deflate match reaches 32768 bytes back, has 32767 at 32775",
    );
  }
  // A second time, when the window has moved.
  const far = concat([0, 0, 0x80, 0xff, 0x7f], data, b);
  const { out } = drive(inflater("raw"), far);
  assertEquals(out.subarray(65536), data.subarray(0, 258));
});

/** The codes with these lengths, RFC 1951 §3.2.2, the first bit first. */
function canonical(lengths: readonly number[]): string[] {
  const codes = lengths.map(() => "");
  let code = 0;
  for (let n = 1; n < 16; n++) {
    lengths.forEach((length, symbol) => {
      if (length === n) codes[symbol] = (code++).toString(2).padStart(n, "0");
    });
    code *= 2;
  }
  return codes;
}

/** `n` bits of a number, the lowest one first. */
function low(value: number, n: number): string {
  return [...value.toString(2).padStart(n, "0")].reverse().join("");
}

Deno.test("inflate decodes codes of 15 bits with 5 and 13 extra bits", () => {
  // Literals A to L have 1 to 12 bits, then 256, 257, 284 and 285.
  const literals = new Array(286).fill(0);
  const coded = [65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 256, 257, 284];
  coded.forEach((symbol, i) => literals[symbol] = i + 1);
  literals[285] = 15;
  const distances = new Array(30).fill(0);
  for (let i = 0; i < 15; i++) distances[14 + i] = i + 1;
  distances[29] = 15;
  const [literal, distance] = [canonical(literals), canonical(distances)];
  // 16 lengths have 4 bits each, the repeat codes none.
  let text = "1 01" + low(29, 5) + low(29, 5) + low(15, 4) + "000".repeat(3) +
    low(4, 3).repeat(16);
  for (const n of [...literals, ...distances]) {
    text += n.toString(2).padStart(4, "0");
  }
  const next = numbers(15);
  for (let i = 0; i < 500; i++) {
    text += literal[65 + next(12)].repeat(next(3));
    text += next(2) ? literal[284] + low(next(31), 5) : literal[285];
    const symbol = 28 + next(2);
    const extra = symbol === 28 ? next(8192) : 8191 - next(200);
    text += distance[symbol] + low(extra, 13);
  }
  const stored = concat([0, 0, 0x80, 0xff, 0x7f], noise(32768));
  const b = concat(stored, bits(text + literal[256]));
  const expected = new Uint8Array(inflateRawSync(b));
  for (const [step, room] of [[1, 1 << 16], [50, 99], [1 << 20, 1 << 20]]) {
    assertEquals(drive(inflater("raw"), b, step, room).error, undefined);
    assertEquals(drive(inflater("raw"), b, step, room).out, expected);
  }
});

Deno.test("inflate rejects symbols that stand for nothing", () => {
  const padding = new Uint8Array(40);
  const cases: [string, string][] = [
    // Fixed codes: 286 is 11000110; 257 is 0000001 and the distance 30 is
    // 11110.
    ["1 10 11000110", "deflate block has bits that are no literal or length"],
    ["1 10 0000001 11110", "deflate block has bits that are no distance"],
    // A literal, then 3 bytes from 2 back.
    [
      "1 10 00110000 0000001 00001",
      "deflate match reaches 2 bytes back, has 1",
    ],
  ];
  for (const [text, message] of cases) {
    for (const b of [bits(text), concat(bits(text), padding)]) {
      const { error } = drive(inflater("raw"), b);
      assertEquals(error?.replace(/ at \d+$/, ""), message);
    }
  }
});

Deno.test("gunzip gives a bomb only as there is room", () => {
  // 4 MiB of zeros in 4 KiB.
  const b = gzipSync(new Uint8Array(4 << 20), { level: 9 });
  const decoder = gunzip();
  const out = new Uint8Array(1000);
  let read = 0;
  let written = 0;
  while (written < 1 << 20) {
    assertEquals(
      decoder.decode(b, read, b.length, true, out, 0, 1000),
      "output",
    );
    assertEquals(decoder.written, 1000);
    read += decoder.read;
    written += decoder.written;
    // A window of 96 KiB in advance, at a ratio of a thousand.
    assert(read <= written / 500 + 300);
  }
  assertEquals(decoder.decode(b, read, b.length, true, out, 0, 0), "output");
  assertEquals([decoder.read, decoder.written], [0, 0]);
});

Deno.test("inflate throws nothing but a DecodeError, the same for pieces of any size, and agrees with zlib", () => {
  const next = numbers(20240601);
  const data = [
    prose(60),
    prose(2500),
    noise(200),
    new Uint8Array(3000),
    concat(prose(700), noise(300)),
  ];
  const references = { gzip: gunzipSync, zlib: undefined, raw: inflateRawSync };
  let harmless = 0;
  for (let i = 0; i < 5000; i++) {
    const [format, compress] = FORMATS[next(3)];
    const b = damaged(
      compress(data[next(data.length)], { level: next(10), strategy: next(5) }),
      next,
    );
    const whole = drive(inflater(format), b);
    assertEquals(
      drive(inflater(format), b, 1 + next(30), 1 + next(500)),
      whole,
    );
    const reference = references[format];
    if (whole.error === undefined && reference) {
      assertEquals(whole.out, new Uint8Array(reference(b)));
      harmless++;
    }
  }
  assert(harmless > 50);
});
