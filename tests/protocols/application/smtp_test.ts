import { assertEquals } from "@std/assert";
import { type Frame, imf, smtp } from "../../../mod.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string) => frameOf(tcpFrame(40000, 25, crlf(text)));
const all = (text: string) =>
  frame(text).all(smtp).map((h) => JSON.parse(JSON.stringify(h)));
/** Each message in few words. */
const words = (frames: readonly Frame[]) =>
  frames.flatMap((f) =>
    f.all(smtp).map((h) =>
      h.request?.command ?? h.reply?.code ?? h.lines?.join("|") ??
        `mail ${h.contentLength}`
    )
  );
const messages = (size: number, ...turns: Turn[]) =>
  assembledOf(talk({ port: 25, size }, turns));

Deno.test("smtp reads pipelined commands, each by itself", () => {
  assertEquals(all("MAIL FROM:<a@b> SIZE=1\ndata\n"), [
    { request: { command: "MAIL", parameter: "FROM:<a@b> SIZE=1" } },
    { request: { command: "data" } },
  ]);
});

Deno.test("smtp reads a reply of several lines", () => {
  assertEquals(all("250-a\n250-b c\n250\n220 d\n"), [
    { reply: { code: 250, more: true, text: "a", lines: ["b c", ""] } },
    { reply: { code: 220, more: false, text: "d" } },
  ]);
});

Deno.test("smtp leaves a mail to its own protocol, without the dot behind it", () => {
  const f = frame("Subject: a\n b\nTo: c\n\nhello\n.\n");
  assertEquals(`${f.chain}`, "Ethernet:IPv4:TCP:SMTP:IMF");
  assertEquals(f.info.layers["smtp"], { contentLength: 32 });
  const h = f.get(imf)!;
  assertEquals([h.subject, h.to, h.from], ["a b", "c", undefined]);
  assertEquals(new TextDecoder().decode(h.body), "hello\r\n");
  assertEquals(f.problems, []);
});

Deno.test("smtp takes the octets that BDAT announces", () => {
  assertEquals(all("BDAT 4 LAST\na\0\nNOOP\n"), [
    { request: { command: "BDAT", parameter: "4 LAST" }, chunk: "61000d0a" },
    { request: { command: "NOOP" } },
  ]);
});

Deno.test("smtp knows where a mail begins and ends in a stream", () => {
  const turns: Turn[] = [
    ["<", "220 a\n"],
    [">", "RCPT TO:<a>\nDATA\n"],
    ["<", "250 b\n354 go\n"],
    [">", "No command: here\n..\n\n.\nRSET\n"],
    ["<", "250 c\n250 d\n"],
    [">", "AUTH LOGIN\n"],
    ["<", "334 e\n"],
    [">", "dXNlcg==\n"],
    ["<", "235 f\n"],
    [">", "DATA\n"],
    ["<", "354 go\n"],
    [">", "Subject: x\n\nQUIT\n.\nQUIT\n"],
  ];
  const expected = [
    ...[220, "RCPT", "DATA", 250, 354, "No command: here|.|", "RSET"],
    ...[250, 250, "AUTH", 334, "dXNlcg==", 235, "DATA", 354, "mail 20"],
    "QUIT",
  ];
  assertEquals(words(messages(1460, ...turns)), expected);
  for (const size of [1, 2, 7]) {
    assertEquals(words(messages(size, ...turns)), expected);
  }
});

Deno.test("smtp hands the connection over to TLS when the server is ready", () => {
  const chain = (code: number) =>
    messages(
      1460,
      [">", "STARTTLS\n"],
      ["<", `${code} reply\n`],
      [">", hex("16 0303 0004 0e000000")],
    ).map((f) => `${f.chain}`)[5];
  assertEquals(chain(220), "Ethernet:IPv4:TCP:TLS");
});

Deno.test("smtp leaves what is no text raw", () => {
  assertEquals(`${frame("\x01\x02").chain}`, "Ethernet:IPv4:TCP:Raw");
});
