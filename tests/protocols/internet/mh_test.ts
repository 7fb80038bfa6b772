import { assert, assertEquals } from "@std/assert";
import { type MH, mh, type MHOption } from "../../../mod.ts";
import { ethernet, hex, ipv6 } from "../../../testdata/make/build.ts";
import { mh as packet } from "../../../testdata/make/mh.ts";
import { frameOf } from "../../dissect.ts";

const of = (b: Uint8Array) => frameOf(ethernet(0x86dd, ipv6(135, b)));
function message(type: number, body: string): MH {
  const frame = of(packet(type, body));
  assertEquals(frame.problems, []);
  const h = frame.get(mh)!.toJSON() as MH;
  assertEquals(h.checksumStatus, 1);
  return h;
}
/** The first option of a Binding Update. */
function option(text: string): MHOption {
  const { body } = message(5, `0007 c000 000a ${text}`);
  assert("options" in body);
  return body.options[0];
}

Deno.test("mh reads a Binding Update with its flags", () => {
  assertEquals(message(5, "0007 c000 000a 0202 0005").body as object, {
    sequence: 7,
    acknowledge: true,
    homeRegistration: true,
    linkLocal: false,
    keyManagement: false,
    mapRegistration: false,
    mobileRouter: false,
    proxyRegistration: false,
    forceUdp: false,
    tlvHeader: false,
    bulk: false,
    reserved: 0,
    lifetime: 10,
    options: [{ type: 2, length: 2, refreshInterval: 5 }],
  });
});

Deno.test("mh reads cookies and tokens", () => {
  assertEquals(
    message(3, "0001 0102030405060708 1112131415161718").body as object,
    {
      nonceIndex: 1,
      cookie: "72623859790382856",
      token: "1230066625199609624",
      options: [],
    },
  );
});

Deno.test("mh names the trigger of an indication and the status of an acknowledgement", () => {
  const label = (body: string) =>
    of(packet(16, body)).tree().at(-1)!.children.find((n) => n.name === "body")!
      .children.find((n) => n.name === "triggerOrStatus")!.label;
  assertEquals(label("01 00 0007 0000"), "Unspecified");
  assertEquals(label("02 00 0007 0000"), "success");
});

Deno.test("mh reads MN-ID as text where it is a network access identifier", () => {
  assertEquals(option("08 05 01 75736572") as object, {
    type: 8,
    length: 5,
    subtype: 1,
    identifier: "user",
  });
  assertEquals(option("08 05 03 01020304") as object, {
    type: 8,
    length: 5,
    subtype: 3,
    identifierBytes: "01020304",
  });
});

Deno.test("mh reads Binding Identifiers of each length", () => {
  const of = (text: string) => {
    const o = option(text);
    assert("bindingId" in o);
    return [o.careOfIPv4, o.careOfIPv6];
  };
  assertEquals(of("23 04 0001 00 81"), [undefined, undefined]);
  assertEquals(of("23 08 0002 00 00 0a000001"), ["10.0.0.1", undefined]);
});

Deno.test("mh goes on behind a damaged option", () => {
  const frame = of(packet(5, "0007 c000 000a 03 04 20010db8 02 02 0005"));
  const { body } = frame.get(mh)!;
  assert("options" in body);
  assertEquals(body.options.map((o) => o.type), [3, 2, 1]);
  assertEquals(frame.problems.map((p) => p.kind), ["truncated"]);
});

/** Messages that were collected from elsewhere; absent from a plain checkout. */
const VECTORS = new URL(
  "../../../../shared/parity/vectors.ndjson",
  import.meta.url,
);
const vectors = await (async () => {
  try {
    return (await Deno.readTextFile(VECTORS)).trimEnd().split("\n")
      .map((l) => JSON.parse(l) as Record<"section" | "case" | "hex", string>)
      .filter((v) => v.section === "MH messages and options");
  } catch {
    return undefined;
  }
})();

Deno.test({
  name: "mh reads every message and option of the collection",
  ignore: vectors === undefined,
  fn() {
    const damaged = (vectors ?? []).filter((v) =>
      of(hex(v.hex)).problems.length > 0
    );
    assertEquals(damaged.map((v) => v.case), []);
    assert(vectors!.length > 20);
  },
});
