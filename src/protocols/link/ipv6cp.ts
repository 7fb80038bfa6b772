/** IPv6 Control Protocol: RFC 5072 §4, RFC 5172. */
import type { Protocol } from "../../dissect/protocol.ts";
import { pppProtocol } from "../../dissect/tables.ts";
import { eui64, rest, struct } from "../../fields/mod.ts";
import { IPV6CP_OPTION } from "../../names/ppp.ts";
import { type CompressionOption, compressionOption } from "./ipcp.ts";
import {
  controlProtocol,
  controlTable,
  optionHead,
  type PPPControl,
  type PPPOptionHead,
  type PPPOtherOption,
} from "./ppp_control.ts";

/** Interface-Identifier: RFC 5072 §4.1. */
export interface IPv6CPInterfaceOption extends PPPOptionHead {
  /** The last 64 bits of the link-local address; zeros ask for one. */
  identifier: string;
}
/** Any option of IPV6CP. */
export type IPv6CPOption =
  | IPv6CPInterfaceOption
  | CompressionOption
  | PPPOtherOption;
/** A packet of IPV6CP. */
export type IPv6CP = PPPControl<IPv6CPOption>;

const head = optionHead("ipv6cp", IPV6CP_OPTION);

/** IPv6 Control Protocol. */
export const ipv6cp: Protocol<IPv6CP> = {
  ...controlProtocol,
  id: "ipv6cp",
  label: "IPV6CP",
  name: "PPP IPv6 Control Protocol",
  spec: "RFC 5072",
  depth: "all options",
  alias: "ipv6cp",
  on: [[pppProtocol, 0x8057]],
  fields: controlTable<IPv6CPOption>({
    1: struct<IPv6CPInterfaceOption>({
      ...head,
      identifier: eui64({ alias: "ipv6cp.interface_identifier" }),
    }),
    2: compressionOption(head),
  }, struct<PPPOtherOption>({ ...head, data: rest() })),
};
