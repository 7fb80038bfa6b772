/**
 * Stand-in for `jsr:@std/assert`: the functions this project's tests import.
 *
 * @module
 */
export * from "./assertion_error.ts";
export * from "./contents.ts";
export * from "./equal.ts";
export * from "./equals.ts";
export * from "./throws.ts";
export * from "./truth.ts";
