/** IEEE 802.15.4: what the goldens in captures/wpan show. */
import { crc16Kermit } from "../../src/bytes/checksum.ts";
import { type Case, hex, join, uint } from "./build.ts";

/** A frame with its check sequence. */
function checked(text: string): Uint8Array {
  const b = hex(text);
  return join(b, uint(2, crc16Kermit(b, 0, b.length)).reverse());
}
const LONG = "0102030405060708";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  frames: {
    link: 195,
    packets: [
      checked("4188 0e 5933 ffff 0000 0102"), // data, one PAN
      checked(`01cc 0f 5933 ${LONG} 1122 ${LONG} 0102`), // extended addresses
      checked("0200 0e"), // acknowledgment
      checked("0080 10 5933 0000 ffcf 00 00"), // beacon
      checked(`0080 11 5933 0000 ffcf 81 01 3412 53 11 7856 ${LONG} aa`),
      checked(`23c8 12 5933 0000 ffff ${LONG} 01 8e`), // association request
      checked(`63cc 13 5933 ${LONG} ${LONG} 02 9090 00`),
      checked("6388 14 5933 0000 9090 03 02"),
      checked("6388 15 5933 0000 9090 04"), // data request
      checked("2388 16 5933 ffff 5933 0000 08 5933 0000 0b ffff"),
      checked("2388 17 5933 0000 5933 9090 09 31"),
      checked("0308 18 ffff ffff 07"), // beacon request
      checked("4998 0e 5933 ffff 0000 0d 01000000 05 0102"), // security
      checked(`4998 0e 5933 ffff 0000 1e 01000000 ${LONG} 05 0102`),
      checked("4998 0e 5933 ffff 0000 60 0102"), // no frame counter
      checked("41aa 0e 5933 ffff 0000 020d 0102 003f 0290 0304 00f8 05"), // elements
      checked("01a1 5933 0102"), // no sequence number
      checked(`41ec 0e ${LONG} ${LONG} 0102`), // no PAN at all
      checked("4020 0e 5933"),
      checked("0500 0102"), // multipurpose
      join(hex("4188 0e 5933 ffff 0000 0102"), hex("0000")), // wrong check sequence
      hex("4188 0e 5933"), // cut short
    ],
  },
  unchecked: { link: 230, packets: [hex("4188 0e 5933 ffff 0000 0102")] },
  phy: {
    link: 215,
    packets: [
      join(hex("00000000 a7 0d"), checked("4188 0e 5933 ffff 0000 0102")),
      hex("00000000 a7 40 4188"), // longer than the frame
    ],
  },
};
