/** What a connection says about its later messages: RFC 5246 §7.4.3, §7.4.7. */
import type { View } from "../../fields/mod.ts";
import { TLS_CIPHER_SUITE } from "../../names/tls.ts";

/** What a record learns of those before it. */
export interface TLSKnown {
  /** Bytes at its beginning that go on with a message of earlier records. */
  readonly continuation: number;
  /** Bytes of whole messages behind those. */
  readonly whole: number;
  /** Whether what follows them is the beginning of a message that goes on in later records. */
  readonly isCut: boolean;
  /** How the keys are exchanged, as in the suite's name: `ECDHE_RSA`. */
  readonly exchange: string | undefined;
}

/** What is known of the layer that `h` is a part of. */
export function tlsKnown(h: View): TLSKnown | undefined {
  let v = h;
  while (v.up !== undefined) v = v.up;
  return v.site?.known(v.layer) as TLSKnown | undefined;
}

/** The key exchange of a cipher suite; `undefined` in TLS 1.3 and in suites that nobody knows. */
export function tlsExchange(suite: number): string | undefined {
  return TLS_CIPHER_SUITE[suite]?.match(/^TLS_(.*)_WITH_/)?.[1];
}
