/** ARP and its relatives: what the goldens in captures/arp show. */
import { type Case, ethernet, hex, join, uint } from "./build.ts";

const A = "020000000001 0a000001", B = "020000000002 0a000002";
const NOBODY = "000000000000 0a000002", ANYBODY = "020000000002 00000000";

/** A packet for Ethernet and IPv4, padded as on the wire. */
function arp(
  operation: number,
  sender: string,
  target: string,
  type = 0x0806,
): Uint8Array {
  return join(
    ethernet(
      type,
      join(
        hex("0001 0800 06 04"),
        uint(2, operation),
        hex(sender),
        hex(target),
      ),
    ),
    new Uint8Array(18),
  );
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  arp: {
    link: 1,
    packets: [
      arp(1, A, NOBODY),
      arp(2, B, A),
      arp(1, A, "000000000000 0a000001"), // announcement
      arp(1, "020000000001 00000000", NOBODY), // probe
      arp(10, B, A),
      arp(99, A, B),
    ],
  },
  rarp: {
    link: 1,
    packets: [
      arp(3, ANYBODY, ANYBODY, 0x8035),
      arp(4, A, B, 0x8035),
      arp(5, ANYBODY, ANYBODY, 0x8035), // DRARP
      arp(6, A, B, 0x8035),
      arp(7, A, B, 0x8035),
      arp(8, A, ANYBODY), // InARP
      arp(9, B, A),
    ],
  },
  lengths: {
    link: 1,
    packets: [
      // ARCnet: hardware addresses of one byte
      ethernet(0x0806, hex("0007 0800 01 04 0001 11 0a000001 00 0a000002")),
      // IP over InfiniBand: of twenty
      ethernet(
        0x0806,
        join(
          hex("0020 0800 14 04 0001"),
          hex("00000048 fe80000000000000 0002c90300001234 0a000001"),
          hex("00000000 0000000000000000 0000000000000000 0a000002"),
        ),
      ),
      // InARP over Frame Relay: of two
      ethernet(0x0806, hex("000f 0800 02 04 0008 1841 0a000001 1841 00000000")),
      // none at all
      ethernet(0x0806, hex("0001 0800 00 00 0001")),
      // Chaosnet: protocol addresses of two bytes
      ethernet(
        0x0806,
        hex("0001 0804 06 02 0001 020000000001 0401 000000000000 0402"),
      ),
      // longer than the frame
      ethernet(0x0806, hex("0001 0800 06 10 0001 020000000001 0a000001")),
      // cut short
      ethernet(0x0806, hex("0001 0800 06")),
    ],
  },
};
