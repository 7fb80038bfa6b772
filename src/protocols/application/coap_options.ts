/** Options of CoAP: RFC 7252 §3.1 and §5.10, RFC 7641 §2, RFC 7959 §2, RFC 8323 §5, RFC 8613 §6, RFC 8768, RFC 9175. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { View } from "../../fields/view.ts";
import {
  bitOf,
  bits,
  bytes,
  choice,
  chosen,
  type Field,
  flag,
  type Hint,
  ifMore,
  listWhile,
  padding,
  part,
  type Struct,
  struct,
  text,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import {
  COAP_CONTENT_FORMAT,
  COAP_OPTION,
  COAP_SIGNAL_OPTION,
} from "../../names/coap.ts";

/** What every option begins with: RFC 7252 §3.1. */
export interface CoAPOptionHead {
  /** How much its number is above that of the option before it; 13, 14: more follows. */
  delta: number;
  /** Bytes of the value; 13, 14: more follows. */
  length: number;
  /** More of the delta, less 13 or 269. */
  deltaExtended?: number;
  /** More of the length, less 13 or 269. */
  lengthExtended?: number;
  /** Number of the option; odd: whoever does not know it must not pass it over. */
  number: number;
}
/** An option whose value is text. */
export interface CoAPTextOption extends CoAPOptionHead {
  /** Text. */
  text: string;
}
/** An option whose value is a number. */
export interface CoAPNumberOption extends CoAPOptionHead {
  /** The number. */
  value?: number;
}
/** A block of a body: RFC 7959 §2.2; RFC 9177 §4.2. */
export interface CoAPBlockOption extends CoAPOptionHead {
  /** Number, flag and size in one. */
  value?: number;
  /** Number of the block. */
  block?: number;
  /** More blocks follow. */
  more?: boolean;
  /** The block has 2^(4 + szx) bytes; 7: 1024, several in one message: RFC 8323 §6. */
  szx?: number;
}
/** What an OSCORE option says: RFC 8613 §6.1. */
export interface CoAPOscore {
  /** Reserved. */
  reserved: number;
  /** There is a context of the key identifier. */
  hasContext: boolean;
  /** There is a key identifier. */
  hasKid: boolean;
  /** Bytes of the partial IV. */
  partialIVLength: number;
  /** Partial IV: the sender's sequence number. */
  partialIV: Uint8Array;
  /** Bytes of the context. */
  contextLength?: number;
  /** Context of the key identifier. */
  context?: Uint8Array;
  /** Key identifier. */
  kid?: Uint8Array;
}
/** An encrypted message. */
export interface CoAPOscoreOption extends CoAPOptionHead {
  /** How to decrypt it; absent in most responses. */
  oscore?: CoAPOscore;
}
/** Any other option, and those that are bytes or nothing. */
export interface CoAPOtherOption extends CoAPOptionHead {
  /** Value. */
  data: Uint8Array;
}
/** An option. */
export type CoAPOption =
  | CoAPTextOption
  | CoAPNumberOption
  | CoAPBlockOption
  | CoAPOscoreOption
  | CoAPOtherOption;

/** One byte more, two bytes more, and what they count from: RFC 7252 §3.1. */
const ONE_MORE = 13, TWO_MORE = 14, RESERVED = 15, TWO_FROM = 269;
/** Ends the options. */
const MARKER = 0xff;
const SIGNAL = 7;
/** Where the number of the last option is remembered, which the next counts from. */
const NUMBER = -1;

const lastNumber = (c: Cursor): number => Number(c.memo?.get(NUMBER) ?? 0);

/** A delta or a length with what extends it. */
function whole(nibble: number, extended: number | undefined): number {
  if (nibble < ONE_MORE) return nibble;
  return (extended ?? 0) + (nibble === ONE_MORE ? ONE_MORE : TWO_FROM);
}
/** What extends a delta or a length. */
function extended(of: "delta" | "length", hint: Hint): Field<number> {
  return {
    ...hint,
    bits: 0,
    read(c, h) {
      const nibble = (h.struct.probe(h) as CoAPOptionHead)[of];
      if (nibble === RESERVED) c.malformed(`option ${of} is reserved`, c.p - 1);
      if (nibble < ONE_MORE) return undefined;
      return nibble === ONE_MORE ? c.byte() : c.u16();
    },
  };
}
const optionNumber: Field<number> = {
  names: COAP_OPTION,
  bits: 0,
  read(c, h) {
    const { delta, deltaExtended } = h.struct.probe(h) as CoAPOptionHead;
    const number = lastNumber(c) + whole(delta, deltaExtended);
    (c.memo ??= new Map()).set(NUMBER, String(number));
    return number;
  },
};

const head = {
  delta: bits(4, { alias: "coap.opt.delta" }),
  length: bits(4, { alias: "coap.opt.length", unit: "bytes" }),
  deltaExtended: extended("delta", { alias: "coap.opt.delta_ext" }),
  lengthExtended: extended("length", { alias: "coap.opt.length_ext" }),
  number: optionNumber,
};
const size = (h: CoAPOptionHead) => whole(h.length, h.lengthExtended);

const textOf = (alias?: string) =>
  struct<CoAPTextOption>({
    ...head,
    text: text(size, alias === undefined ? {} : { alias }),
  });
/** All bytes of a value as a number, without leading zeros: none is 0. */
function wholeNumber(most: number, hint: Hint = {}): Field<number> {
  return within(size, {
    ...hint,
    bits: 0,
    read(c) {
      if (c.room > most) c.malformed(`number of ${c.room} bytes`);
      let x = 0;
      for (let p = c.take(c.room); p < c.p; p++) x = x * 256 + c.b[p];
      return x;
    },
  });
}
const number = (hint: Hint = {}) =>
  struct<CoAPNumberOption>({ ...head, value: wholeNumber(6, hint) });
const dataOf = (alias?: string) =>
  struct<CoAPOtherOption>({
    ...head,
    data: bytes(size, alias === undefined ? {} : { alias }),
  });

const block = struct<CoAPBlockOption>({
  ...head,
  value: wholeNumber(3),
  block: part("value", 4, 20, { alias: "coap.opt.block_number" }),
  more: bitOf("value", 3, { alias: "coap.opt.block_mflag" }),
  szx: part("value", 0, 3, { alias: "coap.opt.block_size" }),
});

const oscore = struct<CoAPOscoreOption>({
  ...head,
  oscore: when(
    (h: CoAPOptionHead) => size(h) > 0,
    within(
      size,
      struct<CoAPOscore>({
        reserved: bits(3),
        hasContext: flag({
          alias: "coap.opt.object_security_kid_context_present",
        }),
        hasKid: flag({ alias: "coap.opt.object_security_kid_present" }),
        partialIVLength: bits(3, {
          alias: "coap.opt.object_security_piv_len",
        }),
        partialIV: bytes((h: CoAPOscore) => h.partialIVLength, {
          alias: "coap.opt.object_security_piv",
        }),
        contextLength: when(
          (h: CoAPOscore) => h.hasContext,
          u8({ alias: "coap.opt.object_security_kid_context_len" }),
        ),
        context: when(
          (h: CoAPOscore) => h.hasContext,
          bytes((h: CoAPOscore) => h.contextLength ?? 0, {
            alias: "coap.opt.object_security_kid_context",
          }),
        ),
        kid: padding({ alias: "coap.opt.object_security_kid" }),
      }),
    ),
  ),
});

const format = number({ names: COAP_CONTENT_FORMAT });
const path = textOf("coap.opt.uri_path"),
  size1 = number({ alias: "coap.opt.size1" });
const TABLES: Readonly<Record<number, Struct<CoAPOption>>> = {
  1: dataOf("coap.opt.if_match"),
  3: textOf("coap.opt.uri_host"),
  4: dataOf("coap.opt.etag"),
  6: number({ alias: "coap.opt.observe" }),
  7: number({ alias: "coap.opt.uri_port" }),
  8: textOf("coap.opt.location_path"),
  9: oscore,
  11: path,
  12: format,
  14: number({ alias: "coap.opt.max_age", unit: "s" }),
  15: textOf("coap.opt.uri_query"),
  16: number({ alias: "coap.opt.hop_limit" }),
  17: format,
  19: block,
  20: textOf("coap.opt.location_query"),
  23: block,
  27: block,
  28: number(),
  31: block,
  35: textOf("coap.opt.proxy_uri"),
  39: textOf("coap.opt.proxy_scheme"),
  60: size1,
  258: number(),
} as unknown as Readonly<Record<number, Struct<CoAPOption>>>;
/** Options of signals mean something else for each code: RFC 8323 §5. */
function signal(table: Struct<CoAPOption>, code: number): Struct<CoAPOption> {
  const names = (value: number) => COAP_SIGNAL_OPTION[code << 8 | value];
  return table.withTable({
    ...table.table,
    number: { ...optionNumber, names },
  });
}
const plainNumber = number() as unknown as Struct<CoAPOption>;
const plainText = textOf() as unknown as Struct<CoAPOption>;
const other = dataOf("coap.opt.unknown") as unknown as Struct<CoAPOption>;
const SIGNALS: Readonly<Record<number, Struct<CoAPOption>>> = {
  0xe102: signal(plainNumber, 0xe1),
  0xe104: signal(other, 0xe1),
  0xe106: signal(plainNumber, 0xe1),
  0xe202: signal(other, 0xe2),
  0xe302: signal(other, 0xe3),
  0xe402: signal(plainText, 0xe4),
  0xe404: signal(plainNumber, 0xe4),
  0xe502: signal(plainNumber, 0xe5),
};
const unknownSignal = signal(other, 0);

/** The table of the option at the cursor. */
function tableOf(c: Cursor, h: View): Struct<CoAPOption> {
  const nibble = c.peek() >> 4;
  const more = nibble === ONE_MORE
    ? c.peek(1)
    : nibble === TWO_MORE
    ? c.peek(1) << 8 | c.peek(2)
    : 0;
  const number = lastNumber(c) + whole(nibble, more);
  const { code } = h.struct.probe(h) as { code: number };
  return code >> 5 === SIGNAL
    ? SIGNALS[code << 8 | number] ?? unknownSignal
    : TABLES[number] ?? other;
}
const option = chosen(choice<CoAPOption>(
  [...Object.values(TABLES), ...Object.values(SIGNALS), other, unknownSignal],
  tableOf,
));
const all = listWhile(option, (c) => c.room > 0 && c.peek() !== MARKER);

/** The options of a message, up to the marker in front of its payload. */
export const coapOptions: Field<CoAPOption[]> = {
  of: option,
  inside: [option],
  bits: 0,
  read(c, h) {
    c.memo?.delete(NUMBER);
    return all.read!(c, h);
  },
};
/** The marker in front of the payload. */
export const coapMarker: Field<number> = ifMore(
  u8({ alias: "coap.opt.end_marker", hex: true }),
);

/** The path and the query of a request, or where its answer is found. */
export function coapPath(options: readonly CoAPOption[]): string {
  let path = "", query = "";
  for (const o of options) {
    if (!("text" in o) || o.text === undefined) continue;
    if (o.number === 8 || o.number === 11) path += `/${o.text}`;
    if (o.number === 15 || o.number === 20) {
      query += `${query ? "&" : "?"}${o.text}`;
    }
  }
  return path + query;
}
