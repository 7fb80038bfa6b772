/** LLMNR: what the goldens in captures/llmnr show. */
import { type Case, hex, udpFrame } from "./build.ts";

const of = (text: string) => udpFrame(40000, 5355, hex(text));
const NAME = "02 7063 00";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  llmnr: {
    link: 1,
    packets: [
      of(`1234 0000 0001 0000 0000 0000 ${NAME} 0001 0001`),
      of(
        `1234 8000 0001 0001 0000 0000 ${NAME} 0001 0001 c00c 0001 0001 0000001e 0004 0a000001`,
      ),
      of(`1234 8500 0001 0000 0000 0000 ${NAME} 00ff 0001`), // conflict, tentative
      of("1234 0000 0001 0000"), // cut short
    ],
  },
};
