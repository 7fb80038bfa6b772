/** Per-Packet Information: "PPI Packet Header format", version 1.0.7. */
import type { Protocol } from "../../dissect/protocol.ts";
import { linkType, wlanFrame } from "../../dissect/tables.ts";
import {
  bitOf,
  bits,
  choice,
  chosen,
  type Field,
  flag,
  i8,
  listToEnd,
  oneOf,
  padding,
  rest,
  sized,
  type Struct,
  struct,
  u16le,
  u24le,
  u32le,
  u64le,
  u8,
  within,
} from "../../fields/mod.ts";
import { LINK_TYPE } from "../../names/link_type.ts";
import { PPI_FIELD } from "../../names/ppi.ts";

/** What every field begins with. */
export interface PPIHead {
  /** Type. */
  type: number;
  /** Bytes of its data. */
  length: number;
}
/** Channel flags. */
export interface PPIChannel {
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
}
/** 802.11-Common: §4.1.2. */
export interface PPICommon extends PPIHead {
  /** Clock of the receiver, in microseconds unless `milliseconds`. */
  tsft: bigint;
  /** Flags, as a number. */
  flags: number;
  /** The frame has its check sequence. */
  fcs: boolean;
  /** The clock counts milliseconds. */
  milliseconds: boolean;
  /** The check sequence is wrong. */
  badFCS: boolean;
  /** There was an error of the physical layer. */
  phyError: boolean;
  /** Rate in 500 kb/s. */
  rate: number;
  /** Channel. */
  channel: PPIChannel;
  /** Hop set. */
  hopSet: number;
  /** Hop pattern. */
  hopPattern: number;
  /** Signal in dBm. */
  signal: number;
  /** Noise in dBm. */
  noise: number;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** 802.11n MAC extensions: §4.1.3. */
export interface PPIMac extends PPIHead {
  /** Flags, as a number. */
  flags: number;
  /** Greenfield. */
  greenfield: boolean;
  /** HT40, else HT20. */
  ht40: boolean;
  /** Short guard interval. */
  shortGI: boolean;
  /** Received twice. */
  duplicate: boolean;
  /** Part of an aggregate. */
  aggregate: boolean;
  /** More of the aggregate follows. */
  moreAggregates: boolean;
  /** A wrong delimiter follows. */
  delimiterError: boolean;
  /** Number of the A-MPDU. */
  ampdu: number;
  /** Delimiters of length 0. */
  delimiters: number;
  /** Reserved. */
  reserved: number;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** 802.11n MAC and PHY extensions: §4.1.4. */
export interface PPIMacPhy extends Omit<PPIMac, "reserved"> {
  /** Modulation and coding scheme. */
  mcs: number;
  /** Spatial streams. */
  streams: number;
  /** RSSI of all. */
  rssi: number;
  /** RSSI of the control channel, by antenna. */
  rssiControl: PPIRSSI;
  /** RSSI of the extension channel, by antenna. */
  rssiExtension: PPIRSSI;
  /** Extension channel. */
  extension: PPIChannel;
  /** Signal and noise by antenna, in dBm. */
  antennas: PPIAntennas;
  /** Error vector magnitudes of four chains. */
  evm: PPIVectors;
}
/** RSSI of four antennas; 255: invalid. */
export interface PPIRSSI {
  /** Antenna 0. */
  antenna0: number;
  /** Antenna 1. */
  antenna1: number;
  /** Antenna 2. */
  antenna2: number;
  /** Antenna 3. */
  antenna3: number;
}
/** Signal and noise of four antennas. */
export interface PPIAntennas {
  /** Signal of antenna 0. */
  signal0: number;
  /** Its noise. */
  noise0: number;
  /** Signal of antenna 1. */
  signal1: number;
  /** Its noise. */
  noise1: number;
  /** Signal of antenna 2. */
  signal2: number;
  /** Its noise. */
  noise2: number;
  /** Signal of antenna 3. */
  signal3: number;
  /** Its noise. */
  noise3: number;
}
/** Error vector magnitudes. */
export interface PPIVectors {
  /** Chain 0. */
  evm0: number;
  /** Chain 1. */
  evm1: number;
  /** Chain 2. */
  evm2: number;
  /** Chain 3. */
  evm3: number;
}
/** 802.3 extensions: §4.1.9. */
export interface PPIEthernet extends PPIHead {
  /** Flags, as a number. */
  flags: number;
  /** The frame has its check sequence. */
  fcs: boolean;
  /** Errors, as a number. */
  errors: number;
  /** The check sequence is wrong. */
  badFCS: boolean;
  /** Sequence error. */
  sequenceError: boolean;
  /** Symbol error. */
  symbolError: boolean;
  /** Data error. */
  dataError: boolean;
}
/** A field without a table. */
export interface PPIOther extends PPIHead {
  /** Its data. */
  data: Uint8Array;
}
/** A field. */
export type PPIField = PPICommon | PPIMac | PPIMacPhy | PPIEthernet | PPIOther;
/** A PPI header. */
export interface PPI {
  /** Version: 0. */
  version: number;
  /** Reserved. */
  reserved: number;
  /** Fields begin at multiples of four bytes. */
  aligned: boolean;
  /** Bytes of the header. */
  length: number;
  /** Link type of the frame. */
  dlt: number;
  /** Fields. */
  fields: PPIField[];
}

const head = {
  type: u16le({ alias: "ppi.field_type", names: PPI_FIELD }),
  length: u16le({ alias: "ppi.field_len", unit: "bytes" }),
};
function channel(frequency: string, flags: string): Field<PPIChannel> {
  const bit = (n: number, name: string) =>
    bitOf("flags", n, { alias: `${flags}.${name}` });
  return struct<PPIChannel>({
    frequency: u16le({ alias: frequency, unit: "MHz" }),
    flags: u16le({ alias: flags, hex: true }),
    turbo: bit(4, "turbo"),
    cck: bit(5, "cck"),
    ofdm: bit(6, "ofdm"),
    ghz2: bit(7, "2ghz"),
    ghz5: bit(8, "5ghz"),
    passive: bit(9, "passive"),
    dynamic: bit(10, "dynamic"),
    gfsk: bit(11, "gfsk"),
  });
}
const COMMON = "ppi.80211-common";
const common = struct<PPICommon>({
  ...head,
  tsft: u64le({ alias: `${COMMON}.tsft` }),
  flags: u16le({ alias: `${COMMON}.flags`, hex: true }),
  fcs: bitOf("flags", 0, { alias: `${COMMON}.flags.fcs` }),
  milliseconds: bitOf("flags", 1, { alias: `${COMMON}.flags.tsft` }),
  badFCS: bitOf("flags", 2, { alias: `${COMMON}.flags.fcs-invalid` }),
  phyError: bitOf("flags", 3, { alias: `${COMMON}.flags.phy-err` }),
  rate: u16le({ alias: `${COMMON}.rate`, aliasScale: 500, unit: "500 kb/s" }),
  channel: channel(`${COMMON}.chan.freq`, `${COMMON}.chan.flags`),
  hopSet: u8({ alias: `${COMMON}.fhss.hopset` }),
  hopPattern: u8({ alias: `${COMMON}.fhss.pattern` }),
  signal: i8({ alias: `${COMMON}.dbm.antsignal`, unit: "dBm" }),
  noise: i8({ alias: `${COMMON}.dbm.antnoise`, unit: "dBm" }),
  padding: padding(),
});
const macBit = (n: number, name: string) =>
  bitOf("flags", n, { alias: `ppi.80211n-mac.flags.${name}` });
const macFields = {
  ...head,
  flags: u32le({ alias: "ppi.80211n-mac.flags", hex: true }),
  greenfield: macBit(0, "greenfield"),
  ht40: macBit(1, "ht20_40"),
  shortGI: macBit(2, "rx.short_guard_interval"),
  duplicate: macBit(3, "rx.duplicate"),
  aggregate: macBit(4, "agg"),
  moreAggregates: macBit(5, "more_agg"),
  delimiterError: macBit(6, "delim_crc_error_after"),
  ampdu: u32le({ alias: "ppi.80211n-mac.ampdu_id", hex: true }),
  delimiters: u8({ alias: "ppi.80211n-mac.num_delimiters" }),
};
const mac = struct<PPIMac>({
  ...macFields,
  reserved: u24le({ alias: "ppi.80211n-mac.reserved" }),
  padding: padding(),
});
const PHY = "ppi.80211n-mac-phy";
function rssi(suffix: string): Field<PPIRSSI> {
  const of = (n: number) => u8({ alias: `${PHY}.rssi.ant${n}${suffix}` });
  return struct<PPIRSSI>({
    antenna0: of(0),
    antenna1: of(1),
    antenna2: of(2),
    antenna3: of(3),
  });
}
const dbm = (n: number, what: string) =>
  i8({ alias: `${PHY}.dbmant${n}.${what}`, unit: "dBm" });
const evm = (n: number) => u32le({ alias: `${PHY}.evm${n}` });
const macPhy = struct<PPIMacPhy>({
  ...macFields,
  mcs: u8({ alias: `${PHY}.mcs` }),
  streams: u8({ alias: `${PHY}.num_streams` }),
  rssi: u8({ alias: `${PHY}.rssi.combined` }),
  rssiControl: rssi("ctl"),
  rssiExtension: rssi("ext"),
  extension: channel(
    "ppi.80211-mac-phy.ext-chan.freq",
    "ppi.80211-mac-phy.ext-chan.flags",
  ),
  antennas: struct<PPIAntennas>({
    signal0: dbm(0, "signal"),
    noise0: dbm(0, "noise"),
    signal1: dbm(1, "signal"),
    noise1: dbm(1, "noise"),
    signal2: dbm(2, "signal"),
    noise2: dbm(2, "noise"),
    signal3: dbm(3, "signal"),
    noise3: dbm(3, "noise"),
  }),
  evm: struct<PPIVectors>({
    evm0: evm(0),
    evm1: evm(1),
    evm2: evm(2),
    evm3: evm(3),
  }),
  padding: padding(),
});
const errorBit = (n: number, name: string) =>
  bitOf("errors", n, { alias: `ppi.8023_extension.errors.${name}` });
const ethernet = struct<PPIEthernet>({
  ...head,
  flags: u32le({ alias: "ppi.8023_extension.flags", hex: true }),
  fcs: bitOf("flags", 0, { alias: "ppi.8023_extension.flags.fcs_present" }),
  errors: u32le({ alias: "ppi.8023_extension.errors", hex: true }),
  badFCS: errorBit(0, "fcs"),
  sequenceError: errorBit(1, "sequence"),
  symbolError: errorBit(2, "symbol"),
  dataError: errorBit(3, "data"),
});
const other = struct<PPIOther>({ ...head, data: rest() });
const TABLES: Readonly<Record<number, Struct<PPIField>>> = {
  2: common,
  3: mac,
  4: macPhy,
  9: ethernet,
};
const HEAD_SIZE = 8, FIELD_HEAD = 4, WLAN = 105;

/** Fields that begin at multiples of `align` bytes. */
function fieldList(align: number): Field<PPIField[]> {
  const one = chosen(choice<PPIField>(
    [...Object.values(TABLES), other],
    (c) => TABLES[c.peek() | c.peek(1) << 8] ?? other,
  ));
  return listToEnd(sized((c) => {
    const n = FIELD_HEAD + (c.peek(2) | c.peek(3) << 8);
    return Math.min(c.room, Math.ceil(n / align) * align) || n;
  }, one));
}

/** Per-Packet Information. */
export const ppi: Protocol<PPI> = {
  id: "ppi",
  label: "PPI",
  name: "Per-Packet Information header",
  spec: "PPI 1.0.7",
  depth: "header, fields of IEEE 802.11 and IEEE 802.3",
  alias: "ppi",
  layer: "link",
  on: [[linkType, 192]],
  fields: struct<PPI>({
    version: u8({ alias: "ppi.version" }),
    reserved: bits(7, { alias: "ppi.flags.reserved" }),
    aligned: flag({ alias: "ppi.flags.alignment" }),
    length: u16le({ alias: "ppi.length", unit: "bytes" }),
    dlt: u32le({ alias: "ppi.dlt", names: LINK_TYPE }),
    fields: within(
      (h: PPI) => h.length - HEAD_SIZE,
      oneOf<PPI, PPIField[]>(
        (h) => Number(h.aligned),
        { 1: fieldList(4) },
        fieldList(1),
      ),
    ),
  }),
  next: (h, d) => {
    const c = h.fields?.find((f) => f.type === 2);
    const fcs = c !== undefined && "fcs" in c && c.fcs === true;
    return h.dlt === WLAN
      ? d.find(wlanFrame, fcs ? 1 : 0)
      : d.find(linkType, h.dlt);
  },
  summary: ({ dlt }) => LINK_TYPE[dlt] ?? `link type ${dlt}`,
};
