import { assert, assertEquals } from "@std/assert";
import { compareConversations } from "./conversations.ts";
import { hasCorpus } from "./corpus.ts";

Deno.test({
  name:
    "streams are equal to tshark's byte for byte, flows in packets and bytes, or the difference is explained",
  ignore: !hasCorpus(),
  fn() {
    const { streams, flows } = compareConversations();
    for (const [what, f] of Object.entries({ streams, flows })) {
      console.log(`${what}: ${f.compared} compared, ${f.equal} equal`);
      for (const [why, n] of f.explained) console.log(`${n}`.padStart(6), why);
      assertEquals(f.unexplained, []);
    }
    // a comparison that compares nothing would find no difference
    assert(streams.equal > 1400 && flows.equal > 3200);
  },
});
