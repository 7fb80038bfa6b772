/** DHCPv6: what the goldens in captures/dhcpv6 show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv6,
  join,
  tcp,
  udp,
  uint,
} from "./build.ts";

/** An option. */
export const option = (
  code: number,
  ...parts: readonly (Uint8Array | string)[]
) => {
  const b = join(...parts.map((p) => typeof p === "string" ? hex(p) : p));
  return join(uint(2, code), uint(2, b.length), b);
};
const text = (code: number, s: string) => option(code, ascii(s));
const name = (s: string) =>
  join(
    ...s.split(".").map((l) => join(uint(1, l.length), ascii(l))),
    uint(1, 0),
  );
const vector = (s: string) => join(uint(2, s.length), ascii(s));
/** A message with options. */
export const message = (type: number, ...options: readonly Uint8Array[]) =>
  join(uint(1, type), hex("3e0001"), ...options);
const V6 = "20010db8 00000000 00000000 00000001";
const LINK = "fe800000 00000000 00000000 00000002";
/** A message that a relay passes on. */
export const relay = (type: number, ...options: readonly Uint8Array[]) =>
  join(uint(1, type), hex(`01 ${V6} ${LINK}`), ...options);

const request = (b: Uint8Array) =>
  ethernet(0x86dd, ipv6(17, udp(546, 547, b, true)));
const reply = (b: Uint8Array) =>
  ethernet(0x86dd, ipv6(17, udp(547, 546, b, true)));

const CLIENT = option(1, "0001 0001 1c39cf88 080027fe8f95");
const SERVER = option(2, "0002 00000009 0102030405060708");
const STATUS = option(13, "0000", ascii("all is well"));
const ADDRESS = option(5, V6, "00000e10 00001c20");
const PREFIX = option(
  26,
  "00000e10 00001c20 38",
  "20010db8 0001 0000 0000 0000 0000 0000",
);
const IA_NA = option(3, "0e000001 00000708 00000b40", ADDRESS, STATUS);
const IA_PD = option(
  25,
  "0e000002 00000708 00000b40",
  option(
    26,
    "00000e10 00001c20 38 20010db8 0001 0000 0000 0000 0000 0000",
    option(67, "40 0f"),
  ),
);

/** Messages with one option each that no other message has. */
const singles: readonly Uint8Array[] = [
  option(
    11,
    "02 01 00 0000000000000001",
    "6578616d706c65 00000001 000102030405060708090a0b0c0d0e0f",
  ),
  option(12, V6),
  option(15, vector("one"), vector("two")),
  option(16, "00000137", vector("MSFT 5.0")),
  option(17, "00000009", option(1, "0102"), option(2, "0304")),
  option(19, "05"),
  option(20),
  option(21, name("sip.example.com")),
  option(22, V6, V6),
  option(27, V6),
  option(28, V6),
  option(29, name("nis.example.com")),
  option(30, name("nisp.example.com")),
  option(31, V6),
  option(32, "00015180"),
  option(33, name("bcmcs.example.com")),
  option(34, V6),
  option(36, "01", ascii("DE"), "01 06", ascii("Berlin")),
  text(38, "subscriber"),
  option(40, V6),
  text(41, "EST5EDT4,M3.2.0/02:00,M11.1.0/02:00"),
  text(42, "Europe/Berlin"),
  option(48, V6),
  option(49, name("home.example.com")),
  option(51, name("lost.example.com")),
  option(52, V6),
  option(53, "0004 00112233 44556677 8899aabb ccddeeff"),
  option(
    56,
    option(1, V6),
    option(2, "ff050000 00000000 00000000 00000101"),
    option(3, name("ntp.example.com")),
    option(9, "01"),
  ),
  option(57, name("access.example.com")),
  option(58, name("ua.example.com")),
  text(59, "tftp://[2001:db8::1]/boot"),
  option(60, vector("root=/dev/nfs"), vector("quiet")),
  option(61, "0007 0009"),
  option(62, "01 03 02"),
  option(64, name("aftr.example.com")),
  option(65, name("erp.example.com")),
  option(66, option(65, name("erp.example.com"))),
  option(68, "00", ascii("blue")),
  option(71, "40"),
  option(72, V6),
  option(74, V6, "01", name("example.com"), name("example.net")),
  option(79, "0001 020000000001"),
  option(80, V6),
  option(82, "00000e10"),
  option(83, "00000e10"),
  option(84, "03", option(85, "01 28 20 20010db8")),
  option(86, V6),
  option(88, V6),
  option(
    94,
    option(89, "01 10 18 0a000000 28 20010db801", option(93, "06 08 1200")),
    option(90, V6),
  ),
  option(95, option(91, "40 20010db8 00000001")),
  option(96, option(92, "0a000001 38 20010db8 000001"), option(90, V6)),
  text(103, "https://example.com/portal"),
  option(111, "0060 005e"),
  text(112, "https://example.com/mud"),
  option(
    113,
    "60 ff0e0000 00000000 00000000 60 ff3e0000 00000000 00000000 60 0064ff9b 00000000 00000000",
  ),
  option(135, "0223"),
  option(140, "04"),
  option(142, V6),
  option(
    144,
    "0001",
    uint(2, 17),
    name("dns.example.com"),
    "0010",
    V6,
    ascii("alpn"),
  ),
  option(144, "0001", uint(2, 17), name("dns.example.com")),
  option(145, name("example.com")),
  option(148),
  option(201, "010203"),
];
const failover: readonly Uint8Array[] = [
  option(114, "01"),
  option(115, "0001"),
  option(
    116,
    option(117, name("host")),
    option(118, name("example.com")),
    option(119, "000f"),
  ),
  option(120, "5f5e1000"),
  option(121, "00000014"),
  option(122, "00000e10"),
  option(123, "5f5e1000"),
  option(124, "5f5e1000"),
  option(125, "5f5e1000"),
  option(126, "5f5e1000"),
  option(127, "0001 0000"),
  option(128, "0000003c"),
  option(129, "5f5e1000 000102030405060708090a0b0c0d0e0f"),
  text(130, "pair"),
  option(131, "05"),
  option(132, "02"),
  option(133, "5f5e1000"),
  option(134, "5f5e1000"),
];
/** A DHCPDISCOVER of DHCPv4. */
const V4 = join(
  hex("01 01 06 00 3903f326 0000 0000 00000000 00000000 00000000 00000000"),
  hex("020000000001"),
  new Uint8Array(202),
  hex("63825363 35 01 01 ff"),
);

/** Relays around relays. */
export function relays(n: number): Uint8Array {
  let b = message(1, CLIENT);
  for (let i = 0; i < n; i++) b = relay(12, option(9, b));
  return b;
}
let client = 40000;
const stream = (b: Uint8Array) =>
  ethernet(
    0x86dd,
    ipv6(6, tcp(client++, 547, join(uint(2, b.length), b), { six: true })),
  );

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  messages: {
    link: 1,
    packets: [
      request(message(
        1,
        CLIENT,
        option(3, "0e000001 00000000 00000000"),
        option(25, "0e000002 00000000 00000000"),
        option(6, "0017 0018 0052"),
        option(8, "0064"),
        option(14),
        option(39, "01", name("client.example.com")),
      )),
      reply(message(
        2,
        CLIENT,
        SERVER,
        IA_NA,
        IA_PD,
        option(7, "ff"),
        option(23, V6, V6),
        option(24, name("example.com"), name("example.net")),
      )),
      request(message(3, CLIENT, SERVER, IA_NA, IA_PD)),
      reply(
        message(
          7,
          option(1, "0003 0001 020000000001"),
          SERVER,
          option(
            3,
            "0e000001 00000000 00000000",
            option(13, "0002", ascii("no more")),
          ),
        ),
      ),
      request(
        message(
          1,
          option(1, "0004 00112233 44556677 8899aabb ccddeeff"),
          option(4, "0e000003", ADDRESS),
        ),
      ),
      request(message(11, option(1, "0009 0102"), option(43, "0001 0010"))),
      ethernet(
        0x86dd,
        ipv6(
          17,
          udp(
            547,
            547,
            relay(
              12,
              option(9, message(1, CLIENT, IA_NA)),
              option(18, ascii("eth0/1")),
              option(37, "00000009 0102030405"),
            ),
            true,
          ),
        ),
      ),
      ethernet(
        0x86dd,
        ipv6(
          17,
          udp(
            547,
            547,
            relay(
              13,
              option(
                9,
                relay(
                  13,
                  option(18, "01"),
                  option(9, message(7, CLIENT, STATUS)),
                ),
              ),
            ),
            true,
          ),
        ),
      ),
      request(
        message(14, CLIENT, option(44, "01", V6, ADDRESS, option(6, "0017"))),
      ),
      reply(message(
        15,
        CLIENT,
        SERVER,
        option(45, CLIENT, IA_NA, option(46, "0000000a")),
        option(47, LINK, relay(12, option(18, "01"))),
      )),
      request(message(20, option(87, V4))),
      request(message(24, ...failover)),
    ],
  },
  options: {
    link: 1,
    packets: singles.map((o) => reply(message(7, o))),
  },
  tcp: {
    link: 1,
    packets: [
      stream(message(14, CLIENT, option(44, "02", V6, CLIENT))),
      stream(message(17, option(45, CLIENT, PREFIX))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      request(hex("01 3e00")),
      request(message(1, hex("0001 00ff 0001"))),
      request(message(1, option(3, "0e0000"), option(8, "0001"))),
      request(
        message(
          1,
          option(3, "0e000001 00000000 00000000", hex("0005 0018 2001")),
          option(8, "0001"),
        ),
      ),
      request(message(1, option(24, "07", ascii("example")))),
      request(message(1, option(24, "ff"))),
      request(relays(34)),
      request(relay(12).slice(0, 20)),
    ],
  },
};
