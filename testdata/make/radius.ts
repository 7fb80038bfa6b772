/** RADIUS: what the goldens in captures/radius show. */
import {
  ascii,
  type Case,
  hex,
  join,
  tcpFrame,
  udpFrame,
  uint,
} from "./build.ts";

/** An attribute. */
export const attribute = (
  type: number,
  ...parts: readonly (Uint8Array | string)[]
) => {
  const b = join(...parts.map((p) => typeof p === "string" ? hex(p) : p));
  return join(uint(1, type), uint(1, b.length + 2), b);
};
const text = (type: number, s: string) => attribute(type, ascii(s));
const AUTHENTICATOR = hex("000102030405060708090a0b0c0d0e0f");
/** A packet with attributes. */
export const packet = (code: number, ...attributes: readonly Uint8Array[]) => {
  const b = join(...attributes);
  return join(
    uint(1, code),
    hex("2a"),
    uint(2, 20 + b.length),
    AUTHENTICATOR,
    b,
  );
};
const request = (b: Uint8Array, port = 1812) => udpFrame(49152, port, b);
const reply = (b: Uint8Array, port = 1812) => udpFrame(port, 49152, b);
const vendor = (id: number, ...attributes: readonly Uint8Array[]) =>
  attribute(26, uint(4, id), ...attributes);
const V6 = "20010db8 00000000 00000000 00000001";
const PREFIX = "00 40 20010db8 00000001";
const SIXTEEN = "000102030405060708090a0b0c0d0e0f";

/** Attributes of all kinds, in the order of their types. */
const all: readonly Uint8Array[] = [
  attribute(10, "00000003"),
  text(11, "filter"),
  attribute(12, "000005dc"),
  attribute(13, "00000001"),
  attribute(14, "0a000005"),
  attribute(15, "00000000"),
  attribute(16, "00000017"),
  text(18, "Welcome"),
  text(19, "5551234"),
  text(20, "callback"),
  text(22, "10.0.0.0/8 10.0.0.1 1"),
  attribute(24, "0102"),
  attribute(25, "0304"),
  attribute(27, "00000e10"),
  attribute(28, "00000258"),
  attribute(29, "00000001"),
  attribute(33, "0102"),
  text(34, "lat"),
  text(35, "node"),
  attribute(37, "00000001"),
  attribute(38, "00000002"),
  text(39, "zone"),
  attribute(56, "31000064"),
  attribute(57, "00000001"),
  attribute(58, "32", ascii("guests")),
  attribute(59, "0001020304050607"),
  attribute(60, SIXTEEN),
  attribute(62, "00000001"),
  text(63, "port"),
  attribute(64, "01 00000d"),
  attribute(65, "01 000006"),
  attribute(66, "01", ascii("10.0.0.1")),
  attribute(67, "01", ascii("10.0.0.2")),
  text(68, "call"),
  attribute(69, "01 8001 000102030405060708090a0b0c0d0e0f"),
  attribute(72, "00000001"),
  attribute(75, "00000003"),
  attribute(76, "00000001"),
  text(77, "CONNECT 54Mbps"),
  text(78, "token"),
  attribute(81, "01", ascii("100")),
  text(82, "assignment"),
  attribute(83, "01 000005"),
  attribute(85, "00000258"),
  attribute(86, "00000000"),
  text(87, "eth0"),
  text(88, "pool"),
  attribute(89, "01"),
  attribute(90, "01", ascii("client")),
  attribute(91, "01", ascii("server")),
];
const sixes: readonly Uint8Array[] = [
  attribute(95, V6),
  attribute(96, "0200000000000001"),
  attribute(97, PREFIX),
  attribute(98, V6),
  text(99, "2001:db8::/32 :: 1"),
  text(100, "pool6"),
  attribute(101, "00000195"),
  attribute(123, "00 38 20010db8 000001"),
  attribute(124, "0000000000000001"),
  attribute(126, ascii("1example.com")),
  attribute(131, "00000001"),
  attribute(133, "00000001"),
  attribute(134, "00000001"),
  text(135, "policy"),
  attribute(136, "0000000f"),
  attribute(163, "00000002"),
  attribute(168, V6),
  attribute(169, V6),
  attribute(170, PREFIX),
  text(171, "delegated"),
  text(172, "stateful"),
  attribute(177, "00000001"),
  attribute(186, "000fac04"),
  attribute(188, "000fac01"),
  attribute(200, "0102"),
];
const extended: readonly Uint8Array[] = [
  attribute(241, "01 00000001"),
  attribute(241, "1a 00000009 01 0102"),
  attribute(245, "01 80 0102"),
  attribute(245, "01 00 0304"),
  attribute(246, "1a 00 00000009 01 0102"),
];
const TWENTY_FOUR = "00".repeat(24);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  access: {
    link: 1,
    packets: [
      request(packet(
        1,
        text(1, "user@example.com"),
        attribute(2, SIXTEEN),
        attribute(4, "0a000001"),
        attribute(5, "00000007"),
        attribute(6, "00000002"),
        attribute(7, "00000001"),
        text(30, "02-00-00-00-00-01:wlan"),
        text(31, "02-00-00-00-00-02"),
        text(32, "nas.example.com"),
        attribute(61, "00000013"),
        attribute(80, SIXTEEN),
      )),
      request(packet(
        1,
        text(1, "user"),
        attribute(3, "01", SIXTEEN),
        attribute(60, SIXTEEN),
      )),
      request(packet(
        1,
        text(1, "user"),
        attribute(79, "02 01 0009 01 75736572"),
        attribute(80, SIXTEEN),
      )),
      reply(packet(11, attribute(79, "01 02 0006 0d 20"), attribute(24, "01"))),
      request(packet(
        1,
        attribute(79, "02 02 0104 0d 80 000000fa", new Uint8Array(243)),
        attribute(79, new Uint8Array(7)),
      )),
      reply(packet(
        2,
        attribute(8, "0a000064"),
        attribute(9, "ffffff00"),
        vendor(
          311,
          attribute(16, "8001", SIXTEEN),
        ),
        vendor(311, attribute(17, "8002", SIXTEEN)),
        vendor(9, text(1, "ip:dns-servers=10.0.0.1")),
        attribute(79, "03 02 0004"),
      )),
      reply(packet(3, text(18, "No"), attribute(79, "04 02 0004"))),
      reply(packet(2, ...all)),
      reply(packet(2, ...sixes)),
      reply(packet(2, ...extended)),
      request(packet(12, attribute(80, SIXTEEN))),
    ],
  },
  accounting: {
    link: 1,
    packets: [
      request(
        packet(
          4,
          attribute(40, "00000003"),
          attribute(41, "00000000"),
          attribute(42, "00001000"),
          attribute(43, "00002000"),
          text(44, "0000001"),
          attribute(45, "00000001"),
          attribute(46, "0000003c"),
          attribute(47, "00000010"),
          attribute(48, "00000020"),
          attribute(49, "00000001"),
          text(50, "multi"),
          attribute(51, "00000001"),
          attribute(52, "00000000"),
          attribute(53, "00000000"),
          attribute(55, "5f5e1000"),
        ),
        1813,
      ),
      reply(packet(5), 1813),
      request(packet(40, text(44, "0000001")), 3799),
      reply(packet(42, attribute(101, "000001f7")), 3799),
      request(packet(43, text(11, "slow")), 3799),
      request(packet(1, text(1, "old")), 1645),
    ],
  },
  vendors: {
    link: 1,
    packets: [
      request(packet(
        1,
        vendor(311, attribute(11, SIXTEEN)),
        vendor(311, attribute(1, "01 01", TWENTY_FOUR, TWENTY_FOUR)),
        vendor(
          311,
          attribute(25, "01 00", SIXTEEN, "0000000000000000", TWENTY_FOUR),
        ),
      )),
      reply(packet(
        2,
        vendor(311, attribute(2, "01", ascii("E=691 R=1 V=3"))),
        vendor(311, attribute(7, "00000001"), attribute(8, "00000006")),
        vendor(311, attribute(10, "01", ascii("DOMAIN"))),
        vendor(311, attribute(26, "01", ascii("S=00112233"))),
        vendor(311, attribute(28, "0a000001"), attribute(29, "0a000002")),
        vendor(311, attribute(30, "0a000003"), attribute(31, "0a000004")),
        vendor(311, attribute(24, "0000000d"), attribute(99, "01")),
        vendor(9, text(1, "shell:priv-lvl=15"), text(2, "tty1")),
        vendor(9, attribute(200, "01")),
      )),
      reply(packet(
        2,
        vendor(65000, attribute(1, "0102")),
        vendor(65001, hex("00000001 ffff")),
      )),
    ],
  },
  tcp: {
    link: 1,
    packets: [
      tcpFrame(40000, 1812, join(packet(1, text(1, "a")), packet(12))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      request(packet(1).slice(0, 12)),
      request(join(packet(1, text(1, "user")).slice(0, 22))),
      request(packet(1, hex("01 00"), text(1, "user"))),
      request(packet(1, hex("01 ff 75"))),
      request(packet(1, attribute(4, "0a00"), text(1, "user"))),
      request(packet(1, attribute(26, "0000"), attribute(79, "02"))),
      request(packet(1, attribute(97, "00 ff 20010db8"))),
      request(hex("63 01 0014 00")),
    ],
  },
};
