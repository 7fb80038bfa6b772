import { ETHERTYPE } from "../names/ethertype.ts";
import { ETHERTYPE_MIN } from "./tables.ts";

/** Bytes of an Ethernet header. */
const SIZE = 14;
/** Least bytes of payload; shorter ones are filled up: IEEE 802.3 §3.2.8. */
const MIN_PAYLOAD = 46;

/** Whether `b[p..end)` begins with an Ethernet header beyond doubt: sent by one station, of a type that has a name or a length that fits. */
export function isEthernet(b: Uint8Array, p: number, end: number): boolean {
  const size = end - p - SIZE;
  if (size < 0 || (b[p + 6] & 1) !== 0) return false;
  const type = b[p + 12] << 8 | b[p + 13];
  return type < ETHERTYPE_MIN
    ? type > 0 && (type === size || type < size && size === MIN_PAYLOAD)
    : type in ETHERTYPE;
}
