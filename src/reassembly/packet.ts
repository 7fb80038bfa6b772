import type { Dissector } from "../dissect/dissector.ts";
import { Frame } from "../dissect/frame.ts";
import type { Registered } from "../dissect/registry.ts";

/** A packet that was put together, dissected like one that was captured. */
export class Packet extends Frame {
  /** Takes `bytes`, which the protocol `id` reads. */
  constructor(
    dissector: Dissector,
    private readonly id: string,
    bytes: Uint8Array,
  ) {
    super(dissector);
    this.b = bytes;
    this.end = this.length = bytes.length;
    this.hasTime = false;
  }

  protected override root(d: Dissector): Registered | undefined {
    return d.registry.byName(this.id);
  }
}
