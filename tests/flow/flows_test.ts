import { assert, assertEquals } from "@std/assert";
import {
  extract,
  type Flow,
  Flows,
  type FlowsOptions,
  type FlowState,
  type OutputFormat,
  trace,
} from "../../mod.ts";
import { framesOf } from "../reassembly/scenario.ts";

/** The flows of a scenario. */
function flowsOf(text: string, options?: FlowsOptions): readonly Flow[] {
  return new Flows(options).run(framesOf(text)).flows;
}

const OPEN = `
  0 > S 0:0(0)
  0.02 < S. 0:0(0) ack 1
  0.025 > . 1:1(0) ack 1
`;

Deno.test("a flow holds both directions, from who opened it to whom", () => {
  const [flow, ...more] = flowsOf(`${OPEN}
    > P. 1:11(10) ack 1
    < P. 1:6(5) ack 11`);
  assertEquals(more, []);
  assertEquals(
    [flow.src, flow.srcPort, flow.dst, flow.dstPort, flow.protocol],
    ["10.0.0.1", 40000, "10.0.0.2", 7, "tcp"],
  );
  assertEquals(flow.sent, { packets: 3, bytes: 3 * 54 + 10, payload: 10 });
  assertEquals(flow.received, { packets: 2, bytes: 2 * 54 + 5, payload: 5 });
  assertEquals([flow.packets, flow.bytes], [5, 285]);
  assertEquals(flow.duration.toFixed(6), "0.027000");
});

Deno.test("a flow is from the client, even where the server's answer was captured first", () => {
  const [flow] = flowsOf(`
    < S. 0:0(0) ack 1
    > . 1:1(0) ack 1`);
  assertEquals([flow.srcPort, flow.dstPort], [40000, 7]);
});

Deno.test("a flow times the handshake", () => {
  const [flow] = flowsOf(OPEN);
  assertEquals([flow.synRtt, flow.rtt], [20_000_000, 25_000_000]);
  const [midway] = flowsOf("> . 1:11(10) ack 1");
  assertEquals([midway.synRtt, midway.rtt], [-1, -1]);
});

Deno.test("a flow tells how the connection stood at the end", () => {
  const states: readonly [string, FlowState][] = [
    ["> S 0:0(0)", "SYN-SENT"],
    ["> S 0:0(0)\n< S. 0:0(0) ack 1", "SYN-RECEIVED"],
    ["> S 0:0(0)\n< R. 0:0(0) ack 1", "REJECTED"],
    [OPEN, "ESTABLISHED"],
    ["> . 5:6(1) ack 1", "ESTABLISHED"],
    [`${OPEN}\n> F. 1:1(0) ack 1`, "FIN-WAIT"],
    [`${OPEN}\n> F. 1:1(0) ack 1\n< F. 1:1(0) ack 2`, "CLOSED"],
    [`${OPEN}\n> P. 1:6(5) ack 1\n< R. 1:1(0) ack 6`, "RESET"],
  ];
  for (const [text, state] of states) {
    assertEquals(flowsOf(text).map((f) => f.state), [state], text);
  }
});

Deno.test("a flow counts what was sent again, and what came late", () => {
  const [flow] = flowsOf(`${OPEN}
    0.1 > . 1:11(10) ack 1
    0.2 > . 21:31(10) ack 1
    0.201 > . 11:21(10) ack 1
    0.5 > . 1:11(10) ack 1
    0.6 > . 41:51(10) ack 1
    0.9 > . 31:41(10) ack 1`);
  const side = flow.sides![flow.forward];
  assertEquals([side.outOfOrder, side.retransmissions], [1, 2]);
});

Deno.test("a flow counts duplicate acknowledgments, empty windows and keep-alives", () => {
  const frames = framesOf(`${OPEN}
    > . 1:11(10) ack 1
    > . 11:21(10) ack 1
    < . 1:1(0) ack 11
    < . 1:1(0) ack 11
    < . 1:1(0) ack 11
    < . 1:1(0) ack 21
    > . 20:21(1) ack 1
    > . 20:20(0) ack 1`);
  frames[8].b.fill(0, 48, 50); // its window
  const [flow] = new Flows().run(frames).flows;
  const up = flow.sides![flow.forward], down = flow.sides![1 - flow.forward];
  assertEquals(down.duplicateAcks, 2);
  assertEquals(down.zeroWindows, 1);
  assertEquals(up.keepAlives, 2);
  assertEquals(up.retransmissions, 0);
});

Deno.test("a new SYN begins a new flow; a FIN does not", () => {
  const flows = flowsOf(`${OPEN}
    > F. 1:1(0) ack 1
    < F. 1:1(0) ack 2
    > . 2:2(0) ack 2
    > S 0:0(0) isn 700000
    < S. 0:0(0) ack 1 isn 900000`);
  assertEquals(flows.map((f) => [f.packets, f.ended]), [[6, "reuse"], [
    2,
    "end",
  ]]);
});

Deno.test("flows keep within their budgets, and say what they cost", () => {
  const quiet = new Flows({ limits: { tcpIdle: 10 } });
  quiet.run(framesOf("0 > . 1:2(1) ack 1\n11 > . 2:3(1) ack 1"));
  assertEquals(quiet.totals, { flows: 2, evicted: 0, timedOut: 1 });
  const frames = Array.from({ length: 20 }, (_, i) => {
    const [f] = framesOf("> . 1:2(1) ack 1");
    f.b[35] = i; // source port
    return f;
  });
  const ended: Flow[] = [];
  const few = new Flows({ limits: { flows: 5 }, onFlow: (f) => ended.push(f) });
  few.run(frames);
  assertEquals(few.totals.evicted, 15);
  assertEquals(ended.map((f) => f.number), frames.map((_, i) => i));
  assertEquals(few.flows, []);
});

Deno.test("flows have PyPCAPKit's index: a label, the numbers of the frames, a file", async () => {
  const output = await Deno.makeTempDir();
  const input = "testdata/captures/recorded/http.pcap";
  const [flow] = await trace({ input, trace: { output } });
  assertEquals(flow.index, Array.from({ length: 12 }, (_, i) => i + 1));
  assert(/^10\.9\.0\.1_\d+-10\.9\.0\.2_80-\d+\.\d+$/.test(flow.label));
  assertEquals(flow.file, `${output}/${flow.label}.pcap`);
  const { frames, header } = await extract({ input: flow.file! });
  assertEquals([frames.length, header.byteOrder], [12, "little"]);
  await Deno.remove(output, { recursive: true });
});

Deno.test("flows are written as pcap in either byte order and resolution", async () => {
  const output = await Deno.makeTempDir();
  const input = "testdata/captures/recorded/dns.pcap";
  const original = (await extract({ input })).frames;
  for (const byteOrder of ["little", "big"] as const) {
    for (const nanosecond of [false, true]) {
      const flows = await trace({
        input,
        trace: { output, byteOrder, nanosecond },
      });
      assert(flows.length > 5);
      for (const flow of flows) {
        const { frames, header } = await extract({ input: flow.file! });
        assertEquals(header.byteOrder, byteOrder);
        assertEquals(header.ticksPerSecond, nanosecond ? 1e9 : 1e6);
        assertEquals(
          frames.map((f) => f.bytes),
          flow.index.map((n) => original[n - 1].bytes),
        );
      }
    }
  }
  await Deno.remove(output, { recursive: true });
});

Deno.test("flows are written as json, plist, tree and ndjson", async () => {
  const output = await Deno.makeTempDir();
  const input = "testdata/captures/recorded/http.pcap";
  for (const format of ["json", "plist", "tree", "ndjson"]) {
    const [flow] = await trace({ input, trace: { output, format } });
    const text = await Deno.readTextFile(flow.file!);
    if (format === "json") assertEquals(JSON.parse(text).frames.length, 12);
    else if (format === "ndjson") {
      assertEquals(text.trim().split("\n").length, 12);
    } else assert(text.includes("10.9.0.1"));
  }
  await Deno.remove(output, { recursive: true });
});

Deno.test("flows are written in a format of the caller's own", async () => {
  const output = await Deno.makeTempDir();
  const input = "testdata/captures/recorded/http.pcap";
  const sizes: OutputFormat = {
    names: ["sizes"],
    extension: "sizes",
    open: () => ({ frame: (f, w) => w.text(`${f.length}\n`) }),
  };
  const [flow] = await trace({
    input,
    outputs: [sizes],
    trace: { output, format: "sizes" },
  });
  const written = (await Deno.readTextFile(flow.file!)).trim().split("\n");
  assertEquals(written.length, 12);
  assertEquals(written.reduce((n, x) => n + Number(x), 0), 1549);
  await Deno.remove(output, { recursive: true });
});

Deno.test("a flow of UDP has no state, and the Community ID of other tools", async () => {
  const [flow] = await trace({ input: "testdata/captures/recorded/dns.pcap" });
  assertEquals([flow.protocol, flow.state, flow.sides], [
    "udp",
    undefined,
    undefined,
  ]);
  assert(/^1:[A-Za-z0-9+/]{27}=$/.test(flow.communityId));
});

Deno.test("an extractor traces flows on the way", async () => {
  const input = "testdata/captures/recorded/http.pcap";
  const extractor = await extract({ input, trace: true });
  assertEquals(extractor.trace.map((f) => f.packets), [12]);
  assertEquals(extractor.account.conversations?.flows?.flows, 1);
});
