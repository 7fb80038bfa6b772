/** The tables that the built-in protocols are found in. */
import { DemuxTable, type Entry, type Find } from "./protocol.ts";

/** Link types of capture files: https://www.tcpdump.org/linktypes.html */
export const linkType: DemuxTable = new DemuxTable("linktype");
/** EtherTypes of IEEE 802. */
export const etherType: DemuxTable = new DemuxTable("ethertype");
/** Payload behind a length instead of an EtherType: 0 for LLC, 1 for Novell's raw IEEE 802.3. */
export const lengthField: DemuxTable = new DemuxTable("802.3");
/** Destination service access points of IEEE 802.2. */
export const llcSap: DemuxTable = new DemuxTable("llc.sap");
/** Protocols of SNAP: those of an organization other than EtherTypes, at OUI * 2^16 + protocol identifier. */
export const snapProtocol: DemuxTable = new DemuxTable("snap.pid");
/** Protocol numbers of Linux below 0x600, ETH_P_ in <linux/if_ether.h>. */
export const linuxProtocol: DemuxTable = new DemuxTable("linux.protocol");
/** Protocols of Cisco HDLC that are no EtherTypes, or others than there. */
export const chdlcProtocol: DemuxTable = new DemuxTable("chdlc.protocol");
/** Protocol types of GRE that are no EtherTypes: those with a sequence number at 2^16 more. */
export const greProtocol: DemuxTable = new DemuxTable("gre.protocol");
/** IP protocol numbers, and next headers of IPv6. */
export const ipProtocol: DemuxTable = new DemuxTable("ip.proto");
/** The first four bits of an IP packet. */
export const ipVersion: DemuxTable = new DemuxTable("ip.version");
/** The first four bits behind an MPLS label stack, where they are not an IP version: RFC 4928 §3. */
export const mplsPayload: DemuxTable = new DemuxTable("mpls.payload");
/** Subtypes of the slow protocols: IEEE 802.3-2022 annex 57A. */
export const slowProtocol: DemuxTable = new DemuxTable("slow.subtype");
/** Frames of IEEE 802.11 behind headers of their own: 0 without, 1 with a frame check sequence. */
export const wlanFrame: DemuxTable = new DemuxTable("wlan.frame");
/** Types of EAPOL packets: IEEE 802.1X-2020 table 11-3. */
export const eapolType: DemuxTable = new DemuxTable("eapol.type");
/** Network layer protocol identifiers: ISO/IEC TR 9577. */
export const nlpid: DemuxTable = new DemuxTable("nlpid");
/** PDU types of IS-IS: ISO 10589 §9.5. */
export const isisType: DemuxTable = new DemuxTable("isis.type");
/** Frames of IEEE 802.15.4 behind headers of their own: 1 with a frame check sequence. */
export const wpanFrame: DemuxTable = new DemuxTable("wpan.frame");
/** PPP protocol numbers. */
export const pppProtocol: DemuxTable = new DemuxTable("ppp.protocol");
/** IPX sockets. */
export const ipxSocket: DemuxTable = new DemuxTable("ipx.socket");
/** IPX packet types. */
export const ipxType: DemuxTable = new DemuxTable("ipx.type");
/** UDP ports. */
export const udpPort: DemuxTable = new DemuxTable("udp.port");
/** TCP ports. */
export const tcpPort: DemuxTable = new DemuxTable("tcp.port", true);
/** Chunks of an SCTP packet, one behind the other. */
export const sctpChunks: DemuxTable = new DemuxTable("sctp.chunk", true);
/** First bytes of messages over the session and datagram services of NetBIOS, one behind the other. */
export const netbiosMessage: DemuxTable = new DemuxTable(
  "netbios.message",
  true,
);
/** SCTP payload protocol identifiers. */
export const sctpPayload: DemuxTable = new DemuxTable("sctp.ppid");
/** Handshake messages of TLS without records: 0 in the form of TLS, 1 put together out of those of DTLS. */
export const tlsContent: DemuxTable = new DemuxTable("tls.content");
/** Packets of QUIC whose protection was taken. */
export const quicContent: DemuxTable = new DemuxTable("quic.content");
/** What follows the preface of HTTP/2 in a segment: 0 frames, 1 a header block of several. */
export const http2Content: DemuxTable = new DemuxTable("http2.content", true);
/** SCTP ports. */
export const sctpPort: DemuxTable = new DemuxTable("sctp.port");
/** Formats of what messages in text carry, by the numbers of `MEDIA_TYPE`. */
export const mediaType: DemuxTable = new DemuxTable("media.type");
/** DCCP ports. */
export const dccpPort: DemuxTable = new DemuxTable("dccp.port");

/** Messages of Modbus: 0 requests, 1 responses. */
export const modbusPdu: DemuxTable = new DemuxTable("modbus.pdu");
/** Arguments of remote procedure calls: program * 2^16 + version * 2^8 + procedure. */
export const rpcCall: DemuxTable = new DemuxTable("rpc.call");

/** The least EtherType: IEEE 802.3 §3.2.6. */
export const ETHERTYPE_MIN = 0x600;
/** Up to this an EtherType is a length; between the two it is neither: IEEE 802.3 §3.2.6. */
export const LENGTH_MAX = 1500;

/** Novell's raw IEEE 802.3 has no LLC: the checksum of IPX, always 0xffff, comes first. */
const NOVELL = 0xff;

/** Who reads what stands behind a Length/Type field. */
export function findByType(d: Find, type: number): Entry | undefined {
  if (type > LENGTH_MAX) return d.find(etherType, type);
  return d.firstByte() === NOVELL
    ? d.find(lengthField, 1) ?? d.find(lengthField, 0)
    : d.find(lengthField, 0);
}
