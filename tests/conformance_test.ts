import { assert, assertEquals } from "@std/assert";
import { report, show } from "./conformance/agreement.ts";
import { hasCorpus } from "./conformance/corpus.ts";
import { sum } from "../adapters/compare/tally.ts";
import { agreement } from "./conformance/measure.ts";
import { RULES } from "../adapters/compare/rules.ts";

const ignore = !hasCorpus();
if (ignore) {
  console.log("skipped: ../shared/corpus is not here, nothing to compare with");
}

Deno.test({
  name:
    "every field that tshark reads too is equal, or the difference is explained",
  ignore,
  async fn() {
    const a = await agreement();
    console.log(report(a));
    const shown = a.unexplained.slice(0, 20);
    assertEquals(shown.map((d) => `${d.alias} ${show(d)}`), []);
    // a comparison that compares nothing would find no difference
    assert(a.files > 350 && a.frames > 70_000);
    const { equal } = sum(a.fields.values());
    assert(equal > (a.live ? 2_900_000 : 1_700_000), `${equal} are equal`);
    const seen = [...a.fields.values()].filter((f) => f.equal > 0).length;
    assert(seen > (a.live ? 550 : 80), `${seen} fields are equal somewhere`);
    const unused = RULES.filter((r) =>
      a.live && !r.own && !a.explained.has(r.name)
    );
    assertEquals(unused.map((r) => r.name), []);
  },
});
