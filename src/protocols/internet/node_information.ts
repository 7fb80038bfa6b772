/** Node information queries: RFC 4620. */
import {
  bits,
  dnsName,
  type Field,
  flag,
  ifMore,
  ipv4Address,
  ipv6Address,
  listToEnd,
  oneOf,
  padding,
  reader,
  type Struct,
  struct,
  u16,
  u32,
  u64,
  when,
} from "../../fields/mod.ts";
import { NI_QTYPE } from "../../names/icmpv6.ts";

/** What queries and replies have in common: RFC 4620 §4. */
export interface NodeInformation {
  /** What is asked. */
  qtype: number;
  /** Unused. */
  unused: number;
  /** G: global addresses. */
  global: boolean;
  /** S: site-local addresses. */
  siteLocal: boolean;
  /** L: link-local addresses. */
  linkLocal: boolean;
  /** C: addresses of the forms of RFC 4291 §2.5.5, which embed IPv4. */
  compatible: boolean;
  /** A: all unicast addresses. */
  all: boolean;
  /** T: there was no room for all. */
  truncated: boolean;
  /** Tells replies apart. */
  nonce: bigint;
}
/** A query: RFC 4620 §5; its code says what the subject is. */
export interface NodeQuery extends NodeInformation {
  /** Whom the query is about. */
  subject?: string;
  /** Anything else. */
  data?: Uint8Array;
}
/** A reply: RFC 4620 §6. */
export interface NodeReply extends NodeInformation {
  /** Seconds for which the names may be kept; with the names only. */
  ttl?: number;
  /** Names of the node; of one label where its domain is not known. */
  names?: string[];
  /** Addresses of the node. */
  addresses?: NodeAddress[];
  /** Anything else. */
  data?: Uint8Array;
}
/** An address of a node: RFC 4620 §6.3 and §6.4. */
export interface NodeAddress {
  /** Seconds for which it may be kept. */
  ttl: number;
  /** IPv6 or IPv4 address. */
  address: string;
}

const head = {
  qtype: u16({ alias: "icmpv6.ni.qtype", names: NI_QTYPE }),
  unused: bits(10, { alias: "icmpv6.ni.flag.rsv" }),
  global: flag({ alias: "icmpv6.ni.flag.g" }),
  siteLocal: flag({ alias: "icmpv6.ni.flag.s" }),
  linkLocal: flag({ alias: "icmpv6.ni.flag.l" }),
  compatible: flag({ alias: "icmpv6.ni.flag.c" }),
  all: flag({ alias: "icmpv6.ni.flag.a" }),
  truncated: flag({ alias: "icmpv6.ni.flag.t" }),
  nonce: u64({ alias: "icmpv6.ni.nonce" }),
};

/** A name; one of a single label ends with two empty ones: RFC 4620 §6.2. */
function nodeName(alias: string): Field<string> {
  const name = reader(dnsName());
  return {
    alias,
    bits: 0,
    read(c, h) {
      const text = name(c, h);
      if (c.room > 0 && c.peek() === 0) c.take(1);
      return text;
    },
  };
}

/** Queries about an IPv6 address, a name, an IPv4 address, by code: RFC 4620 §4. */
export const nodeQueries: readonly Struct<NodeQuery>[] = [
  ipv6Address({ alias: "icmpv6.ni.query.subject_ipv6" }),
  nodeName("icmpv6.ni.query.subject_fqdn"),
  ipv4Address({ alias: "icmpv6.ni.query.subject_ipv4" }),
].map((subject) =>
  struct<NodeQuery>({ ...head, subject: ifMore(subject), data: padding() })
);

/** No field. */
const nothing: Field<undefined> = { bits: 0, read: () => undefined };
const ttl = u32({ alias: "icmpv6.ni.reply.node_ttl", unit: "s" });
const NAMES = 2, ADDRESSES = 3, IPV4_ADDRESSES = 4;

/** A reply of any code. */
export const nodeReply: Struct<NodeReply> = struct<NodeReply>({
  ...head,
  ttl: when((h: NodeReply) => h.qtype === NAMES, ifMore(ttl)),
  names: when(
    (h: NodeReply) => h.qtype === NAMES,
    listToEnd(nodeName("icmpv6.ni.reply.node_name")),
  ),
  addresses: oneOf<NodeReply, NodeAddress[] | undefined>((h) => h.qtype, {
    [ADDRESSES]: listToEnd(struct<NodeAddress>({
      ttl,
      address: ipv6Address({ alias: "icmpv6.ni.reply.node_address" }),
    })),
    [IPV4_ADDRESSES]: listToEnd(struct<NodeAddress>({
      ttl,
      address: ipv4Address({ alias: "icmpv6.ni.reply.ipv4_address" }),
    })),
  }, nothing),
  data: padding(),
});
