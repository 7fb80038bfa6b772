/** RTCP: what the goldens in captures/rtcp show. */
import { type Case, hex, join, udpFrame, uint } from "./build.ts";

/** One packet, filled up by the caller. */
function packet(
  type: number,
  count: number,
  body: string,
  isPadded = false,
): Uint8Array {
  const b = hex(body), first = 0x80 | (isPadded ? 0x20 : 0) | count;
  return join(uint(1, first), uint(1, type), uint(2, b.length >> 2), b);
}

const SENDER = "11111111", MEDIA = "22222222";
const BLOCK = `${MEDIA} 10 fffffe 00010203 00000020 c907ca5e 00010000`;
const feedback = (type: number, format: number, fci: string) =>
  packet(type, format, `${SENDER} ${MEDIA} ${fci}`);
const of = (...parts: Uint8Array[]) => udpFrame(40001, 5005, join(...parts));
const senderReport = packet(
  200,
  1,
  `${SENDER} e2c907ca 5efac603 000024c3 00000009 0000060c ${BLOCK}`,
);
/** CNAME "a@b.c", NOTE "hi", the end and its padding; a second source. */
const description = packet(
  202,
  2,
  `${SENDER} 01 05 6140622e63 07 02 6869 00  ${MEDIA} 08 06 02 6162 787878 00 000000`,
);

const VOIP =
  `${MEDIA} 05 02 0a 01 0078 04b0 0096 0032 ee c4 37 10 5d 7f 29 28 b5 00 0028 003c 0050`;
const blocks = [
  `01 02 0003 ${MEDIA} 0001 0031 a001 c123`,
  `02 00 0003 ${MEDIA} 0001 0031 2010 0000`,
  `03 01 0004 ${MEDIA} 0001 0003 00000140 000001e0`,
  "04 00 0002 e2c907ca5efac603",
  `05 00 0003 ${MEDIA} c907ca5e 00010000`,
  `06 e8 0009 ${MEDIA} 0001 0031 00000002 00000001 00000003 00000009 00000005 00000002 40403f01`,
  `07 00 0008 ${VOIP}`,
  `0a 00 0002 ${MEDIA} 0001 0031`,
  `0c 10 0007 c0000000 00000007 ${MEDIA} e2c907ca5efac603 00001000 c907ca5e`,
  "63 00 0001 01020304",
];

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  rtcp: {
    link: 1,
    packets: [
      of(senderReport, description),
      of(packet(201, 0, SENDER), packet(203, 1, `${SENDER} 03 627965`)),
      of(packet(201, 1, `${SENDER} ${BLOCK} 8001 0008 01020304`)), // what a profile adds
      of(
        packet(201, 0, SENDER),
        packet(204, 3, `${SENDER} 54455354 0102030405060708`),
        packet(203, 1, `${SENDER} 00000004`, true), // padded
      ),
      of(packet(201, 0, SENDER), feedback(205, 1, "0005 8001 0020 0000")),
      of(feedback(205, 3, `${MEDIA} 1803e828`)),
      of(feedback(205, 4, `${MEDIA} 1803e828`)),
      of(feedback(205, 15, "0010 0005 0003e8 07 2003 d400 04 fc 08 00")),
      of(feedback(205, 8, "0000ffff 00000001 00000002 00000003 00040005")), // ECN, as bytes
      of(packet(206, 1, `${SENDER} ${MEDIA}`)),
      of(feedback(206, 2, "00810041")),
      of(feedback(206, 3, "08 60 0102 03000000")),
      of(feedback(206, 4, `${MEDIA} 07000000`)),
      of(feedback(206, 5, `${MEDIA} 07000010`)),
      of(packet(206, 15, `${SENDER} 00000000 52454d42 01 0bd090 ${MEDIA}`)),
      of(feedback(206, 15, "01020304")),
      of(packet(207, 0, `${SENDER} ${blocks.join(" ")}`)),
      of(
        packet(192, 0, SENDER),
        packet(193, 0, `${SENDER} 0001 8000`),
        packet(195, 1, "00000005"),
        packet(210, 0, "01020304"),
      ),
      udpFrame(40001, 50001, join(senderReport, description)), // on any port
      udpFrame(40001, 50001, join(senderReport, hex("80000001 01020304"))), // SRTCP is not
      of(hex(`81c8 000c ${SENDER}`)), // cut short
      of(hex(`81ca 0003 ${SENDER} 01 20 6162 0000`)), // text longer than its packet
      of(hex(`a1cb 0001 000000ff`)), // more padding than there is
      of(hex("00")),
    ],
  },
};
