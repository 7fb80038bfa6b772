/** BGP: what the goldens in captures/bgp show. */
import { ascii, type Case, hex, join, tcpFrame, uint } from "./build.ts";

const PORT = 179;
const MARKER = hex("ff".repeat(16));
/** A message of a type. */
export const message = (type: number, body: Uint8Array | string) => {
  const b = typeof body === "string" ? hex(body) : body;
  return join(MARKER, uint(2, 19 + b.length), uint(1, type), b);
};
/** Every segment is of a connection of its own. */
let client = 40000;
const segment = (...messages: readonly Uint8Array[]) =>
  tcpFrame(client++, PORT, join(...messages));

/** Bytes behind their length. */
const vector = (size: number, ...parts: readonly (Uint8Array | string)[]) => {
  const b = join(...parts.map((p) => typeof p === "string" ? hex(p) : p));
  return join(uint(size, b.length), b);
};
const typed = (type: number, value: Uint8Array | string) =>
  join(uint(1, type), vector(1, value));
const text = (s: string) => vector(1, ascii(s));

/** An OPEN of AS 65001 with parameters. */
const open = (...parameters: readonly Uint8Array[]) =>
  message(1, join(hex("04 fde9 00b4 0a000001"), vector(1, ...parameters)));
const capabilities = (...list: readonly Uint8Array[]) =>
  typed(2, join(...list));
/** An attribute: flags, type, value; the length has two bytes where the flags say so. */
const attribute = (flags: number, type: number, value: Uint8Array | string) =>
  join(uint(1, flags), uint(1, type), vector(flags & 0x10 ? 2 : 1, value));
/** An UPDATE: withdrawn routes, attributes, routes. */
export const update = (
  withdrawn: string,
  attributes: readonly Uint8Array[],
  routes = "",
) =>
  message(
    2,
    join(vector(2, withdrawn), vector(2, ...attributes), hex(routes)),
  );

const ORIGIN = attribute(0x40, 1, "00");
const PATH = attribute(0x40, 2, "02 03 0000fde9 0000fdea 00010001");
const NEXT_HOP = attribute(0x40, 3, "0a000001");
const LOCAL = attribute(0x40, 5, "00000064");
const COMMON = [ORIGIN, PATH, LOCAL];
/** Routes of a family: address family, next hop, routes. */
const reach = (family: string, hop: string, routes: string) =>
  update("", [
    ...COMMON,
    attribute(
      0x90,
      14,
      join(hex(family), vector(1, hop), hex("00"), hex(routes)),
    ),
  ]);
const unreach = (family: string, routes: string) =>
  update("", [attribute(0x90, 15, join(hex(family), hex(routes)))]);
const RD0 = "0000 fde9 00000001", RD1 = "0001 0a000001 0002";
const RD2 = "0002 00010001 0003";
const V6 = "20010db8 00000000 00000000 00000001";
const LINK_LOCAL = "fe800000 00000000 00000000 00000001";
const ESI = "00 112233445566778899";
const flow = (...components: string[]) =>
  [...vector(1, ...components)].map((x) => x.toString(16).padStart(2, "0"))
    .join("");
const communities = (...list: string[]) => attribute(0xc0, 16, list.join(" "));

/** SRv6 SID Information with the structure of the SID. */
const SERVICE = join(
  hex("01"),
  vector(2, `00 ${V6} 00 0013 00 01`, vector(2, "20 10 10 00 10 20")),
);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  session: {
    link: 1,
    packets: [
      segment(open()),
      segment(open(
        capabilities(typed(1, "0001 00 01")),
        capabilities(
          typed(1, "0002 00 01"),
          typed(2, ""),
          typed(3, "0001 00 01 02 40 03 80 01"),
          typed(5, "0001 0001 0002 0001 0080 0002"),
          typed(6, ""),
          typed(7, "08 0001"),
          typed(8, "0001 80 02"),
          typed(9, "03"),
          typed(64, "80 78 0001 01 80 0002 01 00"),
          typed(65, "00010001"),
        ),
        capabilities(
          typed(67, "01 02"),
          typed(131, "00"),
          typed(69, "0001 01 03 0002 01 01"),
          typed(70, ""),
          typed(71, "0001 01 80 000e10"),
          typed(73, join(text("router"), text("example.com"))),
          typed(75, text("pcapkit/1")),
          typed(130, "0001 00 01 01 80 01"),
          typed(128, ""),
          typed(200, "0102"),
        ),
        typed(1, "00 6b6579"),
      )),
      segment(message(
        1,
        join(
          hex("04 fde9 00b4 0a000001 ff ff"),
          vector(2, join(hex("02"), vector(2, typed(65, "00010001")))),
        ),
      )),
      segment(message(4, "")),
      segment(message(4, ""), message(4, "")),
      segment(message(3, "01 02 0012")),
      segment(message(3, "02 01 0004")),
      segment(message(3, "03 05 400101")),
      segment(message(3, "04 00")),
      segment(message(3, "05 01 02")),
      segment(message(
        3,
        join(hex("06 02"), text("maintenance until 06:00")),
      )),
      segment(message(3, "06 04")),
      segment(message(3, "06 01 0001 01 000003e8")),
      segment(message(5, "0001 00 01")),
      segment(message(5, "0002 01 01")),
      segment(message(
        5,
        join(
          hex("0001 00 01 01 80"),
          vector(2, "20 00000005 18 20 08 0a 40 00000006 00 00 00"),
        ),
      )),
      segment(message(
        5,
        join(
          hex("0002 00 01 02 40"),
          vector(2, "00 00000005 30 40 20 20010db8 80"),
          hex("03"),
          vector(2, "00 0002 fde9 00000064"),
        ),
      )),
    ],
  },
  updates: {
    link: 1,
    packets: [
      segment(update("", [])),
      segment(update("18 0a0001 08 0b", [])),
      segment(
        update("", [
          ORIGIN,
          attribute(0x40, 2, "02 02 fde9 fdea 01 01 5ba0"),
          NEXT_HOP,
          attribute(0x80, 4, "0000000a"),
          LOCAL,
          attribute(0x40, 6, ""),
          attribute(0xc0, 7, "5ba0 0a000001"),
          attribute(0xc0, 8, "fde90064 ffffff01 ffffff02 ffff029a"),
          attribute(0x80, 9, "0a000009"),
          attribute(0x80, 10, "0a000007 0a000008"),
          attribute(0xe0, 17, "02 02 00010001 0000fdea"),
          attribute(0xe0, 18, "00010001 0a000001"),
        ], "18 0a0001 20 0a000201 13 0a0020"),
      ),
      segment(
        update("", [
          ...COMMON,
          NEXT_HOP,
          attribute(0x40, 2, ""),
          attribute(0x40, 2, "03 01 0000fde9 04 02 0000fdea 0000fdeb"),
          attribute(0xc0, 7, "00010001 0a000001"),
          attribute(0x80, 26, "01 000b 0000000000000bb8"),
          attribute(
            0xc0,
            32,
            "0000fde9 00000001 00000002 00010001 00000003 00000004",
          ),
          attribute(0xc0, 35, "0000fde9"),
          attribute(0xc0, 38, "01 00000007"),
          attribute(0xe0, 200, "0102"),
          attribute(
            0xc0,
            128,
            join(hex("0000fde9"), ORIGIN, attribute(0x40, 5, "00000064")),
          ),
        ], "00"),
      ),
      segment(
        update(
          "00000001 18 0a0001",
          [...COMMON, NEXT_HOP],
          "00000001 18 0a0002 00000002 18 0a0002",
        ),
      ),
      segment(
        update("", [...COMMON, NEXT_HOP], "18 0a0002"),
        update("18 0a0003", []),
        message(4, ""),
      ),
    ],
  },
  families: {
    link: 1,
    packets: [
      segment(reach("0001 01", "0a000001", "18 0a0001")),
      segment(reach("0001 02", "0a000001", "18 e00001")),
      segment(reach("0001 01", V6, "18 0a0001")),
      segment(reach("0002 01", V6, "20 20010db8 00")),
      segment(reach("0002 01", V6 + LINK_LOCAL, "30 20010db80001")),
      segment(
        reach("0002 01", V6, "00000001 20 20010db8 00000002 30 20010db80001"),
      ),
      segment(unreach("0002 01", "20 20010db8")),
      segment(unreach("0001 01", "")),
      segment(
        reach("0001 04", "0a000001", "30 000641 0a0001 38 00c801 0a000201"),
      ),
      segment(unreach("0001 04", "30 800000 0a0001")),
      segment(reach("0002 04", V6, "38 000651 20010db8")),
      segment(
        reach(
          "0001 80",
          `0000000000000000 0a000001`,
          `70 000641 ${RD0} 0a0001`,
        ),
      ),
      segment(
        reach(
          "0001 80",
          `0000000000000000 0a000001`,
          `70 000641 ${RD1} 0a0001 78 000651 ${RD2} 0a000201`,
        ),
      ),
      segment(
        reach("0002 80", `0000000000000000 ${V6}`, `78 000641 ${RD0} 20010db8`),
      ),
      segment(unreach("0001 80", `70 800000 ${RD0} 0a0001`)),
      segment(reach("0001 42", "0a000001", `80 ${RD0} 0a000001 e8000001`)),
      segment(
        reach("0001 84", "0a000001", "60 0000fde9 0002 fde9 00000064 00"),
      ),
      segment(
        reach("0019 41", "0a000001", `0011 ${RD0} 0001 0001 000a 000641`),
      ),
      segment(reach("0019 41", "0a000001", `000c ${RD0} 0a000009`)),
      segment(reach("0001 49", "0a000001", "60 00000001 00000064 0a000009")),
      segment(reach("0002 49", V6, `c0 00000001 00000064 ${V6}`)),
      segment(reach("0001 63", "0a000001", "01020304")),
      segment(
        reach(
          "0001 05",
          "0a000001",
          `01 0c ${RD0} 0a000001  02 0c ${RD0} 0000fde9
           03 16 ${RD0} 20 0a000005 20 e1000001 0a000001
           05 12 ${RD0} 20 0a000005 20 e1000001
           06 16 ${RD0} 0000fde9 20 0a000005 20 e1000001
           07 16 ${RD0} 0000fde9 20 0a000005 20 e1000001`,
        ),
      ),
      segment(
        reach(
          "0002 05",
          V6,
          `01 18 ${RD0} ${V6}  05 2a ${RD0} 80 ${V6} 80 ff0e0000 00000000 00000000 00000101`,
        ),
      ),
      segment(
        reach(
          "0001 85",
          "",
          flow(
            "01 18 0a0001",
            "02 20 0a000005",
            "03 81 06",
            "04 03 50 91 1f90",
          ) +
            flow(
              "05 12 1f40 d4 1f90",
              "06 81 35",
              "07 81 08",
              "08 81 00",
              "09 81 02",
              "0a 93 05dc",
              "0b 81 2e",
              "0c 80 04",
            ),
        ),
      ),
      segment(
        reach("0002 85", "", flow("01 30 00 20010db80001", "0d a1 000abcde")),
      ),
      segment(reach("0001 86", "", flow(RD0, "01 18 0a0001"))),
    ],
  },
  evpn: {
    link: 1,
    packets: [
      segment(
        update("", [
          ...COMMON,
          communities("0002 fde9 00000064", "030c 00000000 0008"),
          attribute(0xc0, 22, "00 06 000064 0a000001"),
          attribute(
            0x90,
            14,
            join(
              hex("0019 46 04 0a000001 00"),
              hex(`01 19 ${RD0} ${ESI} 00000000 000641`),
              hex(`02 21 ${RD0} ${ESI} 00000000 30 0200000000aa 00 000641`),
              hex(
                `02 28 ${RD0} 00000000000000000000 00000064 30 0200000000aa 20 0a000005 000641 000651`,
              ),
              hex(
                `02 31 ${RD0} ${ESI} 00000000 30 0200000000aa 80 ${V6} 000641`,
              ),
              hex(`03 11 ${RD0} 00000000 20 0a000001`),
              hex(`03 1d ${RD0} 00000000 80 ${V6}`),
              hex(`04 17 ${RD0} 01 020000000001 000a 00 20 0a000001`),
              hex(
                `05 22 ${RD0} 00000000000000000000 00000000 18 0a000500 00000000 000641`,
              ),
              hex(
                `05 3a ${RD0} 00000000000000000000 00000000 40 ${V6} ${V6} 000641`,
              ),
            ),
          ),
        ]),
      ),
      segment(
        unreach(
          "0019 46",
          `01 19 ${RD0} 02 020000000001 8000 00 00000000 000641
           01 19 ${RD0} 03 020000000001 000001 00000000 000641
           01 19 ${RD0} 04 0a000001 00000001 00 00000000 000641
           01 19 ${RD0} 05 0000fde9 00000001 00 00000000 000641
           06 1c ${RD0} 00000000 20 0a000005 20 e1000001 20 0a000001 04
           07 26 ${RD0} ${ESI} 00000000 20 0a000005 20 e1000001 20 0a000001 02
`,
        ),
      ),
    ],
  },
  communities: {
    link: 1,
    packets: [
      segment(update("", [
        communities(
          "0002 fde9 00000064",
          "0003 fde9 00000064",
          "4004 fde9 4640e680",
          "0102 0a000001 0064",
          "0103 0a000001 0064",
          "0202 00010001 0064",
          "4202 00010001 0064",
        ),
      ])),
      segment(update("", [
        communities(
          "0306 00000000 01 00",
          "030b 0000 00000064",
          "0301 80 01 00000064",
          "4300 000000000001",
          "0600 01 00 00000005",
          "0601 01 0000 000641",
          "0602 020000000001",
          "0603 020000000001",
          "0604 0006 05dc 0000",
          "0605 01 0000 000641",
        ),
      ])),
      segment(update("", [
        communities(
          "8006 fde9 4640e680",
          "8007 000000000003",
          "8008 fde9 00000064",
          "8009 00000000002e",
          "800a 04 02 05dc 0064",
          "8108 0a000001 0064",
          "8208 00010001 0064",
        ),
      ])),
      segment(update("", [communities("99aa 010203040506")])),
      segment(update("", [
        attribute(0xc0, 25, `0002 ${V6} 0064 000c ${V6} 0000`),
      ])),
    ],
  },
  tunnels: {
    link: 1,
    packets: [
      ...[
        "00 00 000000",
        "01 01 000641 0a000009 0000 0007 0a000001",
        "00 03 000000 0a000001 e8000001",
        "00 04 000000 0a000001 e1000001",
        "00 05 000000 0a000001 e1000001",
        "01 06 000064 0a000001",
        "00 0b 000000 01020304",
      ].map((x) => segment(update("", [attribute(0xc0, 22, x)]))),
      segment(update("", [
        attribute(
          0xc0,
          23,
          join(
            hex("0008"),
            vector(
              2,
              typed(1, "c0 000064 0200000000aa 0000"),
              typed(2, "6558"),
              typed(8, "12b5"),
            ),
          ),
        ),
      ])),
      segment(update("", [
        attribute(
          0xd0,
          23,
          join(
            hex("000f"),
            vector(
              2,
              typed(12, "00 00 00000064"),
              typed(13, "80 00 00641000"),
              typed(14, "00 00 01"),
              typed(15, "05 00"),
              join(
                hex("80"),
                vector(
                  2,
                  "00",
                  typed(9, "00 00 00000001"),
                  typed(1, "00 00 00641000"),
                ),
              ),
              join(hex("81"), vector(2, "00", ascii("gold"))),
            ),
          ),
        ),
      ])),
      ...[
        join(hex("01"), vector(2, "00 0000 00000005")),
        join(hex("03"), vector(2, "0000 003e80 001f40")),
        join(hex("05"), vector(2, "00", SERVICE)),
        join(hex("06"), vector(2, "00", SERVICE)),
        join(hex("09"), vector(2, "01")),
      ].map((x) => segment(update("", [attribute(0xc0, 40, x)]))),
      segment(update("", [
        attribute(
          0xc0,
          23,
          join(
            hex("0008"),
            vector(
              2,
              typed(6, "00000000 0001 0a000009"),
              typed(4, "030b0000 00000064"),
            ),
          ),
        ),
      ])),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      segment(message(1, "04 fde9")),
      segment(open(capabilities(typed(65, "0001")))),
      segment(message(1, "04 fde9 00b4 0a000001 06 02 06 41 04 0001")),
      segment(message(2, "ffff 18 0a0001")),
      segment(message(2, "0000 ffff 40 01")),
      segment(update("", [attribute(0x40, 1, "")], "21 0a000001")),
      segment(update("", [attribute(0x40, 2, "02 ff 0000")], "")),
      segment(reach("0002 01", V6, "81 2001")),
      segment(reach("0019 46", "0a000001", "02 ff 0000")),
      segment(reach("0001 85", "", "f0 ff 01 18 0a")),
      segment(reach("0001 04", "0a000001", "18 000640")),
      segment(message(2, "0000 0000").slice(0, 20)),
      segment(hex("ff".repeat(16) + "0010 04")),
      segment(hex("ff".repeat(15) + "00 0013 04")),
    ],
  },
};
