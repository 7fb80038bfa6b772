import { ending, format } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";
import { equal } from "./equal.ts";
import { assertEquals } from "./equals.ts";

/** An array or a typed array, but no string. */
export type ArrayLikeArg<T> = ArrayLike<T> & object;

/** Asserts that a string matches a pattern. */
export function assertMatch(
  actual: string,
  expected: RegExp,
  msg?: string,
): void {
  // From the start also with the flag `g`, and without moving the caller's lastIndex.
  if (actual.search(expected) >= 0) return;
  throw new AssertionError(
    `Expected actual: "${actual}" to match: "${expected}"${ending(msg)}`,
  );
}

/** Asserts that a string contains another. */
export function assertStringIncludes(
  actual: string,
  expected: string,
  msg?: string,
): void {
  if (actual.includes(expected)) return;
  throw new AssertionError(
    `Expected actual: "${actual}" to contain: "${expected}"${ending(msg)}`,
  );
}

/** Asserts that an array has an equal for each element of another. */
export function assertArrayIncludes<T>(
  actual: ArrayLikeArg<T>,
  expected: ArrayLikeArg<T>,
  msg?: string,
): void {
  const elements = Array.from(actual);
  const missing = Array.from(expected).filter((value) =>
    !elements.some((element) => equal(element, value))
  );
  if (missing.length === 0) return;
  throw new AssertionError(
    `Expected actual: "${format(actual)}" to include: "${format(expected)}"${
      ending(msg)
    }\n` +
      `missing: ${format(missing)}`,
  );
}

/** Asserts that an object has every property of another, deeply. */
export function assertObjectMatch(
  // deno-lint-ignore no-explicit-any -- so that interfaces fit, as in the real package
  actual: Record<PropertyKey, any>,
  expected: Record<PropertyKey, unknown>,
  msg?: string,
): void {
  if (actual === null || typeof actual !== "object") {
    throw new TypeError(
      `Cannot assertObjectMatch ${
        actual === null ? null : `type ${typeof actual}`
      }`,
    );
  }
  assertEquals(
    project(actual, expected, new Map()),
    project(expected, expected, new Map()),
    msg,
  );
}

/** The part of `value` that `shape` names, as plain objects, so that classes do not matter. */
function project(
  value: unknown,
  shape: unknown,
  seen: Map<unknown, Map<unknown, unknown>>,
): unknown {
  if (!isOpen(value) || !isOpen(shape)) return value;
  const known = seen.get(value)?.get(shape);
  if (known !== undefined) return known;
  if (value instanceof Set && shape instanceof Set) {
    return value.intersection(shape);
  }
  if (value instanceof Map && shape instanceof Map) {
    const pairs = [...value].filter(([key]) => shape.has(key));
    return new Map(
      pairs.map(([key, v]) => [key, project(v, shape.get(key), seen)]),
    );
  }
  const part: Record<PropertyKey, unknown> = {};
  seen.set(value, (seen.get(value) ?? new Map()).set(shape, part));
  const names = Reflect.ownKeys(value).filter((key) => key in shape);
  for (const key of names) {
    if (key === "length" && Array.isArray(value)) continue;
    part[key] = project(Reflect.get(value, key), Reflect.get(shape, key), seen);
  }
  return part;
}

function isOpen(value: unknown): value is object {
  return typeof value === "object" && value !== null &&
    !(value instanceof RegExp) && !(value instanceof Date);
}
