/** Payload that no protocol claims. */
import type { Protocol } from "../dissect/protocol.ts";
import { rest, struct } from "../fields/mod.ts";

/** The bytes themselves. */
export interface Raw {
  /** All of them. */
  data: Uint8Array;
}

/** Payload that no protocol claims. */
export const raw: Protocol<Raw> = {
  id: "raw",
  label: "Raw",
  name: "Raw data",
  spec: "no protocol claims it",
  alias: "data",
  layer: "link",
  fields: struct<Raw>({ data: rest({ alias: "data.data" }) }),
};
