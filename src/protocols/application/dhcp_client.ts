/** Options of DHCP in which clients and servers say who they are, and what vendors keep to themselves. */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  type Choice,
  choice,
  chosen,
  dnsName,
  type Field,
  flag,
  listToEnd,
  mac,
  type OptionRules,
  type Options,
  options,
  rest,
  restText,
  type Struct,
  struct,
  u16,
  u32,
  u64,
  u8,
  vector,
} from "../../fields/mod.ts";
import { ARP_HARDWARE } from "../../names/arp.ts";
import { DHCP_AUTHENTICATION, DUID_TYPE } from "../../names/dhcp.ts";
import {
  dhcpInner as inner,
  dhcpInnerEnd as innerEnd,
  dhcpInnerPad as innerPad,
  dhcpOther as other,
  type DHCPOtherOption,
  dhcpSized as sized,
  type DHCPSuboption,
  type SizedDHCPOption,
} from "./dhcp_kinds.ts";

/** What identifiers of clients have: RFC 2132 §9.14. */
export interface DHCPClientIdHead extends SizedDHCPOption {
  /** Hardware type; 0: no hardware address; 255: the identifiers of DHCPv6. */
  type: number;
}
/** A client identified by its MAC address. */
export interface DHCPClientMACOption extends DHCPClientIdHead {
  /** The address. */
  hardwareAddress: string;
}
/** A client identified as in DHCPv6: RFC 4361 §6.1. */
export interface DHCPClientDUIDOption extends DHCPClientIdHead {
  /** Identity association: which of the client's interfaces. */
  iaid: number;
  /** DHCP unique identifier. */
  duid: DUID;
}
/** A client identified otherwise. */
export interface DHCPClientOtherOption extends DHCPClientIdHead {
  /** The identifier. */
  identifier: Uint8Array;
}
/** What unique identifiers have: RFC 8415 §11. */
export interface DUIDHead {
  /** How it was made. */
  type: number;
}
/** A link-layer address and the time. */
export interface DUIDLinkTime extends DUIDHead {
  /** Hardware type of the address. */
  hardwareType: number;
  /** When it was made, in seconds since 2000, modulo 2^32. */
  time: number;
  /** Link-layer address. */
  linkLayerAddress: Uint8Array;
}
/** A link-layer address. */
export interface DUIDLink extends DUIDHead {
  /** Hardware type of the address. */
  hardwareType: number;
  /** Link-layer address. */
  linkLayerAddress: Uint8Array;
}
/** What a vendor assigned. */
export interface DUIDEnterprise extends DUIDHead {
  /** Private enterprise number of the vendor. */
  enterprise: number;
  /** The identifier. */
  identifier: Uint8Array;
}
/** An UUID (RFC 6355 §4), or a type without a table. */
export interface DUIDOther extends DUIDHead {
  /** The identifier. */
  identifier: Uint8Array;
}
/** DHCP unique identifier. */
export type DUID = DUIDLinkTime | DUIDLink | DUIDEnterprise | DUIDOther;
/** Client FQDN: RFC 4702 §2. */
export interface DHCPFQDNOption extends SizedDHCPOption {
  /** Must be zero. */
  mbz: number;
  /** The server should make no DNS updates. */
  n: boolean;
  /** The name is in the wire form of RFC 1035 §3.1, not in ASCII. */
  e: boolean;
  /** The server has overridden the client's wish. */
  o: boolean;
  /** The server should update the record of the address. */
  s: boolean;
  /** Deprecated result of updating the address record. */
  rcode1: number;
  /** Deprecated result of updating the pointer record. */
  rcode2: number;
  /** The client's name, which may lack its domain. */
  name: string;
}
/** User Class: RFC 3004 §4. */
export interface DHCPUserClassOption extends SizedDHCPOption {
  /** The classes. */
  classes: Uint8Array[];
}
/** Authentication: RFC 3118 §2. */
export interface DHCPAuthenticationOption extends SizedDHCPOption {
  /** Authentication technique. */
  protocol: number;
  /** Algorithm of the technique. */
  algorithm: number;
  /** Replay detection method; 0: a counter that grows. */
  rdm: number;
  /** Replay detection value. */
  replayDetection: bigint;
  /** Authentication information. */
  information: Uint8Array;
}
/** Client Network Interface Identifier: RFC 4578 §2.2. */
export interface DHCPNetworkInterfaceOption extends SizedDHCPOption {
  /** 1: universal network device interface. */
  type: number;
  /** Major version. */
  major: number;
  /** Minor version. */
  minor: number;
}
/** Client Machine Identifier: RFC 4578 §2.3. */
export interface DHCPMachineIdOption extends SizedDHCPOption {
  /** 0: the identifier is a GUID. */
  type: number;
  /** The identifier. */
  identifier: Uint8Array;
}
/** Options that have no codes of their own: RFC 2132 §8.4. */
export interface DHCPEncapsulatedOption extends SizedDHCPOption {
  /** The options inside; what their codes mean depends on the vendor. */
  suboptions: DHCPSuboption[];
}
/** Vendor-Identifying Vendor Class: RFC 3925 §3. */
export interface DHCPVendorClassOption extends SizedDHCPOption {
  /** What each vendor's class is. */
  classes: DHCPVendorClass[];
}
/** The class that one vendor defines. */
export interface DHCPVendorClass {
  /** Private enterprise number. */
  enterprise: number;
  /** The class. */
  data: Uint8Array;
}
/** Vendor-Identifying Vendor-Specific: RFC 3925 §4. */
export interface DHCPVendorsOption extends SizedDHCPOption {
  /** Information of each vendor. */
  vendors: DHCPVendor[];
}
/** Information of one vendor. */
export interface DHCPVendor {
  /** Private enterprise number. */
  enterprise: number;
  /** The vendor's own options. */
  suboptions: DHCPSuboption[];
}

/** Bytes of code and length. */
const HEAD = 2;

/** Whether the value of the option at the cursor is elements of `step` bytes' head and a length, without a rest. */
function chains(c: Cursor, step: 1 | 2): boolean {
  if (c.room < HEAD) return false;
  const stop = HEAD + c.peek(1);
  if (stop > c.room) return true; // cut short, which the table will say
  let i = HEAD;
  while (i < stop) {
    const code = step === 2 ? c.peek(i) : -1;
    if (code === 255) return true;
    if (code === 0) i++;
    else if (i + step > stop) return false;
    else i += step + c.peek(i + step - 1);
  }
  return i === stop;
}

const linkLayerAddress = rest({ alias: "dhcp.client_id.link_layer_address" });
const duidType = {
  type: u16({ alias: "dhcp.client_id.duid_type", names: DUID_TYPE }),
};
const duidLinkTime = struct<DUIDLinkTime>({
  ...duidType,
  hardwareType: u16({
    alias: "dhcp.client_id.duid_llt_hw_type",
    names: ARP_HARDWARE,
  }),
  time: u32({ alias: "dhcp.client_id.time", unit: "s" }),
  linkLayerAddress,
});
const duidEnterprise = struct<DUIDEnterprise>({
  ...duidType,
  enterprise: u32({ alias: "dhcp.client_id.enterprise_num" }),
  identifier: rest({ alias: "dhcp.client_id" }),
});
const duidLink = struct<DUIDLink>({
  ...duidType,
  hardwareType: u16({
    alias: "dhcp.client_id.duid_ll_hw_type",
    names: ARP_HARDWARE,
  }),
  linkLayerAddress,
});
const duidOther = struct<DUIDOther>({
  ...duidType,
  identifier: rest(),
});
const DUIDS: readonly Struct<DUID>[] = [
  duidOther,
  duidLinkTime,
  duidEnterprise,
  duidLink,
];
const duid: Field<DUID> = chosen(choice<DUID>(
  DUIDS,
  (c) =>
    c.room > 1 && c.peek() === 0 ? DUIDS[c.peek(1)] ?? duidOther : duidOther,
));

const clientMAC = struct<DHCPClientMACOption>({
  ...sized,
  type: u8({ alias: "dhcp.hw.type", names: ARP_HARDWARE }),
  hardwareAddress: mac({ alias: "dhcp.hw.mac_addr" }),
});
const clientDUID = struct<DHCPClientDUIDOption>({
  ...sized,
  type: u8(),
  iaid: u32({ hex: true }),
  duid,
});
const clientOther = struct<DHCPClientOtherOption>({
  ...sized,
  type: u8({ names: ARP_HARDWARE }),
  identifier: rest(),
});

/** An option of a client's identifier. */
const clientId: Choice<SizedDHCPOption> = choice<SizedDHCPOption>(
  [clientMAC, clientDUID, clientOther],
  (c) => {
    const length = c.room > 2 ? c.peek(1) : 0,
      type = length > 0 ? c.peek(2) : 0;
    return type === 255
      ? clientDUID
      : type > 0 && length === 7
      ? clientMAC
      : clientOther;
  },
);

const isWire = (h: DHCPFQDNOption) => h.e;
/** The client's name, in one of two forms. */
const wireName = dnsName({ compressed: false, partial: true });
const fqdnName: Field<string> = {
  bits: 0,
  alias: "dhcp.fqdn.name",
  read: (c, h) =>
    (isWire(h.struct.probe(h) as DHCPFQDNOption) ? wireName : restText()).read!(
      c,
      h,
    ),
};
/** The option of a client's name. */
const fqdn: Struct<DHCPFQDNOption> = struct<DHCPFQDNOption>({
  ...sized,
  mbz: bits(4, { alias: "dhcp.fqdn.mbz" }),
  n: flag({ alias: "dhcp.fqdn.n" }),
  e: flag({ alias: "dhcp.fqdn.e" }),
  o: flag({ alias: "dhcp.fqdn.o" }),
  s: flag({ alias: "dhcp.fqdn.s" }),
  rcode1: u8({ alias: "dhcp.fqdn.rcode1" }),
  rcode2: u8({ alias: "dhcp.fqdn.rcode2" }),
  name: fqdnName,
});

const userClasses = struct<DHCPUserClassOption>({
  ...sized,
  classes: listToEnd(vector(1, rest({ alias: "dhcp.option.user_class.data" }))),
});
/** The option of user classes, or one class alone as Windows and iPXE send it. */
const userClass: Choice<SizedDHCPOption> = choice<SizedDHCPOption>(
  [userClasses, other],
  (c) => chains(c, 1) ? userClasses : other,
);

/** The option of authentication. */
const authentication: Struct<DHCPAuthenticationOption> = struct<
  DHCPAuthenticationOption
>({
  ...sized,
  protocol: u8({
    alias: "dhcp.option.dhcp_authentication.protocol",
    names: DHCP_AUTHENTICATION,
  }),
  algorithm: u8({ alias: "dhcp.option.dhcp_authentication.algorithm" }),
  rdm: u8({ alias: "dhcp.option.dhcp_authentication.rdm" }),
  replayDetection: u64({
    alias: "dhcp.option.dhcp_authentication.rdm_replay_detection",
  }),
  information: rest(),
});
/** The option of a network interface. */
const networkInterface: Struct<DHCPNetworkInterfaceOption> = struct<
  DHCPNetworkInterfaceOption
>({
  ...sized,
  type: u8(),
  major: u8({ alias: "dhcp.client_network_id_major" }),
  minor: u8({ alias: "dhcp.client_network_id_minor" }),
});
/** The option of a machine. */
const machineId: Struct<DHCPMachineIdOption> = struct<
  DHCPMachineIdOption
>({ ...sized, type: u8(), identifier: rest() });

const suboptions: Options<DHCPSuboption> = options<DHCPSuboption>({
  counts: "value",
  single: [0, 255],
  last: 255,
  cases: { 0: innerPad, 255: innerEnd },
  other: struct<DHCPOtherOption>({ ...inner, data: rest() }),
});
const encapsulated = struct<DHCPEncapsulatedOption>({ ...sized, suboptions });
/** An option of options whose codes depend on the vendor, or of bytes where these are none. */
const vendorSpecific: Choice<SizedDHCPOption> = choice<SizedDHCPOption>(
  [encapsulated, other],
  (c) => chains(c, 2) ? encapsulated : other,
);
/** The option of vendors' classes. */
const vendorClasses: Struct<DHCPVendorClassOption> = struct<
  DHCPVendorClassOption
>({
  ...sized,
  classes: listToEnd(struct<DHCPVendorClass>({
    enterprise: u32({ alias: "dhcp.option.vi_class.enterprise" }),
    data: vector(1, rest({ alias: "dhcp.option.vi_class.data" })),
  })),
});
/** The option of vendors' information. */
const vendors: Struct<DHCPVendorsOption> = struct<DHCPVendorsOption>({
  ...sized,
  vendors: listToEnd(struct<DHCPVendor>({
    enterprise: u32({ alias: "dhcp.option.vi.enterprise" }),
    suboptions: vector(1, suboptions),
  })),
});

/** Options of clients and vendors, by code. */
export const dhcpClientOptions: OptionRules<SizedDHCPOption>["cases"] = {
  43: vendorSpecific,
  61: clientId,
  63: vendorSpecific,
  77: userClass,
  81: fqdn,
  90: authentication,
  94: networkInterface,
  97: machineId,
  122: vendorSpecific,
  124: vendorClasses,
  125: vendors,
  175: vendorSpecific,
};
