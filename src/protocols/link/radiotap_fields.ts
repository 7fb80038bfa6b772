/** Fields of radiotap: https://www.radiotap.org/fields/defined */
import {
  type BitmapStruct,
  bitmapStruct,
  bitOf,
  bits,
  flag,
  i8,
  list,
  part,
  scaled,
  struct,
  u16le,
  u32le,
  u64le,
  u8,
} from "../../fields/mod.ts";

/** Properties of the frame as it was sent or received. */
export interface RadiotapFlags {
  /** Short guard interval. */
  shortGI: boolean;
  /** The check sequence is wrong. */
  badFCS: boolean;
  /** Padding between header and body. */
  dataPad: boolean;
  /** The frame has its check sequence. */
  fcs: boolean;
  /** Sent in fragments. */
  fragmentation: boolean;
  /** Encrypted with WEP. */
  wep: boolean;
  /** Short preamble. */
  shortPreamble: boolean;
  /** In the contention-free period. */
  cfp: boolean;
}
/** Channel, and what is spoken there. */
export interface RadiotapChannel {
  /** Frequency in MHz. */
  frequency: number;
  /** Flags, as a number. */
  flags: number;
  /** Turbo. */
  turbo: boolean;
  /** CCK. */
  cck: boolean;
  /** OFDM. */
  ofdm: boolean;
  /** 2 GHz. */
  ghz2: boolean;
  /** 5 GHz. */
  ghz5: boolean;
  /** Only passive scan. */
  passive: boolean;
  /** Dynamic CCK-OFDM. */
  dynamic: boolean;
  /** GFSK. */
  gfsk: boolean;
  /** GSM. */
  gsm: boolean;
  /** Static turbo. */
  staticTurbo: boolean;
  /** Half rate. */
  half: boolean;
  /** Quarter rate. */
  quarter: boolean;
}
/** Frequency hopping. */
export interface RadiotapHopping {
  /** Hop set. */
  hopSet: number;
  /** Hop pattern. */
  pattern: number;
}
/** Flags of reception. */
export interface RadiotapRxFlags {
  /** All of them. */
  value: number;
  /** The PLCP failed its CRC. */
  badPLCP: boolean;
}
/** Flags of transmission. */
export interface RadiotapTxFlags {
  /** All of them. */
  value: number;
  /** Given up after too many retries. */
  failed: boolean;
  /** CTS-to-self protection. */
  cts: boolean;
  /** RTS/CTS protection. */
  rts: boolean;
  /** No acknowledgment is expected. */
  noAck: boolean;
  /** The sequence number is kept. */
  noSequence: boolean;
}
/** Extended channel. */
export interface RadiotapXChannel {
  /** Flags. */
  flags: number;
  /** Frequency in MHz. */
  frequency: number;
  /** Number of the channel. */
  channel: number;
  /** Most power, in 0.5 dBm. */
  maxPower: number;
}
/** Modulation and coding scheme of IEEE 802.11n. */
export interface RadiotapMCS {
  /** Which of the others are known. */
  known: number;
  /** Bandwidth and more, as a number. */
  flags: number;
  /** Bandwidth: 0 20 MHz, 1 40 MHz, 2 lower 20, 3 upper 20. */
  bandwidth: number;
  /** Short guard interval. */
  shortGI: number;
  /** Greenfield, else mixed. */
  greenfield: number;
  /** LDPC, else BCC. */
  ldpc: number;
  /** STBC streams. */
  stbc: number;
  /** Index. */
  index: number;
}
/** A-MPDU. */
export interface RadiotapAMPDU {
  /** The same for all frames of one A-MPDU. */
  reference: number;
  /** Flags, as a number. */
  flags: number;
  /** Subframes of length 0 are reported. */
  reportsZero: boolean;
  /** This is one. */
  isZero: boolean;
  /** It is known which is the last. */
  lastKnown: boolean;
  /** This is the last. */
  last: boolean;
  /** The CRC of the delimiter is wrong. */
  delimiterError: boolean;
  /** CRC of the delimiter. */
  delimiterCRC: number;
  /** Reserved. */
  reserved: number;
}
/** VHT. */
export interface RadiotapVHT {
  /** Which of the others are known. */
  known: number;
  /** Flags, as a number. */
  flags: number;
  /** STBC. */
  stbc: boolean;
  /** TXOP power save is not allowed. */
  txopPS: boolean;
  /** Short guard interval. */
  shortGI: number;
  /** Disambiguation of the number of symbols. */
  shortGIDisambiguation: boolean;
  /** Extra OFDM symbol of LDPC. */
  ldpcExtra: boolean;
  /** Beamformed. */
  beamformed: boolean;
  /** Bandwidth, coded. */
  bandwidth: number;
  /** MCS and streams of four users. */
  users: RadiotapUser[];
  /** A bit for each user: LDPC. */
  coding: number;
  /** Group. */
  groupId: number;
  /** Partial association ID. */
  partialAID: number;
}
/** MCS and streams of a user. */
export interface RadiotapUser {
  /** MCS. */
  mcs: number;
  /** Spatial streams; 0: no such user. */
  streams: number;
}
/** Time of the frame. */
export interface RadiotapTimestamp {
  /** The time, in the unit below. */
  timestamp: bigint;
  /** Accuracy. */
  accuracy: number;
  /** Where in the frame it was taken. */
  position: number;
  /** 0 ms, 1 µs, 2 ns. */
  unit: number;
  /** Reserved. */
  reserved: number;
  /** The accuracy is known. */
  accuracyKnown: boolean;
  /** The counter has 32 bits. */
  is32bit: boolean;
}
/** HE, in six words whose meaning is in the first two. */
export interface RadiotapHE {
  /** What is known, and the format. */
  data1: number;
  /** What else is known. */
  data2: number;
  /** BSS color, MCS and coding. */
  data3: number;
  /** Spatial reuse, or user. */
  data4: number;
  /** Bandwidth, guard interval and training fields. */
  data5: number;
  /** Streams, Doppler and TXOP. */
  data6: number;
}
/** HE of several users. */
export interface RadiotapHEMU {
  /** Flags. */
  flags1: number;
  /** More of them. */
  flags2: number;
  /** Resource units of channel 1. */
  channel1: number;
  /** Resource units of channel 2, four bytes each. */
  channel2: number;
}
/** HE of another user. */
export interface RadiotapHEOther {
  /** Information of the user. */
  user1: number;
  /** More of it. */
  user2: number;
  /** Position of the user. */
  position: number;
  /** Which of it is known. */
  known: number;
}
/** L-SIG. */
export interface RadiotapLSig {
  /** What is known. */
  known: number;
  /** The rate is known. */
  rateKnown: boolean;
  /** The length is known. */
  lengthKnown: boolean;
  /** Rate and length, as a number. */
  value: number;
  /** Rate. */
  rate: number;
  /** Length. */
  length: number;
}
/** The fields of one present word, by their bits. */
export interface RadiotapFields {
  /** Clock of the receiver in microseconds, when the first bit arrived. */
  tsft?: bigint;
  /** Flags. */
  flags?: RadiotapFlags;
  /** Rate in Mb/s. */
  rate?: number;
  /** Channel. */
  channel?: RadiotapChannel;
  /** Frequency hopping. */
  hopping?: RadiotapHopping;
  /** Signal in dBm. */
  signal?: number;
  /** Noise in dBm. */
  noise?: number;
  /** Lock quality. */
  lockQuality?: number;
  /** Attenuation of transmission. */
  txAttenuation?: number;
  /** The same in dB. */
  dbTxAttenuation?: number;
  /** Power of transmission in dBm. */
  txPower?: number;
  /** Antenna. */
  antenna?: number;
  /** Signal in dB. */
  dbSignal?: number;
  /** Noise in dB. */
  dbNoise?: number;
  /** Flags of reception. */
  rxFlags?: RadiotapRxFlags;
  /** Flags of transmission. */
  txFlags?: RadiotapTxFlags;
  /** Retries of RTS. */
  rtsRetries?: number;
  /** Retries of the frame. */
  dataRetries?: number;
  /** Extended channel. */
  xchannel?: RadiotapXChannel;
  /** Modulation and coding scheme. */
  mcs?: RadiotapMCS;
  /** A-MPDU. */
  ampdu?: RadiotapAMPDU;
  /** VHT. */
  vht?: RadiotapVHT;
  /** Time of the frame. */
  timestamp?: RadiotapTimestamp;
  /** HE. */
  he?: RadiotapHE;
  /** HE of several users. */
  heMU?: RadiotapHEMU;
  /** HE of another user. */
  heOther?: RadiotapHEOther;
  /** Kind of a PSDU without bytes. */
  zeroLengthPSDU?: number;
  /** L-SIG. */
  lsig?: RadiotapLSig;
}

const named = (name: string) => ({ alias: `radiotap.${name}` });
const channelBit = (n: number, name: string) =>
  bitOf("flags", n, named(`channel.flags.${name}`));
const channel = struct<RadiotapChannel>({
  frequency: u16le({ ...named("channel.freq"), unit: "MHz" }),
  flags: u16le({ ...named("channel.flags"), hex: true }),
  turbo: channelBit(4, "turbo"),
  cck: channelBit(5, "cck"),
  ofdm: channelBit(6, "ofdm"),
  ghz2: channelBit(7, "2ghz"),
  ghz5: channelBit(8, "5ghz"),
  passive: channelBit(9, "passive"),
  dynamic: channelBit(10, "dynamic"),
  gfsk: channelBit(11, "gfsk"),
  gsm: channelBit(12, "gsm"),
  staticTurbo: channelBit(13, "sturbo"),
  half: channelBit(14, "half"),
  quarter: channelBit(15, "quarter"),
});
const flags = struct<RadiotapFlags>({
  shortGI: flag(named("flags.shortgi")),
  badFCS: flag(named("flags.badfcs")),
  dataPad: flag(named("flags.datapad")),
  fcs: flag(named("flags.fcs")),
  fragmentation: flag(named("flags.frag")),
  wep: flag(named("flags.wep")),
  shortPreamble: flag(named("flags.preamble")),
  cfp: flag(named("flags.cfp")),
});
const txBit = (n: number, name: string) =>
  bitOf("value", n, named(`rxflags.${name}`));
const txFlags = struct<RadiotapTxFlags>({
  value: u16le({ ...named("txflags"), hex: true }),
  failed: txBit(0, "fail"),
  cts: txBit(1, "cts"),
  rts: txBit(2, "rts"),
  noAck: txBit(3, "noack"),
  noSequence: txBit(4, "noseqno"),
});
const mcs = struct<RadiotapMCS>({
  known: u8({ ...named("mcs.known"), hex: true }),
  flags: u8({ hex: true }),
  bandwidth: part("flags", 0, 2, named("mcs.bw")),
  shortGI: part("flags", 2, 1, named("mcs.gi")),
  greenfield: part("flags", 3, 1, named("mcs.format")),
  ldpc: part("flags", 4, 1, named("mcs.fec")),
  stbc: part("flags", 5, 2, named("mcs.stbc")),
  index: u8(named("mcs.index")),
});
const ampduBit = (n: number, name: string) =>
  bitOf("flags", n, named(`ampdu.flags.${name}`));
const ampdu = struct<RadiotapAMPDU>({
  reference: u32le(named("ampdu.reference")),
  flags: u16le({ ...named("ampdu.flags"), hex: true }),
  reportsZero: ampduBit(0, "report_zerolen"),
  isZero: ampduBit(1, "is_zerolen"),
  lastKnown: ampduBit(2, "lastknown"),
  last: ampduBit(3, "last"),
  delimiterError: ampduBit(4, "delim_crc_error"),
  delimiterCRC: u8({ ...named("ampdu.delim_crc"), hex: true }),
  reserved: u8(),
});
const vht = struct<RadiotapVHT>({
  known: u16le({ ...named("vht.known"), hex: true }),
  flags: u8({ hex: true }),
  stbc: bitOf("flags", 0, named("vht.stbc")),
  txopPS: bitOf("flags", 1, named("vht.txop_ps")),
  shortGI: part("flags", 2, 1, named("vht.gi")),
  shortGIDisambiguation: bitOf("flags", 3, named("vht.sgi_nsym_da")),
  ldpcExtra: bitOf("flags", 4, named("vht.ldpc_extra")),
  beamformed: bitOf("flags", 5, named("vht.beamformed")),
  bandwidth: u8(named("vht.bw")),
  users: list(
    struct<RadiotapUser>({ mcs: bits(4), streams: bits(4) }),
    4,
  ),
  coding: u8({ hex: true }),
  groupId: u8(named("vht.gid")),
  partialAID: u16le(named("vht.paid")),
});
const timestamp = struct<RadiotapTimestamp>({
  timestamp: u64le(named("timestamp.ts")),
  accuracy: u16le(named("timestamp.accuracy")),
  position: bits(4, named("timestamp.samplingpos")),
  unit: bits(4, named("timestamp.unit")),
  reserved: bits(6),
  accuracyKnown: flag(named("timestamp.flags.accuracy")),
  is32bit: flag(named("timestamp.flags.32bit")),
});
const word = (name: string) => u16le({ ...named(name), hex: true });
const he = struct<RadiotapHE>({
  data1: word("he.data_1"),
  data2: word("he.data_2"),
  data3: word("he.data_3"),
  data4: word("he.data_4"),
  data5: word("he.data_5"),
  data6: word("he.data_6"),
});
const heMU = struct<RadiotapHEMU>({
  flags1: u16le({ hex: true }),
  flags2: u16le({ hex: true }),
  channel1: u32le({ hex: true }),
  channel2: u32le({ hex: true }),
});
const heOther = struct<RadiotapHEOther>({
  user1: u16le({ hex: true }),
  user2: u16le({ hex: true }),
  position: u8(),
  known: u8({ hex: true }),
});
const lsig = struct<RadiotapLSig>({
  known: word("l_sig.data1"),
  rateKnown: bitOf("known", 0, named("l_sig.rate_known")),
  lengthKnown: bitOf("known", 1, named("l_sig.length_known")),
  value: word("l_sig.data2"),
  rate: part("value", 0, 4, named("l_sig.rate")),
  length: part("value", 4, 12, named("l_sig.length")),
});

/** The fields of a present word, by their bits. */
export const radiotapFields: BitmapStruct<RadiotapFields> = bitmapStruct<
  RadiotapFields
>({
  tsft: { bit: 0, align: 8, field: u64le(named("mactime")) },
  flags: { bit: 1, align: 1, field: flags },
  rate: {
    bit: 2,
    align: 1,
    field: scaled(u8(), 0.5, { ...named("datarate"), unit: "Mb/s" }),
  },
  channel: { bit: 3, align: 2, field: channel },
  hopping: {
    bit: 4,
    align: 1,
    field: struct<RadiotapHopping>({
      hopSet: u8(named("fhss.hopset")),
      pattern: u8(named("fhss.pattern")),
    }),
  },
  signal: {
    bit: 5,
    align: 1,
    field: i8({ ...named("dbm_antsignal"), unit: "dBm" }),
  },
  noise: {
    bit: 6,
    align: 1,
    field: i8({ ...named("dbm_antnoise"), unit: "dBm" }),
  },
  lockQuality: { bit: 7, align: 2, field: u16le(named("quality")) },
  txAttenuation: { bit: 8, align: 2, field: u16le(named("txattenuation")) },
  dbTxAttenuation: {
    bit: 9,
    align: 2,
    field: u16le({ ...named("db_txattenuation"), unit: "dB" }),
  },
  txPower: {
    bit: 10,
    align: 1,
    field: i8({ ...named("txpower"), unit: "dBm" }),
  },
  antenna: { bit: 11, align: 1, field: u8(named("antenna")) },
  dbSignal: {
    bit: 12,
    align: 1,
    field: u8({ ...named("db_antsignal"), unit: "dB" }),
  },
  dbNoise: {
    bit: 13,
    align: 1,
    field: u8({ ...named("db_antnoise"), unit: "dB" }),
  },
  rxFlags: {
    bit: 14,
    align: 2,
    field: struct<RadiotapRxFlags>({
      value: u16le({ ...named("rxflags"), hex: true }),
      badPLCP: bitOf("value", 1, named("rxflags.badplcp")),
    }),
  },
  txFlags: { bit: 15, align: 2, field: txFlags },
  rtsRetries: { bit: 16, align: 1, field: u8() },
  dataRetries: { bit: 17, align: 1, field: u8(named("data_retries")) },
  xchannel: {
    bit: 18,
    align: 4,
    field: struct<RadiotapXChannel>({
      flags: u32le({ ...named("xchannel.flags"), hex: true }),
      frequency: u16le({ ...named("xchannel.freq"), unit: "MHz" }),
      channel: u8(named("xchannel.channel")),
      maxPower: u8({ unit: "0.5 dBm" }),
    }),
  },
  mcs: { bit: 19, align: 1, field: mcs },
  ampdu: { bit: 20, align: 4, field: ampdu },
  vht: { bit: 21, align: 2, field: vht },
  timestamp: { bit: 22, align: 8, field: timestamp },
  he: { bit: 23, align: 2, field: he },
  heMU: { bit: 24, align: 2, field: heMU },
  heOther: { bit: 25, align: 2, field: heOther },
  zeroLengthPSDU: { bit: 26, align: 1, field: u8(named("0_len_psdu.type")) },
  lsig: { bit: 27, align: 2, field: lsig },
});
