/** With tshark at hand: our aliases exist, and what real programs sent reads the same in every field. */
import { assert, assertEquals } from "@std/assert";
import {
  CaptureReader,
  Dissector,
  Frame,
  protocols,
  Registry,
} from "../mod.ts";
import { capturePaths } from "../testdata/make.ts";
import { show } from "./conformance/agreement.ts";
import { aliasesOf } from "./conformance/compare.ts";
import type { OracleFrame } from "./conformance/corpus.ts";
import { compareFrame, nothingYet, sum } from "./conformance/measure.ts";
import { RULES } from "./conformance/rules.ts";
import {
  fieldTexts,
  type FieldType,
  fieldTypes,
  occurrences,
  tsharkVersion,
} from "./conformance/tshark.ts";

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

/** Options that make tshark read each frame by itself, and verify checksums. */
const ALONE = [
  "-n",
  ...[
    "tcp.desegment_tcp_streams:FALSE",
    "ip.defragment:FALSE",
    "ipv6.defragment:FALSE",
    "tcp.check_checksum:TRUE",
    "udp.check_checksum:TRUE",
    "ip.check_checksum:TRUE",
  ].flatMap((o) => ["-o", o]),
];

/** What tshark reads in a capture, frame by frame. */
async function theirReading(
  path: string,
  types: ReadonlyMap<string, FieldType>,
  aliases: readonly string[],
): Promise<OracleFrame[]> {
  const rows = await fieldTexts(path, aliases, ALONE);
  return rows.map((row) =>
    Object.fromEntries(aliases.flatMap((alias, i) => {
      const value = occurrences(row[i], types.get(alias)!.type);
      return value === undefined ? [] : [[alias, value]];
    }))
  );
}

Deno.test({
  name: "what real programs sent reads as tshark reads it, in every field",
  ignore,
  async fn() {
    const types = await fieldTypes();
    const aliases = [...aliasesOf(protocols)].filter((a) => types.has(a));
    const result = nothingYet(aliases, true);
    const frame = new Frame(new Dissector(new Registry(protocols)));
    for (const path of capturePaths().filter((p) => p.includes("/recorded/"))) {
      const name = path.replace(/.*\//, ""), reader = new CaptureReader(path);
      for (const line of await theirReading(path, types, aliases)) {
        assert(reader.nextSync(frame));
        compareFrame(name, frame, line, result);
      }
      assert(!reader.nextSync(frame));
      reader.close();
    }
    const { compared, equal } = sum(result.fields.values());
    assertEquals(result.unexplained.map((d) => `${d.alias} ${show(d)}`), []);
    const unused = RULES.filter((r) => r.own && !result.explained.has(r.name));
    assertEquals(unused.map((r) => r.name), []);
    assert(compared > 7500, `${compared} values compared`);
    assert(equal > 0.9 * compared, `${equal} of ${compared} are equal`);
  },
});
