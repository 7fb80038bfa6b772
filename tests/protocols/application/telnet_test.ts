import { assertEquals } from "@std/assert";
import { telnet } from "../../../mod.ts";
import { ascii, hex, join, tcpFrame } from "../../../testdata/make/build.ts";
import { talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const items = (bytes: Uint8Array) =>
  JSON.parse(JSON.stringify(
    frameOf(tcpFrame(23, 40000, bytes)).get(telnet)!.items,
  ));

Deno.test("telnet tells text and commands apart", () => {
  assertEquals(items(join(ascii("ab"), hex("fffb01 fff6"), ascii("c"))), [
    { data: "ab" },
    { command: 251, option: 1 },
    { command: 246 },
    { data: "c" },
  ]);
});

Deno.test("telnet takes a doubled 255 once, in text and in parameters", () => {
  assertEquals(items(hex("61 ffff 62")), [{ data: "a\ufffdb" }]);
  const [w] = items(hex("fffa1f 00ffff 0018 fff0"));
  assertEquals([w.width, w.height, w.parameters], [255, 24, "00ffff0018"]);
});

Deno.test("telnet reads what a terminal is, and its variables", () => {
  const sub = (option: string, text: string) =>
    items(join(hex(`fffa${option}`), ascii(text), hex("fff0")))[0];
  assertEquals(sub("18", "\0VT100").value, "VT100");
  assertEquals(sub("18", "\x01").value, undefined);
  assertEquals(
    sub("27", "\0\0A\x01x\x02\x01y\x03B\0C\x01").variables,
    ["A=x\x01y", "B", "C="],
  );
});

Deno.test("telnet keeps what is there of a command that goes on", () => {
  for (
    const [text, kind] of [["61 ff", ""], ["fffb", ""], ["fffa18 0041", ""]]
  ) {
    const f = frameOf(tcpFrame(23, 40000, hex(text)));
    assertEquals(f.problems.map((p) => p.kind + kind), ["partial"]);
  }
});

Deno.test("telnet shows text where it comes, and commands where they end", () => {
  const all = join(
    ascii("ab"),
    hex("fffa18 00"),
    ascii("VT"),
    hex("fff0 fffb01"),
  );
  const turns: Turn[] = [["<", all]];
  const words = (size: number) =>
    assembledOf(talk({ port: 23, size }, turns)).flatMap((f) =>
      f.all(telnet).flatMap((h) =>
        h.items.map((x) => `${f.number} ${x.data ?? x.value ?? x.command}`)
      )
    );
  assertEquals(words(1460), ["4 ab", "4 VT", "4 251"]);
  assertEquals(words(4), ["4 ab", "6 VT", "7 251"]);
});
