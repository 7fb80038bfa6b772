/** PPPoE: what the goldens in captures/pppoe show. */
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

/** A PPPoE packet. */
function pppoe(code: number, session: number, payload: Uint8Array): Uint8Array {
  return join(
    hex("11"),
    uint(1, code),
    uint(2, session),
    uint(2, payload.length),
    payload,
  );
}

/** A tag. */
function tag(type: number, value: Uint8Array): Uint8Array {
  return join(uint(2, type), uint(2, value.length), value);
}

const empty = new Uint8Array(0);
const discovery = (code: number, session: number, ...tags: Uint8Array[]) =>
  ethernet(0x8863, pppoe(code, session, join(...tags)));
const session = (payload: Uint8Array) =>
  ethernet(0x8864, pppoe(0, 0x11, payload));
const packet = ipv4(17, udp(40000, 9, ascii("hi")));

/** What a DSL access node adds: TR-101. */
const access = join(
  hex("00000de9"),
  hex("01 0d"),
  ascii("atm 1/1:1.100"),
  hex("02 04"),
  ascii("port"),
  hex(`
    81 04 00000400  82 04 00002000  83 04 00000080  84 04 00000100
    85 04 00000500  86 04 00003000  87 04 00000600  88 04 00004000
    89 04 00000020  8a 04 00000020
    8b 04 00000010  8c 04 00000008  8d 04 00000010  8e 04 00000008
    90 03 00 01 06
    99 01 ff        # unknown
  `),
);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  discovery: {
    link: 1,
    packets: [
      join(
        discovery(
          0x09,
          0,
          tag(0x0101, empty),
          tag(0x0103, hex("01020304")),
          tag(0x0105, access),
          tag(0x0120, hex("05dc")),
        ),
        new Uint8Array(4),
      ),
      discovery(
        0x07,
        0,
        tag(0x0102, ascii("ac1")),
        tag(0x0101, ascii("internet")),
        tag(0x0103, hex("01020304")),
        tag(0x0104, hex("a1a2a3a4a5a6a7a8")),
        tag(0x0110, hex("0001")),
        tag(0x0105, hex("0000000c 0102")),
      ),
      discovery(0x19, 0, tag(0x0101, ascii("internet"))),
      discovery(
        0x65,
        0x11,
        tag(0x0101, ascii("internet")),
        tag(0x0000, empty),
        hex("ffff"),
      ),
      discovery(
        0x65,
        0,
        tag(0x0201, ascii("no such service")),
        tag(0x0202, ascii("out of memory")),
        tag(0x0203, ascii("sorry")),
      ),
      discovery(0xa7, 0x11, tag(0x0203, ascii("bye"))),
      discovery(
        0xd3,
        0x11,
        tag(0x0111, ascii("http://www.example.com/")),
        tag(0x0112, ascii("hello")),
        tag(0x0121, hex("0a000000 ff000000 0a000001 00000001")),
      ),
      discovery(
        0x0c,
        0x11,
        tag(0x0106, hex("0010 0020")),
        tag(0x0107, hex("000b 64 32 0014 0036 012c")),
        tag(0x0108, hex("0007")),
        tag(0x0109, hex("0040")),
        tag(0x7777, hex("0102")),
      ),
      // a tag that is cut short by the packet, behind a whole one
      discovery(0x09, 0, tag(0x0101, ascii("internet")), hex("0103 0004 0102")),
    ],
  },
  session: {
    link: 1,
    packets: [
      session(join(hex("0021"), packet)),
      join(session(hex("c021 0901000801020304")), new Uint8Array(32)),
      session(join(tag(0x0106, hex("0010 0020")), hex("0021"), packet)),
    ],
  },
  "link-type": {
    link: 51,
    packets: [
      pppoe(0, 0x11, join(hex("0021"), packet)),
      pppoe(0x09, 0, tag(0x0101, empty)),
    ],
  },
};
