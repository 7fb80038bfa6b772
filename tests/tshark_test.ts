/** With tshark at hand: our aliases exist, and what real programs sent reads the same in every field. */
import { assert, assertEquals } from "@std/assert";
import { protocols } from "../mod.ts";
import { show } from "./conformance/agreement.ts";
import { aliasesOf } from "../adapters/compare/compare.ts";
import { sum } from "../adapters/compare/tally.ts";
import { ownAgreement } from "./conformance/own.ts";
import { RULES } from "../adapters/compare/rules.ts";
import { fieldTypes, tsharkVersion } from "./conformance/tshark.ts";

const ignore = await tsharkVersion() === undefined;
if (ignore) console.log("skipped: tshark is not installed");

Deno.test({
  name: "every alias is a field of Wireshark",
  ignore,
  async fn() {
    const types = await fieldTypes();
    const unknown = [...aliasesOf(protocols)].filter((a) => !types.has(a));
    assertEquals(unknown, []);
  },
});

Deno.test({
  name: "what real programs sent reads as tshark reads it, in every field",
  ignore,
  async fn() {
    const result = await ownAgreement({ only: "/recorded/" });
    const { compared, equal } = sum(result.fields.values());
    assertEquals(result.unexplained.map((d) => `${d.alias} ${show(d)}`), []);
    const unused = RULES.filter((r) => r.own && !result.explained.has(r.name));
    assertEquals(unused.map((r) => r.name), []);
    assert(result.frames > 150, `${result.frames} frames`);
    assert(compared > 7500, `${compared} values compared`);
    assert(equal > 0.9 * compared, `${equal} of ${compared} are equal`);
  },
});
