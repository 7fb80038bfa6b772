import { assertEquals } from "@std/assert";
import { Extractor, type Frame, websocket } from "../../../mod.ts";
import {
  ascii,
  hex,
  join,
  tcpFrame,
  uint,
} from "../../../testdata/make/build.ts";
import {
  cases,
  HELLO,
  websocketFrame as frame,
} from "../../../testdata/make/websocket.ts";
import { frameOf } from "../../dissect.ts";

/** The frames of these packets, with streams put together. */
function assembled(packets: readonly Uint8Array[]): Frame[] {
  const input = join(
    hex("a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000001"),
    ...packets.map((b) =>
      join(uint(4, 1), uint(4, 0), uint(4, b.length), uint(4, b.length), b)
    ),
  );
  return [...new Extractor({ input, tcp: true })];
}
const chain = (f: Frame) => `${f.chain}`.split(":").slice(3).join(":");

Deno.test("websocket goes on where HTTP hands over", () => {
  const frames = assembled(cases.chat.packets);
  assertEquals(chain(frames[1]), "HTTP:WebSocket");
  const all = frames.flatMap((f) => f.all(websocket));
  assertEquals(all.map((h) => h.text ?? h.opcode), [
    "welcome to the chat",
    "Hello",
    1,
    9,
    10,
    "Hello",
    2,
    "Hello",
    "Hello",
    1,
    "Hello",
    8,
    8,
  ]);
  assertEquals(all.map((h) => h.statusCode).slice(-2), [1000, 1000]);
  assertEquals(all.at(-2)!.reason, "bye");
  assertEquals(all[6].content!.slice(0, 3), new Uint8Array([0, 1, 2]));
  assertEquals([all[6].payloadLength, all[6].extendedLength16], [126, 300]);
  assertEquals(frames.flatMap((f) => f.problems), []);
});

Deno.test("websocket finds frames however segments cut them", () => {
  const [upgrade, accepted] = cases.chat.packets;
  const sent = join(
    frame(0x01, ascii("a".repeat(400))),
    frame(0x80, ascii("b")),
    frame(0xc1, HELLO[0]),
    frame(0xc1, HELLO[1]),
  );
  const from = 1 + accepted.length - 54;
  for (const size of [1, 3, 100]) {
    const packets = [upgrade, accepted];
    for (let p = 0; p < sent.length; p += size) {
      const b = tcpFrame(80, 40000, sent.slice(p, p + size), {
        seq: from + p,
        ack: 1 + upgrade.length - 54,
      });
      [b[29], b[33]] = [2, 1];
      packets.push(b);
    }
    const texts = assembled(packets).flatMap((f) => f.all(websocket))
      .map((h) => h.text);
    assertEquals(texts, [
      "welcome to the chat",
      undefined,
      "a".repeat(400) + "b",
      "Hello",
      "Hello",
    ]);
  }
});

Deno.test("websocket is known by a text that can be printed, on any port", () => {
  const chains = cases.alone.packets.map((b) => chain(frameOf(b)));
  assertEquals(chains, ["WebSocket", "WebSocket", "Raw", "Raw", "WebSocket"]);
  const [ping] = cases.alone.packets.map((b) => frameOf(b).get(websocket));
  assertEquals(ping!.text, '{"type":"ping"}');
  const longer = join(frame(0x81, ascii("a text of some length")), hex("00"));
  assertEquals(chain(frameOf(tcpFrame(1, 2, longer))), "Raw");
});
