import { assertEquals } from "@std/assert";
import { syslog } from "../../../mod.ts";
import { tcpFrame, udpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string) => frameOf(udpFrame(40000, 514, crlf(text)));
const of = (text: string) =>
  JSON.parse(JSON.stringify(frame(text).get(syslog)));

Deno.test("syslog reads BSD messages, with and without host and tag", () => {
  const h = of("<34>Oct 11 22:14:15 mymachine su[230]: failed");
  assertEquals([h.facility, h.severity, h.timestamp], [
    ...[4, 2],
    "Oct 11 22:14:15",
  ]);
  assertEquals([h.hostname, h.tag, h.processID], ["mymachine", "su", "230"]);
  assertEquals(h.message, "Oct 11 22:14:15 mymachine su[230]: failed");
  const tagged = of("<34>Oct  1 22:14:15 su: failed\n");
  assertEquals([tagged.hostname, tagged.tag], [undefined, "su"]);
  assertEquals(of("<13>what").timestamp, undefined);
});

Deno.test("syslog reads structured data with its escapes", () => {
  const h = of('<165>1 - h a 1 ID [x@1 i="3" e="A\\]\\"\\\\p\\n"][y] text\n');
  assertEquals(h.header.structuredData, [
    {
      id: "x@1",
      parameters: [{ name: "i", value: "3" }, {
        name: "e",
        value: 'A]"\\p\\n',
      }],
    },
    { id: "y", parameters: [] },
  ]);
  assertEquals([h.header.hostname, h.header.messageID, h.message], [
    ...["h", "ID"],
    "text",
  ]);
  assertEquals(of("<1>1 - - - - - - \uFEFFt").message, "t");
});

Deno.test("syslog keeps what is there of damaged structured data", () => {
  for (
    const [text, kind] of [
      ['<1>1 - h a 1 ID [x@1 i="3', "truncated"],
      ['<1>1 - h a 1 ID [x@1 i="3"?]', "malformed"],
      ["<1>1 - h a", "truncated"],
    ]
  ) {
    const f = frame(text);
    assertEquals(f.get(syslog)!.header!.hostname, "h");
    assertEquals(f.problems.map((p) => p.kind), [kind]);
  }
});

Deno.test("syslog leaves what has no priority raw", () => {
  const chain = (text: string) => `${frame(text).chain}`.split(":").pop();
  assertEquals(["<>x", "<1234>x", "text", "12 text"].map(chain), [
    ...["Raw", "Raw", "Raw", "Raw"],
  ]);
});

Deno.test("syslog finds messages in a stream, by their length or their line", () => {
  const turns: Turn[] = [
    [">", "7 <13>a b8 <14>c\nd<15>e\n<16>f\n"],
  ];
  for (const size of [1460, 1, 4]) {
    assertEquals(
      assembledOf(talk({ port: 601, size }, turns)).flatMap((f) =>
        f.all(syslog).map((h) => h.message)
      ),
      ["a b", "c\r\nd", "e", "f"].slice(0, 4),
    );
  }
  assertEquals(
    frameOf(tcpFrame(40000, 601, crlf("5 <1>ab6 <1>cd"))).all(syslog).map((
      h,
    ) => [h.messageLength, h.message]),
    [[5, "ab"], [6, "cd"]],
  );
});
