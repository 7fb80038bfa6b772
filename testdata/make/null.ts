/** BSD loopback and raw IP: what the goldens in captures/null show. */
import { ascii, type Case, hex, ipv4, ipv6, join, udp } from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  null: {
    link: 0,
    packets: [
      join(hex("02000000"), packet), // little-endian
      join(hex("00000002"), packet), // big-endian
      join(hex("18000000"), packet6), // NetBSD, OpenBSD
      join(hex("0000001c"), packet6), // FreeBSD
      join(hex("1e000000"), packet6), // macOS
      join(hex("00000800"), packet), // an EtherType
      join(hex("0f000800"), packet), // isdn4linux
      join(hex("63000000"), hex("01020304")), // unknown
      hex("0200"), // cut short
    ],
  },
  loop: {
    link: 108,
    packets: [
      join(hex("00000002"), packet),
      join(hex("00000018"), packet6),
    ],
  },
  raw: {
    link: 101,
    packets: [packet, packet6, hex("00010203"), new Uint8Array(0)],
  },
  "raw-bsd": { link: 12, packets: [packet, packet6] },
  "raw-openbsd": { link: 14, packets: [packet, packet6] },
};
