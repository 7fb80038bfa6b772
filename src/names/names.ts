/**
 * What the numbers of one registry are called: a value, and the name that its
 * registry gives it.
 */
export type Names = Readonly<Record<number, string>>;
