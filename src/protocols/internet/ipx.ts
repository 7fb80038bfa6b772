/** Internetwork Packet Exchange, with SPX, RIP and SAP: Novell, IPX Router Specification. */
import { hexNumber } from "../../bytes/hex.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import {
  etherType,
  ipProtocol,
  ipxSocket,
  ipxType,
  lengthField,
  linuxProtocol,
  llcSap,
  pppProtocol,
} from "../../dissect/tables.ts";
import {
  flag,
  listToEnd,
  mac,
  paddedText,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import {
  IPX_RIP_TYPE,
  IPX_SAP_TYPE,
  IPX_SOCKET,
  IPX_TYPE,
} from "../../names/ipx.ts";

/** IPX header. */
export interface IPX {
  /** Checksum; 0xffff: none. */
  checksum: number;
  /** Bytes of header and payload. */
  length: number;
  /** Transport control: routers that passed it on. */
  hops: number;
  /** Packet type. */
  type: number;
  /** Destination network. */
  dstNetwork: number;
  /** Destination node. */
  dstNode: string;
  /** Destination socket. */
  dstSocket: number;
  /** Source network. */
  srcNetwork: number;
  /** Source node. */
  srcNode: string;
  /** Source socket. */
  srcSocket: number;
}

const socket = (side: string) =>
  u16({ alias: `ipx.${side}.socket`, hex: true, names: IPX_SOCKET });

/** Internetwork Packet Exchange. */
export const ipx: Protocol<IPX> = {
  id: "ipx",
  label: "IPX",
  name: "Internetwork Packet Exchange",
  spec: "Novell IPX Router Specification",
  depth: "header",
  alias: "ipx",
  layer: "internet",
  on: [
    [etherType, 0x8137],
    [lengthField, 1],
    [linuxProtocol, 1],
    [llcSap, 0xe0],
    [pppProtocol, 0x2b],
    [ipProtocol, 111],
  ],
  fields: struct<IPX>({
    checksum: u16({ alias: "ipx.checksum", hex: true }),
    length: u16({ alias: "ipx.len", unit: "bytes" }),
    hops: u8({ alias: "ipx.hops" }),
    type: u8({ alias: "ipx.packet_type", names: IPX_TYPE }),
    dstNetwork: u32({ alias: "ipx.dst.net", hex: true }),
    dstNode: mac({ alias: "ipx.dst.node" }),
    dstSocket: socket("dst"),
    srcNetwork: u32({ alias: "ipx.src.net", hex: true }),
    srcNode: mac({ alias: "ipx.src.node" }),
    srcSocket: socket("src"),
  }),
  totalSize: (h) => h.length,
  next: (h, d) =>
    d.find(ipxSocket, h.dstSocket) ?? d.find(ipxSocket, h.srcSocket) ??
      d.find(ipxType, h.type),
  summary: (h) => IPX_TYPE[h.type] ?? `IPX type ${h.type}`,
};

/** SPX header. */
export interface SPX {
  /** System packet. */
  system: boolean;
  /** An acknowledgement is wanted. */
  sendAck: boolean;
  /** Attention. */
  attention: boolean;
  /** End of message. */
  endOfMessage: boolean;
  /** SPX II. */
  version2: boolean;
  /** The size is negotiated. */
  negotiateSize: boolean;
  /** Reserved. */
  reserved: boolean;
  /** There is an extended header. */
  extendedHeader: boolean;
  /** Datastream type. */
  datastreamType: number;
  /** Source connection ID. */
  srcConnection: number;
  /** Destination connection ID. */
  dstConnection: number;
  /** Sequence number. */
  sequence: number;
  /** Acknowledgement number. */
  acknowledgement: number;
  /** Allocation number: how far the other may go. */
  allocation: number;
  /** Negotiated size, in SPX II. */
  negotiationSize?: number;
}

/** Sequenced Packet Exchange. */
export const spx: Protocol<SPX> = {
  id: "spx",
  label: "SPX",
  name: "Sequenced Packet Exchange",
  spec: "Novell IPX Router Specification",
  depth: "header",
  alias: "spx",
  layer: "transport",
  on: [[ipxType, 5]],
  fields: struct<SPX>({
    system: flag({ alias: "spx.ctl.sys" }),
    sendAck: flag({ alias: "spx.ctl.send_ack" }),
    attention: flag({ alias: "spx.ctl.attn" }),
    endOfMessage: flag({ alias: "spx.ctl.eom" }),
    version2: flag({ alias: "spx.ctl.v2" }),
    negotiateSize: flag({ alias: "spx.ctl.neg_size" }),
    reserved: flag({ alias: "spx.ctl.reserved" }),
    extendedHeader: flag({ alias: "spx.ctl.ext_header" }),
    datastreamType: u8({
      alias: "spx.type",
      hex: true,
      names: {
        0xfc: "Orderly release",
        0xfd: "Orderly release acknowledgement",
        0xfe: "End of connection",
        0xff: "End of connection acknowledgement",
      },
    }),
    srcConnection: u16({ alias: "spx.src", hex: true }),
    dstConnection: u16({ alias: "spx.dst", hex: true }),
    sequence: u16({ alias: "spx.seq" }),
    acknowledgement: u16({ alias: "spx.ack" }),
    allocation: u16({ alias: "spx.alloc" }),
    negotiationSize: when(
      (h: SPX) => h.version2,
      u16({ alias: "spx.neg_size" }),
    ),
  }),
  next: () => undefined,
  summary: (h) =>
    `0x${hexNumber(h.srcConnection, 4)} → 0x${
      hexNumber(h.dstConnection, 4)
    } Seq=${h.sequence} Ack=${h.acknowledgement}`,
};

/** A message of RIP. */
export interface IPXRIP {
  /** Packet type. */
  type: number;
  /** Routes. */
  routes: IPXRoute[];
}
/** A route. */
export interface IPXRoute {
  /** Network. */
  network: number;
  /** Routers on the way. */
  hops: number;
  /** Ticks of 1/18 s that the way takes. */
  ticks: number;
}

/** Routing Information Protocol of IPX. */
export const ipxRip: Protocol<IPXRIP> = {
  id: "ipxrip",
  label: "IPX-RIP",
  name: "IPX Routing Information Protocol",
  spec: "Novell IPX Router Specification",
  depth: "all fields",
  alias: "ipxrip",
  layer: "application",
  on: [[ipxSocket, 0x453], [ipxType, 1]],
  fields: struct<IPXRIP>({
    type: u16({ alias: "ipxrip.packet_type", names: IPX_RIP_TYPE }),
    routes: listToEnd(struct<IPXRoute>({
      network: u32({ alias: "ipxrip.route_vector", hex: true }),
      hops: u16({ alias: "ipxrip.hops" }),
      ticks: u16({ alias: "ipxrip.ticks" }),
    })),
  }),
  summary: (h) => IPX_RIP_TYPE[h.type] ?? `type ${h.type}`,
};

/** A message of SAP. */
export interface IPXSAP {
  /** Packet type. */
  type: number;
  /** Kind of server that is looked for, in queries. */
  serverType?: number;
  /** Servers, in responses. */
  servers?: IPXServer[];
}
/** A server. */
export interface IPXServer {
  /** Kind of server. */
  type: number;
  /** Name. */
  name: string;
  /** Network. */
  network: number;
  /** Node. */
  node: string;
  /** Socket. */
  socket: number;
  /** Routers on the way. */
  hops: number;
}

const isQuery = (h: IPXSAP): boolean => (h.type & 1) === 1;

/** Service Advertising Protocol. */
export const ipxSap: Protocol<IPXSAP> = {
  id: "ipxsap",
  label: "IPX-SAP",
  name: "Service Advertising Protocol",
  spec: "Novell IPX Router Specification",
  depth: "all fields",
  alias: "ipxsap",
  layer: "application",
  on: [[ipxSocket, 0x452]],
  fields: struct<IPXSAP>({
    type: u16({ alias: "ipxsap.packet_type", names: IPX_SAP_TYPE }),
    serverType: when(
      isQuery,
      u16({ alias: "ipxsap.server.type", hex: true }),
    ),
    servers: when(
      (h: IPXSAP) => !isQuery(h),
      listToEnd(struct<IPXServer>({
        type: u16({ alias: "ipxsap.server.type", hex: true }),
        name: paddedText(48, { alias: "ipxsap.server.name" }),
        network: u32({ alias: "ipxsap.server.network", hex: true }),
        node: mac({ alias: "ipxsap.server.node" }),
        socket: u16({
          alias: "ipxsap.server.socket",
          hex: true,
          names: IPX_SOCKET,
        }),
        hops: u16({ alias: "ipxsap.server.intermediate_networks" }),
      })),
    ),
  }),
  summary: (h) => IPX_SAP_TYPE[h.type] ?? `type ${h.type}`,
};
