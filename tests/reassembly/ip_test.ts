import { assert, assertEquals } from "@std/assert";
import {
  Dissector,
  extract,
  Frame,
  type IPDatagram,
  IPv4Reassembly,
  type IPv4Reassembly as Any,
  IPv6Reassembly,
  protocols,
  Registry,
} from "../../mod.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp,
  uint,
} from "../../testdata/make/build.ts";

/**
 * Fragments, one a line: where they begin and end in bytes, `+` when more
 * follow, then the text; without one, the letters of their places.
 *
 *     0:8+
 *     8:12
 *     30.5 16:24+ "in case"   (at 30.5 s)
 */
const LINE = /^(?:([\d.]+) )?(\d+):(\d+)(\+?)(?: "(.*)")?(?: cut (\d+))?$/;

function framesOf(text: string, version: 4 | 6 = 4, id = 0x1234): Frame[] {
  const dissector = new Dissector(new Registry(protocols));
  const lines = text.split("\n").map((l) => l.trim()).filter((l) => l !== "");
  return lines.map((line, i) => {
    const m = line.match(LINE);
    if (!m) throw new SyntaxError(`no fragment: ${line}`);
    const [, time = "0", from, to, more, said, cut = "0"] = m;
    const at = Number(from), size = Number(to) - at;
    const bytes = ascii(said ?? letters(at, at + size));
    assertEquals(bytes.length, size);
    const place = at / 8 | 0;
    const b = version === 4
      ? ethernet(
        0x0800,
        ipv4(253, bytes, undefined, (more ? 0x2000 : 0) | place),
      )
      : ethernet(
        0x86dd,
        ipv6(
          44,
          join(
            hex("fd 00"),
            uint(2, place << 3 | (more ? 1 : 0)),
            uint(4, id),
            bytes,
          ),
        ),
      );
    const frame = new Frame(dissector);
    frame.b = b;
    frame.end = b.length - Number(cut);
    frame.length = b.length;
    frame.link = 1;
    frame.number = i + 1;
    frame.seconds = 1_600_000_000 + Math.floor(Number(time));
    return frame;
  });
}

function letters(from: number, to: number): string {
  let s = "";
  for (let n = from; n < to; n++) s += String.fromCharCode(97 + n % 26);
  return s;
}

const text = (b: Uint8Array) => new TextDecoder().decode(b);
/** A datagram as text: the payload, or its runs. */
function said(d: IPDatagram): string | string[] {
  return d.payload instanceof Uint8Array
    ? text(d.payload)
    : d.payload.map(text);
}
function four(
  scenario: string,
  options?: ConstructorParameters<typeof Any>[0],
): IPv4Reassembly {
  return new IPv4Reassembly(options).run(framesOf(scenario));
}

Deno.test("ipv4 puts fragments together", () => {
  const { datagrams } = four(`
    0:8+
    8:16+
    16:20`);
  const [d] = datagrams;
  assertEquals(datagrams.length, 1);
  assertEquals([d.completed, said(d), d.index], [true, letters(0, 20), [
    1,
    2,
    3,
  ]]);
  assertEquals(d.id, {
    src: "10.0.0.1",
    dst: "10.0.0.2",
    id: 0x1234,
    protocol: 253,
  });
  assertEquals(d.header.length, 20);
});

Deno.test("ipv4 puts fragments together in any order", () => {
  const frames = framesOf(`
    0:8+
    8:16+
    16:24+
    24:31`);
  const orders = [[3, 2, 1, 0], [3, 0, 2, 1], [1, 3, 0, 2], [2, 0, 3, 1]];
  for (const order of orders) {
    const { datagrams } = new IPv4Reassembly().run(order.map((i) => frames[i]));
    assertEquals(datagrams.map(said), [letters(0, 31)]);
  }
});

Deno.test("ipv4 takes fragments that come twice once", () => {
  const r = four(`
    0:8+
    0:8+
    8:12
    8:12`);
  assertEquals(r.datagrams.map((d) => [d.completed, said(d)]), [
    [true, letters(0, 12)],
    [false, [letters(8, 12)]], // a copy behind the end begins another
  ]);
  assertEquals(r.counts.conflicts, 0);
});

Deno.test("ipv4 keeps the first of bytes that contradict each other, or the last if asked", () => {
  const scenario = `
    0:16+ "first part, long"
    8:24+ "OTHER BYTES HERE"
    24:28 "end."`;
  const first = four(scenario);
  assertEquals(first.datagrams.map(said), ["first part, longTES HEREend."]);
  assertEquals(first.counts.conflicts, 1);
  const last = four(scenario, { limits: { overlap: "last" } });
  assertEquals(last.datagrams.map(said), ["first paOTHER BYTES HEREend."]);
});

Deno.test("ipv4 tells what is there of a datagram that never was complete", () => {
  const scenario = `
    0:8+
    16:24+
    24:30`;
  const [d] = four(scenario).datagrams;
  assertEquals([d.completed, said(d)], [false, [
    letters(0, 8),
    letters(16, 30),
  ]]);
  assertEquals(d.packet, undefined);
  assertEquals(four(scenario, { strict: false }).count, 0);
});

Deno.test("ipv4 says that the first fragment is missing by an empty header", () => {
  const [d] = four("8:12").datagrams;
  assertEquals([d.completed, d.header.length, said(d)], [false, 0, [
    letters(8, 12),
  ]]);
});

Deno.test("ipv4 takes no captured length for the length of a fragment", () => {
  // PyPCAPKit moves what follows up, and calls it complete
  const [d] = four(`
    0:8+ cut 3
    8:12`).datagrams;
  assertEquals([d.completed, said(d)], [false, [
    letters(0, 5),
    letters(8, 12),
  ]]);
});

Deno.test("ipv4 loses no packet when another begins with the same identification", () => {
  const frames = framesOf(`
    0:8+
    8:12
    0:8+ "another!"
    8:12 "one."`);
  const { datagrams } = new IPv4Reassembly().run(frames);
  assertEquals(datagrams.map(said), [letters(0, 12), "another!one."]);
});

Deno.test("ipv4 takes no unfragmented packet for a datagram", () => {
  assertEquals(four("0:20").count, 0);
});

Deno.test("ipv4 gives up after a time of the capture", () => {
  const r = four(`
    0:8+
    61 8:12`);
  assertEquals(r.datagrams.map((d) => d.completed), [false, false]);
  assertEquals(r.counts.timedOut, 1);
});

Deno.test("ipv4 refuses fragments that reach beyond 65535 bytes", () => {
  const r = four(`
    65528:65536`);
  assertEquals([r.count, r.counts.refused], [0, 1]);
});

Deno.test("ipv4 keeps within its budgets, and says what they cost", () => {
  const frames = Array.from({ length: 100 }, (_, i) => {
    const [f] = framesOf("0:8+");
    f.b[18] = i; // identification
    f.number = i + 1;
    return f;
  });
  const few = new IPv4Reassembly({ limits: { datagrams: 10 } });
  for (const f of frames) few.add(f);
  assertEquals([few.counts.evicted, few.count], [90, 90]);
  const small = new IPv4Reassembly({ limits: { totalBytes: 10 * (8 + 256) } });
  for (const f of frames) small.add(f);
  assertEquals(small.counts.evicted, 90);
  const host = new IPv4Reassembly({ limits: { hostBytes: 10 * (8 + 256) } });
  for (const f of frames) host.add(f);
  assertEquals(host.counts.refused, 90);
  const many = four(
    `
    0:8+
    8:16+
    16:24+
    24:30`,
    { limits: { fragments: 2 } },
  );
  assertEquals(many.counts.refused, 2);
});

Deno.test("ipv4 dissects what it has put together, with a header that is right again", () => {
  const whole = ipv4(17, udp(1000, 2000, ascii(letters(0, 100))));
  const at = 40;
  const parts = [[0, at, 0x2000], [at, whole.length - 20, at / 8]].map(
    ([from, to, flags]) =>
      ethernet(
        0x0800,
        ipv4(17, whole.slice(20 + from, 20 + to), undefined, flags),
      ),
  );
  const dissector = new Dissector(new Registry(protocols));
  const frames = parts.map((b, i) => {
    const f = new Frame(dissector);
    f.b = b;
    f.end = f.length = b.length;
    f.link = 1;
    f.number = i + 1;
    return f;
  });
  const [d] = new IPv4Reassembly().run(frames).datagrams;
  const { layers, problems } = d.packet!.info;
  assertEquals(`${d.packet!.chain}`, "IPv4:UDP:Raw");
  assertEquals(problems, []);
  assertEquals(layers.ipv4.checksumStatus, 1);
  assertEquals(layers.udp.checksumStatus, 1);
  assertEquals(layers.ipv4.length, whole.length);
});

Deno.test("ipv6 puts fragments together by their identification", () => {
  const frames = [
    ...framesOf("0:8+", 6, 1),
    ...framesOf(`0:8+ "another!"`, 6, 2),
    ...framesOf("8:12", 6, 1),
    ...framesOf(`8:12 "one."`, 6, 2),
  ];
  frames.forEach((f, i) => f.number = i + 1);
  const { datagrams } = new IPv6Reassembly().run(frames);
  assertEquals(datagrams.map((d) => [d.id.id, said(d), d.index]), [
    [1, letters(0, 12), [1, 3]],
    [2, "another!one.", [2, 4]],
  ]);
  assertEquals(`${datagrams[0].packet!.chain}`, "IPv6:Raw");
});

Deno.test("ipv6 discards datagrams whose fragments overlap (RFC 5722)", () => {
  const r = new IPv6Reassembly().run(framesOf(
    `
    0:16+
    8:24+ "OTHER BYTES HERE"
    24:28
    0:8+`,
    6,
  ));
  assertEquals(r.datagrams.map((d) => [d.completed, said(d)]), [[false, []]]);
  assertEquals(r.counts.conflicts, 1);
});

Deno.test("ipv6 takes an exact copy of a fragment for no overlap (RFC 8200 §4.5)", () => {
  const r = new IPv6Reassembly().run(framesOf(
    `
    0:8+
    0:8+
    8:12`,
    6,
  ));
  assertEquals(r.datagrams.map(said), [letters(0, 12)]);
});

Deno.test("ipv6 lets atomic fragments pass (RFC 6946)", () => {
  const frames = framesOf("0:12", 6);
  assertEquals(new IPv6Reassembly().run(frames).count, 0);
  assertEquals(`${frames[0].chain}`, "Ethernet:IPv6:IPv6-Frag:Raw");
});

Deno.test("ipv6 refuses fragments that are no multiple of eight bytes (RFC 8200 §4.5)", () => {
  const r = new IPv6Reassembly().run(framesOf("0:7+", 6));
  assertEquals([r.count, r.counts.refused], [0, 1]);
});

Deno.test("the frame that completes a datagram shows what is in it, and names the frames", async () => {
  for (
    const [file, ip, icmp] of [["fragments", "ipv4", "icmp"], [
      "fragments6",
      "ipv6-frag",
      "icmpv6",
    ]]
  ) {
    const input = `testdata/captures/recorded/${file}.pcap`;
    const { frames, reassembly, account } = await extract({ input, ip: true });
    const complete = frames.filter((f) => f.reassembled.length > 0);
    assertEquals(complete.length, 2);
    for (const f of complete) {
      assert(f.has(icmp));
      const [r] = f.reassembled;
      assertEquals(r.layer, icmp);
      assertEquals(r.frames.length, 3);
      assertEquals(r.sources.at(-1)!.end, r.length);
      assertEquals(f.info.reassembled, f.reassembled as object[]);
      assertEquals(f.problems, []);
      assertEquals(f.info.layers[icmp].checksumStatus, 1);
    }
    const others = frames.filter((f) => !complete.includes(f));
    for (const f of others) assert(!f.has(icmp) && f.has(ip));
    const list = file === "fragments" ? reassembly.ipv4 : reassembly.ipv6;
    assertEquals(list!.map((d) => d.completed), [true, true]);
    const counts = account.conversations!;
    assertEquals((counts.ipv4!.completed ?? 0) + counts.ipv6!.completed, 2);
  }
});
