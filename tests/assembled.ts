/** Frames for tests of messages in streams. */
import {
  Dissector,
  Frame,
  protocols,
  Registry,
  TCPReassembly,
} from "../mod.ts";

/** Frames of the packets of Ethernet in their order, TCP put together. */
export function assembledOf(packets: readonly Uint8Array[]): Frame[] {
  const registry = new Registry(protocols);
  const reassembly = new TCPReassembly({ store: false });
  registry.attach([reassembly.assembler]);
  const dissector = new Dissector(registry);
  const frames = packets.map((b, i) => {
    const frame = new Frame(dissector);
    frame.b = b;
    frame.end = frame.length = b.length;
    frame.link = 1;
    frame.number = i + 1;
    frame.walk();
    return frame;
  });
  reassembly.end();
  return frames;
}
