/** STUN and TURN: what the goldens in captures/stun show. */
import { crc32 } from "../../src/bytes/checksum.ts";
import {
  ascii,
  type Case,
  hex,
  join,
  tcpFrame,
  udpFrame,
  uint,
} from "./build.ts";

const COOKIE = "2112a442", ID = "b7e7a701 bc34d686 fa87dfae";

/** An attribute, filled up to four bytes. */
function attribute(type: number, value: Uint8Array | string): Uint8Array {
  const b = typeof value === "string" ? hex(value) : value;
  const fill = new Uint8Array(-b.length & 3);
  return join(uint(2, type), uint(2, b.length), b, fill);
}

/** A message; with a fingerprint it is right, or XORed with `wrong`. */
function message(
  type: number,
  attributes: readonly Uint8Array[],
  fingerprint?: { wrong: number },
): Uint8Array {
  const body = join(...attributes);
  const size = body.length + (fingerprint ? 8 : 0);
  const b = join(uint(2, type), uint(2, size), hex(COOKIE + ID), body);
  if (!fingerprint) return b;
  const crc = crc32(0, b, 0, b.length) ^ 0x5354554e ^ fingerprint.wrong;
  return join(b, attribute(0x8028, uint(4, crc >>> 0)));
}

const text = (type: number, s: string) => attribute(type, ascii(s));
const IPV4 = "0001 a147 e112a643"; // 192.0.2.1:32853, XORed
const IPV6 = "0002 a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9";
const of = (b: Uint8Array) => udpFrame(40000, 3478, b);
const channel = hex("4001 0007 01020304050607");

/** Messages of STUN: RFC 5769 §2 has the addresses. */
const binding = [
  of(message(0x0001, [])),
  of(message(0x0001, [
    text(0x8022, "STUN test client"),
    attribute(0x0024, "6e0001ff"),
    attribute(0x8029, "932ff9b151263b36"),
    text(0x0006, "evtj:h6vY"),
    attribute(0x0008, "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"),
  ], { wrong: 0 })),
  of(message(0x0101, [
    text(0x8022, "test vector"),
    attribute(0x0020, IPV4),
    attribute(0x0020, IPV6),
    attribute(0x0001, "0001 8055 c0000201"),
    attribute(0x0001, "0002 8055 20010db8123456780011223344556677"),
    attribute(0x802b, "0001 0d96 cb007101"),
    attribute(0x802c, "0001 0d97 cb007102"),
    attribute(0x8025, "0000 02 01"),
  ], { wrong: 1 })), // a wrong fingerprint
  of(message(0x0001, [
    attribute(0x0025, ""),
    attribute(0x802a, "0000000000000001"),
    attribute(0xc057, "0001 000a"),
    attribute(0x0003, "00000006"),
    attribute(0x0027, "1234 0000"),
    attribute(0x8027, "0000003c"),
  ])),
  of(message(0x0111, [
    attribute(0x0009, join(hex("0000 0401"), ascii("Unauthenticated"))),
    text(0x0014, "example.org"),
    text(0x0015, "f//499k954d6OL34oL9FSTvy64sA"),
    attribute(0x8002, "0002 0000 0001 0000"),
    attribute(0x8003, ascii("turn.example.org")),
    attribute(0x8023, "0001 0d96 cb007103"),
  ])),
  of(message(0x0111, [
    attribute(0x0009, join(hex("0000 0414"), ascii("Unknown"))),
    attribute(0x000a, "0024 8029 002a"),
  ])),
  of(message(0x0011, [attribute(0x4002, "0102")])), // an indication, with an attribute that nobody knows
];

/** Messages of TURN: RFC 8656 §18. */
const turn = [
  of(message(0x0003, [
    attribute(0x000d, "00000e10"),
    attribute(0x0019, "11000000"),
    attribute(0x0017, "01000000"),
    attribute(0x8000, "02000000"),
    attribute(0x0018, "80"),
    attribute(0x001a, ""),
    attribute(0x001e, "00".repeat(32)),
    attribute(0x001d, "0002 0000"),
    attribute(0x001c, "11".repeat(32)),
  ])),
  of(message(0x0103, [
    attribute(0x0016, IPV4),
    attribute(0x0022, "0102030405060708"),
    attribute(0x8001, join(hex("02 00 0428"), ascii("No IPv6"))),
  ])),
  of(message(0x0009, [
    attribute(0x000c, "4001 0000"),
    attribute(0x0012, IPV4),
  ])),
  of(message(0x0016, [
    attribute(0x0012, IPV4),
    attribute(0x0013, "0102030405"),
  ])),
  of(message(0x0017, [
    attribute(0x0012, IPV6),
    attribute(0x8004, "0000 0604 000005dc"),
  ])),
  of(message(0x000a, [attribute(0x002a, "12345678")])),
  of(channel),
  of(join(hex("4002 0014"), message(0x0011, []))), // what is inside is recognised
];

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  stun: {
    link: 1,
    packets: [
      ...binding,
      ...turn,
      udpFrame(40000, 50000, message(0x0001, [])), // on any port
      of(message(0x0001, [attribute(0x0020, "0001 a147")])), // an address that is cut short
      of(hex(`0001 0040 ${COOKIE} ${ID}`)), // longer than it is
      of(hex("0001 0000 00000000 00000000 00000000 00000000")), // RFC 3489
      of(message(0x0001, [ // attributes of MS-TURN are not filled up
        hex("000f 0004 72c64bc6"),
        hex("0006 0003 616263"),
        hex("8008 0004 00000006"),
        hex("8055 0004 0001 0000"),
        hex("8070 0004 00000002"),
        hex(`8050 0018 ${"22".repeat(20)} 00000001`),
        hex("8095 0008 0000000000000001"),
        hex("8006 0004 00000001"),
        hex("0010 0004 00002ee0"),
      ])),
    ],
  },
  tcp: {
    link: 1,
    packets: [
      tcpFrame(40000, 3478, join(message(0x0001, []), message(0x0001, []))),
      tcpFrame(40000, 3478, join(channel, hex("00"))),
      tcpFrame(40000, 50000, message(0x0011, [attribute(0x000d, "00000001")])),
    ],
  },
};
