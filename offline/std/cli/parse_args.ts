/**
 * Stand-in for `jsr:@std/cli/parse-args`: a command line in the manner of minimist.
 *
 * @module
 */
import type {
  Aliases,
  BooleanNames,
  Defaults,
  Flatten,
  Names,
  Values,
} from "./_types.ts";

/** What {@linkcode parseArgs} gives. */
export type Args<
  // deno-lint-ignore no-explicit-any -- the real package gives any here
  TArgs extends Record<string, unknown> = Record<string, any>,
  TDoubleDash extends boolean | undefined = undefined,
> = Flatten<
  & TArgs
  & {
    /** Everything that is no option and no value of one. */
    _: Array<string | number>;
  }
  & (boolean extends TDoubleDash ? { "--"?: Array<string> }
    : true extends TDoubleDash ? { "--": Array<string> }
    : Record<never, never>)
>;

/** Options of {@linkcode parseArgs}. */
export interface ParseOptions<
  TBooleans extends BooleanNames = BooleanNames,
  TStrings extends Names = Names,
  TCollectable extends Names = Names,
  TNegatable extends Names = Names,
  TDefault extends Defaults = Defaults,
  TAliases extends Aliases | undefined = Aliases | undefined,
  TDoubleDash extends boolean | undefined = boolean | undefined,
> {
  /** Keeps what follows `--` in the result's `--` instead of `_`. */
  "--"?: TDoubleDash;
  /** Other names of an option. */
  alias?: TAliases;
  /** Options without a value; `true` means all that are written `--name` without `=`. */
  boolean?: TBooleans | ReadonlyArray<Extract<TBooleans, string>>;
  /** Values of options that are not given. */
  default?: TDefault;
  /** Takes everything from the first positional on as positional. */
  stopEarly?: boolean;
  /** Options whose value stays a string; `_` means the positionals. */
  string?: TStrings | ReadonlyArray<Extract<TStrings, string>>;
  /** Options that may be repeated and give an array. */
  collect?: TCollectable | ReadonlyArray<Extract<TCollectable, string>>;
  /** Options that `--no-name` sets to false. */
  negatable?: TNegatable | ReadonlyArray<Extract<TNegatable, string>>;
  /** Sees every undeclared option and every positional; `false` drops it. */
  unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** Parses a command line. */
export function parseArgs<
  TArgs extends Values<
    TBooleans,
    TStrings,
    TCollectable,
    TNegatable,
    TDefaults,
    TAliases
  >,
  TDoubleDash extends boolean | undefined = undefined,
  TBooleans extends BooleanNames = undefined,
  TStrings extends Names = undefined,
  TCollectable extends Names = undefined,
  TNegatable extends Names = undefined,
  TDefaults extends Defaults = undefined,
  TAliases extends Aliases<TAliasNames> | undefined = undefined,
  // Only makes the compiler infer literal names.
  TAliasNames extends string = string,
>(
  args: string[],
  options?: ParseOptions<
    TBooleans,
    TStrings,
    TCollectable,
    TNegatable,
    TDefaults,
    TAliases,
    TDoubleDash
  >,
): Args<TArgs, TDoubleDash> {
  const parser = new Parser((options ?? {}) as ParseOptions);
  parser.parse(args);
  // The type is computed from the declarations, which the parser reads at run time.
  return parser.result as Args<TArgs, TDoubleDash>;
}

type Value = string | boolean;
type Tree = Record<string, unknown>;

class Parser {
  readonly result: Tree & { _: Array<string | number> } = { _: [] };
  readonly #options: ParseOptions;
  readonly #aliases: ReadonlyMap<string, readonly string[]>;
  readonly #booleans: ReadonlySet<string>;
  readonly #strings: ReadonlySet<string>;
  readonly #collected: ReadonlySet<string>;
  readonly #negatable: ReadonlySet<string>;
  readonly #allBooleans: boolean;

  constructor(options: ParseOptions) {
    const { alias, boolean, string, collect, negatable } = options;
    this.#options = options;
    this.#aliases = aliasesOf(alias ?? {});
    this.#allBooleans = boolean === true;
    this.#booleans = this.#declared(
      typeof boolean === "boolean" ? undefined : boolean,
    );
    this.#strings = this.#declared(string);
    this.#collected = this.#declared(collect);
    this.#negatable = this.#declared(negatable);
  }

  parse(args: readonly string[]): void {
    const dashes = args.indexOf("--");
    const before = dashes < 0 ? args : args.slice(0, dashes);
    const after = dashes < 0 ? [] : args.slice(dashes + 1);
    for (let i = 0; i < before.length; i++) {
      const arg = before[i]!;
      const next = before[i + 1] || undefined;
      if (/^--./s.test(arg)) {
        if (this.#long(arg, next)) i++;
      } else if (/^-./s.test(arg)) {
        if (this.#short(arg, next)) i++;
      } else {
        this.#positional(arg);
        if (this.#options.stopEarly) {
          this.result._.push(...before.slice(i + 1));
          break;
        }
      }
    }
    this.#fill();
    if (this.#options["--"]) this.result["--"] = after;
    else this.result._.push(...after);
  }

  /** `--name`, `--name=value`, `--name value`, `--no-name`; says whether `next` was taken. */
  #long(arg: string, next: string | undefined): boolean {
    const negated = /^--no-./s.test(arg);
    const text = arg.slice(negated ? 5 : 2);
    const equals = text.indexOf("=", 1);
    let name = equals < 0 ? text : text.slice(0, equals);
    if (equals >= 0) {
      const value = text.slice(equals + 1);
      this.#set(
        arg,
        name,
        this.#booleans.has(name) ? value !== "false" : value,
      );
      return false;
    }
    if (negated) {
      if (this.#negatable.has(name)) {
        this.#set(arg, name, false, false);
        return false;
      }
      name = `no-${name}`;
    }
    const takes = !this.#allBooleans && !next?.startsWith("-");
    return this.#last(arg, name, next, takes);
  }

  /** `-a`, `-abc`, `-n2`, `-n 2`, `-n=2`, `-I/path`; says whether `next` was taken. */
  #short(arg: string, next: string | undefined): boolean {
    for (let i = 1; i < arg.length - 1; i++) {
      const name = arg[i]!;
      const rest = arg.slice(i + 1);
      if (rest === "-") {
        this.#set(arg, name, "-");
        return false;
      }
      const value = attached(name, rest);
      if (value !== undefined) {
        this.#set(arg, name, value);
        return false;
      }
      this.#set(arg, name, this.#bare(name));
    }
    const name = arg.at(-1)!;
    if (name === "-") return false;
    return this.#last(
      arg,
      name,
      next,
      next === undefined || !/^--?[^-]/s.test(next),
    );
  }

  /** An option without its own value, followed by `next`. */
  #last(
    arg: string,
    name: string,
    next: string | undefined,
    takes: boolean,
  ): boolean {
    if (next !== undefined && takes && !this.#isBoolean(name)) {
      this.#set(arg, name, next);
      return true;
    }
    if (next === "true" || next === "false") {
      this.#set(arg, name, next === "true");
      return true;
    }
    this.#set(arg, name, this.#bare(name));
    return false;
  }

  #positional(arg: string): void {
    if (this.#options.unknown?.(arg) === false) return;
    this.result._.push(this.#strings.has("_") ? arg : numeric(arg));
  }

  #set(arg: string, name: string, value: Value, collect = true): void {
    if (
      !this.#known(arg, name) &&
      this.#options.unknown?.(arg, name, value) === false
    ) return;
    const typed = typeof value === "string" && !this.#strings.has(name)
      ? numeric(value)
      : value;
    for (const key of this.#namesOf(name)) {
      put(this.result, key, typed, collect && this.#collected.has(name));
    }
  }

  #known(arg: string, name: string): boolean {
    return this.#booleans.has(name) || this.#strings.has(name) ||
      this.#collected.has(name) ||
      this.#aliases.has(name) || this.#allBooleans && /^--[^=]+$/.test(arg);
  }

  /** Defaults first; then booleans are false, and collected booleans and strings empty. */
  #fill(): void {
    for (const [name, value] of Object.entries(this.#options.default ?? {})) {
      if (has(this.result, name)) continue;
      for (const key of this.#namesOf(name)) put(this.result, key, value);
    }
    for (const name of this.#booleans) {
      if (!has(this.result, name)) {
        put(this.result, name, this.#collected.has(name) ? [] : false);
      }
    }
    for (const name of this.#strings) {
      if (!has(this.result, name) && this.#collected.has(name)) {
        put(this.result, name, []);
      }
    }
  }

  #bare(name: string): Value {
    return this.#strings.has(name) ? "" : true;
  }

  #isBoolean(name: string): boolean {
    return this.#namesOf(name).some((key) => this.#booleans.has(key));
  }

  #namesOf(name: string): readonly string[] {
    return [name, ...this.#aliases.get(name) ?? []];
  }

  #declared(
    names: string | readonly string[] | undefined,
  ): ReadonlySet<string> {
    const list = typeof names === "string" ? [names] : names ?? [];
    return new Set(list.filter(Boolean).flatMap((name) => this.#namesOf(name)));
  }
}

/** What is glued to a short option: `=value`, a number, or text after a special character. */
function attached(name: string, rest: string): string | undefined {
  if (rest === "=") return "";
  if (/[A-Za-z]/.test(name)) {
    // As in the real one neither pattern starts at `rest`: `-abc=1` and `-ab1` give all to `a`.
    const value = /=(.+)/.exec(rest)?.[1];
    if (value !== undefined) return value;
    if (/-?\d+(\.\d*)?(e-?\d+)?$/.test(rest)) return rest;
  }
  return rest.length > 1 && /^\W/.test(rest) ? rest : undefined;
}

function aliasesOf(alias: Aliases): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(alias)) {
    if (value === undefined) throw new TypeError("Alias value must be defined");
    const group = [name, ...(typeof value === "string" ? [value] : value)];
    for (const member of group) {
      groups.set(
        member,
        group.filter((other) => other !== member),
      );
    }
  }
  return groups;
}

function numeric(text: string): string | number {
  return text.trim() !== "" && Number.isFinite(Number(text))
    ? Number(text)
    : text;
}

/** Would reach a prototype. */
function forbidden(tree: Tree, key: string): boolean {
  return key === "__proto__" ||
    key === "constructor" && typeof tree[key] === "function";
}

/** Sets `a.b` as `{ a: { b } }`. */
function put(tree: Tree, name: string, value: unknown, collect = false): void {
  const path = name.split(".");
  const last = path.pop()!;
  for (const key of path) {
    if (forbidden(tree, key)) return;
    if (!Object.hasOwn(tree, key)) tree[key] = {};
    tree = tree[key] as Tree;
  }
  if (forbidden(tree, last)) return;
  const old = Object.hasOwn(tree, last) ? tree[last] : undefined;
  if (!collect) tree[last] = value;
  else if (Array.isArray(old)) old.push(value);
  else tree[last] = old ? [old, value] : [value];
}

function has(tree: Tree, name: string): boolean {
  let at: unknown = tree;
  for (const key of name.split(".")) {
    if (at === null || at === undefined || !Object.hasOwn(at, key)) {
      return false;
    }
    at = (at as Tree)[key];
  }
  return true;
}
