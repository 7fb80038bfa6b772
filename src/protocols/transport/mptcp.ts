/** Multipath TCP, versions 0 (RFC 6824) and 1 (RFC 8684). */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  bytes,
  type Choice,
  choice,
  type Field,
  flag,
  ifMore,
  ipv4Address,
  ipv6Address,
  list,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  u64,
  u8,
  type View,
  when,
} from "../../fields/mod.ts";
import { MPTCP_SUBTYPE, TCP_OPTION } from "../../names/tcp_option.ts";

/** What all MPTCP options have. */
export interface MPTCPHead {
  /** 30. */
  kind: number;
  /** Bytes of the whole option. */
  length: number;
  /** Which of MPTCP's messages. */
  subtype: number;
}
/** MP_CAPABLE: RFC 8684 §3.1. */
export interface MPCapable extends MPTCPHead {
  /** Version of MPTCP. */
  version: number;
  /** A: checksum required. */
  checksumRequired: boolean;
  /** B: extensibility. */
  extensibility: boolean;
  /** C: the sender takes no further subflows to this address. */
  noSubflows: boolean;
  /** D to G. */
  reserved: number;
  /** H: HMAC-SHA256 (version 1), HMAC-SHA1 (version 0). */
  hmacSha: boolean;
  /** Key of the option's sender. */
  senderKey?: bigint;
  /** Key of the option's receiver. */
  receiverKey?: bigint;
  /** Bytes of data in the segment. */
  dataLength?: number;
  /** Checksum of the data. */
  checksum?: number;
}
/** MP_JOIN on a SYN: RFC 8684 §3.2. */
export interface MPJoinSyn extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** B: use this path as a backup. */
  backup: boolean;
  /** Address identifier of the sender. */
  addressId: number;
  /** Receiver's token. */
  token: number;
  /** Sender's random number. */
  nonce: number;
}
/** MP_JOIN on a SYN/ACK. */
export interface MPJoinSynAck extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** B: use this path as a backup. */
  backup: boolean;
  /** Address identifier of the sender. */
  addressId: number;
  /** Sender's HMAC, truncated to 64 bits. */
  truncatedHmac: Uint8Array;
  /** Sender's random number. */
  nonce: number;
}
/** MP_JOIN on an ACK. */
export interface MPJoinAck extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** Sender's HMAC. */
  hmac: Uint8Array;
}
/** DSS: RFC 8684 §3.3. */
export interface MPDataSequence extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** F: end of data. */
  dataFin: boolean;
  /** m: the data sequence number has 8 bytes. */
  longDSN: boolean;
  /** M: data sequence number, subflow sequence number and length are there. */
  dsnPresent: boolean;
  /** a: the data acknowledgment has 8 bytes. */
  longAck: boolean;
  /** A: the data acknowledgment is there. */
  ackPresent: boolean;
  /** Data acknowledgment, 4 or 8 bytes. */
  dataAck?: bigint;
  /** Data sequence number, 4 or 8 bytes. */
  dsn?: bigint;
  /** Subflow sequence number. */
  subflowSeq?: number;
  /** Bytes of data that are mapped. */
  dataLength?: number;
  /** Checksum of the data. */
  checksum?: number;
}
/** What ADD_ADDR has in both versions. */
export interface MPAddressHead extends MPTCPHead {
  /** Address identifier. */
  addressId: number;
  /** The IPv4 address. */
  ipv4?: string;
  /** The IPv6 address. */
  ipv6?: string;
  /** Port. */
  port?: number;
}
/** ADD_ADDR of version 0: RFC 6824 §3.4.1. */
export interface MPAddAddress0 extends MPAddressHead {
  /** Version of IP that the address is of. */
  ipVersion: number;
}
/** ADD_ADDR: RFC 8684 §3.4.1. */
export interface MPAddAddress extends MPAddressHead {
  /** Reserved. */
  reserved: number;
  /** E: the receiver says that it has the address. */
  echo: boolean;
  /** HMAC, truncated to 64 bits; not in an echo. */
  truncatedHmac?: Uint8Array;
}
/** REMOVE_ADDR: RFC 8684 §3.4.2. */
export interface MPRemoveAddress extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** Address identifiers. */
  addressIds: number[];
}
/** MP_PRIO: RFC 8684 §3.3.8. */
export interface MPPriority extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** B: use this path as a backup. */
  backup: boolean;
  /** Address identifier (version 0). */
  addressId?: number;
}
/** MP_FAIL: RFC 8684 §3.7. */
export interface MPFail extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** Data sequence number from which data must be sent again. */
  dsn: bigint;
}
/** MP_FASTCLOSE: RFC 8684 §3.5. */
export interface MPFastClose extends MPTCPHead {
  /** Reserved. */
  reserved: number;
  /** Key of the option's receiver. */
  receiverKey: bigint;
}
/** MP_TCPRST: RFC 8684 §3.6. */
export interface MPReset extends MPTCPHead {
  /** U, V and W. */
  reserved: number;
  /** T: the cause is transient. */
  transient: boolean;
  /** Why the subflow ends. */
  reason: number;
}
/** Any other subtype. */
export interface MPOther extends MPTCPHead {
  /** Four bits behind the subtype. */
  flags: number;
  /** Its value. */
  data: Uint8Array;
}
/** Any option of MPTCP. */
export type MPTCPOption =
  | MPCapable
  | MPJoinSyn
  | MPJoinSynAck
  | MPJoinAck
  | MPDataSequence
  | MPAddAddress0
  | MPAddAddress
  | MPRemoveAddress
  | MPPriority
  | MPFail
  | MPFastClose
  | MPReset
  | MPOther;

const head = {
  kind: u8({ alias: "tcp.option_kind", names: TCP_OPTION }),
  length: u8({ alias: "tcp.option_len", unit: "bytes" }),
  subtype: bits(4, {
    alias: "tcp.options.mptcp.subtype",
    names: MPTCP_SUBTYPE,
  }),
};
const addressId = u8({ alias: "tcp.options.mptcp.addrid" });
const backup = flag({ alias: "tcp.options.mptcp.backup.flag" });
const nonce = u32({ alias: "tcp.options.mptcp.sendrand" });

const capable = struct<MPCapable>({
  ...head,
  version: bits(4, { alias: "tcp.options.mptcp.version" }),
  checksumRequired: flag({ alias: "tcp.options.mptcp.checksumreq.flags" }),
  extensibility: flag({ alias: "tcp.options.mptcp.extensibility.flag" }),
  noSubflows: flag({ alias: "tcp.options.mptcp.nomoresubflows.flag" }),
  reserved: bits(4),
  hmacSha: flag({ alias: "tcp.options.mptcp.sha1.flag" }),
  senderKey: ifMore(u64({ alias: "tcp.options.mptcp.sendkey" })),
  receiverKey: ifMore(u64({ alias: "tcp.options.mptcp.recvkey" })),
  dataLength: ifMore(u16({ alias: "tcp.options.mptcp.datalvllen" })),
  checksum: ifMore(u16({ alias: "tcp.options.mptcp.checksum", hex: true })),
});
const joinSyn = struct<MPJoinSyn>({
  ...head,
  reserved: bits(3),
  backup,
  addressId,
  token: u32({ alias: "tcp.options.mptcp.recvtok" }),
  nonce,
});
const joinSynAck = struct<MPJoinSynAck>({
  ...head,
  reserved: bits(3),
  backup,
  addressId,
  truncatedHmac: bytes(8, { alias: "tcp.options.mptcp.sendtrunchmac" }),
  nonce,
});
const joinAck = struct<MPJoinAck>({
  ...head,
  reserved: bits(12),
  hmac: rest({ alias: "tcp.options.mptcp.sendhmac" }),
});
const dss = struct<MPDataSequence>({
  ...head,
  reserved: bits(7),
  dataFin: flag({ alias: "tcp.options.mptcp.datafin.flag" }),
  longDSN: flag({ alias: "tcp.options.mptcp.dseqn8.flag" }),
  dsnPresent: flag({ alias: "tcp.options.mptcp.dseqnpresent.flag" }),
  longAck: flag({ alias: "tcp.options.mptcp.dataack8.flag" }),
  ackPresent: flag({ alias: "tcp.options.mptcp.dataackpresent.flag" }),
  dataAck: when(
    (h: MPDataSequence) => h.ackPresent,
    number4or8(
      (h: MPDataSequence) => h.longAck,
      "tcp.options.mptcp.rawdataack",
    ),
  ),
  dsn: when(
    (h: MPDataSequence) => h.dsnPresent,
    number4or8(
      (h: MPDataSequence) => h.longDSN,
      "tcp.options.mptcp.rawdataseqno",
    ),
  ),
  subflowSeq: when(
    (h: MPDataSequence) => h.dsnPresent,
    u32({ alias: "tcp.options.mptcp.subflowseqno" }),
  ),
  dataLength: when(
    (h: MPDataSequence) => h.dsnPresent,
    u16({ alias: "tcp.options.mptcp.datalvllen", unit: "bytes" }),
  ),
  checksum: ifMore(u16({ alias: "tcp.options.mptcp.checksum", hex: true })),
});

/** A number of 8 bytes, or of 4 when `long` does not hold. */
function number4or8(
  long: (h: MPDataSequence) => boolean,
  alias: string,
): Field<bigint> {
  return {
    alias,
    bits: 0,
    read(c: Cursor, h: View) {
      const high = long(h.struct.probe(h) as MPDataSequence)
        ? BigInt(c.u16() * 0x10000 + c.u16())
        : 0n;
      return high << 32n | BigInt(c.u16() * 0x10000 + c.u16());
    },
  };
}

/** RFC 8684 §3.4.1: 8 bytes with an IPv4 address, 20 with IPv6, 2 more with a port, 8 more with an HMAC. */
const isIPv4 = (h: MPAddressHead) => [8, 10, 16, 18].includes(h.length);
const hasPort = (h: MPAddressHead) => [10, 18, 22, 30].includes(h.length);
const address = {
  addressId,
  ipv4: when(isIPv4, ipv4Address({ alias: "tcp.options.mptcp.ipv4" })),
  ipv6: when(
    (h: MPAddressHead) => !isIPv4(h),
    ipv6Address({ alias: "tcp.options.mptcp.ipv6" }),
  ),
  port: when(hasPort, u16({ alias: "tcp.options.mptcp.port" })),
};
const addAddress0 = struct<MPAddAddress0>({
  ...head,
  ipVersion: bits(4, { alias: "tcp.options.mptcp.ipver" }),
  ...address,
});
const addAddress = struct<MPAddAddress>({
  ...head,
  reserved: bits(3),
  echo: flag({ alias: "tcp.options.mptcp.echo" }),
  ...address,
  truncatedHmac: ifMore(
    bytes(8, { alias: "tcp.options.mptcp.addaddrtrunchmac" }),
  ),
});
const removeAddress = struct<MPRemoveAddress>({
  ...head,
  reserved: bits(4),
  addressIds: list(addressId, (h: MPRemoveAddress) => h.length - 3),
});
const priority = struct<MPPriority>({
  ...head,
  reserved: bits(3),
  backup,
  addressId: ifMore(addressId),
});
const fail = struct<MPFail>({
  ...head,
  reserved: bits(12),
  dsn: u64({ alias: "tcp.options.mptcp.rawdataseqno" }),
});
const fastClose = struct<MPFastClose>({
  ...head,
  reserved: bits(12),
  receiverKey: u64({ alias: "tcp.options.mptcp.recvkey" }),
});
const reset = struct<MPReset>({
  ...head,
  reserved: bits(3),
  transient: flag(),
  reason: u8({
    alias: "tcp.options.mptcp.rst_reason",
    names: {
      0: "Unspecified error",
      1: "MPTCP-specific error",
      2: "Lack of resources",
      3: "Administratively prohibited",
      4: "Too much outstanding data",
      5: "Unacceptable performance",
      6: "Middlebox interference",
    },
  }),
});
const other = struct<MPOther>({ ...head, flags: bits(4), data: rest() });

const SUBTYPES: readonly (Struct<MPTCPOption> | undefined)[] = [
  capable,
  undefined,
  dss,
  addAddress,
  removeAddress,
  priority,
  fail,
  fastClose,
  reset,
];
const JOIN = 1, ADD_ADDR = 3;

const TABLES: readonly Struct<MPTCPOption>[] = [
  capable,
  joinSyn,
  joinSynAck,
  joinAck,
  dss,
  addAddress0,
  addAddress,
  removeAddress,
  priority,
  fail,
  fastClose,
  reset,
  other,
];

/**
 * The table of an MPTCP option: by its subtype, for a join by its length (RFC
 * 8684 figures 5 to 7), and for an address by the four bits that are 4 or 6 in
 * version 0, and 0 or 1 in version 1.
 */
export const mptcp: Choice<MPTCPOption> = choice(TABLES, (c) => {
  const length = c.room > 1 ? c.peek(1) : 0;
  const subtype = c.room > 2 ? c.peek(2) >> 4 : -1;
  if (subtype === ADD_ADDR && (c.peek(2) & 15) > 1) return addAddress0;
  if (subtype !== JOIN) return SUBTYPES[subtype] ?? other;
  return length === 12 ? joinSyn : length === 16 ? joinSynAck : joinAck;
});
