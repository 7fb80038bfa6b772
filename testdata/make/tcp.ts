/** TCP: what the goldens in captures/tcp show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  type SegmentOptions,
  tcp,
} from "./build.ts";

const SYN = 0x02, ACK = 0x10;
const data = ascii("data");

/** A segment to a port that nobody knows. */
const segment = (
  payload: Uint8Array,
  options: SegmentOptions = {},
) => tcp(40000, 9999, payload, options);
const frame = (b: Uint8Array) => ethernet(0x0800, ipv4(6, b));
const flags = (flags: number) => frame(segment(hex(""), { flags }));

/** A segment with options, filled up with End of Option List. */
const options = (text: string, flags = ACK) =>
  frame(segment(hex(""), { flags, options: hex(text) }));

/** A segment with other bytes at `at` of its header; the checksum stays as it was. */
function changed(at: number, bytes: string): Uint8Array {
  const b = segment(data);
  b.set(hex(bytes), at);
  return b;
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  flags: {
    link: 1,
    packets: [
      ...[SYN, SYN | ACK, ACK, 0x18, 0x11, 0x04, 0x14, 0x31, 0xc2, 0x52].map(
        flags,
      ),
      flags(0x150), // AccECN on an ACK
      flags(0x1ff),
      flags(0xe00), // reserved bits
      flags(0),
    ],
  },
  header: {
    link: 1,
    packets: [
      frame(segment(data)),
      frame(segment(ascii("odd"), { seq: 0xffffffff, ack: 0x80000000 })),
      frame(changed(16, "dead # wrong checksum")),
      frame(changed(18, "0004 # urgent pointer without the flag")),
      ethernet(0x86dd, ipv6(6, segment(data, { six: true }))),
    ],
  },
  handshake: {
    link: 1,
    packets: [
      options("02 04 05b4 04 02 08 0a 00000001 00000000 01 03 03 07", SYN),
      options("02 04 ffff # Maximum Segment Size", SYN),
      options("03 03 0f # Window Scale of 15 counts as 14", SYN),
      options("04 02 # SACK Permitted", SYN),
      options("01 01 08 0a ffffffff 00000001 # Timestamps"),
      options("22 0a 0102030405060708 # Fast Open with a cookie", SYN),
      options("22 02 # Fast Open asks for a cookie", SYN),
      options("1c 04 83c0 # User Timeout of 960 minutes"),
      options("1c 04 03c0 # User Timeout of 960 seconds"),
      options("45 03 01 # Encryption Negotiation", SYN),
      options("1b 08 05 40 00000004 # Quick-Start Response", SYN | ACK),
    ],
  },
  acknowledgments: {
    link: 1,
    packets: [
      options("01 01 05 0a 00000001 00000002 # SACK of one block"),
      options(`
        01 01 05 22                 # SACK of four blocks
        00000001 00000002 00000005 00000009
        0000000a 0000000b fffffff0 00000001
      `),
      options("ac 0b 000001 000002 000003 # Accurate ECN, order 0"),
      options("ae 0b 000001 000002 000003 # Accurate ECN, order 1"),
      options("ac 05 000001 # one counter alone"),
      options("ae 02 # none at all"),
      options("15 06 00000001 # Selective Negative Acknowledgements"),
    ],
  },
  signatures: {
    link: 1,
    packets: [
      options("13 12 000102030405060708090a0b0c0d0e0f # MD5 Signature"),
      options("1d 10 01 02 000102030405060708090a0b # Authentication Option"),
    ],
  },
  older: {
    link: 1,
    packets: [
      options("06 06 00000001 # Echo"),
      options("07 06 00000001 # Echo Reply"),
      options("09 02 # Partial Order Connection Permitted", SYN),
      options("0a 03 c0 # Partial Order Service Profile"),
      options("0b 06 00000001 # CC", SYN),
      options("0c 06 00000001 # CC.NEW", SYN),
      options("0d 06 00000001 # CC.ECHO", SYN | ACK),
      options("0e 03 01 # Alternate Checksum Request", SYN),
      options("0f 06 61626364 # Alternate Checksum Data"),
      options("10 03 78 # Skeeter"),
      options("11 03 78 # Bubba"),
      options("12 03 78 # Trailer Checksum Option"),
      options("14 04 0000 # SCPS Capabilities", SYN),
      options("16 02 # Record Boundaries"),
      options("17 02 # Corruption experienced"),
      options("18 02 # SNAP"),
      options("1a 02 # TCP Compression Filter"),
    ],
  },
  experiments: {
    link: 1,
    packets: [
      options("fd 04 f989 # Fast Open asks for a cookie", SYN),
      options("fe 0c f989 0102030405060708 # Fast Open with a cookie", SYN),
      options("fe 0d acc0 000001 000002 000003 # Accurate ECN, order 0"),
      options("fe 07 acc1 000001 # Accurate ECN, order 1"),
      options("fd 06 454e 0102 # another experiment", SYN),
      options("fd 03 78 # without an identifier"),
      options("c8 04 0102 # an unassigned kind"),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      options("02 00 05b4 # a length of zero"),
      options("02 01 05b4 # a length below the option's head"),
      options("02 28 05b4 # a length beyond the options"),
      options("02 03 05 00 # shorter than its value"),
      options("02 06 05b4 dead # longer than its value"),
      options("05 07 00000001 00 # half a block"),
      options("13 04 0001 # a short digest"),
      options("ac 04 0001 # half a counter"),
      options("00 01 02 03 # bytes behind the end"),
      options("01 01 01 02 # no length"),
      frame(changed(12, "40 # a header of 16 bytes")),
      frame(changed(12, "f0 # a header beyond the packet")),
      frame(segment(data).subarray(0, 13)),
    ],
  },
};
