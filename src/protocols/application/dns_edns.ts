/** Options of EDNS(0): RFC 6891 §6.1.2. */
import type { Cursor } from "../../bytes/cursor.ts";
import { formatIPv4, formatIPv6 } from "../../bytes/address.ts";
import {
  bytes,
  dnsName,
  type Field,
  ifMore,
  listToEnd,
  type Options,
  options,
  rest,
  restText,
  struct,
  u16,
  u32,
  u8,
  type View,
} from "../../fields/mod.ts";
import { DNSSEC_ALGORITHM, EDE_CODE, EDNS_OPTION } from "../../names/dns.ts";

/** What all options have. */
export interface EDNSHead {
  /** Option code. */
  code: number;
  /** Bytes of the data. */
  length: number;
}
/** Client subnet: RFC 7871 §6. */
export interface EDNSClientSubnet extends EDNSHead {
  /** 1 IPv4, 2 IPv6. */
  family: number;
  /** Bits of the address that count in the query. */
  sourcePrefix: number;
  /** Bits that the answer is good for. */
  scopePrefix: number;
  /** The address, filled up with zeros. */
  address: string;
}
/** Cookie: RFC 7873 §4. */
export interface EDNSCookie extends EDNSHead {
  /** The client's part. */
  client: Uint8Array;
  /** The server's part. */
  server?: Uint8Array;
}
/** Extended DNS Error: RFC 8914 §2. */
export interface EDNSError extends EDNSHead {
  /** What went wrong. */
  infoCode: number;
  /** More about it. */
  text: string;
}
/** Expire: RFC 7314 §2; TCP keepalive: RFC 7828 §3.1. */
export interface EDNSTime extends EDNSHead {
  /** Seconds (expire), or units of 100 ms (keepalive); absent in queries. */
  timeout?: number;
}
/** DAU, DHU, N3U: RFC 6975 §3. */
export interface EDNSAlgorithms extends EDNSHead {
  /** Algorithms that the client understands. */
  algorithms: number[];
}
/** Key tags: RFC 8145 §4.1. */
export interface EDNSKeyTags extends EDNSHead {
  /** Key tags that the client trusts. */
  keyTags: number[];
}
/** Report channel: RFC 9567 §5. */
export interface EDNSReportChannel extends EDNSHead {
  /** Domain of the agent. */
  agent: string;
}
/** Long-lived query: RFC 8764 §3.2. */
export interface EDNSLongLivedQuery extends EDNSHead {
  /** Version. */
  version: number;
  /** Operation. */
  opcode: number;
  /** Error. */
  error: number;
  /** Identifies the query. */
  id: Uint8Array;
  /** Seconds of the lease. */
  lease: number;
}
/** Any other option: NSID and padding among them. */
export interface EDNSOther extends EDNSHead {
  /** The data. */
  data: Uint8Array;
}
/** Any option of EDNS. */
export type EDNSOption =
  | EDNSClientSubnet
  | EDNSCookie
  | EDNSError
  | EDNSTime
  | EDNSAlgorithms
  | EDNSKeyTags
  | EDNSReportChannel
  | EDNSLongLivedQuery
  | EDNSOther;

/** An address of which only the first bytes are sent: RFC 7871 §6. */
const partAddress: Field<string> = {
  bits: 0,
  alias: "dns.opt.client.addr4",
  read(c: Cursor, h: View) {
    const { family } = h.struct.probe(h) as EDNSClientSubnet;
    const size = family === 1 ? 4 : 16, n = c.room;
    if (n > size) c.malformed(`address of ${n} bytes`);
    const b = new Uint8Array(16), p = c.take(n);
    b.set(c.b.subarray(p, p + n));
    return family === 1 ? formatIPv4(b, 0) : formatIPv6(b, 0);
  },
};

const head = {
  code: u16({ alias: "dns.opt.code", names: EDNS_OPTION }),
  length: u16({ alias: "dns.opt.len", unit: "bytes" }),
};
const algorithms = struct<EDNSAlgorithms>({
  ...head,
  algorithms: listToEnd(u8({ names: DNSSEC_ALGORITHM })),
});

/** The options of an OPT record. */
export const ednsOptions: Options<EDNSOption> = options<EDNSOption>({
  typeSize: 2,
  lengthSize: 2,
  counts: "value",
  cases: {
    1: struct<EDNSLongLivedQuery>({
      ...head,
      version: u16(),
      opcode: u16(),
      error: u16(),
      id: bytes(8),
      lease: u32({ unit: "s" }),
    }),
    5: algorithms,
    6: algorithms,
    7: algorithms,
    8: struct<EDNSClientSubnet>({
      ...head,
      family: u16({
        alias: "dns.opt.client.family",
        names: { 1: "IPv4", 2: "IPv6" },
      }),
      sourcePrefix: u8({ alias: "dns.opt.client.netmask", unit: "bits" }),
      scopePrefix: u8({ alias: "dns.opt.client.scope", unit: "bits" }),
      address: partAddress,
    }),
    9: struct<EDNSTime>({ ...head, timeout: ifMore(u32({ unit: "s" })) }),
    10: struct<EDNSCookie>({
      ...head,
      client: bytes(8, { alias: "dns.opt.cookie.client" }),
      server: ifMore(rest({ alias: "dns.opt.cookie.server" })),
    }),
    11: struct<EDNSTime>({ ...head, timeout: ifMore(u16({ unit: "100 ms" })) }),
    14: struct<EDNSKeyTags>({ ...head, keyTags: listToEnd(u16()) }),
    15: struct<EDNSError>({
      ...head,
      infoCode: u16({
        alias: "dns.opt.ext_error.info_code",
        names: EDE_CODE,
      }),
      text: restText({ alias: "dns.opt.ext_error.extra_text" }),
    }),
    18: struct<EDNSReportChannel>({
      ...head,
      agent: dnsName({ compressed: false }),
    }),
  },
  other: struct<EDNSOther>({ ...head, data: rest({ alias: "dns.opt.data" }) }),
});
