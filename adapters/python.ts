/** What the engines that are Python libraries share. */
import type { GivenDissector, GivenLayer } from "../src/dissect/given.ts";
import type { EngineProgram } from "../src/engine/engine.ts";
import type { OutputParser, PacketReading } from "./adapter.ts";
import { Namer, type Naming, type Said } from "./naming.ts";
import { output, programs } from "./runtime.ts";
import { fromHex } from "../src/bytes/hex.ts";

/** The folder that one stands in is no place for libraries. */
const OWN_PATH = "import sys; sys.path[:] = [p for p in sys.path if p]";

/** Seconds of CPU time that one packet may take. */
const SECONDS = 2;

/**
 * The beginning of every program: `plain` makes a value fit for JSON,
 * `run(reader, dissect)` writes one line for each packet. What is said is
 * written before more is read. A packet that cannot be dissected is `raw`, and
 * its line says why.
 */
export const PRELUDE = `${OWN_PATH}
import io, json, os, signal

class Input(io.RawIOBase):
    name = "-"
    def readable(self):
        return True
    def readinto(self, b):
        sys.stdout.flush()
        data = os.read(0, len(b))
        b[:len(data)] = data
        return len(data)

source = io.BufferedReader(Input(), 1 << 16)

def plain(v):
    if v is None or isinstance(v, (bool, str)):
        return v
    if isinstance(v, int):
        return int(v) if -1 << 53 < v < 1 << 53 else str(v)
    if isinstance(v, (bytes, bytearray)):
        return {"$": v.hex()}
    if isinstance(v, (list, tuple)):
        return [plain(x) for x in v]
    if isinstance(v, dict):
        return {str(k): plain(x) for k, x in v.items()}
    try:
        return plain(v.__int__())
    except Exception:
        return str(v)

class TooLong(BaseException):
    pass

def give_up(*_):
    raise TooLong("it takes over ${SECONDS} s")

def run(reader, dissect):
    dumps = json.JSONEncoder(separators=(",", ":")).encode
    signal.signal(signal.SIGVTALRM, give_up)
    for n, data in enumerate(reader, 1):
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, ${SECONDS})
            line = dumps({"n": n, "l": dissect(data)})
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        except (Exception, TooLong) as e:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            why = type(e).__name__ + ": " + str(e)
            raw = ["Raw", 0, len(data), {"load": plain(data)}]
            line = dumps({"n": n, "l": [raw], "e": why})
        sys.stdout.write(line + "\\n")
    sys.stdout.flush()
`;

/** The first Python on PATH, or the given one, that has a library; its version is the library's. */
export function findPython(
  library: string,
  program: string | undefined,
): EngineProgram | undefined {
  const probe =
    `${OWN_PATH}; import ${library} as m; print("version", m.__version__)`;
  const paths = program === undefined
    ? [...new Set(["python3", "python"].flatMap(programs))]
    : [program];
  for (const path of paths) {
    const version = output(path, ["-c", probe])?.match(/^version (\S+)$/m)?.[1];
    if (version !== undefined) return { path, version };
  }
  return undefined;
}

/** A packet, as a program writes it. */
interface Line {
  /** Its number. */
  readonly n: number;
  /** Layers: name, first byte or -1, bytes of the header, fields. */
  readonly l: readonly [string, number, number, Said][];
  /** Why it could not be dissected. */
  readonly e?: string;
}

/** How the layers of a library become ours. */
export interface Library {
  /** Its name. */
  readonly name: string;
  /** Which of our protocols a layer is, by the library's name for it. */
  readonly namings: Readonly<Record<string, Naming>>;
  /** Whether what the library has as a layer belongs to the layer before it: the name of the list there. */
  readonly part?: (name: string) => string | undefined;
}

/** Takes the lines of a program apart. */
export class LineParser implements OutputParser {
  private readonly namer: Namer;

  /** Makes layers for a dissector. */
  constructor(dissector: GivenDissector, private readonly library: Library) {
    this.namer = new Namer(dissector);
  }

  /** See {@linkcode OutputParser}. */
  line(line: string): PacketReading | undefined {
    if (line === "") return undefined;
    const { n, l, e } = JSON.parse(line) as Line, { library } = this;
    const layers: GivenLayer[] = [];
    for (let i = 0; i < l.length; i++) {
      const [name, start, size, fields] = l[i];
      const said = revived(fields) as Record<string, unknown>;
      const parts: unknown[] = [];
      let end = start + size, list: string | undefined;
      for (let next; (next = library.part?.(l[i + 1]?.[0] ?? ""));) {
        const [, at, more, inner] = l[++i];
        parts.push(revived(inner));
        list = next;
        end = at + more;
      }
      // what follows is a part that the library could not read
      if (list !== undefined && i === l.length - 1) said[list] = parts;
      const place: [number?, number?] = start < 0 ? [] : [start, end];
      const naming = Object.hasOwn(library.namings, name)
        ? library.namings[name]
        : undefined;
      layers.push(
        naming !== undefined
          ? this.namer.layer(naming, said, ...place)
          : this.namer.generic(idOf(name), said, ...place),
      );
    }
    const message = `${library.name} gave it up: ${e}`;
    const problem = { kind: "malformed", protocol: "frame", at: 0, message };
    return {
      number: n,
      layers,
      problems: e === undefined
        ? []
        : [problem as PacketReading["problems"][0]],
    };
  }
}

/** The id of a layer that no table describes. */
function idOf(name: string): string {
  return name.toLowerCase().replace(/\W/g, "_");
}

/** A value with its bytes as bytes. */
function revived(x: unknown): unknown {
  if (typeof x !== "object" || x === null) return x;
  if (Array.isArray(x)) return x.map(revived);
  const { $ } = x as { $?: string };
  if ($ !== undefined) return fromHex($);
  return Object.fromEntries(
    Object.entries(x).map(([name, value]) => [name, revived(value)]),
  );
}
