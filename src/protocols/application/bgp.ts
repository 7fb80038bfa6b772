/** Border Gateway Protocol 4: RFC 4271 §4, ROUTE-REFRESH: RFC 2918 §3, filters: RFC 5291 §4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort } from "../../dissect/tables.ts";
import {
  bits,
  choice,
  chosen,
  type Field,
  flag,
  ifMore,
  ipv4Address,
  ipv4Prefix,
  ipv6Prefix,
  listToEnd,
  octets,
  oneOf,
  options,
  padding,
  rest,
  sized,
  struct,
  text,
  u16,
  u32,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";
import {
  BGP_ERROR,
  BGP_ERROR_SUBCODE,
  BGP_MESSAGE_TYPE,
  BGP_ORF,
  BGP_ORF_ACTION,
  BGP_PARAMETER,
  BGP_REFRESH,
  BGP_SAFI,
} from "../../names/bgp.ts";
import { type BGPAttribute, pathAttributes } from "./bgp_attributes.ts";
import { type BGPCapability, capabilities } from "./bgp_capabilities.ts";
import { type BGPPrefix, ipv4Prefixes } from "./bgp_nlri.ts";

/** OPEN: RFC 4271 §4.2. */
export interface BGPOpen {
  /** Version. */
  version: number;
  /** AS of the sender; 23456 where it takes four bytes. */
  as: number;
  /** Seconds that may pass without a message. */
  holdTime: number;
  /** Identifier of the sender. */
  identifier: string;
  /** Bytes of the parameters; 255: what follows tells, RFC 9072 §2. */
  parametersLength: number;
  /** 255, where lengths have two bytes. */
  extendedType?: number;
  /** Bytes of the parameters, in two. */
  extendedLength?: number;
  /** Optional parameters. */
  parameters: BGPParameter[];
}
/** An optional parameter of OPEN. */
export type BGPParameter = BGPCapabilities | BGPOtherParameter;
/** Capabilities: RFC 5492 §4. */
export interface BGPCapabilities {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
  /** Capabilities. */
  capabilities: BGPCapability[];
}
/** Any other parameter. */
export interface BGPOtherParameter {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
  /** Value. */
  value: Uint8Array;
}
/** UPDATE: RFC 4271 §4.3. */
export interface BGPUpdate {
  /** Bytes of the routes that are withdrawn. */
  withdrawnLength: number;
  /** Routes that are withdrawn. */
  withdrawn: BGPPrefix[];
  /** Bytes of the attributes. */
  attributesLength: number;
  /** Path attributes. */
  attributes: BGPAttribute[];
  /** Routes with these attributes. */
  nlri: BGPPrefix[];
}
/** NOTIFICATION: RFC 4271 §4.5. */
export interface BGPNotification {
  /** Error code. */
  errorCode: number;
  /** Error subcode. */
  errorSubcode: number;
  /** Bytes of the communication: RFC 9003 §2. */
  communicationLength?: number;
  /** Why the connection is closed, for people. */
  communication?: string;
  /** What was wrong. */
  data?: Uint8Array;
}
/** KEEPALIVE: RFC 4271 §4.4; it has nothing but the header. */
export interface BGPKeepalive {
  /** What should not be there. */
  data?: Uint8Array;
}
/** ROUTE-REFRESH: RFC 2918 §3, RFC 7313 §3.2. */
export interface BGPRouteRefresh {
  /** Address family. */
  afi: number;
  /** Subtype; once reserved. */
  subtype: number;
  /** Subsequent address family. */
  safi: number;
  /** When to send again: now, or with the next request. */
  whenToRefresh?: number;
  /** Outbound route filters: RFC 5291 §4. */
  filters?: BGPFilters[];
}
/** Outbound route filters of one type. */
export interface BGPFilters {
  /** Type. */
  type: number;
  /** Bytes of the entries. */
  length: number;
  /** Entries. */
  entries: (BGPPrefixFilter | BGPOtherFilter)[];
}
/** A filter of prefixes: RFC 5292 §2. */
export interface BGPPrefixFilter {
  /** Add, remove, remove all. */
  action: number;
  /** The rule denies. */
  deny: boolean;
  /** Reserved. */
  reserved: number;
  /** Place in the order of filters. */
  sequence?: number;
  /** Least bits of prefixes. */
  minLength?: number;
  /** Most bits of prefixes. */
  maxLength?: number;
  /** Bits of the prefix. */
  prefixLength?: number;
  /** IPv4 prefix. */
  ipv4?: string;
  /** IPv6 prefix. */
  ipv6?: string;
}
/** A filter that has no table. */
export interface BGPOtherFilter {
  /** What it holds. */
  data: Uint8Array;
}
/** What a message says. */
export type BGPBody =
  | BGPOpen
  | BGPUpdate
  | BGPNotification
  | BGPKeepalive
  | BGPRouteRefresh;

/** A message: RFC 4271 §4.1. */
export interface BGP {
  /** Ones, where nothing is authenticated. */
  marker: Uint8Array;
  /** Bytes of the message. */
  length: number;
  /** Type. */
  type: number;
  /** What it says. */
  body: BGPBody;
}

const OPEN = 1, UPDATE = 2, NOTIFICATION = 3, REFRESH = 5;
const HEADER = 19, MARKER = 16;
/** The least messages, by type: RFC 4271 §4.2 to §4.5, RFC 2918 §3. */
const LEAST: readonly number[] = [HEADER, 29, 23, 21, HEADER, 23];

const open_ = (name: string) => ({ alias: `bgp.open.${name}` });
const EXTENDED = 255, CAPABILITIES = 2;
const isExtended = (h: BGPOpen): boolean => h.extendedType !== undefined;
/** A parameter whose length has `size` bytes. */
const parameters = (size: 1 | 2): Field<BGPParameter[]> => {
  const head = {
    type: u8({ ...open_("opt.param.type"), names: BGP_PARAMETER }),
    length: (size === 1 ? u8 : u16)({
      ...open_("opt.param.len"),
      unit: "bytes",
    }),
  };
  return options<BGPParameter>({
    counts: "value",
    lengthSize: size,
    cases: {
      [CAPABILITIES]: struct<BGPCapabilities>({ ...head, capabilities }),
    },
    other: struct<BGPOtherParameter>({ ...head, value: rest() }),
  });
};
const shortParameters = parameters(1), longParameters = parameters(2);
const open = struct<BGPOpen>({
  version: u8(open_("version")),
  as: u16(open_("myas")),
  holdTime: u16({ ...open_("holdtime"), unit: "s" }),
  identifier: ipv4Address(open_("identifier")),
  parametersLength: u8({ ...open_("opt.len"), unit: "bytes" }),
  extendedType: {
    bits: 0,
    read: (c, h) => {
      const { parametersLength } = h.struct.probe(h) as BGPOpen;
      return parametersLength > 0 && c.room > 2 && c.peek() === EXTENDED
        ? c.byte()
        : undefined;
    },
  } as Field<number>,
  extendedLength: when(isExtended, u16({ unit: "bytes" })),
  parameters: within(
    (h: BGPOpen) => h.extendedLength ?? h.parametersLength,
    {
      ...shortParameters,
      read: (c, h) =>
        (isExtended(h.struct.probe(h) as BGPOpen)
          ? longParameters
          : shortParameters).read!(c, h),
    },
  ),
});

const update = struct<BGPUpdate>({
  withdrawnLength: u16({
    alias: "bgp.update.withdrawn_routes.length",
    unit: "bytes",
  }),
  withdrawn: within(
    (h: BGPUpdate) => h.withdrawnLength,
    ipv4Prefixes("bgp.withdrawn_prefix"),
  ),
  attributesLength: u16({
    alias: "bgp.update.path_attributes.length",
    unit: "bytes",
  }),
  attributes: within((h: BGPUpdate) => h.attributesLength, pathAttributes),
  nlri: ipv4Prefixes("bgp.nlri_prefix"),
});

const CEASE = 6, SHUTDOWN = 2, RESET = 4;
const notify = (name: string) => ({ alias: `bgp.notify.${name}` });
/** Only these two say why in words: RFC 9003 §2. */
const hasText = (h: BGPNotification): boolean =>
  h.errorCode === CEASE &&
  (h.errorSubcode === SHUTDOWN || h.errorSubcode === RESET);
const notification = struct<BGPNotification>({
  errorCode: u8({ ...notify("major_error"), names: BGP_ERROR }),
  errorSubcode: u8({
    names: (x, h: BGPNotification) => BGP_ERROR_SUBCODE[h.errorCode]?.[x],
  }),
  communicationLength: when(
    hasText,
    ifMore(u8({ ...notify("communication_length"), unit: "bytes" })),
  ),
  communication: when(
    (h: BGPNotification) => h.communicationLength !== undefined,
    text(
      (h: BGPNotification) => h.communicationLength!,
      notify("communication"),
    ),
  ),
  data: padding(notify("minor_data")),
});

const refresh = (name: string) => ({ alias: `bgp.route_refresh.${name}` });
const PREFIX_FILTERS: ReadonlySet<number> = new Set([64, 128]);
const REMOVE_ALL = 2, IPV4 = 1, IPV6 = 2;
const hasPrefix = (h: BGPPrefixFilter): boolean => h.action !== REMOVE_ALL;
const prefixBytes = (h: BGPPrefixFilter): number =>
  Math.ceil(h.prefixLength! / 8);
/** Filters of prefixes of a family up to the end of their area. */
const prefixFilters = (afi: number) => {
  const there = (x: number) => (h: BGPPrefixFilter) =>
    hasPrefix(h) && afi === x;
  return listToEnd(struct<BGPPrefixFilter>({
    action: bits(2, {
      ...refresh("orf.entry.action"),
      names: BGP_ORF_ACTION,
    }),
    deny: flag(refresh("orf.entry.match")),
    reserved: bits(5),
    sequence: when(hasPrefix, u32(refresh("orf.entry.sequence"))),
    minLength: when(
      hasPrefix,
      u8({ ...refresh("orf.entry.prefixmask_lower"), unit: "bits" }),
    ),
    maxLength: when(
      hasPrefix,
      u8({ ...refresh("orf.entry.prefixmask_upper"), unit: "bits" }),
    ),
    prefixLength: when(
      hasPrefix,
      u8({ alias: "bgp.prefix_length", unit: "bits" }),
    ),
    ipv4: when(there(IPV4), ipv4Prefix(prefixBytes, refresh("orf.entry.ip"))),
    ipv6: when(there(IPV6), ipv6Prefix(prefixBytes)),
  }));
};
const otherFilters = listToEnd(struct<BGPOtherFilter>({ data: rest() }));
const filters = (entries: Field<BGPFilters["entries"]>) =>
  struct<BGPFilters>({
    type: u8({ ...refresh("orf.type"), names: BGP_ORF }),
    length: u16({ ...refresh("orf.length"), unit: "bytes" }),
    entries,
  });
const filters4 = filters(prefixFilters(IPV4));
const filters6 = filters(prefixFilters(IPV6));
const filtersOther = filters(otherFilters);
const routeRefresh = struct<BGPRouteRefresh>({
  afi: u16({ ...refresh("afi"), names: ADDRESS_FAMILY }),
  subtype: u8({ ...refresh("subtype"), names: BGP_REFRESH }),
  safi: u8({ ...refresh("safi"), names: BGP_SAFI }),
  whenToRefresh: ifMore(u8({
    ...refresh("orf.flag"),
    names: { 1: "Immediate", 2: "Defer" },
  })),
  filters: ifMore(listToEnd(sized(
    (c) => 3 + (c.peek(1) << 8 | c.peek(2)),
    chosen(choice<BGPFilters>(
      [filters4, filters6, filtersOther],
      (c, h) => {
        if (!PREFIX_FILTERS.has(c.peek())) return filtersOther;
        const { afi } = h.struct.probe(h) as BGPRouteRefresh;
        return afi === IPV4 ? filters4 : afi === IPV6 ? filters6 : filtersOther;
      },
    )),
  ))),
});

/** Whether a message of at least `least` bytes by type may begin at `p`, as far as it is there. */
function isHeader(
  b: Uint8Array,
  p: number,
  end: number,
  least: readonly number[] = [],
): boolean {
  for (let i = p; i < end && i < p + MARKER; i++) {
    if (b[i] !== 255) return false;
  }
  if (end - p < HEADER) return true;
  const length = b[p + MARKER] << 8 | b[p + MARKER + 1];
  const type = b[p + HEADER - 1];
  return type >= OPEN && type <= REFRESH && length >= (least[type] ?? HEADER);
}

function summary(h: BGP): string {
  const name = BGP_MESSAGE_TYPE[h.type] ?? `message ${h.type}`;
  const body = h.body;
  if (body === undefined) return name;
  if ("parameters" in body) return `${name}, AS ${body.as ?? "?"}`;
  if ("errorCode" in body) {
    const { errorCode, errorSubcode } = body;
    return [
      name,
      BGP_ERROR[errorCode] ?? errorCode,
      BGP_ERROR_SUBCODE[errorCode]?.[errorSubcode] ?? errorSubcode,
    ].join(", ");
  }
  if ("attributes" in body) {
    const { nlri, withdrawn } = body;
    const routes = (list: readonly BGPPrefix[] | undefined) =>
      (list ?? []).slice(0, 3).map((r) => `${r.prefix}/${r.length}`);
    return [
      name,
      ...routes(nlri),
      ...routes(withdrawn).map((r) => `withdrawn ${r}`),
    ].join(", ");
  }
  return name;
}

/** Border Gateway Protocol. */
export const bgp: Protocol<BGP> = {
  id: "bgp",
  label: "BGP",
  name: "Border Gateway Protocol",
  spec: "RFC 4271, RFC 4760, RFC 5492",
  depth:
    "all messages, capabilities, path attributes, communities of all sizes; routes of IPv4, IPv6, VPNs, labels, EVPN, MCAST-VPN, VPLS, flow specifications, SR policies; BGP-LS as bytes",
  alias: "bgp",
  layer: "application",
  on: [[tcpPort, 179]],
  fields: struct<BGP>({
    marker: octets(MARKER, { alias: "bgp.marker" }),
    length: u16({ alias: "bgp.length", unit: "bytes" }),
    type: u8({ alias: "bgp.type", names: BGP_MESSAGE_TYPE }),
    body: oneOf<BGP, BGPBody>(
      (h) => h.type,
      {
        [OPEN]: open,
        [UPDATE]: update,
        [NOTIFICATION]: notification,
        [REFRESH]: routeRefresh,
      },
      struct<BGPKeepalive>({ data: padding() }),
    ),
  }),
  pduSize: (h) => Math.max(HEADER, h.length),
  accepts: (b, p, end) => isHeader(b, p, end),
  guess: (b, p, end) => end - p >= HEADER && isHeader(b, p, end, LEAST),
  summary,
};
