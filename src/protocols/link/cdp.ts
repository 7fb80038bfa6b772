/** Cisco Discovery Protocol: Cisco's "Frame Formats" appendix, and what its devices send. */
import type { Protocol } from "../../dissect/protocol.ts";
import { chdlcProtocol, snapProtocol } from "../../dissect/tables.ts";
import { ciscoChecksum, struct, u16, u8 } from "../../fields/mod.ts";
import { type CDPTag, cdpTags } from "./cdp_tags.ts";

/** A CDP packet. */
export interface CDP {
  /** Version: 1 or 2. */
  version: number;
  /** Seconds that the information stays valid. */
  ttl: number;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** TLVs. */
  tags: CDPTag[];
}

const DEVICE_ID = 1, PORT_ID = 3;

function summary({ tags = [] }: CDP): string {
  const text = (type: number) => {
    const t = tags.find((t) => t.type === type);
    return t !== undefined && "text" in t ? t.text : undefined;
  };
  const device = text(DEVICE_ID), port = text(PORT_ID);
  return [
    ...(device === undefined ? [] : [`Device ID: ${device}`]),
    ...(port === undefined ? [] : [`Port ID: ${port}`]),
  ].join("  ");
}

/** Cisco Discovery Protocol. */
export const cdp: Protocol<CDP> = {
  id: "cdp",
  label: "CDP",
  name: "Cisco Discovery Protocol",
  spec: "Cisco",
  depth: "header, checksum, all TLVs but EnergyWise",
  alias: "cdp",
  layer: "link",
  on: [[snapProtocol, 0x00000c_2000], [chdlcProtocol, 0x2000]],
  fields: struct<CDP>({
    version: u8({ alias: "cdp.version" }),
    ttl: u8({ alias: "cdp.ttl", unit: "s" }),
    checksum: u16({ alias: "cdp.checksum", hex: true }),
    checksumStatus: ciscoChecksum({ alias: "cdp.checksum.status" }),
    tags: cdpTags,
  }),
  summary,
};
