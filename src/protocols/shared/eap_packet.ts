/** A packet of EAP, wherever it is carried: RFC 3748 §4. */
import {
  ifMore,
  padding,
  type Struct,
  struct,
  u16,
  u8,
  when,
} from "../../fields/mod.ts";
import { EAP_CODE, EAP_TYPE } from "../../names/eap.ts";
import { type EAPMethod, methodData } from "./eap_methods.ts";

/** An EAP packet. */
export interface EAP {
  /** Request, response, success, failure. */
  code: number;
  /** Tells answers. */
  id: number;
  /** Bytes of the packet. */
  length: number;
  /** Method. */
  type?: number;
  /** Data of the method. */
  method?: EAPMethod;
  /** Data of a packet that has no method: RFC 6696 §5.3. */
  data?: Uint8Array;
}

const hasType = (h: EAP): boolean => h.code === 1 || h.code === 2;

/** The table of a packet. */
export const eapPacket: Struct<EAP> = struct<EAP>({
  code: u8({ alias: "eap.code", names: EAP_CODE }),
  id: u8({ alias: "eap.id" }),
  length: u16({ alias: "eap.len", unit: "bytes" }),
  type: when(
    hasType,
    ifMore(u8({ alias: "eap.type", names: EAP_TYPE })),
  ),
  method: when((h: EAP) => h.type !== undefined, methodData),
  data: padding(),
});
