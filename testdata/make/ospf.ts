/** OSPF: what the goldens in captures/ospf show. */
import {
  type Case,
  checksum,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  uint,
  withPseudo,
} from "./build.ts";

const ROUTER = hex("01010101"), AREA = hex("00000000");

/** A packet of version 2; `auth` is type and data of the authentication. */
export function ospf(
  type: number,
  body: Uint8Array,
  auth = "0000 0000000000000000",
): Uint8Array {
  const b = join(
    uint(1, 2),
    uint(1, type),
    uint(2, 24 + body.length),
    ROUTER,
    AREA,
    hex("0000"),
    hex(auth),
    body,
  );
  if (b[15] === 2) return b; // cryptographic: no checksum
  b.set(uint(2, checksum(b.subarray(0, 16), b.subarray(24))), 12);
  return b;
}
/** A packet of version 3. */
export const ospf3 = (
  type: number,
  body: Uint8Array,
  behind: Uint8Array = hex(""),
) =>
  join(
    withPseudo(
      true,
      89,
      12,
      join(
        uint(1, 3),
        uint(1, type),
        uint(2, 16 + body.length),
        ROUTER,
        AREA,
        hex("0000 00 00"),
        body,
      ),
    ),
    behind,
  );
const frame = (b: Uint8Array) => ethernet(0x0800, ipv4(89, b));
const frame3 = (b: Uint8Array) => ethernet(0x86dd, ipv6(89, b));

/** An LSA of version 2: options and type, link state ID, body. */
const lsa = (first: string, id: string, body: string) => {
  const b = hex(body);
  return join(
    hex(`0001 ${first} ${id} 01010101 80000001 1234`),
    uint(2, 20 + b.length),
    b,
  );
};
/** An LSA of version 3: type, link state ID, body. */
const lsa3 = (type: string, body: string) => lsa(type, "00000001", body);
const update = (...lsas: readonly Uint8Array[]) =>
  join(uint(4, lsas.length), ...lsas);

const HELLO = `ffffff00 000a 12 01 00000028 0a000001 0a000002 02020202`;
const HELLO_3 = `00000005 01 000013 000a 0028 00000000 00000000 02020202`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  version2: {
    link: 1,
    packets: [
      ospf(1, hex(HELLO.replace("12", "02"))),
      join( // with link-local signalling
        ospf(1, hex(HELLO)),
        hex("fff5 0003 0001 0004 00000003 # RS, LR"),
      ),
      ospf(1, hex(HELLO.replace("12", "02")), "0001 7365637265740000"),
      join( // the digest behind the packet
        ospf(
          1,
          hex(HELLO.replace("12", "02")),
          "0002 0000 01 10 00000007",
        ),
        new Uint8Array(16).fill(0xaa),
      ),
      ospf(2, join(hex("05dc 42 07 00000001"), lsa("0201", "01010101", ""))),
      ospf(3, hex("00000001 01010101 01010101 00000005 0a000000 02020202")),
      ospf(5, join(lsa("0201", "01010101", ""), lsa("4209", "04000000", ""))),
      ospf(1, hex(HELLO.replace("12", "02")), "0009 0102030405060708"),
    ].map(frame),
  },
  lsas: {
    link: 1,
    packets: [
      ospf(
        4,
        update(
          lsa(
            "0201",
            "01010101",
            `0f 00 0002
             02020202 0a000001 01 00 000a
             0a000100 ffffff00 03 01 0005 04 00 0007`,
          ),
          lsa("0202", "0a000001", "ffffff00 01010101 02020202"),
          lsa("0203", "0a000200", "ffffff00 00 000014"),
          lsa("0204", "03030303", "00000000 00 000014"),
          lsa("0205", "0a010000", "ffff0000 80 000014 00000000 00000007"),
          lsa("0806", "e0000001", "00000001 02020202"),
          lsa("0807", "0a020000", "ffff0000 00 000014 0a000001 00000000"),
          lsa("0208", "00000000", "01020304"),
        ),
      ),
      ospf(
        4,
        update(
          lsa(
            "420a",
            "01000001",
            `0001 0004 01010101
             0002 0084
               0001 0001 01 000000
               0002 0004 02020202
               0003 0004 0a000001
               0004 0004 0a000002
               0005 0004 0000000a
               0006 0004 4b3ebc20
               0007 0004 4b3ebc20
               0008 0020 4b3ebc20 4b3ebc20 4b3ebc20 4b3ebc20 4b3ebc20 4b3ebc20 4b3ebc20 4b3ebc20
               0009 0004 0000000f
               000b 0008 00000001 00000002
               000e 0004 02 000000
               0010 0008 00000001 00000002`,
          ),
          lsa(
            "4209",
            "03000000",
            "0001 0004 0000003c 0002 0001 01 000000 0003 0004 0a000001",
          ),
          lsa(
            "420a",
            "04000000",
            `0001 0004 e0000000
             0007 0006 726f75746572 0000
             0008 0002 0001 0000
             0009 000c 0003e8 00 0001 0003 003e80 00
             000c 0002 010a 0000
             000f 0004 80 000000`,
          ),
          lsa("420b", "7f000000", "0001 0003 010203 00"),
        ),
      ),
    ].map(frame),
  },
  version3: {
    link: 1,
    packets: [
      ospf3(1, hex(HELLO_3)),
      ospf3(
        1,
        hex(HELLO_3.replace("000013", "000413")),
        hex("0001 0014 0000 0007 0000000000000009 aaaaaaaa"),
      ),
      ospf3(2, join(hex("00 000013 05dc 00 07 00000001"), lsa3("2001", ""))),
      ospf3(3, hex("0000 2001 00000000 01010101")),
      ospf3(5, lsa3("2001", "")),
    ].map(frame3),
  },
  lsas3: {
    link: 1,
    packets: [
      ospf3(
        4,
        update(
          lsa3(
            "2001",
            `03 000033
             01 00 000a 00000005 00000006 02020202`,
          ),
          lsa3("2002", "00 000033 01010101 02020202"),
          lsa3("2003", "00 00000a 40 00 0000 20010db8 00000001"),
          lsa3("2004", "00 000033 00 00000a 03030303"),
          lsa3(
            "4005",
            `07 00000a 40 00 2001 20010db8 00000002
             20010db8 00000000 00000000 00000009 00000007 00000003`,
          ),
          lsa3("2007", "00 00000a 00 00 0000"),
          lsa3(
            "0008",
            `01 000033 fe800000 00000000 00000000 00000001
             00000001 40 00 0000 20010db8 00000003`,
          ),
          lsa3(
            "2009",
            `0002 2001 00000000 01010101
             40 00 000a 20010db8 00000004
             80 02 0000 20010db8 00000000 00000000 00000001`,
          ),
          lsa3("000b", "0001 0004 0000003c 0002 0001 01 000000"),
          lsa3("a00c", "0001 0004 e0000000"),
          lsa3("a021", "0001 0004 01020304"),
        ),
      ),
    ].map(frame3),
  },
  hostile: {
    link: 1,
    packets: [
      ospf(4, update(lsa("0201", "01010101", "00 00 ffff 02020202"))),
      ospf(4, join(uint(4, 0xffffffff), lsa("0202", "0a000001", "ffffff00"))),
      ospf(4, hex("00000001 0001 02 01 01010101 01010101 80000001 1234 0000")),
      ospf(9, hex("01020304")),
      hex("02 01 0010 01010101 00000000 0000 0000 0000000000000000"),
      hex("02 01 ffff 01010101 00000000 0000 0000 0000000000000000 ffffff00"),
      hex("04 01 001c 01010101 00000000 0000 0000 0000000000000000 01020304"),
      hex("02 01"),
    ].map(frame),
  },
};
