/** Options and flags that several packets and LSAs of OSPF share: RFC 2328 §A.2, RFC 5340 §A.2. */
import {
  bits,
  type Field,
  flag,
  ipv4Address,
  type Struct,
  struct,
} from "../../fields/mod.ts";

/** Options of version 2: RFC 2328 §A.2, RFC 3101 §2.3, RFC 4576 §4, RFC 4915 §3.1, RFC 5250 §3.2, RFC 5613 §2.1. */
export interface OSPFOptions {
  /** DN: the route came from a provider's backbone. */
  dn: boolean;
  /** O: opaque LSAs are understood. */
  o: boolean;
  /** DC: demand circuits are understood. */
  dc: boolean;
  /** L: a block of link-local signalling follows. */
  l: boolean;
  /** N or P: NSSAs are understood; in an NSSA-LSA: it may be translated. */
  np: boolean;
  /** MC: multicast datagrams are forwarded. */
  mc: boolean;
  /** E: AS-External-LSAs are flooded. */
  e: boolean;
  /** MT: multi-topology routing is understood. */
  mt: boolean;
}
/** Options of version 3: RFC 5340 §A.2, RFC 5838 §2.2, RFC 5613 §2.1, RFC 7166 §2.1. */
export interface OSPFv3Options {
  /** Reserved. */
  reserved: number;
  /** AT: an authentication trailer follows. */
  at: boolean;
  /** L: a block of link-local signalling follows. */
  l: boolean;
  /** AF: address families other than IPv6 unicast are understood. */
  af: boolean;
  /** Reserved. */
  reserved2: number;
  /** DC: demand circuits are understood. */
  dc: boolean;
  /** R: the router forwards packets. */
  r: boolean;
  /** N: NSSAs are understood. */
  n: boolean;
  /** MC; deprecated. */
  mc: boolean;
  /** E: AS-External-LSAs are flooded. */
  e: boolean;
  /** V6: the router takes part in the routing of IPv6. */
  v6: boolean;
}

const optionsTable = (np: string): Struct<OSPFOptions> =>
  struct<OSPFOptions>({
    dn: flag({ alias: "ospf.v2.options.dn" }),
    o: flag({ alias: "ospf.v2.options.o" }),
    dc: flag({ alias: "ospf.v2.options.dc" }),
    l: flag({ alias: "ospf.v2.options.l" }),
    np: flag({ alias: `ospf.v2.options.${np}` }),
    mc: flag({ alias: "ospf.v2.options.mc" }),
    e: flag({ alias: "ospf.v2.options.e" }),
    mt: flag({ alias: "ospf.v2.options.mt" }),
  });
/** Options of version 2. */
export const ospfOptions: Struct<OSPFOptions> = optionsTable("n");
/** Options in the header of an NSSA-LSA. */
export const ospfNssaOptions: Struct<OSPFOptions> = optionsTable("p");

/** Options of version 3. */
export const ospfv3Options: Struct<OSPFv3Options> = struct<OSPFv3Options>({
  reserved: bits(13),
  at: flag({ alias: "ospf.v3.options.at" }),
  l: flag({ alias: "ospf.v3.options.l" }),
  af: flag({ alias: "ospf.v3.options.af" }),
  reserved2: bits(2),
  dc: flag({ alias: "ospf.v3.options.dc" }),
  r: flag({ alias: "ospf.v3.options.r" }),
  n: flag({ alias: "ospf.v3.options.n" }),
  mc: flag({ alias: "ospf.v3.options.mc" }),
  e: flag({ alias: "ospf.v3.options.e" }),
  v6: flag({ alias: "ospf.v3.options.v6" }),
});

/** A router's identifier, written as an address. */
export const advertisingRouter: Field<string> = ipv4Address({
  alias: "ospf.advrouter",
});
