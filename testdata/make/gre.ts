/** GRE: what the goldens in captures/gre show. */
import {
  ascii,
  type Case,
  checksum,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp,
  udpFrame,
  uint,
} from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));
const gre = (...parts: Uint8Array[]) =>
  ethernet(0x0800, ipv4(47, join(...parts)));

/** With its checksum filled in at offset 4. */
function summed(b: Uint8Array): Uint8Array {
  b.set(uint(2, checksum(b)), 4);
  return b;
}

/** A packet of PPTP: call 7, the payload's length filled in. */
function pptp(flags: string, numbers: string, payload: Uint8Array): Uint8Array {
  return gre(
    hex(flags),
    hex("880b"),
    uint(2, payload.length),
    hex("0007"),
    hex(numbers),
    payload,
  );
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  gre: {
    link: 1,
    packets: [
      gre(hex("0000 0800"), packet),
      gre(hex("0000 86dd"), packet6),
      gre(summed(join(hex("8000 0800 0000 0000"), packet))),
      gre(hex("8000 0800 1234 0000"), packet), // a wrong checksum
      gre(hex("2000 0800 00000007"), packet), // key
      gre(hex("3000 0800 00000007 00000001"), packet), // and sequence number
      gre(summed(
        join(hex("b000 0800 0000 0000 00000007 00000002"), packet),
      )),
      gre(hex("0000 6558"), ethernet(0x0800, packet)), // bridging
      gre(hex("0000 8847 00064140"), packet), // MPLS
      gre(hex("0000 0000")), // keepalive
      gre(hex("0000 1234 0102")), // unknown
      gre(hex("2000 0800 0000")), // cut short
      udpFrame(50000, 4754, join(hex("0000 0800"), packet)),
    ],
  },
  routing: {
    link: 1,
    packets: [
      gre(
        hex(`
          4800 0800                 # strict source route
          0000 0000                 # checksum, offset
          0800 00 08 0a000001 0a000002
          0800 04 04 0a000003
          0000 00 00                # end
        `),
        packet,
      ),
      gre(hex("4000 0800 0000 0000 0800 00 08 0a000001")), // cut short
    ],
  },
  pptp: {
    link: 1,
    packets: [
      pptp("3001", "00000000", hex("ff03 c021 09010008 01020304")),
      pptp("3081", "00000001 00000000", join(hex("ff03 0021"), packet)),
      pptp("2081", "00000001", new Uint8Array(0)), // acknowledgment alone
    ],
  },
};
