import { assert, assertEquals } from "@std/assert";
import { compareConversations } from "./conversations.ts";
import { hasCorpus } from "./corpus.ts";
import { compareReassembled } from "./reassembled.ts";

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

Deno.test({
  name:
    "datagrams are equal to tshark's in length, fragments and bytes, messages in segments",
  ignore: !hasCorpus(),
  async fn() {
    const found = await compareReassembled();
    console.log(
      `${found.datagrams} datagrams, ${found.equal} equal, ${found.conflicts} with conflicts, ${found.quoted} quoted; ${found.messages} messages of several segments, ${found.sameMessages} out of as many`,
    );
    assertEquals(found.different, []);
    assert(found.equal > 180);
  },
});
