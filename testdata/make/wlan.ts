/** Wireless LAN: what the goldens in captures/wlan show. */
import { crc32 } from "../../src/bytes/checksum.ts";
import { ascii, type Case, hex, ipv4, join, udp, uint } from "./build.ts";

const AP = "020000000001", STA = "020000000002", OTHER = "020000000003";
const BROADCAST = "ffffffffffff";
const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const llc = join(hex("aa aa 03 000000 0800"), packet);
const text = (s: string) =>
  [...ascii(s)].map((x) => x.toString(16).padStart(2, "0")).join("");

/** A management frame of the access point. */
const management = (control: string, body: string, to = BROADCAST) =>
  hex(`${control} 0000 ${to} ${AP} ${AP} a0ed ${body}`);
/** A little-endian number of four bytes. */
const check = (b: Uint8Array) => uint(4, crc32(0, b, 0, b.length)).reverse();
/** A field of radiotap: its bit, its alignment, its bytes. */
type TapField = readonly [bit: number, align: number, text: string];
/** What a receiver says of each frame. */
const RECEIVED: readonly TapField[] = [
  [0, 8, "0100000000000000"],
  [2, 1, "02"],
  [3, 2, "6c09 a000"],
  [5, 1, "c4"],
  [6, 1, "a5"],
  [11, 1, "00"],
];
/** A radiotap header, with a set of fields for each antenna. */
function tap(...sets: readonly (readonly TapField[])[]): Uint8Array {
  const words = sets.map((set, i) =>
    set.reduce(
      (n, [bit]) => n + 2 ** bit,
      i < sets.length - 1 ? 2 ** 31 + 2 ** 29 : 0,
    )
  );
  let b = join(new Uint8Array(4), ...words.map((w) => uint(4, w).reverse()));
  for (const set of sets) {
    for (const [, align, text] of [...set].sort(([x], [y]) => x - y)) {
      b = join(
        b,
        new Uint8Array((align - b.length % align) % align),
        hex(text),
      );
    }
  }
  b.set(uint(2, b.length).reverse(), 2);
  return b;
}
/** A frame with its check sequence behind a header. */
const checked = (head: Uint8Array, frame: Uint8Array) =>
  join(head, frame, check(frame));

const rates = "01 08 82848b960c121824 32 04 3048606c";
const rsn = `30 14 0100 000fac04 0100 000fac04 0100 000fac02 0000`;
const beaconHead = "8a01000000000000 6400 3104";
const ht = `
  2d 1a ef01 17 ffff0000 000000000000 0000 00 000000 0000 00000000 00
  3d 16 06 05 0000 0000 ${"00".repeat(16)}
`;
const vht = `
  bf 0c b259820f eaff 0000 eaff 0000
  c0 05 01 2a 00 fcff
`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  management: {
    link: 105,
    packets: [
      management(
        "8000",
        `${beaconHead} 00 05 ${text("hello")} ${rates} 03 01 06
        05 04 00 01 01 80
        07 06 4445 20 01 0d 14
        0b 05 0300 40 0000
        2a 01 06
        ${rsn} ${ht} 7f 08 0400080000000040 ${vht}
        dd 18 0050f2 02 01 01 84 00 03a40000 27a40000 42435e00 62322f00
        dd 07 001018 02 000400
        dd 16 0050f2 01 0100 0050f202 0100 0050f202 0100 0050f202
        ff 03 23 0102`,
      ),
      management("4000", `00 00 ${rates} 0a 02 0001`),
      management("5000", `${beaconHead} 00 05 ${text("hello")} ${rates}`, STA),
      management(
        "0000",
        `3104 0a00 00 05 ${text("hello")} ${rates} 21 02 0211 24 02 0b0d`,
      ),
      management("1000", `3104 0000 01c0 ${rates}`, STA),
      management("2000", `3104 0a00 ${OTHER} 00 05 ${text("hello")}`),
      management("3000", `3104 1100 01c0 ${rates}`, STA),
      management("b000", "0000 0100 0000", STA),
      management("b000", "0100 0200 0000 10 04 01020304", STA),
      management("b000", "0300 0100 0000 1300 0102030405", STA),
      management("c000", "0700", STA),
      management("a000", "0800", STA),
      management("d000", "03 00 01 0310 0000 a000", STA),
      management("d000", "03 01 01 0000 0310 0000", STA),
      management("d000", "03 02 0008 2500", STA),
      management("d000", "08 00 0100", STA),
      management("d000", "04 0a 0102", STA),
      management("6000", "8a01000000000000 3104 45 01 00"),
      management("9000", ""),
      // of a protected body only the header of the cipher can be read
      management("c040", "0100 0020 00000000 0102030405060708090a", STA),
      management("8000", `${beaconHead} 00 20 ${text("cut")}`), // an element too long
      management(
        "8000",
        `${beaconHead} 03 00 05 02 0001 30 04 01000f 2a 01 00`,
      ),
      management("80c0", `00000000 ${beaconHead}`),
      management(
        "8000",
        `${beaconHead} 04 06 01 02 0300 0400 06 02 0500 20 01 03 23 02 1102 25 03 01 0b 05 28 06 01 02 0300 0400 36 03 3412 01 46 05 0102030405 48 01 15 72 03 ${
          text("net")
        }`,
      ),
    ],
  },
  control: {
    link: 105,
    packets: [
      hex(`d400 0000 ${STA}`), // acknowledgment
      hex(`c400 2c00 ${STA}`), // clear to send
      hex(`b400 9c00 ${AP} ${STA}`), // request to send
      hex(`a400 01c0 ${AP} ${STA}`), // PS-Poll
      hex(`8400 9c00 ${AP} ${STA} 0450 1000`), // block ack request
      hex(`9400 0000 ${AP} ${STA} 0550 1000 ff00000000000001`), // block ack
      hex(`9400 0000 ${AP} ${STA} 0710 0102`), // block ack of several TIDs
      hex(`e400 0000 ${BROADCAST} ${AP}`), // CF-End
      hex(`f400 0000 ${BROADCAST} ${AP}`),
      hex(`5400 0000 ${BROADCAST} ${AP} 04 0210`), // NDP announcement
      hex(`7400 0000 ${AP} b400 01000000 ${STA}`), // control wrapper
      hex(`4400 0000 ${AP} ${STA} ff`), // beamforming report poll
      hex("d400 0000 0200"), // cut short
    ],
  },
  data: {
    link: 105,
    packets: [
      join(hex(`0801 2c00 ${AP} ${STA} ${OTHER} 1000`), llc), // to the DS
      join(hex(`0802 2c00 ${STA} ${AP} ${OTHER} 1000`), llc), // from the DS
      join(hex(`0803 2c00 ${AP} ${STA} ${OTHER} 1000 020000000004`), llc), // both
      join(hex(`0800 2c00 ${STA} ${OTHER} ${AP} 1000`), llc), // neither
      join(hex(`8801 2c00 ${AP} ${STA} ${OTHER} 1000 0500`), llc), // QoS
      join(hex(`8802 2c00 ${STA} ${AP} ${OTHER} 1000 3602`), llc),
      join(hex(`8881 2c00 ${AP} ${STA} ${OTHER} 1000 0500 01000000`), llc), // HT control
      hex(`4801 2c00 ${AP} ${STA} ${OTHER} 1000`), // null function
      hex(`c801 2c00 ${AP} ${STA} ${OTHER} 1000 0000`),
      join(hex(`0841 2c00 ${AP} ${STA} ${OTHER} 1000 0100002000000000`), llc), // CCMP
      join(hex(`0841 2c00 ${AP} ${STA} ${OTHER} 1000 0525012000000000`), llc), // TKIP
      join(hex(`0841 2c00 ${AP} ${STA} ${OTHER} 1000 01020340`), llc), // WEP
      join(hex(`0805 2c00 ${AP} ${STA} ${OTHER} 1000`), llc.subarray(0, 20)), // first fragment
      join(hex(`0801 2c00 ${AP} ${STA} ${OTHER} 1100`), llc.subarray(20)), // second
      join(
        hex(`8801 2c00 ${AP} ${STA} ${OTHER} 1000 8000 ${OTHER} ${STA}`),
        uint(2, llc.length),
        llc,
      ),
      hex(`c100 2c00 ${AP} ${STA}`), // a version that is none
      hex(`0c00 0000 ${AP}`), // an extension frame
    ],
  },
  radiotap: {
    link: 127,
    packets: [
      checked(tap([[1, 1, "10"]]), hex(`d400 0000 ${STA}`)),
      checked(
        tap([...RECEIVED, [1, 1, "10"]]),
        join(hex(`0801 2c00 ${AP} ${STA} ${OTHER} 1000`), llc),
      ),
      // no check sequence, several antennas
      join(
        tap(
          [[0, 8, "0100000000000000"], [1, 1, "02"], [5, 1, "c4"]],
          [[5, 1, "c3"], [11, 1, "01"]],
          [[5, 1, "c2"], [11, 1, "02"]],
        ),
        hex(`d400 0000 ${STA}`),
      ),
      // a vendor's namespace, and what is behind the last field
      join(
        hex("00 00 1a00 020000c0 03000000 00 00 001018 01 0400 01020304 aabb"),
        hex(`d400 0000 ${STA}`),
      ),
      // fields that few devices send
      join(
        tap([
          [2, 1, "0c"],
          [4, 1, "0102"],
          [7, 2, "3200"],
          [8, 2, "1400"],
          [9, 2, "0b00"],
          [10, 1, "04"],
          [12, 1, "20"],
          [13, 1, "05"],
          [14, 2, "0200"],
          [15, 2, "0500"],
          [16, 1, "01"],
          [17, 1, "07"],
          [18, 4, "40010000 9e09 03 14"],
        ]),
        hex(`d400 0000 ${STA}`),
      ),
      // IEEE 802.11n, ac and ax
      join(
        tap([
          [19, 1, "1f 0d 07"],
          [20, 4, "01000000 0c00 aa 00"],
          [21, 2, "ff01 05 04 98000000 01 3f 0901"],
          [22, 8, "0800000000000000 0a00 12 03"],
          [23, 2, "0100 0200 0300 0400 0500 0600"],
          [24, 2, "0100 0200 03000000 04000000"],
          [25, 2, "0100 0200 03 04"],
          [26, 1, "01"],
          [27, 2, "0300 5f00"],
        ]),
        hex(`d400 0000 ${STA}`),
      ),
      join(hex("00 00 0a00 01000000 0102"), hex(`d400 0000 ${STA}`)), // cut short by its length
      join(hex("00 00 4000 02000000 10"), hex(`d400 0000 ${STA}`)), // a length beyond the frame
      hex("00 00 0800 000000"),
      hex("00 00 0600 00000000"),
    ],
  },
  ppi: {
    link: 192,
    packets: [
      join(
        hex(`
          00 00 2000 69000000
          0200 1400 0100000000000000 0100 0c00 6c09 a000 00 00 c4 a5
        `),
        (() => {
          const f = hex(`d400 0000 ${STA}`);
          return join(f, check(f));
        })(),
      ),
      join(
        hex(`
          00 01 4c00 69000000
          0300 0c00 07000000 02000000 01 000000
          0400 3000 06000000 02000000 00 0f 02 28 22 22 1e ff 24 27 21 ff
          8a09 c000 c2 a0 c2 a0 be a0 80 80 01000000 02000000 03000000 00000000
        `),
        hex(`d400 0000 ${STA}`),
      ),
      join(
        hex("00 00 1800 01000000 0900 0800 01000000 00000000 3175 0000"),
        hex("020000000002 020000000001 88b5 0102"),
      ),
      hex("00 00 0c00 69000000 0200 ffff"),
      hex("00 00 04"),
    ],
  },
};
