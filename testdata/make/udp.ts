/** UDP: what the goldens in captures/udp show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp,
} from "./build.ts";

/** A datagram that nobody knows the payload of. */
const datagram = (six = false) => udp(40000, 9999, ascii("payload"), six);

/** The same bytes with others at `at`. */
function changed(b: Uint8Array, at: number, bytes: string): Uint8Array {
  const out = b.slice();
  out.set(hex(bytes), at);
  return out;
}
const four = (b: Uint8Array) => ethernet(0x0800, ipv4(17, b));
const six = (b: Uint8Array) => ethernet(0x86dd, ipv6(17, b));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  checksum: {
    link: 1,
    packets: [
      four(datagram()),
      four(udp(40000, 9999, ascii("odd"))),
      four(changed(datagram(), 6, "dead")),
      four(changed(datagram(), 6, "0000 # the sender made none")),
      six(datagram(true)),
      six(changed(datagram(true), 6, "dead")),
      // RFC 6935: tunnels may go without
      six(changed(datagram(true), 6, "0000")),
      // a sum of zero is sent as ones: RFC 768
      four(hex("9c40 270f 000a ffff 2888")),
    ],
  },
  lengths: {
    link: 1,
    packets: [
      four(udp(40000, 9999, hex(""))),
      // bytes of IP behind the datagram
      four(join(datagram(), hex("00000000"))),
      // jumbogram: RFC 2675 §4
      six(changed(datagram(true), 4, "0000")),
      four(changed(datagram(), 4, "0007 # below the header")),
      four(changed(datagram(), 4, "0100 # beyond the packet")),
      four(hex("9c40 270f 00")),
    ],
  },
};
