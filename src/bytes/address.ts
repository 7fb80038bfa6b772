import { HEX } from "./hex.ts";

/** The six bytes at `p` as a MAC address: `02:00:00:00:00:01`. */
export function formatMAC(b: Uint8Array, p: number): string {
  return HEX[b[p]] + ":" + HEX[b[p + 1]] + ":" + HEX[b[p + 2]] + ":" +
    HEX[b[p + 3]] + ":" + HEX[b[p + 4]] + ":" + HEX[b[p + 5]];
}

/** The longest run of two or more zero groups of the IPv6 address at `p`, as `first << 4 | behind`; the first of equals: RFC 5952 §4.2. */
export function ipv6Zeros(b: Uint8Array, p: number): number {
  let best = 0, from = 0, longest = 1;
  for (let i = 0; i < 8; i++) {
    if (b[p + 2 * i] !== 0 || b[p + 2 * i + 1] !== 0) from = i + 1;
    else if (i + 1 - from > longest) {
      longest = i + 1 - from;
      best = from << 4 | (i + 1);
    }
  }
  return best;
}

/** The four bytes at `p` as a dotted IPv4 address. */
export function formatIPv4(b: Uint8Array, p: number): string {
  return b[p] + "." + b[p + 1] + "." + b[p + 2] + "." + b[p + 3];
}

/** The sixteen bytes at `p` as an IPv6 address: RFC 5952. */
export function formatIPv6(b: Uint8Array, p: number): string {
  const zeros = ipv6Zeros(b, p), from = zeros >> 4, to = zeros & 15;
  let s = "";
  for (let i = 0; i < 8; i++) {
    if (i === from && to > from) {
      s += to === 8 ? "::" : ":";
      i = to - 1;
      continue;
    }
    if (i) s += ":";
    s += (b[p + 2 * i] << 8 | b[p + 2 * i + 1]).toString(16);
  }
  return s;
}
