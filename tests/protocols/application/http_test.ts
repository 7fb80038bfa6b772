import { assertEquals } from "@std/assert";
import { http } from "../../../mod.ts";
import { ascii, tcpFrame } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

/** A segment; lines end in CR LF. */
const frame = (text: string, port = 80) =>
  frameOf(tcpFrame(40000, port, ascii(text.replace(/\n/g, "\r\n"))));
const of = (text: string, port = 80) => {
  const f = frame(text, port);
  return [f.get(http), f.problems.map((p) => p.kind)] as const;
};
const chain = (text: string, port: number) =>
  `${frame(text, port).chain}`.split(":").pop();

Deno.test("http reads requests", () => {
  const [h, problems] = of(
    "POST /f HTTP/1.1\nhost: a.b\nContent-Length: 2\n\nxy",
  );
  assertEquals(h!.toJSON(), {
    request: { method: "POST", target: "/f", version: "HTTP/1.1" },
    host: "a.b",
    contentLength: 2,
    headers: [
      { name: "host", value: "a.b" },
      { name: "Content-Length", value: "2" },
    ],
    body: "7879",
  });
  assertEquals(problems, []);
});

Deno.test("http reads responses, with and without a reason", () => {
  const start = (text: string) =>
    JSON.parse(JSON.stringify(of(text)[0]!.response));
  assertEquals(start("HTTP/1.1 404 Not Found\n\n"), {
    version: "HTTP/1.1",
    statusCode: 404,
    reasonPhrase: "Not Found",
  });
  assertEquals(start("HTTP/1.0 200\n\n").reasonPhrase, "");
});

Deno.test("http leaves spaces in targets and does without a version", () => {
  const target = (text: string) => {
    const { request } = of(text)[0]!;
    return [request!.target, request!.version];
  };
  assertEquals(target("GET /a b HTTP/1.1\n\n"), ["/a b", "HTTP/1.1"]);
  assertEquals(target("GET /a\n\n"), ["/a", undefined]);
});

Deno.test("http keeps the whole lines of a head that is cut", () => {
  const [h, problems] = of("GET / HTTP/1.1\nHost: a.b\nUser-Agent: cu");
  assertEquals([h!.host, h!.headers.length, h!.userAgent], [
    "a.b",
    1,
    undefined,
  ]);
  assertEquals([h!.body, problems], [undefined, ["partial"]]);
  const cut = of("GET /very/lo");
  assertEquals([cut[0]!.request!.method, cut[0]!.request!.target], [
    "GET",
    undefined,
  ]);
  assertEquals(cut[1], ["partial"]);
});

Deno.test("http has budgets", () => {
  const [h, problems] = of("GET / HTTP/1.1\n" + "a: 1\n".repeat(1001) + "\n");
  assertEquals([h!.headers.length, problems], [1000, ["limit"]]);
});

Deno.test("http keeps lines that are no header fields", () => {
  const [h, problems] = of("GET / HTTP/1.1\nwhat\nHost: a.b\n\n");
  assertEquals([h!.headers[0].name, h!.host], ["what", "a.b"]);
  assertEquals(problems, ["malformed"]);
});

Deno.test("http takes no length that is not one", () => {
  const length = (value: string) =>
    of(`HTTP/1.1 200 OK\nContent-Length: ${value}\n\n`)[0]!.contentLength;
  assertEquals(
    ["3", "3, 3", "3, 4", "-1", "0x3", "", "9".repeat(20)].map(length),
    [3, 3, ...Array(5).fill(undefined)],
  );
});

Deno.test("http is known by its start line on any port", () => {
  assertEquals(chain("GET / HTTP/1.1\n\n", 12345), "HTTP");
  assertEquals(chain("HTTP/1.1 200 OK\n\n", 12345), "HTTP");
  assertEquals(chain("GET /cut", 12345), "Raw");
  assertEquals(chain("GET / or not\n", 12345), "Raw");
});

Deno.test("http does not claim what borrows its form, or goes on from before", () => {
  assertEquals(chain("OPTIONS rtsp://a/ RTSP/1.0\nCSeq: 1\n\n", 80), "RTSP");
  assertEquals(chain("OPTIONS sip:a@b SIP/2.0\n\n", 8080), "SIP");
  assertEquals(chain("PRI * HTTP/2.0\n\nSM\n\n", 80), "HTTP/2-Preface");
  assertEquals(chain("rest of a body\n", 80), "Raw");
  assertEquals(chain("OPTIONS rtsp://a", 80), "Raw");
});
