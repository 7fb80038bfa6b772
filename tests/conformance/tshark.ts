/** tshark as another reader: which fields it knows, and what it reads in a capture. */

/** What tshark prints. */
export async function tshark(...args: string[]): Promise<string> {
  const { stdout } = await new Deno.Command("tshark", { args, stderr: "null" })
    .output();
  return new TextDecoder().decode(stdout);
}

/** The version of the tshark that is installed; `undefined`: there is none. */
export async function tsharkVersion(): Promise<string | undefined> {
  try {
    return (await tshark("--version")).match(/^TShark \(Wireshark\) ([\d.]+\d)/)
      ?.[1];
  } catch {
    return undefined;
  }
}

/** What tshark says of one of its fields. */
export interface FieldType {
  /** As in `FT_UINT16`. */
  readonly type: string;
  /** tshark's name of the protocol that fills it. */
  readonly protocol: string;
}

/** tshark's fields, by name. */
export async function fieldTypes(): Promise<Map<string, FieldType>> {
  const lines = (await tshark("-G", "fields")).split("\n").map((l) =>
    l.split("\t")
  );
  return new Map(
    lines.filter((c) => c[0] === "F")
      .map((c) => [c[2], { type: c[3], protocol: c[4] }]),
  );
}

/** What tshark writes for each frame of a capture and each of the fields: all occurrences in one text, to be told apart by `occurrences`. */
export async function fieldTexts(
  path: string,
  aliases: readonly string[],
  options: readonly string[],
): Promise<string[][]> {
  const text = await tshark(
    ...[...options, "-r", path, "-T", "fields"],
    ...["-E", "separator=/t", "-E", "aggregator=\f", "-E", "occurrence=a"],
    ...aliases.flatMap((a) => ["-e", a]),
  );
  // a frame without any of the fields is a line of tabs, or of nothing
  return text.split("\n").slice(0, -1).map((line) => line.split("\t"));
}

/** The occurrences of a field in a frame as a recorded reading holds them: none, one value, or a list. */
export function occurrences(text: string | undefined, type: string): unknown {
  if (!text) return undefined;
  const values = text.split("\f").map((x) => parsed(x, type))
    .filter((x) => x !== undefined);
  return values.length > 1 ? values : values[0];
}

function parsed(text: string, type: string): unknown {
  if (type === "FT_BOOLEAN") return text === "1" || text === "True";
  if (type === "FT_ABSOLUTE_TIME") return iso(text);
  if (!/^FT_(U?INT|CHAR|FRAMENUM)/.test(type)) return text;
  const n = Number(text);
  if (Number.isNaN(n)) return text;
  return Number.isInteger(n) && !Number.isSafeInteger(n) ? BigInt(text) : n;
}

/** `Sep 13, 2020 12:26:40.000000000 UTC` in ISO 8601; `NULL` is no time. */
function iso(text: string): string | undefined {
  if (text === "NULL") return undefined;
  const [, day, time, fraction] =
    text.match(/^(\w+ +\d+, \d+) (\S+)(\.\d+) UTC$/) ?? [];
  const t = Date.parse(`${day} ${time} UTC`);
  return Number.isNaN(t)
    ? text
    : new Date(t).toISOString().replace(/\.\d+Z$/, `${fraction}Z`);
}
