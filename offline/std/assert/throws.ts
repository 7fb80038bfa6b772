import { ending } from "./_message.ts";
import { AssertionError } from "./assertion_error.ts";

// deno-lint-ignore no-explicit-any -- any constructor of an error fits
type ErrorClass<E extends Error> = abstract new (...args: any[]) => E;

/** Asserts that a value is an error of a class whose message includes a text. */
export function assertIsError<E extends Error = Error>(
  error: unknown,
  ErrorClass?: ErrorClass<E>,
  msgMatches?: string | RegExp,
  msg?: string,
): asserts error is E {
  if (!(error instanceof Error)) {
    throw new AssertionError(
      `Expected "error" to be an Error object${ending(msg)}`,
    );
  }
  if (ErrorClass && !(error instanceof ErrorClass)) {
    throw new AssertionError(
      `Expected error to be instance of "${ErrorClass.name}", but was "${error.constructor.name}"${
        ending(msg)
      }`,
    );
  }
  const matches = msgMatches === undefined ||
    (typeof msgMatches === "string"
      ? error.message.includes(msgMatches)
      : error.message.search(msgMatches) >= 0);
  if (!matches) {
    const wanted = typeof msgMatches === "string"
      ? `to include ${JSON.stringify(msgMatches)}`
      : `to match ${msgMatches}`;
    throw new AssertionError(
      `Expected error message ${wanted}, but got ${
        JSON.stringify(error.message)
      }${ending(msg)}`,
    );
  }
}

/** Asserts that a function throws, and gives what it threw. */
export function assertThrows(fn: () => unknown, msg?: string): unknown;
/** Asserts that a function throws an error of a class, and gives the error. */
export function assertThrows<E extends Error = Error>(
  fn: () => unknown,
  ErrorClass: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): E;
export function assertThrows(fn: () => unknown, ...wanted: Wanted): unknown {
  try {
    fn();
  } catch (error) {
    return check(error, "thrown", wanted);
  }
  throw new AssertionError(
    `Expected function to throw${ending(wordsOf(wanted))}`,
  );
}

/** Asserts that a function's promise rejects, and gives the reason. */
export function assertRejects(
  fn: () => PromiseLike<unknown>,
  msg?: string,
): Promise<unknown>;
/** Asserts that a function's promise rejects with an error of a class, and gives the error. */
export function assertRejects<E extends Error = Error>(
  fn: () => PromiseLike<unknown>,
  ErrorClass: ErrorClass<E>,
  msgIncludes?: string,
  msg?: string,
): Promise<E>;
export async function assertRejects(
  fn: () => PromiseLike<unknown>,
  ...wanted: Wanted
): Promise<unknown> {
  const words = ending(wordsOf(wanted));
  let promise: PromiseLike<unknown> | undefined;
  try {
    promise = fn();
  } catch {
    // Reported below, like a value that is no promise.
  }
  if (typeof promise?.then !== "function") {
    throw new AssertionError(`Function throws when expected to reject${words}`);
  }
  try {
    await promise;
  } catch (error) {
    return check(error, "rejected", wanted);
  }
  throw new AssertionError(`Expected function to reject${words}`);
}

type Wanted = [
  classOrWords?: ErrorClass<Error> | string,
  msgIncludes?: string,
  msg?: string,
];

function wordsOf([classOrWords, , msg]: Wanted): string | undefined {
  return typeof classOrWords === "string" ? classOrWords : msg;
}

function check(
  error: unknown,
  how: "thrown" | "rejected",
  wanted: Wanted,
): unknown {
  const [ErrorClass, msgIncludes, msg] = wanted;
  if (typeof ErrorClass === "function") {
    if (!(error instanceof Error)) {
      throw new AssertionError(`A non-Error object was ${how}${ending(msg)}`);
    }
    assertIsError(error, ErrorClass, msgIncludes, msg);
  }
  return error;
}
