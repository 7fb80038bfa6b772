import { assertEquals } from "@std/assert";
import { ccp, chap, ipcp, ipv6cp, lcp, pap, ppp } from "../../../mod.ts";
import {
  ascii,
  hex,
  ipv4,
  join,
  udp,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const packet = ipv4(17, udp(40000, 9, hex("6869")));
const of = (text: string) => frameOf(hex(text), 9);

/** A control packet in HDLC-like framing. */
function control(protocol: number, code: number, data: Uint8Array) {
  return frameOf(
    join(
      hex("ff 03"),
      uint(2, protocol),
      uint(1, code),
      hex("01"),
      uint(2, 4 + data.length),
      data,
    ),
    9,
  );
}

Deno.test("ppp reads address, control and protocol, compressed or not", () => {
  for (const head of ["ff 03 0021", "0021", "21", "ff 03 21"]) {
    const frame = frameOf(join(hex(head), packet), 9);
    assertEquals(`${frame.chain}`, "PPP:IPv4:UDP:Raw", head);
    assertEquals(frame.get(ppp)!.protocol, 0x21, head);
    assertEquals(frame.problems, [], head);
  }
});

Deno.test("ppp steps back where the framing is that of Cisco", () => {
  const frame = frameOf(join(hex("8f 00 0800"), packet), 50);
  assertEquals(`${frame.chain}`, "PPP:CHDLC:IPv4:UDP:Raw");
  assertEquals(frame.problems, []);
});

Deno.test("ppp calls bytes behind the payload padding: RFC 1661 §2", () => {
  const frame = frameOf(join(hex("0021"), packet, hex("5d5d")), 9);
  assertEquals(frame.get(ppp)!.padding, hex("5d5d"));
  assertEquals(frame.problems, []);
});

Deno.test("lcp keeps the options behind a damaged one", () => {
  const frame = control(0xc021, 1, hex("01 03 05  05 06 01020304"));
  assertEquals(frame.get(lcp)!.toJSON(), {
    code: 1,
    identifier: 1,
    length: 13,
    options: [
      { type: 1, length: 3 },
      { type: 5, length: 6, magicNumber: 0x01020304 },
    ],
  });
  assertEquals(frame.problems.map((p) => p.field), ["mru"]);
});

Deno.test("lcp ends its options at a length of 0, and keeps those before it", () => {
  const frame = control(0xc021, 1, hex("01 04 05d4  05 00 01020304"));
  const { options } = frame.get(lcp)!;
  assertEquals(options?.length, 1);
  assertEquals(frame.problems[0].message, "lcp option length is 0");
});

Deno.test("lcp keeps options that it does not know", () => {
  const { options } = control(0xc021, 1, hex("4d 04 0102")).get(lcp)!;
  assertEquals(
    `${JSON.stringify(options)}`,
    '[{"type":77,"length":4,"data":"0102"}]',
  );
});

Deno.test("lcp reads the packet that a protocol reject quotes", () => {
  const frame = control(
    0xc021,
    8,
    hex("8057 01 01 000e 01 0a 0200000000000001"),
  );
  assertEquals(frame.get(lcp)!.rejectedProtocol, 0x8057);
  assertEquals(`${frame.chain}`, "PPP:LCP:IPV6CP");
});

Deno.test("lcp leaves what follows its length to the padding", () => {
  const frame = frameOf(hex("c021 09 01 0008 01020304 ffff"), 9);
  assertEquals(frame.get(lcp)!.toJSON(), {
    code: 9,
    identifier: 1,
    length: 8,
    magicNumber: 0x01020304,
  });
  assertEquals(frame.get(ppp)!.padding, hex("ffff"));
});

Deno.test("lcp reports lengths that cannot be", () => {
  const kinds = (text: string) => of(text).problems.map((p) => p.kind);
  assertEquals(kinds("c021 09 01 0020 01020304")[0], "truncated");
  assertEquals(kinds("c021 09 01 0002 01020304")[0], "malformed");
});

Deno.test("ipcp reads addresses and compression", () => {
  const frame = control(
    0x8021,
    1,
    hex("02 06 002d 0f 01  03 06 0a000001  81 06 08080808"),
  );
  assertEquals(frame.get(ipcp)!.toJSON(), {
    code: 1,
    identifier: 1,
    length: 22,
    options: [
      { type: 2, length: 6, protocol: 0x2d, maxSlotId: 15, compSlotId: 1 },
      { type: 3, length: 6, address: "10.0.0.1" },
      { type: 129, length: 6, address: "8.8.8.8" },
    ],
  });
});

Deno.test("ipv6cp reads the interface identifier", () => {
  const { options } = control(0x8057, 1, hex("01 0a 0200 00ff fe00 0001"))
    .get(ipv6cp)!;
  assertEquals(JSON.parse(JSON.stringify(options)), [
    { type: 1, length: 10, identifier: "02:00:00:ff:fe:00:00:01" },
  ]);
});

Deno.test("ccp reads what kinds of encryption Microsoft's option offers", () => {
  const { options } = control(0x80fd, 1, hex("12 06 01000041")).get(ccp)!;
  const [option] = JSON.parse(JSON.stringify(options));
  assertEquals(
    [option.stateless, option.encryption128, option.encryption40],
    [true, true, false],
  );
  assertEquals(option.compression, true);
});

Deno.test("pap reads name, password and message", () => {
  const request = control(
    0xc023,
    1,
    join(hex("04"), ascii("user"), hex("06"), ascii("secret")),
  ).get(pap)!;
  assertEquals([request.peerId, request.password], ["user", "secret"]);
  const ack = control(0xc023, 2, join(hex("02"), ascii("ok"))).get(pap)!;
  assertEquals([ack.message, ack.peerId], ["ok", undefined]);
});

Deno.test("chap reads the value and the name", () => {
  const h = control(0xc223, 1, join(hex("02 0102"), ascii("server"))).get(
    chap,
  )!;
  assertEquals([h.value, h.name], [hex("0102"), "server"]);
});

Deno.test("other control protocols are read by the common rules", () => {
  const frame = control(0x802b, 1, hex("01 06 00000001"));
  assertEquals(`${frame.chain}`, "PPP:NCP");
  assertEquals(frame.problems, []);
});
