import { formatIPv4, formatIPv6 } from "../bytes/address.ts";
import type { FlowKey, Way } from "../flow/key.ts";
import { Half } from "./half.ts";
import type { StreamConsumer } from "./stream.ts";

/** One end of a connection. */
export interface Endpoint {
  /** IP address. */
  readonly address: string;
  /** Port. */
  readonly port: number;
}

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
  /** Who takes its streams. */
  consumers: readonly StreamConsumer[] = [];
  /** Packets so far. */
  packets = 0;
  /** Time of the last packet, in seconds since 1970. */
  lastTime = 0;
  /** Whether it was reset. */
  reset = false;
  /** Whether nothing more will be taken. */
  ended = false;
  private readonly addresses: Uint8Array;
  private readonly ports: readonly [number, number];

  /** Makes a connection out of the key of its first packet, which goes `way`. */
  constructor(
    /** Counted from 0, in the order of their first packets. */
    readonly index: number,
    /** Number of the first frame. */
    readonly firstFrame: number,
    key: FlowKey,
    way: Way,
  ) {
    const { b, addresses, size, srcPort, dstPort } = key;
    this.addresses = b.slice(addresses, addresses + 2 * size);
    this.ports = [srcPort, dstPort];
    this.first = way;
    this.client = way;
  }

  /** Which way the first packet went. */
  private readonly first: Way;

  /** The end that sends this way. */
  endpoint(way: Way): Endpoint {
    const k = way === this.first ? 0 : 1, size = this.addresses.length / 2;
    const format = size === 4 ? formatIPv4 : formatIPv6;
    return {
      address: format(this.addresses, k * size),
      port: this.ports[k],
    };
  }

  /** 0: this way the client sends; 1: the server. */
  directionOf(way: Way): 0 | 1 {
    return way === this.client ? 0 : 1;
  }
}
