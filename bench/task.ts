/** One thing to measure, as a process of its own: `deno run -A bench/task.ts NAME FILE`; but see `records.ts`. */
import {
  CaptureReader,
  Dissector,
  Extractor,
  Flows,
  Frame,
  ipv4,
  protocols,
  Registry,
  tcp,
  TCPReassembly,
  udp,
} from "../mod.ts";

/** Reads a capture frame by frame, through one frame that is pointed anew. */
function frames(
  path: string,
  visit: (frame: Frame) => number,
  layer?: string,
): number {
  const reader = new CaptureReader(path, { reuse: true });
  const frame = new Frame(new Dissector(new Registry(protocols), { layer }));
  let sum = 0;
  while (reader.nextSync(frame)) sum += visit(frame);
  reader.close();
  return sum;
}

/** The things that are measured; each returns something of what it read, so that nothing is left out. */
const TASKS: Readonly<Record<string, (path: string) => unknown>> = {
  walk: (path) => frames(path, (f) => f.walk().n),
  fields: (path) =>
    frames(path, (f) => {
      const ip = f.get(ipv4);
      if (!ip) return 0;
      const l4 = f.get(tcp) ?? f.get(udp);
      return ip.ttl + ip.length +
        (l4 ? l4.srcPort + l4.dstPort + l4.checksum : 0);
    }),
  flows(path) {
    const flows = new Flows({ onFlow: () => {} });
    const add = (f: Frame) => (flows.add(f), 0);
    frames(path, add, "transport");
    flows.end();
    return flows.totals.flows;
  },
  streams(path) {
    let bytes = 0;
    const tcp = new TCPReassembly({
      store: false,
      onData: (x) => bytes += x.end - x.p,
    });
    const add = (f: Frame) => (tcp.add(f), 0);
    frames(path, add, "transport");
    tcp.end();
    return bytes;
  },
  messages: (path) =>
    new Extractor({
      input: path,
      output: "/dev/null",
      extension: false,
      format: "ndjson",
      ip: true,
      tcp: true,
      store: false,
    }).run(),
  info: (path) => frames(path, (f) => f.toJSON().layers ? 1 : 0),
  loop(path) {
    let n = 0;
    for (const frame of new Extractor({ input: path })) {
      n += frame.has(tcp) ? 1 : 0;
    }
    return n;
  },
  ndjson: (path) =>
    new Extractor({
      input: path,
      output: "/dev/null",
      extension: false,
      format: "ndjson",
    }).run(),
  pipeline: (path) =>
    new Extractor({
      input: path,
      output: "/dev/null",
      extension: false,
      format: "ndjson",
      engine: "pipeline",
    }).run(),
  line: (path) =>
    new Extractor({
      input: path,
      output: "/dev/null",
      extension: false,
      format: "line",
    }).run(),
};

if (import.meta.main) await TASKS[Deno.args[0]](Deno.args[1]);
