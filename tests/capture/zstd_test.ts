import { assert, assertEquals, assertThrows } from "@std/assert";
import { constants, zstdCompressSync } from "node:zlib";
import { DecodeError } from "../../src/capture/decoder.ts";
import { XXH64 } from "../../src/capture/xxh64.ts";
import { unzstd } from "../../src/capture/zstd.ts";
import { concat, damaged, drive, noise, numbers, prose } from "./decoding.ts";
import { FIXTURES } from "./zstd_fixtures.ts";

const STREAMS = FIXTURES.map(({ name, data, base64 }) => ({
  name,
  data: data(),
  b: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
}));

/** The stream of the fixture of this name. */
function stream(name: string): Uint8Array {
  const found = STREAMS.find((x) => x.name === name);
  assert(found);
  return found.b;
}

/** A frame header without checksum: a window of 1 KiB, no content size. */
const FRAME = [0x28, 0xb5, 0x2f, 0xfd, 0, 0];
const RAW = 0, RLE = 1, COMPRESSED = 2;

/**
 * The last block of a frame: its type, its size when that is not its content's
 * length.
 */
function block(
  type: number,
  content: ArrayLike<number>,
  size = content.length,
  last = 1,
): Uint8Array {
  const header = last | type << 1 | size << 3;
  return concat([header & 255, header >>> 8 & 255, header >>> 16], content);
}

/** A skippable frame, RFC 8878 §3.1.2. */
function skippable(content: ArrayLike<number>, kind = 0): Uint8Array {
  return concat(
    [0x50 + kind, 0x2a, 0x4d, 0x18, content.length, 0, 0, 0],
    content,
  );
}

Deno.test("unzstd gives back what the zstd program compressed, in pieces of any size", () => {
  for (const { name, data, b } of STREAMS) {
    for (const step of [1, 2, 7, 4096]) {
      for (const room of data.length > 9000 ? [4096] : [1, 2, 7, 4096]) {
        const { out, error, taken } = drive(unzstd(), b, step, room);
        assertEquals(error, undefined, name);
        assertEquals(taken, b.length, name);
        assert(
          out.length === data.length && out.every((x, i) => x === data[i]),
          name,
        );
      }
    }
  }
});

Deno.test("unzstd gives back what zlib's zstd compressed, at every level", () => {
  const data = concat(
    prose(200_000),
    noise(150_000),
    prose(200_000),
    new Uint8Array(200_000),
  );
  for (let level = -5; level <= 19; level += 3) {
    for (const flag of [0, 1]) {
      const b = zstdCompressSync(data, {
        params: {
          [constants.ZSTD_c_compressionLevel]: level,
          [constants.ZSTD_c_checksumFlag]: flag,
          [constants.ZSTD_c_windowLog]: 15 + (level >> 1),
        },
      });
      const { out, error } = drive(unzstd(), b, 10_000, 5000);
      assertEquals(error, undefined);
      assert(out.length === data.length && out.every((x, i) => x === data[i]));
    }
  }
});

Deno.test("unzstd reads several frames and skips the skippable ones", () => {
  const frames = [
    skippable([]),
    stream("short text"),
    skippable(noise(20), 15),
    stream("empty input"),
    stream("short text"),
  ];
  const b = concat(...frames);
  for (const step of [1, 2, 7, 4096]) {
    const { out, error, taken } = drive(unzstd(), b, step);
    assertEquals(error, undefined);
    assertEquals(taken, b.length);
    assertEquals(new TextDecoder().decode(out), "hello, hellohello, hello");
  }
  assertEquals(drive(unzstd(), skippable(noise(20))), {
    out: new Uint8Array(0),
    taken: 28,
  });
});

Deno.test("unzstd says where a stream is cut short, after what it has of it", () => {
  for (
    const name of [
      "short text",
      "a window of 1 KiB, so eight blocks",
      "incompressible at its end",
    ]
  ) {
    const found = STREAMS.find((x) => x.name === name);
    assert(found);
    const b = concat(skippable([1, 2]), found.b);
    for (let n = 0; n < b.length; n++) {
      if (n === 10) continue;
      const whole = drive(unzstd(), b.subarray(0, n));
      assert(
        /^zstd ended inside the [A-Za-z ]+ at \d+$/.test(whole.error ?? ""),
        whole.error,
      );
      assert(whole.error?.endsWith(` at ${n}`), whole.error);
      assertEquals(whole.out, found.data.slice(0, whole.out.length));
      assertEquals(drive(unzstd(), b.subarray(0, n), 1, 1000), whole);
    }
  }
});

Deno.test("unzstd gives the data before it complains of a wrong checksum", () => {
  for (const { data, b, name } of STREAMS) {
    if (
      !/^(short|level|incompressible|repetitive)/.test(name) ||
      name.includes("without")
    ) continue;
    const wrong = b.slice();
    wrong[b.length - 2] ^= 1;
    const { out, error } = drive(unzstd(), wrong, 1 << 16, 999);
    assertEquals(error, `zstd has a wrong checksum at ${b.length - 4}`, name);
    assertEquals(out.length, data.length);
  }
});

Deno.test("unzstd gives the data before it complains of garbage", () => {
  const b = stream("short text");
  for (
    const garbage of [[0, 0, 0, 0], [...prose(30)], [0x27, 0xb5, 0x2f, 0xfd, 4]]
  ) {
    const { out, error } = drive(unzstd(), concat(b, garbage));
    assertEquals(out.length, 12);
    assertEquals(
      error,
      `zstd has garbage behind its last frame at ${b.length}`,
    );
  }
  const error = drive(unzstd(), concat(b, [1])).error;
  assertEquals(error, `zstd ended inside the magic at ${b.length + 1}`);
});

Deno.test("unzstd gives a bomb only as there is room", () => {
  // Blocks of 128 KiB in 4 bytes, with a window of 128 KiB.
  const bomb = concat(
    [0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3],
    ...new Array(50).fill(block(RLE, [7], 1 << 17, 0)),
  );
  const decoder = unzstd();
  const out = new Uint8Array(1000);
  let read = 0;
  for (let written = 0; written < 1 << 20; written += decoder.written) {
    assertEquals(
      decoder.decode(bomb, read, bomb.length, false, out, 0, 1000),
      "output",
    );
    assertEquals(decoder.written, 1000);
    read += decoder.read;
    assert(read <= 6 + 4 * (1 + Math.ceil((written + 1000) / 2 ** 17)));
  }
  assertEquals(
    decoder.decode(bomb, read, bomb.length, true, out, 0, 0),
    "output",
  );
  assertEquals([decoder.read, decoder.written], [0, 0]);
});

Deno.test("unzstd refuses windows above its limit, which is 128 MiB", () => {
  const allowed = stream("a window of 128 MiB");
  assertEquals(allowed[5], 17 << 3);
  const larger = allowed.slice();
  larger[5]++;
  assertEquals(
    drive(unzstd(), larger),
    {
      out: new Uint8Array(0),
      taken: -1,
      error:
        "zstd frame has a window of 150994944 bytes, may have 134217728 at 5",
    },
  );
  assertEquals(drive(unzstd(2 ** 28), larger).out, prose(500));
  assertEquals(drive(unzstd(1 << 20), allowed).out.length, 0);
  // A single segment's window is its content: 2^27 + 1 and 2^63 bytes.
  for (const size of [[1, 0, 0, 8, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 128]]) {
    const { error } = drive(
      unzstd(),
      concat([0x28, 0xb5, 0x2f, 0xfd, 0xe0], size),
    );
    assert(error?.includes("has a window of"), error);
  }
});

Deno.test("unzstd needs no dictionary, or says so", () => {
  const b = stream("short text");
  // The descriptor's dictionary flag, and an ID of 1, 2 or 4 bytes between it
  // and the size.
  for (
    const [flag, id] of [[1, [7]], [2, [7, 0]], [3, [7, 0, 0, 0]]] as const
  ) {
    const frame = concat(b.subarray(0, 4), [b[4] | flag], id, b.subarray(5));
    assertEquals(
      drive(unzstd(), frame).error,
      "zstd frame needs the dictionary 7 at 5",
    );
    frame[5] = 0;
    assertEquals(drive(unzstd(), frame).out.length, 12);
  }
});

Deno.test("unzstd rejects a frame that is longer or shorter than it says", () => {
  // A single segment of 4 bytes.
  const header = [0x28, 0xb5, 0x2f, 0xfd, 0x20, 4];
  const cases: [Uint8Array, string, string][] = [
    [block(RAW, [65, 65, 65]), "AAA", "zstd frame says 4 bytes, has 3 at 12"],
    [block(RLE, [65], 5), "", "zstd block has 5 bytes, may have 4 at 6"],
    [
      concat(block(RLE, [65], 3, 0), block(RLE, [66], 2)),
      "AAA",
      "zstd frame is longer than the 4 bytes that it says at 13",
    ],
  ];
  // The same in a compressed block, which is found out when it is decoded.
  cases.push([
    concat(
      block(RLE, [65], 3, 0),
      block(COMPRESSED, [2 << 3 | 1, 66, 0]),
    ),
    "AAABB",
    "zstd frame is longer than the 4 bytes that it says at 16",
  ]);
  for (const [blocks, text, message] of cases) {
    const { out, error } = drive(unzstd(), concat(header, blocks));
    assertEquals(new TextDecoder().decode(out), text);
    assertEquals(error, message);
  }
});

Deno.test("unzstd decodes each kind of literals header", () => {
  const long = new Array(600).fill(65);
  // RFC 8878 §3.1.1.3.1.1: raw (0) and RLE (1) with sizes of 5, 12 and 20 bits;
  // then no sequences.
  const cases: [number[], number][] = [
    [[3 << 3 | 0, 65, 65, 65, 0], 3],
    [[2 << 3, 65, 65, 0], 2],
    [[(600 << 4 | 1 << 2) & 255, 600 >> 4, ...long, 0], 600],
    [[(600 << 4 | 3 << 2) & 255, 600 >> 4 & 255, 0, ...long, 0], 600],
    [[31 << 3 | 1, 65, 0], 31],
    [[(1000 << 4 | 1 << 2 | 1) & 255, 1000 >> 4, 65, 0], 1000],
    [[(1000 << 4 | 3 << 2 | 1) & 255, 1000 >> 4 & 255, 0, 65, 0], 1000],
  ];
  for (const [content, n] of cases) {
    const { out, error } = drive(
      unzstd(),
      concat(FRAME, block(COMPRESSED, content)),
    );
    assertEquals(error, undefined);
    assertEquals(out, new Uint8Array(n).fill(65));
  }
});

Deno.test("unzstd decodes sequences whose tables have one code each", () => {
  // RLE modes: literals length code 1, offset code 2 (4 to 7 with 2 bits, so 1
  // to 4 back), match length code 1 (4 bytes).
  const modes = 1 << 6 | 1 << 4 | 1 << 2;
  const literals = [2 << 3, 65, 66];
  // Below the end mark twice the offset bits 00.
  const b = concat(
    FRAME,
    block(COMPRESSED, [...literals, 2, modes, 1, 2, 1, 0b10000]),
  );
  assertEquals(drive(unzstd(), b).error, undefined);
  assertEquals(new TextDecoder().decode(drive(unzstd(), b).out), "AAAAABBBBB");
});

Deno.test("unzstd rejects blocks that the specification forbids", () => {
  const cases: [ArrayLike<number>, string][] = [
    [block(3, []), "zstd block has the reserved type 3"],
    [
      block(RAW, new Uint8Array(1025)),
      "zstd block has 1025 bytes, may have 1024",
    ],
    [block(RLE, [1], 1025), "zstd block has 1025 bytes, may have 1024"],
    [
      block(COMPRESSED, [], 1 << 17 | 1),
      "zstd block has 131073 bytes, may have 131072",
    ],
    [block(COMPRESSED, []), "zstd block ended inside the literals header"],
    [
      block(COMPRESSED, [0x0f, 0]),
      "zstd block ended inside the literals header",
    ],
    [block(COMPRESSED, [2 << 3, 1]), "zstd block ended inside the literals"],
    [
      block(COMPRESSED, [0x0d, 0x41, 0, 7, 0]),
      "zstd block has 1040 literals, may have 1024",
    ],
    [
      block(COMPRESSED, [1 << 3, 1]),
      "zstd block ended inside the sequences header",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 0, 0]),
      "zstd block goes on behind its literals",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1]),
      "zstd block ended inside the sequences header",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 1]),
      "zstd sequences have the reserved mode bits 1",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0xc0]),
      "zstd sequences need the literals length table of a block before",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0x40, 36]),
      "zstd sequences have a wrong literals length code",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0x10, 32]),
      "zstd sequences have a wrong offset code",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0x04, 53]),
      "zstd sequences have a wrong match length code",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0x80, 0x06]),
      "zstd FSE table has 11 bits, may have 9",
    ],
    [block(COMPRESSED, [1 << 3, 1, 1, 0]), "zstd bitstream has no end mark"],
    [block(COMPRESSED, [1 << 3, 1, 1, 0, 0]), "zstd bitstream has no end mark"],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0, 1]),
      "zstd block ended inside the sequences",
    ],
    // One literal, 1 of them taken, a match of 4 from 2 back: offset value 5.
    [
      block(COMPRESSED, [1 << 3, 65, 1, 0x54, 1, 2, 1, 0b101]),
      "zstd match reaches 2 bytes back, has 1",
    ],
    // Offset code 31.
    [
      block(COMPRESSED, [1 << 3, 65, 1, 0x54, 1, 31, 1, 1, 1, 1, 1, 1]),
      "zstd offset has 31 bits",
    ],
    // Two literals wanted.
    [
      block(COMPRESSED, [1 << 3, 65, 1, 0x54, 2, 2, 1, 0b101]),
      "zstd sequence has 2 literals, has 1 left",
    ],
    // Match length code 45 with 9 bits: 515 and 511 bytes; then once more.
    [
      block(COMPRESSED, [1 << 3, 65, 1, 0x54, 1, 2, 45, 0xff, 0x09]),
      "zstd block is longer than a block may be",
    ],
    // A bit too many.
    [
      block(COMPRESSED, [1 << 3, 65, 1, 0x54, 1, 2, 1, 0b1000]),
      "zstd sequences do not end with their bits",
    ],
    // 1024 literals, one of them taken, a match of 4.
    [
      block(
        COMPRESSED,
        [1 | 3 << 2, 0x40, 0, 65, 1, 0x54, 1, 2, 1, 0b100].with(1, 1024 >> 4),
      ),
      "zstd block is longer than a block may be",
    ],
    // The last table breaks off.
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0x80, 0x10]),
      "zstd block ended inside an FSE table",
    ],
    [
      block(COMPRESSED, [1 << 3, 1, 1, 0x80]),
      "zstd block ended inside an FSE table",
    ],
    // Compressed literals of no bytes; a tree of 40 weights in 3 bytes.
    [
      block(COMPRESSED, [5 << 4 | 2, 0, 0, 0]),
      "zstd block ended inside a Huffman tree",
    ],
    [
      block(COMPRESSED, [5 << 4 | 2, 3 << 6, 0, 127 + 40, 0, 0, 0]),
      "zstd block ended inside a Huffman tree",
    ],
    [
      block(COMPRESSED, [5 << 4 | 2, 1 << 6, 0, 128, 0, 0, 0]),
      "zstd block ended inside a Huffman tree",
    ],
    // One weight of 0; one of 13; three of 1, so that 5 would be missing.
    [
      block(COMPRESSED, [5 << 4 | 2, 2 << 6, 0, 128, 0, 0]),
      "zstd Huffman weights are wrong",
    ],
    [
      block(COMPRESSED, [5 << 4 | 2, 2 << 6, 0, 128, 0xd0, 0]),
      "zstd Huffman weights are wrong",
    ],
    [
      block(COMPRESSED, [5 << 4 | 2, 3 << 6, 0, 130, 0x31, 0, 0]),
      "zstd Huffman weights are wrong",
    ],
    // Treeless literals: 1 stream, 5 bytes of 1.
    [
      block(COMPRESSED, [5 << 4 | 3, 1 << 6, 0, 1, 0]),
      "zstd literals need the tree of a block before",
    ],
  ];
  for (const [b, message] of cases) {
    const { error } = drive(unzstd(), concat(FRAME, b, new Uint8Array(8)));
    assertEquals(error?.replace(/ at \d+$/, ""), message);
  }
  assertEquals(
    drive(unzstd(), new Uint8Array(4)).error,
    "zstd magic is missing at 0",
  );
  assertEquals(
    drive(unzstd(), concat(FRAME.with(4, 8), [0])).error,
    "zstd frame has the reserved bit at 4",
  );
});

Deno.test("unzstd stays at the end, and throws the same error again", () => {
  const b = stream("short text");
  const out = new Uint8Array(100);
  const decoder = unzstd();
  assertEquals(decoder.decode(b, 0, b.length, true, out, 0, 12), "end");
  assertEquals(decoder.decode(b, 0, b.length, true, out, 0, 12), "end");
  assertEquals([decoder.read, decoder.written], [0, 0]);
  const broken = unzstd();
  for (let i = 0; i < 3; i++) {
    const error = assertThrows(
      () => broken.decode(out, 0, 4, false, out, 0, 12),
      DecodeError,
      "magic",
    );
    assertEquals(error.offset, 0);
  }
});

Deno.test("unzstd throws nothing but a DecodeError, the same for pieces of any size", () => {
  const next = numbers(20240602);
  const sources = STREAMS.filter(({ data }) => data.length < 9000);
  let harmless = 0;
  for (let i = 0; i < 6000; i++) {
    const b = damaged(sources[next(sources.length)].b, next);
    const whole = drive(unzstd(), b);
    if (whole.error === undefined) harmless++;
    if (whole.out.length > 100_000) continue;
    assertEquals(drive(unzstd(), b, 1 + next(30), 100 + next(2000)), whole);
  }
  assert(harmless > 10);
});

Deno.test("xxh64 is the same for any pieces, and for the test vectors of its specification", () => {
  const text = new TextEncoder().encode(
    "Nobody inspects the spammish repetition",
  );
  for (const step of [1, 5, 31, 32, 33, 39]) {
    const hash = new XXH64();
    for (let p = 0; p < text.length; p += step) {
      hash.update(text, p, Math.min(text.length, p + step));
    }
    assertEquals(hash.digest(), 0xfbcea83c8a378bf1n);
    hash.reset();
    assertEquals(hash.digest(), 0xef46db3751d8e999n);
  }
});
