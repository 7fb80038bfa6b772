/** Mobile IPv6: what the goldens in captures/mh show. */
import {
  type Case,
  ethernet,
  hex,
  ipv6,
  join,
  uint,
  withPseudo,
} from "./build.ts";

/** A message with its checksum; `body` is filled up to 8 bytes with PadN. */
export function mh(type: number, body: string): Uint8Array {
  const b = hex(body), room = -(6 + b.length) & 7;
  const pad = room === 0
    ? hex("")
    : room === 1
    ? hex("00")
    : join(hex("01"), uint(1, room - 2), new Uint8Array(room - 2));
  return withPseudo(
    true,
    135,
    4,
    join(
      hex("3b"),
      uint(1, (6 + b.length + pad.length) / 8 - 1),
      uint(1, type),
      hex("00 0000"),
      b,
      pad,
    ),
  );
}
const frame = (b: Uint8Array) => ethernet(0x86dd, ipv6(135, b));
const message = (type: number, body: string) => frame(mh(type, body));
/** A Binding Update with an option. */
const update = (...options: readonly string[]) =>
  message(5, `0007 c000 000a ${options.join(" ")}`);

const COOKIE = "0102030405060708", TOKEN = "1112131415161718";
const ADDRESS = "20010db8 00000000 00000000 00000009";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  messages: {
    link: 1,
    packets: [
      message(0, "0000"),
      message(1, `0000 ${COOKIE}`),
      message(2, `0000 ${COOKIE}`),
      message(3, `0001 ${COOKIE} ${TOKEN}`),
      message(4, `0002 ${COOKIE} ${TOKEN}`),
      message(5, "0007 ffc0 000a"),
      message(6, "84 f8 0007 000a"),
      message(7, `01 00 ${ADDRESS}`),
      message(8, "0007 f000 000a"),
      message(9, "80 80 0007 000a"),
      message(10, "0000"),
      message(11, "0102"),
      message(12, `01 00 ${ADDRESS}`),
      message(13, "0003 00000007"),
      message(14, "0007 f0 00"),
      message(15, "0007 e0 01"),
      message(16, "01 02 0007 e000"),
      message(16, "02 80 0007 8000"),
      message(17, "0007 0000 003c"),
      message(18, "0007 80 00 003c"),
      message(19, "0007 0001 c000"),
      message(20, "0007 00 000000"),
      message(99, "0102"),
    ],
  },
  options: {
    link: 1,
    packets: [
      update("00", "01 02 0000", "02 02 0005", `03 10 ${ADDRESS}`),
      update("04 04 0001 0002", `05 0c ${"61".repeat(12)}`),
      update(`06 12 00 40 ${ADDRESS}`, "07 07 02 6d6d6d6d6d6d"),
      update(
        "08 05 01 75736572",
        "08 05 03 01020304",
        "09 0d 01 00000001 6868686868686868",
      ),
      update(
        "0a 08 e3000000 80000000",
        "0b 00",
        "0c 05 7878787878",
        "0d 04 61626364",
      ),
      update("0e 04 61626364", "0f 00", "10 08 6162636465666768"),
      update("11 06 00 80 03666f6f", "12 02 0102", "13 06 000028af 07 01"),
      update(
        "14 04 61626364",
        "15 0c 00000001 6868686868686868",
        "2c 04 0001 0002",
      ),
      update("63 02 0102 # unknown"),
    ],
  },
  proxy: {
    link: 1,
    packets: [
      update(`16 12 00 40 ${ADDRESS}`, "17 02 00 01", "18 02 00 04"),
      update("19 08 0000 020000000001", `1a 10 ${ADDRESS}`),
      update("1b 08 e3000000 80000000", "1c 04 00000007"),
      update(
        "1d 06 6200 0a000001",
        "1e 06 00 60 0a000001",
        "1f 06 8000 0000003c",
      ),
      update("20 06 0000 0a000001", "21 06 0000 00000007", "21 02 0000"),
      update(
        `22 12 01 40 ${ADDRESS}`,
        "23 04 0001 00 81",
        "23 08 0002 00 00 0a000001",
        `23 14 0003 00 00 ${ADDRESS}`,
      ),
      update(
        "24 06 6000 0a000001",
        "25 06 00 60 0a000001",
        "26 06 0000 0a000001",
        "27 02 0001",
      ),
      update(
        "28 0b 0000 1600 1305 000028af 07",
        `29 12 01 00 ${ADDRESS}`,
        "29 06 02 00 0a000001",
      ),
      update(
        "2e 02 0000",
        `2f 16 c000 ${ADDRESS} 0a000001`,
        "30 12 0001 00000001 00000002 00000003 00000004",
      ),
      update(
        "31 04 0a000001",
        "32 06 01 00 00000007",
        `33 12 00 80 ${ADDRESS}`,
      ),
      update(
        "34 0f 01 08 80 03 666f6f 02 6170 03 03 01 0102",
        `37 12 00 40 ${ADDRESS}`,
        "37 06 80 18 0a000000",
      ),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      frame(hex("3b 00 05 00 0000 0007")),
      frame(hex("3b ff 05 00 0000 0007 c000 000a")),
      update("03 04 20010db8", "02 02 0005"),
      update("16 ff 00 40"),
      update("34 02 01 ff"),
      message(12, `ff 00 ${ADDRESS}`),
      frame(hex("3b 00 05")),
    ],
  },
};
