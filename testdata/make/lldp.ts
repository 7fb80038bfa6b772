/** LLDP: what the goldens in captures/lldp show. */
import { ascii, type Case, ethernet, hex, join, uint } from "./build.ts";

/** A TLV. */
function tlv(type: number, ...value: Uint8Array[]): Uint8Array {
  const v = join(...value);
  return join(uint(2, type << 9 | v.length), v);
}
/** A TLV of an organization. */
function org(oui: string, subtype: number, text: string): Uint8Array {
  return tlv(127, hex(oui), uint(1, subtype), hex(text));
}
const END = tlv(0);
const CHASSIS = tlv(1, hex("04 020000000001"));
const PORT = tlv(2, hex("05"), ascii("eth0"));
const TTL = tlv(3, hex("0078"));

/** An LLDPDU with what must be in each. */
function lldp(...tags: Uint8Array[]): Uint8Array {
  const f = ethernet(0x88cc, join(CHASSIS, PORT, TTL, ...tags, END));
  return join(f, new Uint8Array(Math.max(0, 60 - f.length)));
}
const bare = (...tags: Uint8Array[]) => ethernet(0x88cc, join(...tags));

const dot1 = (subtype: number, text: string) => org("0080c2", subtype, text);
const dot3 = (subtype: number, text: string) => org("00120f", subtype, text);
const med = (subtype: number, text: string) => org("0012bb", subtype, text);
const pno = (subtype: number, text: string) => org("000ecf", subtype, text);
const text = (s: string) =>
  [...ascii(s)].map((x) => x.toString(16).padStart(2, "0")).join("");

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  basic: {
    link: 1,
    packets: [
      lldp(
        tlv(4, ascii("uplink")),
        tlv(5, ascii("switch1")),
        tlv(6, ascii("a switch")),
        tlv(7, hex("0714 0014")),
        tlv(8, hex("05 01 0a000001 02 00000007 08"), hex("2b0601040181e06e")),
        tlv(8, hex("11 02 20010db8000000000000000000000001 03 00000001 00")),
        tlv(8, hex("07 06 020000000001 01 00000000 00")),
        tlv(9, hex("0102")),
      ),
      lldp(), // padded
      bare(
        tlv(1, hex("05 01 0a000001")),
        tlv(2, hex("04 01 0a000002")),
        TTL,
        END,
      ),
      bare(
        tlv(1, hex("05 02 20010db8000000000000000000000001")),
        tlv(2, hex("04 02 20010db8000000000000000000000002")),
        TTL,
        END,
      ),
      bare(
        tlv(1, hex("05 10 0102")),
        tlv(2, hex("03 020000000002")),
        tlv(3, hex("0000")),
        END,
      ),
      bare(
        tlv(1, hex("07"), ascii("chassis")),
        tlv(2, hex("07"), ascii("7")),
        TTL,
        END,
      ),
      bare(
        tlv(1, hex("01"), ascii("slot 1")),
        tlv(2, hex("01"), ascii("wan")),
        TTL,
        END,
      ),
    ],
  },
  "ieee-802-1": {
    link: 1,
    packets: [
      lldp(
        dot1(1, "000a"),
        dot1(2, "06 0014"),
        dot1(3, `0064 05 ${text("voice")}`),
        dot1(4, "04 88cc0102"),
        dot1(5, "01020304"),
        dot1(6, "0001"),
        dot1(7, "03 00000009"),
        dot1(8, "08 88"),
      ),
      lldp(
        dot1(9, "c3 01234567 0a0a0a0a14140f0f 0000000000020202"),
        dot1(10, "00 01234567 0a0a0a0a14140f0f 0000000000020202"),
        dot1(11, "88 18"),
        dot1(12, "00 618906 420cbc"),
        dot1(99, "0102"),
      ),
    ],
  },
  "ieee-802-3": {
    link: 1,
    packets: [
      lldp(
        dot3(1, "03 6c01 001e"),
        dot3(2, "0f 01 05"),
        dot3(2, "07 02 05 53 00c8 0096"),
        dot3(
          2,
          "0f 01 05 12 00ff 00ff 0064 0065 0066 0067 9249 31 02bc 05 740001",
        ),
        dot3(3, "03 00000004"),
        dot3(4, "05ee"),
        dot3(5, "0011 0012 0013 0014 0015"),
        dot3(6, "01 00 01 00"),
        dot3(7, "0017"),
        dot3(42, "aa"),
      ),
    ],
  },
  med: {
    link: 1,
    packets: [
      lldp(
        med(1, "003f 03"),
        med(2, "01 40c96e"),
        med(3, "01 2a1234567855aa87654321 104004b0 01"),
        med(
          3,
          `02 0f 02 ${text("DE")} 01 02 ${text("BY")} 03 06 ${text("Munich")}`,
        ),
        med(3, `03 ${text("18005551212")}`),
        med(3, "04 0102"),
        med(4, "53 0041"),
        med(5, text("HW1")),
        med(6, text("FW1")),
        med(7, text("SW1")),
        med(8, text("SN1")),
        med(9, text("Example")),
        med(10, text("Phone")),
        med(11, text("A1")),
        med(12, "00"),
      ),
    ],
  },
  profinet: {
    link: 1,
    packets: [
      lldp(
        pno(1, "00000001 00000002 00000003 00000004 00000005"),
        pno(2, "0001 300a"),
        pno(4, "00112233445566778899aabbccddeeff 0001"),
        pno(5, "020000000003"),
        pno(
          6,
          `020000000003 00112233445566778899aabbccddeeff
          ffeeddccbbaa99887766554433221100
          80000001 80000002 00000003 80000004`,
        ),
        pno(3, "0102"),
        org("020000", 1, "0102"), // unknown organization
      ),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      bare(CHASSIS, PORT, TTL), // no end
      bare(CHASSIS, hex("05ff 0102")), // longer than the frame
      bare(
        tlv(1),
        tlv(2, hex("03 0200")),
        tlv(3, hex("00")),
        tlv(127, hex("0080c2")),
        END,
      ),
      bare(CHASSIS, PORT, TTL, tlv(7, hex("0014")), tlv(8, hex("05")), END),
      bare(CHASSIS, PORT, tlv(3, hex("0078 01")), END), // bytes behind a number
      bare(hex("fe09 0080c2 07 03 00000064")), // as seen in the wild
    ],
  },
};
