/** Elements about very high throughput: IEEE 802.11-2020 §9.4.2. */
import {
  bitOf,
  padding,
  part,
  type Struct,
  struct,
  u16le,
  u32le,
  u8,
} from "../../fields/mod.ts";
import { elementHead, type WLANElementHead } from "./wlan_element.ts";

/** VHT Capabilities: §9.4.2.157. */
export interface WLANVHTCapabilities extends WLANElementHead {
  /** Capabilities, as a number. */
  info: number;
  /** Longest MPDU: 0 3895, 1 7991, 2 11454 bytes. */
  maxMPDU: number;
  /** Supported channel widths, coded. */
  channelWidths: number;
  /** LDPC coding. */
  ldpc: boolean;
  /** Short guard interval at 80 MHz. */
  shortGI80: boolean;
  /** Short guard interval at 160 MHz. */
  shortGI160: boolean;
  /** Transmission with space-time block coding. */
  txSTBC: boolean;
  /** Spatial streams of reception with space-time block coding. */
  rxSTBC: number;
  /** Single-user beamformer. */
  suBeamformer: boolean;
  /** Single-user beamformee. */
  suBeamformee: boolean;
  /** Space-time streams of a beamformee, less one. */
  beamformeeStreams: number;
  /** Sounding dimensions, less one. */
  soundingDimensions: number;
  /** Multi-user beamformer. */
  muBeamformer: boolean;
  /** Multi-user beamformee. */
  muBeamformee: boolean;
  /** TXOP power save. */
  txopPowerSave: boolean;
  /** HT control field. */
  htcVHT: boolean;
  /** Longest A-MPDU: 2^(13+n)-1 bytes. */
  ampduExponent: number;
  /** Link adaptation, coded. */
  linkAdaptation: number;
  /** The antenna pattern of reception does not change. */
  rxAntennaPattern: boolean;
  /** The antenna pattern of transmission does not change. */
  txAntennaPattern: boolean;
  /** Extended NSS bandwidth support. */
  extendedNSS: number;
  /** MCS map of reception. */
  rxMcsMap: number;
  /** Reception with 1 spatial stream: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx1: number;
  /** Reception with 2 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx2: number;
  /** Reception with 3 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx3: number;
  /** Reception with 4 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx4: number;
  /** Reception with 5 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx5: number;
  /** Reception with 6 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx6: number;
  /** Reception with 7 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx7: number;
  /** Reception with 8 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  rx8: number;
  /** Highest rate of reception, with more, as a number. */
  rxHighest: number;
  /** Highest rate of reception with a long guard interval. */
  rxHighestRate: number;
  /** Most space-time streams of several users. */
  maxStreams: number;
  /** MCS map of transmission. */
  txMcsMap: number;
  /** Transmission with 1 spatial stream: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx1: number;
  /** Transmission with 2 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx2: number;
  /** Transmission with 3 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx3: number;
  /** Transmission with 4 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx4: number;
  /** Transmission with 5 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx5: number;
  /** Transmission with 6 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx6: number;
  /** Transmission with 7 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx7: number;
  /** Transmission with 8 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  tx8: number;
  /** Highest rate of transmission, with more, as a number. */
  txHighest: number;
  /** Highest rate of transmission with a long guard interval. */
  txHighestRate: number;
  /** Extended NSS bandwidth. */
  extendedNSSCapable: boolean;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** VHT Operation: §9.4.2.158. */
export interface WLANVHTOperation extends WLANElementHead {
  /** Channel width, coded. */
  channelWidth: number;
  /** Channel center frequency segment 0. */
  center0: number;
  /** Channel center frequency segment 1. */
  center1: number;
  /** Basic MCS map. */
  basicMcsMap: number;
  /** Of all stations with 1 spatial stream: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic1: number;
  /** Of all stations with 2 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic2: number;
  /** Of all stations with 3 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic3: number;
  /** Of all stations with 4 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic4: number;
  /** Of all stations with 5 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic5: number;
  /** Of all stations with 6 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic6: number;
  /** Of all stations with 7 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic7: number;
  /** Of all stations with 8 spatial streams: 0 MCS 0-7, 1 MCS 0-8, 2 MCS 0-9, 3 none. */
  basic8: number;
  /** Bytes behind it. */
  padding?: Uint8Array;
}

/** VHT Capabilities. */
export const vhtCapabilities: Struct<WLANVHTCapabilities> = struct<
  WLANVHTCapabilities
>({
  ...elementHead,
  info: u32le({ alias: "wlan.vht.capabilities", hex: true }),
  maxMPDU: part("info", 0, 2, { alias: "wlan.vht.capabilities.maxmpdulength" }),
  channelWidths: part("info", 2, 2, {
    alias: "wlan.vht.capabilities.supportedchanwidthset",
  }),
  ldpc: bitOf("info", 4, { alias: "wlan.vht.capabilities.rxldpc" }),
  shortGI80: bitOf("info", 5, { alias: "wlan.vht.capabilities.short80" }),
  shortGI160: bitOf("info", 6, { alias: "wlan.vht.capabilities.short160" }),
  txSTBC: bitOf("info", 7, { alias: "wlan.vht.capabilities.txstbc" }),
  rxSTBC: part("info", 8, 3, { alias: "wlan.vht.capabilities.rxstbc" }),
  suBeamformer: bitOf("info", 11, {
    alias: "wlan.vht.capabilities.subeamformer",
  }),
  suBeamformee: bitOf("info", 12, {
    alias: "wlan.vht.capabilities.subeamformee",
  }),
  beamformeeStreams: part("info", 13, 3, {
    alias: "wlan.vht.capabilities.beamformee_sts_cap",
  }),
  soundingDimensions: part("info", 16, 3, {
    alias: "wlan.vht.capabilities.soundingdimensions",
  }),
  muBeamformer: bitOf("info", 19, {
    alias: "wlan.vht.capabilities.mubeamformer",
  }),
  muBeamformee: bitOf("info", 20, {
    alias: "wlan.vht.capabilities.mubeamformee",
  }),
  txopPowerSave: bitOf("info", 21, {
    alias: "wlan.vht.capabilities.vhttxopps",
  }),
  htcVHT: bitOf("info", 22, { alias: "wlan.vht.capabilities.vhthtc" }),
  ampduExponent: part("info", 23, 3, {
    alias: "wlan.vht.capabilities.maxampdu",
  }),
  linkAdaptation: part("info", 26, 2, {
    alias: "wlan.vht.capabilities.linkadapt",
  }),
  rxAntennaPattern: bitOf("info", 28, {
    alias: "wlan.vht.capabilities.rxpatconsist",
  }),
  txAntennaPattern: bitOf("info", 29, {
    alias: "wlan.vht.capabilities.txpatconsist",
  }),
  extendedNSS: part("info", 30, 2, {
    alias: "wlan.vht.capabilities.ext_nss_bw_support",
  }),
  rxMcsMap: u16le({ alias: "wlan.vht.mcsset.rxmcsmap", hex: true }),
  rx1: part("rxMcsMap", 0, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss1" }),
  rx2: part("rxMcsMap", 2, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss2" }),
  rx3: part("rxMcsMap", 4, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss3" }),
  rx4: part("rxMcsMap", 6, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss4" }),
  rx5: part("rxMcsMap", 8, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss5" }),
  rx6: part("rxMcsMap", 10, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss6" }),
  rx7: part("rxMcsMap", 12, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss7" }),
  rx8: part("rxMcsMap", 14, 2, { alias: "wlan.vht.mcsset.rxmcsmap.ss8" }),
  rxHighest: u16le(),
  rxHighestRate: part("rxHighest", 0, 13, {
    alias: "wlan.vht.mcsset.rxhighestlonggirate",
  }),
  maxStreams: part("rxHighest", 13, 3, {
    alias: "wlan.vht.mcsset.max_nsts_total",
  }),
  txMcsMap: u16le({ alias: "wlan.vht.mcsset.txmcsmap", hex: true }),
  tx1: part("txMcsMap", 0, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss1" }),
  tx2: part("txMcsMap", 2, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss2" }),
  tx3: part("txMcsMap", 4, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss3" }),
  tx4: part("txMcsMap", 6, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss4" }),
  tx5: part("txMcsMap", 8, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss5" }),
  tx6: part("txMcsMap", 10, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss6" }),
  tx7: part("txMcsMap", 12, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss7" }),
  tx8: part("txMcsMap", 14, 2, { alias: "wlan.vht.mcsset.txmcsmap.ss8" }),
  txHighest: u16le(),
  txHighestRate: part("txHighest", 0, 13, {
    alias: "wlan.vht.mcsset.txhighestlonggirate",
  }),
  extendedNSSCapable: bitOf("txHighest", 13, {
    alias: "wlan.vht.ncsset.ext_nss_bw_cap",
  }),
  padding: padding(),
});

/** VHT Operation. */
export const vhtOperation: Struct<WLANVHTOperation> = struct<WLANVHTOperation>({
  ...elementHead,
  channelWidth: u8({ alias: "wlan.vht.op.channelwidth" }),
  center0: u8({ alias: "wlan.vht.op.channelcenter0" }),
  center1: u8({ alias: "wlan.vht.op.channelcenter1" }),
  basicMcsMap: u16le({ alias: "wlan.vht.op.basicmcsmap", hex: true }),
  basic1: part("basicMcsMap", 0, 2, { alias: "wlan.vht.op.basicmcsmap.ss1" }),
  basic2: part("basicMcsMap", 2, 2, { alias: "wlan.vht.op.basicmcsmap.ss2" }),
  basic3: part("basicMcsMap", 4, 2, { alias: "wlan.vht.op.basicmcsmap.ss3" }),
  basic4: part("basicMcsMap", 6, 2, { alias: "wlan.vht.op.basicmcsmap.ss4" }),
  basic5: part("basicMcsMap", 8, 2, { alias: "wlan.vht.op.basicmcsmap.ss5" }),
  basic6: part("basicMcsMap", 10, 2, { alias: "wlan.vht.op.basicmcsmap.ss6" }),
  basic7: part("basicMcsMap", 12, 2, { alias: "wlan.vht.op.basicmcsmap.ss7" }),
  basic8: part("basicMcsMap", 14, 2, { alias: "wlan.vht.op.basicmcsmap.ss8" }),
  padding: padding(),
});
