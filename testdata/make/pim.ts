/** PIM: what the goldens in captures/pim show. */
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
  uint,
  withChecksum,
  withPseudo,
} from "./build.ts";

/** A message over IPv4, its checksum filled in. */
export const pim = (text: string) =>
  ethernet(0x0800, ipv4(103, withChecksum(2, hex(text))));
const pim6 = (text: string) =>
  ethernet(0x86dd, ipv6(103, withPseudo(true, 103, 2, hex(text))));

const GROUP = "01 00 00 20 e0010101", SOURCE = "01 00 0a000001";
const JOINED = "01 00 04 20 0a000001", RP = "01 00 0a000009";

/** A Register, whose checksum covers eight bytes. */
export function register(): Uint8Array {
  const b = join(
    hex("21 00 0000 40000000"),
    ipv4(17, udp(40000, 9, ascii("hi"))),
  );
  b.set(uint(2, checksum(b.subarray(0, 8))), 2);
  return ethernet(0x0800, ipv4(103, b));
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  messages: {
    link: 1,
    packets: [
      pim(`20 00 0000
        0001 0002 0069  0002 0004 81f4 09c4  0013 0004 00000001
        0014 0004 12345678  0015 0004 01 3c 0000  0016 0000
        0018 0006 ${SOURCE}  001a 0000  0063 0002 0102`),
      register(),
      pim(`22 00 0000 ${GROUP} ${SOURCE}`),
      pim(`23 00 0000 ${SOURCE} 00 01 00d2
        ${GROUP} 0001 0001 ${JOINED} 01 00 07 20 0a000002`),
      pim(`23 00 0000 ${SOURCE} 00 01 00d2
        ${GROUP} 0001 0000 01 01 04 20 0a000001 80 02 0102 c1 00`),
      pim(`24 00 0000 1234 1e 00 ${RP}
        ${GROUP} 01 01 0000 ${RP} 0096 c0 00`),
      pim(`25 00 0000 ${GROUP} ${SOURCE} 80000065 0000000a`),
      pim(`26 00 0000 ${SOURCE} 00 01 0000 ${GROUP} 0001 0000 ${JOINED}`),
      pim(`27 00 0000 ${SOURCE} 00 01 0000 ${GROUP} 0001 0000 ${JOINED}`),
      pim(`28 00 0000 01 c0 0096 ${RP} ${GROUP}`),
      pim(
        `29 00 0000 ${GROUP} ${SOURCE} ${SOURCE} 00000065 0000000a 20 10 e0 3c`,
      ),
      pim(`2a 10 0000 ${RP} 00000065 0000000a`),
      pim(
        `2a 30 0000 ${RP} 00000065 0000000a ${SOURCE} 00000064 00000009 0064`,
      ),
      pim(`2a 40 0000 ${RP} 00000065 0000000a ${SOURCE} 00000064 00000009`),
      pim("2c 00 0000 01020304"),
      pim6("20 00 0000 0001 0002 0069"),
      pim6(`22 00 0000
        02 00 00 80 ff0e0000000000000000000000000101
        02 00 20010db8000000000000000000000001`),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      pim("20 00 0000 0001 0002"),
      pim("20 00 0000 0001 ffff 0069 0014 0004 12345678"),
      pim(`23 00 0000 ${SOURCE} 00 ff 00d2 ${GROUP} ffff 0000 ${JOINED}`),
      pim("25 00 0000 09 00 00 20 e0010101"),
      pim("21 00 0000 40"),
      ethernet(0x0800, ipv4(103, hex("20 00"))),
      ethernet(0x0800, ipv4(103, hex("20 00 0001 0001 0002 0069"))),
    ],
  },
};
