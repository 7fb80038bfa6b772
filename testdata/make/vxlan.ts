/** VXLAN: what the goldens in captures/vxlan show. */
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
} from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));
const inner = ethernet(0x0800, packet);
const vxlan = (head: string, payload: Uint8Array) =>
  udpFrame(50000, 4789, join(hex(head), payload));
const gpe = (head: string, payload: Uint8Array) =>
  udpFrame(50000, 4790, join(hex(head), payload));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  vxlan: {
    link: 1,
    packets: [
      vxlan("08000000 00007b00", inner),
      vxlan("88480020 00007b00", inner), // group policy
      vxlan("08000000 00007b00", hex("0200")), // cut short
      vxlan("08000000", new Uint8Array(0)),
    ],
  },
  gpe: {
    link: 1,
    packets: [
      gpe("0c000001 00007b00", packet),
      gpe("0c000002 00007b00", packet6),
      gpe("0c000003 00007b00", inner),
      gpe("0c000005 00007b00", join(hex("00064140"), packet)),
      gpe("08000000 00007b00", inner),
      gpe("0c0000ff 00007b00", hex("0102")),
    ],
  },
};
