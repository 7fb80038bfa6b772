/** LLC and SNAP: what the goldens in captures/llc show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  uint,
} from "./build.ts";
import { frame } from "./ethernet.ts";

/** A payload behind LLC and SNAP. */
function snap(oui: number, pid: number, payload: Uint8Array): Uint8Array {
  return frame(join(hex("aa aa 03"), uint(3, oui), uint(2, pid), payload));
}

const packet = ipv4(17, udp(40000, 9, ascii("hi")));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  unnumbered: {
    link: 1,
    packets: [
      frame(hex("42 42 03 0000 00 00")), // UI
      frame(hex("f0 f0 7f")), // SABME, poll
      frame(hex("f0 f1 73")), // UA, final
      frame(hex("f0 f0 53")), // DISC, poll
      frame(hex("f0 f1 1f")), // DM, final
      frame(hex("04 04 e3 aabbcc")), // TEST
      frame(hex("00 01 bf 81 01 00")), // XID: class I, no window
      frame(hex("00 01 bf 81 03 fe")), // XID: class II, window of 127
      frame(hex("04 04 bf")), // XID without information
      frame(hex("04 04 bf 82 01 02 03")), // XID in another format
      frame(hex("f0 f1 87 06 0b 04 0b 15")), // FRMR
      frame(hex("f0 f1 97 03 00 04 0a 0a")), // FRMR, of an unnumbered PDU
      frame(hex("f0 f1 87 06 0b")), // FRMR cut short
      frame(hex("f0 f0 67")), // AC0
      frame(hex("ff 42 03 0102")), // global DSAP
      frame(hex("42")), // cut short
    ],
  },
  numbered: {
    link: 1,
    packets: [
      frame(hex("f0 f0 06 0b  2c00 ffef 08 00 0000 0000 0000")), // I: N(S) 3, N(R) 5, poll
      frame(hex("f0 f1 01 0b")), // RR: N(R) 5, final
      frame(hex("f0 f1 05 0a")), // RNR
      frame(hex("f0 f1 09 0a")), // REJ
      frame(hex("f0 f1 09")), // cut short
    ],
  },
  snap: {
    link: 1,
    packets: [
      snap(0x000000, 0x0800, packet),
      snap(0x0000f8, 0x0800, packet), // bridge tunnel
      snap(0x00000c, 0x2000, hex("02 b4 0000")), // CDP
      snap(0x123456, 0x0001, hex("0102")),
      frame(hex("aa aa 03 0000")), // cut short
      // behind a VLAN tag
      ethernet(
        0x8100,
        join(hex("0005 0026 aa aa 03 000000 0800"), packet),
      ),
    ],
  },
};
