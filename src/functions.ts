/** One call for one purpose, on top of {@linkcode CoreExtractor}. */
import { CoreExtractor } from "./extractor.ts";
import type { ExtractorOptions, TraceOptions } from "./extractor_options.ts";
import type { Flow } from "./flow/flow.ts";
import type { TCPStream } from "./reassembly/collector.ts";
import type { Datagram } from "./reassembly/datagrams.ts";

/**
 * Puts the datagrams of one protocol together.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { reassemble } from "@pcapkit/core";
 *
 * const input = "testdata/captures/recorded/fragments.pcap";
 * const [first] = await reassemble("ipv4", { input });
 * assertEquals([first.completed, first.index], [true, [1, 2, 3]]);
 * ```
 */
export async function reassemble(
  protocol: "ipv4" | "ipv6" | "tcp",
  options: ExtractorOptions,
): Promise<readonly Datagram[]> {
  const datagrams: Datagram[] = [];
  const onDatagram = (d: Datagram) => void datagrams.push(d);
  await new CoreExtractor({
    ...options,
    [protocol]: true,
    onDatagram,
    store: false,
  }).run();
  return datagrams;
}

/**
 * Traces the flows of a capture; with `output` each is written to a file.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { trace } from "@pcapkit/core";
 *
 * const [flow] = await trace({ input: "testdata/captures/recorded/http.pcap" });
 * assertEquals([flow.protocol, flow.dstPort, flow.state], ["tcp", 80, "CLOSED"]);
 * ```
 */
export async function trace(
  options: Omit<ExtractorOptions, "trace"> & { readonly trace?: TraceOptions },
): Promise<readonly Flow[]> {
  const flows: Flow[] = [];
  const onFlow = (f: Flow) => void flows.push(f);
  const how: TraceOptions = { index: true, ...options.trace };
  await new CoreExtractor({ ...options, trace: how, onFlow, store: false })
    .run();
  return flows.sort((a, b) => a.number - b.number);
}

/**
 * Follows the TCP streams of a capture: who said what to whom.
 *
 * @example
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { follow } from "@pcapkit/core";
 *
 * const [stream] = await follow({ input: "testdata/captures/recorded/http.pcap" });
 * const [client, server] = stream.sides.map((s) => new TextDecoder().decode(s.bytes));
 * assert(client.startsWith("GET / HTTP/1.1"));
 * assert(server.startsWith("HTTP/1.1 200 OK"));
 * assertEquals(stream.turns.map((t) => t.direction), [0, 1, 0, 1]);
 * ```
 */
export async function follow(
  options: ExtractorOptions,
): Promise<readonly TCPStream[]> {
  const streams: TCPStream[] = [];
  const onStream = (s: TCPStream) => void streams.push(s);
  await new CoreExtractor({ ip: true, ...options, onStream, store: false })
    .run();
  return streams.sort((a, b) => a.index - b.index);
}
