/** Frames for tests of protocols. */
import { Dissector, Frame, protocols, Registry } from "../mod.ts";

const dissector = new Dissector(new Registry(protocols));
let number = 0;

/** A frame that holds `bytes`, of which there were `length` on the wire. */
export function frameOf(
  bytes: Uint8Array,
  link = 1,
  length = bytes.length,
): Frame {
  const frame = new Frame(dissector);
  frame.b = bytes;
  frame.start = 0;
  frame.end = bytes.length;
  frame.length = length;
  frame.link = link;
  frame.number = ++number;
  return frame;
}
