import { assertEquals } from "@std/assert";
import { eap, eapol } from "../../../mod.ts";
import { cases } from "../../../testdata/make/eap.ts";
import { ethernet, hex, join, uint } from "../../../testdata/make/build.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

function of(type: number, text: string) {
  const body = hex(text);
  return frameOf(
    ethernet(
      0x888e,
      join(hex("02"), uint(1, type), uint(2, body.length), body),
    ),
  );
}
const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const methodOf = (text: string) => plain(of(0, text).get(eap)!.method);

Deno.test("eap reads who the peer is and what it would rather use", () => {
  assertEquals(methodOf("02 01 0007 01 6162"), { identity: "ab" });
  assertEquals(methodOf("02 01 0007 03 0d19"), { desired: [13, 25] });
  assertEquals(
    summaryOf(of(0, "01 01 0005 01")),
    "Request, Identity",
  );
});

Deno.test("eap reads flags of TLS, with a length where they say so", () => {
  assertEquals(methodOf("02 01 000c 0d 80 00000007 1603"), {
    lengthIncluded: true,
    moreFragments: false,
    start: false,
    outerLengthIncluded: false,
    reserved: false,
    version: 0,
    length: 7,
    data: "1603",
  });
  assertEquals(methodOf("01 01 0006 19 21").version, 1);
});

Deno.test("eap reads attributes of SIM, whose lengths count words", () => {
  const { attributes } = methodOf(
    "02 01 0018 12 0a 0000 0e03 0005 3130303031 000000 1601 0001",
  );
  assertEquals(attributes[0].identity, "10001");
  assertEquals(attributes[1].code, 1);
});

Deno.test("eap has no method in success and failure", () => {
  const h = of(0, "03 01 0004").get(eap)!;
  assertEquals([h.type, h.method], [undefined, undefined]);
});

Deno.test("eap ends at its length, and eapol at its own", () => {
  const frame = frameOf(cases.methods.packets[0]);
  assertEquals(`${frame.chain}`, "Ethernet:EAPOL:EAP");
  assertEquals(frame.problems, []);
});

Deno.test("eapol tells the messages of the handshake", () => {
  assertEquals(
    cases.eapol.packets.slice(4, 10).map((b) => summaryOf(frameOf(b))),
    [
      "Key (Message 1 of 4)",
      "Key (Message 2 of 4)",
      "Key (Message 3 of 4)",
      "Key (Message 4 of 4)",
      "Key (Group Message 1 of 2)",
      "Key (Group Message 2 of 2)",
    ],
  );
});

Deno.test("eapol reads elements in key data that is not encrypted", () => {
  const key = plain(frameOf(cases.eapol.packets[5]).get(eapol)!.key);
  assertEquals(key.elements[0].akms, [{ oui: 0x000fac, type: 2 }]);
  assertEquals(
    plain(frameOf(cases.eapol.packets[6]).get(eapol)!.key).data,
    "0102030405060708",
  );
});

Deno.test("eapol finds the size of a MIC by the length behind it", () => {
  const sizes = [5, 12, 13].map((i) => {
    const key = frameOf(cases.eapol.packets[i]).get(eapol)!.key!;
    return "mic" in key ? key.mic.length : -1;
  });
  assertEquals(sizes, [16, 24, 0]);
});
