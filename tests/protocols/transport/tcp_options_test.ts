import { assertEquals } from "@std/assert";
import { tcp } from "../../../mod.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

/** The options of a segment, as plain objects. */
function options(text: string): unknown {
  const bytes = tcpFrame(40000, 9, hex(""), {
    options: Uint8Array.from(hex(text)),
  });
  const frame = frameOf(bytes);
  assertEquals(frame.problems, []);
  return JSON.parse(JSON.stringify(frame.get(tcp)!.options));
}

Deno.test("tcp reads Fast Open in its experiment: RFC 7413 §4.1.1", () => {
  assertEquals(options("fe 0c f989 a46fd54e0905784a"), [{
    kind: 254,
    length: 12,
    exId: 0xf989,
    cookie: "a46fd54e0905784a",
  }]);
});

Deno.test("tcp reads the counters of Accurate ECN in the order of the kind: RFC 9768 §3.2.3", () => {
  const head = { kind: 172, length: 11 };
  assertEquals(options("ac 0b 000001 000002 000003 01"), [
    { ...head, ee0b: 1, eceb: 2, ee1b: 3 },
    { kind: 1 },
  ]);
  assertEquals(options("ae 0b 000001 000002 000003 01"), [
    { ...head, kind: 174, ee1b: 1, eceb: 2, ee0b: 3 },
    { kind: 1 },
  ]);
  assertEquals(options("ae 05 000001 01 01 01"), [
    { kind: 174, length: 5, ee1b: 1 },
    ...Array(3).fill({ kind: 1 }),
  ]);
  assertEquals(options("fe 0a acc1 000001 000002 01 01"), [
    { kind: 254, length: 10, exId: 0xacc1, ee1b: 1, eceb: 2 },
    ...Array(2).fill({ kind: 1 }),
  ]);
});

Deno.test("tcp keeps an experiment that it does not know, and one without an identifier", () => {
  assertEquals(options("fd 06 1234 5678 01 01"), [
    { kind: 253, length: 6, exId: 0x1234, data: "5678" },
    ...Array(2).fill({ kind: 1 }),
  ]);
  assertEquals(options("fd 03 12 01"), [
    { kind: 253, length: 3, data: "12" },
    { kind: 1 },
  ]);
});

Deno.test("mptcp acknowledges with four bytes or with eight: RFC 8684 §3.3", () => {
  const head = { kind: 30, subtype: 2, reserved: 0, dataFin: false };
  assertEquals(options("1e 08 20 01 00000007"), [{
    ...head,
    length: 8,
    longDSN: false,
    dsnPresent: false,
    longAck: false,
    ackPresent: true,
    dataAck: 7,
  }]);
  assertEquals(
    options(
      "1e 1a 20 0f 0000000100000007 0000000200000008 00000001 0005 01 01",
    ),
    [
      {
        ...head,
        length: 26,
        longDSN: true,
        dsnPresent: true,
        longAck: true,
        ackPresent: true,
        dataAck: 0x100000007,
        dsn: 0x200000008,
        subflowSeq: 1,
        dataLength: 5,
      },
      ...Array(2).fill({ kind: 1 }),
    ],
  );
});

Deno.test("mptcp tells the addresses of both versions apart: RFC 6824 §3.4.1, RFC 8684 §3.4.1", () => {
  const head = { kind: 30, subtype: 3, addressId: 1, ipv4: "10.0.2.1" };
  assertEquals(options("1e 08 34 01 0a000201"), [
    { ...head, length: 8, ipVersion: 4 },
  ]);
  assertEquals(options("1e 08 31 01 0a000201"), [
    { ...head, length: 8, reserved: 0, echo: true },
  ]);
  assertEquals(options("1e 12 30 01 0a000201 01bb f8295862f645df19 01 01"), [
    {
      ...head,
      length: 18,
      reserved: 0,
      echo: false,
      port: 443,
      truncatedHmac: "f8295862f645df19",
    },
    ...Array(2).fill({ kind: 1 }),
  ]);
});
