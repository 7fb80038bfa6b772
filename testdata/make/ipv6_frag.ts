/** Fragment headers of IPv6: what the goldens in captures/ipv6_frag show. */
import { type Case, ethernet, hex, ipv6, join, udp } from "./build.ts";

const FRAGMENT = 44;
const datagram = udp(1024, 1025, new Uint8Array(24), true);
/** Part of the datagram behind a fragment header. */
const frame = (head: string, part: Uint8Array) =>
  ethernet(0x86dd, ipv6(FRAGMENT, join(hex(head), part)));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  datagram: {
    link: 1,
    packets: [
      frame("11 00 0001 12345678 # offset 0, more", datagram.slice(0, 16)),
      frame("11 00 0010 12345678 # offset 16, the last", datagram.slice(16)),
    ],
  },
  // a fragment that is the whole datagram: RFC 6946
  atomic: { link: 1, packets: [frame("11 00 0000 00000000", datagram)] },
  hostile: {
    link: 1,
    packets: [
      frame("11 ff 0007 12345678 # reserved bits set", datagram),
      frame("2c 00 0000 00000000 2c 00 0000 00000000", hex("11 00")),
      frame("11 00 fff9", hex("")),
    ],
  },
};
