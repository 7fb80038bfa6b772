/** RTSP: what the goldens in captures/rtsp show. */
import { type Case, hex, join } from "./build.ts";
import { crlf, talk } from "./conversation.ts";

const description = `v=0
o=- 2890844256 2890842807 IN IP4 10.0.0.2
s=Movie
t=0 0
a=control:*
m=video 0 RTP/AVP 26
a=control:trackID=1
`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 2326, RFC 7826, with data between the messages
  session: {
    link: 1,
    packets: [
      ...talk({ port: 554 }, [
        [">", "OPTIONS rtsp://example.com/movie RTSP/1.0\nCSeq: 1\n\n"],
        ["<", "RTSP/1.0 200 OK\nCSeq: 1\nPublic: DESCRIBE, SETUP, PLAY\n\n"],
        [">", "DESCRIBE rtsp://example.com/movie RTSP/1.0\nCSeq: 2\n\n"],
        [
          "<",
          `RTSP/1.0 200 OK\nCSeq: 2\nContent-Type: application/sdp\nContent-Length: ${
            crlf(description).length
          }\n\n${description}`,
        ],
        [
          ">",
          "SETUP rtsp://example.com/movie/trackID=1 RTSP/1.0\nCSeq: 3\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\n\n",
        ],
        [
          "<",
          "RTSP/1.0 200 OK\nCSeq: 3\nSession: 12345678;timeout=60\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\n\n",
        ],
        [
          ">",
          "SET_PARAMETER rtsp://example.com/movie RTSP/2.0\nCSeq: 4\nSession: 12345678\nContent-Type: text/parameters\nContent-Length: 8\n\nx: 1\n\n",
        ],
        [
          "<",
          join(
            crlf("RTSP/2.0 451 Parameter Not Understood\nCSeq: 4\n\n"),
            hex("24 00 0004 80601234"),
            hex("24 01 0002 80c8"),
          ),
        ],
        ["<", hex("24 00 0003 80")],
        ["<", hex("6034")],
      ]),
      ...talk({ port: 8555, client: 40001 }, [
        [">", "PLAY rtsp://example.com/movie RTSP/1.0\nCSeq: 5\n\n"],
        ["<", "RTSP/1.0 454 Session Not Found\nCSeq: 5\n\n"],
      ]),
    ],
  },
};
