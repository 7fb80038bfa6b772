/** EAP over LAN: IEEE 802.1X-2020 §11.3. */
import type { Protocol } from "../../dissect/protocol.ts";
import { eapolType, etherType } from "../../dissect/tables.ts";
import { chosen, struct, u16, u8, when, within } from "../../fields/mod.ts";
import { EAPOL_TYPE, EAPOL_VERSION } from "../../names/eap.ts";
import { type EAPOLKey, keyDescriptor } from "./eapol_key.ts";

/** An EAPOL packet. */
export interface EAPOL {
  /** Version. */
  version: number;
  /** Type. */
  type: number;
  /** Bytes of the body. */
  length: number;
  /** A key descriptor. */
  key?: EAPOLKey;
}

const KEY = 3;

/** Which of the four messages of the handshake it is: IEEE 802.11-2020 §12.7.6. */
function message(k: EAPOLKey): string {
  if (!("mic" in k) || k.dataLength === undefined) return "";
  if (!k.pairwise) return ` (Group Message ${k.ack ? 1 : 2} of 2)`;
  const n = k.ack ? (k.hasMic ? 3 : 1) : k.secure || k.dataLength === 0 ? 4 : 2;
  return ` (Message ${n} of 4)`;
}

/** EAP over LAN. */
export const eapol: Protocol<EAPOL> = {
  id: "eapol",
  label: "EAPOL",
  name: "EAP over LAN",
  spec: "IEEE 802.1X-2020 §11.3",
  depth: "header, key descriptors of RC4, WPA and RSN",
  alias: "eapol",
  aliases: ["802.1X"],
  layer: "link",
  on: [[etherType, 0x888e]],
  fields: struct<EAPOL>({
    version: u8({ alias: "eapol.version", names: EAPOL_VERSION }),
    type: u8({ alias: "eapol.type", names: EAPOL_TYPE }),
    length: u16({ alias: "eapol.len", unit: "bytes" }),
    key: when(
      (h: EAPOL) => h.type === KEY && h.length > 0,
      within((h: EAPOL) => h.length, chosen(keyDescriptor)),
    ),
  }),
  totalSize: (h) => 4 + h.length,
  next: (h, d) => h.type === KEY ? undefined : d.find(eapolType, h.type),
  summary: (h) =>
    (EAPOL_TYPE[h.type] ?? `type ${h.type}`) +
    (h.key === undefined ? "" : message(h.key)),
};
