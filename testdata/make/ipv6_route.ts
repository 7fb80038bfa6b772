/** Routing headers of IPv6: what the goldens in captures/ipv6_route show. */
import { type Case, ethernet, hex, ipv6, join, udp } from "./build.ts";

const ROUTING = 43;
const frame = (payload: Uint8Array) => ethernet(0x86dd, ipv6(ROUTING, payload));
/** A routing header without anything behind it. */
const route = (text: string) => frame(hex(text));
/** A datagram from 2001:db8::1 to 2001:db8::2. */
const datagram = udp(1024, 1025, hex("00"), true);
/** The same to 2001:db8::9, which is 7 more in one's complement. */
const datagramTo9 = (() => {
  const b = datagram.slice();
  b[7] -= 7;
  return b;
})();

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  source: {
    link: 1,
    packets: [
      // the checksum is made with the last address: RFC 8200 §8.1
      frame(join(
        hex(`
          11 04 00 02 00000000 # UDP; type 0, two nodes left
          20010db8000000000000000000000003
          20010db8000000000000000000000009
        `),
        datagramTo9,
      )),
      // all nodes visited: made with the destination
      frame(join(
        hex("11 02 00 00 00000000 20010db8000000000000000000000009"),
        datagram,
      )),
    ],
  },
  home: {
    link: 1,
    packets: [
      frame(join(
        hex("11 02 02 01 00000000 20010db8000000000000000000000009"),
        datagramTo9,
      )),
    ],
  },
  rpl: {
    link: 1,
    packets: [
      route(`
        3b 01 03 02 # type 3, two nodes left
        ee 40 0000  # 14 bytes left out of each, 4 bytes of padding
        0003 0009 00000000
      `),
      route(`
        3b 03 03 02
        8e 60 0000 # all but the last leave out 8 bytes, the last 14
        0000000000000003
        0000000000000004
        0009 000000000000
      `),
      // the last node cannot be told without the destination: unverified
      frame(join(hex("11 01 03 01 ff 70 0000 09 00000000000000"), datagram)),
    ],
  },
  segments: {
    link: 1,
    packets: [
      frame(join(
        hex(`
          11 04 04 01 # type 4, one segment left
          01 00 0007  # last entry, flags, tag
          20010db8000000000000000000000009 # the last
          20010db8000000000000000000000002 # the first
        `),
        datagramTo9,
      )),
      route(`
        3b 08 04 00 00 00 0000
        20010db8000000000000000000000009
        05 26 8000 00000001 # HMAC, destination not verified, key 1
        000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
        04 04 00000000 # PadN
        00 00          # Pad1, twice
      `),
    ],
  },
  compact: {
    link: 1,
    packets: [
      route("3b 01 05 01 0001 0002 0003 0004 0000 0000 # CRH-16"),
      route("3b 01 06 01 00000001 00000002 00000003 # CRH-32"),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      route("3b 00 63 00 61626364 # unknown type"),
      route("3b 02 00 05 00000000 20010db8000000000000000000000009 # 5 left"),
      route("3b 01 00 01 00000000 20010db800000000 # half an address"),
      route("3b 00 03 01 00 f0 0000 # RPL: padding beyond the header"),
      route("3b 02 04 09 09 00 0000 20010db8000000000000000000000009"),
      route("3b 03 03 02 ffff0000 0102000000000000 # RPL: cut short"),
      route("3b ff 04 00"),
    ],
  },
};
