import { assertEquals } from "@std/assert";
import { xmpp } from "../../../mod.ts";
import { ascii, hex, tcpFrame } from "../../../testdata/make/build.ts";
import { talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string, port = 5222) =>
  frameOf(tcpFrame(40000, port, ascii(text)));

Deno.test("xmpp tells the elements of a stream apart", () => {
  const all = frame(
    "<?xml version='1.0'?><stream:stream to='a'><iq id='1'><q xmlns='n'/></iq> <presence/></stream:stream>",
  ).all(xmpp);
  assertEquals(all.map((h) => h.name), [
    ...["stream:stream", "iq", "presence", "/stream:stream"],
  ]);
  assertEquals([all[0].to, all[1].id, all[1].children], ["a", "1", ["q n"]]);
});

Deno.test("xmpp is not misled by signs in quotes, and undoes references", () => {
  const [m] = frame(
    `<message a='</message>' from="x&amp;&#121;"><body>&lt;&#x2713;&what;</body></message>`,
  ).all(xmpp);
  assertEquals([m.name, m.from, m.body], ["message", "x&y", "<✓&what;"]);
});

Deno.test("xmpp finds elements in a stream, and hands it over to TLS", () => {
  const turns: Turn[] = [
    [">", "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'> "],
    [">", "<iq><a><b/></a></iq><starttls/>"],
    ["<", "<proceed xmlns='x'/>"],
    [">", hex("16 0303 0004 0e000000")],
  ];
  for (const size of [1460, 5]) {
    const frames = assembledOf(talk({ port: 5222, size }, turns));
    assertEquals(
      frames.flatMap((f) => f.all(xmpp)).map((h) => h.name)
        .filter((name) => name !== undefined),
      ["stream:stream", "iq", "starttls", "proceed"],
    );
    assertEquals(`${frames.at(-4)!.chain}`, "Ethernet:IPv4:TCP:TLS");
  }
});

Deno.test("xmpp is known by the head of a stream on any port, and left raw where it is none", () => {
  const chain = (text: string, port: number) =>
    `${frame(text, port).chain}`.split(":").pop();
  const head =
    "<stream:stream xmlns:stream='http://etherx.jabber.org/streams'>";
  assertEquals(chain(head, 5333), "XMPP");
  assertEquals(chain("<?xml version='1.0'?><a/>", 5333), "Raw");
  assertEquals(chain("what", 5222), "Raw");
});
