/** What options of DHCP have in common, and the kinds that many of them are of: RFC 2132. */
import {
  type Field,
  type Hint,
  i32,
  ipv4Address,
  listToEnd,
  paddedText,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { DHCP_OPTION } from "../../names/dhcp.ts";

/** What all options have. */
export interface DHCPOptionHead {
  /** Code of the option. */
  code: number;
}
/** An option with a length. */
export interface SizedDHCPOption extends DHCPOptionHead {
  /** Bytes of the value. */
  length: number;
}
/** End: RFC 2132 §3.2. */
export interface DHCPEndOption extends DHCPOptionHead {
  /** Bytes behind the last option. */
  padding?: Uint8Array;
}
/** An option that holds an address, or a mask. */
export interface DHCPAddressOption extends SizedDHCPOption {
  /** The address. */
  address: string;
}
/** An option that lists addresses, in order of preference. */
export interface DHCPAddressesOption extends SizedDHCPOption {
  /** The addresses. */
  addresses: string[];
}
/** An option that holds a number. */
export interface DHCPNumberOption extends SizedDHCPOption {
  /** The number; times are in seconds, sizes in bytes where nothing else is said. */
  value: number;
}
/** An option that lists numbers. */
export interface DHCPNumbersOption extends SizedDHCPOption {
  /** The numbers. */
  values: number[];
}
/** An option that switches something on or off. */
export interface DHCPFlagOption extends SizedDHCPOption {
  /** On: the value is not 0. */
  enabled: boolean;
}
/** An option that holds text. */
export interface DHCPTextOption extends SizedDHCPOption {
  /** The text, without zeros at its end. */
  text: string;
}
/** Any other option. */
export interface DHCPOtherOption extends SizedDHCPOption {
  /** Its value. */
  data: Uint8Array;
}
/** An option inside another. */
export type DHCPSuboption = DHCPOptionHead | DHCPEndOption | DHCPOtherOption;

const PREFIX = "dhcp.option.";

/** The code of an option. */
export const dhcpHead: { readonly code: Field<number> } = {
  code: u8({ alias: "dhcp.option.type", names: DHCP_OPTION }),
};
/** Code and length of an option. */
export const dhcpSized: typeof dhcpHead & { readonly length: Field<number> } = {
  ...dhcpHead,
  length: u8({ alias: "dhcp.option.length", unit: "bytes" }),
};
/** Code and length of an option inside another. */
export const dhcpInner: typeof dhcpSized = {
  code: u8(),
  length: u8({ unit: "bytes" }),
};

/** Fills up, inside another option. */
export const dhcpInnerPad: Struct<DHCPOptionHead> = struct<DHCPOptionHead>({
  code: dhcpInner.code,
});
/** Ends the options inside another. */
export const dhcpInnerEnd: Struct<DHCPEndOption> = struct<DHCPEndOption>({
  code: dhcpInner.code,
  padding: padding(),
});

/** An option whose only content is that it is there. */
export const dhcpEmpty: Struct<SizedDHCPOption> = struct<SizedDHCPOption>(
  dhcpSized,
);
/** Fills up. */
export const dhcpPad: Struct<DHCPOptionHead> = struct<DHCPOptionHead>(dhcpHead);
/** Ends the options. */
export const dhcpEnd: Struct<DHCPEndOption> = struct<DHCPEndOption>({
  ...dhcpHead,
  padding: padding({ alias: "dhcp.option.padding" }),
});
/** An option without a table of its own. */
export const dhcpOther: Struct<DHCPOtherOption> = struct<DHCPOtherOption>({
  ...dhcpSized,
  data: rest(),
});

/** An option that holds an address; `alias` is what stands behind `dhcp.option.` in Wireshark's name. */
export function dhcpAddress(alias: string): Struct<DHCPAddressOption> {
  return struct<DHCPAddressOption>({
    ...dhcpSized,
    address: ipv4Address({ alias: PREFIX + alias }),
  });
}
/** An option that lists addresses. */
export function dhcpAddresses(alias?: string): Struct<DHCPAddressesOption> {
  return struct<DHCPAddressesOption>({
    ...dhcpSized,
    addresses: listToEnd(
      ipv4Address({ ...alias && { alias: PREFIX + alias } }),
    ),
  });
}

/** The fields of numbers, by name. */
const WIDTHS = { u8, u16, u32, i32 } as const;
/** How a number is written. */
export type DHCPWidth = "u8" | "u16" | "u32" | "i32";

/** An option that holds a number. */
export function dhcpNumber(
  width: DHCPWidth,
  alias: string,
  hint: Hint = {},
): Struct<DHCPNumberOption> {
  return struct<DHCPNumberOption>({
    ...dhcpSized,
    value: WIDTHS[width]({ ...alias && { alias: PREFIX + alias }, ...hint }),
  });
}
/** An option that lists numbers. */
export function dhcpNumbers(
  width: DHCPWidth,
  alias: string,
  hint: Hint = {},
): Struct<DHCPNumbersOption> {
  return struct<DHCPNumbersOption>({
    ...dhcpSized,
    values: listToEnd(
      WIDTHS[width]({ ...alias && { alias: PREFIX + alias }, ...hint }),
    ),
  });
}
/** An option that holds text. */
export function dhcpText(alias?: string): Struct<DHCPTextOption> {
  return struct<DHCPTextOption>({
    ...dhcpSized,
    text: restTrimmed({ ...alias && { alias: PREFIX + alias } }),
  });
}
/** An option that switches something on or off. */
export function dhcpToggle(alias: string): Struct<DHCPFlagOption> {
  return struct<DHCPFlagOption>({
    ...dhcpSized,
    enabled: {
      bits: 0,
      alias: PREFIX + alias,
      read: (c) => c.byte() !== 0,
    },
  });
}
/** Text of all bytes that remain, without zeros at its end: RFC 2132 §2. */
export function restTrimmed(hint: Hint = {}): Field<string> {
  return {
    ...hint,
    bits: 0,
    read: (c, h) => paddedText(c.room).read!(c, h),
  };
}
