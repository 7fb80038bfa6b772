/** WireGuard: what the goldens in captures/wireguard show. */
import { type Case, hex, udpFrame } from "./build.ts";

const of = (text: string, port = 51820) => udpFrame(40000, port, hex(text));
const fill = (byte: string, n: number) => byte.repeat(n);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  wireguard: {
    link: 1,
    packets: [
      of(
        `01000000 01000000 ${fill("11", 32)} ${fill("22", 48)} ${
          fill("33", 28)
        } ${fill("44", 16)} ${fill("00", 16)}`,
      ),
      of(
        `02000000 02000000 01000000 ${fill("11", 32)} ${fill("22", 16)} ${
          fill("44", 16)
        } ${fill("00", 16)}`,
        45000,
      ),
      of(`03000000 01000000 ${fill("55", 24)} ${fill("66", 32)}`),
      of(`04000000 02000000 0000000000000000 ${fill("77", 48)}`),
      of(`04000000 02000000 0100000000000000 ${fill("77", 16)}`), // keepalive
      of(`01000000 01000000 ${fill("11", 16)}`), // cut short
      of("05000000 01000000"), // no such message
    ],
  },
};
