/** Headers of options for every node on the way (RFC 8200 §4.3) and for the destination (RFC 8200 §4.6). */
import type { Protocol, StandIn } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import { Face, type Struct, struct, u8, within } from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import { IPV6_OPTION } from "../../names/ipv6_option.ts";
import { type IPv6Option, ipv6Options } from "./ipv6_options.ts";

/** A header of options. */
export interface IPv6OptionsHeader {
  /** Type of the header behind this one. */
  nextHeader: number;
  /** Length of this header in units of 8 bytes, the first 8 not counted. */
  hdrExtLen: number;
  /** Options. */
  options: IPv6Option[];
}

/** The table, whose fields Wireshark names after the header. */
function table(name: string): Struct<IPv6OptionsHeader> {
  return struct<IPv6OptionsHeader>({
    nextHeader: u8({ alias: `${name}.nxt`, names: IP_PROTOCOL }),
    hdrExtLen: u8({ alias: `${name}.len` }),
    options: within(
      (h: IPv6OptionsHeader) => h.hdrExtLen * 8 + 6,
      ipv6Options,
    ),
  });
}

/** The option that a packet was sent for: padding says nothing. */
function summary(h: IPv6OptionsHeader): string {
  const names = (h.options ?? []).filter((o) => o.type > 1)
    .map((o) => IPV6_OPTION[o.type] ?? `option ${o.type}`);
  return names.join(", ") || "padding";
}

const common = {
  spec: "RFC 8200",
  depth: "all options of IANA's list",
  layer: "internet",
  headerSize: (h: IPv6OptionsHeader): number => (h.hdrExtLen + 1) * 8,
  next: (h, d) => d.find(ipProtocol, h.nextHeader),
  summary,
} as const satisfies Partial<Protocol<IPv6OptionsHeader>>;

/** Hop-by-Hop Options. */
export const hopopt: Protocol<IPv6OptionsHeader> = {
  ...common,
  id: "hopopt",
  label: "HOPOPT",
  name: "IPv6 Hop-by-Hop Options",
  alias: "ipv6.hopopts",
  on: [[ipProtocol, 0]],
  fields: table("ipv6.hopopts"),
};

/** Bytes of an option's type and length. */
const OPTION_HEAD = 2;

/** A mobile node away from home makes its checksums with its home address: RFC 6275 §11.3.1. */
function homeAddress(h: IPv6OptionsHeader): StandIn | undefined {
  for (const o of h.options ?? []) {
    if (!("homeAddress" in o) || !(o instanceof Face)) continue;
    const isCut = o.homeAddress === undefined;
    return { of: "src", at: isCut ? -1 : o.$view.p + OPTION_HEAD, size: 16 };
  }
  return undefined;
}

/** Destination Options. */
export const ipv6Opts: Protocol<IPv6OptionsHeader> = {
  ...common,
  id: "ipv6-opts",
  label: "IPv6-Opts",
  name: "IPv6 Destination Options",
  aliases: ["ipv6_opts"],
  alias: "ipv6.dstopts",
  on: [[ipProtocol, 60]],
  fields: table("ipv6.dstopts"),
  standIn: homeAddress,
};
