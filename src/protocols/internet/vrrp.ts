/** Virtual Router Redundancy Protocol: versions 2 (RFC 3768 §5) and 3 (RFC 9568 §5). */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import {
  bits,
  CHECKSUM_STATUS,
  derived,
  type Field,
  ifMore,
  ipv4Address,
  ipv6Address,
  list,
  paddedText,
  payloadChecksum,
  struct,
  transportChecksum,
  u16,
  u8,
  type View,
  when,
} from "../../fields/mod.ts";
import { VRRP_AUTH, VRRP_TYPE } from "../../names/routing.ts";

/** An advertisement. */
export interface VRRP {
  /** Version. */
  version: number;
  /** Packet type. */
  type: number;
  /** Virtual router identifier. */
  virtualRouterId: number;
  /** Priority; 255 for who owns the addresses, 0 for who stops. */
  priority: number;
  /** Number of addresses. */
  addressCount: number;
  /** Authentication type, up to version 2. */
  authType?: number;
  /** Seconds between advertisements, up to version 2. */
  advertisementInterval?: number;
  /** Reserved, and hundredths of a second between advertisements, in version 3. */
  maxAdvertisementInterval?: VRRPInterval;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** Addresses of the virtual router, if they are IPv4. */
  addresses?: string[];
  /** Addresses of the virtual router, if they are IPv6. */
  ipv6Addresses?: string[];
  /** Authentication data, up to version 2. */
  authData?: string;
}
/** Interval of version 3: RFC 9568 §5.2.6 and §5.2.7. */
export interface VRRPInterval {
  /** Reserved. */
  reserved: number;
  /** Hundredths of a second between advertisements. */
  interval: number;
}

const IPV6_SIZE = 16, VRRP_PROTOCOL = 112, UNVERIFIED = 2, GOOD = 1;
const isOld = (h: VRRP): boolean => h.version < 3;

/** Whether the addresses are IPv6 ones: there is room for as many, which only version 3 has. */
function isIPv6(c: Cursor, v: View): boolean {
  const h = v.struct.probe(v) as VRRP;
  return !isOld(h) && h.addressCount > 0 &&
    c.room >= h.addressCount * IPV6_SIZE;
}
/** Addresses of one family, absent where they are of the other. IPv4 comes first: behind IPv6 addresses there is no telling. */
function addresses(six: boolean, of: Field<string>): Field<string[]> {
  const field = list(of, (h: VRRP) => h.addressCount);
  return {
    ...field,
    read: (c, v) => isIPv6(c, v) === six ? field.read!(c, v) : undefined,
  };
}

const alone = payloadChecksum(),
  withAddresses = transportChecksum(
    VRRP_PROTOCOL,
  );

/** Status of the checksum: with a pseudo-header over IPv6; over IPv4 version 3 is sent with one and without (RFC 5798 §5.2.8, RFC 9568 §5.2.8). */
const checksumStatus = derived((h: VRRP, v) => {
  const plain = alone.derive!(v);
  return isOld(h) || plain === GOOD || plain === UNVERIFIED
    ? plain
    : withAddresses.derive!(v);
}, { alias: "vrrp.checksum.status", names: CHECKSUM_STATUS });

/** Virtual Router Redundancy Protocol. */
export const vrrp: Protocol<VRRP> = {
  id: "vrrp",
  label: "VRRP",
  name: "Virtual Router Redundancy Protocol",
  spec: "RFC 9568, RFC 3768",
  depth: "versions 2 and 3, checksum",
  alias: "vrrp",
  layer: "internet",
  on: [[ipProtocol, VRRP_PROTOCOL]],
  fields: struct<VRRP>({
    version: bits(4, { alias: "vrrp.version" }),
    type: bits(4, { alias: "vrrp.type", names: VRRP_TYPE }),
    virtualRouterId: u8({ alias: "vrrp.virt_rtr_id" }),
    priority: u8({ alias: "vrrp.prio" }),
    addressCount: u8({ alias: "vrrp.addr_count" }),
    authType: when(
      isOld,
      u8({ alias: "vrrp.auth_type", names: VRRP_AUTH }),
    ),
    advertisementInterval: when(
      isOld,
      u8({ alias: "vrrp.adver_int", unit: "s" }),
    ),
    maxAdvertisementInterval: when(
      (h: VRRP) => !isOld(h),
      struct<VRRPInterval>({
        reserved: bits(4, { alias: "vrrp.reserved_mbz" }),
        interval: bits(12, { alias: "vrrp.short_adver_int", unit: "10 ms" }),
      }),
    ),
    checksum: u16({ alias: "vrrp.checksum", hex: true }),
    checksumStatus,
    addresses: addresses(false, ipv4Address({ alias: "vrrp.ip_addr" })),
    ipv6Addresses: addresses(
      true,
      ipv6Address({ alias: "vrrp.ipv6_addr" }),
    ),
    authData: when(
      isOld,
      ifMore(paddedText(8, { alias: "vrrp.auth_string" })),
    ),
  }),
  summary: (h) =>
    `${h.type === 1 ? "Announcement" : `type ${h.type}`} (v${h.version})`,
};
