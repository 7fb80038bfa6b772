/** MPLS: what the goldens in captures/mpls show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp,
  udpFrame,
  uint,
} from "./build.ts";

/** A label stack entry. */
function entry(label: number, bottom: boolean, tc = 0, ttl = 64): Uint8Array {
  return uint(4, label * 0x1000 + tc * 0x200 + (bottom ? 0x100 : 0) + ttl);
}

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));
const inner = ethernet(0x0800, packet);
const mpls = (...parts: Uint8Array[]) => ethernet(0x8847, join(...parts));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  mpls: {
    link: 1,
    packets: [
      mpls(entry(100, true), packet),
      mpls(entry(100, false, 5), entry(200, false), entry(300, true), packet6),
      mpls(entry(0, true), packet), // explicit null
      mpls(entry(2, true), packet6),
      mpls(entry(100, false), entry(0, true), packet),
      ethernet(0x8848, join(entry(100, true), packet)), // multicast
      mpls(entry(100, false)), // no bottom
      mpls(entry(100, true), hex("a0b0c0d0")), // unknown
      mpls(hex("0006")), // cut short
    ],
  },
  pseudowire: {
    link: 1,
    packets: [
      mpls(entry(100, true), hex("00000001"), inner), // with control word
      mpls(entry(100, true), inner), // without
      mpls(entry(100, true), hex("00000000 01020304 05060708")), // not Ethernet
      mpls(entry(100, true), hex("10000021"), packet), // associated channel
      mpls(entry(100, false), entry(13, true), hex("10000007 20400318")), // GAL, BFD
    ],
  },
  carriers: {
    link: 1,
    packets: [
      ethernet(0x0800, ipv4(137, join(entry(100, true), packet))),
      udpFrame(50000, 6635, join(entry(100, true), packet)),
    ],
  },
};
