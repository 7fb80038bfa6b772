/** Configuration Testing Protocol: what the goldens in captures/loop show. */
import { type Case, ethernet, hex, join } from "./build.ts";

const of = (text: string) => {
  const f = ethernet(0x9000, hex(text));
  return join(f, new Uint8Array(Math.max(0, 60 - f.length)));
};

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  loop: {
    link: 1,
    packets: [
      of("0000 0100 0700 0102"),
      of("0000 0200 020000000001 0200 020000000002 0100 0700 0102"),
      of("0000 0900 0102"), // no such function
      ethernet(0x9000, hex("0000 0200 0200")), // cut short
      ethernet(0x9000, hex("0000")),
    ],
  },
};
