/** GOOSE: what the goldens in captures/goose show. */
import { type Case, ethernet, hex, join, uint } from "./build.ts";
import { bool, int, octets, seq, tlv } from "./der.ts";

const frame = (apdu: Uint8Array, head = "0000 0000") =>
  ethernet(
    0x88b8,
    join(hex("0001"), uint(2, 8 + apdu.length), hex(head), apdu),
  );
const NOW = hex("5f5e0d90 800000 2a"); // half a second, 10 bits right, not synchronized
const event = (data: Uint8Array[], ...more: Uint8Array[]) =>
  tlv(
    0x61,
    octets("IED1CFG/LLN0$GO$gcb01", 0x80),
    int(2000, 0x81),
    octets("IED1CFG/LLN0$DS1", 0x82),
    octets("IED1", 0x83),
    octets(NOW, 0x84),
    int(1, 0x85),
    int(0, 0x86),
    bool(false, 0x87),
    int(1, 0x88),
    bool(false, 0x89),
    int(data.length, 0x8a),
    tlv(0xab, ...data),
    ...more,
  );
/** Data of every type. */
const everything = [
  bool(true, 0x83),
  octets(hex("03 5800"), 0x84),
  int(-5, 0x85),
  int(4294967295, 0x86),
  int(9007199254740993n, 0x86),
  octets(hex("08 42f60000"), 0x87), // 123
  octets(hex("0b 405ec00000000000"), 0x87),
  octets(hex("0901"), 0x89),
  octets("on", 0x8a),
  octets(hex("02932e0026b7"), 0x8c),
  int(42, 0x8d),
  octets(hex("00 ff"), 0x8e),
  octets(hex("28ca2203"), 0x8f),
  octets("Straße", 0x90),
  octets(NOW, 0x91),
  tlv(0xa1, int(1, 0x85), int(2, 0x85)),
  tlv(0xa2, bool(false, 0x83), tlv(0xa2, octets(hex("0000"), 0x84))),
  octets(hex("01"), 0x88),
  octets(hex("01"), 0x94), // no such type
];
const manage = (state: number, body: Uint8Array) =>
  tlv(0x60, int(state, 0x80), body);
const nested = (n: number): Uint8Array =>
  n === 0 ? bool(true, 0x83) : tlv(0xa2, nested(n - 1));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  events: {
    link: 1,
    packets: [
      frame(event([bool(true, 0x83), octets(hex("03 0000"), 0x84)])),
      frame(event(everything)),
      // simulated, with a signature behind it
      join(
        frame(event([], octets(hex("abcd"), 0x8c)), "8000 1234"),
        hex("000000"),
      ),
      // without what may be left out
      frame(tlv(
        0x61,
        octets("a", 0x80),
        int(1, 0x81),
        octets("b", 0x82),
        octets(NOW, 0x84),
        int(4294967295, 0x85),
        int(7, 0x86),
        int(2, 0x88),
        int(0, 0x8a),
        tlv(0xab),
      )),
    ],
  },
  management: {
    link: 1,
    packets: [
      frame(manage(
        1,
        tlv(0xa1, tlv(0xa1, octets("gcb01", 0x80), tlv(0xa1, int(1), int(2)))),
      )),
      frame(manage(
        2,
        tlv(
          0xa1,
          tlv(0xa2, octets("gcb01", 0x80), tlv(0xa1, octets("a$b", 0x1a))),
        ),
      )),
      frame(manage(
        2,
        tlv(
          0xa2,
          tlv(
            0xa2,
            octets("gcb01", 0x80),
            int(1, 0x81),
            tlv(
              0xa2,
              octets("DS1", 0x80),
              tlv(0xa1, int(3, 0x80), octets("ref", 0x81), int(1, 0x82)),
            ),
          ),
        ),
      )),
      frame(manage(
        3,
        tlv(0xa2, tlv(0xa3, octets("gcb01", 0x80), int(1, 0x83))),
      )),
      frame(manage(4, tlv(0xa2, tlv(0x80)))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      frame(event([nested(40)])),
      frame(event([octets(hex("08"), 0x87), octets(hex("5f"), 0x91)])),
      frame(seq(int(1))), // neither
      frame(tlv(0x61, int(1))), // no control block
      ethernet(0x88b8, hex("0001 0004 0000 0000 6100")), // a length under the header
      ethernet(0x88b8, hex("0001 00ff 0000 0000 6181")),
      ethernet(0x88b8, hex("0001")),
    ],
  },
};
