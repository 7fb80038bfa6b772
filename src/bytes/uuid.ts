import { toHex } from "./hex.ts";

/** The UUID at `p`, in the text form of RFC 9562 §4. */
export function formatUuid(b: Uint8Array, p: number): string {
  const s = toHex(b, p, p + 16);
  return `${s.slice(0, 8)}-${s.slice(8, 12)}-${s.slice(12, 16)}-${
    s.slice(16, 20)
  }-${s.slice(20)}`;
}
