/** Compression Control Protocol: RFC 1962, with the options of the RFCs named at each. */
import type { Protocol } from "../../dissect/protocol.ts";
import { pppProtocol } from "../../dissect/tables.ts";
import {
  bits,
  flag,
  padding,
  rest,
  struct,
  u16,
  u24,
  u8,
} from "../../fields/mod.ts";
import {
  CCP_OPTION,
  DCE_MODE,
  LZS_CHECK,
  LZS_DCP_CHECK,
} from "../../names/ppp.ts";
import {
  controlProtocol,
  controlTable,
  optionHead,
  type PPPControl,
  type PPPOptionHead,
  type PPPOtherOption,
} from "./ppp_control.ts";

/** OUI: RFC 1962 §4.1. */
export interface CCPVendorOption extends PPPOptionHead {
  /** Organizationally unique identifier of the vendor. */
  oui: number;
  /** What the vendor calls it. */
  subtype: number;
  /** What the vendor makes of it. */
  data?: Uint8Array;
}
/** Stac LZS: RFC 1974 §5. */
export interface CCPStacOption extends PPPOptionHead {
  /** How many histories; 0: each packet is compressed alone. */
  historyCount: number;
  /** Reserved. */
  reserved: number;
  /** How packets are checked. */
  checkMode: number;
}
/** Microsoft PPC and PPE: RFC 2118 §2, RFC 3078 §2. */
export interface CCPMicrosoftOption extends PPPOptionHead {
  /** Reserved. */
  reserved: number;
  /** H: stateless mode. */
  stateless: boolean;
  /** Reserved. */
  reserved2: number;
  /** M: 56-bit encryption. */
  encryption56: boolean;
  /** S: 128-bit encryption. */
  encryption128: boolean;
  /** L: 40-bit encryption. */
  encryption40: boolean;
  /** D: obsolete. */
  obsolete: boolean;
  /** Reserved. */
  reserved3: number;
  /** C: compression. */
  compression: boolean;
}
/** Gandalf FZA: RFC 1993 §5. */
export interface CCPGandalfOption extends PPPOptionHead {
  /** Size of the history: 2 to this power, in KiB. */
  history: number;
  /** Version and extensions. */
  version?: Uint8Array;
}
/** BSD Compress: RFC 1977 §5. */
export interface CCPBSDOption extends PPPOptionHead {
  /** Version: 1. */
  version: number;
  /** Size of the largest code, in bits. */
  dictionary: number;
}
/** LZS-DCP: RFC 1967 §4. */
export interface CCPLZSDCPOption extends PPPOptionHead {
  /** How many histories; 0: each packet is compressed alone. */
  historyCount: number;
  /** How packets are checked. */
  checkMode: number;
  /** How packets that do not compress are treated. */
  processMode: number;
}
/** Magnalink: RFC 1975 §4. */
export interface CCPMagnalinkOption extends PPPOptionHead {
  /** Features. */
  features: number;
  /** P: each packet is compressed alone. */
  packetByPacket: boolean;
  /** Size of the history. */
  history: number;
  /** How many contexts. */
  contexts: number;
}
/** DCE: RFC 1976 §4. */
export interface CCPDCEOption extends PPPOptionHead {
  /** Mode. */
  mode: number;
}
/** Deflate: RFC 1979 §4. */
export interface CCPDeflateOption extends PPPOptionHead {
  /** Size of the window: 2 to this power times 256 bytes. */
  window: number;
  /** 8: the method of zlib. */
  method: number;
  /** Reserved. */
  reserved: number;
  /** 0: packets are checked by sequence numbers. */
  check: number;
}
/** V.44/LZJH. */
export interface CCPV44Option extends PPPOptionHead {
  /** Mode, and how many dictionaries. */
  dictionaryCount: number;
  /** Codewords of a dictionary. */
  dictionarySize: number;
  /** Bytes of the history. */
  historyLength: number;
}
/** Any option of CCP. */
export type CCPOption =
  | PPPOptionHead
  | CCPVendorOption
  | CCPStacOption
  | CCPMicrosoftOption
  | CCPGandalfOption
  | CCPBSDOption
  | CCPLZSDCPOption
  | CCPMagnalinkOption
  | CCPDCEOption
  | CCPDeflateOption
  | CCPV44Option
  | PPPOtherOption;
/** A packet of CCP. */
export type CCP = PPPControl<CCPOption>;

const head = optionHead("ccp", CCP_OPTION);
const historyCount = u16({ alias: "ccp.opt.history_count" });

const empty = struct<PPPOptionHead>(head);
const vendor = struct<CCPVendorOption>({
  ...head,
  oui: u24({ alias: "ccp.opt.oui", hex: true }),
  subtype: u8({ alias: "ccp.opt.subtype" }),
  data: padding({ alias: "ccp.opt.data" }),
});
const stac = struct<CCPStacOption>({
  ...head,
  historyCount,
  reserved: bits(5, { alias: "ccp.opt.cm.reserved" }),
  checkMode: bits(3, { alias: "ccp.opt.cm.check_mode", names: LZS_CHECK }),
});
const microsoft = struct<CCPMicrosoftOption>({
  ...head,
  reserved: bits(7),
  stateless: flag({ alias: "ccp.opt.supported_bits.h" }),
  reserved2: bits(16),
  encryption56: flag({ alias: "ccp.opt.supported_bits.m" }),
  encryption128: flag({ alias: "ccp.opt.supported_bits.s" }),
  encryption40: flag({ alias: "ccp.opt.supported_bits.l" }),
  obsolete: flag({ alias: "ccp.opt.supported_bits.d" }),
  reserved3: bits(3),
  compression: flag({ alias: "ccp.opt.supported_bits.c" }),
});
const gandalf = struct<CCPGandalfOption>({
  ...head,
  history: u8({ alias: "ccp.opt.history" }),
  version: padding({ alias: "ccp.opt.version" }),
});
const bsd = struct<CCPBSDOption>({
  ...head,
  version: bits(3, { alias: "ccp.opt.vd.vers" }),
  dictionary: bits(5, { alias: "ccp.opt.vd.dict", unit: "bits" }),
});
const lzsDCP = struct<CCPLZSDCPOption>({
  ...head,
  historyCount,
  checkMode: u8({ alias: "ccp.opt.check_mode", names: LZS_DCP_CHECK }),
  processMode: u8({
    alias: "ccp.opt.process_mode",
    names: { 0: "None", 1: "Process uncompressed" },
  }),
});
const magnalink = struct<CCPMagnalinkOption>({
  ...head,
  features: bits(2, { alias: "ccp.opt.fe" }),
  packetByPacket: flag({ alias: "ccp.opt.p" }),
  history: bits(5, { alias: "ccp.opt.History" }),
  contexts: u8({ alias: "ccp.opt.contexts" }),
});
const dce = struct<CCPDCEOption>({
  ...head,
  mode: u8({ alias: "ccp.opt.mode", names: DCE_MODE }),
});
const deflate = struct<CCPDeflateOption>({
  ...head,
  window: bits(4, { alias: "ccp.opt.window" }),
  method: bits(4, { alias: "ccp.opt.method" }),
  reserved: bits(6, { alias: "ccp.opt.mbz" }),
  check: bits(2, { alias: "ccp.opt.chk" }),
});
const v44 = struct<CCPV44Option>({
  ...head,
  dictionaryCount: u16({ alias: "ccp.opt.mode_dictcount" }),
  dictionarySize: u16({ alias: "ccp.opt.dict_size" }),
  historyLength: u16({ alias: "ccp.opt.history_length", unit: "bytes" }),
});
const other = struct<PPPOtherOption>({
  ...head,
  data: rest({ alias: "ccp.opt.data" }),
});

/** Compression Control Protocol. */
export const ccp: Protocol<CCP> = {
  ...controlProtocol,
  id: "ccp",
  label: "CCP",
  name: "PPP Compression Control Protocol",
  spec: "RFC 1962",
  depth: "all options",
  alias: "ccp",
  on: [[pppProtocol, 0x80fd]],
  fields: controlTable<CCPOption>({
    0: vendor,
    1: empty,
    2: empty,
    3: empty,
    17: stac,
    18: microsoft,
    19: gandalf,
    21: bsd,
    23: lzsDCP,
    24: magnalink,
    25: dce,
    26: deflate,
    27: v44,
  }, other),
};
