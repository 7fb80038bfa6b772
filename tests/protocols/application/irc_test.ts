import { assertEquals } from "@std/assert";
import { irc } from "../../../mod.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string, port = 6667) =>
  frameOf(tcpFrame(40000, port, crlf(text)));
const all = (text: string) =>
  frame(text).all(irc).map((h) => JSON.parse(JSON.stringify(h)));

Deno.test("irc reads tags, prefix, command and parameters", () => {
  assertEquals(all("@a=1\\:2;b :n!u@h  MODE  #c +o :x : y\nQUIT\n"), [
    {
      tags: ["a=1;2", "b"],
      prefix: "n!u@h",
      command: "MODE",
      parameters: ["#c", "+o"],
      trailing: "x : y",
    },
    { command: "QUIT", parameters: [] },
  ]);
});

Deno.test("irc reads numbers of replies and CTCP", () => {
  const [reply, action, none] = all(
    ":s 001 n :Hi\n:n PRIVMSG m :\x01ACTION a\x01\n:n PRIVMSG m :\x01a\n",
  );
  assertEquals([reply.code, reply.command], [1, "001"]);
  assertEquals([action.ctcp, none.ctcp], ["ACTION a", undefined]);
});

Deno.test("irc keeps what is there of a line that goes on", () => {
  for (const text of ["PRIVMSG #a :b", "PRIVMSG #a", ":s"]) {
    const f = frame(text);
    assertEquals(
      f.get(irc)!.command,
      text === ":s" ? undefined : "PRIVMSG",
    );
    assertEquals(f.problems.map((p) => p.kind), ["partial"]);
  }
});

Deno.test("irc is known by what comes first on any port, and by nothing less", () => {
  const chain = (text: string, port = 7777) =>
    `${frame(text, port).chain}`.split(":").pop();
  assertEquals(chain("NICK a\nUSER a 0 * :A\n"), "IRC");
  assertEquals(chain(":s.example 001 a :Hi\n"), "IRC");
  assertEquals(chain("NICK a\n"), "Raw");
  assertEquals(chain(":s.example 001\n"), "Raw");
  assertEquals(chain("220 a b\n", 6667), "IRC");
  assertEquals(chain("2200 a\n", 6667), "Raw");
});

Deno.test("irc finds messages in a stream, and hands it over to TLS", () => {
  const turns: Turn[] = [
    [">", "STARTTLS\n"],
    ["<", ":s 670 * :go\n"],
    [">", hex("16 0303 0004 0e000000")],
  ];
  for (const size of [1460, 4]) {
    const frames = assembledOf(talk({ port: 6667, size }, turns));
    assertEquals(
      frames.flatMap((f) => f.all(irc)).map((h) => h.command),
      ["STARTTLS", "670"],
    );
    assertEquals(`${frames.at(-4)!.chain}`, "Ethernet:IPv4:TCP:TLS");
  }
});
