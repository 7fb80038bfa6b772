/** MACsec: what the goldens in captures/macsec show. */
import { ascii, type Case, ethernet, hex, ipv4, join, udp } from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const ICV = hex("000102030405060708090a0b0c0d0e0f");

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  macsec: {
    link: 1,
    packets: [
      ethernet(
        0x88e5,
        join(hex("20 00 00000001 020000000001 0001 0800"), packet, ICV),
      ), // not encrypted
      ethernet(
        0x88e5,
        join(hex("2d 00 00000002 020000000001 0001"), packet, ICV),
      ), // encrypted
      ethernet(0x88e5, join(hex("42 1e 00000003 0800"), packet, ICV)), // end station, short
      ethernet(0x88e5, hex("20 00 00000001 0200")), // cut short
    ],
  },
};
