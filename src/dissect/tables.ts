/** The tables that the built-in protocols are found in. */
import { DemuxTable, type Entry, type Find } from "./protocol.ts";

/** Link types of capture files: https://www.tcpdump.org/linktypes.html */
export const linkType: DemuxTable = new DemuxTable("linktype");
/** EtherTypes of IEEE 802. */
export const etherType: DemuxTable = new DemuxTable("ethertype");
/** Payload behind a length instead of an EtherType: 0 for LLC. */
export const lengthField: DemuxTable = new DemuxTable("802.3");
/** Destination service access points of IEEE 802.2. */
export const llcSap: DemuxTable = new DemuxTable("llc.sap");
/** IP protocol numbers, and next headers of IPv6. */
export const ipProtocol: DemuxTable = new DemuxTable("ip.proto");
/** The first four bits of an IP packet. */
export const ipVersion: DemuxTable = new DemuxTable("ip.version");
/** PPP protocol numbers. */
export const pppProtocol: DemuxTable = new DemuxTable("ppp.protocol");
/** UDP ports. */
export const udpPort: DemuxTable = new DemuxTable("udp.port");
/** TCP ports. */
export const tcpPort: DemuxTable = new DemuxTable("tcp.port", true);

/** Below this an EtherType is a length: IEEE 802.3 §3.2.6. */
export const ETHERTYPE_MIN = 0x600;

/** Who reads what stands behind a Length/Type field. */
export function findByType(d: Find, type: number): Entry | undefined {
  return type < ETHERTYPE_MIN
    ? d.find(lengthField, 0)
    : d.find(etherType, type);
}
