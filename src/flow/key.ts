import { formatIPv4, formatIPv6 } from "../bytes/address.ts";
import { word16, word32 } from "../bytes/words.ts";
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

/** The addresses and ports of a flow, as {@linkcode KeyTable} keeps them: see {@linkcode FlowKey.read}. */
export type FlowWords = readonly number[];

/** Where the first address begins among the words. */
const ADDRESSES = 2;

/** The bytes of the address that sends this way. */
export function addressOf(words: FlowWords, way: Way): Uint8Array {
  const n = words.length - ADDRESSES >> 1;
  const v = new DataView(new ArrayBuffer(4 * n));
  for (let i = 0; i < n; i++) {
    v.setInt32(4 * i, words[ADDRESSES + way * n + i]);
  }
  return new Uint8Array(v.buffer);
}

/** The end that sends this way. */
export function endpointOf(words: FlowWords, way: Way): Endpoint {
  const b = addressOf(words, way), ports = words[1];
  return {
    address: (b.length === 4 ? formatIPv4 : formatIPv6)(b, 0),
    port: way === 0 ? ports >>> 16 : ports & 0xffff,
  };
}

/** The IP protocol number of a flow. */
export function protocolOf(words: FlowWords): number {
  return words[0] >> 8;
}

/**
 * Tells the endpoints of a transport layer: writes a key that is the same for
 * both directions, and says which of them this is. The lower endpoint, by
 * address and then by port, stands first, as in Community ID.
 */
export class FlowKey {
  /** How many numbers the last key has. */
  words = 0;

  /**
   * Writes the key of layer `i`, a transport layer, into `key`; -1: it has no
   * addresses or ports. The key is the IP protocol number and the size of an
   * address, both ports, the lower address and the higher.
   */
  read(d: Dissector, i: number, key: Int32Array): Way | -1 {
    const { at, chain, buffers } = d, e = chain[i], { ports } = e;
    const o = i * STRIDE;
    if (ports === undefined || at[o + HEADER_END] - at[o] < e.fixed) return -1;
    let n = at[o + PARENT];
    while (n >= 0 && chain[n].pseudoHeader === undefined) {
      n = at[n * STRIDE + PARENT];
    }
    if (n < 0) return -1;
    const [offset, both] = chain[n].pseudoHeader!, size = both >> 1;
    const a = buffers[at[n * STRIDE + BUFFER]], p = at[n * STRIDE] + offset;
    const b = buffers[at[o + BUFFER]], q = at[o];
    const src = word16(b, q + ports[0]), dst = word16(b, q + ports[1]);
    let order = 0, w = ADDRESSES;
    for (let k = size - 4; k >= 0; k -= 4) {
      const x = word32(a, p + k) >>> 0, y = word32(a, p + size + k) >>> 0;
      if (x !== y) order = x < y ? -1 : 1;
    }
    if (order === 0) order = src - dst;
    const way = order > 0 ? 1 : 0;
    const low = way === 0 ? p : p + size, high = way === 0 ? p + size : p;
    key[0] = e.number << 8 | size;
    key[1] = way === 0 ? src << 16 | dst : dst << 16 | src;
    for (let k = 0; k < size; k += 4) key[w++] = word32(a, low + k);
    for (let k = 0; k < size; k += 4) key[w++] = word32(a, high + k);
    this.words = w;
    return way;
  }
}
