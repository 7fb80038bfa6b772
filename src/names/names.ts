/**
 * What the numbers of one registry are called: a value, and the name that its
 * registry gives it.
 */
export type Names = Readonly<Record<number, string>>;

/** What object identifiers are called. */
export type OidNames = Readonly<Record<string, string>>;
