/** TFTP: what the goldens in captures/tftp show. */
import { ascii, type Case, hex, join, udpFrame } from "./build.ts";

const of = (...parts: Uint8Array[]) => udpFrame(40000, 69, join(...parts));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  tftp: {
    link: 1,
    packets: [
      of(hex("0001"), ascii("boot.img\0octet\0")),
      of(hex("0001"), ascii("boot.img\0octet\0blksize\x001428\0tsize\x000\0")),
      of(hex("0002"), ascii("log.txt\0netascii\0")),
      of(hex("0003 0001"), ascii("data")),
      of(hex("0003 0002")), // the last block may be empty
      of(hex("0004 0001")),
      of(hex("0005 0001"), ascii("no such file\0")),
      of(hex("0006"), ascii("blksize\x001428\0")),
      of(hex("0009 0102")), // no such packet
      of(hex("0001"), ascii("boot.img")), // a name without an end
      of(hex("0006"), ascii("blksize\0")), // an option without a value
      of(hex("00")),
    ],
  },
};
