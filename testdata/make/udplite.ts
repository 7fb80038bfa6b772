/** UDP-Lite: what the goldens in captures/udplite show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  uint,
  withPseudo,
} from "./build.ts";

/** A datagram whose checksum covers `coverage` bytes; what is behind them is zero for the checksum. */
export function udplite(coverage: number, data: string, six = false) {
  const payload = ascii(data), part = coverage === 0 ? 8 : coverage - 8;
  const head = join(hex("9c40 0009"), uint(2, coverage), hex("0000"));
  const summed = payload.slice();
  if (coverage > 0) summed.fill(0, Math.max(0, part));
  const b = withPseudo(six, 136, 6, join(head, summed));
  b.set(payload, 8);
  return b;
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  coverage: {
    link: 1,
    packets: [
      ethernet(0x0800, ipv4(136, udplite(0, "abcdefgh"))),
      ethernet(0x0800, ipv4(136, udplite(8, "abcdefgh"))),
      ethernet(0x0800, ipv4(136, udplite(12, "abcdefgh"))),
      ethernet(0x86dd, ipv6(136, udplite(16, "abcdefgh", true))),
      ethernet(0x0800, ipv4(136, udplite(4, "abcdefgh"))), // means nothing
      ethernet(0x0800, ipv4(136, hex("9c40 0009 0000"))),
    ],
  },
};
