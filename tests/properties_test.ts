/**
 * What holds for every protocol of the registry on every sequence of bytes.
 * A protocol is covered as soon as it is listed and a capture holds it.
 */
import { assert, assertEquals } from "@std/assert";
import {
  CaptureReader,
  CaptureRecord,
  Dissector,
  Extractor,
  Frame,
  type Node,
  protocols,
  Registry,
  View,
  Writer,
} from "../mod.ts";
import { FrameJson } from "../src/output/frame_json.ts";
import { JsonSink } from "../src/output/json_sink.ts";
import { summaryOf } from "../src/output/summary.ts";
import { capturePaths } from "../testdata/make.ts";

/** A packet to begin with. */
interface Seed {
  readonly name: string;
  readonly link: number;
  readonly bytes: Uint8Array;
}

/** Every packet of every capture in testdata. */
const SEEDS: readonly Seed[] = capturePaths().flatMap((path) => {
  const reader = new CaptureReader(path), r = new CaptureRecord();
  const seeds: Seed[] = [];
  while (reader.nextSync(r)) {
    const name = `${path.replace(/^.*\/captures\//, "")}#${r.number}`;
    seeds.push({ name, link: r.link, bytes: r.bytes.slice() });
  }
  reader.close();
  return seeds;
});

const dissector = new Dissector(new Registry(protocols));
let serial = 0;

/** A frame of these bytes; `length` is what there was on the wire. */
function frameOf(
  link: number,
  bytes: Uint8Array,
  length = bytes.length,
): Frame {
  const f = new Frame(dissector);
  f.number = ++serial;
  f.b = bytes;
  f.end = bytes.length;
  f.length = length;
  f.link = link;
  f.seconds = 1600000000;
  return f;
}

/** Pseudo-random numbers, the same for the same seed (xorshift32). */
function random(seed: number): () => number {
  let x = seed * 2654435761 >>> 0 || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>>= 0;
  };
}

/** Bytes that lengths and counts break at. */
const EDGES = [0, 1, 2, 3, 4, 7, 8, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xfe, 0xff];

/** Changes a few bytes of a copy: edge values, bit flips, pieces moved, ends cut. */
function mutate(from: Uint8Array, next: () => number): Uint8Array {
  let b = from.slice();
  for (let k = 1 + next() % 4; k > 0 && b.length > 0; k--) {
    const i = next() % b.length;
    switch (next() % 6) {
      case 0:
        b[i] = EDGES[next() % EDGES.length];
        break;
      case 1:
        b[i] ^= 1 << next() % 8;
        break;
      case 2:
        b[i] = next();
        break;
      case 3:
        b[i] += next() % 2 ? 1 : -1;
        break;
      case 4:
        b.copyWithin(next() % b.length, i, i + next() % 32);
        break;
      default:
        b = b.subarray(0, b.length - next() % Math.min(b.length, 16));
    }
  }
  return b;
}

/** Layers and fields lie inside the frame, and inside each other. */
function checkRanges(f: Frame, name: string): void {
  const { layers } = f;
  const buffers = f.walk().buffers, origins = f.walk().origins;
  const sizeOf = (k: number) => k === 0 ? f.capturedLength : buffers[k].length;
  assertEquals(origins[0], f.start);
  layers.forEach((l, i) => {
    const at = `${name} ${l.key}`;
    assert(l.start >= 0 && l.start <= l.headerEnd, at);
    assert(l.headerEnd <= l.end && l.end <= sizeOf(l.buffer), at);
    assert(l.parent < i, at);
    const parent = layers[l.parent];
    if (parent && parent.buffer === l.buffer) {
      assert(l.start >= parent.start && l.end <= parent.end, at);
    }
  });
  const inside = (n: Node, start: number, end: number, path: string): void => {
    const here = `${name} ${path}.${n.name}`;
    assert(n.start <= n.end, here);
    assert(
      n.start >= start && n.end <= end,
      `${here} ${n.start}-${n.end} in ${start}-${end}`,
    );
    for (const c of n.children) inside(c, n.start, n.end, `${path}.${n.name}`);
  };
  f.tree().forEach((n) => {
    inside(n, 0, sizeOf(n.buffer), "");
  });
}

/** A value of a getter as it stands in JSON. */
function asJson(x: unknown): unknown {
  if (x instanceof Uint8Array) {
    return [...x].map((v) => v.toString(16).padStart(2, "0")).join("");
  }
  if (typeof x === "bigint") {
    return x > 2n ** 53n - 1n || x < -(2n ** 53n - 1n) ? String(x) : Number(x);
  }
  if (x instanceof View) return faceToJson(x);
  if (Array.isArray(x)) return x.map(asJson);
  return x;
}

/** The values of a view, one getter of its face after another. */
function faceToJson(v: View): Record<string, unknown> {
  const face = v.face as unknown as Record<string, unknown>;
  const out: Record<string, unknown> = {};
  for (const { name } of v.struct.slots) {
    const x = face[name];
    const plain = Array.isArray(x)
      ? x.map((y) => y?.$view ? faceToJson(y.$view) : asJson(y))
      : (x as { $view?: View } | undefined)?.$view
      ? faceToJson((x as { $view: View }).$view)
      : asJson(x);
    if (plain !== undefined) out[name] = plain;
  }
  return out;
}

const writer = new Writer(), json = new FrameJson(new JsonSink(writer));

/** A frame's line in ndjson. */
function lineOf(f: Frame): string {
  writer.clear();
  json.write(f);
  return new TextDecoder("utf-8", { fatal: true }).decode(writer.written);
}

/** View, Info and JSON say the same. */
function checkSame(f: Frame, name: string): void {
  const info = f.info, parsed = JSON.parse(lineOf(f));
  assertEquals(parsed, JSON.parse(JSON.stringify(info)), name);
  for (const l of f.layers) {
    assertEquals(faceToJson(l.view), info.layers[l.key], `${name} ${l.key}`);
  }
}

Deno.test("there is a packet of every protocol that is listed", () => {
  const seen = new Set<string>();
  for (const s of SEEDS) {
    for (const l of frameOf(s.link, s.bytes).layers) seen.add(l.protocol.id);
  }
  // some are met only where segments are put together
  for (const path of capturePaths()) {
    if (protocols.every((p) => seen.has(p.id))) break;
    for (const f of new Extractor({ input: path, tcp: true, store: false })) {
      for (const l of f.layers) seen.add(l.protocol.id);
    }
  }
  const missing = protocols.map((p) => p.id).filter((id) => !seen.has(id));
  assertEquals(missing, []);
});

Deno.test("ranges are nested and inside the frame, and view, Info and JSON agree", () => {
  for (const s of SEEDS) {
    const f = frameOf(s.link, s.bytes);
    checkRanges(f, s.name);
    checkSame(f, s.name);
  }
});

Deno.test("every prefix of every packet is read without an exception", () => {
  let prefixes = 0;
  for (const s of SEEDS) {
    const step = s.bytes.length > 400 ? 7 : 1;
    for (let n = 0; n < s.bytes.length; n += step) {
      const bytes = s.bytes.subarray(0, n);
      // as cut by the capture, and as a packet that was no longer
      const cut = frameOf(s.link, bytes, s.bytes.length);
      assert(cut.problems.some((p) => p.kind === "cut"), s.name);
      const short = frameOf(s.link, bytes);
      checkRanges(short, `${s.name} ${n} bytes`);
      checkSame(short, `${s.name} ${n} bytes`);
      prefixes += 2;
    }
  }
  assert(prefixes > 5000);
});

const BATCH = 50_000, BATCHES = 20;
for (let batch = 0; batch < BATCHES; batch++) {
  Deno.test(`mutations ${batch * BATCH} to ${(batch + 1) * BATCH} are read without an exception`, () => {
    const next = random(batch + 1);
    for (let i = 0; i < BATCH; i++) {
      const s = SEEDS[next() % SEEDS.length];
      const bytes = mutate(s.bytes, next),
        name = `${s.name}, batch ${batch}, mutation ${i}`;
      const f = frameOf(
        s.link,
        bytes,
        next() % 8 ? bytes.length : bytes.length + 40,
      );
      try {
        summaryOf(f);
        if (i % 64 === 0) {
          checkRanges(f, name);
          checkSame(f, name);
        }
      } catch (e) {
        throw new Error(`${name}: ${bytes}`, { cause: e });
      }
    }
  });
}

Deno.test("a thousand nested tunnels end at the limit of layers", () => {
  const tag = [0x81, 0, 0, 1];
  const bytes = new Uint8Array([
    ...new Array(12).fill(0),
    ...Array.from({ length: 1000 }, () => tag).flat(),
    8,
    0,
  ]);
  const f = frameOf(1, bytes);
  assertEquals(f.layers.length, 256);
  assertEquals(f.problems.map((p) => p.kind), ["limit"]);
});
