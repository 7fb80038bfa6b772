import { assertEquals } from "@std/assert";
import { pvst, type STP, stp } from "../../../mod.ts";
import { ethernet, hex, join } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

const PARAMETERS = `
  8001 020000000001  00000004  9001 020000000002  8004
  0180 1400 0200 0f00
`;

function bpdu(text: string) {
  const b = join(hex("42 42 03"), hex(text));
  return frameOf(ethernet(b.length, b));
}
const plain = (h: STP | undefined) => JSON.parse(JSON.stringify(h));

Deno.test("stp reads bridges, port and times of a configuration message", () => {
  const frame = bpdu(`0000 00 00 01 ${PARAMETERS}`);
  assertEquals(frame.problems, []);
  assertEquals(plain(frame.get(stp)).configuration, {
    flags: { topologyChangeAck: false, reserved: 0, topologyChange: true },
    root: { priority: 32768, extension: 1, address: "02:00:00:00:00:01" },
    rootPathCost: 4,
    bridge: { priority: 36864, extension: 1, address: "02:00:00:00:00:02" },
    portId: 0x8004,
    messageAge: 1.5,
    maxAge: 20,
    helloTime: 2,
    forwardDelay: 15,
  });
  assertEquals(
    summaryOf(frame),
    "Conf. TC + Root = 32768/1/02:00:00:00:00:01  Cost = 4  Port = 0x8004",
  );
});

Deno.test("stp reads the role of a port in rapid messages", () => {
  const flags = bpdu(`0000 02 02 3c ${PARAMETERS} 00`).get(stp)!.configuration!
    .flags;
  assertEquals(JSON.parse(JSON.stringify(flags)), {
    topologyChangeAck: false,
    agreement: false,
    forwarding: true,
    learning: true,
    portRole: 3,
    proposal: false,
    topologyChange: false,
  });
});

Deno.test("stp reads region and instances", () => {
  const frame = bpdu(`
    0000 03 02 7c ${PARAMETERS} 00 0050
    00 ${"6f6e65".padEnd(64, "0")} 0007 ${"ab".repeat(16)}
    000000c8 8000 020000000003 13
    7c 8005 020000000004 00000064 80 40 12
  `);
  const { mst } = plain(frame.get(stp));
  assertEquals(mst.configuration.name, "one");
  assertEquals(mst.configuration.revision, 7);
  assertEquals(mst.internalRootPathCost, 200);
  assertEquals(mst.instances.length, 1);
  assertEquals(mst.instances[0].instance, 5);
  assertEquals(mst.instances[0].rootPriority, 8);
  assertEquals(mst.instances[0].remainingHops, 0x12);
  assertEquals(frame.problems, []);
});

Deno.test("stp keeps the region when an instance is cut short", () => {
  const frame = bpdu(`
    0000 03 02 7c ${PARAMETERS} 00 0048
    00 ${"00".repeat(32)} 0007 ${"ab".repeat(16)}
    000000c8 8000 020000000003 13
    7c 8005 0200000000
  `);
  assertEquals(frame.get(stp)!.mst!.instances.length, 1);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("stp says that a topology change notification ends behind its type", () => {
  const frame = bpdu("0000 00 80");
  assertEquals(frame.get(stp)!.configuration, undefined);
  assertEquals(summaryOf(frame), "Topology Change Notification");
});

Deno.test("pvst reads the originating VLAN, behind a byte in version 0", () => {
  for (const version of ["00 00 00", "02 02 3c"]) {
    const b = hex(
      `aaaa03 00000c 010b 0000 ${version} ${PARAMETERS} 00 0000 0002 0005`,
    );
    const frame = frameOf(ethernet(b.length, b));
    assertEquals(plain(frame.get(pvst)).tags, [
      { type: 0, length: 2, vlan: 5 },
    ]);
    assertEquals(frame.problems, []);
  }
});
