import { assertEquals } from "@std/assert";
import { rtsp, ssdp } from "../../../mod.ts";
import { hex, join, tcpFrame, udpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

Deno.test("rtsp reads messages and the data between them", () => {
  const got = frameOf(
    tcpFrame(
      554,
      40000,
      join(
        crlf("RTSP/1.0 200 OK\nCSeq: 3\nSession: a;b\nContent-Length: 2\n\nxy"),
        hex("24 01 0002 80c8"),
        crlf("PLAY rtsp://a RTSP/1.0\n\n"),
      ),
    ),
  ).all(rtsp).map((h) => JSON.parse(JSON.stringify(h)));
  assertEquals(got.length, 3);
  assertEquals([got[0].cseq, got[0].session, got[0].body], [3, "a;b", "7879"]);
  assertEquals(got[1], {
    interleaved: { magic: 36, channel: 1, length: 2, data: "80c8" },
  });
  assertEquals(got[2].request.method, "PLAY");
});

Deno.test("rtsp finds messages in a stream, whatever its segments", () => {
  const turns: Turn[] = [
    [">", "PLAY rtsp://a RTSP/1.0\n\n"],
    ["<", join(crlf("RTSP/1.0 200 OK\n\n"), hex("24000003 808182"))],
  ];
  for (const size of [1460, 5, 20]) {
    const frames = assembledOf(talk({ port: 554, size }, turns));
    assertEquals(
      frames.flatMap((f) => f.all(rtsp)).map((h) =>
        h.request?.method ?? h.response?.statusCode ?? h.interleaved?.length
      ),
      ["PLAY", 200, 3],
    );
  }
});

Deno.test("rtsp is known by its start line on any port", () => {
  const chain = (text: string) =>
    `${frameOf(tcpFrame(40000, 8555, crlf(text))).chain}`.split(":").pop();
  assertEquals(chain("OPTIONS * RTSP/1.0\n\n"), "RTSP");
  assertEquals(chain("RTSP/1.0 200 OK\n\n"), "RTSP");
  assertEquals(chain("RTSP/1.0 OK\n\n"), "Raw");
  assertEquals(chain("OPTIONS * RTSP/1.0"), "Raw");
  assertEquals(chain("$\0\0\0"), "Raw");
});

const discovery = (text: string, port = 1900) =>
  frameOf(udpFrame(40000, port, crlf(text)));

Deno.test("ssdp reads what is searched and what is notified of", () => {
  const h = discovery(
    'M-SEARCH * HTTP/1.1\nHOST: a\nMAN: "ssdp:discover"\nMX: 2\nST: b\n\n',
  ).get(ssdp)!;
  assertEquals([h.host, h.man, h.mx, h.searchTarget, h.notificationType], [
    ...["a", '"ssdp:discover"', "2", "b"],
    undefined,
  ]);
  const n = discovery("NOTIFY * HTTP/1.1\nNT: c\nNTS: d\nUSN: e\n\n").get(
    ssdp,
  )!;
  assertEquals(
    [n.notificationType, n.notificationSubType, n.uniqueServiceName],
    [
      ...["c", "d", "e"],
    ],
  );
});

Deno.test("ssdp is known by its methods on any port, and left raw where it is none", () => {
  const chain = (text: string, port: number) =>
    `${discovery(text, port).chain}`.split(":").pop();
  assertEquals(chain("M-SEARCH * HTTP/1.1\n\n", 5000), "SSDP");
  assertEquals(chain("GET / HTTP/1.1\n\n", 5000), "Raw");
  assertEquals(chain("HTTP/1.1 200 OK\n\n", 1900), "SSDP");
  assertEquals(chain("what\n\n", 1900), "Raw");
});
