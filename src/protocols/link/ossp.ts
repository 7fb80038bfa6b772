/** Organization specific slow protocols: IEEE 802.3-2022 annex 57B, with the synchronization messages of ITU-T G.8264 §11.3. */
import type { Protocol } from "../../dissect/protocol.ts";
import { slowProtocol } from "../../dissect/tables.ts";
import {
  bits,
  choice,
  chosen,
  flag,
  listWhile,
  oneOf,
  padding,
  rest,
  sized,
  struct,
  u16,
  u24,
  u64,
  u8,
} from "../../fields/mod.ts";
import { ESMC_ESSM, ESMC_SSM, ESMC_TLV } from "../../names/slow.ts";

/** Quality level. */
export interface ESMCQuality {
  /** Type. */
  type: number;
  /** Bytes of the TLV. */
  length: number;
  /** Unused. */
  unused: number;
  /** Synchronization status message. */
  ssm: number;
}
/** Extended quality level. */
export interface ESMCExtendedQuality {
  /** Type. */
  type: number;
  /** Bytes of the TLV. */
  length: number;
  /** Enhanced SSM code. */
  essm: number;
  /** Clock that the level comes from. */
  clockId: bigint;
  /** Reserved. */
  reserved: number;
  /** The chain is known in part. */
  partialChain: boolean;
  /** There are EECs and eEECs in the chain. */
  mixed: boolean;
  /** Cascaded eEECs from the nearest SSU or PRC. */
  eEECs: number;
  /** Cascaded EECs from the nearest SSU or PRC. */
  eECs: number;
  /** Reserved. */
  reserved2: Uint8Array;
}
/** Any other TLV. */
export interface ESMCOther {
  /** Type. */
  type: number;
  /** Bytes of the TLV. */
  length: number;
  /** Its value. */
  data: Uint8Array;
}
/** A message of the Ethernet synchronization messaging channel. */
export interface ESMC {
  /** 1. */
  ituSubtype: number;
  /** Version. */
  version: number;
  /** An event, sent at once; else information, sent each second. */
  event: boolean;
  /** Reserved. */
  reserved: number;
  /** Reserved. */
  reserved2: number;
  /** TLVs. */
  tags: (ESMCQuality | ESMCExtendedQuality | ESMCOther)[];
  /** What fills the frame. */
  padding?: Uint8Array;
}
/** Data of another organization. */
export interface OSSPOther {
  /** All of it. */
  data: Uint8Array;
}
/** An organization specific slow protocol. */
export interface OSSP {
  /** The organization. */
  oui: number;
  /** What it sends. */
  body: ESMC | OSSPOther;
}

const ITU = 0x0019a7, ESMC_SUBTYPE = 1;

const head = {
  type: u8({ alias: "ossp.esmc.tlv_type", hex: true, names: ESMC_TLV }),
  length: u16({ alias: "ossp.esmc.tlv_length", unit: "bytes" }),
};
const quality = struct<ESMCQuality>({
  ...head,
  unused: bits(4, { alias: "ossp.esmc.tlv_ql_unused" }),
  ssm: bits(4, {
    alias: "ossp.esmc.tlv_ql_ssm",
    hex: true,
    names: ESMC_SSM,
  }),
});
const extended = struct<ESMCExtendedQuality>({
  ...head,
  essm: u8({
    alias: "ossp.esmc.tlv_ext_ql_essm",
    hex: true,
    names: ESMC_ESSM,
  }),
  clockId: u64({ alias: "ossp.esmc.tlv_ext_ql_clockid" }),
  reserved: bits(6, { alias: "ossp.esmc.tlv_ext_ql_flag_reserved" }),
  partialChain: flag({ alias: "ossp.esmc.tlv_ext_ql_flag_chain" }),
  mixed: flag({ alias: "ossp.esmc.tlv_ext_ql_flag_mixed" }),
  eEECs: u8({ alias: "ossp.esmc.tlv_ext_ql_eeec" }),
  eECs: u8({ alias: "ossp.esmc.tlv_ext_ql_eec" }),
  reserved2: rest({ alias: "ossp.esmc.tlv_ext_ql_reserved" }),
});
const other = struct<ESMCOther>({ ...head, data: rest() });
const tag = choice<ESMCQuality | ESMCExtendedQuality | ESMCOther>(
  [quality, extended, other],
  (c) => {
    const type = c.peek();
    return type === 1 ? quality : type === 2 ? extended : other;
  },
);

const esmc = struct<ESMC>({
  ituSubtype: u16({ alias: "ossp.itu.subtype", hex: true }),
  version: bits(4, { alias: "ossp.esmc.version" }),
  event: flag({ alias: "ossp.esmc.event_flag" }),
  reserved: bits(3, { alias: "ossp.esmc.reserved_bits" }),
  reserved2: u24({ alias: "ossp.esmc.reserved" }),
  // zeros fill the frame: no TLV is of type 0
  tags: listWhile(
    sized((c) => c.peek(1) << 8 | c.peek(2), chosen(tag)),
    (c) => c.room > 0 && c.peek() !== 0,
  ),
  padding: padding({ alias: "ossp.esmc.padding" }),
});
const unknown = struct<OSSPOther>({ data: rest() });
const ituBody = choice<OSSP["body"]>(
  [esmc, unknown],
  (c) =>
    c.room >= 2 && (c.peek() << 8 | c.peek(1)) === ESMC_SUBTYPE
      ? esmc
      : unknown,
);

function summary({ oui, body }: OSSP): string {
  if (body === undefined || !("tags" in body)) {
    return `OUI 0x${oui.toString(16).padStart(6, "0")}`;
  }
  const levels = (body.tags ?? []).flatMap((t) =>
    "ssm" in t && t.ssm !== undefined ? [ESMC_SSM[t.ssm] ?? `SSM ${t.ssm}`] : []
  );
  const kind = body.event ? "Time-critical" : "Information";
  return [`Event:${kind}`, ...levels].join(", ");
}

/** Organization specific slow protocols. */
export const ossp: Protocol<OSSP> = {
  id: "ossp",
  label: "OSSP",
  name: "Organization Specific Slow Protocol",
  spec: "IEEE 802.3-2022 annex 57B, ITU-T G.8264 §11.3",
  depth: "synchronization messages of the ITU",
  alias: "ossp",
  aliases: ["esmc"],
  layer: "link",
  on: [[slowProtocol, 10]],
  fields: struct<OSSP>({
    oui: u24({ alias: "ossp.oui", hex: true }),
    body: oneOf<OSSP, OSSP["body"]>(
      (h) => h.oui,
      { [ITU]: chosen(ituBody) },
      unknown,
    ),
  }),
  summary,
};
