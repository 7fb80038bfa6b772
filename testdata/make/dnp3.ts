/** DNP3: what the goldens in captures/dnp3 show. */
import { crcDNP } from "../../src/bytes/crc_dnp.ts";
import { type Case, hex, join, Talk, udpFrame, uint } from "./build.ts";

/** A CRC behind its bytes, XORed with `wrong`. */
function checked(b: Uint8Array, wrong = 0): Uint8Array {
  const crc = crcDNP(b, 0, b.length) ^ wrong;
  return join(b, Uint8Array.of(crc & 255, crc >> 8));
}
/** A frame of the data link. */
function frame(control: string, user: string, wrong = 0): Uint8Array {
  const b = hex(user), blocks: Uint8Array[] = [];
  for (let p = 0; p < b.length; p += 16) {
    blocks.push(checked(b.subarray(p, p + 16), wrong));
  }
  return join(
    checked(
      join(hex("0564"), uint(1, 5 + b.length), hex(control + "0a00 0100")),
    ),
    ...blocks,
  );
}
const talk = new Talk(40000, 20000);
const request = (user: string, control = "c4") => talk.up(frame(control, user));
const response = (user: string, control = "44") =>
  talk.down(frame(control, user));
const time = "0068e5cf8b01"; // 2023-11-14

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  dnp3: {
    link: 1,
    packets: [
      request("c0 c0 01 3c0206 3c0306 3c0406 3c0106"), // all classes
      response(
        "c0 e0 81 9600" +
          "01 02 00 00 03 81 01 81 01" + // binary inputs with flags, across a CRC
          "0a 02 00 00 01 81 01" +
          "1e 01 00 00 01 01 39300000 01 c7cfffff" +
          "1e 05 01 0000 0000 01 0000c03f" +
          "14 01 00 00 00 01 0a000000" +
          "01 01 00 00 09 ff03" + // packed
          "03 01 00 00 03 e4" +
          "1e 04 07 02 0100 ffff",
      ),
      request("c1 c1 00"), // confirm
      response(
        "c1 f1 82 0000" +
          `02 02 17 01 05 81 ${time}` +
          `02 03 28 0200 0500 81 0a00 0600 01 0b00` +
          `20 03 17 01 07 01 39300000 ${time}` +
          `16 05 28 0100 0100 01 0a000000 ${time}` +
          `33 01 07 01 ${time}`,
      ),
      request("c2 c2 03 0c01 17 01 0a 41 01 64000000 c8000000 00"), // select
      response("c2 c2 81 0000 0c01 17 01 0a 41 01 64000000 c8000000 00"),
      request("c3 c3 04 2902 28 0100 0300 f4ff 00"), // an analog output, its status behind
      request(`c4 c4 02 3201 07 01 ${time}`), // set the time
      request("c5 c5 17"), // delay
      response("c5 c5 81 0000 3402 07 01 0500"),
      request("c6 c6 01 1e0228 0200 0100 0500"), // two points, read
      request("c7 c7 02 5001 00 07 07 00"), // clear a restart
      response("c7 c7 81 0000 6e05 00 00 00 68656c6c6f 6f03 17 01 02 616263"), // octet strings
      request("c8 c8 19 4603 5b 01 0c00 1a00 0000"), // a file: size in front
      response("c9 c9 81 0000 7801 07 01 01020304"), // the size of its points is not known
      response(`40 ca 81 0000 1e01 00 00 05 ${"01 01000000".repeat(2)}`), // the first segment
      response(`81 ${"01 01000000".repeat(4)}`), // the last
      talk.up(frame("c0", "")), // reset of the link
      talk.down(frame("00", "")), // ACK
      talk.up(frame("c9", "")), // request of the link's status
      talk.down(frame("0b", "")),
      talk.up(frame("f3", "c0 c0 01 3c0106")), // confirmed data
      talk.down(frame("44", "c0 c0 81 0000", 1)), // a wrong CRC of a block
      talk.up(frame("c4", "c0 c0 01 3c0106"), frame("c4", "c1 c1 01 3c0206")), // two
      udpFrame(40000, 20000, frame("c4", "c0 c0 01 3c0106")),
      udpFrame(40000, 50000, frame("c4", "c0 c0 01 3c0106")), // on any port
      udpFrame(
        40000,
        20000,
        frame("c4", "c0 c0 81 0000 1e01 00 00 05 01 0100"),
      ), // points cut short
      udpFrame(40000, 20000, frame("c4", "c0 c0 01 3c01").subarray(0, 12)), // a block cut short
      udpFrame(40000, 20000, hex("0565 05 c4 0a00 0100 0000")), // not DNP3
    ],
  },
};
