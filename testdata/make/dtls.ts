/** DTLS: what the goldens in captures/dtls show. */
import { ascii, type Case, hex, join, udpFrame, uint } from "./build.ts";

const vector = (size: number, ...parts: readonly Uint8Array[]) => {
  const b = join(...parts);
  return join(uint(size, b.length), b);
};
const record = (
  type: number,
  sequence: number,
  b: Uint8Array,
  epoch = 0,
  version = 0xfefd,
) =>
  join(
    uint(1, type),
    uint(2, version),
    uint(2, epoch),
    uint(6, sequence),
    vector(2, b),
  );
/** A handshake message, or the piece `from` to `to` of its body. */
const message = (
  type: number,
  sequence: number,
  body: Uint8Array,
  from = 0,
  to = body.length,
) =>
  join(
    uint(1, type),
    uint(3, body.length),
    uint(2, sequence),
    uint(3, from),
    vector(3, body.slice(from, to)),
  );
const extension = (type: number, ...parts: readonly Uint8Array[]) =>
  join(uint(2, type), vector(2, ...parts));

const RANDOM = Uint8Array.from({ length: 32 }, (_, i) => i);
const hello = (cookie: Uint8Array) =>
  join(
    hex("fefd"),
    RANDOM,
    vector(1),
    vector(1, cookie),
    vector(2, hex("1301 c02b 00ff")),
    vector(1, hex("00")),
    vector(
      2,
      extension(0, vector(2, hex("00"), vector(2, ascii("www.example.com")))),
      extension(10, vector(2, hex("001d 0017"))),
      extension(13, vector(2, hex("0403 0804"))),
      extension(14, vector(2, hex("0001 0007")), vector(1)),
      extension(43, vector(1, hex("fefc fefd"))),
      extension(54, vector(1, hex("c1d0"))),
    ),
  );
const serverHello = join(
  hex("fefd"),
  RANDOM,
  hex("00 c02b 00"),
  vector(2, extension(11, hex("01 00")), extension(23)),
);
const certificate = vector(3, vector(3, hex("3003 020101")));
const encrypted = hex(
  "0001000000000000 9a4be11dd23ac1f2e8b1c0d9f7a64e5b3c2d1a0f8e7d6c5b4a39281706f5e4d3",
);
const toServer = (...b: readonly Uint8Array[]) =>
  udpFrame(40000, 4433, join(...b));
const toClient = (...b: readonly Uint8Array[]) =>
  udpFrame(4433, 40000, join(...b));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  handshake: {
    link: 1,
    packets: [
      toServer(
        record(22, 0, message(1, 0, hello(new Uint8Array(0))), 0, 0xfeff),
      ),
      toClient(
        record(22, 0, message(3, 0, hex("feff 04 c00c1e55")), 0, 0xfeff),
      ),
      toServer(record(22, 1, message(1, 1, hello(hex("c00c1e55"))))),
      toClient(
        record(22, 1, message(2, 1, serverHello)),
        record(22, 2, message(11, 2, certificate)),
        record(
          22,
          3,
          join(
            message(
              12,
              3,
              join(
                hex("03 001d"),
                vector(1, RANDOM),
                hex("0403"),
                vector(2, RANDOM),
              ),
            ),
            message(14, 4, new Uint8Array(0)),
          ),
        ),
      ),
      toServer(
        record(22, 2, message(16, 2, vector(1, RANDOM))),
        record(20, 3, hex("01")),
        record(22, 0, encrypted, 1),
      ),
      toClient(record(23, 1, encrypted, 1), record(21, 2, encrypted, 1)),
      toClient(record(21, 9, hex("02 28"))),
      toServer(
        record(24, 9, join(hex("01 0004 70696e67"), new Uint8Array(16))),
      ),
    ],
  },
  // pieces of a message: all in one record, in two records, in two datagrams
  fragments: {
    link: 1,
    packets: [
      toServer(record(
        22,
        0,
        join(
          message(1, 0, hello(hex("c0")), 0, 60),
          message(1, 0, hello(hex("c0")), 60),
        ),
      )),
      toServer(
        record(22, 1, message(1, 0, hello(hex("c0")), 0, 60)),
        record(22, 2, message(1, 0, hello(hex("c0")), 60)),
      ),
      toServer(record(22, 3, message(1, 0, hello(hex("c0")), 0, 60))),
      toServer(record(22, 4, message(1, 0, hello(hex("c0")), 60))),
    ],
  },
  // DTLS 1.3: records with the unified header, an acknowledgment; a connection identifier
  later: {
    link: 1,
    packets: [
      toClient(
        record(22, 0, message(2, 0, serverHello)),
        join(hex("2e 1234"), vector(2, encrypted)),
        join(hex("2f 1235"), vector(2, encrypted)),
      ),
      toServer(hex("23 99"), encrypted),
      toServer(hex("3e c1d0 1234"), encrypted),
      toServer(record(26, 1, vector(2, uint(8, 0), uint(8, 1)))),
      toServer(hex("19 fefd 0001 000000000001 c1d0 0028"), encrypted),
    ],
  },
  // on another port a whole handshake message in the clear is known; lengths that cannot be
  hostile: {
    link: 1,
    packets: [
      udpFrame(1000, 2000, record(22, 0, message(1, 0, hello(hex("c0"))))),
      udpFrame(1000, 2000, record(22, 0, encrypted)),
      toServer(record(22, 0, message(1, 0, hello(hex("c0")))).slice(0, 90)),
      toServer(
        hex("16 fefd 0000 000000000000 ffff 01000010 0000 000000 ffffff 00"),
      ),
      toServer(
        hex("16 fefd 0000 000000000000 000c 01000010 0000 000000 000010"),
      ),
      toServer(hex("14 0303 0000 000000000000 0001 01")),
    ],
  },
};
