/** What a message carries, without its codings: RFC 9112 §7, RFC 9110 §8.4. */
import { type Cursor, Damage } from "../../bytes/cursor.ts";
import { decodeAll, type Decoded } from "../../capture/decode_all.ts";
import type { Decoder } from "../../capture/decoder.ts";
import { gunzip, inflater } from "../../capture/inflate.ts";
import { unzstd } from "../../capture/zstd.ts";
import { type Field, headerValue, type View } from "../../fields/mod.ts";
import type { HTTP } from "./http.ts";
import { takeChunks } from "./http_framing.ts";

/** Most bytes that come out of a body. */
export const MAX_HTTP_CONTENT = 16 << 20;
/** Most bytes that come out of each byte of it. */
export const MAX_HTTP_RATIO = 1000;

/** Compression method of zlib, in the low bits of its first byte: RFC 1950 §2.2. */
const isZlib = (b: Uint8Array) =>
  b.length > 1 && (b[0] & 15) === 8 && (b[0] << 8 | b[1]) % 31 === 0;

/** Decoders by the name of the coding; some senders leave out the header of zlib. */
const CODINGS: Readonly<Record<string, (b: Uint8Array) => Decoder>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: (b) => inflater(isZlib(b) ? "zlib" : "raw"),
  zstd: () => unzstd(),
};

/** The names in a list of codings, in the order in which they were applied. */
function codings(text: string | undefined): string[] {
  return (text ?? "").split(",").map((x) => x.trim().toLowerCase())
    .filter((x) => x !== "" && x !== "identity");
}

/** The content of a message that is all there, where it is not the body as it was sent. */
function contentOf(h: HTTP): Decoded | undefined {
  let { body } = h, failure: string | undefined, isLimit = false;
  if (body === undefined) return undefined;
  const transfer = codings(h.transferEncoding);
  const all = [
    ...codings(headerValue(h.headers, "Content-Encoding")),
    ...transfer,
  ];
  if (all.length === 0) return undefined;
  let decoded = 0;
  for (const name of all.reverse()) {
    if (name === "chunked") body = takeChunks(body);
    else {
      const open = Object.hasOwn(CODINGS, name) ? CODINGS[name] : undefined;
      if (open === undefined) break; // the rest stays as it is coded
      const x: Decoded = decodeAll(
        open(body),
        body,
        0,
        body.length,
        MAX_HTTP_CONTENT,
        MAX_HTTP_RATIO,
      );
      ({ failure, isLimit, bytes: body } = x);
    }
    decoded++;
    if (failure !== undefined) break;
  }
  return decoded > 0 ? { bytes: body, failure, isLimit } : undefined;
}

/** The content of a whole message, without transfer and content codings. */
export const httpContent: Field<Uint8Array> = {
  bits: 0,
  read(c: Cursor, v: View) {
    if (!v.site?.isWhole(v.layer)) return undefined;
    const x = contentOf(v.struct.probe(v) as HTTP);
    if (x?.failure === undefined) return x?.bytes;
    const kind = x.isLimit ? "limit" : "malformed";
    const damage = new Damage(kind, c.p, x.failure);
    damage.value = x.bytes;
    throw damage;
  },
};
