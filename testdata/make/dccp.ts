/** DCCP: what the goldens in captures/dccp show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  join,
  uint,
  withPseudo,
} from "./build.ts";

/** A packet with 48-bit sequence numbers; `rest` is all between the sequence number and the options. */
export function dccp(
  type: number,
  rest: string,
  options = "",
  data: Uint8Array = hex(""),
): Uint8Array {
  const more = hex(rest), filled = hex(options);
  const area = join(filled, new Uint8Array(-filled.length & 3));
  const words = (16 + more.length + area.length) / 4;
  const b = join(
    hex("9c40 1389"),
    uint(1, words),
    hex("00 0000"),
    uint(1, type << 1 | 1),
    hex("00 000000000007"),
    more,
    area,
    data,
  );
  return withPseudo(false, 33, 6, b);
}
/** A packet whose checksum is the one of four zeros instead of its data. */
export function covered(data: string): Uint8Array {
  const b = dccp(2, "", "", hex("00000000"));
  b[5] = 1;
  b.set([0, 0], 6);
  withPseudo(false, 33, 6, b);
  b.set(ascii(data), b.length - 4);
  return b;
}
const frame = (b: Uint8Array) => ethernet(0x0800, ipv4(33, b));
const ACK = "0000 000000000006";
const SERVICE = "53594c47";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  types: {
    link: 1,
    packets: [
      dccp(0, SERVICE),
      dccp(1, ACK + SERVICE),
      dccp(2, "", "", ascii("data")),
      dccp(3, ACK),
      dccp(4, ACK, "", ascii("data")),
      dccp(5, ACK),
      dccp(6, ACK),
      dccp(7, ACK + "05 01 02 03"),
      dccp(8, ACK),
      dccp(9, ACK),
      dccp(10, SERVICE),
      // short sequence numbers
      withPseudo(false, 33, 6, hex("9c401389 03 00 0000 04 000007 64617461")),
      withPseudo(false, 33, 6, hex("9c401389 04 00 0000 06 000007 00 000006")),
    ].map(frame),
  },
  options: {
    link: 1,
    packets: [
      dccp(0, SERVICE, "20 06 01 02 03 04  01 22 09 03 000000000064 00 02 00"),
      dccp(
        1,
        ACK + SERVICE,
        "21 03 02  23 06 05 0002 00  00 24 06 61626364 00",
      ),
      dccp(3, ACK, "25 04 0102  26 04 03 c5  27 04 41 02"),
      dccp(3, ACK, "28 04 07 b2  29 06 00000010  2a 08 00000010 0007 0000"),
      dccp(3, ACK, "2a 06 00000010  2b 04 0007  2b 06 00000007 2c 06 01020304"),
      dccp(3, ACK, "c0 06 00000064  c2 06 00001000 00 00 00 00"),
      dccp(3, ACK, "c1 0c 02 000010 800003 000013 77 04 0102"),
    ].map(frame),
  },
  // the checksum covers the header alone; the pseudo-header has the length of all
  coverage: {
    link: 1,
    packets: [covered("data"), covered("tada")].map(frame),
  },
  hostile: {
    link: 1,
    packets: [
      hex("9c401389 02 00 0000 01 00 000000000007 00000000"),
      hex("9c401389 ff 00 0000 01 00 000000000007 00000000"),
      dccp(3, ACK, "20 00 01 02"),
      dccp(3, ACK, "20 ff 01 02"),
      dccp(3, ACK, "25 0a 0102030405060708 00 00"),
      dccp(15, ""),
      hex("9c401389 04"),
    ].map(frame),
  },
};
