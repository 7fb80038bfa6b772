import { diff, ending, format } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";
import { equal } from "./equal.ts";

/** Asserts that two values are deeply equal. */
export function assertEquals<T>(actual: T, expected: T, msg?: string): void {
  if (equal(actual, expected)) return;
  throw new AssertionError(
    `Values are not equal${ending(msg)}\n\n${diff(actual, expected)}\n`,
  );
}

/** Asserts that two values are not deeply equal. */
export function assertNotEquals<T>(actual: T, expected: T, msg?: string): void {
  if (!equal(actual, expected)) return;
  throw new AssertionError(
    `Expected actual: ${format(actual)} not to be: ${format(expected)}${
      ending(msg)
    }`,
  );
}

/** Asserts that two values are the same, by `Object.is`. */
export function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  msg?: string,
): asserts actual is T {
  if (Object.is(actual, expected)) return;
  const alike = format(actual) === format(expected);
  throw new AssertionError(
    alike
      ? `Values have the same structure but are not reference-equal${
        ending(msg)
      }\n\n${format(actual)}\n`
      : `Values are not strictly equal${ending(msg)}\n\n${
        diff(actual, expected)
      }\n`,
  );
}

/** Asserts that two numbers differ by no more than `tolerance`, by default a ten millionth. */
export function assertAlmostEquals(
  actual: number,
  expected: number,
  tolerance?: number,
  msg?: string,
): void {
  if (Object.is(actual, expected)) return;
  const delta = Math.abs(expected - actual);
  const limit = tolerance ??
    (Number.isFinite(expected) ? Math.abs(expected * 1e-7) : 1e-7);
  if (delta <= limit) return;
  const [a, e, d, l] = [actual, expected, delta, limit].map((n) =>
    `"${Number.isInteger(n) ? n : n.toExponential()}"`
  );
  throw new AssertionError(
    `Expected actual: ${a} to be close to ${e}: delta ${d} is greater than ${l}${
      ending(msg)
    }`,
  );
}
