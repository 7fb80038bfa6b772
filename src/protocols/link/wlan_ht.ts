/** Elements about high throughput: IEEE 802.11-2020 §9.4.2. */
import {
  bitOf,
  bits,
  bytes,
  padding,
  part,
  type Struct,
  struct,
  u16le,
  u32le,
  u8,
} from "../../fields/mod.ts";
import { elementHead, type WLANElementHead } from "./wlan_element.ts";

/** MCS sets: §9.4.2.55.4. */
export interface WLANMCSSet {
  /** Reception of MCS 0 to 7, a bit for each. */
  rxMcs0: number;
  /** Reception of MCS 8 to 15. */
  rxMcs8: number;
  /** Reception of MCS 16 to 23. */
  rxMcs16: number;
  /** Reception of MCS 24 to 31. */
  rxMcs24: number;
  /** Reception of MCS 32 to 76. */
  rxMcs32: Uint8Array;
  /** Highest rate of reception, with reserved bits. */
  highest: number;
  /** Highest rate of reception in Mb/s. */
  highestRate: number;
  /** Transmission, as a number. */
  txMcs: number;
  /** The set of transmission is defined. */
  txSetDefined: boolean;
  /** It differs from that of reception. */
  txRxNotEqual: boolean;
  /** Spatial streams of transmission, less one. */
  txMaxStreams: number;
  /** Unequal modulation. */
  txUnequalModulation: boolean;
  /** Reserved. */
  reserved: Uint8Array;
}
/** HT Capabilities: IEEE 802.11-2020 §9.4.2.55. */
export interface WLANHTCapabilities extends WLANElementHead {
  /** Capabilities, as a number. */
  info: number;
  /** LDPC coding. */
  ldpc: boolean;
  /** Channels of 40 MHz. */
  channel40: boolean;
  /** Spatial multiplexing power save: 0 static, 1 dynamic, 3 disabled. */
  smPowerSave: number;
  /** HT-greenfield format. */
  greenfield: boolean;
  /** Short guard interval at 20 MHz. */
  shortGI20: boolean;
  /** Short guard interval at 40 MHz. */
  shortGI40: boolean;
  /** Transmission with space-time block coding. */
  txSTBC: boolean;
  /** Spatial streams of reception with space-time block coding. */
  rxSTBC: number;
  /** Delayed block ack. */
  delayedBlockAck: boolean;
  /** A-MSDUs of up to 7935 bytes, else 3839. */
  maxAMSDU: boolean;
  /** DSSS/CCK at 40 MHz. */
  dsssCCK40: boolean;
  /** Power save multi-poll. */
  psmp: boolean;
  /** Forty MHz intolerant. */
  intolerant40: boolean;
  /** L-SIG TXOP protection. */
  lsigTxop: boolean;
  /** Reserved. */
  ampduReserved: number;
  /** Least time between MPDUs of an A-MPDU, coded. */
  ampduDensity: number;
  /** Longest A-MPDU: 2^(13+n)-1 bytes. */
  ampduExponent: number;
  /** Sets of MCS. */
  mcs: WLANMCSSet;
  /** Extended capabilities, as a number. */
  extended: number;
  /** Phased coexistence operation. */
  pco: boolean;
  /** Its transition time, coded. */
  pcoTime: number;
  /** MCS feedback, coded. */
  mcsFeedback: number;
  /** HT control field. */
  htcHT: boolean;
  /** Reverse direction responder. */
  rdResponder: boolean;
  /** Transmit beamforming, as a number. */
  beamforming: number;
  /** Implicit beamforming of what is received. */
  bfImplicitRx: boolean;
  /** Reception of staggered sounding. */
  bfRxStaggered: boolean;
  /** Transmission of staggered sounding. */
  bfTxStaggered: boolean;
  /** Reception of null data packets. */
  bfRxNDP: boolean;
  /** Transmission of null data packets. */
  bfTxNDP: boolean;
  /** Implicit beamforming. */
  bfImplicit: boolean;
  /** Calibration, coded. */
  bfCalibration: number;
  /** Beamforming by explicit CSI. */
  bfCSI: boolean;
  /** Beamforming by noncompressed matrices. */
  bfNoncompressed: boolean;
  /** Beamforming by compressed matrices. */
  bfCompressed: boolean;
  /** Feedback of CSI, coded. */
  bfCSIFeedback: number;
  /** Feedback of noncompressed matrices, coded. */
  bfNoncompressedFeedback: number;
  /** Feedback of compressed matrices, coded. */
  bfCompressedFeedback: number;
  /** Least grouping, coded. */
  bfGrouping: number;
  /** Antennas for CSI, less one. */
  bfCSIAntennas: number;
  /** Antennas for noncompressed matrices, less one. */
  bfNoncompressedAntennas: number;
  /** Antennas for compressed matrices, less one. */
  bfCompressedAntennas: number;
  /** Rows of CSI, less one. */
  bfCSIRows: number;
  /** Space-time streams of channel estimation, less one. */
  bfChannelEstimation: number;
  /** Reserved. */
  bfReserved: number;
  /** Antenna selection, as a number. */
  antennaSelection: number;
  /** Antenna selection. */
  aselCapable: boolean;
  /** Of transmission by explicit CSI. */
  aselTxCSI: boolean;
  /** Of transmission by antenna indices. */
  aselTxIndices: boolean;
  /** Explicit CSI feedback. */
  aselCSI: boolean;
  /** Antenna indices feedback. */
  aselIndices: boolean;
  /** Of reception. */
  aselRx: boolean;
  /** Transmission of sounding PPDUs. */
  aselSounding: boolean;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** HT Operation: §9.4.2.56. */
export interface WLANHTOperation extends WLANElementHead {
  /** Primary channel. */
  primaryChannel: number;
  /** First subset, as a number. */
  info1: number;
  /** Secondary channel: 0 none, 1 above, 3 below. */
  secondaryOffset: number;
  /** Any width of the supported set, else 20 MHz. */
  anyWidth: boolean;
  /** Reduced interframe space. */
  rifs: boolean;
  /** Second subset, as a number. */
  info2: number;
  /** HT protection, coded. */
  protection: number;
  /** Stations without greenfield are present. */
  nonGreenfield: boolean;
  /** Stations without HT are present in an overlapping BSS. */
  obssNonHT: boolean;
  /** Channel center frequency segment 2. */
  centerSegment2: number;
  /** Third subset, as a number. */
  info3: number;
  /** Dual beacon. */
  dualBeacon: boolean;
  /** Dual CTS protection. */
  dualCTS: boolean;
  /** The beacon is a secondary one. */
  secondaryBeacon: boolean;
  /** L-SIG TXOP protection of all. */
  lsigTxop: boolean;
  /** Phased coexistence operation is active. */
  pcoActive: boolean;
  /** Its phase. */
  pcoPhase: boolean;
  /** Basic MCS set. */
  basicMcs: WLANMCSSet;
  /** Bytes behind it. */
  padding?: Uint8Array;
}

const mcsSet = struct<WLANMCSSet>({
  rxMcs0: u8({ alias: "wlan.ht.mcsset.rxbitmask.0to7", hex: true }),
  rxMcs8: u8({ alias: "wlan.ht.mcsset.rxbitmask.8to15", hex: true }),
  rxMcs16: u8({ alias: "wlan.ht.mcsset.rxbitmask.16to23", hex: true }),
  rxMcs24: u8({ alias: "wlan.ht.mcsset.rxbitmask.24to31", hex: true }),
  rxMcs32: bytes(6),
  highest: u16le(),
  highestRate: part("highest", 0, 10, {
    alias: "wlan.ht.mcsset.highestdatarate",
  }),
  txMcs: u8({ hex: true }),
  txSetDefined: bitOf("txMcs", 0, { alias: "wlan.ht.mcsset.txsetdefined" }),
  txRxNotEqual: bitOf("txMcs", 1, { alias: "wlan.ht.mcsset.txrxmcsnotequal" }),
  txMaxStreams: part("txMcs", 2, 2, { alias: "wlan.ht.mcsset.txmaxss" }),
  txUnequalModulation: bitOf("txMcs", 4, {
    alias: "wlan.ht.mcsset.txunequalmod",
  }),
  reserved: bytes(3),
});

/** HT Capabilities. */
export const htCapabilities: Struct<WLANHTCapabilities> = struct<
  WLANHTCapabilities
>({
  ...elementHead,
  info: u16le({ alias: "wlan.ht.capabilities", hex: true }),
  ldpc: bitOf("info", 0, { alias: "wlan.ht.capabilities.ldpccoding" }),
  channel40: bitOf("info", 1, { alias: "wlan.ht.capabilities.width" }),
  smPowerSave: part("info", 2, 2, { alias: "wlan.ht.capabilities.sm" }),
  greenfield: bitOf("info", 4, { alias: "wlan.ht.capabilities.green" }),
  shortGI20: bitOf("info", 5, { alias: "wlan.ht.capabilities.short20" }),
  shortGI40: bitOf("info", 6, { alias: "wlan.ht.capabilities.short40" }),
  txSTBC: bitOf("info", 7, { alias: "wlan.ht.capabilities.txstbc" }),
  rxSTBC: part("info", 8, 2, { alias: "wlan.ht.capabilities.rxstbc" }),
  delayedBlockAck: bitOf("info", 10, {
    alias: "wlan.ht.capabilities.delayedblockack",
  }),
  maxAMSDU: bitOf("info", 11, { alias: "wlan.ht.capabilities.amsdu" }),
  dsssCCK40: bitOf("info", 12, { alias: "wlan.ht.capabilities.dsscck" }),
  psmp: bitOf("info", 13, { alias: "wlan.ht.capabilities.psmp" }),
  intolerant40: bitOf("info", 14, {
    alias: "wlan.ht.capabilities.40mhzintolerant",
  }),
  lsigTxop: bitOf("info", 15, { alias: "wlan.ht.capabilities.lsig" }),
  ampduReserved: bits(3, { alias: "wlan.ht.ampduparam.reserved" }),
  ampduDensity: bits(3, { alias: "wlan.ht.ampduparam.mpdudensity" }),
  ampduExponent: bits(2, { alias: "wlan.ht.ampduparam.maxlength" }),
  mcs: mcsSet,
  extended: u16le({ alias: "wlan.htex.capabilities", hex: true }),
  pco: bitOf("extended", 0, { alias: "wlan.htex.capabilities.pco" }),
  pcoTime: part("extended", 1, 2, {
    alias: "wlan.htex.capabilities.transtime",
  }),
  mcsFeedback: part("extended", 8, 2, { alias: "wlan.htex.capabilities.mcs" }),
  htcHT: bitOf("extended", 10, { alias: "wlan.htex.capabilities.htc" }),
  rdResponder: bitOf("extended", 11, {
    alias: "wlan.htex.capabilities.rdresponder",
  }),
  beamforming: u32le({ alias: "wlan.txbf", hex: true }),
  bfImplicitRx: bitOf("beamforming", 0, { alias: "wlan.txbf.txbf" }),
  bfRxStaggered: bitOf("beamforming", 1, { alias: "wlan.txbf.rxss" }),
  bfTxStaggered: bitOf("beamforming", 2, { alias: "wlan.txbf.txss" }),
  bfRxNDP: bitOf("beamforming", 3, { alias: "wlan.txbf.rxndp" }),
  bfTxNDP: bitOf("beamforming", 4, { alias: "wlan.txbf.txndp" }),
  bfImplicit: bitOf("beamforming", 5, { alias: "wlan.txbf.impltxbf" }),
  bfCalibration: part("beamforming", 6, 2, { alias: "wlan.txbf.calibration" }),
  bfCSI: bitOf("beamforming", 8, { alias: "wlan.txbf.csi" }),
  bfNoncompressed: bitOf("beamforming", 9, {
    alias: "wlan.txbf.fm.uncompressed.tbf",
  }),
  bfCompressed: bitOf("beamforming", 10, {
    alias: "wlan.txbf.fm.compressed.tbf",
  }),
  bfCSIFeedback: part("beamforming", 11, 2, { alias: "wlan.txbf.rcsi" }),
  bfNoncompressedFeedback: part("beamforming", 13, 2, {
    alias: "wlan.txbf.fm.uncompressed.rbf",
  }),
  bfCompressedFeedback: part("beamforming", 15, 2, {
    alias: "wlan.txbf.fm.compressed.bf",
  }),
  bfGrouping: part("beamforming", 17, 2, { alias: "wlan.txbf.mingroup" }),
  bfCSIAntennas: part("beamforming", 19, 2, { alias: "wlan.txbf.csinumant" }),
  bfNoncompressedAntennas: part("beamforming", 21, 2, {
    alias: "wlan.txbf.fm.uncompressed.maxant",
  }),
  bfCompressedAntennas: part("beamforming", 23, 2, {
    alias: "wlan.txbf.fm.compressed.maxant",
  }),
  bfCSIRows: part("beamforming", 25, 2, { alias: "wlan.txbf.csi.maxrows" }),
  bfChannelEstimation: part("beamforming", 27, 2, {
    alias: "wlan.txbf.channelest",
  }),
  bfReserved: part("beamforming", 29, 3, { alias: "wlan.txbf.reserved" }),
  antennaSelection: u8({ alias: "wlan.asel", hex: true }),
  aselCapable: bitOf("antennaSelection", 0, { alias: "wlan.asel.capable" }),
  aselTxCSI: bitOf("antennaSelection", 1, { alias: "wlan.asel.txcsi" }),
  aselTxIndices: bitOf("antennaSelection", 2, { alias: "wlan.asel.txif" }),
  aselCSI: bitOf("antennaSelection", 3, { alias: "wlan.asel.csi" }),
  aselIndices: bitOf("antennaSelection", 4, { alias: "wlan.asel.if" }),
  aselRx: bitOf("antennaSelection", 5, { alias: "wlan.asel.rx" }),
  aselSounding: bitOf("antennaSelection", 6, { alias: "wlan.asel.sppdu" }),
  padding: padding(),
});

/** HT Operation. */
export const htOperation: Struct<WLANHTOperation> = struct<WLANHTOperation>({
  ...elementHead,
  primaryChannel: u8({ alias: "wlan.ht.info.primarychannel" }),
  info1: u8({ alias: "wlan.ht.info.delim1", hex: true }),
  secondaryOffset: part("info1", 0, 2, { alias: "wlan.ht.info.secchanoffset" }),
  anyWidth: bitOf("info1", 2, { alias: "wlan.ht.info.chanwidth" }),
  rifs: bitOf("info1", 3, { alias: "wlan.ht.info.rifs" }),
  info2: u16le({ alias: "wlan.ht.info.delim2", hex: true }),
  protection: part("info2", 0, 2, { alias: "wlan.ht.info.ht_protection" }),
  nonGreenfield: bitOf("info2", 2, { alias: "wlan.ht.info.greenfield" }),
  obssNonHT: bitOf("info2", 4, { alias: "wlan.ht.info.obssnonht" }),
  centerSegment2: part("info2", 5, 8, {
    alias: "wlan.ht.info.chan_center_freq_seg_2",
  }),
  info3: u16le({ alias: "wlan.ht.info.delim3", hex: true }),
  dualBeacon: bitOf("info3", 6, { alias: "wlan.ht.info.dualbeacon" }),
  dualCTS: bitOf("info3", 7, { alias: "wlan.ht.info.dualcts" }),
  secondaryBeacon: bitOf("info3", 8, { alias: "wlan.ht.info.secondarybeacon" }),
  lsigTxop: bitOf("info3", 9, { alias: "wlan.ht.info.lsigprotsupport" }),
  pcoActive: bitOf("info3", 10, { alias: "wlan.ht.info.pco.active" }),
  pcoPhase: bitOf("info3", 11, { alias: "wlan.ht.info.pco.phase" }),
  basicMcs: mcsSet,
  padding: padding(),
});
