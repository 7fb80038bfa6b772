/** Compares the captures of testdata/ with the tshark that is installed: those that programs sent, and those that scripts make. */
import {
  CaptureReader,
  Dissector,
  Frame,
  protocols,
  Registry,
} from "../../mod.ts";
import { capturePaths } from "../../testdata/make.ts";
import type { OracleFrame } from "../../adapters/compare/compare.ts";
import {
  type Agreement,
  compareFrame,
  nothingYet,
} from "../../adapters/compare/tally.ts";
import { assembling } from "../../adapters/compare/run.ts";
import { type Scope, wanted } from "./measure.ts";
import {
  fieldTexts,
  type FieldType,
  fieldTypes,
  occurrences,
} from "./tshark.ts";

/** Options that make tshark read each frame by itself, and verify checksums. */
const ALONE = [
  "-n",
  ...[
    "tcp.desegment_tcp_streams:FALSE",
    "ip.defragment:FALSE",
    "ipv6.defragment:FALSE",
    "tcp.check_checksum:TRUE",
    "udp.check_checksum:TRUE",
    "sctp.checksum:CRC 32c",
    "ip.check_checksum:TRUE",
  ].flatMap((o) => ["-o", o]),
  // registered ports that tshark does not go by
  ...[
    "udp.port==5004,rtp",
    "udp.port==5005,rtcp",
  ].flatMap((o) => ["-d", o]),
];

/** Captures of streams: both sides put segments together. */
const STREAMS = /^(http2|websocket|openvpn)\//;
const TOGETHER = ["-n", "-o", "tcp.check_checksum:TRUE"];

/** What tshark reads in a capture, frame by frame. */
async function theirReading(
  path: string,
  types: ReadonlyMap<string, FieldType>,
  aliases: readonly string[],
  options: readonly string[],
): Promise<OracleFrame[]> {
  const rows = await fieldTexts(path, aliases, options);
  return rows.map((row) =>
    Object.fromEntries(aliases.flatMap((alias, i) => {
      const value = occurrences(row[i], types.get(alias)!.type);
      return value === undefined ? [] : [[alias, value]];
    }))
  );
}

/** Compares our own captures, whose path holds `scope.only`. */
export async function ownAgreement(scope: Scope = {}): Promise<Agreement> {
  const types = await fieldTypes();
  const asked = wanted(scope.protocol).filter((a) => types.has(a));
  // what rules look at is read, too
  const all = wanted(undefined).filter((a) => types.has(a));
  const result = nothingYet(asked, true);
  const alone = new Frame(new Dissector(new Registry(protocols)));
  for (const path of capturePaths()) {
    if (!path.includes(scope.only ?? "")) continue;
    const name = path.replace(/.*\/captures\//, "");
    const reader = new CaptureReader(path), isStream = STREAMS.test(name);
    const frame = isStream ? new Frame(new Dissector(assembling())) : alone;
    const options = isStream ? TOGETHER : ALONE;
    try {
      for (const line of await theirReading(path, types, all, options)) {
        if (!reader.nextSync(frame)) break;
        compareFrame(name, frame, line, result);
      }
    } finally {
      reader.close();
    }
    result.files++;
  }
  return result;
}
