/** IPX with SPX, RIP and SAP: what the goldens in captures/ipx show. */
import { ascii, type Case, ethernet, hex, join, uint } from "./build.ts";

/** A packet from socket 0x4003 on network 1. */
export function ipx(
  type: number,
  socket: number,
  payload: Uint8Array,
): Uint8Array {
  return join(
    hex("ffff"),
    uint(2, 30 + payload.length),
    hex("01"),
    uint(1, type),
    hex("00000002 020000000002"),
    uint(2, socket),
    hex("00000001 020000000001 4003"),
    payload,
  );
}
const frame = (b: Uint8Array) => ethernet(0x8137, b);
const name = (text: string) => {
  const b = new Uint8Array(48);
  b.set(ascii(text));
  return b;
};

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  framing: {
    link: 1,
    packets: [
      frame(ipx(4, 0x455, ascii("payload"))),
      ethernet(37, ipx(4, 0x455, ascii("payload"))), // raw IEEE 802.3
      ethernet(40, join(hex("e0 e0 03"), ipx(4, 0x455, ascii("payload")))),
    ],
  },
  inside: {
    link: 1,
    packets: [
      frame(ipx(5, 0x5000, hex("50 00 0001 0002 0003 0004 0005 6869"))),
      frame(ipx(5, 0x5000, hex("08 fe 0001 0002 0003 0004 0005 0240"))),
      frame(ipx(1, 0x453, hex("0001 ffffffff ffff ffff"))),
      frame(ipx(1, 0x453, hex("0002 00000003 0001 0002 00000004 0002 0006"))),
      frame(ipx(0, 0x452, hex("0003 0004"))),
      frame(
        ipx(
          4,
          0x452,
          join(
            hex("0002 0004"),
            name("SERVER"),
            hex("00000003 000000000001 0451 0001"),
          ),
        ),
      ),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      frame(
        hex(
          "ffff 0010 01 04 00000002 020000000002 0455 00000001 020000000001 4003 01",
        ),
      ),
      frame(
        hex(
          "ffff ffff 01 04 00000002 020000000002 0455 00000001 020000000001 4003 01",
        ),
      ),
      frame(ipx(1, 0x453, hex("0002 00000003 0001"))),
      frame(ipx(5, 0x5000, hex("50 00"))),
      frame(hex("ffff 001e")),
    ],
  },
};
