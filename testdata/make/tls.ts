/** TLS: what the goldens in captures/tls show. */
import { ascii, type Case, hex, join, tcpFrame, uint } from "./build.ts";

/** Every segment is of a connection of its own, unless a port is given. */
let client = 40000;
const toServer = (b: Uint8Array, port = 443) => tcpFrame(client++, port, b);
const toClient = (b: Uint8Array) => tcpFrame(443, client++, b);

/** Bytes behind their length. */
const vector = (size: number, ...parts: readonly Uint8Array[]) => {
  const b = join(...parts);
  return join(uint(size, b.length), b);
};
const record = (type: number, b: Uint8Array, version = 0x0303) =>
  join(uint(1, type), uint(2, version), vector(2, b));
const handshake = (type: number, ...parts: readonly Uint8Array[]) =>
  join(uint(1, type), vector(3, ...parts));
const extension = (type: number, ...parts: readonly Uint8Array[]) =>
  join(uint(2, type), vector(2, ...parts));
const names = (...list: readonly string[]) =>
  join(...list.map((s) => vector(1, ascii(s))));

const RANDOM = Uint8Array.from({ length: 32 }, (_, i) => i);
const SESSION = vector(1, RANDOM);
const RETRY = hex(
  "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c",
);
const DER = hex("3003 020101");
const sni = (name: string) =>
  extension(0, vector(2, hex("00"), vector(2, ascii(name))));

const clientHello = (...extensions: readonly Uint8Array[]) =>
  handshake(
    1,
    hex("0303"),
    RANDOM,
    SESSION,
    vector(2, hex("0a0a 1301 1302 1303 c02b c02f 00ff")),
    vector(1, hex("00")),
    vector(2, ...extensions),
  );
const serverHello = (
  random: Uint8Array,
  ...extensions: readonly Uint8Array[]
) =>
  handshake(
    2,
    hex("0303"),
    random,
    SESSION,
    hex("1301 00"),
    vector(2, ...extensions),
  );

/** As browsers send it, with every extension that is decoded. */
const hello = clientHello(
  extension(0x1a1a),
  sni("www.example.com"),
  extension(1, hex("01")),
  extension(5, hex("01 0000 0000")),
  extension(10, vector(2, hex("2a2a 11ec 001d 0017 0018"))),
  extension(11, vector(1, hex("00 01"))),
  extension(13, vector(2, hex("0403 0804 0401 0503"))),
  extension(14, vector(2, hex("0001 0007")), vector(1)),
  extension(15, hex("01")),
  extension(16, vector(2, names("h2", "http/1.1"))),
  extension(18),
  extension(19, vector(1, hex("02 00"))),
  extension(20, vector(1, hex("00"))),
  extension(22),
  extension(23),
  extension(27, vector(1, hex("0002 0001"))),
  extension(28, hex("4001")),
  extension(34, vector(2, hex("0403"))),
  extension(35),
  extension(42),
  extension(43, vector(1, hex("3a3a 0304 0303"))),
  extension(44, vector(2, hex("c0"))),
  extension(45, vector(1, hex("01"))),
  extension(47, vector(2, vector(2, DER))),
  extension(49),
  extension(50, vector(2, hex("0804"))),
  extension(
    51,
    vector(
      2,
      hex("4a4a 0001 00"),
      hex("001d"),
      vector(2, RANDOM),
    ),
  ),
  extension(54, vector(1, hex("0102"))),
  extension(57, hex("01 04 80 00 75 30")),
  extension(17513, vector(2, names("h2"))),
  extension(65281, vector(1)),
  extension(
    65037,
    hex("00 0001 0001 2a"),
    vector(2, RANDOM),
    vector(2, hex("00112233")),
  ),
  extension(21, new Uint8Array(8)),
  extension(
    41,
    vector(2, vector(2, hex("7469636b6574")), hex("00000e10")),
    vector(2, vector(1, RANDOM)),
  ),
);

const certificates = handshake(
  11,
  vector(3, vector(3, DER), vector(3, DER, DER)),
);
const encrypted = hex(
  "0000000000000000 9a4be11dd23ac1f2e8b1c0d9f7a64e5b3c2d1a0f8e7d6c5b4a39281706f5e4d3",
);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  client_hello: {
    link: 1,
    packets: [
      toServer(record(22, hello, 0x0301)),
      // inner hello of an encrypted one; a hello without extensions, in the version of SSL 3.0
      toServer(record(22, clientHello(extension(65037, hex("01"))))),
      toServer(record(
        22,
        handshake(1, hex("0300"), RANDOM, hex("00 0002 000a 01 00")),
        0x0300,
      )),
    ],
  },
  server_hello: {
    link: 1,
    packets: [
      // TLS 1.3, a retry request, a draft of TLS 1.3
      toClient(record(
        22,
        serverHello(
          RANDOM,
          extension(43, hex("0304")),
          extension(51, hex("001d"), vector(2, RANDOM)),
          extension(41, hex("0000")),
        ),
      )),
      toClient(record(
        22,
        serverHello(
          RETRY,
          extension(43, hex("0304")),
          extension(44, vector(2, hex("c0"))),
          extension(51, hex("0017")),
        ),
      )),
      toClient(record(
        22,
        handshake(
          2,
          hex("7f12"),
          RANDOM,
          hex("1301"),
          vector(2, extension(40, hex("001d"), vector(2, RANDOM))),
        ),
      )),
      // TLS 1.2, several messages in one record, then several records
      toClient(join(
        record(
          22,
          join(
            serverHello(
              RANDOM,
              extension(0),
              extension(5),
              extension(16, vector(2, names("h2"))),
              extension(13172, names("h2", "http/1.1")),
              extension(18, vector(2, vector(2, RANDOM))),
              extension(20, hex("02")),
              extension(35),
            ),
            certificates,
          ),
        ),
        record(22, handshake(22, hex("01"), vector(3, DER))),
        record(22, handshake(12, hex("03 001d"), vector(1, RANDOM))),
        record(
          22,
          handshake(
            13,
            vector(1, hex("01 40")),
            vector(2, hex("0403 0401")),
            vector(2, vector(2, DER)),
          ),
        ),
        record(22, handshake(14)),
      )),
    ],
  },
  key_exchange: {
    link: 1,
    packets: [
      toServer(join(
        record(22, handshake(16, vector(1, RANDOM))),
        record(22, handshake(15, hex("0403"), vector(2, RANDOM))),
        record(20, hex("01")),
        record(22, encrypted),
      )),
      toClient(join(
        record(22, handshake(4, hex("00001c20"), vector(2, RANDOM))),
        record(20, hex("01")),
        record(22, encrypted),
      )),
    ],
  },
  // what TLS 1.3 sends encrypted, as if it were not; and old forms
  messages: {
    link: 1,
    packets: [
      toClient(record(
        22,
        join(
          handshake(8, vector(2, extension(16, vector(2, names("h2"))))),
          handshake(
            13,
            hex("00"),
            vector(
              2,
              extension(13, vector(2, hex("0403"))),
              extension(
                48,
                vector(2, vector(1, hex("0603551d25")), vector(2, DER)),
              ),
            ),
          ),
          handshake(
            11,
            hex("00"),
            vector(
              3,
              vector(3, DER),
              vector(2, extension(5, hex("01"), vector(3, DER))),
            ),
          ),
          handshake(25, hex("0002 000100"), vector(3, DER)),
          handshake(20, RANDOM),
          handshake(24, hex("01")),
          handshake(5),
          handshake(0),
          handshake(
            4,
            hex("00001c20 00000001"),
            vector(1, hex("00")),
            vector(2, RANDOM),
            vector(2, extension(42, hex("00004000"))),
          ),
        ),
      )),
      toClient(record(
        22,
        join(
          handshake(13, vector(1, hex("01 02")), vector(2, vector(2, DER))),
          handshake(15, vector(2, RANDOM)),
        ),
        0x0301,
      )),
    ],
  },
  // parts of key exchanges, in the forms that their bytes tell; old messages
  exchanges: {
    link: 1,
    packets: [
      toClient(record(
        22,
        join(
          handshake(
            12,
            hex("03 001d"),
            vector(1, RANDOM),
            hex("0804"),
            vector(2, RANDOM),
          ),
          handshake(
            12,
            vector(2, RANDOM),
            vector(2, hex("02")),
            vector(2, RANDOM),
            vector(2, RANDOM),
          ),
          handshake(12, vector(2, ascii("hint"))),
        ),
      )),
      toServer(record(
        22,
        join(
          handshake(16, vector(1, hex("04"), RANDOM, RANDOM)),
          handshake(16, vector(2, RANDOM)),
          handshake(
            21,
            hex("00"),
            vector(
              2,
              vector(2, ascii("http://a/")),
              hex("01"),
              RANDOM.slice(12),
            ),
          ),
          handshake(23, vector(3, hex("4002"), vector(2, hex("00")))),
          handshake(
            17,
            hex("00"),
            vector(2, extension(13, vector(2, hex("0403")))),
          ),
          handshake(254, RANDOM),
        ),
      )),
    ],
  },
  // extensions that are seldom seen, and the parameters of QUIC
  rare: {
    link: 1,
    packets: [
      toServer(record(
        22,
        clientHello(
          extension(2),
          extension(
            3,
            vector(
              2,
              hex("00"),
              hex("01"),
              RANDOM.slice(12),
              hex("02"),
              vector(2, DER),
            ),
          ),
          extension(4),
          extension(6, vector(1, hex("40"))),
          extension(7, vector(1, hex("00 01"))),
          extension(9, vector(1, hex("01 00"))),
          extension(12, vector(1, ascii("user"))),
          extension(17, vector(2, hex("02"), vector(2, hex("00000000")))),
          extension(24, hex("0100"), vector(1, hex("02"))),
          extension(25, vector(2, hex("01"), vector(1, RANDOM))),
          extension(30, vector(1, ascii("name"))),
          extension(31, vector(2, RANDOM.slice(0, 16))),
          extension(39, vector(1, hex("00 01"))),
          extension(55, vector(1)),
          extension(56, vector(1, ascii("session"))),
          extension(58, hex("01 02")),
          extension(59, hex("01bb")),
          extension(61),
          extension(62, vector(1, hex("01"))),
          extension(
            57,
            hex(`
              01 04 80007530  03 02 45c0  04 04 80100000  08 01 0a  0c 00
              0d 29 c0000201 01bb 20010db8000000000000000000000001 01bc
                 00 000102030405060708090a0b0c0d0e0f
              0f 02 c1c2  11 0c 00000001 6b3343cf 00000001  1b 01 ff
              80ff73db 04 00000001
            `),
          ),
          extension(64768, vector(1, hex("000a 0033"))),
        ),
      )),
    ],
  },
  alerts: {
    link: 1,
    packets: [
      toServer(record(21, hex("01 00"))),
      toClient(record(21, hex("02 28"))),
      toClient(record(21, encrypted)),
    ],
  },
  application_data: {
    link: 1,
    packets: [
      toServer(join(record(23, encrypted), record(23, RANDOM))),
      toClient(record(23, encrypted, 0x0301)),
    ],
  },
  heartbeat: {
    link: 1,
    packets: [
      toServer(record(24, join(hex("01 0004 70696e67"), new Uint8Array(16)))),
      toClient(record(24, join(hex("02 0004 70696e67"), new Uint8Array(16)))),
      // asks for more than it sends
      toServer(record(24, hex("01 4000"))),
      toServer(record(24, encrypted)),
    ],
  },
  // records that go on in the next segment, and what such a segment begins with
  partial: {
    link: 1,
    packets: [
      toServer(record(22, hello).slice(0, 150)),
      toClient(record(22, certificates).slice(0, 25)),
      toClient(join(record(23, encrypted), record(23, encrypted).slice(0, 3))),
      toClient(join(record(23, encrypted).slice(20), record(23, encrypted))),
      // a message in two records of one segment
      toServer(
        join(record(22, hello.slice(0, 100)), record(22, hello.slice(100))),
      ),
    ],
  },
  // other ports: a whole hello and what follows it is known; SSL 2.0's hello
  ports: {
    link: 1,
    packets: [
      toServer(record(22, clientHello(sni("example.com"))), 12345),
      toServer(join(record(20, hex("01")), record(22, encrypted)), 12345),
      toServer(record(23, encrypted), 3128),
      toServer(
        hex(`
          802e 01 0301 0015 0000 0010
          010080 020080 000005 00000a 000004 0700c0 060040
          000102030405060708090a0b0c0d0e0f
        `),
      ),
    ],
  },
  // lengths that cannot be: of an extension, a vector, a message; an unknown type
  hostile: {
    link: 1,
    packets: [
      toServer(record(22, clientHello(hex("0000 ffff 00"), sni("x")))),
      toServer(record(
        22,
        clientHello(
          extension(0, hex("00ff 00")),
          extension(43, hex("03 0304")),
        ),
      )),
      toServer(record(22, hex("01 00ffff 0303"))),
      toServer(record(20, hex("01 02"))),
      toServer(record(26, hex("0000"))),
      toServer(record(23, new Uint8Array(0))),
    ],
  },
};
