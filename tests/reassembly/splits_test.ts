/** However a file is read, and whoever keeps its frames, the same is put together. */
import { assert, assertEquals } from "@std/assert";
import { extract, type ExtractorOptions, type TCPStream } from "../../mod.ts";

const CAPTURES = ["http", "http_post", "tls13", "dns_tcp", "fragments", "any"];

/** The bytes of a file in pieces of `size`. */
function pieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let p = 0;
  return new ReadableStream({
    pull(controller) {
      if (p >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(p, p += size));
    },
  });
}

/** Everything that is made of an input, as text. */
async function everything(options: ExtractorOptions): Promise<string> {
  const streams: TCPStream[] = [], frames: unknown[] = [];
  const { account, trace } = await extract({
    ip: true,
    tcp: true,
    trace: true,
    onStream: (s) => streams.push(s),
    onFrame: (f) => frames.push(f.toJSON()),
    ...options,
  });
  const { inputs: _, bytesRead: __, ...counts } = account;
  return JSON.stringify([
    frames,
    streams,
    trace.map((f) => [f.label, f.index, f.state, f.bytes]),
    counts,
  ]);
}

Deno.test("any split of a file into reads gives the same messages, streams and flows", async () => {
  for (const name of CAPTURES) {
    const input = `testdata/captures/recorded/${name}.pcap`;
    const bytes = await Deno.readFile(input);
    const whole = await everything({ input });
    assert(whole.length > 1000);
    for (const size of [1, 7, 100, 1000, 65536]) {
      assertEquals(await everything({ input: pieces(bytes, size) }), whole);
    }
    assertEquals(await everything({ input: bytes }), whole);
  }
});

Deno.test("frames that are kept say later what they said on the way", async () => {
  for (const name of CAPTURES) {
    const input = `testdata/captures/recorded/${name}.pcap`;
    const options = { input, ip: true, tcp: true };
    const then: string[] = [];
    await extract({
      ...options,
      onFrame: (f) => then.push(JSON.stringify(f.toJSON())),
    });
    const { frames } = await extract({ ...options, store: true });
    const now = frames.toReversed().map((f) => JSON.stringify(f.toJSON()));
    assertEquals(now.toReversed(), then);
    const detached = frames.map((f) => JSON.stringify(f.detach().toJSON()));
    assertEquals(detached, then);
  }
});

Deno.test("the lines that are written are what frames say", async () => {
  const input = "testdata/captures/recorded/fragments.pcap";
  const output = await Deno.makeTempFile({ suffix: ".ndjson" });
  const options = { input, ip: true, tcp: true };
  await extract({ ...options, output });
  const lines = (await Deno.readTextFile(output)).trim().split("\n");
  const { frames } = await extract({ ...options, store: true });
  assertEquals(
    lines.map((l) => JSON.parse(l)),
    frames.map((f) => JSON.parse(JSON.stringify(f.toJSON()))),
  );
  await Deno.remove(output);
});

Deno.test("trees and property lists name the frames of what was put together", async () => {
  const input = "testdata/captures/recorded/fragments.pcap";
  for (
    const [format, expected] of [
      ["tree", "|-- icmp -> 4008 bytes of frames 1, 2, 3"],
      ["plist", "<key>reassembled</key>"],
    ]
  ) {
    const output = await Deno.makeTempFile({ suffix: `.${format}` });
    await extract({ input, ip: true, output, format, extension: false });
    assert((await Deno.readTextFile(output)).includes(expected));
    await Deno.remove(output);
  }
});
