/** Messages of ntpdc, mode 7: no RFC describes them; the header is that of ntp_request.h in ntpd. */
import { bits, flag, rest, type Struct, struct, u8 } from "../../fields/mod.ts";
import {
  NTP_PRIVATE_ERROR,
  NTP_PRIVATE_IMPLEMENTATION,
  NTP_PRIVATE_REQUEST,
} from "../../names/ntp.ts";

/** A private message, behind its first byte. */
export interface NTPPrivate {
  /** Authenticated. */
  auth: boolean;
  /** Sequence number of this packet of a response. */
  sequence: number;
  /** Implementation that the request is for. */
  implementation: number;
  /** Request. */
  requestCode: number;
  /** Error; of a response. */
  error: number;
  /** Number of data items. */
  itemCount: number;
  /** Reserved. */
  reserved: number;
  /** Bytes of an item. */
  itemSize: number;
  /** The items, and in a request what authenticates them. */
  data: Uint8Array;
}

/** A private message, behind its first byte. */
export const ntpPrivate: Struct<NTPPrivate> = struct<NTPPrivate>({
  auth: flag({ alias: "ntp.priv.auth" }),
  sequence: bits(7, { alias: "ntp.priv.seq" }),
  implementation: u8({
    alias: "ntp.priv.impl",
    names: NTP_PRIVATE_IMPLEMENTATION,
  }),
  requestCode: u8({ alias: "ntp.priv.reqcode", names: NTP_PRIVATE_REQUEST }),
  error: bits(4, { alias: "ntp.priv.err", names: NTP_PRIVATE_ERROR }),
  itemCount: bits(12, { alias: "ntp.priv.numitems" }),
  reserved: bits(4, { alias: "ntp.priv.reserved" }),
  itemSize: bits(12, { alias: "ntp.priv.itemsize", unit: "bytes" }),
  data: rest(),
});
