/** Wake-on-LAN: what the goldens in captures/wol show. */
import { type Case, ethernet, hex, join, udpFrame } from "./build.ts";

const magic = (password = "") =>
  join(hex(`ffffffffffff ${"020000000001".repeat(16)}`), hex(password));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  wol: {
    link: 1,
    packets: [
      ethernet(0x0842, magic()),
      ethernet(0x0842, magic("0a000001")),
      ethernet(0x0842, magic("010203040506")),
      udpFrame(40000, 9, magic()),
      udpFrame(40000, 40007, magic()), // on any port
      udpFrame(40000, 9, hex("ffffffffffff 020000000001")), // too short to be one
    ],
  },
};
