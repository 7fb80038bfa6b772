/** Modbus over TCP: what the goldens in captures/modbus show. */
import { type Case, hex, join, Talk, tcpFrame, uint } from "./build.ts";

let transaction = 0;
/** A message behind its header. */
function message(text: string, id = ++transaction): Uint8Array {
  const pdu = hex(text);
  return join(
    uint(2, id),
    hex("0000"),
    uint(2, 1 + pdu.length),
    hex("01"),
    pdu,
  );
}
const talk = new Talk(40000, 502);
const request = (text: string) => talk.up(message(text));
const response = (text: string) => talk.down(message(text, transaction));

const pairs: readonly (readonly [string, string])[] = [
  ["01 0013 0013", "01 03 cd6b05"],
  ["02 00c4 0016", "02 03 acdb35"],
  ["03 006b 0003", "03 06 022b 0000 0064"],
  ["04 0008 0001", "04 02 000a"],
  ["05 00ac ff00", "05 00ac ff00"],
  ["06 0001 0003", "06 0001 0003"],
  ["07", "07 6d"],
  ["08 0000 a537", "08 0000 a537"],
  ["08 0001 ff00", "08 0001 ff00"],
  ["08 000b 0000", "08 000b 0108"],
  ["0b", "0b ffff 0108"],
  ["0c", "0c 08 0000 0108 0121 2000"],
  ["0f 0013 000a 02 cd01", "0f 0013 000a"],
  ["10 0001 0002 04 000a 0102", "10 0001 0002"],
  ["11", "11 04 01ff 4142"],
  [
    "14 0e 06 0004 0001 0002 06 0003 0009 0002",
    "14 0c 05 06 0dfe0020 05 06 33cd0040",
  ],
  [
    "15 0d 06 0004 0007 0003 06af04be100d",
    "15 0d 06 0004 0007 0003 06af04be100d",
  ],
  ["16 0004 00f2 0025", "16 0004 00f2 0025"],
  [
    "17 0003 0006 000e 0003 06 00ff00ff00ff",
    "17 0c 00fe 0acd 0001 0003 000d 00ff",
  ],
  ["18 04de", "18 0006 0002 01b8 1284"],
  ["2b 0e 01 00", `2b 0e 01 01 00 00 02 00 05 41636d65 21 01 02 5058`],
  ["2b 0d 0102", "2b 0d 0304"],
  ["03 ffff 0001", "83 02"], // an exception
  ["41 0102", "c1 01"], // a function of somebody's own
];

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  modbus: {
    link: 1,
    packets: [
      ...pairs.flatMap(([a, b]) => [request(a), response(b)]),
      talk.up(message("01 0000 0001"), message("02 0000 0001")), // two in one segment
      talk.down(message("03 08 0001 0002")), // fewer registers than it says
      talk.down(message("03 04 0001 0002").subarray(0, 10)), // goes on elsewhere
      tcpFrame(40000, 502, hex("0001 0001 0006 01 030000 0001")), // another protocol
      tcpFrame(40000, 502, hex("0001 0000 0400 01 030000 0001")), // too long
    ],
  },
};
