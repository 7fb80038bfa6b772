import { assertEquals } from "@std/assert";
import {
  type HTTP,
  httpBody,
  httpChunkedSize,
  httpHeadSize,
} from "../../../mod.ts";
import { ascii } from "../../../testdata/make/build.ts";

const crlf = (text: string) => ascii(text.replace(/\n/g, "\r\n"));
const head = (text: string) => {
  const b = crlf(text);
  return httpHeadSize(b, 0, b.length);
};
const chunked = (text: string) => {
  const b = crlf(text);
  return httpChunkedSize(b, 0, b.length);
};

Deno.test("a head ends behind its empty line", () => {
  assertEquals(head("GET / HTTP/1.1\nA: 1\n\nbody"), 24);
  assertEquals(head("GET / HTTP/1.1\nA: 1\n"), 0);
  assertEquals(head("\nGET / HTTP/1.1\n\n"), 20);
  assertEquals(head("GET / HTTP/1.1\n" + "a: 1\n".repeat(1000) + "\n"), -1);
});

Deno.test("a chunked body ends behind its trailers", () => {
  assertEquals(chunked("5;x=y\nhello\nA\n0123456789\n0\n\nnext"), 34);
  assertEquals(chunked("0\nTrailer: 1\n\n"), 17);
  assertEquals(chunked("5\nhel"), 0);
  assertEquals(chunked("5\nhello\n0\n"), 0);
  assertEquals(chunked("5\nhello!\n0\n\n"), -1);
  assertEquals(chunked("what\n"), -1);
  assertEquals(chunked("fffffffffffffffff\n"), -1);
});

Deno.test("bodies end as RFC 9112 §6.3 says", () => {
  const request = { method: "POST", target: "/", version: "HTTP/1.1" };
  const response = (statusCode: number) => ({
    version: "HTTP/1.1",
    statusCode,
    reasonPhrase: "",
  });
  const length = [{ name: "Content-Length", value: "7" }];
  const kind = (h: HTTP, method?: string) => {
    const body = httpBody(h, method);
    return body.kind === "length" ? body.size : body.kind;
  };
  assertEquals(kind({ request, headers: length }), 7);
  assertEquals(kind({ request, headers: [] }), "none");
  assertEquals(
    kind({ request, transferEncoding: "gzip, Chunked", headers: length }),
    "chunked",
  );
  assertEquals(kind({ response: response(200), headers: [] }), "close");
  assertEquals(kind({ response: response(200), headers: length }), 7);
  assertEquals(
    kind({ response: response(200), headers: length }, "HEAD"),
    "none",
  );
  assertEquals(kind({ response: response(204), headers: length }), "none");
  assertEquals(
    kind({ response: response(200), headers: [] }, "CONNECT"),
    "none",
  );
});
