import {
  type Endpoint,
  endpointOf,
  type FlowWords,
  type Way,
} from "../flow/key.ts";
import { Half } from "./half.ts";
import type { StreamConsumer } from "./stream.ts";

/** One TCP connection, as far as it was captured. */
export class Connection {
  /**
   * Both directions, by way: 0 from the lower endpoint, 1 from the higher.
   *
   * @internal
   */
  readonly halves: readonly [Half, Half] = [new Half(), new Half()];
  /** Which way the client sends: who sent the SYN, or spoke first. */
  client: Way;
  /** Who takes its streams; `undefined`: nothing was said yet. */
  consumers: readonly StreamConsumer[] | undefined = undefined;
  /** Packets so far. */
  packets = 0;
  /** Time of the last packet, in seconds since 1970. */
  lastTime = 0;
  /** Whether it was reset. */
  reset = false;
  /** Whether nothing more will be taken. */
  ended = false;

  /** Makes a connection out of the key of its first packet, which goes `way`. */
  constructor(
    /** Counted from 0, in the order of their first packets. */
    readonly index: number,
    /** Number of the first frame. */
    readonly firstFrame: number,
    private readonly words: FlowWords,
    way: Way,
  ) {
    this.client = way;
  }

  /** Whether one side alone has spoken, and said nothing. */
  get isHalfOpen(): boolean {
    const [a, b] = this.halves;
    return !(a.started && b.started) && a.isFresh && b.isFresh;
  }

  /** The end that sends this way. */
  endpoint(way: Way): Endpoint {
    return endpointOf(this.words, way);
  }

  /** 0: this way the client sends; 1: the server. */
  directionOf(way: Way): 0 | 1 {
    return way === this.client ? 0 : 1;
  }
}
