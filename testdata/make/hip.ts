/** HIP: what the goldens in captures/hip show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  uint,
  withPseudo,
} from "./build.ts";

const HITS = hex(`
  20010020 00000000 00000000 00000001
  20010020 00000000 00000000 00000002
`);

/** A parameter with its padding to 8 bytes. */
export function parameter(type: number, contents: Uint8Array): Uint8Array {
  const n = 4 + contents.length;
  return join(
    uint(2, type),
    uint(2, contents.length),
    contents,
    new Uint8Array(-n & 7),
  );
}

/** A packet of a version, with its checksum. */
export function hip(
  six: boolean,
  type: number,
  parameters: readonly Uint8Array[],
  version = 2,
): Uint8Array {
  const area = join(...parameters);
  const b = join(
    hex("3b"),
    uint(1, 4 + area.length / 8),
    uint(1, type),
    uint(1, version << 4 | 1),
    hex("0000 0001"),
    HITS,
    area,
  );
  return withPseudo(six, 139, 4, b);
}
const frame = (
  type: number,
  ...parameters: readonly (readonly [number, string])[]
) =>
  ethernet(
    0x0800,
    ipv4(
      139,
      hip(false, type, parameters.map(([t, x]) => parameter(t, hex(x)))),
    ),
  );
const frame1 = (
  type: number,
  ...parameters: readonly (readonly [number, string])[]
) =>
  ethernet(
    0x86dd,
    ipv6(
      139,
      hip(true, type, parameters.map(([t, x]) => parameter(t, hex(x))), 1),
    ),
  );

const ADDRESS = "20010db8 00000000 00000000 00000009";
const TRANSPORT = `0050 11 00 ${ADDRESS}`;
const MAC = "68".repeat(20);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  exchange: {
    link: 1,
    packets: [
      frame(1, [511, "03 04 07"]),
      frame(
        2,
        [129, "00000000 0000000000000007"],
        [257, `0a 25 6162 ${"72".repeat(8)}`],
        [511, "03 04 07"],
        [513, `03 0008 ${"44".repeat(8)}`],
        [579, "0002 0004"],
        [608, "0000 0001 0003"],
        [705, "000b 1003 0005 03010001 40414243444546 666f6f"],
        [715, "10 20"],
        [897, "6f70"],
        [930, "01 ff 01 02"],
        [2049, "0fff"],
        [4095, "0000 0008 0009"],
        [61633, "0005 73696721"],
        [63661, "6f70"],
      ),
      frame(
        3,
        [65, "0000 0001 00000000 00000100"],
        [321, `0a 00 6162 ${"72".repeat(8)} ${"73".repeat(8)}`],
        [610, "00000014"],
        [641, `00000000 ${"69".repeat(16)} ${"64".repeat(8)}`],
        [705, "0023 2007 0007 0001 " + "40".repeat(33) + "6a40622e6e6574"],
        [932, "10 01"],
        [961, "6f70"],
        [61505, MAC],
        [61697, "0007 73696721"],
        [63425, "6f70"],
      ),
      frame(4, [934, "10 01"], [936, "00 02"], [61569, MAC]),
    ],
  },
  others: {
    link: 1,
    packets: [
      frame(
        16,
        [
          193,
          `00 00 04 01 0000000a ${ADDRESS}
           01 01 05 00 0000000a 00000100 ${ADDRESS}
           02 02 07 00 0000000a 0050 11 00 00000001 00000100 ${ADDRESS}
           00 09 01 00 0000000a 01020304`,
        ],
        [385, "00000001"],
        [449, "00000001 00000002"],
      ),
      frame(
        17,
        [768, "01 02 01 01 63657274"],
        [832, "0000 000e 6d7367"],
        [950, TRANSPORT],
        [4650, TRANSPORT],
        [4660, TRANSPORT],
        [4680, `0050 0051 11 000000 ${ADDRESS} ${ADDRESS}`],
        [4700, "00000007"],
        [4710, "00000000"],
        [7680, "0050 0001 0002"],
        [63998, TRANSPORT],
        [64002, TRANSPORT],
        [65498, ADDRESS],
        [65500, MAC],
        [65502, ADDRESS + ADDRESS],
        [65520, MAC],
      ),
      frame(
        32,
        [4481, "00000001"],
        [4545, "00000001 00000002"],
        [4577, `06 000000 ${"70".repeat(8)} 6d6d6d6d`],
        [4580, "00000001"],
        [4592, "00000001"],
        [4601, `c000 0000 ${ADDRESS}`],
        [64011, "0040 0000"],
        [64017, `8000 0000 ${ADDRESS}`],
      ),
      frame(18, [1000, "7878"], [1001, ""]),
      frame(20, [705, `0005 0000 000d 0001 40 ${""}`], [
        705,
        "0002 0000 0000 4041",
      ]),
    ],
  },
  version1: {
    link: 1,
    packets: [
      frame1(
        2,
        [128, "00000000 0000000000000007"],
        [513, `03 0004 44444444 04 0004 45454545`],
        [577, "0001 0002"],
        [705, "000c 1003 0202 ff 05 03010001 40414243 666f6f"],
        [
          705,
          `00d9 0000 0202 ff 03 00 ${"51".repeat(20)} ${"50".repeat(64)} ${
            "47".repeat(64)
          } ${"59".repeat(64)}`,
        ],
        [61697, "05 73696721"],
      ),
    ],
  },
  // data follow the header
  data: {
    link: 1,
    packets: [(() => {
      const b = hip(false, 32, [parameter(4481, hex("00000001"))]);
      b[0] = 17;
      return ethernet(
        0x0800,
        ipv4(139, join(b, hex("9c40 0009 000a 0000"), ascii("hi"))),
      );
    })()],
  },
  hostile: {
    link: 1,
    packets: [
      ethernet(0x0800, ipv4(139, hex("3b 00 01 21 0000 0000"))),
      ethernet(0x0800, ipv4(139, join(hex("3b ff 01 21 0000 0000"), HITS))),
      ethernet(0x0800, ipv4(139, join(hex("3b 03 01 21 0000 0000"), HITS))),
      frame(2, [65, "0000 0001"], [321, "0a"], [513, "03 ffff 44"]),
      frame(2, [193, "00 00 ff 01 0000000a 01020304"], [705, "ffff 1fff 0005"]),
      ethernet(
        0x0800,
        ipv4(
          139,
          join(hex("3b 05 02 21 0000 0000"), HITS, hex("0041 ffff 00000000")),
        ),
      ),
    ],
  },
};
