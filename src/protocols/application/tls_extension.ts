/** What extensions of TLS have in common: RFC 8446 §4.2. */
import {
  type Choice,
  choice,
  type Field,
  rest,
  type Struct,
  struct,
  u16,
} from "../../fields/mod.ts";
import type { Names } from "../../names/names.ts";
import { isGrease, TLS_EXTENSION } from "../../names/tls.ts";

/** What all extensions have. */
export interface TLSExtensionHead {
  /** Type. */
  type: number;
  /** Bytes of the data. */
  length: number;
}
/** Any other extension. */
export interface TLSOtherExtension extends TLSExtensionHead {
  /** Its data. */
  data: Uint8Array;
}

/** Names of a registry in which some values only keep lists extensible: RFC 8701. */
export function greaseNames(
  names: Names,
): (value: number) => string | undefined {
  return (value) => names[value] ?? (isGrease(value) ? "GREASE" : undefined);
}

/** Type and length of an extension. */
export const tlsExtensionHead: {
  readonly type: Field<number>;
  readonly length: Field<number>;
} = {
  type: u16({
    alias: "tls.handshake.extension.type",
    names: greaseNames(TLS_EXTENSION),
  }),
  length: u16({ alias: "tls.handshake.extension.len", unit: "bytes" }),
};
/** An extension whose only content is that it is there. */
export const tlsEmptyExtension: Struct<TLSExtensionHead> = struct<
  TLSExtensionHead
>(tlsExtensionHead);
/** An extension without a table of its own. */
export const tlsOtherExtension: Struct<TLSOtherExtension> = struct<
  TLSOtherExtension
>({
  ...tlsExtensionHead,
  data: rest({ alias: "tls.handshake.extension.data" }),
});
/** An extension that one side sends with data and the other without. */
export function tlsOrEmpty<T extends TLSExtensionHead>(
  table: Struct<T>,
): Choice<TLSExtensionHead> {
  return choice<TLSExtensionHead>(
    [tlsEmptyExtension, table],
    (c) =>
      c.room > 3 && c.peek(2) === 0 && c.peek(3) === 0
        ? tlsEmptyExtension
        : table,
  );
}
