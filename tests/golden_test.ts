import { assert, assertEquals } from "@std/assert";
import { capturePaths, goldenOf, goldenPath } from "../testdata/make.ts";

for (const path of capturePaths()) {
  const name = path.replace(/^.*\/captures\//, "");
  Deno.test(`${name} reads as its golden`, async () => {
    const golden = JSON.parse(await Deno.readTextFile(goldenPath(path)));
    const ours = JSON.parse(await goldenOf(path));
    assert(ours.length > 0 || name.includes("empty"));
    assertEquals(ours.length, golden.length);
    for (let i = 0; i < ours.length; i++) assertEquals(ours[i], golden[i]);
  });
}
