import { assertEquals } from "@std/assert";
import { imf, nntp } from "../../../mod.ts";
import { tcpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string) => frameOf(tcpFrame(40000, 119, crlf(text)));
const all = (text: string) =>
  frame(text).all(nntp).map((h) => JSON.parse(JSON.stringify(h)));

Deno.test("nntp reads commands and responses, each by itself", () => {
  assertEquals(all("STAT 3\nnext\n"), [
    { request: { command: "STAT", arguments: "3" } },
    { request: { command: "next" } },
  ]);
  assertEquals(all("211 3 1 3 a.b\n215 list\na 1 2 y\n.\n205\n"), [
    { response: { code: 211, text: "3 1 3 a.b" } },
    { response: { code: 215, text: "list" }, lines: ["a 1 2 y"] },
    { response: { code: 205 } },
  ]);
});

Deno.test("nntp leaves an article to its own protocol", () => {
  const f = frame("220 1 <a>\nSubject: b\n\nc\n.\n");
  assertEquals(`${f.chain}`, "Ethernet:IPv4:TCP:NNTP:IMF");
  assertEquals(f.get(imf)!.subject, "b");
  assertEquals(f.problems, []);
  const [post] = frame("TAKETHIS <a>\nSubject: b\n\nc\n.\n").all(nntp);
  assertEquals([post.request?.command, post.contentLength], ["TAKETHIS", 17]);
});

Deno.test("nntp knows by the command whether a response has lines", () => {
  const turns: Turn[] = [
    ["<", "200 ok\n"],
    [">", "GROUP a\nLISTGROUP a\nPOST\n"],
    ["<", "211 1 1 1 a\n211 list\n1\n.\n340 send\n"],
    [">", "Subject: x\n\n200 QUIT\n.\n"],
    ["<", "240 ok\n"],
    [">", "QUIT\n"],
    ["<", "205 bye\n"],
  ];
  for (const size of [1460, 2]) {
    const got = assembledOf(talk({ port: 119, size }, turns)).flatMap((f) =>
      f.all(nntp).map((h) =>
        h.contentLength ??
          [h.request?.command ?? h.response?.code, ...h.lines ?? []].join()
      )
    );
    assertEquals(got, [
      ...["200", "GROUP", "LISTGROUP", "POST", "211", "211,1", "340"],
      ...[24, "240", "QUIT", "205"],
    ]);
  }
});
