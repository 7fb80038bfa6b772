/** NTP and SNTP: what the goldens in captures/ntp show. */
import { ascii, type Case, hex, join, udpFrame, uint } from "./build.ts";

/** A message of modes 1 to 5; the first byte and stratum are `first`. */
const message = (
  first: string,
  reference = "c0000201",
  ...more: readonly Uint8Array[]
) =>
  join(
    hex(`
      ${first} 06 e8       # poll every 64 s, precision 2^-24 s
      00000091 000006b7    # root delay, root dispersion
      ${reference}
      e3000000 80000000    # reference timestamp, in era 0
      e3000010 40000000    # origin
      00000000 00000000    # receive: not known
      00000001 ffffffff    # transmit, in era 1
    `),
    ...more,
  );
/** An extension field of a whole number of words. */
const field = (type: string, value: string) => {
  const b = hex(value);
  return join(hex(type), uint(2, 4 + b.length), b);
};
const KEY_ID = hex("00000001");
const frame = (b: Uint8Array) => udpFrame(123, 123, b);

const uniqueId = field(
  "0104",
  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
);
const cookie = field("0204", "63".repeat(100));
const placeholder = field("0304", "00".repeat(100));
const authenticator = field(
  "0404",
  `0010 0012                        # nonce and ciphertext
   000102030405060708090a0b0c0d0e0f
   202122232425262728292a2b2c2d2e2f3031 0000`,
);

/** A control message. */
const control = (first: string, text: string, ...more: readonly Uint8Array[]) =>
  frame(join(
    hex(first),
    hex("0000"),
    uint(2, text.length),
    ascii(text),
    new Uint8Array(-text.length & 3),
    ...more,
  ));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // client, server, symmetric active and passive, broadcast; versions 1 to 4
  modes: {
    link: 1,
    packets: ["23 00", "24 02", "21 03", "1a 10", "15 01", "e3 00", "08 02"]
      .map((first) => frame(message(first))),
  },
  // the reference is a source, a kiss code, an address, and no text
  references: {
    link: 1,
    packets: [
      message("24 01", "47505300"),
      message("e4 00", "52415445"),
      message("24 02", "c0000201"),
      message("24 00", "00000000"),
    ].map(frame),
  },
  authenticated: {
    link: 1,
    packets: [
      message("23 02", undefined, KEY_ID, new Uint8Array(16)),
      message("23 02", undefined, KEY_ID, new Uint8Array(20)),
      message("24 02", undefined, new Uint8Array(4)),
      message("1b 02", undefined, KEY_ID, new Uint8Array(64)),
    ].map(frame),
  },
  nts: {
    link: 1,
    packets: [
      message("23 00", undefined, uniqueId, cookie, placeholder, authenticator),
      message("24 02", undefined, uniqueId, authenticator),
    ].map(frame),
  },
  // autokey, the checksum complement, and a code behind them
  extensions: {
    link: 1,
    packets: [
      message(
        "23 02",
        undefined,
        field("0201", "00000001 00000000 00000000 00000000 00000000"),
        field("2005", "00".repeat(24)),
        KEY_ID,
        new Uint8Array(16),
      ),
    ].map(frame),
  },
  control: {
    link: 1,
    packets: [
      control("16 02 0001 0000 0000", ""),
      control("16 82 0001 0615 0000", 'version="ntpd 4.2.8p15", leap=0'),
      frame(hex("16 81 0002 0615 0000 0000 0008 1234 961a 1235 8011")),
      control("16 a2 0003 961a 1234", "srcadr=192.0.2.1,"),
      control("16 84 0004 0000 1234", "device=GPS"),
      control("16 c2 0005 0400 9999", ""),
      control(
        "16 03 0006 0000 0000",
        "a=1",
        KEY_ID,
        new Uint8Array(16),
      ),
    ],
  },
  private: {
    link: 1,
    packets: [
      frame(join(hex("17 00 03 2a 0000 0000"), new Uint8Array(40))),
      frame(join(hex("d7 00 03 2a 0001 0048"), new Uint8Array(72))),
      frame(hex("97 80 03 2a 3000 0000")),
    ],
  },
  // short of a header; fields whose lengths cannot be
  hostile: {
    link: 1,
    packets: [
      message("23 02").slice(0, 20),
      message("23 02", undefined, hex("0104 0000"), new Uint8Array(28)),
      message("23 02", undefined, hex("0104 ffff"), new Uint8Array(28)),
      message(
        "23 02",
        undefined,
        hex("0404 0024 ffff ffff"),
        new Uint8Array(28),
      ),
      hex("16 82 0001 0615 0000 0000 ffff 61"),
      hex("17"),
    ].map(frame),
  },
};
