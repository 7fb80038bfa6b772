import type { View } from "../fields/view.ts";
import type { AnyProtocol } from "./protocol.ts";

/** One layer of a frame: a protocol and the bytes it covers. */
export interface Layer {
  /** The protocol. */
  readonly protocol: AnyProtocol;
  /** Its id, with `#2` and so on where it occurs again. */
  readonly key: string;
  /** Which of the frame's buffers it lies in: 0 is the captured bytes. */
  readonly buffer: number;
  /** First byte, counted from the beginning of the buffer's data. */
  readonly start: number;
  /** First byte behind the header. */
  readonly headerEnd: number;
  /** First byte behind the layer. */
  readonly end: number;
  /** Index of the layer around it, or -1. */
  readonly parent: number;
  /** The fields. */
  readonly view: View;
}
