/** SCTP: what the goldens in captures/sctp show. */
import { crc32c } from "../../src/bytes/checksum.ts";
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  uint,
} from "./build.ts";

/** A packet with its CRC-32C, the least significant byte first. */
export function sctp(...chunks: readonly Uint8Array[]): Uint8Array {
  const b = join(hex("0b59 0b59 12345678 00000000"), ...chunks);
  b.set(uint(4, crc32c(0, b, 0, b.length)).reverse(), 8);
  return b;
}

/** Anything with type, length and padding: `head` is all before the length. */
function sized(head: string, value: Uint8Array): Uint8Array {
  const first = hex(head), n = first.length + 2 + value.length;
  return join(first, uint(2, n), value, new Uint8Array(-n & 3));
}
/** A chunk; `head` is type and flags. */
export const chunk = (head: string, ...value: readonly Uint8Array[]) =>
  sized(head, join(...value));
/** A parameter or a cause; `type` has two bytes. */
const item = (type: string, ...value: readonly Uint8Array[]) =>
  sized(type, join(...value));
const frame = (...chunks: readonly Uint8Array[]) =>
  ethernet(0x0800, ipv4(132, sctp(...chunks)));

const data = (flags: string, tsn: string, text: string) =>
  chunk(`00 ${flags}`, hex(`${tsn} 0001 0002 00000035`), ascii(text));
const initiate = hex("0badab02 00019000 000a 0800 00000001");
const address = item("0005", hex("0a000001"));
const address6 = item("0006", hex("20010db8 00000000 00000000 00000001"));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  association: {
    link: 1,
    packets: [
      frame(chunk(
        "01 00",
        initiate,
        address,
        address6,
        item("0009", hex("00001388")),
        item("000b", ascii("host.example\0")),
        item("000c", hex("0005 0006")),
        item("8000"),
        item("8001", hex("00000001")),
        item("8002", new Uint8Array(32).fill(7)),
        item("8003", hex("c1 80 82")),
        item("8004", hex("0001 0003")),
        item("8008", hex("c0 c1 80 0f 82 40 c2")),
        item("c000"),
        item("c006", hex("00000002")),
        item("8005", new Uint8Array(6)),
      )),
      frame(chunk(
        "02 00",
        initiate,
        item("0007", ascii("a cookie of the server")),
        item("0008", item("8123", hex("0102"))),
        item("9999", hex("01")),
      )),
      frame(chunk("0a 00", ascii("a cookie")), data("03", "00000001", "hi")),
      frame(chunk("0b 00"), chunk("03 00", hex("00000001 00019000 0000 0000"))),
      frame(chunk("04 00", item("0001", hex("00000000 e1e56448")))),
      frame(chunk("05 00", item("0001", hex("00000000 e1e56448")))),
      frame(chunk("07 00", hex("00000001"))),
      frame(chunk("08 00")),
      frame(chunk("0e 01")),
      ethernet(0x86dd, ipv6(132, sctp(chunk("0b 00")))),
    ],
  },
  data: {
    link: 1,
    packets: [
      frame(data("03", "00000001", "one"), data("0f", "00000002", "two!")),
      frame(data("02", "00000003", "first"), data("01", "00000004", "last")),
      frame(
        chunk("40 03", hex("00000005 0001 0000 00000000 00000035 61626364")),
        chunk("40 01", hex("00000006 0001 0000 00000001 00000001 6566")),
      ),
      frame(chunk(
        "03 00",
        hex("00000010 00019000 0002 0001"),
        hex("0002 0003 0005 0006 0000000f"),
      )),
      frame(chunk(
        "10 00",
        hex("00000010 00019000 0001 0001 0001 0000"),
        hex("0002 0003 0005 0006 0000000f"),
      )),
      frame(chunk("0c 00", hex("00000007")), chunk("0d 00", hex("00000008"))),
    ],
  },
  errors: {
    link: 1,
    packets: [
      frame(chunk(
        "09 00",
        item("0001", hex("0007 0000")),
        item("0002", hex("00000002 0007 8002")),
        item("0003", hex("000003e8")),
        item("0004"),
        item("0005", address),
        item("0006", hex("77 00 0004")),
        item("0007"),
        item("0008", item("8123", hex("0102"))),
        item("0009", hex("00000009")),
        item("000a"),
        item("000b", address, address6),
        item("00a2", item("c002", hex("00000001"), address)),
        item("00a3"),
        item("0105", hex("0002")),
      )),
      frame(chunk("06 01", item("000c", ascii("closing")))),
      frame(chunk("06 00", item("000d", ascii("odd")))),
      frame(chunk("81 06", hex("000003e8 00000400 0020 0000"), ascii("lost"))),
    ],
  },
  extensions: {
    link: 1,
    packets: [
      frame(chunk("0f 00", hex("0001 0003"), new Uint8Array(32).fill(9))),
      frame(chunk(
        "c1 00",
        hex("00000001"),
        address,
        item("c001", hex("00000001"), address),
        item("c002", hex("00000002"), address6),
        item("c004", hex("00000003"), address),
      )),
      frame(chunk(
        "80 00",
        hex("00000001"),
        item("c005", hex("00000001")),
        item(
          "c003",
          hex("00000002"),
          item("00a0", item("c002", hex("00000002"), address)),
        ),
      )),
      frame(chunk(
        "82 00",
        item("000d", hex("00000001 00000002 00000003 0001 0002")),
        item("000e", hex("00000002 0001")),
      )),
      frame(chunk("82 00", item("000f", hex("00000003")))),
      frame(chunk(
        "82 00",
        item("0010", hex("00000003 00000001 00000005 00000006")),
        item("0010", hex("00000003 00000002")),
      )),
      frame(chunk(
        "82 00",
        item("0011", hex("00000004 0002 0000")),
        item("0012", hex("00000005 0003 0000")),
      )),
      frame(chunk("c0 00", hex("00000005 0001 0002 0003 0004"))),
      frame(chunk("c2 00", hex("00000005 0001 0001 00000007"))),
      frame(chunk("84 00", new Uint8Array(5))),
      frame(chunk("77 00", hex("0102"))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      frame(hex("01 00 0000 01020304")),
      frame(hex("0b 00 0002 0b000004")),
      frame(hex("00 03 0008 00000001")),
      frame(chunk("01 00", initiate, hex("0005 0003 0a000001"))),
      frame(chunk("01 00", initiate, hex("0005 0020 0a000001"))),
      frame(chunk("03 00", hex("00000010 00019000 ffff ffff 00020003"))),
      frame(hex("01 00 ffff 01020304")),
      frame(hex("0a 00 0006 6162 # no padding")),
      ethernet(0x0800, ipv4(132, hex("04d2 162e 00000000 00"))),
    ],
  },
};
