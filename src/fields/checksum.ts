/** Checksums, verified where the bytes for it are there. */
import { crc32c } from "../bytes/checksum.ts";
import { fletcherHolds } from "../bytes/fletcher.ts";
import { onesSum } from "../bytes/sum.ts";
import type { Field, Hint } from "./field.ts";
import type { View } from "./view.ts";

/** What a verification can say, in Wireshark's numbers. */
export const CHECKSUM_STATUS = {
  0: "bad",
  1: "good",
  2: "unverified",
  3: "absent",
} as const;

const BAD = 0, GOOD = 1, UNVERIFIED = 2, ABSENT = 3;

function status(sum: number): number {
  return sum === 0xffff ? GOOD : BAD;
}

/** Status of a checksum over the header alone. */
export function headerChecksum(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    // a header that is not whole has no checksum to be right
    derive: (h) => h.whole ? status(onesSum(h.b, h.p, h.stop, 0)) : UNVERIFIED,
  };
}

/** Status of a checksum over header and payload, without addresses. */
export function payloadChecksum(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    derive: (h) => overPayload(h, 0),
  };
}

/**
 * Status of Cisco's checksum over header and payload: of an odd number of
 * bytes the last is the low byte of its word, and is added as a signed number
 * with a borrow.
 */
export function ciscoChecksum(hint: Hint = {}): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    derive(h) {
      const { b, p, site, layer } = h;
      if (site === undefined || !site.isWhole(layer)) return UNVERIFIED;
      const end = site.layerEnd(layer), even = end - (end - p & 1);
      const last = b[end - 1];
      const word = even === end ? 0 : last < 0x80 ? last : 0xff00 + last - 1;
      return status(onesSum(b, p, even, word));
    },
  };
}

/**
 * Status of a Fletcher checksum (ISO 8473-1 annex C) over the layer from its
 * byte `from` on, up to the `size` that the header says; 0: the sender made none.
 */
export function fletcherChecksum<H>(
  from: number,
  size: (h: H) => number,
  hint: Hint = {},
): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    derive(h) {
      const { b, p, site, layer } = h, n = size(h.struct.probe(h) as H);
      if (site === undefined || n === 0 || p + n > site.layerEnd(layer)) {
        return UNVERIFIED;
      }
      return fletcherHolds(b, p + from, p + n) ? GOOD : BAD;
    },
  };
}

/**
 * Status of a checksum over header, payload and the addresses of the network
 * layer around it (RFC 9293 §3.1, RFC 8200 §8.1) for IP protocol `protocol`.
 * `absent` says that the sender made none, `covered` how many bytes from the
 * layer's first it covers where that is not all (RFC 3828 §3.1), and that it
 * cannot be by a negative number.
 */
export function transportChecksum<H>(
  protocol: number,
  hint: Hint = {},
  absent?: (h: H) => boolean,
  covered?: (h: H) => number,
): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    derive(h) {
      const { site, layer } = h;
      if (absent?.(h.struct.probe(h) as H)) return ABSENT;
      if (site === undefined) return UNVERIFIED;
      const addresses = site.addressSum(layer);
      if (addresses < 0) return UNVERIFIED;
      const size = site.layerEnd(layer) - h.p;
      const part = covered?.(h.struct.probe(h) as H) ?? size;
      if (part < 0) return UNVERIFIED;
      return overPayload(h, addresses + protocol + size, Math.min(part, size));
    },
  };
}

const NO_CHECKSUM = new Uint8Array(4);

/**
 * Status of a CRC-32C over header and payload, in which its own four bytes at
 * offset `at` count as zeros; the least significant comes first: RFC 9260
 * appendix A.
 */
export function payloadCrc32c(at: number, hint: Hint = {}): Field<number> {
  return {
    ...hint,
    names: CHECKSUM_STATUS,
    bits: 0,
    derive(h) {
      const { site, layer, b } = h, p = h.p + at;
      if (site === undefined || !site.isWhole(layer)) return UNVERIFIED;
      let crc = crc32c(0, b, h.p, p);
      crc = crc32c(crc, NO_CHECKSUM, 0, NO_CHECKSUM.length);
      crc = crc32c(crc, b, p + 4, site.layerEnd(layer));
      const sent = b[p] | b[p + 1] << 8 | b[p + 2] << 16 | b[p + 3] << 24;
      return crc === sent >>> 0 ? GOOD : BAD;
    },
  };
}

function overPayload(h: View, sum: number, size?: number): number {
  const { site, layer } = h;
  if (site === undefined || !site.isWhole(layer)) return UNVERIFIED;
  const end = size === undefined ? site.layerEnd(layer) : h.p + size;
  return status(onesSum(h.b, h.p, end, sum));
}
