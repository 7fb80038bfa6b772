/** Extensible Authentication Protocol: RFC 3748 §4. */
import type { Protocol } from "../../dissect/protocol.ts";
import { eapolType, pppProtocol } from "../../dissect/tables.ts";
import { EAP_CODE, EAP_TYPE } from "../../names/eap.ts";
import { type EAP, eapPacket } from "../shared/eap_packet.ts";

/** Extensible Authentication Protocol. */
export const eap: Protocol<EAP> = {
  id: "eap",
  label: "EAP",
  name: "Extensible Authentication Protocol",
  spec: "RFC 3748",
  depth:
    "header, Identity, Nak, MD5, OTP, GTC, TLS and its tunnels, LEAP, SIM, AKA, MSCHAPv2, WPS",
  alias: "eap",
  layer: "link",
  on: [[eapolType, 0], [pppProtocol, 0xc227]],
  fields: eapPacket,
  totalSize: (h) => h.length,
  summary: ({ code, type }) => {
    const name = EAP_CODE[code] ?? `code ${code}`;
    return type === undefined
      ? name
      : `${name}, ${EAP_TYPE[type] ?? `type ${type}`}`;
  },
};
