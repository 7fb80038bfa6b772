/** Messages that lie across segments, for tests of protocols over TCP. */
import {
  Dissector,
  Frame,
  protocols,
  Registry,
  TCPReassembly,
} from "../../mod.ts";
import { tcpFrame } from "../../testdata/make/build.ts";

/** Sends bytes to a port in segments of at most `size` bytes, and returns the frames, the stream put together. */
export function inSegments(
  port: number,
  bytes: Uint8Array,
  size: number,
): Frame[] {
  const registry = new Registry(protocols);
  registry.attach([new TCPReassembly({ store: false }).assembler]);
  const dissector = new Dissector(registry), frames: Frame[] = [];
  for (let p = 0; p < bytes.length; p += size) {
    const frame = new Frame(dissector);
    frame.b = tcpFrame(40000, port, bytes.slice(p, p + size), { seq: 1 + p });
    frame.end = frame.length = frame.b.length;
    frame.link = 1;
    frame.number = frames.push(frame);
    frame.walk();
  }
  return frames;
}
