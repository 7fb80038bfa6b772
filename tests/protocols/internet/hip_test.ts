import { assert, assertEquals } from "@std/assert";
import { type HIP, hip, type HIPParameter } from "../../../mod.ts";
import { ethernet, hex, ipv4 } from "../../../testdata/make/build.ts";
import { hip as packet, parameter } from "../../../testdata/make/hip.ts";
import { frameOf } from "../../dissect.ts";

const of = (b: Uint8Array) => frameOf(ethernet(0x0800, ipv4(139, b)));
/** The one parameter of a packet without fault. */
function only(type: number, text: string, version = 2): HIPParameter {
  const frame = of(packet(false, 2, [parameter(type, hex(text))], version));
  assertEquals(frame.problems, []);
  const h = frame.get(hip)!.toJSON() as HIP;
  assertEquals(h.checksumStatus, 1);
  assertEquals(h.parameters.length, 1);
  return h.parameters[0];
}

Deno.test("hip reads its header", () => {
  const { parameters, ...head } = of(packet(false, 1, [])).get(hip)!
    .toJSON() as HIP;
  assertEquals(parameters, []);
  assertEquals(head as object, {
    nextHeader: 59,
    headerLength: 4,
    fixedP: 0,
    type: 1,
    version: 2,
    reserved: 0,
    fixedS: 1,
    checksum: head.checksum,
    checksumStatus: 1,
    controls: 0,
    anonymous: true,
    senderHIT: "20010020000000000000000000000001",
    receiverHIT: "20010020000000000000000000000002",
  });
});

Deno.test("hip keeps parameters to their length, before their padding", () => {
  assertEquals(only(930, "01 ff 01 02") as object, {
    type: 930,
    critical: false,
    length: 4,
    minLifetime: 1,
    maxLifetime: 255,
    types: [1, 2],
  });
  assertEquals(only(897, "6f70") as object, {
    type: 897,
    critical: true,
    length: 2,
    data: "6f70",
    padding: "0000",
  });
});

Deno.test("hip halves the numbers of a solution", () => {
  assertEquals(only(321, "0a 00 6162 7272 7373") as object, {
    type: 321,
    critical: true,
    length: 8,
    difficulty: 10,
    reserved: 0,
    opaque: 0x6162,
    random: "7272",
    solution: "7373",
    padding: "00000000",
  });
});

Deno.test("hip reads host identities as their version has them", () => {
  const two = only(705, "0008 1003 0005 03 010001 40414243 666f6f");
  assertEquals(two as object, {
    type: 705,
    critical: true,
    length: 17,
    hiLength: 8,
    diType: 1,
    diLength: 3,
    algorithm: 5,
    hostIdentity: {
      exponentLength: 3,
      exponent: "010001",
      modulus: "40414243",
    },
    domainIdentifier: "foo",
    padding: "000000",
  });
  const one = only(705, "000c 1003 0202 ff 05 03 010001 40414243 666f6f", 1);
  assert("flags" in one);
  assertEquals([one.flags, one.algorithm, one.domainIdentifier], [
    0x202,
    5,
    "foo",
  ]);
});

Deno.test("hip reads locators by type and length", () => {
  const address = "20010db8 00000000 00000000 00000009";
  const set = only(
    193,
    `00 00 04 01 0000000a ${address}
     01 01 05 00 0000000a 00000100 ${address}
     00 00 01 00 0000000a 01020304`,
  );
  assert("locators" in set);
  const shown = set.locators.map((l) => "address" in l ? l.address : l.locator);
  assertEquals(shown as unknown[], ["2001:db8::9", "2001:db8::9", "01020304"]);
});

Deno.test("hip goes on behind a damaged parameter", () => {
  const frame = of(packet(false, 2, [
    parameter(65, hex("0000 0001")),
    parameter(897, hex("6f70")),
  ]));
  assertEquals(frame.get(hip)!.parameters.length, 2);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

/** Parameters that were collected from elsewhere; absent from a plain checkout. */
const VECTORS = new URL(
  "../../../../shared/parity/vectors.ndjson",
  import.meta.url,
);
const vectors = await (async () => {
  try {
    return (await Deno.readTextFile(VECTORS)).trimEnd().split("\n")
      .map((l) => JSON.parse(l) as Record<"section" | "case" | "hex", string>)
      .filter((v) => v.section === "HIP params");
  } catch {
    return undefined;
  }
})();

Deno.test({
  name: "hip reads every parameter of the collection",
  ignore: vectors === undefined,
  fn() {
    const damaged: string[] = [];
    for (const v of vectors ?? []) {
      const frame = of(hex(v.hex)), h = frame.get(hip)!;
      const type = Number(v.case.split(" ")[0]);
      assertEquals(h.parameters[0].type, type, v.case);
      if (frame.problems.length > 0) damaged.push(v.case);
    }
    assertEquals(vectors?.length, 51);
    assertEquals(damaged, DAMAGED);
  },
});
/** Whose key of four bytes says that its exponent has 97. */
const DAMAGED: readonly string[] = ["705 HOST_ID"];
