/** OSI network layer protocols, told apart by their first byte: ISO/IEC TR 9577. */
import type { Protocol } from "../../dissect/protocol.ts";
import { etherType, llcSap, nlpid, pppProtocol } from "../../dissect/tables.ts";
import { struct } from "../../fields/mod.ts";

/** No bytes of its own: the identifier is the first byte of what follows. */
export type OSI = Record<never, never>;

/** OSI network layer protocols. */
export const osi: Protocol<OSI> = {
  id: "osi",
  label: "OSI",
  name: "OSI network layer protocols",
  spec: "ISO/IEC TR 9577",
  depth: "finds the protocol by its identifier",
  alias: "osi",
  layer: "link",
  on: [[llcSap, 0xfe], [etherType, 0x00fe], [pppProtocol, 0x0023]],
  fields: struct<OSI>({}),
  next: (_h, d) => d.find(nlpid, d.firstByte()),
};
