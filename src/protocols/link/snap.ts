/** Subnetwork Access Protocol: IEEE 802-2014 §9.5, RFC 1042. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, llcSap, snapProtocol } from "../../dissect/tables.ts";
import { struct, u16, u24 } from "../../fields/mod.ts";
import { ETHERTYPE } from "../../names/ethertype.ts";
import { SNAP_OUI } from "../../names/snap_oui.ts";

/** SNAP header. */
export interface SNAP {
  /** Organization that the protocol identifier belongs to; 0: it is an EtherType. */
  oui: number;
  /** Protocol identifier. */
  pid: number;
}

/** Whether the protocol identifier is an EtherType: RFC 1042, and IEEE 802.1H §2.3.1 (the bridge tunnel encapsulation). */
function isEtherType(oui: number): boolean {
  return oui === 0 || oui === 0x0000f8;
}

/** Subnetwork Access Protocol. */
export const snap: Protocol<SNAP> = {
  id: "snap",
  label: "SNAP",
  name: "Subnetwork Access Protocol",
  spec: "IEEE 802-2014 §9.5, RFC 1042",
  depth: "all fields",
  layer: "link",
  on: [[llcSap, 0xaa]],
  fields: struct<SNAP>({
    oui: u24({ alias: "llc.oui", hex: true, names: SNAP_OUI }),
    pid: u16({
      alias: "llc.type",
      hex: true,
      names: (value: number, h: SNAP) =>
        isEtherType(h.oui) ? ETHERTYPE[value] : undefined,
    }),
  }),
  next: ({ oui, pid }, d) =>
    isEtherType(oui)
      ? d.find(etherType, pid)
      : d.find(snapProtocol, oui * 0x10000 + pid),
  summary: ({ oui, pid }) => {
    if (pid === undefined) return "cut short";
    const hex = `0x${pid.toString(16)}`;
    return isEtherType(oui)
      ? ETHERTYPE[pid] ?? `EtherType ${hex}`
      : `${SNAP_OUI[oui] ?? `OUI 0x${oui.toString(16)}`} protocol ${hex}`;
  },
};
