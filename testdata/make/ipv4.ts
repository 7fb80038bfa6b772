/** IPv4: what the goldens in captures/ipv4 show. */
import { ascii, type Case, ethernet, hex, ipv4, udp } from "./build.ts";

const payload = udp(40000, 9, ascii("hi"));

/** A packet with options, filled up with End of Option List. */
const options = (text: string) =>
  ethernet(0x0800, ipv4(17, payload, hex(text)));

/** The same without a transport layer: its checksum would cover the last stop of the route (RFC 1122 §3.2.1.8). */
const routed = (text: string) =>
  ethernet(0x0800, ipv4(253, ascii("experiment"), hex(text)));

/** A packet with other bytes at `at` of its header; the checksum stays as it was. */
function changed(at: number, bytes: string): Uint8Array {
  const b = ipv4(17, payload);
  b.set(hex(bytes), at);
  return ethernet(0x0800, b);
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  routes: {
    link: 1,
    packets: [
      routed(`
        07 0b 08 01020304 00000000 # Record Route, one of two
        00
      `),
      routed("83 0b 04 01020304 05060708 # Loose Source Route"),
      routed("89 07 08 01020304 # Strict Source Route, at its end"),
      routed(`
        52 0c 0001 0002 0003 01020304 # Traceroute: RFC 1393
      `),
    ],
  },
  timestamps: {
    link: 1,
    packets: [
      options("44 0c 0d 00 00000001 80000002 # times; the second not of UTC"),
      options(
        "44 0c 0d 11 01020304 00000002 # addresses and times, 1 overflow",
      ),
      options(`
        44 14 0d f3 01020304 00000002 # addresses given, 15 overflows
        05060708 00000000
      `),
      options("44 0c 05 02 01020304 00000002 # flag 2 has no meaning"),
    ],
  },
  security: {
    link: 1,
    packets: [
      options("82 03 ab # Basic Security: unclassified, no authority"),
      options("82 04 3d 90 # top secret, GENSER"),
      options("82 05 5a 91 20 # secret, two octets of authorities"),
      options("82 0b 6bc5 0001 4142 414243 # Security of RFC 791"),
      options("85 05 01 6162 # Extended Security"),
      options(`
        86 16 00000001    # CIPSO, domain 1
        01 08 00 05 f0000001 # bit map
        02 08 00 05 0001 0002 # enumerated
      `),
      options("95 06 01020304 # Selective Directed Broadcast"),
    ],
  },
  others: {
    link: 1,
    packets: [
      options("01 01 01 01 # No Operation"),
      options("01 00 abcd # End, and what must be zero"),
      options("88 04 0007 # Stream Identifier"),
      options("0b 04 05dc # MTU Probe"),
      options("0c 04 05dc # MTU Reply"),
      options("94 04 0000 # Router Alert"),
      options("94 04 0001 # Router Alert: reservations"),
      options("19 08 05 40 00000004 # Quick-Start: rate request"),
      options("19 08 85 00 00000004 # Quick-Start: report of approved rate"),
      options("1e 04 6162 # experiment"),
      options("de 04 6162 # experiment, copied"),
      options("0a 06 00000001 # Experimental Measurement"),
      options("90 04 0001 # IMI Traffic Descriptor"),
      options("01 94 04 0000 88 04 0007 0b 04 05dc 01 01 00"),
    ],
  },
  header: {
    link: 1,
    packets: [
      ethernet(0x0800, ipv4(17, payload)),
      changed(10, "dead # wrong checksum"),
      changed(1, "b9 # expedited forwarding, ECT(1)"),
      changed(6, "8000 # the reserved flag"),
      changed(2, "0000 # segmentation offload"),
      ethernet(0x0800, ipv4(17, payload.subarray(0, 8), undefined, 0x2000)),
      ethernet(0x0800, ipv4(17, payload.subarray(8), undefined, 0x0001)),
      ethernet(0x0800, ipv4(253, ascii("experiment"))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      options("94 00 0000 # a length of zero"),
      options("94 01 0000 # a length below the option's head"),
      options("94 28 0000 # a length beyond the options"),
      options("94 03 00 00 # shorter than its value"),
      options("94 06 0000 dead # longer than its value"),
      options("07 08 04 01020304 ff # half an address"),
      options("86 08 00000001 01 00 # a tag of length zero"),
      options("44 02 # no pointer"),
      options("82 02 # no level"),
      options("01 01 01 94 # no length"),
      changed(0, "44 # a header of 16 bytes"),
      changed(0, "4f # a header beyond the packet"),
      changed(0, "65 # version 6"),
      changed(2, "0013 # below the header"),
      changed(2, "ffff # beyond the frame"),
      ethernet(0x0800, hex("45 00 00")),
    ],
  },
};
