/** AH, ESP and IPComp: what the goldens in captures/ipsec show. */
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
} from "./build.ts";

/** An authentication header before `payload`. */
const ah = (next: string, payload: Uint8Array) =>
  join(
    hex(`${next} 04 0000 00001234 00000007`),
    hex("d3245b1e c979f817 6e5c38d0 # 96 bits"),
    payload,
  );
const esp = join(hex("deadbeef 00000001"), ascii("what nobody can read"));
const datagram = udp(40000, 9, ascii("hi"));
const ip4 = (protocol: number, b: Uint8Array) =>
  ethernet(0x0800, ipv4(protocol, b));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  ah: {
    link: 1,
    packets: [
      ip4(51, ah("11", datagram)), // transport mode
      ip4(51, ah("04", ipv4(17, datagram))), // tunnel mode
      ethernet(0x86dd, ipv6(51, ah("11", udp(40000, 9, ascii("hi"), true)))),
      ip4(51, ah("32", esp)),
      ip4(51, hex("11 01 0000 00001234 00000007 # no check value")),
    ],
  },
  esp: {
    link: 1,
    packets: [ip4(50, esp), ethernet(0x86dd, ipv6(50, esp))],
  },
  udpencap: {
    link: 1,
    packets: [
      udpFrame(4500, 4500, esp),
      udpFrame(4500, 4500, hex("ff")),
      udpFrame(4500, 4500, hex("00000000 01020304 # IKE begins here")),
    ],
  },
  ipcomp: {
    link: 1,
    packets: [
      ip4(108, hex("06 00 0002 4b4c4a06 00 # DEFLATE")),
      ip4(108, hex("06 00 1234 4b4c4a06 00 # negotiated")),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      ip4(51, hex("11 00 0000 00001234 00000007 01020304")),
      ip4(51, hex("11 ff 0000 00001234 00000007 01020304")),
      ip4(50, hex("deadbeef 00")),
      ip4(108, hex("06 00 00")),
      udpFrame(4500, 4500, hex("0000")),
      udpFrame(4500, 4500, hex("")),
    ],
  },
};
