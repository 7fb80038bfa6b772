import type { Names } from "./names.ts";

/** pcapng block types: draft-ietf-opsawg-pcapng (2026-08). */
export const BLOCK_TYPE: Names = {
  0x00000001: "Interface Description Block",
  0x00000002: "Packet Block",
  0x00000003: "Simple Packet Block",
  0x00000004: "Name Resolution Block",
  0x00000005: "Interface Statistics Block",
  0x00000006: "Enhanced Packet Block",
  0x00000007: "IRIG Timestamp Block",
  0x00000008: "ARINC 429 in AFDX Encapsulation Information",
  0x00000009: "systemd Journal Export Block",
  0x0000000a: "Decryption Secrets Block",
  0x00000101: "Hone Project Machine Info Block",
  0x00000102: "Hone Project Connection Event Block",
  0x00000201: "Sysdig Machine Info Block",
  0x00000202: "Sysdig Process Info Block, version 1",
  0x00000203: "Sysdig FD List Block",
  0x00000204: "Sysdig Event Block",
  0x00000205: "Sysdig Interface List Block",
  0x00000206: "Sysdig User List Block",
  0x00000207: "Sysdig Process Info Block, version 2",
  0x00000208: "Sysdig Event Block with flags",
  0x00000209: "Sysdig Process Info Block, version 3",
  0x00000210: "Sysdig Process Info Block, version 4",
  0x00000211: "Sysdig Process Info Block, version 5",
  0x00000212: "Sysdig Process Info Block, version 6",
  0x00000213: "Sysdig Process Info Block, version 7",
  0x00000bad: "Custom Block",
  0x0a0d0d0a: "Section Header Block",
  0x40000bad: "Custom Block, not to be copied",
};

/**
 * Secrets types of the pcapng Decryption Secrets Block:
 * draft-ietf-opsawg-pcapng (2026-08).
 */
export const SECRETS_TYPE: Names = {
  0x5353484b: "SSH Key Log",
  0x544c534b: "TLS Key Log",
  0x55414b4c: "OPC UA Key Log",
  0x57474b4c: "WireGuard Key Log",
  0x5a415053: "ZigBee APS Key",
  0x5a4e574b: "ZigBee NWK Key",
};
