import { assertEquals } from "@std/assert";
import {
  Dissector,
  Frame,
  type Protocol,
  protocols,
  Registry,
  sctp,
  sctpChunk,
  sctpPayload,
  sctpPort,
  struct,
  u8,
} from "../../../mod.ts";
import { ascii, ethernet, hex, ipv4 } from "../../../testdata/make/build.ts";
import { chunk, sctp as packet } from "../../../testdata/make/sctp.ts";
import { frameOf } from "../../dissect.ts";

const bytesOf = (...chunks: readonly Uint8Array[]) =>
  ethernet(0x0800, ipv4(132, packet(...chunks)));
const of = (...chunks: readonly Uint8Array[]) => frameOf(bytesOf(...chunks));
const data = (flags: string, ppid: string, text: string) =>
  chunk(`00 ${flags}`, hex(`00000001 0001 0002 ${ppid}`), ascii(text));

Deno.test("sctp shows several chunks side by side, each with its payload", () => {
  const frame = of(
    data("03", "00000035", "one"),
    data("03", "00000035", "two!"),
  );
  assertEquals(frame.problems, []);
  assertEquals(
    `${frame.chain}`,
    "Ethernet:IPv4:SCTP:SCTP-Chunk:Raw:SCTP-Chunk:Raw",
  );
  assertEquals(frame.layers.map((l) => l.parent), [-1, 0, 1, 2, 3, 2, 5]);
  const raw = frame.layers.filter((l) => l.protocol.id === "raw");
  assertEquals(raw.map((l) => l.end - l.start), [3, 4]);
  const [first] = frame.all(sctpChunk);
  assertEquals(first.toJSON(), {
    type: 0,
    skip: false,
    report: false,
    flags: 3,
    length: 19,
    immediate: false,
    unordered: false,
    beginning: true,
    ending: true,
    body: { tsn: 1, stream: 1, streamSequence: 2, ppid: 0x35 },
    padding: "00",
  });
});

Deno.test("sctp verifies its CRC-32C", () => {
  const b = bytesOf(chunk("0b 00")),
    status = () => frameOf(b).get(sctp)!.checksumStatus;
  assertEquals(status(), 1);
  b[b.length - 1] ^= 1;
  assertEquals(status(), 0);
  const cut = frameOf(b.subarray(0, b.length - 1), 1, b.length);
  assertEquals(cut.get(sctp)!.checksumStatus, 2);
});

/** A protocol of one byte, to be found. */
const beacon = (id: string, on: NonNullable<Protocol<object>["on"]>) => ({
  id,
  label: id,
  name: id,
  spec: "none",
  layer: "application",
  on,
  fields: struct<{ value: number }>({ value: u8() }),
} as const satisfies Protocol<{ value: number }>);

Deno.test("sctp finds the payload by its identifier, then by port", () => {
  const registry = new Registry([
    ...protocols,
    beacon("by-id", [[sctpPayload, 53]]),
    beacon("by-port", [[sctpPort, 0x0b59]]),
  ]);
  const last = (...chunks: readonly Uint8Array[]) => {
    const frame = new Frame(new Dissector(registry));
    frame.b = bytesOf(...chunks);
    frame.end = frame.length = frame.b.length;
    frame.link = 1;
    return frame.layers.map((l) => l.protocol.id).slice(4);
  };
  assertEquals(last(data("03", "00000035", "x")), ["by-id"]);
  assertEquals(last(data("03", "00000000", "x")), ["by-port"]);
  assertEquals(last(data("01", "00000035", "x")), ["raw"]); // not the first fragment
});

Deno.test("sctp parameters end where their length says, before their padding", () => {
  const frame = of(chunk(
    "01 00",
    hex("0badab02 00019000 000a 0800 00000001"),
    hex("8003 0007 c1 80 82 00"),
    hex("0005 0008 0a000001"),
  ));
  assertEquals(frame.problems, []);
  const { body } = frame.get(sctpChunk)!.toJSON() as { body: object };
  assertEquals((body as { parameters: object }).parameters, [
    {
      type: 0x8003,
      skip: true,
      report: false,
      length: 7,
      chunkTypes: [0xc1, 0x80, 0x82],
      padding: "00",
    },
    { type: 5, skip: false, report: false, length: 8, address: "10.0.0.1" },
  ]);
});

Deno.test("sctp chunks whose length cannot be are malformed", () => {
  for (const text of ["01 00 0000 01020304", "0b 00 0002"]) {
    const { problems } = of(hex(text));
    assertEquals(problems.map((p) => [p.kind, p.protocol]), [
      ["malformed", "sctp-chunk"],
    ]);
  }
});

Deno.test("sctp chunks that say more than there is are truncated", () => {
  const { problems } = of(hex("01 00 ffff 01020304"));
  assertEquals(problems[0].kind, "truncated");
});
