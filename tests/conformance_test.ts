import { assert, assertEquals } from "@std/assert";
import { report } from "./conformance/agreement.ts";
import { hasCorpus, oracleFields } from "./conformance/corpus.ts";
import { agreement } from "./conformance/measure.ts";
import { RULES } from "./conformance/rules.ts";

const ignore = !hasCorpus();
if (ignore) {
  console.log("skipped: ../shared/corpus is not here, nothing to compare with");
}

Deno.test({
  name:
    "every field that tshark reads too is equal, or the difference is explained",
  ignore,
  async fn() {
    const a = await agreement(), recorded = oracleFields();
    console.log(report(a));
    const shown = a.unexplained.filter((d) => recorded.has(d.alias))
      .slice(0, 20).map((d) =>
        `${d.file}#${d.frame} ${d.alias} ours=${
          JSON.stringify(d.ours)
        } theirs=${JSON.stringify(d.theirs)}`
      );
    assertEquals(shown, []);
    // a comparison that compares nothing would find no difference
    let equal = 0;
    for (const f of a.fields.values()) equal += f.equal;
    assert(a.files > 350 && a.frames > 70_000 && equal > 1_700_000);
    const unused = RULES.filter((r) => !a.explained.has(r.name));
    assertEquals(unused.map((r) => r.name), []);
  },
});
