/** FDDI: what the goldens in captures/fddi show. */
import { ascii, type Case, hex, ipv4, join, udp } from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const ADDRESSES = hex("020000000002 020000000001");

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  fddi: {
    link: 10,
    packets: [
      join(hex("57"), ADDRESSES, hex("aa aa 03 000000 0800"), packet),
      join(hex("d0"), ADDRESSES, hex("4e 4e 03 0102")), // synchronous
      join(hex("41"), ADDRESSES, hex("0102")), // SMT
      hex("57 0200"), // cut short
    ],
  },
};
