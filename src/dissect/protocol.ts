import type { Field } from "../fields/field.ts";
import type { OptionCase, Options } from "../fields/options.ts";
import type { Struct } from "../fields/struct.ts";
import type { View } from "../fields/view.ts";

/** The layers of the Internet model, as thresholds know them. */
export type LayerName = "link" | "internet" | "transport" | "application";

let tables = 0;

/**
 * A place where protocols are looked up by number: `ethertype`, `udpPort`.
 * Parents look up; children say where they live (`Protocol.on`).
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { DemuxTable } from "@pcapkit/core";
 *
 * assertEquals(new DemuxTable("beacon.type").id, "beacon.type");
 * ```
 */
export class DemuxTable {
  /** Distinguishes tables faster than their names do. */
  readonly index: number = tables++;
  /** Names a table; `stream` says that messages follow each other in a stream of bytes. */
  constructor(readonly id: string, readonly stream: boolean = false) {}
}

/** A protocol in the form in which a dissector uses it. */
export interface Entry {
  /** The protocol. */
  readonly protocol: AnyProtocol;
}

/** What `Protocol.next` may ask. */
export interface Find {
  /** Who lives at `key`, and accepts the payload? */
  find(table: DemuxTable, key: number): Entry | undefined;
  /** Who of those in the table recognises the payload? */
  guess(table: DemuxTable): Entry | undefined;
  /** First byte of the payload, or -1 where there is none; to tell apart what no number tells. */
  firstByte(): number;
  /** The ports of the nearest layer around that has some: requests may look like responses. */
  ports(): readonly [src: number, dst: number] | undefined;
  /** The leading fixed fields of the nearest layer of a protocol around this one, for the length of one call. */
  around<T extends object>(protocol: Protocol<T>): T | undefined;
}

/**
 * Everything there is to know about one protocol. A protocol is a value: it
 * can be listed, replaced, extended, or handed to one extractor only.
 */
export interface Protocol<T extends object> {
  /** Key in JSON, fields and the command line: `ipv4`. */
  readonly id: string;
  /** Name in protocol chains: `IPv4`. */
  readonly label: string;
  /** Full name: `Internet Protocol version 4`. */
  readonly name: string;
  /** The specification: `RFC 791`. */
  readonly spec: string;
  /** How deep the dissection goes, for the list of protocols: `header and all options`. */
  readonly depth?: string;
  /** What layer thresholds take it for. */
  readonly layer: LayerName;
  /** The fields, in the order of their bytes. */
  readonly fields: Struct<T>;
  /** Where it is found: tables, each with the keys in it. */
  readonly on?: readonly (readonly [DemuxTable, ...number[]])[];
  /** The protocol's display filter name in Wireshark. */
  readonly alias?: string;
  /** Other names by which thresholds and field names may call it. */
  readonly aliases?: readonly string[];
  /** Bytes of the header; absent: what the table takes, or all where nothing comes next. */
  headerSize?(h: T): number;
  /** Bytes of header and payload, where the header says so; 0: it does not say. It begins at `b[p]`, for lengths of lengths of their own. */
  totalSize?(h: T, b: Uint8Array, p: number, end: number): number;
  /** Bytes of header and payload in `b[p..end)`, where padding up to the layer's end belongs to it. */
  contentSize?(h: T, b: Uint8Array, p: number, end: number): number;
  /** The fields over a stream, where they differ: DNS has a length in front. */
  readonly streamFields?: Struct<T>;
  /** Over a stream: bytes of this message, which begins at `b[p]`. What follows is the next message of the same protocol. */
  pduSize?(h: T, b: Uint8Array, p: number, end: number): number;
  /** Whether a datagram may hold several messages: `pduSize` holds there, too. */
  readonly packs?: boolean;
  /**
   * The payload of the message `b[p..end)` in another form, decrypted or put
   * together out of its pieces: a buffer of its own, which `next` finds a
   * reader for. `undefined`: there is none, or the bytes do not allow it.
   */
  decode?(b: Uint8Array, p: number, end: number): Uint8Array | undefined;
  /** Over a stream, where no length in the header tells: where the message ends. */
  readonly framing?: Framing;
  /** Who reads the payload. */
  next?(h: T, d: Find): Entry | undefined;
  /** Whether the payload is a part of something that goes on elsewhere, so that shortness in it is no fault. */
  partial?(h: T): boolean;
  /** Whether the payload quotes another packet, so that its addresses are not this frame's. */
  readonly quotes?: boolean;
  /** Whether bytes behind the payload belong to this layer (a trailer). */
  readonly trailing?: boolean;
  /** Bytes of a trailer that always stands at the end, such as a frame check sequence. */
  readonly trailerSize?: number;
  /** Whether these bytes can be its own, when a number led here. */
  accepts?(b: Uint8Array, p: number, end: number): boolean;
  /** Whether these bytes are its own beyond doubt, whatever the number. */
  guess?(b: Uint8Array, p: number, end: number): boolean;
  /** The fields that hold the source and the destination address. */
  readonly addresses?: readonly [keyof T & string, keyof T & string];
  /** Offsets in the header of the source and destination port, 16 bits each: flows are told apart by them. */
  readonly ports?: readonly [src: number, dst: number];
  /** Offset and size of the addresses that transport checksums cover. */
  readonly pseudoHeader?: readonly [offset: number, size: number];
  /** The address that transport checksums cover instead of one in the network header. */
  standIn?(h: T, v: View): StandIn | undefined;
  /** Its part of the one-line text of a frame. The leading run of fixed fields is there; others may be `undefined`. */
  summary?(h: T, v: View): string;
}

/** What is known of the stream in which a message is framed. */
export interface StreamContext {
  /** 0: sent by the side that opened the connection (or spoke first); 1: by the other. */
  readonly direction: 0 | 1;
  /** Nothing follows: a message may end with the stream. */
  readonly closed: boolean;
  /** What the protocol remembers of the connection, both directions; made by {@linkcode Framing.open}. */
  readonly state: unknown;
  /** Bytes of the message that an earlier look has dealt with; 0 for a new message. The protocol moves it. */
  mark: number;
  /** What fields of this message learn from those before it, by `Site.known`; `undefined` for a new message. The protocol sets it. */
  known: unknown;
  /** How often bytes of this direction were missing, so far. */
  readonly gaps: number;
  /** Bytes that `piece` has put together so far; none behind a gap. */
  readonly kept: number;
  /** Bytes `from` to `end` of this message are the next piece of what goes on across messages. */
  piece(from: number, end: number, of: Whole): void;
  /** Both directions go on as another protocol, behind this message: its id, or none that is known yet. */
  switchTo(id: string | undefined): void;
}

/** What is put together out of pieces of several messages. */
export interface Whole {
  /** Id of the protocol that reads it. */
  readonly id: string;
  /** Whether this piece is the last. */
  readonly isLast: boolean;
  /** What its fields learn of the stream. */
  readonly known?: unknown;
}

/** How a protocol finds the ends of its messages in a stream. */
export interface Framing {
  /** Whether the bytes alone tell where most messages end: then those of a segment by itself are told apart, too, with a context whose `state` is `undefined`. */
  readonly stateless?: true;
  /** Makes what is remembered of a connection. */
  open?(): unknown;
  /** Whether `size` gives the size of a message as soon as it begins, so that the next one is found behind a gap. */
  readonly exact?: boolean;
  /**
   * Bytes of the message that begins at `b[p]`. More than there are: so many
   * are needed before it is worth another look. Below 0: this is no message.
   */
  size(b: Uint8Array, p: number, end: number, s: StreamContext): number;
}

/** A protocol whose fields are not known by type. */
// deno-lint-ignore no-explicit-any
export type AnyProtocol = Protocol<any>;

/** An address that takes another's place in the pseudo-header: the last stop of a source route, a home address. */
export interface StandIn {
  /** Whose place it takes. */
  readonly of: "src" | "dst";
  /** Where it lies in the buffer; -1: it cannot be known. */
  readonly at: number;
  /** How many bytes it has. */
  readonly size: number;
}

/** The order of layers. */
export const LAYERS: readonly LayerName[] = [
  "link",
  "internet",
  "transport",
  "application",
];

/**
 * The same protocol with further options (or other tables for known ones): a
 * value like any other, for one extractor.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { struct, tcp, u8, withOptions } from "@pcapkit/core";
 *
 * const mood = struct({ kind: u8(), length: u8(), mood: u8() });
 * assertEquals(withOptions(tcp, "options", { 200: mood }).id, "tcp");
 * ```
 *
 * @throws {TypeError} when the field holds no options.
 */
export function withOptions<T extends object>(
  protocol: Protocol<T>,
  field: keyof T & string,
  cases: Readonly<Record<number, OptionCase<object>>>,
): Protocol<T> {
  const extended = (fields: Struct<T>): Struct<T> => {
    const table = fields.table as Record<string, Field<unknown>>;
    const options = table[field] as Partial<Options<object>> | undefined;
    if (!options?.with) {
      throw new TypeError(`${protocol.id}.${field} holds no options`);
    }
    return fields.withTable({ ...table, [field]: options.with(cases) });
  };
  const { fields, streamFields } = protocol;
  return {
    ...protocol,
    fields: extended(fields),
    ...(streamFields && { streamFields: extended(streamFields) }),
  };
}
