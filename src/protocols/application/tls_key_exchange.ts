/**
 * Key exchanges before TLS 1.3, in the forms that cipher suites tell: RFC 5246
 * §7.4.3 and §7.4.7, RFC 8422 §5.4 and §5.7, RFC 4279 §2 to §4, RFC 5489 §2,
 * RFC 5054 §2.8.
 */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  type Choice,
  choice,
  type Field,
  ifMore,
  reader,
  rest,
  type Struct,
  struct,
  u16,
  u8,
  vector,
} from "../../fields/mod.ts";
import {
  TLS_CURVE_TYPE,
  TLS_GROUP,
  TLS_SIGNATURE_SCHEME,
} from "../../names/tls.ts";
import {
  type TLSHandshakeHead,
  tlsHandshakeHead as head,
} from "./tls_hello.ts";
import { tlsKnown } from "./tls_known.ts";

/** The signature of a server's parameters; anonymous ones have none. */
export interface TLSKeySignature {
  /** Signature algorithm, since TLS 1.2. */
  algorithm?: number;
  /** Signature. */
  signature?: Uint8Array;
}
/** ServerKeyExchange with an elliptic curve. */
export interface TLSServerECDH extends TLSHandshakeHead, TLSKeySignature {
  /** Form of the curve: named, hardly ever another. */
  curveType: number;
  /** Curve. */
  namedCurve: number;
  /** Public key of the server. */
  point: Uint8Array;
}
/** ServerKeyExchange with a curve, whose keys are pre-shared. */
export interface TLSServerECDHPSK extends TLSServerECDH {
  /** Which key the client might take. */
  hint: Uint8Array;
}
/** ServerKeyExchange of Diffie and Hellman. */
export interface TLSServerDH extends TLSHandshakeHead, TLSKeySignature {
  /** Prime modulus. */
  p: Uint8Array;
  /** Generator. */
  g: Uint8Array;
  /** Public value of the server. */
  ys: Uint8Array;
}
/** ServerKeyExchange of Diffie and Hellman, whose keys are pre-shared. */
export interface TLSServerDHPSK extends TLSServerDH {
  /** Which key the client might take. */
  hint: Uint8Array;
}
/** ServerKeyExchange with pre-shared keys alone. */
export interface TLSServerPSK extends TLSHandshakeHead {
  /** Which key the client might take. */
  hint: Uint8Array;
}
/** ServerKeyExchange of SRP. */
export interface TLSServerSRP extends TLSHandshakeHead, TLSKeySignature {
  /** Prime modulus. */
  n: Uint8Array;
  /** Generator. */
  g: Uint8Array;
  /** Salt. */
  s: Uint8Array;
  /** Public value of the server. */
  b: Uint8Array;
}
/** ServerKeyExchange with a short RSA key. */
export interface TLSServerRSA extends TLSHandshakeHead, TLSKeySignature {
  /** Modulus. */
  modulus: Uint8Array;
  /** Exponent. */
  exponent: Uint8Array;
}
/** ClientKeyExchange with an elliptic curve. */
export interface TLSClientECDH extends TLSHandshakeHead {
  /** Which key is taken, where keys are pre-shared. */
  identity?: Uint8Array;
  /** Public key of the client. */
  point: Uint8Array;
}
/** ClientKeyExchange of Diffie and Hellman. */
export interface TLSClientDH extends TLSHandshakeHead {
  /** Which key is taken, where keys are pre-shared. */
  identity?: Uint8Array;
  /** Public value of the client; empty: it is in the certificate. */
  yc?: Uint8Array;
}
/** ClientKeyExchange of RSA. */
export interface TLSClientRSA extends TLSHandshakeHead {
  /** Which key is taken, where keys are pre-shared. */
  identity?: Uint8Array;
  /** Secret, encrypted for the server. */
  encryptedPreMaster: Uint8Array;
}
/** ClientKeyExchange with pre-shared keys alone. */
export interface TLSClientPSK extends TLSHandshakeHead {
  /** Which key is taken. */
  identity: Uint8Array;
}
/** ClientKeyExchange of SRP. */
export interface TLSClientSRP extends TLSHandshakeHead {
  /** Public value of the client. */
  a: Uint8Array;
}
/** A key exchange whose form is not known. */
export interface TLSOtherKeyExchange extends TLSHandshakeHead {
  /** Body. */
  data: Uint8Array;
}

const PREFIX = "tls.handshake.";
const HEAD = 4;

/** The number of two bytes that stands `ahead` of the cursor; -1: it is not there. */
const u16At = (c: Cursor, ahead: number): number =>
  ahead + 2 > c.room ? -1 : c.peek(ahead) << 8 | c.peek(ahead + 1);

const algorithm = reader(u16());
/** Since TLS 1.2 the algorithm stands before the signature, which takes what remains. */
const signed: { algorithm: Field<number>; signature: Field<Uint8Array> } = {
  algorithm: {
    bits: 0,
    alias: PREFIX + "sig_hash_alg",
    hex: true,
    names: TLS_SIGNATURE_SCHEME,
    read: (c, h) =>
      c.room >= 4 && u16At(c, 2) === c.room - 4 ? algorithm(c, h) : undefined,
  },
  signature: ifMore(vector(2, rest({ alias: PREFIX + "sig" }))),
};
const two = (name: string): Field<Uint8Array> =>
  vector(2, rest({ alias: PREFIX + name }));
const one = (name: string): Field<Uint8Array> =>
  vector(1, rest({ alias: PREFIX + name }));
const curve = {
  curveType: u8({ alias: PREFIX + "server_curve_type", names: TLS_CURVE_TYPE }),
  namedCurve: u16({
    alias: PREFIX + "server_named_curve",
    hex: true,
    names: TLS_GROUP,
  }),
  point: one("server_point"),
};
const group = { p: two("p"), g: two("g"), ys: two("ys") };
const hint = two("hint"), identity = two("identity");
const none: Field<Uint8Array> = { bits: 0, derive: () => undefined };

const serverECDH = struct<TLSServerECDH>({ ...head, ...curve, ...signed });
const serverECDHPSK = struct<TLSServerECDHPSK>({
  ...head,
  hint,
  ...curve,
  ...signed,
});
const serverDH = struct<TLSServerDH>({ ...head, ...group, ...signed });
const serverDHPSK = struct<TLSServerDHPSK>({
  ...head,
  hint,
  ...group,
  ...signed,
});
const serverPSK = struct<TLSServerPSK>({ ...head, hint });
const serverSRP = struct<TLSServerSRP>({
  ...head,
  n: two("p"),
  g: two("g"),
  s: vector(1, rest()),
  b: two("ys"),
  ...signed,
});
const serverRSA = struct<TLSServerRSA>({
  ...head,
  modulus: two("modulus"),
  exponent: two("exponent"),
  ...signed,
});
const other = struct<TLSOtherKeyExchange>({ ...head, data: rest() });

const point = one("client_point");
const clientECDH = struct<TLSClientECDH>({ ...head, identity: none, point });
const clientECDHPSK = struct<TLSClientECDH>({ ...head, identity, point });
const yc = ifMore(two("yc"));
const clientDH = struct<TLSClientDH>({ ...head, identity: none, yc });
const clientDHPSK = struct<TLSClientDH>({ ...head, identity, yc });
/** SSL 3.0 has no length in front of it: RFC 5246 §7.4.7.1. */
const epms = { alias: PREFIX + "epms" };
const [behindLength, alone] = [vector(2, rest(epms)), reader(rest())];
const encryptedPreMaster: Field<Uint8Array> = {
  ...epms,
  bits: 0,
  read: (c, h) =>
    c.room >= 2 && u16At(c, 0) === c.room - 2
      ? behindLength.read!(c, h)
      : alone(c, h),
};
const clientRSA = struct<TLSClientRSA>({
  ...head,
  identity: none,
  encryptedPreMaster,
});
const clientRSAPSK = struct<TLSClientRSA>({
  ...head,
  identity,
  encryptedPreMaster,
});
const clientPSK = struct<TLSClientPSK>({ ...head, identity });
const clientSRP = struct<TLSClientSRP>({ ...head, a: vector(2, rest()) });

/** Forms by how the suite's name begins; the first that fits. */
type Forms = readonly (readonly [RegExp, Struct<TLSHandshakeHead>])[];
const SERVER: Forms = [
  [/^ECDHE_PSK/, serverECDHPSK],
  [/^ECDH(E_|_anon)/, serverECDH],
  [/^(DHE_PSK|PSK_DHE)/, serverDHPSK],
  [/^DH(E_|_anon)/, serverDH],
  [/PSK$/, serverPSK],
  [/^SRP/, serverSRP],
  [/^RSA/, serverRSA],
];
const CLIENT: Forms = [
  [/^ECDHE_PSK/, clientECDHPSK],
  [/^ECDH/, clientECDH],
  [/^(DHE_PSK|PSK_DHE)/, clientDHPSK],
  [/^DH/, clientDH],
  [/^RSA_PSK/, clientRSAPSK],
  [/^PSK/, clientPSK],
  [/^RSA/, clientRSA],
  [/^SRP/, clientSRP],
];

/** Where vectors with lengths of `size` bytes end, `count` of them from `i` on; -1: somewhere else. */
function behind(c: Cursor, i: number, size: 1 | 2, count: number): number {
  for (; count > 0; count--) {
    const n = size === 1 ? (i < c.room ? c.peek(i) : -1) : u16At(c, i);
    if (n <= 0) return -1;
    i += size + n;
  }
  return i > c.room ? -1 : i;
}

/** Whether a signature, with or without its algorithm, is all that stands from `i` on. */
const isSigned = (c: Cursor, i: number): boolean =>
  i > 0 &&
  [i, i + 2].some((k) => k + 2 <= c.room && u16At(c, k) === c.room - k - 2);

const NAMED_CURVE = 3;
/** Where no hello tells, only what fits to the byte is read. */
function serverByShape(c: Cursor): Struct<TLSHandshakeHead> {
  const named = c.room > HEAD + 4 && c.peek(HEAD) === NAMED_CURVE &&
    u16At(c, HEAD + 1) in TLS_GROUP;
  if (named && isSigned(c, behind(c, HEAD + 3, 1, 1))) return serverECDH;
  return isSigned(c, behind(c, HEAD, 2, 3)) ? serverDH : other;
}
const clientByShape = (c: Cursor): Struct<TLSHandshakeHead> =>
  behind(c, HEAD, 1, 1) === c.room ? clientECDH : other;

/** A server's part, in the form that the hello, or the bytes, tell. */
export const tlsServerKeyExchange: Choice<TLSHandshakeHead> = choice<
  TLSHandshakeHead
>([...SERVER.map(([, table]) => table), other], (c, h) => {
  const exchange = tlsKnown(h)?.exchange;
  if (exchange === undefined) return serverByShape(c);
  const form = SERVER.find(([name]) => name.test(exchange))?.[1] ?? other;
  const isNamed = form !== serverECDH || c.room <= HEAD ||
    c.peek(HEAD) === NAMED_CURVE;
  return isNamed ? form : other;
});
/** A client's part. */
export const tlsClientKeyExchange: Choice<TLSHandshakeHead> = choice<
  TLSHandshakeHead
>([...CLIENT.map(([, table]) => table), other], (c, h) => {
  const exchange = tlsKnown(h)?.exchange;
  if (exchange === undefined) return clientByShape(c);
  return CLIENT.find(([name]) => name.test(exchange))?.[1] ?? other;
});
