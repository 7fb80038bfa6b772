/** Cisco HDLC: what the goldens in captures/chdlc show. */
import { ascii, type Case, hex, ipv4, ipv6, join, udp } from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  chdlc: {
    link: 104,
    packets: [
      join(hex("0f 00 0800"), packet),
      join(hex("0f 00 86dd"), packet6),
      join(hex("0f 00 8847 00064140"), packet), // MPLS
      hex("8f 00 fefe 03 83 1b 01 00"), // OSI, behind a byte of padding
      hex("8f 00 2000 02 b4 0000"), // CDP
      hex("8f 00"), // cut short
    ],
  },
  slarp: {
    link: 104,
    packets: [
      hex("8f 00 8035 00000000 00000000 00000000 ffff 00000000"), // request
      hex("8f 00 8035 00000001 0a000001 ffffff00 ffff 00000000"), // reply
      hex("8f 00 8035 00000002 00000007 00000006 ffff"), // keepalive
      hex("8f 00 8035 00000002 00000008 00000007 ffff 00012345"), // with uptime
      hex("8f 00 8035 00000009 01020304"), // unknown
      hex("8f 00 8035 00000002 0000"), // cut short
    ],
  },
};
