import { assertEquals } from "@std/assert";
import { isisHello, isisLsp } from "../../../mod.ts";
import { cases } from "../../../testdata/make/isis.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const lsp = frameOf(cases.lsp.packets[0]);
const tagsOf = (type: number) =>
  plain(lsp.get(isisLsp)!.tags).filter((t: { type: number }) =>
    t.type === type
  );

Deno.test("isis is found by the identifier behind LLC", () => {
  assertEquals(`${lsp.chain}`, "Ethernet:LLC:OSI:IS-IS:IS-IS LSP");
  assertEquals(lsp.problems, []);
});

Deno.test("isis reads who says hello, and its TLVs", () => {
  const h = plain(frameOf(cases.hello.packets[0]).get(isisHello));
  assertEquals(
    [h.source, h.lanId, h.priority],
    ["0000.0000.0001", "0000.0000.0002.01", 64],
  );
  assertEquals(h.tags[1].areas, ["490001", "49"]);
  assertEquals(h.tags[6].topologies[1], {
    overload: false,
    attached: true,
    reserved: 0,
    topology: 2,
  });
});

Deno.test("isis verifies the checksum of a link state PDU", () => {
  assertEquals(
    cases.lsp.packets.slice(0, 3).map((b) =>
      frameOf(b).get(isisLsp)!.checksumStatus
    ),
    [1, 2, 0],
  );
});

Deno.test("isis reads links with what is known of them", () => {
  const [{ neighbors: [link] }] = tagsOf(22);
  assertEquals([link.neighbor, link.metric], ["0000.0000.0002.00", 10]);
  const value = (type: number) =>
    link.subTags.find((t: { type: number }) => t.type === type);
  assertEquals(value(6).address, "10.0.0.1");
  assertEquals(value(9).value, 125000000);
});

Deno.test("isis reads networks, of which only the bytes that count are sent", () => {
  const [{ prefixes }] = tagsOf(135);
  assertEquals(
    prefixes.map((p: { prefix: string; prefixLength: number }) =>
      `${p.prefix}/${p.prefixLength}`
    ),
    ["10.0.0.0/24", "10.0.1.0/24", "0.0.0.0/0", "10.0.0.5/32"],
  );
  assertEquals(prefixes[1].subTags, [{ type: 1, length: 4, value: 100 }]);
  const [{ prefixes: six }] = tagsOf(236);
  assertEquals(six[0].prefix, "2001:db8::");
});

Deno.test("isis says of a prefix that is too long what it is", () => {
  const frame = frameOf(cases.hostile.packets[4]);
  assertEquals(frame.problems.map((p) => p.kind), ["malformed"]);
});

Deno.test("isis sums up a link state PDU", () => {
  assertEquals(
    summaryOf(lsp),
    "LSP, LSP-ID: 0000.0000.0001.00-00, Sequence: 0x00000007, Lifetime:  1200s",
  );
});
