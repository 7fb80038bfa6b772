/** How elements of the Basic Encoding Rules lie in bytes: ITU-T X.690 (02/2021) §8.1. */

/** Identifier and length of an element. */
export interface BerHead {
  /** Number and class of the tag; see {@linkcode universal} and its like. */
  readonly tag: number;
  /** Whether the contents are elements. */
  readonly constructed: boolean;
  /** Bytes of identifier and length. */
  readonly size: number;
  /** Bytes of the contents; -1: an element of their own ends them. */
  readonly length: number;
}

/** Most octets of a tag's number, and of a length, behind the first. */
const MAX_TAG = 4, MAX_LENGTH = 4;
/** How deep elements without a length are followed to find their ends. */
const MAX_DEPTH = 32;
/** Length of an element that end-of-contents octets end: §8.1.3.6. */
const INDEFINITE = -1;
const END_OF_CONTENTS = 2;

/** The tag of a type of ASN.1 itself. */
export function universal(number: number): number {
  return number * 4;
}
/** The tag `[APPLICATION number]`. */
export function application(number: number): number {
  return number * 4 + 1;
}
/** The tag `[number]`. */
export function context(number: number): number {
  return number * 4 + 2;
}
/** The number of a tag. */
export function tagNumber(tag: number): number {
  return tag >>> 2;
}
/** A tag as ASN.1 writes it: `[APPLICATION 3]`. */
export function tagText(tag: number): string {
  const name = ["UNIVERSAL ", "APPLICATION ", "", "PRIVATE "][tag & 3];
  return `[${name}${tagNumber(tag)}]`;
}

/**
 * The head of the element at `b[p]`. A number instead: so many bytes are
 * needed to tell, or, below 0, there is no element.
 */
export function berHead(
  b: Uint8Array,
  p: number,
  end: number,
): BerHead | number {
  if (end - p < 2) return 2;
  const first = b[p];
  let q = p + 1, number = first & 0x1f;
  if (number === 0x1f) {
    number = 0;
    for (let more = true; more; q++) {
      if (q - p > MAX_TAG) return -1;
      if (q >= end) return q - p + 2;
      number = number << 7 | b[q] & 0x7f;
      more = (b[q] & 0x80) !== 0;
    }
    if (q >= end) return q - p + 1;
  }
  let length = b[q++];
  if (length === 0x80) length = INDEFINITE;
  else if (length > 0x80) {
    const n = length & 0x7f;
    if (q + n > end) return n > 0x7e ? -1 : q + n - p;
    length = 0;
    for (let i = 0; i < n; i++, q++) {
      if (i < n - MAX_LENGTH && b[q] !== 0) return -1;
      length = length * 256 + b[q];
    }
  }
  return {
    tag: number * 4 + (first >> 6),
    constructed: (first & 0x20) !== 0,
    size: q - p,
    length,
  };
}

/**
 * Bytes of the element at `b[p]`, its head counted; more than there are when
 * it goes on or its length is not there yet. 0: there is no element, or none
 * whose length stands in front.
 */
export function berSize(b: Uint8Array, p: number, end: number): number {
  const head = berHead(b, p, end);
  if (typeof head === "number") return Math.max(0, head);
  return head.length === INDEFINITE ? 0 : head.size + head.length;
}

/**
 * Bytes of the element at `b[p]`, whatever says where it ends; more than
 * there are when it goes on, below 0 when there is none.
 */
export function berExtent(
  b: Uint8Array,
  p: number,
  end: number,
  depth: number = 0,
): number {
  const head = berHead(b, p, end);
  if (typeof head === "number") return head;
  if (head.length !== INDEFINITE) return head.size + head.length;
  if (!head.constructed || depth === MAX_DEPTH) return -1;
  let q = p + head.size;
  for (;;) {
    if (q + END_OF_CONTENTS > end) return q + END_OF_CONTENTS - p;
    if (b[q] === 0 && b[q + 1] === 0) return q + END_OF_CONTENTS - p;
    const n = berExtent(b, q, end, depth + 1);
    if (n < 0) return -1;
    q += n; // at least the two bytes of a head
  }
}
