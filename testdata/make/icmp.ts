/** ICMP: what the goldens in captures/icmp show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  withChecksum,
} from "./build.ts";

/** A message with its checksum filled in. */
function message(text: string, ...more: readonly Uint8Array[]): Uint8Array {
  return ethernet(
    0x0800,
    ipv4(1, withChecksum(2, join(hex(text), ...more))),
  );
}
/** The packet that errors quote, whole and as hosts quoted it in 1981. */
const original = ipv4(17, udp(1024, 1025, ascii("lost in transit")));
const quoted = original.slice(0, 28);
/** A quotation filled up to 128 bytes: RFC 4884 §5.1. */
const filled = join(original, new Uint8Array(128 - original.length));

/** An extension structure of RFC 4884 §7. */
const extension = (objects: string) =>
  withChecksum(2, join(hex("2000 0000"), hex(objects)));
const labels = extension(`
  000c 01 01 # MPLS label stack
  0000a2 40  # label 10, TC 1, not the bottom, TTL 64
  000191 3f  # label 25, bottom
`);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  echo: {
    link: 1,
    packets: [
      message("08 00 0000 1234 0001", ascii("abcdefgh")),
      message("00 00 0000 1234 0001", ascii("abcdefgh")),
    ],
  },
  unreachable: {
    link: 1,
    packets: [
      message("03 03 0000 00000000", quoted),
      message("03 03 0000 00000000", original),
      message("03 04 0000 0000 05dc # MTU 1500", quoted),
      message("0b 00 0000 00000000", quoted),
      message("0c 00 0000 14 000000 # octet 20", quoted),
      message("04 00 0000 00000000 # source quench", quoted),
      message("05 01 0000 0a000003 # redirect to 10.0.0.3", quoted),
      message("1f 08 0000 00000009 # conversion error", quoted),
      message("28 01 0000 0000 0014 # Photuris", quoted),
    ],
  },
  extensions: {
    link: 1,
    packets: [
      message("0b 00 0000 00 20 0000 # 128 bytes quoted", filled, labels),
      message("0b 00 0000 00000000 # not said: RFC 4884 5.5", filled, labels),
      message(
        "03 04 0000 00 20 05dc",
        filled,
        extension(`
          0028 02 0f # interface information: index, address, name, MTU
          00000007
          0001 0000 0a000001
          14 65746830 00000000000000 00000000000000 00 # eth0
          000005dc
          000c 02 44 0002 0000 # address of another family, cut short
          0a00
          0000
        `),
      ),
      message(
        "0c 00 0000 14 20 0000",
        filled,
        extension(`
          0018 02 84 0002 0000 20010db8000000000000000000000001 # outgoing
          0008 03 02 00000007 # identification by index
          0008 f7 01 01020304 # unknown class
        `),
      ),
      // no checksum
      message(
        "0b 01 0000 00 20 0000",
        filled,
        hex("2000 0000 0008 01 01 0000a1 40"),
      ),
    ],
  },
  queries: {
    link: 1,
    packets: [
      message("0d 00 0000 1234 0001 0036ee80 00000000 00000000"),
      message("0e 00 0000 1234 0001 0036ee80 0036ee81 0036ee82"),
      message("0f 00 0000 1234 0001"),
      message("10 00 0000 1234 0001"),
      message("11 00 0000 1234 0001 00000000"),
      message("12 00 0000 1234 0001 ffffff00"),
      message("25 00 0000 1234 0001 # domain name request"),
      message(
        "26 00 0000 1234 0001 00000e10 # domain name reply",
        hex(
          "03 777777 07 6578616d706c65 03 636f6d 00  02 6e73 c010 # by pointer",
        ),
      ),
      message("1e 00 0000 1234 0000 0003 0004 0001e848 000005dc # traceroute"),
    ],
  },
  router: {
    link: 1,
    packets: [
      message("0a 00 0000 00000000 # solicitation"),
      message(`
        09 00 0000 02 02 0708 # two addresses for half an hour
        0a000001 00000000
        0a000002 80000000 # not as default
      `),
      message(`
        09 10 0000 01 02 0708 0a000001 00000000
        10 0a 0001 ffff b480 0a000001 # agent, one care-of address
        13 01 18 # prefix length
        18 04 01020304 # challenge
        00       # padding
        77 02 0102 # unknown
      `),
      message("09 00 0000 01 03 0708 0a000001 00000000 deadbeef # 3 words"),
    ],
  },
  probe: {
    link: 1,
    packets: [
      message("2a 00 0000 1234 01 01", extension("0008 03 01 65746830 # eth0")),
      message("2a 00 0000 1234 02 00", extension("0008 03 02 00000007")),
      message(
        "2a 00 0000 1234 03 00",
        extension("000c 03 03 0001 04 00 0a000001"),
      ),
      message(
        "2a 00 0000 1234 03 00",
        extension("000e 03 03 4005 06 00 020000000001 # a MAC address"),
      ),
      message("2b 00 0000 1234 01 47 # reachable, active, both"),
      message("2b 02 0000 1234 01 00 # no such interface"),
    ],
  },
  other: {
    link: 1,
    packets: [
      message("06 00 0000 00000000 # alternate host address"),
      message("29 00 0000 01 000000 01020304 # experimental mobility"),
      message("fd 00 0000 01020304 # experiment"),
      message("27 00 0000 # SKIP"),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      ethernet(0x0800, ipv4(1, hex("08 00 1234 1234 0001 # bad checksum"))),
      ethernet(0x0800, ipv4(1, hex("08"))),
      message("03 01 0000 00 ff 0000 # quotes more than there is", quoted),
      message("0b 00 0000 00 01 0000 # an extension in the quotation", filled),
      message("0b 00 0000 00 20 0000", filled, extension("0003 01 01")),
      message("0b 00 0000 00 20 0000", filled, extension("ffff 01 01 00")),
      message(
        "0b 00 0000 00 20 0000",
        filled,
        hex("2000 1234 0008 0101 00000000"),
      ),
      message("09 00 0000 ff 00 0708 0a000001"),
      message("03 03 0000 00000000", hex("4f 00 0014")),
      message("03 03 0000 00000000", hex("99")),
      // an error about an error about an error
      message(
        "03 03 0000 00000000",
        ipv4(
          1,
          join(
            hex("03 03 0000 00000000"),
            ipv4(1, join(hex("0b 00 0000 00 20 0000"), quoted)),
          ),
        ),
      ),
    ],
  },
};
