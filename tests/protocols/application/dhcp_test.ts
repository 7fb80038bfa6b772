import { assertEquals } from "@std/assert";
import { dhcp, type DHCPOption } from "../../../mod.ts";
import { hex, join, udpFrame } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const HEAD = join(
  hex(`
    01 01 06 00        # BOOTREQUEST, Ethernet
    00003d1d 0004 8000 # xid, seconds, broadcast
    00000000 00000000 00000000 00000000
    000b8201fc42 00000000000000000000
  `),
  new Uint8Array(192), // sname, file
);
const COOKIE = hex("63825363");
const frame = (...parts: Uint8Array[]) =>
  frameOf(udpFrame(68, 67, join(...parts)));
/** The options of a message, without its End. */
const options = (text: string) => {
  const f = frame(HEAD, COOKIE, hex(text), hex("ff"));
  const list = f.get(dhcp)!.options!.slice(0, -1);
  return [JSON.parse(JSON.stringify(list)), f.problems.map((p) => p.kind)];
};
const one = (text: string) => options(text)[0][0];

Deno.test("dhcp reads the header", () => {
  const f = frame(HEAD, COOKIE, hex("350101 ff 0000"));
  assertEquals(f.get(dhcp)!.toJSON(), {
    op: 1,
    htype: 1,
    hlen: 6,
    hops: 0,
    xid: 0x3d1d,
    secs: 4,
    broadcast: true,
    mbz: 0,
    ciaddr: "0.0.0.0",
    yiaddr: "0.0.0.0",
    siaddr: "0.0.0.0",
    giaddr: "0.0.0.0",
    chaddr: "00:0b:82:01:fc:42",
    chaddrPadding: "00000000000000000000",
    magicCookie: "99.130.83.99",
    options: [
      { code: 53, length: 1, value: 1 },
      { code: 255, padding: "0000" },
    ],
  });
  assertEquals(f.problems, []);
});

Deno.test("dhcp without a cookie is BOOTP with a vendor area", () => {
  const h = frame(HEAD, new Uint8Array(64)).get(dhcp)!;
  assertEquals(h.options, undefined);
  assertEquals(h.vendor!.length, 64);
});

Deno.test("dhcp keeps hardware addresses of any size", () => {
  const at = (hlen: number) => {
    const b = HEAD.slice();
    b[2] = hlen;
    const f = frame(b, COOKIE, hex("ff")), h = f.get(dhcp)!;
    assertEquals(f.problems, []);
    return [h.chaddr, h.hardwareAddress?.length, h.chaddrPadding.length];
  };
  assertEquals(at(0), [undefined, undefined, 16]);
  assertEquals(at(8), [undefined, 8, 8]);
  assertEquals(at(16), [undefined, 16, 0]);
  assertEquals(at(255), [undefined, 16, 0]);
});

Deno.test("dhcp reads options in the fields of names when option 52 says so", () => {
  const fields = (overload: string) => {
    const b = HEAD.slice();
    b.set(hex("42 01 73 ff"), 44); // sname: option 66 "s"
    b.set(hex("43 01 66 ff"), 108); // file: option 67 "f"
    const f = frame(b, COOKIE, hex(`00 3401${overload} 350105 ff`));
    assertEquals(f.problems, []);
    const h = f.get(dhcp)!;
    const text = (list?: DHCPOption[]) =>
      list?.map((o) => "text" in o ? o.text : "").join("");
    return [h.sname, text(h.snameOptions), h.file, text(h.fileOptions)];
  };
  assertEquals(fields("00"), [
    "B\x01s\ufffd",
    undefined,
    "C\x01f\ufffd",
    undefined,
  ]);
  assertEquals(fields("01"), ["B\x01s\ufffd", undefined, undefined, "f"]);
  assertEquals(fields("02"), [undefined, "s", "C\x01f\ufffd", undefined]);
  assertEquals(fields("03"), [undefined, "s", undefined, "f"]);
});

Deno.test("dhcp reads each kind of option as a value", () => {
  assertEquals(one("01 04 ffffff00").address, "255.255.255.0");
  assertEquals(one("03 08 0a000001 0a000002").addresses, [
    "10.0.0.1",
    "10.0.0.2",
  ]);
  assertEquals(one("02 04 fffff1f0").value, -3600);
  assertEquals(one("0c 03 612e00").text, "a.");
  assertEquals(one("13 01 01").enabled, true);
  assertEquals(one("37 02 0103").values, [1, 3]);
  assertEquals(one("50 00"), { code: 80, length: 0 });
  assertEquals(one("e0 02 0102"), { code: 224, length: 2, data: "0102" });
});

Deno.test("dhcp tells client identifiers apart", () => {
  assertEquals(
    one("3d 07 01 000b8201fc42").hardwareAddress,
    "00:0b:82:01:fc:42",
  );
  assertEquals(one("3d 05 00 686f7374").identifier, "686f7374");
  assertEquals(one("3d 0f ff 00000001 0003 0001 000b8201fc42").duid, {
    type: 3,
    hardwareType: 1,
    linkLayerAddress: "000b8201fc42",
  });
});

Deno.test("dhcp reads classless routes with as many octets as they need", () => {
  assertEquals(
    one("79 0c 00 0a000001 10 ac10 0a000002").routes,
    [
      { prefixLength: 0, destination: "0.0.0.0", router: "10.0.0.1" },
      { prefixLength: 16, destination: "172.16.0.0", router: "10.0.0.2" },
    ],
  );
  assertEquals(options("79 06 21 0a000000 00"), [
    [{ code: 121, length: 6, routes: [{ prefixLength: 33 }] }],
    ["malformed"],
  ]);
});

Deno.test("dhcp decompresses names within the search list", () => {
  assertEquals(
    one("77 17 03656e67 056170706c65 00 096d61726b6574696e67 c004").names,
    ["eng.apple", "marketing.apple"],
  );
});

Deno.test("dhcp reads client names in both forms, and partial ones", () => {
  assertEquals(one("51 07 00 00 00 686f7374").name, "host");
  assertEquals(one("51 08 04 00 00 04686f7374").name, "host");
  assertEquals(one("51 0b 05 ff ff 04686f7374 0161 00").name, "host.a");
});

Deno.test("dhcp reads the suboptions of relay agents", () => {
  assertEquals(one("52 0d 01 03 610000 05 04 0a000000 0a 00").suboptions, [
    { code: 1, length: 3, data: "610000" },
    { code: 5, length: 4, address: "10.0.0.0" },
    { code: 10, length: 0 },
  ]);
});

Deno.test("dhcp opens vendors' options only where they are options", () => {
  assertEquals(one("2b 06 01 02 0102 00 ff").suboptions, [
    { code: 1, length: 2, data: "0102" },
    { code: 0 },
    { code: 255 },
  ]);
  assertEquals(one("2b 02 0105").data, "0105");
  assertEquals(one("4d 04 69505845").data, "69505845");
  assertEquals(one("4d 05 04 69505845").classes, ["69505845"]);
});

Deno.test("dhcp keeps the options behind a damaged one", () => {
  assertEquals(options("33 02 0001 35 01 05"), [
    [{ code: 51, length: 2 }, { code: 53, length: 1, value: 5 }],
    ["truncated"],
  ]);
});

Deno.test("dhcp keeps the options before one that runs past the end", () => {
  const f = frame(HEAD, COOKIE, hex("350101 0cff61"));
  const list = f.get(dhcp)!.options!;
  assertEquals(list.map((o) => o.code), [53, 12]);
  assertEquals(f.problems.map((p) => [p.kind, p.limitedBy]), [
    ["truncated", "udp"],
  ]);
});
