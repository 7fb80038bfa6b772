import { assertEquals } from "@std/assert";
import { ssl2 } from "../../../mod.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const hello = hex(`
  801f 01 0301        # 31 bytes, client's hello, TLS 1.0
  0006 0000 0010      # ciphers, session, challenge
  010080 000005
  000102030405060708090a0b0c0d0e0f
`);
const frame = (b: Uint8Array) => frameOf(tcpFrame(40000, 443, b));

Deno.test("ssl2 reads a client's hello on a port of TLS", () => {
  const f = frame(hello), h = f.get(ssl2)!;
  assertEquals(`${f.chain}`, "Ethernet:IPv4:TCP:SSL2");
  assertEquals([h.length, h.version, h.cipherSpecs, h.challenge.length], [
    31,
    0x301,
    [0x010080, 5],
    16,
  ]);
  assertEquals(f.problems, []);
});

Deno.test("ssl2 claims nothing whose lengths do not fit", () => {
  const chain = (at: number, value: number) => {
    const b = hello.slice();
    b[at] = value;
    return `${frame(b).chain}`.split(":").pop();
  };
  assertEquals([chain(1, 30), chain(2, 2), chain(3, 9), chain(6, 5)], [
    "Raw",
    "Raw",
    "Raw",
    "Raw",
  ]);
});
