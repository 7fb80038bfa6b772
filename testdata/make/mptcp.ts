/** Multipath TCP: what the goldens in captures/mptcp show. */
import { type Case, ethernet, hex, ipv4, tcp } from "./build.ts";

const SYN = 0x02, ACK = 0x10, RST = 0x04;

/** A segment whose option is MPTCP's. */
const option = (text: string, flags = ACK) =>
  ethernet(
    0x0800,
    ipv4(6, tcp(40000, 9999, hex(""), { flags, options: hex(text) })),
  );

const KEY = "0001020304050607", OTHER_KEY = "08090a0b0c0d0e0f";
const IPV6 = "20010db8 00000000 00000000 00000001";
const HMAC = "f0f1f2f3f4f5f6f7";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 6824
  version0: {
    link: 1,
    packets: [
      option(`1e 0c 00 81 ${KEY} # MP_CAPABLE: checksums, HMAC-SHA1`, SYN),
      option(`1e 0c 00 01 ${OTHER_KEY}`, SYN | ACK),
      option(`1e 14 00 81 ${KEY} ${OTHER_KEY}`),
      option("1e 08 30 01 00000001 # ADD_ADDR without a version"),
      option("1e 08 34 01 0a000001 # ADD_ADDR, IPv4"),
      option("1e 0a 34 01 0a000001 01bb # and a port"),
      option(`1e 14 36 02 ${IPV6} # ADD_ADDR, IPv6`),
      option(`1e 16 36 02 ${IPV6} 01bb # and a port`),
      option("1e 04 51 03 # MP_PRIO of another address"),
    ],
  },
  // RFC 8684
  version1: {
    link: 1,
    packets: [
      option("1e 04 01 81 # MP_CAPABLE: checksums, HMAC-SHA256", SYN),
      option(`1e 0c 01 21 ${OTHER_KEY} # no more subflows here`, SYN | ACK),
      option(`1e 14 01 01 ${KEY} ${OTHER_KEY}`),
      option(`1e 16 01 01 ${KEY} ${OTHER_KEY} 0064 # with data`),
      option(`1e 18 01 81 ${KEY} ${OTHER_KEY} 0064 beef # and its checksum`),
      option(`1e 10 30 01 0a000001 ${HMAC} # ADD_ADDR, IPv4`),
      option(`1e 12 30 01 0a000001 01bb ${HMAC} # and a port`),
      option("1e 08 31 01 0a000001 # the echo"),
      option("1e 0a 31 01 0a000001 01bb"),
      option(`1e 1c 30 02 ${IPV6} ${HMAC} # ADD_ADDR, IPv6`),
      option(`1e 1e 30 02 ${IPV6} 01bb ${HMAC} # and a port`),
      option(`1e 14 31 02 ${IPV6} # the echo`),
      option(`1e 16 31 02 ${IPV6} 01bb`),
      option("1e 03 51 # MP_PRIO: backup"),
      option("1e 04 81 02 # MP_TCPRST: lack of resources, transient", RST),
      option("1e 04 80 03 # administratively prohibited", RST),
    ],
  },
  subflows: {
    link: 1,
    packets: [
      option("1e 0c 11 02 01020304 05060708 # MP_JOIN, a backup", SYN),
      option(`1e 10 10 03 ${HMAC} 090a0b0c`, SYN | ACK),
      option("1e 18 10 00 000102030405060708090a0b0c0d0e0f10111213"),
      option("1e 04 40 02 # REMOVE_ADDR of one address"),
      option("1e 06 40 02 03 04 # of three"),
      option(`1e 0c 60 00 ${KEY} # MP_FAIL`),
      option(`1e 0c 70 00 ${KEY} # MP_FASTCLOSE`),
    ],
  },
  data: {
    link: 1,
    packets: [
      option("1e 08 20 01 00000001 # DSS: acknowledgment of 4 bytes"),
      option("1e 0c 20 03 0000000100000002 # of 8 bytes"),
      option("1e 0e 20 04 00000003 00000004 0064 # mapping of 4 bytes"),
      option("1e 10 20 04 00000003 00000004 0064 beef # with a checksum"),
      option(`
        1e 1c 20 1f         # the end of the data, everything of 8 bytes
        0000000100000002 0000000500000006
        00000000 0001 beef
      `),
      option("1e 04 20 00 # nothing at all"),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      option("1e 02 # no subtype"),
      option("1e 03 01 # MP_CAPABLE cut short"),
      option("1e 0a 00 81 000102030405 # half a key"),
      option("1e 06 20 1f 0001 # DSS cut short"),
      option("1e 07 34 01 0a0000 # three bytes of an address"),
      option("1e 03 40 # REMOVE_ADDR of no address"),
      option("1e 08 60 00 00010203 # MP_FAIL cut short"),
      option("1e 06 10 00 0102 # MP_JOIN of no known length"),
      option("1e 08 f0 00 01020304 # MP_EXPERIMENTAL"),
      option("1e 05 90 00 01 # an unassigned subtype"),
    ],
  },
};
