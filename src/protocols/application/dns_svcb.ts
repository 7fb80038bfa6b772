/** Parameters of SVCB and HTTPS records: RFC 9460 §2.2. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  type Field,
  ipv4Address,
  ipv6Address,
  listToEnd,
  type Options,
  options,
  rest,
  restText,
  struct,
  text,
  u16,
  type View,
} from "../../fields/mod.ts";
import { SVC_PARAM } from "../../names/dns.ts";

/** What all parameters have. */
export interface SvcParamHead {
  /** Key. */
  key: number;
  /** Bytes of the value. */
  length: number;
}
/** Keys that a client must understand. */
export interface SvcMandatory extends SvcParamHead {
  /** The keys. */
  keys: number[];
}
/** Protocols over TLS: RFC 9460 §7.1. */
export interface SvcAlpn extends SvcParamHead {
  /** ALPN identifiers. */
  protocols: string[];
}
/** Port: RFC 9460 §7.2. */
export interface SvcPort extends SvcParamHead {
  /** The port. */
  port: number;
}
/** Addresses: RFC 9460 §7.3. */
export interface SvcAddresses extends SvcParamHead {
  /** IPv4 or IPv6 addresses. */
  addresses: string[];
}
/** Path of DNS over HTTPS: RFC 9461 §5. */
export interface SvcPath extends SvcParamHead {
  /** URI template. */
  path: string;
}
/** TLS groups that the server takes. */
export interface SvcGroups extends SvcParamHead {
  /** The groups. */
  groups: number[];
}
/** Any other parameter: ECH among them. */
export interface SvcOther extends SvcParamHead {
  /** The value. */
  value: Uint8Array;
}
/** Any parameter of SVCB. */
export type SvcParam =
  | SvcParamHead
  | SvcMandatory
  | SvcAlpn
  | SvcPort
  | SvcAddresses
  | SvcPath
  | SvcGroups
  | SvcOther;

/** Text behind a one-byte length. */
const shortText: Field<string> = {
  bits: 0,
  alias: "dns.svcb.svcparam.alpn",
  read: (c: Cursor, h: View) => text(c.byte()).read!(c, h),
};
const head = {
  key: u16({ alias: "dns.svcb.svcparam.key", names: SVC_PARAM }),
  length: u16({ alias: "dns.svcb.svcparam.value.length", unit: "bytes" }),
};

/** The parameters of a record. */
export const svcParams: Options<SvcParam> = options<SvcParam>({
  typeSize: 2,
  lengthSize: 2,
  counts: "value",
  cases: {
    0: struct<SvcMandatory>({
      ...head,
      keys: listToEnd(
        u16({ alias: "dns.svcb.svcparam.mandatory.key", names: SVC_PARAM }),
      ),
    }),
    1: struct<SvcAlpn>({ ...head, protocols: listToEnd(shortText) }),
    2: struct<SvcParamHead>(head),
    3: struct<SvcPort>({
      ...head,
      port: u16({ alias: "dns.svcb.svcparam.port" }),
    }),
    4: struct<SvcAddresses>({
      ...head,
      addresses: listToEnd(
        ipv4Address({ alias: "dns.svcb.svcparam.ipv4hint.ip" }),
      ),
    }),
    6: struct<SvcAddresses>({
      ...head,
      addresses: listToEnd(
        ipv6Address({ alias: "dns.svcb.svcparam.ipv6hint.ip" }),
      ),
    }),
    7: struct<SvcPath>({
      ...head,
      path: restText({ alias: "dns.svcb.svcparam.value" }),
    }),
    9: struct<SvcGroups>({ ...head, groups: listToEnd(u16()) }),
  },
  other: struct<SvcOther>({
    ...head,
    value: rest({ alias: "dns.svcb.svcparam.value" }),
  }),
});
