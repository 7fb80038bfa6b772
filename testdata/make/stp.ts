/** Spanning tree: what the goldens in captures/stp show. */
import { type Case, ethernet, hex, join, uint } from "./build.ts";

/** A BPDU in LLC in an IEEE 802.3 frame, filled up. */
function bpdu(text: string, pad = true): Uint8Array {
  const b = join(hex("42 42 03"), hex(text));
  return join(
    ethernet(b.length, b),
    new Uint8Array(pad ? Math.max(0, 46 - b.length) : 0),
  );
}
/** A BPDU of Cisco's in SNAP. */
function pvst(text: string): Uint8Array {
  const b = join(hex("aa aa 03 00000c 010b"), hex(text));
  return ethernet(b.length, b);
}

const parameters = `
  8001 020000000001 # root: priority 32768, VLAN 1
  00000004 # cost
  9001 020000000002 # bridge: priority 36864, VLAN 1
  8004 # port
  0180 1400 0200 0f00 # 1.5 s, 20 s, 2 s, 15 s
`;
const configurationId = `
  00 ${"726567696f6e".padEnd(64, "0")} 0007
  ac36177f50283cd4b83821d8ab26de62
`;
const cist = `
  ${configurationId}
  000000c8 # internal cost
  8000 020000000003
  13 # hops
`;
const instances = `
  7c 8005 020000000004 00000064 80 40 12
  fd 6006 020000000005 00000000 60 80 14
`;
const size = (text: string) => hex(text).length;
const mst = cist + instances;
const aux = `${configurationId} 6c 00 ${"11".repeat(32)}`;
const u16 = (n: number) =>
  [...uint(2, n)].map((x) => x.toString(16).padStart(2, "0")).join("");

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  stp: {
    link: 1,
    packets: [
      bpdu(`0000 00 00 00 ${parameters}`),
      bpdu(`0000 00 00 81 ${parameters}`), // topology change, acknowledged
      bpdu("0000 00 80"), // topology change notification
      bpdu(`0000 00 33 ${parameters}`), // unknown type
      bpdu(`0000 00 00 00 ${parameters} 0102`, false), // bytes behind it
      bpdu("0000 00 00 00 8001 0200", false), // cut short
    ],
  },
  rstp: {
    link: 1,
    packets: [
      bpdu(`0000 02 02 3c ${parameters} 00`),
      bpdu(`0000 02 02 7f ${parameters} 00`),
    ],
  },
  mstp: {
    link: 1,
    packets: [
      bpdu(`0000 03 02 7d ${parameters} 00 ${u16(size(mst))} ${mst}`),
      bpdu(`0000 03 02 7c ${parameters} 00 ${u16(size(cist))} ${cist}`),
      // a region longer than the frame
      bpdu(`0000 03 02 7c ${parameters} 00 ffff ${cist}`, false),
      // half an instance
      bpdu(`0000 03 02 7c ${parameters} 00 0048 ${cist} 7c80050200000000`),
      bpdu(
        `0000 04 02 7c ${parameters} 00 ${u16(size(cist))} ${cist} ${
          u16(size(aux))
        } ${aux}`,
      ),
    ],
  },
  pvst: {
    link: 1,
    packets: [
      pvst(`0000 00 00 00 ${parameters} 00 0000 0002 0001`),
      pvst(`0000 02 02 3c ${parameters} 00 0000 0002 0005`),
      pvst(`0000 02 02 3c ${parameters} 00 0000 0002 0005 0007 0001 aa`),
      pvst(`0000 02 02 3c ${parameters} 00 0000 0008 0005`), // too long
      pvst("0000 00 80"),
    ],
  },
};
