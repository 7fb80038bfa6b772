/** Headers of options of IPv6: what the goldens in captures/ipv6_options show. */
import { type Case, ethernet, hex, ipv6, join, udp, uint } from "./build.ts";

const HOPOPT = 0, UDP = 17, NO_NEXT = 59, DESTINATION = 60;

/** A header of options, padded to a multiple of 8 bytes with one PadN or Pad1. */
export function optionsHeader(next: number, options: Uint8Array): Uint8Array {
  const room = (6 - options.length % 8 + 8) % 8;
  const pad = room === 0
    ? hex("")
    : room === 1
    ? hex("00")
    : join(uint(1, 1), uint(1, room - 2), new Uint8Array(room - 2));
  const b = join(options, pad);
  return join(uint(1, next), uint(1, (b.length + 2) / 8 - 1), b);
}

/** An IPv6 packet in Ethernet. */
const frame = (next: number, payload: Uint8Array) =>
  ethernet(0x86dd, ipv6(next, payload));
/** Options for every node on the way, and nothing else. */
const hop = (options: string) =>
  frame(HOPOPT, optionsHeader(NO_NEXT, hex(options)));
/** Options for the destination, and nothing else. */
const destination = (options: string) =>
  frame(DESTINATION, optionsHeader(NO_NEXT, hex(options)));

/** A datagram from 2001:db8::9, which is 8 more than the builder's address, to 2001:db8::2. */
const datagramFrom9 = (() => {
  const b = udp(1024, 1025, hex(""), true);
  b[7] -= 8;
  return b;
})();

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  padding: {
    link: 1,
    packets: [
      hop("00 00 00 00 00 00 # six Pad1"),
      hop("01 00 01 02 0000  # PadN without and with bytes"),
    ],
  },
  routing: {
    link: 1,
    packets: [
      hop("04 01 05          # Tunnel Encapsulation Limit: 5"),
      hop("05 02 0000        # Router Alert: MLD"),
      hop(`
        26 06 # Quick-Start
        05    # rate request, 40 kbit/s * 2^5
        40    # QS TTL
        00000004 # nonce 1
      `),
      hop("26 06 85 00 fffffffc # Quick-Start: rate report, nonce of 30 bits"),
      hop("30 04 05dc 0578 # Minimum Path MTU: 1500, 700 words back"),
      hop("30 04 05dc 0579 # the same, R set"),
      hop("12 04 12345 c00 # AltMark: flow 0x12345, loss, delay"),
    ],
  },
  security: {
    link: 1,
    packets: [
      hop(`
        07 0c # CALIPSO
        00000001 # domain of interpretation
        01 02 # one word of compartments, level 2
        abcd  # checksum
        80000000
      `),
      hop("8b 08 0102030405060708 # ILNP Nonce, in the wrong header"),
      destination("8b 04 01020304 # ILNP Nonce"),
      destination("8c 04 03 616263 # Line Identification: abc"),
    ],
  },
  mesh: {
    link: 1,
    packets: [
      hop("08 03 00 6162 # SMF: identifier without a tagger"),
      hop("08 07 23 01020304 6964 # SMF: identifier of an IPv4 tagger"),
      hop(
        "08 13 3f 20010db8000000000000000000000003 6964 # SMF: of an IPv6 tagger",
      ),
      hop("08 06 12 aabbcc 6964 # SMF: tagger of three bytes"),
      hop("08 04 80616263 # SMF: hash"),
      hop("63 04 e0 01 0002 # RPL, down, errors, instance 1, rank 2"),
      hop("23 06 00 1e 0100 0300 # RPL, new type, with a sub-TLV"),
      hop("6d 02 00 01 # MPL: the source is the seed"),
      hop("6d 04 60 05 0005 # MPL: seed of two bytes, largest sequence"),
      hop("6d 0a 80 06 0102030405060708 # MPL: seed of eight bytes"),
      hop("6d 12 c0 07 20010db8000000000000000000000009 # MPL: of sixteen"),
      hop("ee 03 60 0101 # DFF: version 1, duplicate, sequence 257"),
    ],
  },
  measurement: {
    link: 1,
    packets: [
      destination(`
        0f 0a # PDM
        01 02 # scales
        0001 0002 # sequence numbers
        0003 0004 # deltas
      `),
      hop(`
        31 16 # IOAM
        00 00 # reserved; pre-allocated trace
        0001  # namespace
        0801  # one word for each node, one word left
        800000 00 # hop limit and node id
        00000000 # free space
        40 000001 # a node: hop limit 64, id 1
        3f 000002
      `),
      hop(`
        31 4e # IOAM: incremental trace with every field
        00 01 0001
        7800  # 15 words
        fff002 00 # bits 0 to 11, and 22
        40 000001 # hop limit, node id
        0001 0002 # ingress, egress
        60000000  # seconds
        80000000  # fraction
        00000064  # transit delay
        deadbeef  # namespace data
        00000007  # queue depth
        0000abcd  # checksum complement
        40 00000000000002 # hop limit, wide id
        00000003 00000004 # wide ingress, egress
        0102030405060708  # wide namespace data
        00000009  # buffer occupancy
        01 00000a 0b0c0d0e # opaque state: one word, schema 10
      `),
      hop("31 0c 00 02 0001 00 80 0102030405060708 # IOAM: proof of transit"),
      hop(`
        31 18 00 03 0001 f000 # IOAM: edge to edge with every field
        0000000000000005 00000006 60000000 80000000
      `),
      hop("11 12 00 04 0001 00 c0 800000 00 00000001 00000002 # IOAM: DEX"),
      hop("31 04 00 62 6162 # IOAM: unknown type"),
    ],
  },
  mobile: {
    link: 1,
    packets: [
      // made with the home address: RFC 6275 §11.3.1
      frame(
        DESTINATION,
        join(
          optionsHeader(
            UDP,
            hex("0100 c9 10 20010db8000000000000000000000009 # Home Address"),
          ),
          datagramFrom9,
        ),
      ),
    ],
  },
  // behind one header of options, another and a datagram
  chain: {
    link: 1,
    packets: [
      frame(
        HOPOPT,
        join(
          optionsHeader(DESTINATION, hex("05 02 0000")),
          optionsHeader(UDP, hex("3e 02 6162 # experiment")),
          udp(1024, 1025, hex("00"), true),
        ),
      ),
    ],
  },
  // payload length 0: the option says how long it is
  jumbo: {
    link: 1,
    packets: [
      ethernet(
        0x86dd,
        join(
          hex("6000 0000 0000 00 40"),
          hex("20010db8000000000000000000000001"),
          hex("20010db8000000000000000000000002"),
          hex("11 00 c2 04 00011170 # Jumbo Payload: 70000"),
          hex("0400 0401 0000 0000"),
          new Uint8Array(100),
        ),
      ),
    ],
  },
  // an option that is too short, one that is too long, one of a length of its own
  hostile: {
    link: 1,
    packets: [
      hop("05 01 00 04 01 05 # Router Alert cut short; the next is read"),
      hop("c9 20 0102 # Home Address beyond the header"),
      hop("6d 03 c0 01 00 # MPL: no room for its seed"),
      hop("8c 02 ff 61 # Line Identification longer than its option"),
      hop("31 08 00 00 0001 08 7f 800000 # IOAM: more free space than bytes"),
      frame(HOPOPT, hex("3b ff 0500 # a header longer than the packet")),
    ],
  },
};
