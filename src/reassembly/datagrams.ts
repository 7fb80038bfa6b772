import { onesSum } from "../bytes/sum.ts";
import { Dissector } from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import { formatIPv4, formatIPv6 } from "../bytes/address.ts";
import { ipv4 } from "../protocols/internet/ipv4.ts";
import { ipv6 } from "../protocols/internet/ipv6.ts";
import { tcp } from "../protocols/transport/tcp.ts";
import type { Registry } from "../dissect/registry.ts";
import type { Fragments } from "./ip.ts";
import { Packet } from "./packet.ts";

/** What all datagrams that were put together have. */
export interface Datagram {
  /** Whether every byte came. */
  readonly completed: boolean;
  /** Numbers of the frames that it came in. */
  readonly index: readonly number[];
  /** The header of the first packet; empty: it never came. */
  readonly header: Uint8Array;
  /** The payload; where it is not complete, the runs that came. */
  readonly payload: Uint8Array | readonly Uint8Array[];
  /** Header and payload, dissected; `undefined`: it is not complete. */
  readonly packet: Frame | undefined;
}

/** What tells one fragmented IP datagram from another. */
export interface IPIdentity {
  /** Source address. */
  readonly src: string;
  /** Destination address. */
  readonly dst: string;
  /** Identification. */
  readonly id: number;
  /** IP protocol number of the payload. */
  readonly protocol: number;
}

/** An IP datagram that came in fragments. */
export class IPDatagram implements Datagram {
  /** See {@linkcode Datagram}. */
  readonly completed: boolean;
  /** See {@linkcode Datagram}. */
  readonly index: readonly number[];
  /** See {@linkcode Datagram}. */
  readonly header: Uint8Array;
  /** See {@linkcode Datagram}. */
  readonly payload: Uint8Array | readonly Uint8Array[];
  /** What tells it from others. */
  readonly id: IPIdentity;
  private dissected: Frame | undefined = undefined;

  /** Makes it out of what came. */
  constructor(
    /** Version of IP. */
    readonly version: 4 | 6,
    f: Fragments,
    private readonly registry: Registry,
  ) {
    const half = f.addresses.length / 2;
    const format = half === 4 ? formatIPv4 : formatIPv6;
    this.completed = f.completed;
    this.index = f.frames;
    this.header = f.header;
    this.id = {
      src: format(f.addresses, 0),
      dst: format(f.addresses, half),
      id: f.id,
      protocol: f.protocol,
    };
    const runs = runsOf(f.pieces);
    this.payload = f.completed ? runs[0] : runs;
  }

  /** See {@linkcode Datagram}. The header says what it would say without fragmentation. */
  get packet(): Frame | undefined {
    if (!this.completed) return undefined;
    const dissector = new Dissector(this.registry, { assemble: false });
    return this.dissected ??= new Packet(
      dissector,
      this.version === 4 ? ipv4.id : ipv6.id,
      this.version === 4 ? this.whole4() : this.whole6(),
    );
  }

  /** Header and payload as one, and where the payload begins. */
  private joined(): [Uint8Array, number] {
    const { header } = this, payload = this.payload as Uint8Array;
    const b = new Uint8Array(header.length + payload.length);
    b.set(header);
    b.set(payload, header.length);
    return [b, header.length];
  }

  /** Total length, no fragment, a checksum that is right again: RFC 791 §3.1. */
  private whole4(): Uint8Array {
    const [b, size] = this.joined(), v = new DataView(b.buffer);
    if (size < 20) return b;
    v.setUint16(2, b.length);
    v.setUint16(6, v.getUint16(6) & 0xc000);
    v.setUint16(10, 0);
    v.setUint16(10, ~onesSum(b, 0, size, 0) & 0xffff);
    return b;
  }

  /** Payload length, and the payload's type in place of the fragment header's: RFC 8200 §4.5. */
  private whole6(): Uint8Array {
    const [b, size] = this.joined(), v = new DataView(b.buffer);
    if (size < 40) return b;
    v.setUint16(4, b.length - 40);
    // the last header of the unfragmentable part says what follows
    let at = 6, next = 40;
    while (next < size) {
      at = next;
      next += (b[next + 1] + 1) * 8;
    }
    b[at] = this.id.protocol;
    return b;
  }
}

/** What tells one TCP datagram from another. */
export interface TCPIdentity {
  /** Source address and port. */
  readonly src: readonly [address: string, port: number];
  /** Destination address and port. */
  readonly dst: readonly [address: string, port: number];
  /** Acknowledgment number of its segments. */
  readonly ack: number;
}

/** What one side of a TCP connection sent while it acknowledged the same number. */
export class TCPDatagram implements Datagram {
  private dissected: Frame | undefined = undefined;

  /** Makes it out of what came. */
  constructor(
    /** What tells it from others. */
    readonly id: TCPIdentity,
    /** See {@linkcode Datagram}. */
    readonly completed: boolean,
    /** See {@linkcode Datagram}. */
    readonly index: readonly number[],
    /** See {@linkcode Datagram}. */
    readonly header: Uint8Array,
    /** See {@linkcode Datagram}. */
    readonly payload: Uint8Array | readonly Uint8Array[],
    private readonly registry: Registry,
  ) {}

  /** See {@linkcode Datagram}: the payload behind the header of the first segment. */
  get packet(): Frame | undefined {
    if (!this.completed) return undefined;
    const payload = this.payload as Uint8Array, { header } = this;
    const b = new Uint8Array(header.length + payload.length);
    b.set(header);
    b.set(payload, header.length);
    const dissector = new Dissector(this.registry, { assemble: false });
    return this.dissected ??= new Packet(dissector, tcp.id, b);
  }
}

/** Joins pieces that follow each other. */
export function runsOf(
  pieces: readonly { readonly at: number; readonly b: Uint8Array }[],
): Uint8Array[] {
  const runs: Uint8Array[] = [];
  for (let i = 0; i < pieces.length;) {
    let k = i, n = 0;
    do n += pieces[k++].b.length; while (
      k < pieces.length &&
      pieces[k].at === pieces[k - 1].at + pieces[k - 1].b.length
    );
    const run = new Uint8Array(n);
    for (const { at, b } of pieces.slice(i, k)) run.set(b, at - pieces[i].at);
    runs.push(run);
    i = k;
  }
  return runs;
}
