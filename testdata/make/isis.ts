/** IS-IS: what the goldens in captures/isis show. */
import { ascii, type Case, ethernet, hex, join, uint } from "./build.ts";

/** A PDU in LLC in IEEE 802.3; its length stands at `at` in the part behind the common header. */
function pdu(type: number, size: number, at: number, ...parts: Uint8Array[]) {
  const body = join(...parts);
  if (at + 2 <= body.length) body.set(uint(2, body.length + 8), at);
  const b = join(
    hex("fe fe 03 83"),
    uint(1, size),
    hex("01 00"),
    uint(1, type),
    hex("01 00 00"),
    body,
  );
  return ethernet(b.length, b);
}
/** A TLV. */
const tlv = (type: number, ...value: Uint8Array[]) => {
  const v = join(...value);
  return join(uint(1, type), uint(1, v.length), v);
};
/** Puts a Fletcher checksum into a link state PDU: ISO 8473-1 annex C. */
function checked(b: Uint8Array): Uint8Array {
  const from = 17 + 8 + 4, at = from + 12, size = b.length - from;
  let c0 = 0, c1 = 0;
  for (let i = from; i < b.length; i++) {
    c0 = (c0 + b[i]) % 255;
    c1 = (c1 + c0) % 255;
  }
  const left = size - (at - from) - 1;
  const x = ((left * c0 - c1) % 255 + 255) % 255 || 255;
  const y = ((-x - c0) % 255 + 255) % 255 || 255;
  b.set([x, y], at);
  return b;
}
const SELF = "000000000001", PEER = "000000000002";
const lsp = (...tags: Uint8Array[]) =>
  checked(
    pdu(20, 27, 0, hex(`0000 04b0 ${SELF} 00 00 00000007 0000 03`), ...tags),
  );
const lanHello = (...tags: Uint8Array[]) =>
  pdu(16, 27, 9, hex(`02 ${SELF} 001e 0000 40 ${PEER} 01`), ...tags);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  hello: {
    link: 1,
    packets: [
      lanHello(
        tlv(129, hex("cc 8e")),
        tlv(1, hex("03 490001 01 49")),
        tlv(6, hex("020000000001 020000000002")),
        tlv(211, hex("03 001e")),
        tlv(132, hex("0a000001")),
        tlv(232, hex("fe800000000000000000000000000001")),
        tlv(229, hex("0000 4002")),
        tlv(10, hex("36 000102030405060708090a0b0c0d0e0f")),
        tlv(8, new Uint8Array(64)),
        tlv(12, hex("1234")),
      ),
      pdu(
        17,
        20,
        9,
        hex(`03 ${SELF} 001e 0000 01`),
        tlv(240, hex(`00 00000001 ${PEER} 00000002`)),
        tlv(240, hex("02")),
        tlv(133, ascii("password")),
        tlv(211, hex(`07 001e ${PEER}`)),
        tlv(200, hex("0102")),
      ),
    ],
  },
  lsp: {
    link: 1,
    packets: [
      lsp(
        tlv(1, hex("03 490001")),
        tlv(129, hex("cc")),
        tlv(137, ascii("router1")),
        tlv(134, hex("0a000001")),
        tlv(132, hex("0a000001")),
        tlv(2, hex(`00 0a 80 80 80 ${PEER} 01`)),
        tlv(128, hex("0a 80 80 80 0a000000 ffffff00")),
        tlv(130, hex("4a 80 80 80 0a000100 ffffff00")),
        tlv(
          22,
          hex(`
            ${PEER} 00 00000a 37
            03 04 00000001  04 08 00000001 00000002
            06 04 0a000001  08 04 0a000002
            09 04 4cee6b28  0a 04 4cee6b28
            12 03 00000a  21 04 00000064 f0 02 0102
          `),
        ),
        tlv(
          135,
          hex(`
            0000000a 18 0a0000
            0000000a d8 0a0001 06 01 04 00000064
            00000000 00
            0000000a 60 0a000005 0c 02 08 0000000000000064 fa 00
          `),
        ),
        tlv(
          236,
          hex(`
            0000000a 00 40 20010db800000000
            0000000a e0 80 20010db8000000000000000000000001 06 01 04 00000064
          `),
        ),
        tlv(222, hex(`0002 ${PEER} 00 00000a 00`)),
        tlv(235, hex("0002 0000000a 18 0a0000")),
        tlv(237, hex("0002 0000000a 00 40 20010db800000000")),
        tlv(229, hex("0000 8002")),
        tlv(242, hex("0a000001 01 0102")),
        tlv(140, hex("20010db8000000000000000000000001")),
      ),
      pdu(
        18,
        27,
        0,
        hex(`0000 0000 ${SELF} 00 00 00000008 1234 fd`),
        tlv(13, hex(`01 ${SELF}`)),
      ),
      pdu(
        20,
        27,
        0,
        hex(`0000 04b0 ${SELF} 00 00 00000008 1234 03`),
        tlv(137, ascii("bad")),
      ), // bad checksum
      lsp(tlv(22, hex(`${PEER} 00 00000a 0b 0b 20 ${"4cee6b28".repeat(2)}`))), // cut short
    ],
  },
  sequence: {
    link: 1,
    packets: [
      pdu(
        25,
        33,
        0,
        hex(`0000 ${SELF} 00 0000000000000000 ffffffffffffffff`),
        tlv(
          9,
          hex(
            `04b0 ${SELF} 00 00 00000007 1234 04af ${PEER} 01 00 00000008 5678`,
          ),
        ),
      ),
      pdu(
        27,
        17,
        0,
        hex(`0000 ${SELF} 00`),
        tlv(9, hex(`04b0 ${SELF} 00 00 00000007 1234`)),
      ),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      pdu(
        16,
        27,
        9,
        hex(`02 ${SELF} 001e 0000 40 ${PEER} 01`),
        hex("01 40 03"),
      ), // a TLV too long
      pdu(16, 27, 99, hex(`02 ${SELF} 001e 4000 40 ${PEER} 01`)), // a length too long
      pdu(20, 27, 0, hex("0000 04b0")),
      pdu(31, 8, 99, hex("0102")), // no such PDU
      lsp(tlv(135, hex("0000000a 3f 0a0000"))), // 63 bits
      lsp(tlv(236, hex("0000000a 00 ff 0a0000"))), // 255 bits
      ethernet(6, hex("fe fe 03 77 0102")), // no such protocol
    ],
  },
};
