/** DHCP and BOOTP: what the goldens in captures/dhcp show. */
import { ascii, type Case, hex, join, udpFrame, uint } from "./build.ts";

/** The header before the names, with a MAC address. */
const head = (op: number, rest = "06") =>
  join(
    uint(1, op),
    hex(`
      01 ${rest} 01      # Ethernet, address of 6 bytes, one relay agent
      3903f326 000a 8000 # xid, seconds, broadcast
      0a000001 c0a8000a c0a80001 c0a80101 # ciaddr, yiaddr, siaddr, giaddr
      000b8201fc42 00000000000000000000   # chaddr
    `),
  );
const COOKIE = hex("63825363"), END = hex("ff");

/** An option. */
const option = (code: number, value: Uint8Array | string) => {
  const b = typeof value === "string" ? hex(value) : value;
  return join(uint(1, code), uint(1, b.length), b);
};
const text = (code: number, value: string) => option(code, ascii(value));

/** The White House, 15 m above sea level (RFC 6225 appendix A.1), in the version of RFC 3825 or 6225. */
function place(version: number): Uint8Array {
  const parts: readonly (readonly [bits: bigint, value: number])[] = [
    [6n, 18],
    [34n, 38.89868 * 2 ** 25],
    [6n, 18],
    [34n, -77.03723 * 2 ** 25],
    [4n, 1],
    [6n, 15],
    [30n, 15 * 2 ** 8],
    [2n, version],
    [3n, 0],
    [3n, 1],
  ];
  const all = parts.reduce(
    (n, [bits, x]) =>
      n << bits | BigInt.asUintN(Number(bits), BigInt(Math.round(x))),
    0n,
  );
  return hex(all.toString(16).padStart(32, "0"));
}

/** A message with options; its names are empty. */
const message = (op: number, ...options: readonly Uint8Array[]) =>
  join(head(op), new Uint8Array(192), COOKIE, ...options);

const request = (b: Uint8Array) => udpFrame(68, 67, b);
const reply = (b: Uint8Array) => udpFrame(67, 68, b);

const discover = request(message(
  1,
  option(53, "01"),
  option(61, "01 000b8201fc42"),
  option(50, "c0a8000a"),
  option(57, "05dc"),
  text(12, "client"),
  option(81, "05 00 00 06636c69656e74 076578616d706c65 00"),
  text(60, "MSFT 5.0"),
  option(55, "01 03 06 0f 1f 21 2b 2c 2e 2f 77 79 f9 fc"),
  END,
  new Uint8Array(20),
));
const offer = reply(message(
  2,
  option(53, "02"),
  option(54, "c0a80001"),
  option(51, "00015180"),
  option(58, "0000a8c0"),
  option(59, "00012750"),
  option(1, "ffffff00"),
  option(3, "c0a80001 c0a80002"),
  option(6, "08080808 08080404"),
  text(15, "example.com\0"),
  option(119, "03656e67 056170706c65 03636f6d 00 096d61726b6574696e67 c004"),
  option(121, "18 0a0102 c0a80001 00 c0a80001 20 0a000005 00000000"),
  END,
));

/** Options of one kind each, in the order of their codes. */
const singles: readonly Uint8Array[] = [
  option(0, "").slice(0, 1),
  option(2, "fffff1f0"),
  option(4, "c0a80004"),
  option(5, "c0a80005"),
  option(7, "c0a80007"),
  option(8, "c0a80008"),
  option(9, "c0a80009"),
  option(10, "c0a8000a"),
  option(11, "c0a8000b"),
  option(13, "0010"),
  text(14, "/dump"),
  option(16, "c0a80010"),
  text(17, "/root"),
  text(18, "/extensions"),
  option(19, "01"),
  option(20, "00"),
  option(21, "0a000000 ff000000 c0a80000 ffff0000"),
  option(22, "0240"),
  option(23, "40"),
  option(24, "00000258"),
  option(25, "0044 0128 05d4"),
  option(26, "05dc"),
  option(27, "00"),
  option(28, "c0a800ff"),
  option(29, "00"),
  option(30, "01"),
  option(31, "01"),
  option(32, "e0000002"),
  option(33, "0a000001 c0a80001"),
  option(34, "00"),
  option(35, "0000003c"),
  option(36, "01"),
  option(37, "40"),
  option(38, "00001c20"),
  option(39, "00"),
  text(40, "nis.example"),
  option(41, "c0a80029"),
  option(42, "c0a8002a"),
  option(44, "c0a8002c"),
  option(45, "c0a8002d"),
  option(46, "08"),
  text(47, "scope"),
  option(48, "c0a80030"),
  option(49, "c0a80031"),
  text(56, "no more addresses"),
];
const names: readonly Uint8Array[] = [
  text(62, "nw.example"),
  option(63, "05 04 c0a80001 02 00"),
  text(64, "nis+.example"),
  option(65, "c0a80041"),
  text(66, "tftp.example"),
  text(67, "pxelinux.0"),
  ...[68, 69, 70, 71, 72, 73, 74, 75, 76].map((code) =>
    option(code, join(hex("c0a800"), uint(1, code)))
  ),
  option(78, "01 c0a8004e"),
  option(79, join(hex("00"), ascii("default"))),
  option(80, ""),
  option(81, join(hex("01 ff ff"), ascii("host.example.com"))),
  option(83, "0003 0001 0001 00000005 c0a80053 c0a80054"),
  option(85, "c0a80055"),
  text(86, "TREE"),
  text(87, "O=example"),
  option(88, "03626362 076578616d706c65 00"),
  option(89, "c0a80059"),
  option(
    90,
    "01 01 00 0000000000000001 00000007 000102030405060708090a0b0c0d0e0f",
  ),
  option(91, "00000e10"),
  option(92, "c0a8005c c0a8005d"),
  text(95, "ldap://ldap.example"),
  text(98, "http://auth.example"),
  text(100, "CET-1CEST"),
  text(101, "Europe/Berlin"),
  option(108, "00000708"),
  option(109, "20010db8000000000000000000000001"),
  option(112, "c0a80070"),
  text(113, "network"),
  text(114, "https://portal.example"),
  option(116, "00"),
  option(117, "0006 002c"),
  option(118, "c0a80000"),
];
const structured: readonly Uint8Array[] = [
  option(43, "01 04 0a000001 00 02 02 1234 ff"),
  option(60, ascii("PXEClient:Arch:00007:UNDI:003016")),
  option(77, "04 69505845 03 666f6f"),
  option(93, "0007 0000"),
  option(94, "01 03 10"),
  option(97, "00 000102030405060708090a0b0c0d0e0f"),
  option(
    99,
    join(hex("02"), ascii("DE"), hex("03 06 4265726c696e 13 02 3432")),
  ),
  option(120, "00 03736970 076578616d706c65 00 0473697032 c004"),
  option(120, "01 c0a80078 c0a80079"),
  option(122, "01 04 c0a8007a"),
  option(123, place(0)),
  option(124, "00000009 05 6369736f73"),
  option(125, "00000de9 0a 04 06 303030313032 05 00"),
  option(128, "c0a80080"),
  option(136, "c0a80088"),
  option(137, "046c6f7374 076578616d706c65 00"),
  option(138, "c0a8008a"),
  option(139, "01 04 c0a8008b 02 04 c0a8008c"),
  option(140, "01 0a 026973 056c6f63616c 00"),
  option(141, "027561 056c6f63616c 00"),
  option(142, "c0a8008e"),
  option(143, join(hex("0012"), ascii("https://sztp.local"))),
  option(144, place(1)),
  option(145, "01"),
  option(146, "01 c0a80092 c0a80093 056c6f63616c 00"),
  text(147, "dots.example"),
  option(148, "c0a80094"),
];
const late: readonly Uint8Array[] = [
  option(150, "c0a80096"),
  option(151, join(hex("00"), ascii("done"))),
  option(152, "5f5e1000"),
  option(153, "0000003c"),
  option(154, "5f5e1000"),
  option(155, "5f5e1100"),
  option(156, "02"),
  option(157, "01"),
  option(158, "04 c0a8009e 08 c0a8009f c0a800a0"),
  option(159, "04 08 3400"),
  text(160, "https://old.example"),
  text(161, "https://mud.example/device.json"),
  option(
    162,
    "001e 0001 09 03646e73 03646f74 00 04 c0a800a2 0001 0003 02 6832 0003 0002 0355",
  ),
  option(175, "b0 01 01"),
  option(208, "f100747e"),
  text(209, "pxelinux.cfg/default"),
  text(210, "/boot/"),
  option(211, "0000001e"),
  option(212, "08 20 20010db8000000000000000000000000 c0a800d4"),
  option(213, "026163 056c6f63616c 00"),
  option(221, "01 000001 00000002"),
  option(224, "0102"),
  option(249, "10 0a01 c0a80001"),
  text(252, "http://wpad.example/wpad.dat\n"),
];
const relayed = udpFrame(
  67,
  67,
  message(
    1,
    option(53, "03"),
    option(61, "ff 00000001 0001 0001 1c37ee2e 000b8201fc42"),
    option(
      82,
      join(
        option(1, ascii("eth0/1")),
        option(2, "00060 00b8201fc42".replace(" ", "")),
        option(4, "00000003"),
        option(5, "c0a80000"),
        text(6, "subscriber"),
        option(7, "01 06 616263"),
        option(8, "00"),
        option(9, "00000009 03 010203"),
        option(10, "80"),
        option(11, "c0a80001"),
        option(12, "0003 0001 000b8201fc42"),
        option(13, "00 04"),
        text(14, "net"),
        text(15, "ap"),
        option(16, "000b8201fc43"),
        option(17, "00000009"),
        text(18, "realm.example"),
        option(19, ""),
        option(150, "c0a80000"),
        option(151, join(hex("00"), ascii("vpn"))),
        option(152, ""),
        option(200, "01"),
      ),
    ),
    END,
  ),
);

/** Options in the fields of names: option 52 says so. */
const overloaded = reply(join(
  head(2),
  text(66, "tftp.example"),
  END,
  new Uint8Array(64 - 15),
  text(67, "pxelinux.0"),
  END,
  new Uint8Array(128 - 13),
  COOKIE,
  option(53, "05"),
  option(52, "03"),
  END,
));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  exchange: { link: 1, packets: [discover, offer] },
  options: {
    link: 1,
    packets: [singles, names, structured, late].map((list) =>
      reply(message(2, option(53, "05"), ...list, END))
    ),
  },
  relayed: { link: 1, packets: [relayed] },
  overloaded: { link: 1, packets: [overloaded] },
  identifiers: {
    link: 1,
    packets: [
      "00 686f7374",
      "ff 00000002 0002 00000009 0102030405",
      "ff 00000003 0003 0001 000b8201fc42",
      "ff 00000004 0004 000102030405060708090a0b0c0d0e0f",
      "ff 00000005 0009 01",
    ].map((id) => request(message(1, option(53, "01"), option(61, id), END))),
  },
  // no cookie: BOOTP, with names and a vendor area; then Token Ring, InfiniBand and too long an address
  bootp: {
    link: 1,
    packets: [
      request(join(
        head(1),
        ascii("server"),
        new Uint8Array(58),
        ascii("boot.img"),
        new Uint8Array(120),
        new Uint8Array(64),
      )),
      request(join(head(1, "00"), new Uint8Array(192), COOKIE, END)),
      request(join(head(1, "10"), new Uint8Array(192), COOKIE, END)),
      request(join(head(1, "ff"), new Uint8Array(192), COOKIE, END)),
    ],
  },
  // an option that runs past the end, one whose value is too short, names that point forward
  hostile: {
    link: 1,
    packets: [
      request(message(1, option(53, "01"), hex("0cff 61"))),
      request(
        message(1, option(53, ""), option(51, "0001"), option(12, "61"), END),
      ),
      reply(
        message(
          2,
          option(119, "c000"),
          option(121, "21 0a"),
          option(61, ""),
          END,
        ),
      ),
      reply(head(2).slice(0, 30)),
    ],
  },
};
