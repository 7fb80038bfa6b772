/** NetBIOS Name Service: RFC 1002 §4.2. */
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  bits,
  choice,
  chosen,
  flag,
  ifMore,
  ipv4Address,
  list,
  listToEnd,
  mac,
  netbiosName,
  plainNetbiosName,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  u8,
  within,
} from "../../fields/mod.ts";
import {
  NBNS_CLASS,
  NBNS_OPCODE,
  NBNS_RCODE,
  NBNS_TYPE,
  NETBIOS_NODE_TYPE,
} from "../../names/netbios.ts";

/** A question: RFC 1002 §4.2.1.2. */
export interface NBNSQuestion {
  /** Name. */
  name: string;
  /** Type. */
  type: number;
  /** Class. */
  class: number;
}
/** An address that a name has: RFC 1002 §4.2.1.3. */
export interface NBNSAddress {
  /** The name is that of a group. */
  group: boolean;
  /** Owner node type. */
  ownerNodeType: number;
  /** Reserved. */
  reserved: number;
  /** Address. */
  address: string;
}
/** Addresses that a name has. */
export interface NBNSAddresses {
  /** Addresses, each with its flags. */
  addresses: NBNSAddress[];
}
/** Operation and flags of a message; in a WACK those of the request that the server works on: RFC 1002 §4.2.16. */
export interface NBNSFlags {
  /** Response. */
  response: boolean;
  /** Operation. */
  opcode: number;
  /** Authoritative answer. */
  aa: boolean;
  /** Truncated. */
  tc: boolean;
  /** Recursion desired. */
  rd: boolean;
  /** Recursion available. */
  ra: boolean;
  /** Reserved. */
  reserved: number;
  /** Sent to all. */
  broadcast: boolean;
  /** Result code. */
  rcode: number;
}
/** A name that a node has: RFC 1002 §4.2.18. */
export interface NBNSNodeName {
  /** Name. */
  name: string;
  /** The name is that of a group. */
  group: boolean;
  /** Owner node type. */
  ownerNodeType: number;
  /** The name is being given up. */
  deregistering: boolean;
  /** The name is in conflict. */
  conflict: boolean;
  /** The name is active. */
  active: boolean;
  /** It is the permanent name of the node. */
  permanent: boolean;
  /** Reserved. */
  reserved: number;
}
/** Statistics of a node: RFC 1002 §4.2.18. */
export interface NBNSStatistics {
  /** Identifier of the adapter. */
  unitId: string;
  /** Jumpers. */
  jumpers: number;
  /** Result of the self-test. */
  testResult: number;
  /** Version. */
  versionNumber: number;
  /** Period, in minutes. */
  periodOfStatistics: number;
  /** Checksum errors. */
  numberOfCrcs: number;
  /** Alignment errors. */
  numberAlignmentErrors: number;
  /** Collisions. */
  numberOfCollisions: number;
  /** Aborted sends. */
  numberSendAborts: number;
  /** Good sends. */
  numberGoodSends: number;
  /** Good receives. */
  numberGoodReceives: number;
  /** Retransmissions. */
  numberRetransmits: number;
  /** How often resources were short. */
  numberNoResourceConditions: number;
  /** Free command blocks. */
  numberFreeCommandBlocks: number;
  /** Command blocks. */
  totalNumberCommandBlocks: number;
  /** Most command blocks. */
  maxTotalNumberCommandBlocks: number;
  /** Pending sessions. */
  numberPendingSessions: number;
  /** Most pending sessions. */
  maxNumberPendingSessions: number;
  /** Most sessions. */
  maxTotalSessionsPossible: number;
  /** Bytes of a packet of a session. */
  sessionDataPacketSize: number;
}
/** Status of a node: RFC 1002 §4.2.18. */
export interface NBNSNodeStatus {
  /** Number of names. */
  numNames: number;
  /** Names. */
  nodeNames: NBNSNodeName[];
  /** Statistics. */
  statistics?: NBNSStatistics;
}
/** An address of a name server: RFC 1002 §4.2.15. */
export interface NBNSServerAddress {
  /** Address. */
  address: string;
}
/** A name server: RFC 1002 §4.2.15. */
export interface NBNSServer {
  /** Its name. */
  nsDname: string;
}
/** Data of another type. */
export interface NBNSOtherData {
  /** Data. */
  data: Uint8Array;
}
/** Data of a record. */
export type NBNSData =
  | NBNSAddresses
  | NBNSFlags
  | NBNSNodeStatus
  | NBNSServerAddress
  | NBNSServer
  | NBNSOtherData;
/** A record: RFC 1002 §4.2.1.3. */
export interface NBNSRecord {
  /** Name. */
  name: string;
  /** Type. */
  type: number;
  /** Class. */
  class: number;
  /** Seconds that it may be kept; 0: for ever. */
  ttl: number;
  /** Bytes of its data. */
  rdlength: number;
  /** Data. */
  rdata: NBNSData;
}
/** A message. */
export interface NBNS extends NBNSFlags {
  /** Identification. */
  id: number;
  /** Number of questions. */
  qdcount: number;
  /** Number of answers. */
  ancount: number;
  /** Number of authority records. */
  nscount: number;
  /** Number of additional records. */
  arcount: number;
  /** Questions. */
  questions: NBNSQuestion[];
  /** Answers. */
  answers: NBNSRecord[];
  /** Authority records. */
  authorities: NBNSRecord[];
  /** Additional records. */
  additionals: NBNSRecord[];
}

const A = 1, NS = 2, NB = 32, NBSTAT = 33;
/** Bytes of the data that a WACK sends under type NB or NULL. */
const WAIT_SIZE = 2;

const name = netbiosName({ alias: "nbns.name" });
const type = u16({ alias: "nbns.type", names: NBNS_TYPE });
const klass = u16({ alias: "nbns.class", names: NBNS_CLASS });

const addresses = struct<NBNSAddresses>({
  addresses: listToEnd(struct<NBNSAddress>({
    group: flag({ alias: "nbns.nb_flags.group" }),
    ownerNodeType: bits(2, {
      alias: "nbns.nb_flags.ont",
      names: NETBIOS_NODE_TYPE,
    }),
    reserved: bits(13),
    address: ipv4Address({ alias: "nbns.addr" }),
  })),
});
const flags = {
  response: flag({ alias: "nbns.flags.response" }),
  opcode: bits(4, { alias: "nbns.flags.opcode", names: NBNS_OPCODE }),
  aa: flag({ alias: "nbns.flags.authoritative" }),
  tc: flag({ alias: "nbns.flags.truncated" }),
  rd: flag({ alias: "nbns.flags.recdesired" }),
  ra: flag({ alias: "nbns.flags.recavail" }),
  reserved: bits(2),
  broadcast: flag({ alias: "nbns.flags.broadcast" }),
  rcode: bits(4, { alias: "nbns.flags.rcode", names: NBNS_RCODE }),
};
const wait = struct<NBNSFlags>(flags);
const nodeName = struct<NBNSNodeName>({
  name: plainNetbiosName({ alias: "nbns.netbios_name" }),
  group: flag({ alias: "nbns.name_flags.group" }),
  ownerNodeType: bits(2, {
    alias: "nbns.name_flags.ont",
    names: NETBIOS_NODE_TYPE,
  }),
  deregistering: flag({ alias: "nbns.name_flags.drg" }),
  conflict: flag({ alias: "nbns.name_flags.cnf" }),
  active: flag({ alias: "nbns.name_flags.act" }),
  permanent: flag({ alias: "nbns.name_flags.prm" }),
  reserved: bits(9),
});
const statistics = struct<NBNSStatistics>({
  unitId: mac({ alias: "nbns.unit_id" }),
  jumpers: u8({ alias: "nbns.jumpers", hex: true }),
  testResult: u8({ alias: "nbns.test_result", hex: true }),
  versionNumber: u16({ alias: "nbns.version_number", hex: true }),
  periodOfStatistics: u16({ alias: "nbns.period_of_statistics", hex: true }),
  numberOfCrcs: u16({ alias: "nbns.num_crcs" }),
  numberAlignmentErrors: u16({ alias: "nbns.num_alignment_errors" }),
  numberOfCollisions: u16({ alias: "nbns.num_collisions" }),
  numberSendAborts: u16({ alias: "nbns.num_send_aborts" }),
  numberGoodSends: u32({ alias: "nbns.num_good_sends" }),
  numberGoodReceives: u32({ alias: "nbns.num_good_receives" }),
  numberRetransmits: u16({ alias: "nbns.numretransmits" }),
  numberNoResourceConditions: u16({
    alias: "nbns.num_no_resource_conditions",
  }),
  numberFreeCommandBlocks: u16({ alias: "nbns.numcommand_blocks" }),
  totalNumberCommandBlocks: u16(),
  maxTotalNumberCommandBlocks: u16(),
  numberPendingSessions: u16({ alias: "nbns.numpending_sessions" }),
  maxNumberPendingSessions: u16({ alias: "nbns.max_num_pending_sessions" }),
  maxTotalSessionsPossible: u16({
    alias: "nbns.max_total_sessions_possible",
  }),
  sessionDataPacketSize: u16({
    alias: "nbns.session_data_packet_size",
    unit: "bytes",
  }),
});
const nodeStatus = struct<NBNSNodeStatus>({
  numNames: u8({ alias: "nbns.number_of_names" }),
  nodeNames: list(nodeName, (h: NBNSNodeStatus) => h.numNames),
  statistics: ifMore(statistics),
});
const serverAddress = struct<NBNSServerAddress>({ address: ipv4Address() });
const server = struct<NBNSServer>({ nsDname: netbiosName() });
const otherData = struct<NBNSOtherData>({
  data: rest({ alias: "nbns.data" }),
});

const data = choice<NBNSData>(
  [addresses, wait, nodeStatus, serverAddress, server, otherData],
  (_c, v): Struct<NBNSData> => {
    const { type, rdlength } = v.struct.probe(v) as NBNSRecord;
    switch (type) {
      case NB:
        return rdlength === WAIT_SIZE ? wait : addresses;
      case NBSTAT:
        return nodeStatus;
      case A:
        return serverAddress;
      case NS:
        return server;
      default:
        return rdlength === WAIT_SIZE ? wait : otherData;
    }
  },
);
const record = struct<NBNSRecord>({
  name,
  type,
  class: klass,
  ttl: u32({ alias: "nbns.ttl", unit: "s" }),
  rdlength: u16({ alias: "nbns.data_length", unit: "bytes" }),
  rdata: within((h: NBNSRecord) => h.rdlength, chosen(data)),
});

function summary(h: NBNS): string {
  const names = [...h.questions ?? [], ...h.answers ?? []].slice(0, 1)
    .map((x) => `${NBNS_TYPE[x.type] ?? x.type} ${x.name}`);
  const addresses = (h.answers ?? []).flatMap(({ rdata }) =>
    rdata !== undefined && "addresses" in rdata
      ? (rdata.addresses ?? []).map((a) => a.address)
      : []
  );
  return [
    (NBNS_OPCODE[h.opcode] ?? `Operation ${h.opcode}`) +
    (h.response ? " response" : ""),
    ...h.response && h.rcode > 0
      ? [NBNS_RCODE[h.rcode] ?? `Error ${h.rcode}`]
      : [],
    ...names,
    ...addresses,
  ].join(" ");
}

/** NetBIOS Name Service. */
export const nbns: Protocol<NBNS> = {
  id: "nbns",
  alias: "nbns",
  label: "NBNS",
  name: "NetBIOS Name Service",
  spec: "RFC 1002",
  depth: "header, names, all records",
  layer: "application",
  on: [[udpPort, 137]],
  fields: struct<NBNS>({
    id: u16({ alias: "nbns.id", hex: true }),
    ...flags,
    qdcount: u16({ alias: "nbns.count.queries" }),
    ancount: u16({ alias: "nbns.count.answers" }),
    nscount: u16({ alias: "nbns.count.auth_rr" }),
    arcount: u16({ alias: "nbns.count.add_rr" }),
    questions: list(
      struct<NBNSQuestion>({ name, type, class: klass }),
      (h: NBNS) => h.qdcount,
    ),
    answers: list(record, (h: NBNS) => h.ancount),
    authorities: list(record, (h: NBNS) => h.nscount),
    additionals: list(record, (h: NBNS) => h.arcount),
  }),
  summary,
};
