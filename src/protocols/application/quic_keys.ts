/** Protection of a client's Initial packets, whose keys everybody can make: RFC 9001 §5.2 to §5.4, RFC 9369 §3.3. */
import { AES128 } from "../../bytes/aes.ts";
import { gcmOpen } from "../../bytes/gcm.ts";
import { expandLabel, hmac } from "../../bytes/hkdf.ts";
import { fromHex } from "../../bytes/hex.ts";

/** Keys of one side. */
export interface QUICKeys {
  /** Encrypts the payload. */
  readonly key: Uint8Array;
  /** What nonces are made of. */
  readonly iv: Uint8Array;
  /** Protects the header. */
  readonly hp: Uint8Array;
}

const VERSION_2 = 0x6b3343cf, DRAFT = 0xff000000;
/** Salts: RFC 9001 §5.2, RFC 9369 §3.3.1, drafts 29 to 32, drafts 23 to 28. */
const SALT_1 = "38762cf7f55934b34d179ae6a4c80cadccbb7f0a";
const SALT_2 = "0dede3def700a6db819381be6e269dcbf9bd2ed9";
const SALT_29 = "afbfec289993d24c9e9786f19c6111e04390a899";
const SALT_23 = "c3eef712c72ebb5a11a7d2432bb46365bef9f502";

function saltOf(version: number): string {
  if (version === VERSION_2) return SALT_2;
  const draft = version - DRAFT;
  if (draft < 23 || draft > 32) return SALT_1;
  return draft < 29 ? SALT_23 : SALT_29;
}

/** The keys of Initial packets, which the connection ID in the client's first one makes: RFC 9001 §5.2. */
export function initialKeys(
  version: number,
  dcid: Uint8Array,
  side: "client" | "server",
): QUICKeys {
  const initial = hmac(fromHex(saltOf(version)), dcid);
  const secret = expandLabel(initial, `${side} in`, 32);
  const name = version === VERSION_2 ? "quicv2" : "quic";
  return {
    key: expandLabel(secret, `${name} key`, 16),
    iv: expandLabel(secret, `${name} iv`, 12),
    hp: expandLabel(secret, `${name} hp`, 16),
  };
}

/** Bytes of what the mask is made of, and how far behind the packet number's first byte they stand: RFC 9001 §5.4.2. */
const SAMPLE = 16, SAMPLE_AT = 4;

/**
 * Takes the protection from the long header `b[p..end)`, of which the last
 * `length` bytes are packet number and payload. Gives its first byte, the
 * packet number and the payload; `undefined`: the keys are others.
 */
export function openPacket(
  b: Uint8Array,
  p: number,
  end: number,
  length: number,
  { key, iv, hp }: QUICKeys,
): Uint8Array | undefined {
  const at = end - length, sample = at + SAMPLE_AT;
  if (length < 0 || at <= p || end > b.length || sample + SAMPLE > end) {
    return undefined;
  }
  const mask = new AES128(hp).encrypt(b.subarray(sample, sample + SAMPLE));
  const first = b[p] ^ mask[0] & 0x0f, size = (first & 3) + 1;
  const header = b.slice(p, at + size), nonce = iv.slice();
  header[0] = first;
  for (let i = 0; i < size; i++) {
    const x = header[header.length - size + i] ^= mask[i + 1];
    nonce[12 - size + i] ^= x;
  }
  const payload = gcmOpen(key, nonce, header, b.subarray(at + size, end));
  if (payload === undefined) return undefined;
  const out = new Uint8Array(1 + size + payload.length);
  out[0] = first;
  out.set(header.subarray(header.length - size), 1);
  out.set(payload, 1 + size);
  return out;
}

/** Takes the protection from a client's Initial packet; see {@linkcode openPacket}. */
export function openInitial(
  b: Uint8Array,
  p: number,
  end: number,
  length: number,
  version: number,
  dcid: Uint8Array,
): Uint8Array | undefined {
  return openPacket(b, p, end, length, initialKeys(version, dcid, "client"));
}
