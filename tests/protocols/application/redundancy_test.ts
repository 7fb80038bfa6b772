import { assert, assertEquals } from "@std/assert";
import { bfd, hsrp, rip, ripng, vrrp } from "../../../mod.ts";
import { hex, udpFrame } from "../../../testdata/make/build.ts";
import { cases } from "../../../testdata/make/redundancy.ts";
import { frameOf } from "../../dissect.ts";

const frames = (name: string) => cases[name].packets.map((b) => frameOf(b));

Deno.test("vrrp verifies its checksum as each version makes it", () => {
  const headers = frames("vrrp").slice(0, 4).map((f) => f.get(vrrp)!);
  assertEquals(headers.map((h) => h.checksumStatus), [1, 1, 1, 1]);
  assertEquals(headers[0].authData, "secret");
  assertEquals(headers[1].maxAdvertisementInterval?.interval, 100);
  assertEquals(headers[3].ipv6Addresses, ["fe80::1"]);
  assertEquals(headers[3].addresses, undefined);
});

Deno.test("vrrp keeps the addresses that are there", () => {
  const frame = frames("vrrp")[4];
  assertEquals(frame.get(vrrp)!.addresses, ["10.0.0.1"]);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

Deno.test("bfd reads its flags and each kind of authentication", () => {
  const [plain, password, md5, sha1] = frames("bfd").slice(0, 4).map((f) => {
    assertEquals(f.problems, []);
    return f.get(bfd)!;
  });
  assertEquals([plain.state, plain.authPresent, plain.auth], [
    3,
    false,
    undefined,
  ]);
  assertEquals(password.auth && "password" in password.auth, true);
  assert(md5.auth && "digest" in md5.auth);
  assertEquals([md5.auth.sequence, md5.auth.digest.length], [7, 16]);
  assert(sha1.auth && "digest" in sha1.auth);
  assertEquals(sha1.auth.digest.length, 20);
});

Deno.test("bfd of a length that cannot be is data with a problem", () => {
  const kinds = frames("bfd").slice(5).map((f) => f.problems[0].kind);
  assertEquals(kinds, ["malformed", "truncated", "truncated"]);
});

Deno.test("rip reads entries as its version has them", () => {
  const [one, two] = frames("rip").slice(1, 3).map((f) => f.get(rip)!);
  assertEquals(one.entries[0] && "routeTag" in one.entries[0], false);
  const [route] = two.entries;
  assert("nextHop" in route);
  assertEquals([route.address, route.subnetMask, route.nextHop], [
    "10.0.0.0",
    "255.0.0.0",
    "10.0.0.1",
  ]);
});

Deno.test("rip takes the trailer of its authentication whole", () => {
  const { entries } = frames("rip")[4].get(rip)!;
  assertEquals(entries.length, 3);
  const last = entries[2];
  assert("authData" in last);
  assertEquals(last.authData.length, 16);
});

Deno.test("ripng reads its entries", () => {
  const { entries } = frames("rip")[7].get(ripng)!;
  assertEquals(entries.map((e) => [e.prefix, e.prefixLength, e.metric]), [
    ["2001:db8::", 32, 1],
    ["fe80::1", 0, 255],
  ]);
});

Deno.test("hsrp tells its versions apart by their first byte", () => {
  const [hello, advertisement, md5, two, six] = frames("hsrp").slice(0, 5)
    .map((f) => {
      assertEquals(f.problems, []);
      return f.get(hsrp)!.body;
    });
  assert("opcode" in hello && "opcode" in advertisement && "opcode" in md5);
  assertEquals(hello.hello?.virtualIP, "10.0.0.9");
  assertEquals(advertisement.advertisement?.state, 2);
  assertEquals(md5.tlvs?.length, 1);
  assert(!("opcode" in two) && !("opcode" in six));
  assertEquals(two.tlvs.map((t) => t.type), [1, 2, 3]);
  const [group] = six.tlvs;
  assert("virtualIPv6" in group);
  assertEquals(group.virtualIPv6, "fe80::9");
});

Deno.test("hsrp goes on behind a TLV that it does not know", () => {
  const frame = frameOf(
    udpFrame(1985, 1985, hex("09 02 0102 02 04 0001 0002")),
  );
  assertEquals(frame.problems, []);
  const { body } = frame.get(hsrp)!;
  assertEquals(body.tlvs?.map((t) => t.type), [9, 2]);
});
