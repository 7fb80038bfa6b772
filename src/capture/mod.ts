/**
 * Capture files without protocols: reads and writes the packets of pcap and
 * pcapng. Who dissects nothing need not load what dissects.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CaptureReader, CaptureRecord } from "@pcapkit/core/capture";
 *
 * const reader = new CaptureReader("testdata/captures/recorded/http.pcap");
 * const record = new CaptureRecord();
 * let packets = 0;
 * while (reader.nextSync(record)) packets++;
 * assertEquals(packets, record.number);
 * reader.close();
 * ```
 *
 * @module
 */
export type { DamageLog, Step } from "./format.ts";
export * from "./header.ts";
export * from "./packet_options.ts";
export * from "./reader.ts";
export * from "./record.ts";
export type { Growth } from "./growing_source.ts";
export type { ByteSink, ByteSource, Input } from "./source.ts";
export {
  CaptureWriter,
  type CaptureWriterOptions,
  type WrittenHeader,
} from "./writer.ts";
export { type Chunk, Writer } from "../bytes/writer.ts";
export type { DamagedRange } from "../model/damage.ts";
export * from "../model/error.ts";
