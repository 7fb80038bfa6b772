/** WebSocket: what the goldens in captures/websocket show. */
import { ascii, type Case, hex, join, tcpFrame, uint } from "./build.ts";

const KEY = hex("37fa213d");
/** A frame; those of a client are masked. */
export function websocketFrame(
  first: number,
  payload: Uint8Array,
  key?: Uint8Array,
): Uint8Array {
  const n = payload.length, mask = key ? 0x80 : 0;
  return join(
    uint(1, first),
    n < 126
      ? uint(1, mask | n)
      : n < 65536
      ? join(uint(1, mask | 126), uint(2, n))
      : join(uint(1, mask | 127), uint(8, n)),
    key ?? new Uint8Array(0),
    key ? payload.map((x, i) => x ^ key[i & 3]) : payload,
  );
}
const frame = websocketFrame;

let [client, server] = [1, 1];
const toServer = (...parts: readonly Uint8Array[]) => {
  const b = join(...parts), seq = client;
  client += b.length;
  return tcpFrame(40000, 80, b, { seq, ack: server });
};
const toClient = (...parts: readonly Uint8Array[]) => {
  const b = join(...parts), seq = server;
  server += b.length;
  const f = tcpFrame(80, 40000, b, { seq, ack: client });
  [f[29], f[33]] = [f[33], f[29]];
  return f;
};
const upgrade = ascii(
  "GET /chat HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\n" +
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
    "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
);
const accepted = ascii(
  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n" +
    "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" +
    "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
);
/** "Hello" twice, the second time by looking back: RFC 7692 §7.2.3.2. */
export const HELLO = [hex("f248cdc9c90700"), hex("f200110000")];

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  chat: {
    link: 1,
    packets: [
      toServer(upgrade),
      toClient(accepted, frame(0x81, ascii("welcome to the chat"))),
      // RFC 6455 §5.7
      toServer(frame(0x81, ascii("Hello"), KEY)),
      toClient(frame(0x01, ascii("Hel")), frame(0x89, ascii("Hello"))),
      toServer(frame(0x8a, ascii("Hello"), KEY)),
      toClient(frame(0x80, ascii("lo"))),
      toServer(frame(0x82, Uint8Array.from({ length: 300 }, (_, i) => i), KEY)),
      // RFC 7692 §7.2.3
      toClient(frame(0xc1, HELLO[0]), frame(0xc1, HELLO[1])),
      toServer(
        frame(0x41, HELLO[0].slice(0, 3), KEY),
        frame(0x80, HELLO[0].slice(3), KEY),
      ),
      toServer(frame(0x88, join(hex("03e8"), ascii("bye")), KEY)),
      toClient(frame(0x88, hex("03e8"))),
    ],
  },
  // a text on any port is known; what is none
  alone: {
    link: 1,
    packets: [
      tcpFrame(40001, 12345, frame(0x81, ascii('{"type":"ping"}'), KEY)),
      tcpFrame(12345, 40001, frame(0x81, ascii('{"type":"pong"}'))),
      tcpFrame(40002, 12345, frame(0x81, ascii("short"))),
      tcpFrame(40002, 12345, frame(0x82, ascii("not a text at all"))),
      tcpFrame(40003, 12345, frame(0x81, ascii("x".repeat(200)), KEY)),
    ],
  },
};
