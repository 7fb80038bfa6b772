/** ERSPAN, Geneve, Teredo and GTP: what the goldens in captures/tunnels show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp,
  udpFrame,
  uint,
} from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const frame = ethernet(0x0800, packet);
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));
const gre = (head: string, payload: Uint8Array) =>
  ethernet(0x0800, ipv4(47, join(hex(head), payload)));
const geneve = (head: string, payload: Uint8Array) =>
  udpFrame(40000, 6081, join(hex(head), payload));
const teredo = (head: string, payload: Uint8Array) =>
  udpFrame(40000, 3544, join(hex(head), payload));
/** A packet of GTP; `rest` is all between the TEID and the payload. */
const gtp = (
  flags: string,
  type: number,
  rest: string,
  payload: Uint8Array,
) => {
  const more = hex(rest);
  return udpFrame(
    2152,
    2152,
    join(
      hex(flags),
      uint(1, type),
      uint(2, more.length + payload.length),
      hex("00000007"),
      more,
      payload,
    ),
  );
};

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  erspan: {
    link: 1,
    packets: [
      gre("0000 88be", frame), // type I
      gre("1000 88be 00000007 1064 3803 00000005", frame),
      gre("1000 22eb 00000007 2064 0803 00000009 0001 8048", frame),
      gre(
        "1000 22eb 00000007 2064 0803 00000009 0001 804b 0c000001 00000002",
        frame,
      ),
      gre("1000 88be 00000007 1064", hex("")),
      gre("1000 6558 00000007", frame), // NVGRE without a key
      gre("2000 6558 00123401", frame), // NVGRE
    ],
  },
  geneve: {
    link: 1,
    packets: [
      geneve("00 00 6558 000007 00", frame),
      geneve("00 00 0800 000007 00", packet),
      geneve(
        "04 40 6558 000007 00 0102 81 01 01020304 0103 02 01 05060708",
        frame,
      ),
      geneve("02 00 6558 000007 00 0102 01 05 01020304", frame),
      geneve("3f 00 6558 000007 00 0102 01 00", hex("")),
      geneve("00 00 65", hex("")),
    ],
  },
  teredo: {
    link: 1,
    packets: [
      teredo("", packet6),
      teredo("0000 63bf f5fffffe", packet6),
      teredo("0001 00 00 0102030405060708 00", packet6),
      teredo(
        "0001 02 04 6964 01020304 0102030405060708 01 0000 63bf f5fffffe",
        packet6,
      ),
      teredo("0001 ff 04 6964", hex("")),
      teredo("45000014", hex("")),
    ],
  },
  gtp: {
    link: 1,
    packets: [
      gtp("30", 255, "", packet),
      gtp("30", 255, "", packet6),
      gtp("32", 255, "0001 00 00", packet),
      gtp("34", 255, "0000 00 85 01 1009 00", packet),
      gtp(
        "37",
        255,
        "0001 02 c0 01 0003 40 01 0868 85 02 100900000000 00",
        packet,
      ),
      gtp("32", 1, "0001 00 00", hex("")),
      gtp("32", 26, "0001 00 00 10 00000007 85 0004 0a000001", hex("")),
      gtp("34", 255, "0000 00 85 00 1009 00", packet),
      gtp("34", 255, "0000 00 85 ff 1009 00", hex("")),
      udpFrame(2152, 2152, hex("30 ff ffff 00000007 45")),
      udpFrame(2152, 2152, hex("30 ff")),
    ],
  },
};
