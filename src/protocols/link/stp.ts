/** Spanning tree protocols: BPDUs of IEEE 802.1D-2004 §9 and IEEE 802.1Q-2022 §14, and of Cisco's per-VLAN variant. */
import type { Protocol } from "../../dissect/protocol.ts";
import { llcSap, snapProtocol } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  type Field,
  fixedPoint,
  flag,
  ifMore,
  listToEnd,
  mac,
  oneOf,
  options,
  paddedText,
  padding,
  rest,
  scaled,
  struct,
  u16,
  u32,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import { BPDU_TYPE, STP_PORT_ROLE, STP_VERSION } from "../../names/stp.ts";

/** A bridge identifier: IEEE 802.1Q-2022 §14.2.5. */
export interface BridgeId {
  /** Priority, in steps of 4096. */
  priority: number;
  /** System ID extension: a VLAN or a spanning tree instance. */
  extension: number;
  /** Address of the bridge. */
  address: string;
}
/** Flags: §14.2.8. */
export interface STPFlags {
  /** Topology change acknowledgment; in a message of an instance the port is the master port. */
  topologyChangeAck: boolean;
  /** Agreement. */
  agreement: boolean;
  /** Forwarding. */
  forwarding: boolean;
  /** Learning. */
  learning: boolean;
  /** Role of the port. */
  portRole: number;
  /** Proposal. */
  proposal: boolean;
  /** Topology change. */
  topologyChange: boolean;
}
/** Flags of version 0, which has two: IEEE 802.1D-2004 §9.3.1. */
export interface STPChangeFlags {
  /** Topology change acknowledgment. */
  topologyChangeAck: boolean;
  /** Reserved. */
  reserved: number;
  /** Topology change. */
  topologyChange: boolean;
}
/** The parameters of a configuration message: §14.4. */
export interface STPConfiguration {
  /** Flags. */
  flags: STPFlags | STPChangeFlags;
  /** The root bridge; of the common tree where there are several. */
  root: BridgeId;
  /** Cost of the path to it. */
  rootPathCost: number;
  /** The sender; in MST the regional root. */
  bridge: BridgeId;
  /** The port it was sent through: priority and number. */
  portId: number;
  /** Seconds since the root sent the information. */
  messageAge: number;
  /** Seconds after which it expires. */
  maxAge: number;
  /** Seconds between messages of the root. */
  helloTime: number;
  /** Seconds before a port forwards. */
  forwardDelay: number;
}
/** MST configuration identifier: §13.8. */
export interface MSTConfiguration {
  /** 0. */
  formatSelector: number;
  /** Name of the region. */
  name: string;
  /** Revision level. */
  revision: number;
  /** Digest over the map of VLANs to instances. */
  digest: Uint8Array;
}
/** The message of one spanning tree instance: §14.4.1. */
export interface MSTI {
  /** Flags. */
  flags: STPFlags;
  /** Priority of the instance's regional root, four bits: 8 stands for 32768. */
  rootPriority: number;
  /** Number of the instance. */
  instance: number;
  /** Address of the instance's regional root. */
  rootAddress: string;
  /** Cost of the path to it. */
  internalRootPathCost: number;
  /** Priority of the sender, four bits: 8 stands for 32768. */
  bridgePriority: number;
  /** Reserved. */
  reserved: number;
  /** Priority of the port, four bits: 8 stands for 128. */
  portPriority: number;
  /** Reserved. */
  reserved2: number;
  /** Hops that remain. */
  remainingHops: number;
}
/** What multiple spanning trees add: §14.4. */
export interface MST {
  /** Region of the sender. */
  configuration: MSTConfiguration;
  /** Cost of the path to the regional root. */
  internalRootPathCost: number;
  /** The sender. */
  bridge: BridgeId;
  /** Hops that remain. */
  remainingHops: number;
  /** One message for each instance. */
  instances: MSTI[];
}
/** What shortest path trees add: §14.5. */
export interface SPT {
  /** Configuration identifier of the agreement protocol: format, name, revision, digest. */
  configuration: MSTConfiguration;
  /** Reserved. */
  reserved: number;
  /** The port's role is restricted. */
  restrictedRole: boolean;
  /** The agreement is valid. */
  agreementValid: boolean;
  /** Discarded agreement number. */
  discardedNumber: number;
  /** Agreement number. */
  agreementNumber: number;
  /** Unused. */
  unused: number;
  /** Agreement digest. */
  agreementDigest: Uint8Array;
  /** Anything behind it. */
  data?: Uint8Array;
}
/** A bridge protocol data unit. */
export interface STP {
  /** 0. */
  protocolId: number;
  /** Version of the protocol. */
  version: number;
  /** Kind of BPDU. */
  type: number;
  /** Configuration message. */
  configuration?: STPConfiguration;
  /** Bytes of what version 1 adds: 0. */
  version1Length?: number;
  /** Bytes of what version 3 adds. */
  version3Length?: number;
  /** What version 3 adds. */
  mst?: MST;
  /** Bytes of what version 4 adds. */
  version4Length?: number;
  /** What version 4 adds. */
  spt?: SPT;
  /** Bytes behind the BPDU. */
  padding?: Uint8Array;
}
/** A BPDU of Cisco's per-VLAN spanning tree. */
export interface PVST extends STP {
  /** Byte before the tags of a message of version 0. */
  fill?: number;
  /** The VLAN that the tree is of, and what else there is. */
  tags?: (PVSTVlan | PVSTOther)[];
}
/** Originating VLAN. */
export interface PVSTVlan {
  /** 0. */
  type: number;
  /** Bytes of the value. */
  length: number;
  /** The VLAN. */
  vlan: number;
}
/** Any other tag. */
export interface PVSTOther {
  /** Type. */
  type: number;
  /** Bytes of the value. */
  length: number;
  /** Value. */
  data: Uint8Array;
}

const CONFIGURATION = 0x00, RAPID = 0x02, CHANGE = 0x80;
const PRIORITY_STEP = 4096;

/** A bridge identifier whose parts Wireshark calls `alias`. */
function bridgeId(alias: string): Field<BridgeId> {
  return struct<BridgeId>({
    priority: scaled(bits(4), PRIORITY_STEP, { alias: `${alias}.prio` }),
    extension: bits(12, { alias: `${alias}.ext` }),
    address: mac({ alias: `${alias}.hw` }),
  });
}

/** Flags of a message of the common tree, or of an instance. */
const flags = struct<STPFlags>({
  topologyChangeAck: flag({ alias: "stp.flags.tcack" }),
  agreement: flag({ alias: "stp.flags.agreement" }),
  forwarding: flag({ alias: "stp.flags.forwarding" }),
  learning: flag({ alias: "stp.flags.learning" }),
  portRole: bits(2, { alias: "stp.flags.port_role", names: STP_PORT_ROLE }),
  proposal: flag({ alias: "stp.flags.proposal" }),
  topologyChange: flag({ alias: "stp.flags.tc" }),
});

/** A time in units of 1/256 s: §14.2.9. */
function seconds(alias: string): Field<number> {
  return fixedPoint(16, 8, { alias, unit: "s" });
}

const changeFlags = struct<STPChangeFlags>({
  topologyChangeAck: flag({ alias: "stp.flags.tcack" }),
  reserved: bits(6),
  topologyChange: flag({ alias: "stp.flags.tc" }),
});
const parameters = {
  root: bridgeId("stp.root"),
  rootPathCost: u32({ alias: "stp.root.cost" }),
  bridge: bridgeId("stp.bridge"),
  portId: u16({ alias: "stp.port", hex: true }),
  messageAge: seconds("stp.msg_age"),
  maxAge: seconds("stp.max_age"),
  helloTime: seconds("stp.hello"),
  forwardDelay: seconds("stp.forward"),
};
const firstConfiguration = struct<STPConfiguration>({
  flags: changeFlags,
  ...parameters,
});
const configuration = struct<STPConfiguration>({
  flags,
  ...parameters,
});

const region = struct<MSTConfiguration>({
  formatSelector: u8({ alias: "mstp.config_format_selector" }),
  name: paddedText(32, { alias: "mstp.config_name" }),
  revision: u16({ alias: "mstp.config_revision_level" }),
  digest: bytes(16, { alias: "mstp.config_digest" }),
});

const instance = struct<MSTI>({
  flags,
  rootPriority: bits(4, { alias: "mstp.msti.priority" }),
  instance: bits(12, { alias: "mstp.msti.msti_id" }),
  rootAddress: mac({ alias: "mstp.msti.root.hw" }),
  internalRootPathCost: u32({ alias: "mstp.msti.root_cost" }),
  bridgePriority: bits(4, { alias: "mstp.msti.bridge_priority" }),
  reserved: bits(4),
  portPriority: bits(4, { alias: "mstp.msti.port_priority" }),
  reserved2: bits(4),
  remainingHops: u8({ alias: "mstp.msti.remaining_hops" }),
});

const mst = struct<MST>({
  configuration: region,
  internalRootPathCost: u32({ alias: "mstp.cist_internal_root_path_cost" }),
  bridge: bridgeId("mstp.cist_bridge"),
  remainingHops: u8({ alias: "mstp.cist_remaining_hops" }),
  instances: listToEnd(instance),
});

const spt = struct<SPT>({
  configuration: region,
  reserved: bits(2),
  restrictedRole: flag({ alias: "mstp.agree_flags.rest_role" }),
  agreementValid: flag({ alias: "mstp.agree_flags.agreement_valid" }),
  discardedNumber: bits(2, { alias: "mstp.agree_flags.dagreement_num" }),
  agreementNumber: bits(2, { alias: "mstp.agree_flags.agreement_num" }),
  unused: u8(),
  agreementDigest: bytes(32, { alias: "mstp.agreement_digest" }),
  data: padding(),
});

/** Whether version `n` or a later one added fields to the message. */
const reaches = (n: number) => (h: STP): boolean =>
  h.type === RAPID && h.version >= n;
const isConfiguration = (h: STP): boolean =>
  h.type === CONFIGURATION || h.type === RAPID;

/** What all BPDUs begin with. */
const common = {
  protocolId: u16({ alias: "stp.protocol", hex: true }),
  version: u8({ alias: "stp.version", names: STP_VERSION }),
  type: u8({ alias: "stp.type", hex: true, names: BPDU_TYPE }),
  configuration: when(
    isConfiguration,
    oneOf<STP, STPConfiguration>(
      (h) => h.type,
      { [CONFIGURATION]: firstConfiguration },
      configuration,
    ),
  ),
  version1Length: when(
    reaches(2),
    u8({ alias: "stp.version_1_length", unit: "bytes" }),
  ),
  version3Length: when(
    reaches(3),
    u16({ alias: "mstp.version_3_length", unit: "bytes" }),
  ),
  mst: when(
    (h: STP) => (h.version3Length ?? 0) > 0,
    within((h: STP) => h.version3Length!, mst),
  ),
  version4Length: when(
    reaches(4),
    u16({ alias: "mstp.version_4_length", unit: "bytes" }),
  ),
  spt: when(
    (h: STP) => (h.version4Length ?? 0) > 0,
    within((h: STP) => h.version4Length!, spt),
  ),
  padding: padding(),
};

/** A bridge identifier as people write it: `32768/1/00:00:5e:00:53:01`. */
const bridgeText = (b: BridgeId): string =>
  `${b.priority}/${b.extension}/${b.address}`;

/** Versions in short, by version and type. */
function kindOf(h: STP): string {
  if (h.type === CONFIGURATION) return "Conf";
  return h.version === 2 ? "RST" : h.version === 3 ? "MST" : "SPT";
}

function summary(h: STP): string {
  if (h.type === CHANGE) return "Topology Change Notification";
  const { configuration: c } = h;
  if (c === undefined) return `BPDU type 0x${h.type.toString(16)}`;
  if (c.forwardDelay === undefined) return kindOf(h);
  return [
    `${kindOf(h)}.`,
    ...(c.flags.topologyChange ? ["TC +"] : []),
    `Root = ${bridgeText(c.root)} `,
    `Cost = ${c.rootPathCost} `,
    `Port = 0x${c.portId.toString(16).padStart(4, "0")}`,
  ].join(" ");
}

/** Spanning Tree Protocol. */
export const stp: Protocol<STP> = {
  id: "stp",
  label: "STP",
  name: "Spanning Tree Protocol",
  spec: "IEEE 802.1D-2004 §9, IEEE 802.1Q-2022 §14",
  depth: "all BPDUs: STP, RSTP, MSTP, SPT",
  alias: "stp",
  aliases: ["rstp", "mstp"],
  layer: "link",
  on: [[llcSap, 0x42]],
  fields: struct<STP>(common),
  summary,
};

/** Tags behind a BPDU of Cisco. */
const tagHead = {
  type: u16({ alias: "stp.pvst.tlvtype", hex: true }),
  length: u16({ alias: "stp.pvst.tlvlen", unit: "bytes" }),
};
const { padding: behind, ...message } = common;

/** Per-VLAN Spanning Tree: Cisco's BPDUs in SNAP, which say what VLAN their tree is of. */
export const pvst: Protocol<PVST> = {
  id: "pvst",
  label: "PVST+",
  name: "Per-VLAN Spanning Tree",
  spec: "Cisco",
  depth: "all BPDUs, originating VLAN",
  alias: "stp",
  layer: "link",
  on: [[snapProtocol, 0x00000c_010b]],
  fields: struct<PVST>({
    ...message,
    fill: when((h: PVST) => h.type === CONFIGURATION, ifMore(u8())),
    tags: options<PVSTVlan | PVSTOther>({
      typeSize: 2,
      lengthSize: 2,
      counts: "value",
      cases: {
        0: struct<PVSTVlan>({
          ...tagHead,
          vlan: u16({ alias: "stp.pvst.origvlan" }),
        }),
      },
      other: struct<PVSTOther>({
        ...tagHead,
        data: rest({ alias: "stp.pvst.tlvval" }),
      }),
    }),
    padding: behind,
  }),
  summary,
};
