/**
 * The recorded reading of the corpus holds some two hundred fields. Where the
 * same tshark is installed it is asked for all others that our tables name,
 * with the same options; its answers are kept on disk, because asking it for
 * all captures takes minutes.
 */
import type { OracleFrame } from "../../adapters/compare/compare.ts";
import {
  capturePath,
  oracleFields,
  oracleOptions,
  oracleVersion,
} from "./corpus.ts";
import {
  fieldTexts,
  type FieldType,
  fieldTypes,
  occurrences,
  tsharkVersion,
} from "./tshark.ts";

const KEPT = new URL("../.tmp/tshark/", import.meta.url);

/** What is kept of one capture: texts of `aliases` by frame, without the empty ones. */
interface Kept {
  /** What the texts depend on beside the fields. */
  readonly key: string;
  readonly aliases: readonly string[];
  /** By frame: pairs of an index into `aliases` and a text. */
  readonly rows: readonly (string | number)[][];
}

/** tshark verifies the checksums of TCP and UDP when it is told to; the recorded reading was made without. */
const VERIFIED = /\.checksum\.status$/;
const VERIFYING = [
  "tcp.check_checksum:TRUE",
  "udp.check_checksum:TRUE",
  "sctp.checksum:CRC 32c",
]
  .flatMap((o) => ["-o", o]);

/** Protocols whose fields tshark fills without listing them among the layers: by LCP's and its relatives, behind SLL, in certificates. */
const ANYWHERE: ReadonlySet<string> = new Set(["ppp", "eth"]);
const IN_CERTIFICATES: ReadonlySet<string> = new Set([
  "x509af",
  "x509if",
  "pkcs-1",
  "pkix1implicit",
]);

const NOTHING: Kept = { key: "", aliases: [], rows: [] };

/** tshark's reading of the fields that nobody has recorded. */
export class LiveOracle {
  private constructor(
    /** The fields that it can be asked for. */
    readonly aliases: readonly string[],
    private readonly types: ReadonlyMap<string, FieldType>,
    private readonly version: string,
  ) {}

  /** One for those of `aliases` that tshark has and the recorded reading lacks; `undefined`: the tshark that recorded it is not installed. */
  static async open(
    aliases: Iterable<string>,
  ): Promise<LiveOracle | undefined> {
    const version = await tsharkVersion();
    if (version === undefined || version !== oracleVersion()) return undefined;
    const types = await fieldTypes(), recorded = oracleFields();
    return new LiveOracle(
      [...aliases].filter((a) => types.has(a) && !recorded.has(a)),
      types,
      version,
    );
  }

  /** Puts the other fields of a capture beside the recorded ones. */
  async complete(
    file: string,
    recorded: readonly OracleFrame[],
  ): Promise<OracleFrame[]> {
    const { aliases, rows } = await this.texts(file, recorded);
    const wanted = new Set(this.aliases);
    return recorded.map((frame) => {
      const all: Record<string, unknown> = { ...frame };
      const row = rows[Number(frame["frame.number"]) - 1] ?? [];
      for (let k = 0; k < row.length; k += 2) {
        const alias = aliases[row[k] as number];
        if (!wanted.has(alias)) continue;
        all[alias] = occurrences(`${row[k + 1]}`, this.types.get(alias)!.type);
      }
      return all;
    });
  }

  /** The fields of protocols that are in a capture. A new field need not be asked of all captures. */
  private occurring(recorded: readonly OracleFrame[]): string[] {
    const chains = new Set(recorded.map((o) => o["frame.protocols"]));
    const layers = [...chains].join(":");
    return this.aliases.filter((a) => {
      const [word] = this.types.get(a)!.protocol.split(".");
      return ANYWHERE.has(word) || layers.includes(word) ||
        IN_CERTIFICATES.has(word) && layers.includes("x509");
    });
  }

  /** The texts of a capture: those kept, and those that were asked for since. */
  private async texts(
    file: string,
    recorded: readonly OracleFrame[],
  ): Promise<Kept> {
    const path = capturePath(file), options = oracleOptions(file);
    const key = [
      this.version,
      Deno.statSync(path).size,
      ...options,
      ...VERIFYING,
    ].join(" ");
    const found = await load(file);
    let kept = found.key === key ? found : { ...NOTHING, key };
    const have = new Set(kept.aliases);
    const missing = this.occurring(recorded).filter((a) => !have.has(a));
    if (missing.length === 0) return kept;
    const groups = [
      [missing.filter((a) => !VERIFIED.test(a)), options],
      [missing.filter((a) => VERIFIED.test(a)), [...options, ...VERIFYING]],
    ];
    for (const [aliases, options] of groups) {
      if (aliases.length === 0) continue;
      kept = merge(kept, aliases, await fieldTexts(path, aliases, options));
    }
    await save(file, kept);
    return kept;
  }
}

/** What is kept, with the texts of further fields. */
function merge(
  kept: Kept,
  aliases: readonly string[],
  texts: readonly string[][],
): Kept {
  const first = kept.aliases.length;
  return {
    key: kept.key,
    aliases: [...kept.aliases, ...aliases],
    rows: texts.map((line, i) => [
      ...kept.rows[i] ?? [],
      ...line.flatMap((text, k) => text === "" ? [] : [first + k, text]),
    ]),
  };
}

async function load(file: string): Promise<Kept> {
  try {
    const { readable } = await Deno.open(new URL(`${file}.json.gz`, KEPT));
    const text = readable.pipeThrough(new DecompressionStream("gzip"));
    return await new Response(text).json();
  } catch (e) {
    if (e instanceof Deno.errors.NotFound) return NOTHING;
    throw e;
  }
}

/** Written aside and renamed: whoever is interrupted leaves no half of it. */
async function save(file: string, kept: Kept): Promise<void> {
  await Deno.mkdir(KEPT, { recursive: true });
  const to = new URL(`${file}.json.gz`, KEPT);
  const aside = new URL(`${file}.${Deno.pid}`, KEPT);
  const text = new Blob([JSON.stringify(kept)]).stream()
    .pipeThrough(new CompressionStream("gzip"));
  await Deno.writeFile(aside, text);
  await Deno.rename(aside, to);
}
