/** What SCTP chunks hold: RFC 9260 §3.3, RFC 8260, RFC 4895, RFC 5061, RFC 6525, RFC 3758. */
import {
  bits,
  derived,
  type Field,
  flag,
  ifMore,
  list,
  listToEnd,
  rest,
  type Struct,
  struct,
  u16,
  u32,
  type View,
} from "../../fields/mod.ts";
import { SCTP_HMAC, SCTP_PPID } from "../../names/sctp.ts";
import {
  type SCTPCause,
  sctpCauses,
  type SCTPParameter,
  sctpParameters,
} from "./sctp_parameters.ts";

/** DATA: RFC 9260 §3.3.1; the user data are the payload. */
export interface SCTPData {
  /** Transmission sequence number. */
  tsn: number;
  /** Stream identifier. */
  stream: number;
  /** Stream sequence number. */
  streamSequence: number;
  /** Payload protocol identifier. */
  ppid: number;
}
/** First fragment of a message in I-DATA: RFC 8260 §2.1. */
export interface SCTPIDataFirst {
  /** Transmission sequence number. */
  tsn: number;
  /** Stream identifier. */
  stream: number;
  /** Reserved. */
  reserved: number;
  /** Message identifier. */
  mid: number;
  /** Payload protocol identifier. */
  ppid: number;
}
/** Another fragment of a message in I-DATA: RFC 8260 §2.1. */
export interface SCTPIDataNext {
  /** Transmission sequence number. */
  tsn: number;
  /** Stream identifier. */
  stream: number;
  /** Reserved. */
  reserved: number;
  /** Message identifier. */
  mid: number;
  /** Fragment sequence number. */
  fsn: number;
}
/** INIT and INIT ACK: RFC 9260 §3.3.2 and §3.3.3. */
export interface SCTPInit {
  /** Tag that the peer shall put into its packets. */
  initiateTag: number;
  /** Advertised receiver window, in bytes. */
  aRwnd: number;
  /** Number of outbound streams. */
  outboundStreams: number;
  /** Number of inbound streams, at most. */
  inboundStreams: number;
  /** First TSN of the sender. */
  initialTsn: number;
  /** Parameters. */
  parameters: SCTPParameter[];
}
/** A block of TSNs that arrived behind a gap: offsets from the cumulative TSN. */
export interface SCTPGapBlock {
  /** Offset of the first. */
  start: number;
  /** Offset of the last. */
  end: number;
  /** First TSN. */
  startTsn: number;
  /** Last TSN. */
  endTsn: number;
}
/** SACK: RFC 9260 §3.3.4. */
export interface SCTPSack {
  /** Last TSN before the first gap. */
  cumulativeTsn: number;
  /** Advertised receiver window, in bytes. */
  aRwnd: number;
  /** Number of blocks. */
  numGapBlocks: number;
  /** Number of TSNs that came twice. */
  numDuplicates: number;
  /** Gap Ack Blocks. */
  gapBlocks: SCTPGapBlock[];
  /** TSNs that came twice. */
  duplicates: number[];
}
/** NR-SACK: draft-natarajan-tsvwg-sctp-nrsack. */
export interface SCTPNrSack {
  /** Last TSN before the first gap. */
  cumulativeTsn: number;
  /** Advertised receiver window, in bytes. */
  aRwnd: number;
  /** Number of renegable blocks. */
  numGapBlocks: number;
  /** Number of blocks that will not be reneged. */
  numNrGapBlocks: number;
  /** Number of TSNs that came twice. */
  numDuplicates: number;
  /** Reserved. */
  reserved: number;
  /** Renegable blocks. */
  gapBlocks: SCTPGapBlock[];
  /** Blocks that will not be reneged. */
  nrGapBlocks: SCTPGapBlock[];
  /** TSNs that came twice. */
  duplicates: number[];
}
/** Chunks of parameters: HEARTBEAT, HEARTBEAT ACK, RE-CONFIG (RFC 6525 §3.1). */
export interface SCTPParameters {
  /** Parameters. */
  parameters: SCTPParameter[];
}
/** ABORT and SHUTDOWN COMPLETE: RFC 9260 §3.3.7 and §3.3.13. */
export interface SCTPAbort {
  /** Why; none in SHUTDOWN COMPLETE. */
  causes: SCTPCause[];
  /** T: the verification tag is the sender's, because it has no association. */
  tBit: boolean;
}
/** ERROR: RFC 9260 §3.3.10. */
export interface SCTPError {
  /** What went wrong. */
  causes: SCTPCause[];
}
/** SHUTDOWN: RFC 9260 §3.3.8. */
export interface SCTPShutdown {
  /** Last TSN before the first gap. */
  cumulativeTsn: number;
}
/** COOKIE ECHO: RFC 9260 §3.3.11. */
export interface SCTPCookieEcho {
  /** The cookie of INIT ACK. */
  cookie: Uint8Array;
}
/** ECNE and CWR: RFC 9260 appendix A of RFC 4960. */
export interface SCTPCongestion {
  /** Lowest TSN of the packets marked. */
  lowestTsn: number;
}
/** AUTH: RFC 4895 §4.1. */
export interface SCTPAuth {
  /** Shared key identifier. */
  sharedKeyId: number;
  /** HMAC identifier. */
  hmacId: number;
  /** The HMAC of what follows. */
  hmac: Uint8Array;
}
/** ASCONF: RFC 5061 §4.1.1. */
export interface SCTPAsconf {
  /** Sequence number. */
  sequence: number;
  /** Address parameter, which may be followed by requests. */
  parameters: SCTPParameter[];
}
/** PKTDROP: draft-stewart-tsvwg-pktdrprep. */
export interface SCTPPacketDrop {
  /** Bottleneck bandwidth, in bytes per second. */
  bandwidth: number;
  /** Bytes that were queued. */
  queueSize: number;
  /** Bytes of the packet, if the report truncates it. */
  truncatedLength: number;
  /** Reserved. */
  reserved: number;
  /** What was dropped. */
  data: Uint8Array;
  /** M: a middle box sent the report. */
  middlebox: boolean;
  /** B: the checksum of the packet was wrong. */
  badChecksum: boolean;
  /** T: the packet is truncated. */
  truncated: boolean;
}
/** FORWARD TSN: RFC 3758 §3.2. */
export interface SCTPForwardTsn {
  /** New cumulative TSN. */
  newCumulativeTsn: number;
  /** Streams of which messages are skipped. */
  streams: SCTPSkipped[];
}
/** Messages of a stream that are skipped. */
export interface SCTPSkipped {
  /** Stream identifier. */
  stream: number;
  /** Highest stream sequence number that is skipped. */
  streamSequence: number;
}
/** I-FORWARD-TSN: RFC 8260 §2.3.1. */
export interface SCTPIForwardTsn {
  /** New cumulative TSN. */
  newCumulativeTsn: number;
  /** Streams of which messages are skipped. */
  streams: SCTPISkipped[];
}
/** Messages of a stream that are skipped. */
export interface SCTPISkipped {
  /** Stream identifier. */
  stream: number;
  /** Reserved. */
  reserved: number;
  /** U: of the unordered messages. */
  unordered: boolean;
  /** Highest message identifier that is skipped. */
  mid: number;
}
/** A chunk that has nothing to say, or no table. */
export interface SCTPOtherChunk {
  /** Its value. */
  value?: Uint8Array;
}
/** What a chunk holds. */
export type SCTPChunkBody =
  | SCTPData
  | SCTPIDataFirst
  | SCTPIDataNext
  | SCTPInit
  | SCTPSack
  | SCTPNrSack
  | SCTPParameters
  | SCTPAbort
  | SCTPError
  | SCTPShutdown
  | SCTPCookieEcho
  | SCTPCongestion
  | SCTPAuth
  | SCTPAsconf
  | SCTPPacketDrop
  | SCTPForwardTsn
  | SCTPIForwardTsn
  | SCTPOtherChunk;

/** A bit of the chunk's flags. */
const flagBit = (bit: number, alias: string): Field<boolean> =>
  derived<unknown, boolean>((_h, v) => {
    const { up } = v;
    if (up === undefined) return undefined;
    const { flags } = up.struct.probe(up) as { flags: number };
    return (flags & bit) !== 0;
  }, { alias });

const tsn = u32({ alias: "sctp.data_tsn_raw" });
const stream = u16({ alias: "sctp.data_sid" });
const ppid = u32({ alias: "sctp.data_payload_proto_id", names: SCTP_PPID });
const idata = {
  tsn,
  stream,
  reserved: u16({ alias: "sctp.data_reserved" }),
  mid: u32({ alias: "sctp.data_mid" }),
};
/** The first fragment of a message in I-DATA. */
export const sctpIDataFirst: Struct<SCTPIDataFirst> = struct<SCTPIDataFirst>({
  ...idata,
  ppid,
});
/** Any other fragment. */
export const sctpIDataNext: Struct<SCTPIDataNext> = struct<SCTPIDataNext>({
  ...idata,
  fsn: u32({ alias: "sctp.data_fsn" }),
});

/** INIT or INIT ACK, whose fields Wireshark names apart. */
const init = (name: string): Struct<SCTPInit> =>
  struct<SCTPInit>({
    initiateTag: u32({ alias: `sctp.${name}_initiate_tag`, hex: true }),
    aRwnd: u32({ alias: `sctp.${name}_credit`, unit: "bytes" }),
    outboundStreams: u16({ alias: `sctp.${name}_nr_out_streams` }),
    inboundStreams: u16({ alias: `sctp.${name}_nr_in_streams` }),
    initialTsn: u32({ alias: `sctp.${name}_initial_tsn` }),
    parameters: sctpParameters,
  });

/** A TSN by its offset from the cumulative one of the chunk around. */
const gapTsn = (offset: number, { up }: View): number | undefined => {
  if (up === undefined) return undefined;
  const { cumulativeTsn } = up.struct.probe(up) as SCTPSack;
  return (cumulativeTsn + offset) % 2 ** 32;
};
/** Blocks of a SACK; their fields begin with `alias`. */
const gapBlocks = <H>(
  alias: string,
  count: (h: H) => number,
): Field<SCTPGapBlock[]> =>
  list(
    struct<SCTPGapBlock>({
      start: u16({ alias: `${alias}_start` }),
      end: u16({ alias: `${alias}_end` }),
      startTsn: derived((h: SCTPGapBlock, v) => gapTsn(h.start, v), {
        alias: `${alias}_start_tsn`,
      }),
      endTsn: derived((h: SCTPGapBlock, v) => gapTsn(h.end, v), {
        alias: `${alias}_end_tsn`,
      }),
    }),
    count,
  );

const sack = struct<SCTPSack>({
  cumulativeTsn: u32({ alias: "sctp.sack_cumulative_tsn_ack_raw" }),
  aRwnd: u32({ alias: "sctp.sack_a_rwnd", unit: "bytes" }),
  numGapBlocks: u16({ alias: "sctp.sack_number_of_gap_blocks" }),
  numDuplicates: u16({ alias: "sctp.sack_number_of_duplicated_tsns" }),
  gapBlocks: gapBlocks(
    "sctp.sack_gap_block",
    (h: SCTPSack) => h.numGapBlocks,
  ),
  duplicates: list(
    u32({ alias: "sctp.sack_duplicate_tsn" }),
    (h: SCTPSack) => h.numDuplicates,
  ),
});
const nrSack = struct<SCTPNrSack>({
  cumulativeTsn: u32({ alias: "sctp.nr_sack_cumulative_tsn_ack" }),
  aRwnd: u32({ alias: "sctp.nr_sack_a_rwnd", unit: "bytes" }),
  numGapBlocks: u16({ alias: "sctp.nr_sack_number_of_gap_blocks" }),
  numNrGapBlocks: u16({ alias: "sctp.nr_sack_number_of_nr_gap_blocks" }),
  numDuplicates: u16({ alias: "sctp.nr_sack_number_of_duplicated_tsns" }),
  reserved: u16({ alias: "sctp.nr_sack_reserved" }),
  gapBlocks: gapBlocks(
    "sctp.nr_sack_gap_block",
    (h: SCTPNrSack) => h.numGapBlocks,
  ),
  nrGapBlocks: gapBlocks(
    "sctp.nr_sack_nr_gap_block",
    (h: SCTPNrSack) => h.numNrGapBlocks,
  ),
  duplicates: list(
    u32({ alias: "sctp.nr_sack_duplicate_tsn" }),
    (h: SCTPNrSack) => h.numDuplicates,
  ),
});

const parameters = struct<SCTPParameters>({ parameters: sctpParameters });
const asconf = (name: string): Struct<SCTPAsconf> =>
  struct<SCTPAsconf>({
    sequence: u32({ alias: `sctp.${name}_seq_nr_number` }),
    parameters: sctpParameters,
  });
const abort = (name: string): Struct<SCTPAbort> =>
  struct<SCTPAbort>({
    causes: sctpCauses,
    tBit: flagBit(1, `sctp.${name}_t_bit`),
  });
const newCumulativeTsn = (name: string) => u32({ alias: `sctp.${name}_tsn` });

/** Tables of the chunks' values, by type; I-DATA has two. */
export const sctpChunkBodies: Readonly<
  Record<number, Struct<SCTPChunkBody>>
> = {
  0: struct<SCTPData>({
    tsn,
    stream,
    streamSequence: u16({ alias: "sctp.data_ssn" }),
    ppid,
  }),
  1: init("init"),
  2: init("initack"),
  3: sack,
  4: parameters,
  5: parameters,
  6: abort("abort"),
  7: struct<SCTPShutdown>({
    cumulativeTsn: u32({ alias: "sctp.shutdown_cumulative_tsn_ack" }),
  }),
  9: struct<SCTPError>({ causes: sctpCauses }),
  10: struct<SCTPCookieEcho>({ cookie: rest({ alias: "sctp.cookie" }) }),
  12: struct<SCTPCongestion>({
    lowestTsn: u32({ alias: "sctp.ecne_lowest_tsn" }),
  }),
  13: struct<SCTPCongestion>({
    lowestTsn: u32({ alias: "sctp.cwr_lowest_tsn" }),
  }),
  14: abort("shutdown_complete"),
  15: struct<SCTPAuth>({
    sharedKeyId: u16({ alias: "sctp.shared_key_id" }),
    hmacId: u16({ alias: "sctp.hmac_id", names: SCTP_HMAC }),
    hmac: rest({ alias: "sctp.hmac" }),
  }),
  16: nrSack,
  0x80: asconf("asconf_ack"),
  0x81: struct<SCTPPacketDrop>({
    bandwidth: u32({ alias: "sctp.pktdrop_bandwidth" }),
    queueSize: u32({ alias: "sctp.pktdrop_queuesize", unit: "bytes" }),
    truncatedLength: u16({ alias: "sctp.pktdrop_truncated_length" }),
    reserved: u16({ alias: "sctp.pktdrop_reserved" }),
    data: rest({ alias: "sctp.pktdrop_datafield" }),
    middlebox: flagBit(1, "sctp.pckdrop_m_bit"),
    badChecksum: flagBit(2, "sctp.pckdrop_b_bit"),
    truncated: flagBit(4, "sctp.pckdrop_t_bit"),
  }),
  0x82: parameters,
  0x84: struct<SCTPOtherChunk>({
    value: ifMore(rest({ alias: "sctp.padding_data" })),
  }),
  0xc0: struct<SCTPForwardTsn>({
    newCumulativeTsn: newCumulativeTsn("forward_tsn"),
    streams: listToEnd(struct<SCTPSkipped>({
      stream: u16({ alias: "sctp.forward_tsn_sid" }),
      streamSequence: u16({ alias: "sctp.forward_tsn_ssn" }),
    })),
  }),
  0xc1: asconf("asconf"),
  0xc2: struct<SCTPIForwardTsn>({
    newCumulativeTsn: newCumulativeTsn("i_forward_tsn"),
    streams: listToEnd(struct<SCTPISkipped>({
      stream: u16({ alias: "sctp.i_forward_tsn_sid" }),
      reserved: bits(15, { alias: "sctp.i_forward_tsn_res" }),
      unordered: flag({ alias: "sctp.i_forward_tsn_u_bit" }),
      mid: u32({ alias: "sctp.forward_tsn_mid" }),
    })),
  }),
};

/** The table of every other chunk. */
export const sctpOtherChunk: Struct<SCTPOtherChunk> = struct<SCTPOtherChunk>({
  value: ifMore(rest({ alias: "sctp.chunk_value" })),
});
