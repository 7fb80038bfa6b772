import { assertEquals } from "@std/assert";
import { llc, snap } from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv4,
  join,
  udp,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

function of(text: string) {
  const payload = hex(text);
  return frameOf(ethernet(payload.length, payload));
}

Deno.test("llc reads the numbers of information PDUs", () => {
  const h = of("f0 f0 06 0b 00").get(llc)!;
  assertEquals(
    [h.control, h.format, h.sendSequence, h.receiveSequence, h.pollFinal],
    [0x0b06, 0, 3, 5, true],
  );
});

Deno.test("llc reads supervisory PDUs", () => {
  const h = of("f0 f1 05 0a").get(llc)!;
  assertEquals(
    [h.format, h.supervisory, h.receiveSequence, h.pollFinal],
    [1, 1, 5, false],
  );
});

Deno.test("llc reads unnumbered PDUs, whose control field has one byte", () => {
  const h = of("f0 f0 7f").get(llc)!;
  assertEquals([h.control, h.format, h.modifier], [0x7f, 3, 0x1b]);
  assertEquals([h.sendSequence, h.receiveSequence], [undefined, undefined]);
});

Deno.test("llc reads what XID and FRMR say", () => {
  assertEquals(of("00 01 bf 81 03 fe").get(llc)!.toJSON(), {
    dsap: 0,
    ssap: 1,
    control: 0xbf,
    format: 3,
    pollFinal: true,
    modifier: 0x2b,
    xid: { format: 0x81, classes: 3, window: 127, reserved: false },
  });
  const { frameReject } = of("f0 f1 87 06 0b 04 0b 11").get(llc)!;
  assertEquals(
    [frameReject?.control, frameReject?.sendState, frameReject?.receiveState],
    [0x0b06, 2, 5],
  );
  assertEquals(
    [frameReject?.response, frameReject?.invalidControl],
    [true, true],
  );
});

Deno.test("llc hands its payload to the service access point only in UI and information PDUs", () => {
  const snapped = "000000 0800 4500";
  assertEquals(of(`aa aa 03 ${snapped}`).has(snap), true);
  assertEquals(of(`aa aa e3 ${snapped}`).has(snap), false); // TEST
});

Deno.test("llc reports a control field that is cut short", () => {
  const [problem] = of("f0 f1 09").problems;
  assertEquals([problem.kind, problem.field], ["truncated", "control"]);
});

Deno.test("snap finds EtherTypes, and keeps the protocols of other organizations", () => {
  const packet = ipv4(17, udp(40000, 9, hex("6869")));
  const behind = (head: string) => {
    const payload = join(hex(head), packet);
    return `${frameOf(ethernet(payload.length, payload)).chain}`;
  };
  assertEquals(
    behind("aa aa 03 000000 0800"),
    "Ethernet:LLC:SNAP:IPv4:UDP:Raw",
  );
  assertEquals(
    behind("aa aa 03 0000f8 0800"),
    "Ethernet:LLC:SNAP:IPv4:UDP:Raw",
  );
  assertEquals(behind("aa aa 03 123456 0800"), "Ethernet:LLC:SNAP:Raw");
});
