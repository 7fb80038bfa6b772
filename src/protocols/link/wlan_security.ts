/** Elements about security: RSN (IEEE 802.11-2020 §9.4.2.24) and WPA (Wi-Fi Alliance, WPA version 3.1 §2.1). */
import {
  bitOf,
  bytes,
  ifMore,
  list,
  padding,
  part,
  type Struct,
  struct,
  u16le,
  u24,
  u8,
} from "../../fields/mod.ts";
import { WLAN_AKM, WLAN_CIPHER } from "../../names/wlan.ts";
import { elementHead, type WLANElementHead } from "./wlan_element.ts";

/** A cipher suite, or a suite of authentication and key management. */
export interface WLANSuite {
  /** Organization. */
  oui: number;
  /** Its type. */
  type: number;
}
/** RSN: what a robust security network uses. Fields at its end may be left out. */
export interface WLANSecurity extends WLANElementHead {
  /** Version: 1. */
  version: number;
  /** Cipher for groups. */
  groupCipher?: WLANSuite;
  /** Number of pairwise ciphers. */
  pairwiseCount?: number;
  /** Pairwise ciphers. */
  pairwiseCiphers?: WLANSuite[];
  /** Number of suites of authentication and key management. */
  akmCount?: number;
  /** Suites of authentication and key management. */
  akms?: WLANSuite[];
  /** Capabilities, as a number. */
  capabilities?: number;
  /** Preauthentication. */
  preauthentication?: boolean;
  /** No pairwise key together with a WEP default key. */
  noPairwise?: boolean;
  /** Replay counters for each pairwise key, coded. */
  pairwiseReplayCounters?: number;
  /** Replay counters for each group key, coded. */
  groupReplayCounters?: number;
  /** Management frames must be protected. */
  protectionRequired?: boolean;
  /** Management frames can be protected. */
  protectionCapable?: boolean;
  /** Joint multi-band RSNA. */
  jointMultiBand?: boolean;
  /** PeerKey handshake. */
  peerKey?: boolean;
  /** Extended key IDs. */
  extendedKeyId?: boolean;
  /** Number of PMKIDs. */
  pmkidCount?: number;
  /** PMKIDs. */
  pmkids?: Uint8Array[];
  /** Cipher for management frames to groups. */
  groupManagementCipher?: WLANSuite;
  /** Bytes behind it. */
  padding?: Uint8Array;
}
/** WPA: the same before it was a standard. */
export interface WLANWpa extends WLANElementHead {
  /** Microsoft. */
  oui: number;
  /** 1. */
  ouiType: number;
  /** Version: 1. */
  version: number;
  /** Cipher for groups. */
  groupCipher?: WLANSuite;
  /** Number of pairwise ciphers. */
  pairwiseCount?: number;
  /** Pairwise ciphers. */
  pairwiseCiphers?: WLANSuite[];
  /** Number of suites of authentication and key management. */
  akmCount?: number;
  /** Suites of authentication and key management. */
  akms?: WLANSuite[];
  /** Capabilities, and bytes behind them. */
  padding?: Uint8Array;
}

function suite(
  alias: string,
  names: typeof WLAN_CIPHER,
  type = `${alias}.type`,
): Struct<WLANSuite> {
  return struct<WLANSuite>({
    oui: u24({ alias: `${alias}.oui`, hex: true }),
    type: u8({ alias: type, names }),
  });
}

/** RSN. */
export const securityElement: Struct<WLANSecurity> = struct<WLANSecurity>({
  ...elementHead,
  version: u16le({ alias: "wlan.rsn.version" }),
  groupCipher: ifMore(suite("wlan.rsn.gcs", WLAN_CIPHER)),
  pairwiseCount: ifMore(u16le({ alias: "wlan.rsn.pcs.count" })),
  pairwiseCiphers: ifMore(
    list(
      suite("wlan.rsn.pcs", WLAN_CIPHER),
      (h: WLANSecurity) => h.pairwiseCount ?? 0,
    ),
  ),
  akmCount: ifMore(u16le({ alias: "wlan.rsn.akms.count" })),
  akms: ifMore(
    list(
      suite("wlan.rsn.akms", WLAN_AKM),
      (h: WLANSecurity) => h.akmCount ?? 0,
    ),
  ),
  capabilities: ifMore(
    u16le({ alias: "wlan.rsn.capabilities", hex: true }),
  ),
  preauthentication: bitOf("capabilities", 0, {
    alias: "wlan.rsn.capabilities.preauth",
  }),
  noPairwise: bitOf("capabilities", 1, {
    alias: "wlan.rsn.capabilities.no_pairwise",
  }),
  pairwiseReplayCounters: part("capabilities", 2, 2, {
    alias: "wlan.rsn.capabilities.ptksa_replay_counter",
  }),
  groupReplayCounters: part("capabilities", 4, 2, {
    alias: "wlan.rsn.capabilities.gtksa_replay_counter",
  }),
  protectionRequired: bitOf("capabilities", 6, {
    alias: "wlan.rsn.capabilities.mfpr",
  }),
  protectionCapable: bitOf("capabilities", 7, {
    alias: "wlan.rsn.capabilities.mfpc",
  }),
  jointMultiBand: bitOf("capabilities", 8, {
    alias: "wlan.rsn.capabilities.jmr",
  }),
  peerKey: bitOf("capabilities", 9, {
    alias: "wlan.rsn.capabilities.peerkey",
  }),
  extendedKeyId: bitOf("capabilities", 13, {
    alias: "wlan.rsn.capabilities.extended_key_id_iaf",
  }),
  pmkidCount: ifMore(u16le({ alias: "wlan.rsn.pmkid.count" })),
  pmkids: ifMore(list(bytes(16), (h: WLANSecurity) => h.pmkidCount ?? 0)),
  groupManagementCipher: ifMore(suite("wlan.rsn.gmcs", WLAN_CIPHER)),
  padding: padding(),
});

/** WPA. */
export const wpaElement: Struct<WLANWpa> = struct<WLANWpa>({
  ...elementHead,
  oui: u24({ alias: "wlan.tag.oui", hex: true }),
  ouiType: u8({ alias: "wlan.tag.vendor.oui.type" }),
  version: u16le({ alias: "wlan.wfa.ie.wpa.version" }),
  groupCipher: ifMore(suite("wlan.wfa.ie.wpa.mcs", WLAN_CIPHER)),
  pairwiseCount: ifMore(u16le({ alias: "wlan.wfa.ie.wpa.ucs.count" })),
  pairwiseCiphers: ifMore(
    list(
      suite("wlan.wfa.ie.wpa.ucs", WLAN_CIPHER),
      (h: WLANWpa) => h.pairwiseCount ?? 0,
    ),
  ),
  akmCount: ifMore(u16le({ alias: "wlan.wfa.ie.wpa.akms.count" })),
  akms: ifMore(
    list(
      suite("wlan.wfa.ie.wpa.akms", WLAN_AKM, "wlan.wfa.ie.wpa.type"),
      (h: WLANWpa) => h.akmCount ?? 0,
    ),
  ),
  padding: padding(),
});
