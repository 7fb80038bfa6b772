/** L2TP: what the goldens in captures/l2tp show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  udpFrame,
  uint,
} from "./build.ts";

/** A pair; `flags` are the first six bits. */
const avp = (flags: number, vendor: number, type: number, value: Uint8Array) =>
  join(
    uint(2, flags << 10 | 6 + value.length),
    uint(2, vendor),
    uint(2, type),
    value,
  );
const m = (type: number, value: string) => avp(0x20, 0, type, hex(value));
const text = (type: number, value: string) => avp(0x20, 0, type, ascii(value));

/** A control message of version 2. */
export const control = (...avps: readonly Uint8Array[]) => {
  const area = join(...avps);
  return join(
    hex("c802"),
    uint(2, 12 + area.length),
    hex("0007 0000 0001 0002"),
    area,
  );
};
/** A control message of version 3; over IP four zeros come before it. */
const control3 = (...avps: readonly Uint8Array[]) => {
  const area = join(...avps);
  return join(
    hex("c803"),
    uint(2, 12 + area.length),
    hex("00000007 0001 0002"),
    area,
  );
};
const frame = (b: Uint8Array) => udpFrame(1701, 1701, b);
const overIP = (b: Uint8Array) => ethernet(0x0800, ipv4(115, b));
const ppp = join(hex("ff03 0021"), ipv4(17, udp(40000, 9, ascii("hi"))));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  control: {
    link: 1,
    packets: [
      control(
        m(0, "0001"),
        m(2, "01 00"),
        m(3, "00000003"),
        m(4, "00000002"),
        m(5, "0102030405060708"),
        m(6, "0690"),
        text(7, "lac.example"),
        text(8, "vendor"),
        m(9, "0005"),
        m(10, "0004"),
        m(11, "00112233"),
      ),
      control(m(0, "0004"), m(9, "0005"), m(1, "0002 0006 627965")),
      control(m(0, "0004"), m(1, "0001")),
      control(
        m(0, "000a"),
        m(14, "0009"),
        m(15, "00000001"),
        m(18, "00000001"),
        m(25, "00000002"),
        text(22, "5551234"),
        text(21, "5556789"),
        text(23, "1"),
      ),
      control(
        m(0, "000c"),
        m(24, "00002580"),
        m(19, "00000001"),
        m(26, "0104 05dc"),
        m(29, "0002"),
        text(30, "user"),
        m(32, "00 07"),
        m(38, "00002580"),
        m(39, ""),
      ),
      control(m(0, "000e"), m(12, "0010 00 6279"), m(1, "0003")),
      control(
        m(0, "000f"),
        m(34, "0000 00000001 00000002 00000003 00000004 00000005 00000006"),
      ),
      control(m(0, "0010"), m(35, "0000 ffffffff 00000000")),
      control(
        m(0, "0001"),
        m(36, "01020304"),
        avp(0x30, 0, 7, hex("a1b2c3d4")), // hidden
        avp(0x00, 9, 1, hex("0102")), // a vendor's
      ),
      control(), // acknowledges alone
    ].map(frame),
  },
  data: {
    link: 1,
    packets: [
      frame(join(hex("0002 0007 0009"), ppp)),
      frame(join(hex("4002"), uint(2, 8 + ppp.length), hex("0007 0009"), ppp)),
      frame(
        join(
          hex("4b02"),
          uint(2, 18 + ppp.length),
          hex("0007 0009 0001 0002 0004 00000000"),
          ppp,
        ),
      ),
      frame(join(hex("0003 0000 00000009"), ascii("session of version 3"))),
      overIP(join(hex("00000009"), ascii("session of version 3"))),
    ],
  },
  version3: {
    link: 1,
    packets: [
      frame(control3(m(0, "0001"), m(60, "0a000001"), m(61, "00000005"))),
      overIP(join(
        hex("00000000"),
        control3(
          m(0, "000a"),
          m(63, "00000005"),
          m(64, "00000000"),
          m(68, "0005"),
          m(62, "0005 0004"),
          m(69, "0001"),
          m(70, "0002"),
          m(71, "0003"),
          m(65, "01020304"),
          text(72, "en"),
          m(74, "0000000005f5e100"),
        ),
      )),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      frame(control(m(0, "0001"), hex("8000 0000 0007"))),
      frame(control(m(0, "0001"), hex("83ff 0000 0007 61"))),
      frame(control(m(0, "00"), m(9, "0005"))),
      frame(hex("c802 ffff 0007 0000 0001 0002")),
      frame(hex("c802 0008 0007 0000 0001 0002")),
      frame(hex("0202 0007 0009 ffff 00")),
      frame(hex("c8")),
      overIP(hex("00000000 c803")),
    ],
  },
};
