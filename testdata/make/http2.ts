/** HTTP/2: what the goldens in captures/http2 show. */
import { ascii, type Case, hex, join, tcpFrame, uint } from "./build.ts";

/** The preface of a client. */
export const PREFACE = ascii("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** A frame. */
export function http2Frame(
  type: number,
  flags: number,
  stream: number,
  ...payload: readonly Uint8Array[]
): Uint8Array {
  const b = join(...payload);
  return join(
    uint(3, b.length),
    uint(1, type),
    uint(1, flags),
    uint(4, stream),
    b,
  );
}
const frame = http2Frame;

/** Requests of one connection: RFC 7541 §C.4. */
export const REQUESTS = [
  hex("828684418cf1e3c2e5f23a6ba0ab90f4ff"),
  hex("828684be5886a8eb10649cbf"),
  hex("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"),
];
/** A response, whose table has its usual size: RFC 7541 §C.6. */
const RESPONSE = hex(`
  488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a6
  2d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3
`);
const settings = frame(
  4,
  0,
  0,
  hex(
    "0001 00001000  0003 00000064  0004 0000ffff  0005 00004000  0008 00000001",
  ),
);

let [client, server] = [1, 1];
const toServer = (...parts: readonly Uint8Array[]) => {
  const b = join(...parts), seq = client;
  client += b.length;
  return tcpFrame(40000, 8080, b, { seq, ack: server });
};
/** As it comes back, with the addresses turned round. */
const toClient = (...parts: readonly Uint8Array[]) => {
  const b = join(...parts), seq = server;
  server += b.length;
  const f = tcpFrame(8080, 40000, b, { seq, ack: client });
  [f[29], f[33]] = [f[33], f[29]];
  return f;
};

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // with prior knowledge: every type of frame
  frames: {
    link: 1,
    packets: [
      toServer(PREFACE, settings, frame(8, 0, 0, hex("00ef0001"))),
      toClient(settings, frame(4, 1, 0)),
      toServer(
        frame(4, 1, 0),
        frame(1, 0x25, 1, hex("80000000 ff"), REQUESTS[0]),
        frame(2, 0, 3, hex("00000001 10")),
      ),
      toClient(
        frame(5, 4, 1, hex("00000002"), hex("828684")),
        frame(1, 0xc, 1, hex("03"), RESPONSE, new Uint8Array(3)),
        frame(0, 8, 1, hex("02"), ascii("hello"), new Uint8Array(2)),
        frame(0, 1, 1, ascii(" world")),
        frame(6, 0, 0, ascii("pingpong")),
      ),
      toServer(
        frame(6, 1, 0, ascii("pingpong")),
        // a block in three frames
        frame(1, 1, 5, REQUESTS[1].slice(0, 5)),
        frame(9, 0, 5, REQUESTS[1].slice(5, 9)),
        frame(9, 4, 5, REQUESTS[1].slice(9)),
        frame(3, 0, 5, hex("00000008")),
        frame(16, 0, 0, hex("00000005"), ascii("u=3, i")),
      ),
      toClient(
        frame(
          10,
          0,
          0,
          hex("0013"),
          ascii("https://example.com"),
          ascii('h3=":443"'),
        ),
        frame(12, 0, 0, hex("000f"), ascii("https://a.tests")),
        frame(7, 0, 0, hex("00000001 0000000b"), ascii("slow down")),
        frame(0x42, 3, 1, hex("c0ffee")),
      ),
    ],
  },
  // what cannot be: padding longer than the frame, an index that no table has, a bad Huffman code
  hostile: {
    link: 1,
    packets: [
      toServer(PREFACE, frame(0, 8, 1, hex("ff"), ascii("short"))),
      toServer(PREFACE, frame(1, 4, 1, hex("82 80 84"))),
      toServer(PREFACE, frame(1, 4, 3, hex("82 be 7fffffff7f"))),
      toServer(PREFACE, frame(1, 4, 3, hex("40 82 0000 01 61"))),
      toServer(PREFACE, frame(4, 0, 0, hex("0001 00"))),
      toServer(PREFACE, frame(1, 0x24, 3, hex("00"))),
      toServer(PREFACE.slice(0, 20)),
    ],
  },
};
