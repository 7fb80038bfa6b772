/** QUIC: what the goldens in captures/quic show. */
import { AES128 } from "../../src/bytes/aes.ts";
import { gcmSeal } from "../../src/bytes/gcm.ts";
import { initialKeys } from "../../src/protocols/application/quic_keys.ts";
import { ascii, type Case, hex, join, udpFrame, uint } from "./build.ts";

const V2 = 0x6b3343cf;
const varint = (n: number) =>
  n < 64 ? uint(1, n) : n < 16384 ? uint(2, n | 0x4000) : uint(4, n + 2 ** 31);
const vector = (size: number, ...parts: readonly Uint8Array[]) => {
  const b = join(...parts);
  return join(uint(size, b.length), b);
};

/** What an Initial packet is made of. */
export interface Initial {
  /** Version. */
  readonly version?: number;
  /** Connection ID of the destination, which makes the keys. */
  readonly dcid: Uint8Array;
  /** Connection ID of the source. */
  readonly scid?: Uint8Array;
  /** Token. */
  readonly token?: Uint8Array;
  /** Packet number, in four bytes. */
  readonly number: number;
  /** Frames. */
  readonly payload: Uint8Array;
}

/** A client's Initial packet, protected: RFC 9001 §5. */
export function initial(x: Initial): Uint8Array {
  const { version = 1, dcid, scid = new Uint8Array(0), payload } = x;
  const { token = new Uint8Array(0), number } = x;
  const { key, iv, hp } = initialKeys(version, dcid, "client");
  const header = join(
    hex(version === V2 ? "d3" : "c3"),
    uint(4, version),
    vector(1, dcid),
    vector(1, scid),
    varint(token.length),
    token,
    uint(2, 0x4000 | payload.length + 4 + 16),
    uint(4, number),
  );
  const nonce = iv.slice();
  uint(4, number).forEach((v, i) => nonce[8 + i] ^= v);
  const sealed = gcmSeal(key, nonce, header, payload);
  const mask = new AES128(hp).encrypt(sealed.subarray(0, 16));
  header[0] ^= mask[0] & 0x0f;
  for (let i = 0; i < 4; i++) header[header.length - 4 + i] ^= mask[i + 1];
  return join(header, sealed);
}

/** The hello of RFC 9001 §A.2, in a CRYPTO frame. */
export const CLIENT_HELLO = hex(`
  060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e868
  04fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578
  616d706c652e636f6dff01000100000a00080006001d00170018001000070005
  04616c706e000500050100000000003300260024001d00209370b2c9caa47fba
  baf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b000302030400
  0d0010000e0403050306030203080408050806002d00020101001c0002400100
  3900320408ffffffffffffffff05048000ffff07048000ffff08011001048000
  75300901100f088394c8f03e51570806048000ffff
`);
const DCID = hex("8394c8f03e515708"), SCID = hex("f067a5502a4262b5");
/** The same, filled up with PADDING: RFC 9001 §A.2. */
export const FIRST: Initial = {
  dcid: DCID,
  number: 2,
  payload: join(CLIENT_HELLO, new Uint8Array(1162 - CLIENT_HELLO.length)),
};
const crypto = (from: number, to: number) =>
  join(
    hex("06"),
    varint(from),
    varint(to - from),
    CLIENT_HELLO.slice(4 + from, 4 + to),
  );
const NOISE = Uint8Array.from({ length: 40 }, (_, i) => i * 37 + 11);

/** RFC 9001 §A.4, without what comes before it. */
const RETRY = hex(`
  ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f
  0f2496ba
`);
/** Every datagram is of a connection of its own. */
let client = 50000;
const toServer = (...b: readonly Uint8Array[]) =>
  udpFrame(client++, 443, join(...b));
const toClient = (...b: readonly Uint8Array[]) =>
  udpFrame(443, client++, join(...b));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  initial: {
    link: 1,
    packets: [
      toServer(initial(FIRST)),
      toServer(
        initial({
          ...FIRST,
          version: V2,
          dcid: hex("0102030405060708"),
          scid: SCID,
        }),
      ),
      // a hello in pieces out of order, and another packet behind it
      toServer(
        initial({
          dcid: DCID,
          token: ascii("token"),
          number: 0,
          payload: join(
            crypto(100, 241),
            hex("01"),
            crypto(0, 60),
            new Uint8Array(5),
            crypto(60, 100),
          ),
        }),
        join(hex("d0 00000001"), vector(1, DCID), hex("00"), varint(40), NOISE),
      ),
      // its end is in another packet; its beginning is
      toServer(initial({ dcid: DCID, number: 1, payload: crypto(0, 120) })),
      toServer(initial({ dcid: DCID, number: 2, payload: crypto(120, 241) })),
      toServer(
        initial({
          version: 0xff00001d,
          dcid: hex("1112131415161718"),
          number: 0,
          payload: crypto(0, 241),
        }),
      ),
    ],
  },
  // all frames, as if they were allowed here
  frames: {
    link: 1,
    packets: [
      toServer(initial({
        dcid: DCID,
        number: 7,
        payload: join(
          hex("00 00 00  01"),
          hex("02 4100 10 01 05 02 03"), // ACK with a second range
          hex("03 0a 00 00 0a 01 02 03"), // ACK with counts
          hex("04 04 01 4123"), // RESET_STREAM
          hex("05 04 02"),
          hex("07 03 616263"), // NEW_TOKEN
          hex("0a 08 03 616263"), // STREAM with a length
          hex("0e 08 03 02 6465"), // and an offset
          hex("10 80010000  11 04 80010000  12 4064  13 03"),
          hex("14 80010000  15 04 80010000  16 4064  17 03"),
          hex("18 02 01 04 c1c2c3c4 000102030405060708090a0b0c0d0e0f"),
          hex("19 01"),
          hex("1a 0001020304050607  1b 0001020304050607"),
          hex("1c 0a 06 03 626164  1d 4100 00"), // both CONNECTION_CLOSE
          hex("1e  31 02 6869"),
          hex("08 0c 616c6c207468617420697320"), // STREAM up to the end
        ),
      })),
      toServer(
        initial({
          dcid: DCID,
          number: 8,
          payload: hex("4052 0102030405060708 090a0b0c"),
        }),
      ),
    ],
  },
  headers: {
    link: 1,
    packets: [
      toClient(
        hex("ca 00000000"),
        vector(1, SCID),
        vector(1, DCID),
        hex("6b3343cf 00000001 1a2a3a4a"),
      ),
      toClient(RETRY),
      toClient(
        hex("cf 6b3343cf"),
        vector(1, SCID),
        hex("00"),
        ascii("token"),
        NOISE.slice(0, 16),
      ),
      toClient(
        join(
          hex("c1 00000001 00"),
          vector(1, SCID),
          hex("00"),
          varint(40),
          NOISE,
        ),
        join(hex("e5 00000001 00"), vector(1, SCID), varint(40), NOISE),
        join(hex("40"), NOISE),
      ),
      toClient(hex("65"), NOISE),
      toClient(hex("cf 1a2a3a4a"), vector(1, SCID), vector(1, DCID), NOISE),
    ],
  },
  // another port; what is none; lengths that cannot be
  hostile: {
    link: 1,
    packets: [
      udpFrame(50000, 8443, initial(FIRST)),
      udpFrame(50000, 8443, join(hex("40"), NOISE)),
      toServer(hex("0c"), NOISE),
      toServer(initial(FIRST).slice(0, 100)),
      toServer(
        hex("c3 00000001 08 8394c8f03e515708 00 ffffffffffffffff 00"),
        NOISE,
      ),
      toServer(hex("c3 00000001 15"), NOISE),
      toServer(
        initial({
          dcid: DCID,
          number: 3,
          payload: hex("06 00 7fff 0102030405060708"),
        }),
      ),
    ],
  },
};
