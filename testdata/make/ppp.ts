/** PPP and its control protocols: what the goldens in captures/ppp show. */
import { ascii, type Case, hex, ipv4, ipv6, join, udp, uint } from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));

/** A frame in HDLC-like framing. */
export function ppp(protocol: number, payload: Uint8Array): Uint8Array {
  return join(hex("ff 03"), uint(2, protocol), payload);
}

/** A packet of a control protocol. */
export function control(code: number, ...data: Uint8Array[]): Uint8Array {
  const all = join(...data);
  return join(uint(1, code), hex("01"), uint(2, 4 + all.length), all);
}

/** A configuration option. */
export function option(type: number, value: Uint8Array): Uint8Array {
  return join(uint(1, type), uint(1, 2 + value.length), value);
}

const lcp = (code: number, ...data: Uint8Array[]) =>
  ppp(0xc021, control(code, ...data));
const ipcp = (code: number, ...data: Uint8Array[]) =>
  ppp(0x8021, control(code, ...data));
const ipv6cp = (code: number, ...data: Uint8Array[]) =>
  ppp(0x8057, control(code, ...data));
const ccp = (code: number, ...data: Uint8Array[]) =>
  ppp(0x80fd, control(code, ...data));

const MAGIC = hex("01020304");
const accm = option(2, hex("000a0000"));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  framing: {
    link: 9,
    packets: [
      ppp(0x0021, packet),
      join(hex("0021"), packet), // address and control compressed
      join(hex("21"), packet), // protocol too
      join(hex("ff 03 57"), packet6),
      join(hex("0f 00 0800"), packet), // Cisco's framing
      join(ppp(0x0021, packet), hex("5d5d5d")), // padding
      ppp(0x003d, hex("c0000001 ff")), // not understood
      hex("ff 03 c0"), // cut short
    ],
  },
  hdlc: {
    link: 50,
    packets: [
      ppp(0x0021, packet),
      ppp(0x0281, join(hex("00064140"), packet)), // MPLS
      join(hex("8f 00 0800"), packet), // Cisco's framing
    ],
  },
  lcp: {
    link: 9,
    packets: [
      lcp(
        1,
        option(0, hex("00000c 01 0203")),
        option(1, hex("05d4")),
        accm,
        option(3, hex("c223 05")),
        option(5, MAGIC),
        option(7, hex("")),
        option(8, hex("")),
        option(9, hex("06")),
        option(10, hex("04")),
        option(11, hex("07 01")),
        option(13, hex("06")),
      ),
      lcp(
        2,
        option(3, hex("c023")),
        option(13, join(hex("01"), ascii("+15550100"))),
        option(17, hex("05dc")),
        option(18, hex("")),
        option(19, hex("01 6c6f63616c")),
        option(19, hex("02 c0000201")),
        option(19, hex("03 020000000001")),
        option(19, hex("00")),
        option(21, hex("01")),
        option(22, hex("0000")),
        option(23, hex("1234")),
      ),
      lcp(
        3,
        option(25, hex("03")),
        option(27, hex("06 04")),
        option(28, join(hex("0000006a"), ascii("en-GB"))),
        option(29, hex("")),
        option(77, hex("0102")),
        option(3, hex("c227 0a")),
        option(4, hex("c123 0b")),
      ),
      lcp(
        1,
        option(26, hex("00 03 ff0300 01 01 21")),
        option(4, hex("c025 00000bb8")),
      ),
      lcp(4, option(1, hex("05")), accm), // an MRU of one byte
      lcp(4, accm, hex("01 00 05d4")), // a length of 0
      lcp(5, ascii("bye")),
      lcp(6),
      lcp(7, control(99, hex("01"))),
      lcp(8, hex("8057"), control(1, option(1, hex("0200000000000001")))),
      lcp(9, MAGIC, ascii("ping")),
      lcp(10, MAGIC),
      lcp(11, MAGIC, hex("00")),
      lcp(12, MAGIC, ascii("pppd 2.4.9")),
      lcp(13, MAGIC, hex("00000e10"), ascii("an hour")),
      lcp(0, MAGIC, hex("00000c 07 0102")),
      lcp(42, hex("0102")),
      ppp(0xc021, hex("09 01 0020 01020304")), // longer than the frame
      ppp(0xc021, hex("09 01 0002 01020304")), // shorter than its header
    ],
  },
  auth: {
    link: 9,
    packets: [
      ppp(
        0xc023,
        control(1, hex("04"), ascii("user"), hex("06"), ascii("secret")),
      ),
      ppp(0xc023, control(2, hex("07"), ascii("welcome"))),
      ppp(0xc023, control(3, hex("02"), ascii("no"))),
      ppp(0xc023, control(9, hex("0102"))),
      ppp(0xc023, control(1, hex("40"), ascii("user"))), // a name beyond the packet
      ppp(
        0xc223,
        control(
          1,
          hex("10 000102030405060708090a0b0c0d0e0f"),
          ascii("server"),
        ),
      ),
      ppp(
        0xc223,
        control(2, hex("10 0f0e0d0c0b0a09080706050403020100"), ascii("user")),
      ),
      ppp(0xc223, control(3, ascii("welcome"))),
      ppp(0xc223, control(4)),
      ppp(0xc223, control(9, hex("0102"))),
    ],
  },
  ipcp: {
    link: 9,
    packets: [
      ipcp(
        1,
        option(1, hex("0a000001 0a000002")),
        option(2, hex("002d 0f 01")),
        option(3, hex("00000000")),
        option(4, hex("0a000003")),
        option(129, hex("08080808")),
        option(130, hex("0a000004")),
        option(131, hex("08080404")),
        option(132, hex("0a000005")),
      ),
      ipcp(
        1,
        // IP header compression with RTP, without TCP
        option(
          2,
          hex("0061 000f 003f 0100 0005 00a8 01 02 02 02 03 03 01 09 03 00"),
        ),
        // robust header compression with two profiles
        option(2, hex("0003 000f 0000 00a8 01 06 0001 0002 07 03 00")),
        option(2, hex("0045 0102")),
        option(99, hex("00")),
      ),
      ipcp(3, option(3, hex("0a0000"))), // an address of three bytes
      ipcp(7, control(42)),
    ],
  },
  ipv6cp: {
    link: 9,
    packets: [
      ipv6cp(
        1,
        option(1, hex("0200 00ff fe00 0001")),
        option(2, hex("0061 000f 003f 0100 0005 00a8")),
        option(2, hex("0003 000f 0000 00a8 01 04 0001")),
        option(3, hex("01")),
      ),
      ipv6cp(5, ascii("bye")),
    ],
  },
  ccp: {
    link: 9,
    packets: [
      ccp(
        1,
        option(0, hex("00000c 01 02")),
        option(1, hex("")),
        option(2, hex("")),
        option(3, hex("")),
        option(16, hex("01")),
        option(17, hex("0001 03")),
        option(18, hex("010000e1")),
        option(19, hex("05 01")),
        option(20, hex("0102")),
        option(21, hex("2f")),
        option(23, hex("0001 03 01")),
        option(24, hex("6f 08")),
        option(25, hex("01")),
        option(26, hex("78 00")),
        option(27, hex("0001 0400 1000")),
        option(99, hex("01")),
      ),
      ccp(14),
      ccp(15),
    ],
  },
  ncp: {
    link: 9,
    packets: [
      ppp(0x8281, control(1)), // MPLSCP
      ppp(0x802b, control(1, option(1, hex("00000001")))), // IPXCP
      ppp(0xc02b, control(1, option(1, MAGIC))), // BACP
      ppp(0x8029, control(6, hex("01"))),
    ],
  },
};
