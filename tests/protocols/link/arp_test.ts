import { assertEquals } from "@std/assert";
import { arp } from "../../../mod.ts";
import { ethernet, hex, join } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const of = (text: string, type = 0x0806) => frameOf(ethernet(type, hex(text)));
const request =
  "0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002";

Deno.test("arp reads MAC and IPv4 addresses", () => {
  assertEquals(of(request).get(arp)!.toJSON(), {
    hardwareType: 1,
    protocolType: 0x0800,
    hardwareLength: 6,
    protocolLength: 4,
    operation: 1,
    senderHardware: "02:00:00:00:00:01",
    senderProtocol: "10.0.0.1",
    targetHardware: "00:00:00:00:00:00",
    targetProtocol: "10.0.0.2",
  });
});

Deno.test("arp reads addresses of any length", () => {
  const h = of("0007 0804 01 02 0001 11 0401 00 0402").get(arp)!;
  assertEquals(
    [h.senderHardware, h.senderProtocol, h.targetHardware, h.targetProtocol],
    ["11", "0401", "00", "0402"],
  );
  const none = of("0001 0800 00 00 0001");
  assertEquals(none.get(arp)!.senderHardware, undefined);
  assertEquals(none.problems, []);
});

Deno.test("arp leaves padding to the layer around it", () => {
  const frame = frameOf(
    join(ethernet(0x0806, hex(request)), new Uint8Array(18)),
  );
  assertEquals(frame.layers[1].end, 42);
  assertEquals(frame.problems, []);
});

Deno.test("arp keeps what there is of addresses that are longer than the frame", () => {
  const frame = of("0001 0800 06 10 0001 020000000001 0a000001");
  assertEquals(frame.get(arp)!.senderHardware, "02:00:00:00:00:01");
  assertEquals(frame.problems[0].kind, "truncated");
});

Deno.test("rarp is read by the same table", () => {
  const frame = of(request.replace("0001 0200", "0003 0200"), 0x8035);
  assertEquals(frame.get(arp)!.operation, 3);
});

Deno.test("arp says on one line who asks and who answers", () => {
  const line = (text: string) => {
    const v = of(text).layers[1].view;
    return arp.summary!(v.face as never, v);
  };
  assertEquals(line(request), "Who has 10.0.0.2? Tell 10.0.0.1");
  assertEquals(
    line("0001 0800 06 04 0002 020000000002 0a000002 020000000001 0a000001"),
    "10.0.0.2 is at 02:00:00:00:00:02",
  );
  assertEquals(
    line("0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000001"),
    "Announcement of 10.0.0.1",
  );
});
