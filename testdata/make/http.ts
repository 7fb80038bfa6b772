/** HTTP/1.0 and 1.1: what the goldens in captures/http show. */
import { ascii, type Case, hex, join, tcpFrame } from "./build.ts";

/** A message; its lines end in CR LF. */
const text = (s: string) => ascii(s.replace(/\n/g, "\r\n"));
/** Every segment is of a connection of its own. */
let client = 40000;
const toServer = (b: Uint8Array, port = 80) => tcpFrame(client++, port, b);
const toClient = (b: Uint8Array) => tcpFrame(80, client++, b);
const request = (s: string, port = 80) => toServer(text(s), port);
const response = (s: string) => toClient(text(s));

const get = `GET /index.html?x=1 HTTP/1.1
Host: www.example.com
User-Agent: curl/7.88.1
Accept: */*
Cookie: a=1
Cookie: b=2

`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  requests: {
    link: 1,
    packets: [
      request(get),
      request(
        "POST /form HTTP/1.1\nHost: example.com\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 7\n\na=1&b=2",
      ),
      request(
        "CONNECT example.com:443 HTTP/1.1\nHost: example.com:443\n\n",
        3128,
      ),
      request("OPTIONS * HTTP/1.1\nHost: example.com\n\n"),
      request("GET http://example.com/ HTTP/1.0\n\n", 8080),
      request("PROPFIND /dav HTTP/1.1\nhost:example.com\ndepth:0\n\n"),
      // a target with a space in it, and a version that is missing
      request("GET /a b HTTP/1.1\nHost: example.com\n\n"),
      request("GET /old\n\n"),
      // two requests in one segment: the second stays in the body for now
      request(get + get),
    ],
  },
  responses: {
    link: 1,
    packets: [
      response(
        "HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nContent-Length: 5\n\nhello",
      ),
      response(
        "HTTP/1.1 200 OK\nTransfer-Encoding: gzip, chunked\n\n5;x=y\nhello\n0\nTrailer: t\n\n",
      ),
      response("HTTP/1.1 304\nETag: x\n\n"),
      response("HTTP/1.0 404 Not Found\n\n"),
      response("HTTP/1.1 599 \nX: 1\n\n"),
      response("HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n"),
    ],
  },
  // folded lines, bytes beyond ASCII, white space, no colon, bare line feeds
  fields: {
    link: 1,
    packets: [
      response(
        "HTTP/1.1 200 OK\nX-Folded: one\n two\n\tthree  \nX-Empty:\nX-Space: \t a b \t \n\n",
      ),
      toClient(join(
        text("HTTP/1.1 200 Tr\u00e8s bien\nX: "),
        hex("e9ff"),
        text("\nno colon\nContent-Length: 3, 3\n\nabc"),
      )),
      toServer(ascii("GET / HTTP/1.1\nHost: example.com\n\n")),
    ],
  },
  // the head goes on in the next segment: in a field, in a line's end, in the target
  partial: {
    link: 1,
    packets: [
      request("GET / HTTP/1.1\nHost: example.com\nUser-Agent: cur"),
      toServer(ascii("GET / HTTP/1.1\r\nHost: example.com\r\n\r")),
      request("GET /" + "x".repeat(40)),
      toServer(ascii("l/7.88.1\r\n\r\n")),
    ],
  },
  // on other ports a whole request line is needed; what looks similar is not taken
  ports: {
    link: 1,
    packets: [
      request(get, 12345),
      request("OPTIONS rtsp://example.com/ RTSP/1.0\nCSeq: 1\n\n", 8000),
      request("OPTIONS sip:a@example.com SIP/2.0\n\n", 8080),
      request("PRI * HTTP/2.0\n\nSM\n\n"),
      toServer(hex("16 03 01 0004 00000000")),
    ],
  },
  // a line and a head beyond their limits, a status that is no number
  hostile: {
    link: 1,
    packets: [
      request("GET / HTTP/1.1\n" + "a:\n".repeat(1001) + "\n"),
      request("GET / HTTP/1.1\nX:" + " \n ".repeat(300) + "\n\n"),
      response("HTTP/1.1 2xx OK\n\n"),
      response("HTTP/1.1"),
      response("HTTP/1.1 200 OK\nContent-Length: 99999999999999999999\n\n"),
    ],
  },
};
