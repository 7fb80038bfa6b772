import { assert, assertEquals } from "@std/assert";
import { type DHCPv6, dhcpv6, type DHCPv6Message } from "../../../mod.ts";
import {
  cases,
  message,
  option,
  relays,
} from "../../../testdata/make/dhcpv6.ts";
import {
  ethernet,
  hex,
  ipv6,
  join,
  udp,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";
import { inSegments } from "../segments.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const frame = (b: Uint8Array) =>
  frameOf(ethernet(0x86dd, ipv6(17, udp(546, 547, b, true))));
const optionsOf = (b: Uint8Array) => plain(frame(b).get(dhcpv6)!.options);

Deno.test("dhcpv6 reads every message of its captures without fault", () => {
  for (const name of ["messages", "options", "tcp"]) {
    for (const b of cases[name].packets) {
      const f = frameOf(b);
      assert(f.get(dhcpv6), name);
      assertEquals(f.problems, []);
    }
  }
});

Deno.test("dhcpv6 reads addresses and prefixes in their associations", () => {
  const { options } = frameOf(cases.messages.packets[1]).get(dhcpv6)!;
  const [na, pd] = plain(options).filter((o: { iaid?: string }) => o.iaid);
  assertEquals(na.iaid, "0e000001");
  assertEquals(na.options, [{
    code: 5,
    length: 24,
    address: "2001:db8::1",
    preferredLifetime: 3600,
    validLifetime: 7200,
    options: [],
  }, { code: 13, length: 13, status: 0, message: "all is well" }]);
  assertEquals(pd.options[0].prefix, "2001:db8:1::");
  assertEquals(pd.options[0].options, [{
    code: 67,
    length: 2,
    prefixLength: 64,
    subnetId: "0f",
  }]);
});

Deno.test("dhcpv6 reads what a relay passes on", () => {
  const f = frameOf(cases.messages.packets[6]);
  const { hopCount, transactionId, options } = f.get(dhcpv6)!;
  assertEquals([hopCount, transactionId], [1, undefined]);
  const [first, second] = options;
  assert("message" in first && "data" in second);
  assertEquals((first.message as DHCPv6Message).transactionId, 0x3e0001);
});

Deno.test("dhcpv6 does not follow relays without end", () => {
  let { options } = frame(relays(40)).get(dhcpv6)! as DHCPv6Message;
  let depth = 0;
  for (;;) {
    const [o] = options;
    if (!("message" in o) || o.message === undefined) break;
    options = (o.message as DHCPv6Message).options;
    depth++;
  }
  assertEquals(depth, 32);
  assertEquals(plain(options)[0].code, 9);
});

Deno.test("dhcpv6 reads a message of DHCPv4 inside (RFC 7341)", () => {
  const { options } = frameOf(cases.messages.packets[10]).get(dhcpv6)!;
  assertEquals(plain(options)[0].message.options[0], {
    code: 53,
    length: 1,
    value: 1,
  });
});

Deno.test("dhcpv6 goes on behind a damaged option", () => {
  const f = frame(message(1, option(3, "0e0000"), option(8, "0001")));
  assertEquals(f.get(dhcpv6)!.options.map((o) => o.code), [3, 8]);
  assertEquals(f.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("dhcpv6 keeps the bytes of an option that it does not know", () => {
  assertEquals(optionsOf(message(7, option(250, "0102"))), [
    { code: 250, length: 2, data: "0102" },
  ]);
});

Deno.test("dhcpv6 finds messages that lie across segments", () => {
  const one = message(14, option(8, "0001")), two = message(16);
  const bytes = join(
    uint(2, one.length),
    one,
    uint(2, two.length),
    two,
    hex("0004 10000000"),
  );
  for (const size of [1, 5, 100]) {
    const types = inSegments(547, bytes, size).flatMap((f) =>
      f.layers.filter((l) => l.protocol === dhcpv6)
    ).map((l) => (l.view.face as unknown as DHCPv6).type);
    assertEquals(types, [14, 16, 16]);
  }
});
