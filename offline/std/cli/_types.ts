/** Names of options: a union of literals, or `undefined` when none are given. */
export type Names = string | undefined;

/** Names of booleans, or `true` for every option written with two dashes. */
export type BooleanNames = boolean | Names;

/** Other names of an option. */
export type Aliases<N extends string = string> = Partial<
  Record<string, N | ReadonlyArray<N>>
>;

/** Default values by name. */
export type Defaults = Record<string, unknown> | undefined;

/** Copies a type so that an editor shows its members, also the nested ones. */
export type Flatten<T> = T extends Record<string, unknown>
  ? T extends infer U ? { [K in keyof U]: Flatten<U[K]> } : never
  : T;

/** The options of a result: typed as soon as one is declared, otherwise anything. */
export type Values<
  B extends BooleanNames,
  S extends Names,
  C extends Names,
  N extends Names,
  D extends Defaults,
  A extends Aliases | undefined,
> = AnyDeclared<B, S, C> extends true
  ? Record<string, unknown> & Nested<WithAliases<Flat<B, S, C, N, D>, A>>
  // deno-lint-ignore no-explicit-any -- the real package gives any here
  : Record<string, any>;

type AnyDeclared<B, S, C> = undefined extends (false extends B ? undefined : B)
  ? undefined extends S ? undefined extends C ? false : true : true
  : true;

type Declared<B, S, C> = Extract<B | S | C, string>;

type Given<D> = D extends undefined ? never : keyof D & string;

/** Strings may be missing; booleans, collected options and those with a default are always there. */
type Optional<B, S, C, D> = Exclude<Extract<S, string>, B | C | Given<D>>;

type Flat<B, S, C, N, D> =
  & {
    [K in Exclude<Declared<B, S, C>, Optional<B, S, C, D>>]: Value<
      K,
      B,
      S,
      C,
      N,
      D
    >;
  }
  & { [K in Optional<B, S, C, D>]?: Value<K, B, S, C, N, D> }
  & {
    [K in Exclude<Given<D>, Declared<B, S, C> | Above<Declared<B, S, C>>>]:
      unknown;
  };

type Value<K, B, S, C, N, D> =
  | (K extends C ? Array<Single<K, B, S>> : Single<K, B, S>)
  | (K extends N ? false : never)
  | (K extends keyof D ? D[K] : never);

type Single<K, B, S> = K extends S ? string : K extends B ? boolean : unknown;

type WithAliases<F, A> = { [K in keyof F as K | AliasesOf<K, A>]: F[K] };

/** As in the real one, a readonly array (`as const`) gives no types. */
type AliasesOf<K, A> = K extends keyof A
  ? Literal<A[K] extends Array<infer E> ? E : A[K]>
  : never;

type Literal<T> = T extends string ? string extends T ? never : T : never;

/** Turns `{ "a.b": T }` into `{ a: { b: T } }`; defaults are only typed by dotted names. */
type Nested<F> =
  & { [K in keyof F as K extends `${string}.${string}` ? never : K]: F[K] }
  & {
    [H in Above<keyof F> as IsOptional<Below<F, H>> extends true ? never : H]:
      Nested<Below<F, H>>;
  }
  & {
    [H in Above<keyof F> as IsOptional<Below<F, H>> extends true ? H : never]?:
      Nested<Below<F, H>>;
  };

type Above<K> = K extends `${infer H}.${string}` ? H : never;

type Below<F, H extends string> = {
  [K in keyof F as K extends `${H}.${infer R}` ? R : never]: F[K];
};

type IsOptional<F> = Record<never, never> extends F ? true : false;
