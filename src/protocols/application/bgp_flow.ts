/** Flow specifications: RFC 8955 §4, RFC 8956 §3. */
import {
  bits,
  choice,
  chosen,
  type Field,
  flag,
  ipv4Prefix,
  ipv6Prefix,
  listToEnd,
  listUntil,
  routeDistinguisher,
  struct,
  u8,
  uint,
  when,
  within,
} from "../../fields/mod.ts";
import { BGP_FLOW_COMPONENT } from "../../names/bgp.ts";

/** A flow specification. */
export interface BGPFlow {
  /** Bytes of the components, in one byte or in the last 12 bits of two. */
  length: number;
  /** Route distinguisher, in VPNs. */
  rd?: string;
  /** What packets must be like: all of it. */
  components: BGPFlowComponent[];
}
/** A prefix: RFC 8955 §4.2.2.1. */
export interface BGPFlowPrefix {
  /** Type. */
  type: number;
  /** Bits of the prefix. */
  prefixLength: number;
  /** Bits that are passed over, in IPv6. */
  offset?: number;
  /** Prefix; in IPv6 the bits behind the offset. */
  prefix: string;
}
/** Numbers: RFC 8955 §4.2.1.1. */
export interface BGPFlowNumbers {
  /** Type. */
  type: number;
  /** Comparisons. */
  operations: BGPFlowNumber[];
}
/** A comparison with a number. */
export interface BGPFlowNumber {
  /** The last one. */
  end: boolean;
  /** The one before must hold, too. */
  and: boolean;
  /** Bytes of the value, as a power of 2. */
  size: number;
  /** Zero. */
  reserved: boolean;
  /** Less than the value. */
  lessThan: boolean;
  /** Greater than the value. */
  greaterThan: boolean;
  /** Equal to the value. */
  equal: boolean;
  /** Value. */
  value: number;
}
/** Bits: RFC 8955 §4.2.1.2. */
export interface BGPFlowBits {
  /** Type. */
  type: number;
  /** Comparisons. */
  operations: BGPFlowMask[];
}
/** A comparison with bits. */
export interface BGPFlowMask {
  /** The last one. */
  end: boolean;
  /** The one before must hold, too. */
  and: boolean;
  /** Bytes of the value, as a power of 2. */
  size: number;
  /** Zero. */
  reserved: boolean;
  /** Zero. */
  reserved2: boolean;
  /** It must not hold. */
  not: boolean;
  /** All bits must be set, not one of them. */
  match: boolean;
  /** Bits. */
  value: number;
}
/** One thing that packets must be like. */
export type BGPFlowComponent = BGPFlowPrefix | BGPFlowNumbers | BGPFlowBits;

const named = (name: string) => ({ alias: `bgp.flowspec_nlri.${name}` });
const type = u8({ ...named("filter_type"), names: BGP_FLOW_COMPONENT });
const bytesOf = (h: BGPFlowPrefix): number =>
  Math.ceil((h.prefixLength - (h.offset ?? 0)) / 8);
const nowhere = when(() => false, u8());
const prefix4 = (alias: string) =>
  struct<BGPFlowPrefix>({
    type,
    prefixLength: u8({ alias: "bgp.prefix_length", unit: "bits" }),
    offset: nowhere,
    prefix: ipv4Prefix(bytesOf, named(alias)),
  });
const prefix6 = (alias: string) =>
  struct<BGPFlowPrefix>({
    type,
    prefixLength: u8({ ...named("ipv6_pref_length"), unit: "bits" }),
    offset: u8({ ...named("ipv6_pref_offset"), unit: "bits" }),
    prefix: ipv6Prefix(bytesOf, named(alias)),
  });

const operator = {
  end: flag(named("op.eol")),
  and: flag(named("op.and")),
  size: bits(2, named("op.val_len")),
};
/** Up to four bytes are numbers; no component has values of eight. */
const value = uint((h: { size: number }) => Math.min(6, 1 << h.size));
const numbers = struct<BGPFlowNumbers>({
  type,
  operations: listUntil(
    struct<BGPFlowNumber>({
      ...operator,
      reserved: flag(named("op.un_bit4")),
      lessThan: flag(named("op.lt")),
      greaterThan: flag(named("op.gt")),
      equal: flag(named("op.equal")),
      value: value as Field<number>,
    }),
    (x) => x.end,
  ),
});
const masks = struct<BGPFlowBits>({
  type,
  operations: listUntil(
    struct<BGPFlowMask>({
      ...operator,
      reserved: flag(named("op.un_bit4")),
      reserved2: flag(named("op.un_bit5")),
      not: flag(named("op.flg_not")),
      match: flag(named("op.flg_match")),
      value: value as Field<number>,
    }),
    (x) => x.end,
  ),
});
const destination4 = prefix4("dst_prefix_filter");
const source4 = prefix4("src_prefix_filter");
const destination6 = prefix6("dst_ipv6_pref");
const source6 = prefix6("src_ipv6_pref");

const TCP_FLAGS = 9, FRAGMENT = 12;
/** A component by its type. */
const component = (six: boolean): Field<BGPFlowComponent> => {
  const destination = six ? destination6 : destination4;
  const source = six ? source6 : source4;
  return chosen(choice<BGPFlowComponent>(
    [destination, source, numbers, masks],
    (c) => {
      switch (c.peek()) {
        case 1:
          return destination;
        case 2:
          return source;
        case TCP_FLAGS:
        case FRAGMENT:
          return masks;
      }
      return numbers;
    },
  ));
};

/** The length of RFC 8955 §4.1: from 240 bytes on it takes two. */
const length: Field<number> = {
  ...named("length"),
  unit: "bytes",
  bits: 0,
  read(c) {
    const first = c.byte();
    return first < 0xf0 ? first : (first & 15) << 8 | c.byte();
  },
};
const RD = 8;

/** Flow specifications up to the end of the attribute: of IPv6, and in VPNs. */
export function flows(six: boolean, vpn: boolean): Field<BGPFlow[]> {
  return listToEnd(struct<BGPFlow>({
    length,
    rd: when(() => vpn, routeDistinguisher()),
    components: within(
      (h: BGPFlow) => h.length - (vpn ? RD : 0),
      listToEnd(component(six)),
    ),
  }));
}
