/** Capabilities of OPEN: RFC 5492 §4, each by its own RFC. */
import {
  bits,
  type Field,
  flag,
  list,
  listToEnd,
  options,
  rest,
  struct,
  text,
  u16,
  u24,
  u32,
  u8,
} from "../../fields/mod.ts";
import { ADDRESS_FAMILY } from "../../names/address_family.ts";
import {
  BGP_CAPABILITY,
  BGP_ORF,
  BGP_ROLE,
  BGP_SAFI,
  BGP_SEND_RECEIVE,
} from "../../names/bgp.ts";

/** What every capability begins with. */
export interface BGPCapabilityHead {
  /** Code. */
  code: number;
  /** Bytes of the value. */
  length: number;
}
/** Multiprotocol Extensions: RFC 4760 §8. */
export interface BGPMultiprotocol extends BGPCapabilityHead {
  /** Address family. */
  afi: number;
  /** Reserved. */
  reserved: number;
  /** Subsequent address family. */
  safi: number;
}
/** Outbound Route Filtering: RFC 5291 §5. */
export interface BGPFilterCapability extends BGPCapabilityHead {
  /** Filters by family. */
  families: BGPFilterFamily[];
}
/** Filters of one family. */
export interface BGPFilterFamily {
  /** Address family. */
  afi: number;
  /** Reserved. */
  reserved: number;
  /** Subsequent address family. */
  safi: number;
  /** How many types there are. */
  count: number;
  /** Types of filters. */
  filters: BGPFilterType[];
}
/** A type of filters. */
export interface BGPFilterType {
  /** Type. */
  type: number;
  /** Who may send them. */
  sendReceive: number;
}
/** Extended Next Hop Encoding: RFC 8950 §4. */
export interface BGPExtendedNextHop extends BGPCapabilityHead {
  /** Families with next hops of other families. */
  families: BGPNextHopFamily[];
}
/** A family with next hops of another. */
export interface BGPNextHopFamily {
  /** Address family. */
  afi: number;
  /** Subsequent address family. */
  safi: number;
  /** Address family of the next hop. */
  nextHopAfi: number;
}
/** BGPsec: RFC 8205 §2.1. */
export interface BGPSecurity extends BGPCapabilityHead {
  /** Version. */
  version: number;
  /** Whether it sends, not receives. */
  send: boolean;
  /** Reserved. */
  reserved: number;
  /** Address family. */
  afi: number;
}
/** Multiple Labels: RFC 8277 §2.1. */
export interface BGPMultipleLabels extends BGPCapabilityHead {
  /** Families. */
  families: BGPLabelFamily[];
}
/** A family with several labels. */
export interface BGPLabelFamily {
  /** Address family. */
  afi: number;
  /** Subsequent address family. */
  safi: number;
  /** Most labels. */
  count: number;
}
/** BGP Role: RFC 9234 §4.1. */
export interface BGPRole extends BGPCapabilityHead {
  /** Role. */
  role: number;
}
/** Graceful Restart: RFC 4724 §3, RFC 8538 §2. */
export interface BGPGracefulRestart extends BGPCapabilityHead {
  /** R: it has restarted. */
  restarted: boolean;
  /** N: NOTIFICATION messages, too, leave routes in place. */
  notification: boolean;
  /** Reserved. */
  reserved: number;
  /** Seconds that a restart may take. */
  restartTime: number;
  /** Families. */
  families: BGPRestartFamily[];
}
/** A family whose routes outlive a restart. */
export interface BGPRestartFamily {
  /** Address family. */
  afi: number;
  /** Subsequent address family. */
  safi: number;
  /** F: packets were forwarded all the time. */
  forwarding: boolean;
  /** Reserved. */
  reserved: number;
}
/** Support for 4-octet AS Number: RFC 6793 §3. */
export interface BGPLongAS extends BGPCapabilityHead {
  /** AS of the sender. */
  as: number;
}
/** Dynamic Capability. */
export interface BGPDynamic extends BGPCapabilityHead {
  /** Capabilities that may change. */
  codes: number[];
}
/** Multisession BGP. */
export interface BGPMultisession extends BGPCapabilityHead {
  /** Flags. */
  flags: number;
  /** Capabilities that tell sessions. */
  codes: number[];
}
/** ADD-PATH: RFC 7911 §4. */
export interface BGPAddPath extends BGPCapabilityHead {
  /** Families. */
  families: BGPAddPathFamily[];
}
/** A family with several paths to a prefix. */
export interface BGPAddPathFamily {
  /** Address family. */
  afi: number;
  /** Subsequent address family. */
  safi: number;
  /** Who may send them. */
  sendReceive: number;
}
/** Long-Lived Graceful Restart: RFC 9494 §3.1. */
export interface BGPLongLived extends BGPCapabilityHead {
  /** Families. */
  families: BGPLongLivedFamily[];
}
/** A family whose routes outlive a long absence. */
export interface BGPLongLivedFamily extends BGPRestartFamily {
  /** Seconds for which they are kept. */
  staleTime: number;
}
/** FQDN: draft-walton-bgp-hostname-capability §2. */
export interface BGPFQDN extends BGPCapabilityHead {
  /** Bytes of the host's name. */
  hostnameLength: number;
  /** Name of the host. */
  hostname: string;
  /** Bytes of the domain's name. */
  domainLength: number;
  /** Name of the domain. */
  domain: string;
}
/** Software Version: draft-abraitis-bgp-version-capability §3. */
export interface BGPSoftwareVersion extends BGPCapabilityHead {
  /** Bytes of the version. */
  versionLength: number;
  /** Version. */
  version: string;
}
/** Any other capability; many have no value. */
export interface BGPOtherCapability extends BGPCapabilityHead {
  /** Value. */
  value: Uint8Array;
}
/** A capability. */
export type BGPCapability =
  | BGPMultiprotocol
  | BGPFilterCapability
  | BGPExtendedNextHop
  | BGPSecurity
  | BGPMultipleLabels
  | BGPRole
  | BGPGracefulRestart
  | BGPLongAS
  | BGPDynamic
  | BGPMultisession
  | BGPAddPath
  | BGPLongLived
  | BGPFQDN
  | BGPSoftwareVersion
  | BGPOtherCapability;

const named = (name: string) => ({ alias: `bgp.cap.${name}` });
const head = {
  code: u8({ ...named("type"), names: BGP_CAPABILITY }),
  length: u8({ ...named("length"), unit: "bytes" }),
};
const afi = (name?: string) =>
  u16({ ...name && named(`${name}.afi`), names: ADDRESS_FAMILY });
const safi = (name?: string) =>
  u8({ ...name && named(`${name}.safi`), names: BGP_SAFI });
const filters = struct<BGPFilterCapability>({
  ...head,
  families: listToEnd(struct<BGPFilterFamily>({
    afi: afi("orf"),
    reserved: u8(),
    safi: safi("orf"),
    count: u8(named("orf.number")),
    filters: list(
      struct<BGPFilterType>({
        type: u8({ ...named("orf.type"), names: BGP_ORF }),
        sendReceive: u8({
          ...named("orf.sendreceive"),
          names: BGP_SEND_RECEIVE,
        }),
      }),
      (h: BGPFilterFamily) => h.count,
    ),
  })),
});
const dynamic = struct<BGPDynamic>({
  ...head,
  codes: listToEnd(u8({ ...named("dc"), names: BGP_CAPABILITY })),
});
const multisession = struct<BGPMultisession>({
  ...head,
  flags: u8(named("multisession.flags")),
  codes: listToEnd(u8({ names: BGP_CAPABILITY })),
});

/** Capabilities up to the end of the parameter. */
export const capabilities: Field<BGPCapability[]> = options<BGPCapability>({
  counts: "value",
  cases: {
    1: struct<BGPMultiprotocol>({
      ...head,
      afi: afi("mp"),
      reserved: u8(),
      safi: safi("mp"),
    }),
    3: filters,
    5: struct<BGPExtendedNextHop>({
      ...head,
      families: listToEnd(struct<BGPNextHopFamily>({
        afi: afi("enh"),
        safi: u16({ ...named("enh.safi"), names: BGP_SAFI }),
        nextHopAfi: u16({ ...named("enh.nhafi"), names: ADDRESS_FAMILY }),
      })),
    }),
    7: struct<BGPSecurity>({
      ...head,
      version: bits(4),
      send: flag(named("bgpsec.sendreceive")),
      reserved: bits(3),
      afi: afi("bgpsec"),
    }),
    8: struct<BGPMultipleLabels>({
      ...head,
      families: listToEnd(struct<BGPLabelFamily>({
        afi: afi(),
        safi: safi(),
        count: u8(),
      })),
    }),
    9: struct<BGPRole>({ ...head, role: u8({ names: BGP_ROLE }) }),
    64: struct<BGPGracefulRestart>({
      ...head,
      restarted: flag(named("gr.timers.restart_flag")),
      notification: flag(named("gr.timers.notification_flag")),
      reserved: bits(2),
      restartTime: bits(12, { ...named("gr.timers.restart_time"), unit: "s" }),
      families: listToEnd(struct<BGPRestartFamily>({
        afi: afi("gr"),
        safi: safi("gr"),
        forwarding: flag(named("gr.flag.pfs")),
        reserved: bits(7),
      })),
    }),
    65: struct<BGPLongAS>({ ...head, as: u32(named("4as")) }),
    66: dynamic,
    67: dynamic,
    68: multisession,
    69: struct<BGPAddPath>({
      ...head,
      families: listToEnd(struct<BGPAddPathFamily>({
        afi: afi("ap"),
        safi: safi("ap"),
        sendReceive: u8({
          ...named("ap.sendreceive"),
          names: BGP_SEND_RECEIVE,
        }),
      })),
    }),
    71: struct<BGPLongLived>({
      ...head,
      families: listToEnd(struct<BGPLongLivedFamily>({
        afi: afi(),
        safi: safi(),
        forwarding: flag(),
        reserved: bits(7),
        staleTime: u24({ unit: "s" }),
      })),
    }),
    73: struct<BGPFQDN>({
      ...head,
      hostnameLength: u8({ ...named("orf.fqdn.hostname.len"), unit: "bytes" }),
      hostname: text(
        (h: BGPFQDN) => h.hostnameLength,
        named("orf.fqdn.hostname"),
      ),
      domainLength: u8({ ...named("orf.fqdn.domain_name.len"), unit: "bytes" }),
      domain: text(
        (h: BGPFQDN) => h.domainLength,
        named("orf.fqdn.domain_name"),
      ),
    }),
    75: struct<BGPSoftwareVersion>({
      ...head,
      versionLength: u8({ unit: "bytes" }),
      version: text((h: BGPSoftwareVersion) => h.versionLength),
    }),
    130: filters,
    131: multisession,
  },
  other: struct<BGPOtherCapability>({ ...head, value: rest() }),
});
