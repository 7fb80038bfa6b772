/** Engines that run other programs agree with the native one about what real programs sent. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { Extractor, type Frame, UnsupportedCallError } from "../../mod.ts";

const FOLDER = "testdata/captures/recorded";
const CAPTURES = [...Deno.readDirSync(FOLDER)].map((f) => `${FOLDER}/${f.name}`)
  .filter((path) => path.endsWith(".pcap")).sort();
const ENGINES = ["tshark", "scapy", "dpkt"];

/** The fields of a layer, bytes as text. */
type Values = Record<string, unknown>;

/** Compares what is given with what is known, as deep as it goes; returns how many values there were. */
function compare(given: unknown, known: unknown, where: string): number {
  if (Array.isArray(given) && Array.isArray(known)) {
    assertEquals(given.length, known.length, where);
    return given.reduce(
      (n, x, i) => n + compare(x, known[i], `${where}[${i}]`),
      0,
    );
  }
  if (typeof given !== "object" || given === null) {
    assertEquals(given, known, where);
    return 1;
  }
  return Object.entries(given).reduce(
    (n, [k, x]) => n + compare(x, (known as Values)?.[k], `${where}.${k}`),
    0,
  );
}

async function framesOf(
  engine: string,
  input: string | Uint8Array,
): Promise<readonly Frame[]> {
  return (await new Extractor({ input, engine }).run()).frames;
}

const about = ({ number, time, capturedLength, length, bytes }: Frame) => ({
  number,
  time,
  capturedLength,
  length,
  bytes: bytes.slice(),
});

/** Flows and datagrams, as text that can be compared. */
async function conversations(engine: string, input: string): Promise<string> {
  const x = await new Extractor({
    input,
    engine,
    ip: true,
    tcp: true,
    trace: true,
  }).run();
  assertEquals(x.warnings, []);
  const { ipv4 = [], ipv6 = [], tcp = [] } = x.reassembly;
  const datagrams = [...ipv4, ...ipv6, ...tcp]
    .map((d) => [d.completed, d.index, d.payload]);
  return JSON.stringify(
    [
      x.trace.map((
        f,
      ) => [f.label, f.state, f.index, f.sent, f.received, f.rtt]),
      datagrams,
    ],
    (_, v) =>
      v instanceof Uint8Array ? v.toHex() : typeof v === "bigint" ? `${v}` : v,
  );
}

for (const engine of ENGINES) {
  const ignore = !Extractor.engineTest(engine);
  if (ignore) console.log(`skipped: ${engine} is not installed`);

  Deno.test({
    name:
      `${engine} gives each packet with its number, time, lengths and bytes`,
    ignore,
    async fn() {
      for (const path of CAPTURES) {
        const own = await framesOf("native", path);
        const given = await framesOf(engine, path);
        assertEquals(given.map(about), own.map(about), path);
      }
    },
  });

  Deno.test({
    name: `${engine} gives packets of a piped input their bytes`,
    ignore,
    async fn() {
      const path = `${FOLDER}/http.pcap`;
      const given = await framesOf(engine, Deno.readFileSync(path));
      const own = await framesOf("native", path);
      assertEquals(given.map(about), own.map(about));
    },
  });

  Deno.test({
    name: `${engine} has no header unless it gives one`,
    ignore,
    async fn() {
      const input = `${FOLDER}/ping.pcap`;
      const x = await new Extractor({ input, engine }).run();
      if (engine === "dpkt") assertEquals(x.info, { major: 2, minor: 4 });
      else {
        for (const ask of [() => x.header, () => x.info]) {
          assertThrows(ask, UnsupportedCallError, `engine=${engine}`);
        }
      }
    },
  });

  if (engine === "tshark") continue; // its fields have tests of their own, and it reassembles by itself

  Deno.test({
    name: `every field that ${engine} gives is the native one`,
    ignore,
    async fn() {
      let compared = 0;
      for (const path of CAPTURES) {
        const own = await framesOf("native", path);
        for (const frame of await framesOf(engine, path)) {
          const ours = own[frame.number - 1].toJSON().layers;
          const theirs = frame.toJSON().layers;
          for (const [key, layer] of Object.entries(theirs)) {
            const known = (ours as Record<string, Values>)[key];
            // raw is what a program leaves; a generic layer has its own names
            if (key === "raw" || known === undefined) continue;
            compared += compare(layer, known, `${path} ${frame.number} ${key}`);
          }
        }
      }
      assert(compared > 4000, `${compared} values compared`);
    },
  });

  Deno.test({
    name: `flows and datagrams through ${engine} are the native ones`,
    ignore,
    async fn() {
      for (const path of CAPTURES) {
        const own = await conversations("native", path);
        assertEquals(await conversations(engine, path), own, path);
      }
    },
  });
}
