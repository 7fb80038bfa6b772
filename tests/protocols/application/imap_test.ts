import { assertEquals } from "@std/assert";
import { imap } from "../../../mod.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string) => frameOf(tcpFrame(40000, 143, crlf(text)));
const all = (text: string) =>
  frame(text).all(imap).map((h) => JSON.parse(JSON.stringify(h)));

Deno.test("imap reads commands with their tag", () => {
  assertEquals(all('a1 noop\na2 UID FETCH 9 (FLAGS)\na3 SELECT "a \\"b"\n'), [
    { request: { tag: "a1", command: "noop" } },
    {
      request: {
        tag: "a2",
        uid: true,
        command: "FETCH",
        arguments: "9 (FLAGS)",
      },
    },
    {
      request: {
        tag: "a3",
        command: "SELECT",
        arguments: '"a \\"b"',
        mailbox: 'a "b',
      },
    },
  ]);
});

Deno.test("imap reads responses of every kind", () => {
  assertEquals(all("* 12 EXISTS\n* BYE bye\na1 OK [A b] done\n+ go\n"), [
    { response: { tag: "*", number: 12, data: "EXISTS" } },
    { response: { tag: "*", status: "BYE", text: "bye" } },
    { response: { tag: "a1", status: "OK", code: "A b", text: "done" } },
    { continuation: "go" },
  ]);
});

Deno.test("imap reads literals, and mail in them", () => {
  const [{ literals }, next] = all(
    "* 1 FETCH (A {3}\nxyz B {19+}\nSubject: lit\n\n1\n C)\na1 OK\n",
  );
  assertEquals(
    literals,
    [
      { size: 3, octets: "78797a", text: " B {19+}" },
      {
        size: 19,
        message: {
          subject: "lit",
          headers: [{ name: "Subject", value: "lit" }],
          body: "310d0a",
        },
        text: " C)",
      },
    ].map((x) => JSON.parse(JSON.stringify(x))),
  );
  assertEquals(next, { response: { tag: "a1", status: "OK" } });
});

Deno.test("imap keeps what is there of a literal that goes on", () => {
  const f = frame("a1 APPEND b {9}\nabc");
  assertEquals(f.get(imap)!.toJSON(), {
    request: {
      tag: "a1",
      command: "APPEND",
      arguments: "b {9}",
      mailbox: "b",
    },
    literals: [{ size: 9, octets: "616263" }],
  });
  assertEquals(f.problems.map((p) => p.kind), ["partial"]);
});

Deno.test("imap does not take other text for commands", () => {
  assertEquals(all("Hello world\nthis is NOOP\n"), [
    { lines: ["Hello world", "this is NOOP"] },
  ]);
  assertEquals(all("(a NOOP\n"), [{ lines: ["(a NOOP"] }]);
});

const messages = (size: number, ...turns: Turn[]) =>
  assembledOf(talk({ port: 143, size }, turns)).flatMap((f) =>
    f.all(imap).map((h) =>
      h.request?.command ?? h.response?.tag ?? h.continuation ??
        h.lines?.join()
    )
  );

Deno.test("imap finds messages and literals in a stream", () => {
  const turns: Turn[] = [
    ["<", "* OK\n"],
    [">", "a1 LOGIN {5}\n"],
    ["<", "+ go\n"],
    [">", "a\n\nb {4+}\na2 X\n"],
    ["<", "a1 OK\n"],
    [">", "what\na2 IDLE\n"],
  ];
  const expected = ["*", "go", "LOGIN", "a1", "what", "IDLE"];
  for (const size of [1460, 1, 3, 7]) {
    assertEquals(messages(size, ...turns), expected);
  }
});

Deno.test("imap hands the connection over to TLS", () => {
  const frames = assembledOf(talk({ port: 143 }, [
    [">", "a1 STARTTLS\n"],
    ["<", "a1 OK begin\n"],
    [">", hex("16 0303 0004 0e000000")],
  ]));
  assertEquals(`${frames[5].chain}`, "Ethernet:IPv4:TCP:TLS");
});
