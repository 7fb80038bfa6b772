/** The generator x^16 + x^13 + x^12 + x^11 + x^10 + x^8 + x^6 + x^5 + x^2 + 1, lowest power first. */
const GENERATOR = 0xa6bc;

/** CRC of DNP3 over `b[p..end)`: IEEE 1815-2012 annex E. */
export function crcDNP(b: Uint8Array, p: number, end: number): number {
  let crc = 0;
  for (; p < end; p++) {
    crc ^= b[p];
    for (let i = 0; i < 8; i++) crc = crc & 1 ? crc >> 1 ^ GENERATOR : crc >> 1;
  }
  return ~crc & 0xffff;
}
