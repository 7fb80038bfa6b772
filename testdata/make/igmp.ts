/** IGMP: what the goldens in captures/igmp show. */
import { type Case, ethernet, hex, ipv4, withChecksum } from "./build.ts";

/** A message with the Router Alert option, its checksum filled in. */
const message = (text: string) =>
  ethernet(0x0800, ipv4(2, withChecksum(2, hex(text)), hex("94 04 0000")));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  version1: {
    link: 1,
    packets: [
      message("11 00 0000 00000000 # general query"),
      message("12 00 0000 e00000fb # report for 224.0.0.251"),
    ],
  },
  version2: {
    link: 1,
    packets: [
      message("11 64 0000 00000000 # general query, 10 s"),
      message("11 0a 0000 e00000fb # query for a group, 1 s"),
      message("16 00 0000 e00000fb # report"),
      message("17 00 0000 e00000fb # leave"),
      message("16 00 0000 e00000fb 00000000 # bytes behind a report"),
    ],
  },
  version3: {
    link: 1,
    packets: [
      message(`
        11 64 0000 00000000 # general query
        02 7d 0000 # robustness 2, every 125 s
      `),
      message(`
        11 8f 0000 e00000fb # floating-point code: 24.8 s
        0b ff 0002 # suppress, robustness 3, every 31744 s
        0a000001 0a000002
      `),
      message(`
        22 00 0000 0000 0003 # report of three groups
        04 00 0000 e00000fb # to exclude
        03 00 0001 e00000fc 0a000001 # to include
        06 01 0002 e00000fd 0a000001 0a000002 01020304 # auxiliary data
      `),
    ],
  },
  other: {
    link: 1,
    packets: [
      message("13 05 0000 000a040c # DVMRP"),
      message("14 00 0000 10000000 # PIM version 1"),
      message("30 14 0000 007d 0002 # Multicast Router Advertisement"),
      message("31 00 0000 # Multicast Router Solicitation"),
      message("ff 00 0000 00000000 # RGMP Hello"),
      message("fd 00 0000 e00000fb # RGMP Join"),
      message("1f 08 0000 e0000001 0a000001 0a000002 0a000003 ff000001"),
      message("77 01 0000 01020304 # unknown"),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      message("22 00 0000 0000 ffff 04 00 ffff e00000fb 0a000001"),
      message("11 64 0000 00000000 02 7d 0004 0a000001"),
      message("22 00 0000 0000 0001 01 ff 0000 e00000fb 01020304"),
      ethernet(0x0800, ipv4(2, hex("16 00 0000 e00000fb # bad checksum"))),
      ethernet(0x0800, ipv4(2, hex("16"))),
    ],
  },
};
