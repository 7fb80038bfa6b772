import { assertEquals } from "@std/assert";
import { imf, pop } from "../../../mod.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string) => frameOf(tcpFrame(110, 40000, crlf(text)));
const all = (text: string) =>
  frame(text).all(pop).map((h) => JSON.parse(JSON.stringify(h)));
const talkOf = (size: number, ...turns: Turn[]) =>
  assembledOf(talk({ port: 110, size }, turns));

Deno.test("pop reads commands and responses, each by itself", () => {
  assertEquals(all("LIST 2\nQUIT\n"), [
    { request: { command: "LIST", parameter: "2" } },
    { request: { command: "QUIT" } },
  ]);
  assertEquals(all("+OK 2 200\n-ERR no\n+ \n"), [
    { response: { indicator: "+OK", description: "2 200" } },
    { response: { indicator: "-ERR", description: "no" } },
    { response: { indicator: "+" } },
  ]);
});

Deno.test("pop reads the lines of a response", () => {
  assertEquals(all("+OK\n1 120\n..\n.\n"), [
    { response: { indicator: "+OK" }, lines: ["1 120", "."] },
  ]);
});

Deno.test("pop leaves a mail to its own protocol", () => {
  const f = frame("+OK 9\nSubject: a\n\nb\n.\n");
  assertEquals(`${f.chain}`, "Ethernet:IPv4:TCP:POP:IMF");
  assertEquals([f.get(imf)!.subject, f.get(pop)!.contentLength], ["a", 17]);
  assertEquals(f.problems, []);
});

Deno.test("pop knows by the command whether a response has lines", () => {
  const turns: Turn[] = [
    ["<", "+OK hello\n"],
    [">", "LIST\nLIST 1\nRETR 1\nRETR 9\nNOOP\n"],
    ["<", "+OK\n1 120\n.\n+OK 1 120\n+OK\nno header\n.\n-ERR\n+OK\n"],
    [">", "QUIT\n"],
    ["<", "+OK bye\n"],
  ];
  for (const size of [1460, 3]) {
    const got = talkOf(size, ...turns).flatMap((f) =>
      f.all(pop).map((h) =>
        [h.request?.command ?? h.response?.indicator, ...h.lines ?? []].join()
      )
    );
    assertEquals(got, [
      ...["+OK", "LIST", "LIST", "RETR", "RETR", "NOOP"],
      ...["+OK,1 120", "+OK", "+OK,no header", "-ERR", "+OK"],
      ...["QUIT", "+OK"],
    ]);
  }
});

Deno.test("pop hands the connection over to TLS", () => {
  const frames = talkOf(
    1460,
    [">", "STLS\n"],
    ["<", "+OK\n"],
    [">", hex("16 0303 0004 0e000000")],
  );
  assertEquals(`${frames[5].chain}`, "Ethernet:IPv4:TCP:TLS");
});
