/**
 * Writes the captures that scripts make, and the goldens of all captures:
 *
 *     deno task golden
 *
 * Every module in make/ says which packets its captures hold; captures/recorded
 * comes from record.sh. A golden is what we read in a capture, frame by frame:
 * look at the difference before it is committed.
 */
import { CaptureRecord, CaptureWriter, extract, Writer } from "../mod.ts";
import type { Case } from "./make/build.ts";

const HERE = new URL(".", import.meta.url);

/** Writes one capture, a packet every millisecond from 2020-09-13T12:26:40Z. */
function writeCapture(path: URL, { link, packets }: Case): void {
  const w = new Writer(), out = new CaptureWriter();
  out.begin(w, { linkType: link, snapLength: 262144 });
  packets.forEach((bytes, i) => {
    const r = new CaptureRecord();
    r.b = bytes;
    r.end = r.length = bytes.length;
    r.link = link;
    r.seconds = 1600000000;
    r.nanoseconds = i * 1_000_000;
    r.number = i + 1;
    out.record(w, r);
  });
  Deno.writeFileSync(path, w.written);
}

/** Captures that scripts make. */
async function makeCaptures(): Promise<void> {
  for (const { name } of Deno.readDirSync(new URL("make/", HERE))) {
    const { cases } = await import(new URL(`make/${name}`, HERE).href) as {
      cases?: Readonly<Record<string, Case>>;
    };
    if (!cases) continue;
    const folder = new URL(`captures/${name.replace(/\.ts$/, "")}/`, HERE);
    Deno.mkdirSync(folder, { recursive: true });
    for (const [key, value] of Object.entries(cases)) {
      writeCapture(new URL(`${key}.pcap`, folder), value);
    }
  }
}

/** Paths of all captures below a folder, sorted. */
export function capturePaths(
  folder: URL = new URL("captures/", HERE),
): string[] {
  return [...Deno.readDirSync(folder)].flatMap((e) =>
    e.isDirectory
      ? capturePaths(new URL(`${e.name}/`, folder))
      : /\.(pcap|pcapng)$/.test(e.name)
      ? [new URL(e.name, folder).pathname]
      : []
  ).sort();
}

/** What we read in a capture: a frame a line, in one JSON array. */
export async function goldenOf(path: string): Promise<string> {
  const { frames } = await extract({ input: path });
  return `[\n${frames.map((f) => JSON.stringify(f.info)).join(",\n")}\n]\n`;
}

/** The golden that belongs to a capture. */
export function goldenPath(capture: string): string {
  return capture.replace(/\.(pcap|pcapng)$/, ".json");
}

if (import.meta.main) {
  await makeCaptures();
  for (const path of capturePaths()) {
    Deno.writeTextFileSync(goldenPath(path), await goldenOf(path));
  }
}
