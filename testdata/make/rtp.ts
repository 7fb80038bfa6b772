/** RTP: what the goldens in captures/rtp show. */
import { type Case, hex, join, udpFrame } from "./build.ts";

const of = (text: string, n: number, port = 5004) =>
  udpFrame(40000, port, join(hex(text), new Uint8Array(n).fill(0xd5)));
const head = (first: string, seq: string) =>
  `${first} ${seq} 00000140 deadbeef`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  rtp: {
    link: 1,
    packets: [
      of(head("8000", "0001"), 160),
      of(head("8088", "0002"), 160, 17000), // by its size, on any port: PCMA with the marker
      of(head("8012", "0003"), 20, 17000), // G.729
      of(head("8060", "0004"), 160, 17000), // nothing fixes the size of a dynamic type
      of(head("8000", "0005"), 161, 17000), // no whole frame
      of(`${head("8260", "0006")} 11111111 22222222`, 30), // two contributing sources
      of(
        `${head("9060", "0007")} bede 0003 10ff 22010203 00 00 31aabb 00`,
        20,
      ), // elements of one byte, with padding
      of(`${head("9060", "0008")} 1000 0002 0100 0203aabbcc 00`, 20),
      of(`${head("9060", "0009")} 1234 0001 01020304`, 20), // of another profile
      of(`${head("a060", "000a")} 0102030405060708 000000 04`, 0), // four bytes of padding
      of(`${head("a060", "000b")} 01 02 ff`, 0), // more padding than there is
      of(`${head("9060", "000c")} bede 0002 17aabb`, 0), // cut short
      of("00 00 00", 0), // not version 2
    ],
  },
};
