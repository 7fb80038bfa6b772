/** Key descriptors of EAPOL: IEEE 802.1X-2004 §7.6 (RC4) and IEEE 802.11-2020 §12.7.2 (RSN, WPA). */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bits,
  bytes,
  type Choice,
  choice,
  type Field,
  flag,
  padding,
  rest,
  struct,
  u16,
  u64,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import { EAPOL_DESCRIPTOR } from "../../names/eap.ts";
import { type WLANElement, wlanElements } from "./wlan_elements.ts";

/** RC4 key descriptor. */
export interface EAPOLKeyRC4 {
  /** 1. */
  descriptorType: number;
  /** Bytes of the key. */
  keyLength: number;
  /** Counts key messages. */
  replayCounter: bigint;
  /** Initialization vector. */
  iv: Uint8Array;
  /** The key is for one station, else for groups. */
  unicast: boolean;
  /** Number of the key. */
  keyIndex: number;
  /** Signature. */
  signature: Uint8Array;
  /** The key, encrypted; absent where both sides make it. */
  key?: Uint8Array;
}
/** Key descriptor of RSN and WPA. */
export interface EAPOLKeyRSN {
  /** 2, or 254. */
  descriptorType: number;
  /** Reserved. */
  reserved: number;
  /** SMK message. */
  smk: boolean;
  /** The key data is encrypted. */
  encrypted: boolean;
  /** Request of a supplicant. */
  request: boolean;
  /** Report of an error. */
  error: boolean;
  /** The handshake is done. */
  secure: boolean;
  /** There is a MIC. */
  hasMic: boolean;
  /** An answer is expected. */
  ack: boolean;
  /** The key shall be installed. */
  install: boolean;
  /** Number of the key, of WPA. */
  keyIndex: number;
  /** Pairwise key, else group key. */
  pairwise: boolean;
  /** Version of the descriptor. */
  descriptorVersion: number;
  /** Bytes of the key. */
  keyLength: number;
  /** Counts key messages. */
  replayCounter: bigint;
  /** Nonce. */
  nonce: Uint8Array;
  /** Initialization vector. */
  iv: Uint8Array;
  /** Receive sequence counter. */
  rsc: Uint8Array;
  /** Reserved; once the key ID. */
  keyId: Uint8Array;
  /** Message integrity code. */
  mic: Uint8Array;
  /** Bytes of the key data. */
  dataLength: number;
  /** Key data: elements. */
  elements?: WLANElement[];
  /** Key data that is encrypted. */
  data?: Uint8Array;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** A key descriptor of another type. */
export interface EAPOLKeyOther {
  /** Type. */
  descriptorType: number;
  /** Its data. */
  data: Uint8Array;
}
/** A key descriptor. */
export type EAPOLKey = EAPOLKeyRC4 | EAPOLKeyRSN | EAPOLKeyOther;

const named = (name: string) => ({ alias: `eapol.keydes.${name}` });
const rsna = (name: string) => ({ alias: `wlan_rsna_eapol.keydes.${name}` });
const descriptorType = u8({ ...named("type"), names: EAPOL_DESCRIPTOR });
const keyLength = u16({ ...named("key_len"), unit: "bytes" });
const replayCounter = u64(named("replay_counter"));
const iv = bytes(16, named("key_iv"));

const rc4 = struct<EAPOLKeyRC4>({
  descriptorType,
  keyLength,
  replayCounter,
  iv,
  unicast: flag(named("key_index.type")),
  keyIndex: bits(7, named("key_index.number")),
  signature: bytes(16, named("key_signature")),
  key: padding(named("key")),
});

/** Sizes of a MIC: §12.7.3; the first is by far the commonest. */
const MIC_SIZES = [16, 24, 32, 0];
/** The size that the length behind the MIC fits: nothing in the packet says which it is. */
function micSize(c: Cursor): number {
  for (const n of MIC_SIZES) {
    const left = c.room - n - 2;
    if (left >= 0 && (c.peek(n) << 8 | c.peek(n + 1)) === left) return n;
  }
  return MIC_SIZES[0];
}
const mic: Field<Uint8Array> = {
  ...rsna("mic"),
  bits: 0,
  read(c) {
    const n = micSize(c), p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};
const info = (name: string) => flag(rsna(`key_info.${name}`));
/** Key data of WPA's group key is encrypted though no flag says so. */
const isClear = (h: EAPOLKeyRSN): boolean =>
  !h.encrypted && (h.pairwise || h.descriptorType === 2);

const rsn = struct<EAPOLKeyRSN>({
  descriptorType,
  reserved: bits(2),
  smk: info("smk_message"),
  encrypted: info("encrypted_key_data"),
  request: info("request"),
  error: info("error"),
  secure: info("secure"),
  hasMic: info("key_mic"),
  ack: info("key_ack"),
  install: info("install"),
  keyIndex: bits(2, rsna("key_info.key_index")),
  pairwise: info("key_type"),
  descriptorVersion: bits(3, rsna("key_info.keydes_version")),
  keyLength,
  replayCounter,
  nonce: bytes(32, rsna("nonce")),
  iv,
  rsc: bytes(8, rsna("rsc")),
  keyId: bytes(8, rsna("id")),
  mic,
  dataLength: u16({ ...rsna("data_len"), unit: "bytes" }),
  elements: when(
    (h: EAPOLKeyRSN) => h.dataLength > 0 && isClear(h),
    within((h: EAPOLKeyRSN) => h.dataLength, wlanElements),
  ),
  data: when(
    (h: EAPOLKeyRSN) => h.dataLength > 0 && !isClear(h),
    bytes((h: EAPOLKeyRSN) => h.dataLength, rsna("data")),
  ),
  padding: padding(),
});
const other = struct<EAPOLKeyOther>({
  descriptorType,
  data: rest(named("body")),
});

/** A key descriptor, by its first byte. */
export const keyDescriptor: Choice<EAPOLKey> = choice<EAPOLKey>(
  [rc4, rsn, other],
  (c) => {
    const type = c.peek();
    return type === 1 ? rc4 : type === 2 || type === 254 ? rsn : other;
  },
);
