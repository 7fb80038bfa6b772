/** CDP: what the goldens in captures/cdp show. */
import {
  ascii,
  type Case,
  checksum,
  ethernet,
  hex,
  join,
  uint,
} from "./build.ts";

/** A TLV. */
function tlv(type: number, ...value: Uint8Array[]): Uint8Array {
  const v = join(...value);
  return join(uint(2, type), uint(2, v.length + 4), v);
}
/** A CDP packet; Cisco's checksum of an odd number of bytes puts the last into the low byte of its word. */
function cdp(...tags: Uint8Array[]): Uint8Array {
  const b = join(hex("02 b4 0000"), ...tags), last = b[b.length - 1];
  const even = b.length & 1
    ? join(b.subarray(0, -1), uint(2, last < 0x80 ? last : 0xff00 + last - 1))
    : b;
  b.set(uint(2, checksum(even)), 2);
  const f = join(hex("aa aa 03 00000c 2000"), b);
  return ethernet(f.length, f);
}
const address4 = "01 01 cc 0004 0a000001";
const address6 = "02 08 aaaa0300000086dd 0010 20010db8000000000000000000000001";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  cdp: {
    link: 1,
    packets: [
      cdp(
        tlv(0x0001, ascii("switch1")),
        tlv(0x0002, hex(`00000003 ${address4} ${address6} 01 01 81 0002 0102`)),
        tlv(0x0003, ascii("FastEthernet0/1")),
        tlv(0x0004, hex("00000029")),
        tlv(0x0005, ascii("Version 1\nof the software")),
        tlv(0x0006, ascii("a switch")),
        tlv(0x0007, hex("0a000000 18 0a000100 18")),
        tlv(0x0007, hex("0a000001")),
        tlv(
          0x0008,
          hex(`
            00000c 0112 00000000 ffffffff 01 02 20 ff
            000000000000 020000000001 ff 0000
          `),
        ),
        tlv(0x0008, hex("00000c 0113 0102")),
        tlv(0x0009, ascii("lab")),
        tlv(0x000a, hex("0001")),
        tlv(0x000b, hex("01")),
      ),
      cdp(
        tlv(0x0001, ascii("phone")),
        tlv(0x000e, hex("01 0064")),
        tlv(0x000f, hex("20 0002 01")),
        tlv(0x0010, hex("189c")),
        tlv(0x0011, hex("000005dc")),
        tlv(0x0012, hex("00")),
        tlv(0x0013, hex("00")),
        tlv(0x0014, ascii("phone1")),
        tlv(0x0015, hex("06072b0601040109")),
        tlv(0x0016, hex(`00000001 ${address4}`)),
        tlv(0x0017, hex("00"), ascii("room 1")),
        tlv(0x0019, hex("0001 0002 0000189c 00001770")),
        tlv(0x001a, hex("0001 0002 00000000 ffffffff")),
        tlv(0x001f, hex("05")),
        tlv(0x7777, hex("0102")),
      ),
      // an odd number of bytes, of which the last is over 0x7f
      cdp(tlv(0x0001, ascii("odd")), tlv(0x7777, hex("010290"))),
      cdp(tlv(0x0001, ascii("odd")), tlv(0x7777, hex("0102"))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      cdp(tlv(0x0001, ascii("a")), hex("0003 0000 6162")), // a length of 0
      cdp(tlv(0x0001, ascii("a")), hex("0003 0040 6162")), // longer than the packet
      cdp(tlv(0x0002, hex("ffffffff 01 01 cc 0004 0a000001"))),
      cdp(tlv(0x0002, hex("00000001 01 ff cc"))),
      cdp(tlv(0x0004, hex("0000")), tlv(0x0003, ascii("still here"))),
    ],
  },
};
