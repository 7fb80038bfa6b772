/** CoAP: what the goldens in captures/coap show. */
import {
  ascii,
  type Case,
  hex,
  join,
  tcpFrame,
  udpFrame,
  uint,
} from "./build.ts";

type Value = string | Uint8Array;
/** Options by number, in ascending order: RFC 7252 §3.1. */
function options(...list: readonly (readonly [number, Value])[]): Uint8Array {
  let last = 0;
  const nibble = (n: number) => n < 13 ? n : n < 269 ? 13 : 14;
  const more = (n: number) =>
    n < 13 ? uint(0, 0) : n < 269 ? uint(1, n - 13) : uint(2, n - 269);
  return join(...list.flatMap(([number, value]) => {
    const b = typeof value === "string" ? ascii(value) : value;
    const delta = number - last;
    last = number;
    return [
      uint(1, nibble(delta) << 4 | nibble(b.length)),
      more(delta),
      more(b.length),
      b,
    ];
  }));
}
const none = new Uint8Array(0);
const of = (head: string, o: Uint8Array = none, payload?: string) =>
  udpFrame(
    40000,
    5683,
    payload === undefined
      ? join(hex(head), o)
      : join(hex(head), o, hex("ff"), ascii(payload)),
  );

const messages = [
  of(
    "42 01 7d34 cafe",
    options(
      [3, "sensor.example"],
      [6, none],
      [7, hex("1633")],
      [11, "sensors"],
      [11, "temperature"],
      [15, "unit=c"],
      [15, "a-query-that-is-longer-than-twelve"],
      [17, hex("32")],
    ),
  ),
  of(
    "62 45 7d34 cafe",
    options([4, hex("0102030405060708")], [6, hex("0c")], [12, none], [
      14,
      hex("3c"),
    ]),
    "22.5 C",
  ),
  of("40 00 0001"), // empty: a ping
  of("70 00 0001"), // reset
  of(
    "50 03 0002",
    options(
      [1, hex("aa")],
      [5, none],
      [11, "f"],
      [12, hex("2a")],
      [
        23,
        hex("06"),
      ],
      [27, hex("001e")],
      [28, hex("1000")],
      [60, hex("010000")],
    ),
    "block",
  ),
  of("60 41 0002", options([8, "new"], [8, "1"], [20, "q=1"])),
  of(
    "40 02 0003",
    options([9, hex("19 14 02 6161 6b6964")], [16, hex("05")]),
    "encrypted",
  ),
  of("60 44 0003", options([9, none]), "encrypted"),
  of("60 a5 0004", options([35, "coap://a/b"], [39, "coap"])),
  of("40 05 0005", options([19, hex("0e")], [31, hex("1f")])),
  of(
    "40 06 0006",
    options([252, hex("0102")], [258, hex("1a")], [292, hex("03")], [
      2049,
      hex("ff"),
    ]),
  ),
  of("4d 01 0007 00 0102030405060708090a0b0c0d"), // a token of 13 bytes
  of("40 01 0008", hex("f1 00")), // a delta that is reserved
  of("40 01 0009", hex("b8 6162")), // longer than it is
  of("40 01 000a", hex("27 01020304050607")), // a number that is none, of an unknown option
  of("40 01 000b", hex("67 01020304050607")), // too long for a number
  of("49 01 000c"), // a token length that is reserved
  of("48 01 000d cafe"), // cut short
];

/** A message over TCP: RFC 8323 §3.2. */
function message(
  code: string,
  token: string,
  body: Uint8Array,
): Uint8Array {
  const t = hex(token), n = body.length;
  const nibble = n < 13 ? n : n < 269 ? 13 : n < 65805 ? 14 : 15;
  const more = n < 13
    ? none
    : n < 269
    ? uint(1, n - 13)
    : n < 65805
    ? uint(2, n - 269)
    : uint(4, n - 65805);
  return join(uint(1, nibble << 4 | t.length), more, hex(code), t, body);
}
const text = (n: number) => join(hex("ff"), new Uint8Array(n).fill(0x61));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  coap: { link: 1, packets: messages },
  tcp: {
    link: 1,
    packets: [
      tcpFrame(
        40000,
        5683,
        join(
          message(
            "e1",
            "",
            options([2, hex("0480")], [4, none], [6, hex("10")]),
          ),
          message("01", "aa", options([11, "x"])),
        ),
      ),
      tcpFrame(5683, 40000, message("45", "aa", text(20))),
      tcpFrame(5683, 40000, message("45", "ab", text(400))),
      tcpFrame(40000, 5683, message("e2", "01", options([2, none]))),
      tcpFrame(5683, 40000, message("e3", "01", none)),
      tcpFrame(
        5683,
        40000,
        message("e4", "", options([2, "coap+tcp://b"], [4, hex("0a")])),
      ),
      tcpFrame(
        5683,
        40000,
        message("e5", "", options([2, hex("03")], [9, hex("01")])),
      ),
      tcpFrame(5683, 40000, message("45", "ac", text(400)).subarray(0, 100)), // goes on elsewhere
    ],
  },
};
