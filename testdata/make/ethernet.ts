/** Ethernet: what the goldens in captures/ethernet show. */
import { crc32 } from "../../src/bytes/checksum.ts";
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

const packet = ipv4(17, udp(40000, 9, ascii("hi")));

/** An IEEE 802.3 frame, filled up to 60 bytes. */
export function frame(payload: Uint8Array): Uint8Array {
  const b = ethernet(payload.length, payload);
  return b.length < 60 ? join(b, new Uint8Array(60 - b.length)) : b;
}

/** A frame with its check sequence. */
function checked(b: Uint8Array): Uint8Array {
  return join(b, uint(4, crc32(0, b, 0, b.length)).reverse());
}

const short = ethernet(0x0800, packet);
const padded = join(short, new Uint8Array(60 - short.length));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  "ethernet-ii": {
    link: 1,
    packets: [
      short,
      padded,
      checked(padded),
      checked(ethernet(0x0800, ipv4(17, udp(40000, 9, new Uint8Array(40))))),
      join(short, hex("000102030405060708090a0b0c0d0e0f")),
      join(short, hex("0001")),
    ],
  },
  "ieee-802-3": {
    link: 1,
    packets: [
      frame(hex("42 42 03 0000 00 00")),
      checked(frame(hex("42 42 03 0000 00 00"))),
      // Novell's raw IEEE 802.3: the checksum of IPX instead of LLC
      frame(hex(`
        ffff 001e 00 11                   # checksum, length, hops, type
        00000000 ffffffffffff 0452        # destination
        00000000 020000000001 4000        # source
      `)),
      // neither a length nor an EtherType
      ethernet(0x05dd, hex("42 42 03 0000")),
      // a length of zero, and one beyond the frame
      ethernet(0, hex("42 42 03 0000")),
      ethernet(200, hex("42 42 03 0000")),
    ],
  },
};
