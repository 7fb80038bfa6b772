import { formatIPv4, formatIPv6 } from "../bytes/address.ts";
import { compareBytes, word16, word32 } from "../bytes/words.ts";
import {
  BUFFER,
  type Dissector,
  HEADER_END,
  PARENT,
  STRIDE,
} from "../dissect/dissector.ts";

/** Which way a packet of a flow goes: 0 from the lower endpoint to the higher, 1 back. */
export type Way = 0 | 1;

/** One end of a flow. */
export interface Endpoint {
  /** IP address. */
  readonly address: string;
  /** Port. */
  readonly port: number;
}

/** The bytes of an address in {@linkcode FlowKey.wordsOf}: of the end that sends this way. */
export function addressOf(words: readonly number[], way: Way): Uint8Array {
  const n = words.length - 1 >> 1, v = new DataView(new ArrayBuffer(4 * n));
  for (let i = 0; i < n; i++) v.setInt32(4 * i, words[way * n + i]);
  return new Uint8Array(v.buffer);
}

/** The end that sends this way. */
export function endpointOf(words: readonly number[], way: Way): Endpoint {
  const b = addressOf(words, way), ports = words[words.length - 1];
  return {
    address: (b.length === 4 ? formatIPv4 : formatIPv6)(b, 0),
    port: way === 0 ? ports >>> 16 : ports & 0xffff,
  };
}

/**
 * Tells the endpoints of a transport layer: writes a key that is the same for
 * both directions, and says which of them this is. The lower endpoint, by
 * address and then by port, stands first, as in Community ID.
 */
export class FlowKey {
  /** How many numbers the last key has. */
  words = 0;
  /** Where the source address of the last key lies; the destination's follows. */
  addresses = 0;
  /** Bytes of each address. */
  size = 0;
  /** The buffer that the addresses lie in. */
  b: Uint8Array;
  /** Source port. */
  srcPort = 0;
  /** Destination port. */
  dstPort = 0;

  /** Makes a key that belongs to no packet yet. */
  constructor() {
    this.b = new Uint8Array(0);
  }

  /** The addresses and ports of a key, to keep: 32-bit words of the lower address and of the higher, then both ports. */
  wordsOf(key: Int32Array): number[] {
    return this.size === 4 ? [key[2], key[3], key[1]] : [
      ...key.subarray(2, this.words),
      key[1],
    ];
  }

  /** Writes the key of layer `i`, a transport layer, into `key`; -1: it has no addresses or ports. */
  read(d: Dissector, i: number, key: Int32Array): Way | -1 {
    const { at, chain, buffers } = d, e = chain[i], { ports } = e;
    const o = i * STRIDE;
    if (ports === undefined || at[o + HEADER_END] - at[o] < e.fixed) return -1;
    let n = at[o + PARENT];
    while (n >= 0 && chain[n].protocol.pseudoHeader === undefined) {
      n = at[n * STRIDE + PARENT];
    }
    if (n < 0) return -1;
    const [offset, both] = chain[n].protocol.pseudoHeader!, size = both >> 1;
    const a = buffers[at[n * STRIDE + BUFFER]], p = at[n * STRIDE] + offset;
    const b = buffers[at[o + BUFFER]], q = at[o];
    const src = word16(b, q + ports[0]), dst = word16(b, q + ports[1]);
    this.b = a;
    this.addresses = p;
    this.size = size;
    this.srcPort = src;
    this.dstPort = dst;
    const order = compareBytes(a, p, a, p + size, size) || src - dst;
    const way = order > 0 ? 1 : 0;
    const low = way === 0 ? p : p + size, high = way === 0 ? p + size : p;
    key[0] = e.number << 8 | size;
    key[1] = way === 0 ? src << 16 | dst : dst << 16 | src;
    let w = 2;
    for (let k = 0; k < size; k += 4) key[w++] = word32(a, low + k);
    for (let k = 0; k < size; k += 4) key[w++] = word32(a, high + k);
    this.words = w;
    return way;
  }
}
