/** Routes that routing headers of IPv6 hold, by routing type. */
import { Damage } from "../../bytes/cursor.ts";
import {
  bits,
  type Field,
  flag,
  ipv6Address,
  list,
  listToEnd,
  options,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  u8,
} from "../../fields/mod.ts";
import { SRH_TLV } from "../../names/ipv6_routing.ts";

/** Type 0: RFC 2460 §4.4; deprecated by RFC 5095. */
export interface IPv6SourceRoute {
  /** Reserved. */
  reserved: number;
  /** Nodes to be visited; those that were visited hold where the packet came from. */
  addresses: string[];
}
/** Type 2: RFC 6275 §6.4. */
export interface IPv6HomeRoute {
  /** Reserved. */
  reserved: number;
  /** Home address of the mobile node that the packet is sent to. */
  homeAddress: string;
}
/** Type 3: RFC 6554 §3. */
export interface IPv6RPLRoute {
  /** Bytes of the prefix that all addresses but the last leave out. */
  cmprI: number;
  /** Bytes of the prefix that the last address leaves out. */
  cmprE: number;
  /** Bytes of padding. */
  pad: number;
  /** Reserved. */
  reserved: number;
  /** Nodes to be visited, without the prefix that they share with the destination address. */
  addresses: Uint8Array[];
  /** Padding. */
  padding?: Uint8Array;
}
/** Type 4: RFC 8754 §2. */
export interface IPv6SegmentRoute {
  /** Index of the last segment. */
  lastEntry: number;
  /** Flags, of which none is defined. */
  flags: number;
  /** Marks packets of one class. */
  tag: number;
  /** Segments, the last of the path first. */
  segments: string[];
  /** What else the sender says. */
  tlvs: IPv6SegmentTLV[];
}
/** What all TLVs of segment routing have. */
export interface IPv6SegmentTLVHead {
  /** Type. */
  type: number;
}
/** Any TLV that is not decoded further. */
export interface IPv6SegmentOtherTLV extends IPv6SegmentTLVHead {
  /** Bytes of the data. */
  length: number;
  /** Data. */
  data: Uint8Array;
}
/** HMAC: RFC 8754 §2.1.2. */
export interface IPv6SegmentHmacTLV extends IPv6SegmentTLVHead {
  /** Bytes behind the length. */
  length: number;
  /** D: the destination address is not verified. */
  destinationUnverified: boolean;
  /** Reserved. */
  reserved: number;
  /** Identifies key and algorithm. */
  keyId: number;
  /** HMAC. */
  hmac: Uint8Array;
}
/** Any TLV of segment routing. */
export type IPv6SegmentTLV =
  | IPv6SegmentTLVHead
  | IPv6SegmentOtherTLV
  | IPv6SegmentHmacTLV;

/** Types 5 and 6: RFC 9631 §4. */
export interface IPv6CompactRoute {
  /** Segments as short identifiers, the last of the path first; padded with zeros. */
  sids: number[];
}

/** Type 0. */
export const ipv6SourceRoute: Struct<IPv6SourceRoute> = struct<IPv6SourceRoute>(
  {
    reserved: u32(),
    addresses: listToEnd(ipv6Address({ alias: "ipv6.routing.src.addr" })),
  },
);

/** Type 2. */
export const ipv6HomeRoute: Struct<IPv6HomeRoute> = struct<IPv6HomeRoute>({
  reserved: u32(),
  homeAddress: ipv6Address({ alias: "ipv6.routing.mipv6.home_address" }),
});

const ADDRESS_SIZE = 16;

/** What stands before the type-specific data. */
interface RouteHead {
  /** Length of the header in units of 8 bytes, the first 8 not counted. */
  hdrExtLen: number;
}

/** Addresses of which the last may leave out less than the others: RFC 6554 §3. */
const rplAddresses: Field<Uint8Array[]> = {
  alias: "ipv6.routing.rpl.address",
  bits: 0,
  read(c, h) {
    const { cmprI, cmprE, pad } = h.struct.probe(h) as IPv6RPLRoute;
    const { hdrExtLen } = h.up!.struct.probe(h.up!) as RouteHead;
    const size = ADDRESS_SIZE - cmprI, last = ADDRESS_SIZE - cmprE;
    const n = Math.floor((hdrExtLen * 8 - pad - last) / size) + 1;
    const out: Uint8Array[] = [];
    while (out.length < n) {
      const k = out.length === n - 1 ? last : size;
      if (k > c.room) {
        const e = new Damage("short", c.p, `has ${out.length} of ${n}`, k);
        e.value = out;
        throw e;
      }
      const p = c.take(k);
      out.push(c.b.subarray(p, p + k));
    }
    return out;
  },
};

/** Type 3. */
export const ipv6RPLRoute: Struct<IPv6RPLRoute> = struct<IPv6RPLRoute>({
  cmprI: bits(4, { alias: "ipv6.routing.rpl.cmprI", unit: "bytes" }),
  cmprE: bits(4, { alias: "ipv6.routing.rpl.cmprE", unit: "bytes" }),
  pad: bits(4, { alias: "ipv6.routing.rpl.pad", unit: "bytes" }),
  reserved: bits(20, { alias: "ipv6.routing.rpl.reserved" }),
  addresses: rplAddresses,
  padding: padding(),
});

const tlvType = { type: u8({ names: SRH_TLV }) };
const tlvHead = { ...tlvType, length: u8({ unit: "bytes" }) };

/** Type 4. */
export const ipv6SegmentRoute: Struct<IPv6SegmentRoute> = struct<
  IPv6SegmentRoute
>({
  lastEntry: u8({ alias: "ipv6.routing.srh.last_entry" }),
  flags: u8({ alias: "ipv6.routing.srh.flags", hex: true }),
  tag: u16({ alias: "ipv6.routing.srh.tag", hex: true }),
  segments: list(
    ipv6Address({ alias: "ipv6.routing.srh.addr" }),
    (h: IPv6SegmentRoute) => h.lastEntry + 1,
  ),
  tlvs: options<IPv6SegmentTLV>({
    counts: "value",
    single: [0],
    cases: {
      0: struct<IPv6SegmentTLVHead>(tlvType),
      5: struct<IPv6SegmentHmacTLV>({
        ...tlvHead,
        destinationUnverified: flag(),
        reserved: bits(15),
        keyId: u32({ hex: true }),
        hmac: rest(),
      }),
    },
    other: struct<IPv6SegmentOtherTLV>({ ...tlvHead, data: rest() }),
  }),
});

/** Type 5: segment identifiers of 16 bits. */
export const ipv6CompactRoute16: Struct<IPv6CompactRoute> = struct<
  IPv6CompactRoute
>({
  sids: listToEnd(u16({ alias: "ipv6.routing.crh16.sid" })),
});

/** Type 6: segment identifiers of 32 bits. */
export const ipv6CompactRoute32: Struct<IPv6CompactRoute> = struct<
  IPv6CompactRoute
>({
  sids: listToEnd(u32({ alias: "ipv6.routing.crh32.sid" })),
});
