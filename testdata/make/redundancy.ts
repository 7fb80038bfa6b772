/** VRRP, HSRP, BFD and RIP: what the goldens in captures/redundancy show. */
import {
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  udp,
  udpFrame,
  withChecksum,
  withPseudo,
} from "./build.ts";

const vrrp4 = (text: string) =>
  ethernet(0x0800, ipv4(112, withChecksum(6, hex(text))));
const udp6Frame = (port: number, b: Uint8Array) =>
  ethernet(0x86dd, ipv6(17, udp(port, port, b, true)));
const rip = (text: string) => udpFrame(520, 520, hex(text));
const hsrp = (text: string) => udpFrame(1985, 1985, hex(text));
const bfd = (text: string) => udpFrame(49152, 3784, hex(text));

const SESSION = "00000001 00000002 000f4240 000f4240 00000000";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  vrrp: {
    link: 1,
    packets: [
      vrrp4("21 01 64 01 01 01 0000 0a000001 7365637265740000"),
      vrrp4("31 01 64 02 0064 0000 0a000001 0a000002"),
      ethernet(
        0x0800,
        ipv4(
          112,
          withPseudo(false, 112, 6, hex("31 01 64 01 0064 0000 0a000001")),
        ),
      ),
      ethernet(
        0x86dd,
        ipv6(
          112,
          withPseudo(
            true,
            112,
            6,
            hex("31 01 64 01 0064 0000 fe800000000000000000000000000001"),
          ),
        ),
      ),
      vrrp4("31 01 64 ff 0064 0000 0a000001"),
      vrrp4("31 01 64 00 0064 0000"),
    ],
  },
  bfd: {
    link: 1,
    packets: [
      bfd(`20 c0 03 18 ${SESSION}`),
      bfd(`20 44 03 21 ${SESSION} 01 09 01 736563726574`),
      bfd(`20 44 03 30 ${SESSION} 02 18 01 00 00000007 ${"aa".repeat(16)}`),
      bfd(`21 44 03 34 ${SESSION} 05 1c 01 00 00000007 ${"aa".repeat(20)}`),
      bfd(`20 44 03 1b ${SESSION} 09 03 01`),
      bfd(`20 44 03 1a ${SESSION} 01 00`),
      bfd(`20 44 03 ff ${SESSION}`),
      bfd("20 c0"),
    ],
  },
  rip: {
    link: 1,
    packets: [
      rip("01 01 0000 0000 0000 00000000 00000000 00000000 00000010"),
      rip("02 01 0000 0002 0000 0a000000 00000000 00000000 00000001"),
      rip("02 02 0000 0002 0001 0a000000 ff000000 0a000001 00000001"),
      rip(
        `02 02 0000 ffff 0002 73656372657400000000000000000000
         0002 0001 0a000000 ff000000 0a000001 00000001`,
      ),
      rip(
        `02 02 0000 ffff 0003 002c 01 14 00000007 0000000000000000
         0002 0001 0a000000 ff000000 0a000001 00000001
         ffff 0001 ${"aa".repeat(16)}`,
      ),
      rip("02 02 0000 ffff 0009 01020304050607080102030405060708"),
      rip("02 02 0000 0002 0001 0a00"),
      udp6Frame(
        521,
        hex(
          "02 01 0000 20010db8000000000000000000000000 0001 20 01 fe800000000000000000000000000001 0000 00 ff",
        ),
      ),
      udp6Frame(521, hex("02 01 0000 2001")),
    ],
  },
  hsrp: {
    link: 1,
    packets: [
      hsrp("00 00 10 03 0a 64 01 00 636973636f000000 0a000009"),
      hsrp("00 03 0001 000a 02 00 0000 0001 00000000"),
      hsrp(
        `00 00 10 03 0a 64 01 00 0000000000000000 0a000009
         04 1c 01 00 0000 0a000001 00000001 ${"aa".repeat(16)}`,
      ),
      hsrp(
        `01 28 02 00 06 04 0001 020000000001 00000064 00000bb8 00002710
           0a000009 000000000000000000000000
         02 04 0001 0002
         03 08 636973636f000000`,
      ),
      udp6Frame(
        2029,
        hex(
          "01 28 02 00 06 06 0001 020000000001 00000064 00000bb8 00002710 fe800000000000000000000000000009",
        ),
      ),
      hsrp("09 02 0102"),
      hsrp("01 ff 02 00"),
      hsrp("00 00 10"),
    ],
  },
};
