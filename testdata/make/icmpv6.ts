/** ICMPv6: what the goldens in captures/icmpv6 show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv6,
  join,
  udp,
  uint,
  withChecksum,
  withPseudo,
} from "./build.ts";
import { optionsHeader } from "./ipv6_options.ts";

const ICMPV6 = 58, UDP = 17, HOPOPT = 0;

/** A message with its checksum filled in. */
const body = (text: string, ...more: readonly Uint8Array[]) =>
  withPseudo(true, ICMPV6, 2, join(hex(text), ...more));
const message = (text: string, ...more: readonly Uint8Array[]) =>
  ethernet(0x86dd, ipv6(ICMPV6, body(text, ...more)));
/** A message of multicast listener discovery, with its Router Alert. */
const mld = (text: string) =>
  ethernet(
    0x86dd,
    ipv6(HOPOPT, join(optionsHeader(ICMPV6, hex("05 02 0000")), body(text))),
  );

const original = ipv6(UDP, udp(1024, 1025, ascii("lost in transit"), true));
/** A quotation filled up to 128 bytes: RFC 4884 §5.1. */
const filled = join(original, new Uint8Array(128 - original.length));
const labels = withChecksum(2, hex("2000 0000 0008 01 01 0000a1 40"));

/** An option of neighbor discovery, padded to units of 8 bytes. */
function option(type: number, data: Uint8Array): Uint8Array {
  const units = Math.ceil((data.length + 2) / 8);
  return join(
    uint(1, type),
    uint(1, units),
    data,
    new Uint8Array(units * 8 - 2 - data.length),
  );
}
const A = "20010db8000000000000000000000001";
const B = "20010db8000000000000000000000002";
const GROUP = "ff0200000000000000000000000000fb";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  echo: {
    link: 1,
    packets: [
      message("80 00 0000 1234 0001", ascii("abcdefgh")),
      message("81 00 0000 1234 0001", ascii("abcdefgh")),
    ],
  },
  errors: {
    link: 1,
    packets: [
      message("01 04 0000 00000000", original),
      message("02 00 0000 000005dc", original),
      message("03 00 0000 00000000", original.slice(0, 52)),
      message("04 01 0000 00000006", original),
      message("01 00 0000 10 000000 # 128 bytes quoted", filled, labels),
      message("03 00 0000 10 000000", filled, labels),
      message("64 00 0000 01020304 # private experiment"),
    ],
  },
  router: {
    link: 1,
    packets: [
      message("85 00 0000 00000000", option(1, hex("020000000001"))),
      message(
        "86 00 0000 40 e8 0708 00007530 000003e8 # M, O, H, high preference",
        option(1, hex("020000000001")),
        option(3, hex(`40 f0 00278d00 00093a80 00000000 ${A}`)),
        option(5, hex("0000 000005dc")),
        option(7, hex("0000 00002710")),
        option(8, hex("0000 0001 0708")),
        option(24, hex("00 18 00000708 # default route")),
        option(24, hex("40 08 00000708 20010db800010000")),
        option(24, hex(`80 00 00000708 ${B}`)),
      ),
      message(
        "86 00 0000 40 00 0708 00000000 00000000 # DNS",
        option(25, hex(`0000 00000e10 ${A}${B}`)),
        option(
          31,
          hex(
            "0000 00000e10 07 6578616d706c65 03 636f6d 00 03 6f7267 00 # two names",
          ),
        ),
        option(38, hex("0708 0064ff9b0000000000000000 # PREF64, /96")),
        option(37, ascii("https://example.com/api")),
        option(
          144,
          hex(`
            0001 00000e10 # priority, lifetime
            000c 02 6e73 07 6578616d706c65 00
            0010 ${A}
            0007 0001 0003 02 6832
          `),
        ),
        option(144, hex("0000 00000e10 0004 02 6e73 00 # name alone")),
        option(26, hex("800000000000")),
      ),
      message(
        "86 00 0000 40 00 0000 00000000 00000000 # low-power network",
        option(33, hex("00 00 13 01 003c 0200000000000001")),
        option(34, hex("40 11 0000 003c 20010db800000000")),
        option(35, hex(`0001 0000 003c ${A}`)),
      ),
    ],
  },
  neighbor: {
    link: 1,
    packets: [
      message(`87 00 0000 00000000 ${A}`, option(1, hex("020000000001"))),
      message(`88 00 0000 e0000000 ${A}`, option(2, hex("020000000001"))),
      message(`88 00 0000 60000000 ${A}`, option(2, hex("0200000000000001"))),
      message(`87 00 0000 00000000 ${A}`, option(1, hex(`${A}00000000`))),
      message(
        `89 00 0000 00000000 ${A} ${B} # redirect`,
        option(2, hex("020000000001")),
        hex("04 09 000000000000"),
        join(original, new Uint8Array(1)),
      ),
      message(
        `89 00 0000 00000000 ${A} ${B} # the packet is not the last option`,
        hex("04 09 000000000000"),
        join(original, new Uint8Array(1)),
        option(2, hex("020000000001")),
      ),
      message(`89 00 0000 00000000 ${A} ${B} # quotes nothing`),
      message(
        `8d 00 0000 00000000 # inverse`,
        option(1, hex("020000000001")),
        option(9, hex(`000000000000 ${A}`)),
        option(6, hex("40 0000000000")),
      ),
    ],
  },
  secure: {
    link: 1,
    packets: [
      message(
        `87 00 0000 00000000 ${A}`,
        option(
          11,
          hex(`
            03 00 # padding, reserved
            00112233445566778899aabbccddeeff 20010db800000000 01
            3006 0102 0304 0506 # key
            000000
          `),
        ),
        option(12, hex("0000 00112233445566778899aabbccddeeff aabbccdd")),
        option(13, hex("000000000000 000060000000 8000")),
        option(14, hex("010203040506")),
        option(15, hex("0100 0302 6361 # trust anchor")),
      ),
      message("94 00 0000 1234 ffff # certification path"),
      message(
        "95 00 0000 1234 0001 0000 0000",
        option(16, hex("0100 3003020101")),
      ),
    ],
  },
  listener: {
    link: 1,
    packets: [
      mld(`82 00 0000 03e8 0000 ${GROUP} # version 1`),
      mld(`83 00 0000 0000 0000 ${GROUP}`),
      mld(`84 00 0000 0000 0000 ${GROUP}`),
      mld(`82 00 0000 2710 0000 ${"0".repeat(32)} 02 7d 0000`),
      mld(`82 00 0000 8fff 0000 ${GROUP} 0a ff 0001 ${A}`),
      mld(`
        8f 00 0000 0000 0002
        04 00 0000 ${GROUP}
        03 01 0001 ${GROUP} ${A} 01020304
      `),
      message("97 14 0000 007d 0002 # multicast router advertisement"),
      message("98 00 0000"),
    ],
  },
  node: {
    link: 1,
    packets: [
      message(`8b 00 0000 0003 003e 0102030405060708 ${A} # addresses of`),
      message("8b 01 0000 0002 0000 0102030405060708 04 686f7374 0000"),
      message("8b 02 0000 0004 0000 0102030405060708 0a000001"),
      message("8b 01 0000 0000 0000 0102030405060708 # nothing"),
      message(`
        8c 00 0000 0002 0000 0102030405060708 00000e10 # name
        04 686f7374 0000
        04 686f7374 07 6578616d706c65 00
      `),
      message(`8c 00 0000 0003 003f 0102030405060708 00000e10 ${A}`),
      message("8c 00 0000 0004 0000 0102030405060708 00000e10 0a000001"),
      message("8c 01 0000 0002 0000 0102030405060708 # refused"),
    ],
  },
  rpl: {
    link: 1,
    packets: [
      message(`9b 00 0000 00 00 07 13 1e e0 ${A} 05 # solicitation`),
      message(`
        9b 01 0000 1e 01 0100 88 f0 00 00 ${A} # information
        01 02 0000 00 # padding
        02 0c 06 00 00 02 0304 07 01 40 02 0102 # two metrics
        03 0e 40 08 00000708 20010db800010000
        04 0e 00 08 0c 0a 0700 0100 0001 00 1e 003c
        08 1e 40 e0 00278d00 00093a80 00000000 ${A}
      `),
      message(`
        9b 02 0000 1e c0 00 01 ${A} # advertisement
        05 12 00 80 ${B}
        09 04 01020304
        06 14 80 00 01 1e ${A}
        06 04 00 00 01 ff
        77 02 0102
      `),
      message("9b 02 0000 1e 80 00 02 05 04 00 10 2001"),
      message(`9b 03 0000 1e 80 01 00 ${A}`),
      message("9b 81 0000 80 00 80 00 00000001 0102030405060708 01 aabbccdd"),
      message(`9b 8a 0000 00 00 00 00 00000001 01 1e 80 0001 ${A} 00000002`),
      message("9b 04 0000 01020304 # P2P discovery"),
    ],
  },
  special: {
    link: 1,
    packets: [
      message("8a 00 0000 00000001 00 c0 0064 00000000 0102 # renumbering"),
      message("90 00 0000 1234 0000 # home agent discovery"),
      message(`91 00 0000 1234 0000 ${A} ${B}`),
      message("92 00 0000 1234 0000"),
      message(
        "93 00 0000 1234 c000",
        option(3, hex(`40 c0 00278d00 00093a80 00000000 ${A}`)),
      ),
      message("96 00 0000 01 000000 01020304"),
      message("9a 00 0000 02 00 1234", option(1, hex("020000000001"))),
      message("9c 00 0000 01 01 0000 20010db800000001 0001 0e10 # ILNP"),
      message(`9d 00 0000 00 00 003c 0200000000000001 ${A}`),
      message("9f 00 0000 05 05 0001 80 07 08 c0a8 # MPL, two seeds"),
      message(
        "a0 00 0000 1234 01 01",
        withChecksum(2, hex("2000 0000 0008 03 01 65746830")),
      ),
      message("a1 00 0000 1234 01 47"),
      message("c8 00 0000 01020304"),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      ethernet(0x86dd, ipv6(ICMPV6, hex("80 00 1234 1234 0001"))),
      ethernet(0x86dd, ipv6(ICMPV6, hex("87 00 12"))),
      message(`87 00 0000 00000000 ${A}`, hex("01 00 020000000001")),
      message(`87 00 0000 00000000 ${A}`, hex("01 05 020000000001")),
      message(
        "86 00 0000 40 00 0708 00000000 00000000 # a short option, then MTU",
        option(3, hex("40 c0")),
        option(5, hex("0000 000005dc")),
      ),
      message(`89 00 0000 00000000 ${A} ${B}`, hex("04 ff 000000000000 60")),
      message("01 00 0000 ff 000000", original),
      message("8f 00 0000 0000 ffff 04 00 ffff", hex(GROUP)),
      message("9b 01 0000 1e 01 0100"),
      message("9f 00 0000 05 3f 00"),
      message(
        "86 00 0000 40 00 0708 00000000 00000000",
        option(31, hex("0000 00000e10 3f61 # a name beyond its option")),
      ),
    ],
  },
};
