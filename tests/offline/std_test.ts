/**
 * The stand-ins under `offline/std` against what the real packages document: a table per function.
 * The results are compared with `node:assert`, which is no stand-in.
 */
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import * as std from "@std/assert";
import * as path from "@std/path";
import {
  type Args,
  parseArgs,
  type ParseOptions,
} from "../../offline/std/cli/parse_args.ts";
import { unicodeWidth } from "../../offline/std/cli/unicode_width.ts";
import {
  format as formatBytes,
  type FormatOptions,
} from "../../offline/std/fmt/bytes.ts";
import * as colors from "../../offline/std/fmt/colors.ts";
import { format as formatDuration } from "../../offline/std/fmt/duration.ts";
import { TextLineStream } from "../../offline/std/streams/text_line_stream.ts";
import { toText } from "../../offline/std/streams/to_text.ts";

/** Checks at compile time that two types are the same. */
function sameType<A, B>(
  _: (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2)
    ? true
    : false,
): void {}

/** The message of what `fn` throws, or `undefined` when it returns. */
function thrown(fn: () => unknown): string | undefined {
  try {
    fn();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

// assert

class Point {
  #hidden: number;
  constructor(readonly x: number, hidden = 0) {
    this.#hidden = hidden;
  }
  get double(): number {
    return 2 * this.#hidden;
  }
}

const circle: Record<string, unknown> = {};
circle.self = circle;
const circle2: Record<string, unknown> = {};
circle2.self = circle2;

const EQUAL: [a: unknown, b: unknown, equal: boolean][] = [
  [0, -0, true],
  [NaN, NaN, true],
  [1, "1", false],
  [1n, 1n, true],
  [1n, 1, false],
  [null, undefined, false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: undefined }, {}, false],
  [{ a: undefined, b: undefined }, { a: undefined, c: undefined }, false],
  [{ a: -0 }, { a: 0 }, true],
  [{ a: 1 }, Object.assign(Object.create(null), { a: 1 }), true],
  [{ [Symbol.for("s")]: 1 }, { [Symbol.for("s")]: 1 }, true],
  [{ [Symbol("s")]: 1 }, { [Symbol("s")]: 1 }, false],
  [[1, [2, 3]], [1, [2, 3]], true],
  [[1, 2], [2, 1], false],
  [[1, 2], [1, 2, 3], false],
  [[], {}, false],
  [Uint8Array.of(1, 2), Uint8Array.of(1, 2), true],
  [Uint8Array.of(1, 2), Uint8Array.of(2, 1), false],
  [Uint8Array.of(1, 2), [1, 2], false],
  [Uint8Array.of(1), Uint16Array.of(1), false],
  [Uint8Array.of(1, 2, 3).subarray(1), Uint8Array.of(2, 3), true],
  [BigUint64Array.of(1n), BigUint64Array.of(2n), false],
  [Uint8Array.of(1).buffer, Uint8Array.of(1).buffer, true],
  [Uint8Array.of(1).buffer, Uint8Array.of(2).buffer, false],
  [new DataView(new ArrayBuffer(2)), new DataView(new ArrayBuffer(2)), true],
  [
    new DataView(new ArrayBuffer(2)),
    new DataView(new ArrayBuffer(2), 1),
    false,
  ],
  [new Map([["a", 1], ["b", 2]]), new Map([["b", 2], ["a", 1]]), true],
  [new Map([["a", { b: 1 }]]), new Map([["a", { b: 2 }]]), false],
  [new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]]), true],
  [new Map([["a", undefined]]), new Map([["b", undefined]]), false],
  [new Set([1, 2]), new Set([2, 1]), true],
  [new Set([{ a: 1 }]), new Set([{ a: 1 }]), true],
  [new Set([{ a: 1 }]), new Set([{ a: 2 }]), false],
  [new Set([1]), new Map([[1, 1]]), false],
  [new Date(5), new Date(5), true],
  [new Date(5), new Date(6), false],
  [new Date(NaN), new Date(NaN), true],
  [/a/g, /a/g, true],
  [/a/g, /a/i, false],
  [new URL("a:b"), new URL("a:b"), true],
  [new URL("a:b"), new URL("a:c"), false],
  [new Point(1), new Point(1), true],
  [new Point(1), { x: 1 }, false],
  [new Point(1, 1), new Point(1, 2), false], // a getter of the class
  [new WeakRef(circle), new WeakRef(circle2), true],
  [circle, circle2, true],
];

Deno.test("std assert: equal compares as documented", () => {
  for (const [a, b, result] of EQUAL) {
    strictEqual(std.equal(a, b), result, Deno.inspect([a, b]));
    strictEqual(std.equal(b, a), result, Deno.inspect([b, a]));
    strictEqual(thrown(() => std.assertEquals(a, b)) === undefined, result);
    strictEqual(thrown(() => std.assertNotEquals(a, b)) === undefined, !result);
  }
  strictEqual(
    thrown(() => std.equal(new WeakMap(), new WeakMap())),
    "TypeError: Cannot compare WeakMap instances",
  );
});

const PASSING: (() => unknown)[] = [
  () => std.assert("a"),
  () => std.assertFalse(0n),
  () => std.assertExists(0),
  () => std.assertStrictEquals(NaN, NaN),
  () => std.assertInstanceOf(new Point(1), Point),
  () => std.assertGreater(2n, 1n),
  () => std.assertGreaterOrEqual(1, 1),
  () => std.assertLess("a", "b"),
  () => std.assertLessOrEqual(1, 1),
  () => std.assertMatch("abc", /b/g),
  () => std.assertStringIncludes("abc", "bc"),
  () => std.assertArrayIncludes([{ a: 1 }, { b: 2 }], [{ b: 2 }]),
  () => std.assertArrayIncludes(Uint8Array.of(1, 2), Uint8Array.of(2)),
  () => std.assertAlmostEquals(0.1 + 0.2, 0.3),
  () => std.assertAlmostEquals(0.1 + 0.2, 0.3, 1e-16),
  () => std.assertAlmostEquals(9e20, 9.0000000001e20),
  () => std.assertAlmostEquals(-0, 0),
  () => std.assertAlmostEquals(NaN, NaN),
  () => std.assertIsError(new TypeError("abc"), Error, /b/),
  () => std.assertObjectMatch({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } }),
  () => std.assertObjectMatch({ a: [1, 2, 3] }, { a: [1, 2] }),
  () => std.assertObjectMatch({ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }),
  () => std.assertObjectMatch({ a: new Point(1) }, { a: { x: 1 } }),
  () => std.assertObjectMatch({ a: { x: 1 } }, { a: new Point(1) }),
  () => std.assertObjectMatch({ a: new Set([1, 2]) }, { a: new Set([1]) }),
  () =>
    std.assertObjectMatch({ a: new Map([["b", { c: 1, d: 2 }]]) }, {
      a: new Map([["b", { c: 1 }]]),
    }),
  () =>
    std.assertObjectMatch({ a: Uint8Array.of(1, 2) }, {
      a: Uint8Array.of(1, 2),
    }),
  () => std.assertObjectMatch({ a: /b/i, c: null }, { a: /b/i, c: null }),
  () => std.assertObjectMatch(circle, { self: { self: {} } }),
  () => std.assertObjectMatch(circle, circle2),
];

const FAILING: [fn: () => unknown, message: string][] = [
  [() => std.assert(0, "why"), "why"],
  [() => std.assertFalse(1, "why"), "why"],
  [
    () => std.assertExists(null),
    'Expected actual: "null" to not be null or undefined.',
  ],
  [() => std.assertStrictEquals(0, -0), "Values are not strictly equal."],
  [
    () => std.assertStrictEquals({}, {}),
    "Values have the same structure but are not reference-equal.",
  ],
  [() => std.assertStrictEquals([1], [1], "why"), "reference-equal: why\n"],
  [() => std.assertEquals(1, 2), "Values are not equal."],
  [() => std.assertEquals(1, 2), "\n-   1\n+   2\n"],
  [() => std.assertEquals(1, 2, "why"), "Values are not equal: why"],
  [
    () => std.assertEquals([1, "2", 3], ["1", "2", 3]),
    '\n    [\n-     1,\n+     "1",\n      "2",\n      3,\n    ]',
  ],
  [() => std.assertEquals("a\nb", "a\nc"), "\n    a\n-   b\n+   c\n"],
  [() => std.assertNotEquals(1, 1), "Expected actual: 1 not to be: 1."],
  [
    () => std.assertInstanceOf(new Date(), RegExp),
    'Expected object to be an instance of "RegExp" but was "Date".',
  ],
  [
    () => std.assertInstanceOf(5, Number, "why"),
    'an instance of "Number" but was "number": why',
  ],
  [
    () => std.assertInstanceOf(null, Date),
    'an instance of "Date" but was "null".',
  ],
  [
    () => std.assertInstanceOf(Point, Point),
    'of "Point" but was not an instanced object.',
  ],
  [
    () => std.assertInstanceOf(new (class Point {})(), Point),
    'an instance of "Point".',
  ],
  [() => std.assertGreater(1, 1), "Expect 1 > 1"],
  [() => std.assertGreaterOrEqual(1, 2), "Expect 1 >= 2"],
  [() => std.assertLess(2n, 2n), "Expect 2n < 2n"],
  [() => std.assertLessOrEqual(2, 1, "why"), "why"],
  [() => std.assertMatch("a", /b/), 'Expected actual: "a" to match: "/b/".'],
  [
    () => std.assertStringIncludes("a", "b", "why"),
    'Expected actual: "a" to contain: "b": why',
  ],
  [
    () => std.assertArrayIncludes(["a"], ["b"]),
    'Expected actual: "[\n  "a",\n]" to include: "[\n  "b",\n]".\nmissing: [\n  "b",\n]',
  ],
  [
    () => std.assertAlmostEquals(-Infinity, Infinity, 1e-17),
    'Expected actual: "-Infinity" to be close to "Infinity": delta "Infinity" is greater than "1e-17".',
  ],
  [
    () => std.assertAlmostEquals(5e-7, 6e-7),
    'Expected actual: "5e-7" to be close to "6e-7"',
  ],
  [
    () => std.assertObjectMatch({ a: 1 }, { a: 1, b: 2 }),
    "Values are not equal.",
  ],
  [
    () => std.assertObjectMatch({ a: { b: 1 } }, { a: { b: 2 } }),
    "Values are not equal.",
  ],
  [
    () => std.assertObjectMatch({ a: [1] }, { a: [1, 2] }),
    "Values are not equal.",
  ],
  [
    () => std.assertObjectMatch({ a: null }, { a: { b: 1 } }),
    "Values are not equal.",
  ],
  [
    () => std.assertObjectMatch({ a: undefined }, { a: null }),
    "Values are not equal.",
  ],
  [
    () => std.assertObjectMatch({ a: /b/i }, { a: /b/ }),
    "Values are not equal.",
  ],
  [
    () => std.assertObjectMatch({ a: new Set([1]) }, { a: new Set([2]) }),
    "Values are not equal.",
  ],
  [() => std.assertIsError("a"), 'Expected "error" to be an Error object.'],
  [() => std.assertThrows(() => {}), "Expected function to throw."],
  [() => std.assertThrows(() => {}, "why"), "Expected function to throw: why"],
  [
    () => std.assertThrows(() => {}, Error, "a", "why"),
    "Expected function to throw: why",
  ],
  [
    () => std.assertThrows(() => std.fail("foo"), TypeError),
    'Expected error to be instance of "TypeError", but was "AssertionError".',
  ],
  [
    () => std.assertThrows(() => std.fail("foo"), std.AssertionError, 'b"ar'),
    'Expected error message to include "b\\"ar", but got "Failed assertion: foo".',
  ],
  [
    () =>
      std.assertThrows(() => {
        throw "a";
      }, Error),
    "A non-Error object was thrown.",
  ],
  [() => std.fail(), "Failed assertion."],
  [() => std.fail("why"), "Failed assertion: why"],
  [() => std.unreachable(), "Unreachable."],
];

Deno.test("std assert: what holds passes", () => {
  for (const fn of PASSING) strictEqual(thrown(fn), undefined, String(fn));
});

Deno.test("std assert: what does not hold throws AssertionError with its message", () => {
  for (const [fn, message] of FAILING) {
    const text = thrown(fn) ?? "nothing";
    strictEqual(text.startsWith("AssertionError: "), true, `${fn}: ${text}`);
    strictEqual(text.includes(message), true, `${fn}: ${text}`);
  }
  strictEqual(
    // @ts-expect-error null is no object
    thrown(() => std.assertObjectMatch(null, {})),
    "TypeError: Cannot assertObjectMatch null",
  );
});

Deno.test("std assert: assertThrows gives what was thrown, typed by the class", () => {
  const error = std.assertThrows(
    () => std.fail("foo"),
    std.AssertionError,
    "foo",
  );
  sameType<typeof error, std.AssertionError>(true);
  strictEqual(error.message, "Failed assertion: foo");
  const value = std.assertThrows(() => {
    throw 5;
  });
  sameType<typeof value, unknown>(true);
  strictEqual(value, 5);
});

Deno.test("std assert: assertRejects gives the reason and tells why it cannot", async () => {
  const error = await std.assertRejects(
    () => Promise.reject(new TypeError("foo")),
    Error,
    "fo",
  );
  sameType<typeof error, Error>(true);
  strictEqual(error.message, "foo");
  strictEqual(await std.assertRejects(() => Promise.reject(null)), null);

  const failing: [() => PromiseLike<unknown>, string][] = [
    [() => Promise.resolve(), "Expected function to reject: why"],
    [() => {
      throw new TypeError();
    }, "Function throws when expected to reject: why"],
    [() => Promise.reject("a"), "A non-Error object was rejected: why"],
    [
      () => Promise.reject(new RangeError("foo")),
      'Expected error to be instance of "TypeError", but was "RangeError": why',
    ],
  ];
  for (const [fn, message] of failing) {
    const failed = await std.assertRejects(
      () => std.assertRejects(fn, TypeError, "foo", "why"),
      std.AssertionError,
    );
    strictEqual(failed.message, message);
  }
});

Deno.test("std assert: assertions narrow types", () => {
  const value: unknown = new Point(1);
  std.assertInstanceOf(value, Point);
  sameType<typeof value, Point>(true);
  const maybe = [1].at(0);
  std.assertExists(maybe);
  sameType<typeof maybe, number>(true);
});

// path

Deno.test("std path: functions give the documented results", () => {
  const table: [actual: unknown, expected: unknown][] = [
    [path.join("/foo", "bar", "baz/asdf", "quux", ".."), "/foo/bar/baz/asdf"],
    [path.join(new URL("file:///foo"), "bar"), "/foo/bar"],
    [path.dirname("/home/user/a.txt"), "/home/user"],
    [path.dirname("a"), "."],
    [path.basename("/home/user/a.txt"), "a.txt"],
    [path.basename("/home/user/a.txt", ".txt"), "a"],
    [path.basename("a/b/"), "b"],
    [path.extname("/home/user/a.tar.gz"), ".gz"],
    [path.extname(".profile"), ""],
    [path.extname(new URL("file:///a.ts")), ".ts"],
    [path.resolve("/foo", "bar", "../baz"), "/foo/baz"],
    [path.resolve("/foo", "/bar"), "/bar"],
    [path.normalize("/foo/bar//baz/asdf/quux/.."), "/foo/bar/baz/asdf"],
    [path.isAbsolute("/a"), true],
    [path.isAbsolute("a"), false],
    [path.relative("/data/test/aaa", "/data/impl/bbb"), "../../impl/bbb"],
    [path.fromFileUrl("file:///home/a%20b"), "/home/a b"],
    [path.fromFileUrl(new URL("file:///home/a")), "/home/a"],
    [path.toFileUrl("/home/a b#c?d%").href, "file:///home/a%20b%23c%3Fd%25"],
    [path.parse("/a/b.tar.gz"), {
      root: "/",
      dir: "/a",
      base: "b.tar.gz",
      ext: ".gz",
      name: "b.tar",
    }],
    [path.SEPARATOR, "/"],
    [
      thrown(() => path.fromFileUrl("http://a")),
      'TypeError: URL must be a file URL: received "http:"',
    ],
    [
      thrown(() => path.toFileUrl("a")),
      'TypeError: Path must be absolute: received "a"',
    ],
  ];
  for (const [actual, expected] of table) deepStrictEqual(actual, expected);
});

// cli

const PARSED: [
  args: string,
  options: ParseOptions | undefined,
  result: Record<string, unknown>,
][] = [
  // Short options
  ["-b", undefined, { b: true, _: [] }],
  ["-n2", undefined, { n: 2, _: [] }],
  ["-n2", { string: ["n"] }, { n: "2", _: [] }],
  ["-n123", undefined, { n: 123, _: [] }],
  ["-n 2", undefined, { n: 2, _: [] }],
  ["-n=2", undefined, { n: 2, _: [] }],
  ["-hn 2", undefined, { h: true, n: 2, _: [] }],
  ["-hn 2", { boolean: ["h"], string: ["n"] }, { h: true, n: "2", _: [] }],
  ["-hn2", undefined, { h: "n2", _: [] }], // as the real one
  ["-abc=x", undefined, { a: "x", _: [] }], // as the real one
  ["-abc=", undefined, { a: true, b: true, c: "", _: [] }],
  ["-123 456", undefined, { 1: true, 2: true, 3: 456, _: [] }],
  ["-cats", undefined, { c: true, a: true, t: true, s: true, _: [] }],
  ["-cats meow", undefined, { c: true, a: true, t: true, s: "meow", _: [] }],
  ["-art", { string: ["a", "t"] }, { a: "", r: true, t: "", _: [] }],
  ["-h localhost -fp 555 script.js", undefined, {
    h: "localhost",
    f: true,
    p: 555,
    _: ["script.js"],
  }],
  ["-I/foo/bar", undefined, { I: "/foo/bar", _: [] }],
  ["-xyz/foo", undefined, { x: true, y: true, z: "/foo", _: [] }],
  ["-f=abc=def", undefined, { f: "abc=def", _: [] }],
  ["-e==", undefined, { e: "=", _: [] }],
  ["-f=", undefined, { f: "", _: [] }],
  ["-n -", undefined, { n: "-", _: [] }],
  ["-f-", undefined, { f: "-", _: [] }],
  ["-", undefined, { _: ["-"] }],
  ["-b -", { boolean: "b" }, { b: true, _: ["-"] }],
  ["-x -5", undefined, { x: true, 5: true, _: [] }],
  ["-x=-5", undefined, { x: -5, _: [] }],
  // Long options
  ["--bool", undefined, { bool: true, _: [] }],
  ["--name=value", undefined, { name: "value", _: [] }],
  ["--name value", undefined, { name: "value", _: [] }],
  ["--name=a=b", undefined, { name: "a=b", _: [] }],
  ["--name= bar", undefined, { name: "", _: ["bar"] }],
  ["--a --b", undefined, { a: true, b: true, _: [] }],
  ["--a -b c", undefined, { a: true, b: "c", _: [] }],
  ["--host localhost --port 555", undefined, {
    host: "localhost",
    port: 555,
    _: [],
  }],
  ["--toString --valueOf foo", undefined, {
    toString: true,
    valueOf: "foo",
    _: [],
  }],
  ["--__proto__.x 1 --constructor.y 2", undefined, { _: [] }],
  // Numbers
  ["-x 1234 -y 5.67 -z 1e7 -w 10f --hex 0xff 789", undefined, {
    x: 1234,
    y: 5.67,
    z: 1e7,
    w: "10f",
    hex: 255,
    _: [789],
  }],
  ["--x 0012 0012 7", { string: ["x", "_"] }, { x: "0012", _: ["0012", "7"] }],
  ["a 1 0x10 1.5e3 1a", undefined, { _: ["a", 1, 16, 1500, "1a"] }],
  // Booleans
  ["-t moo", { boolean: "t" }, { t: true, _: ["moo"] }],
  ["moo", { boolean: ["t", "verbose"] }, {
    t: false,
    verbose: false,
    _: ["moo"],
  }],
  ["-t true --v false x", { boolean: ["t", "v"] }, {
    t: true,
    v: false,
    _: ["x"],
  }],
  ["--v=false --t=true", { boolean: ["v", "t"] }, { v: false, t: true, _: [] }],
  ["-t true123", { boolean: ["t"] }, { t: true, _: ["true123"] }],
  ["moo --honk cow -p 55 --tacos=good", { boolean: true }, {
    honk: true,
    tacos: "good",
    p: 55,
    _: ["moo", "cow"],
  }],
  // Strings
  ["--s", { string: "s" }, { s: "", _: [] }],
  ["", { string: "s" }, { _: [] }],
  // Negation, only where declared
  ["--no-moo", undefined, { "no-moo": true, _: [] }],
  ["--no-moo", { boolean: ["moo"] }, { "no-moo": true, moo: false, _: [] }],
  ["--no-moo", { boolean: ["moo"], negatable: ["moo"] }, { moo: false, _: [] }],
  ["--no-moo --moo", { boolean: ["moo"], negatable: ["moo"] }, {
    moo: true,
    _: [],
  }],
  ["--no-color x", { negatable: ["color"], default: { color: true } }, {
    color: false,
    _: ["x"],
  }],
  ["--foo 1 -f 2 --no-foo", {
    string: ["foo"],
    collect: ["foo"],
    negatable: ["foo"],
    alias: { foo: "f" },
  }, { foo: false, f: false, _: [] }],
  // Repetition
  ["-v a -v b", undefined, { v: "b", _: [] }],
  ["-v a -v b", { collect: ["v"] }, { v: ["a", "b"], _: [] }],
  ["--v=1 --v=2", { collect: "v", string: "v" }, { v: ["1", "2"], _: [] }],
  ["", { collect: ["s", "b", "u"], string: "s", boolean: "b" }, {
    s: [],
    b: [],
    _: [],
  }],
  ["--b --b", { collect: "b", boolean: "b" }, { b: [true, true], _: [] }],
  ["", { collect: ["v"], default: { v: ["x"] } }, { v: ["x"], _: [] }],
  // Aliases
  ["-z 55", { alias: { z: ["zm", "zoom"] } }, {
    z: 55,
    zm: 55,
    zoom: 55,
    _: [],
  }],
  ["--zoom 55", { alias: { z: ["zm", "zoom"] } }, {
    z: 55,
    zm: 55,
    zoom: 55,
    _: [],
  }],
  ["-h derp", { boolean: "herp", alias: { h: "herp" } }, {
    herp: true,
    h: true,
    _: ["derp"],
  }],
  ["", { string: ["foo"], boolean: ["bar"], alias: { bar: "b" } }, {
    bar: false,
    b: false,
    _: [],
  }],
  ["--str 000123", { string: "s", alias: { s: "str" } }, {
    s: "000123",
    str: "000123",
    _: [],
  }],
  ["-S a --strs b", { collect: "strs", alias: { strs: "S" } }, {
    strs: ["a", "b"],
    S: ["a", "b"],
    _: [],
  }],
  // Defaults
  ["", { default: { a: 1, "b.c": 2 }, alias: { a: "x" } }, {
    a: 1,
    x: 1,
    b: { c: 2 },
    _: [],
  }],
  ["-a 3", { default: { a: 1 } }, { a: 3, _: [] }],
  ["", { boolean: "maybe", default: { maybe: null } }, { maybe: null, _: [] }],
  // Dots
  ["--foo.bar 3 --foo.quux.oO --beep.boop", undefined, {
    foo: { bar: 3, quux: { oO: true } },
    beep: { boop: true },
    _: [],
  }],
  ["--a.b 22", { alias: { "a.b": "aa.bb" } }, {
    a: { b: 22 },
    aa: { bb: 22 },
    _: [],
  }],
  ["", { boolean: ["a.b"] }, { a: { b: false }, _: [] }],
  // The end of options
  ["-a -- b", undefined, { a: true, _: ["b"] }],
  ["--name John before -- after --x 5", undefined, {
    name: "John",
    _: ["before", "after", "--x", "5"],
  }],
  ["--name John before -- after 5", { "--": true }, {
    name: "John",
    _: ["before"],
    "--": ["after", "5"],
  }],
  ["a", { "--": true }, { _: ["a"], "--": [] }],
  ["--aaa bbb ccc --ddd 5", { stopEarly: true }, {
    aaa: "bbb",
    _: ["ccc", "--ddd", "5"],
  }],
  ["a -b -- c", { stopEarly: true, "--": true }, {
    _: ["a", "-b"],
    "--": ["c"],
  }],
];

Deno.test("std cli: parseArgs gives the documented results", () => {
  for (const [args, options, result] of PARSED) {
    const words = args.split(" ").filter(Boolean);
    deepStrictEqual(
      parseArgs(words, options),
      result,
      `${args} ${Deno.inspect(options)}`,
    );
  }
  deepStrictEqual(parseArgs(["-s", "X\nX", "--t=X\nX"]), {
    s: "X\nX",
    t: "X\nX",
    _: [],
  });
  deepStrictEqual(parseArgs(["-x", "\t", "  "]), { x: "\t", _: ["  "] });
  deepStrictEqual(parseArgs(["--s", "", "a"], { string: "s" }), {
    s: "",
    _: ["", "a"],
  });
});

Deno.test("std cli: parseArgs shows unknown arguments and drops refused ones", () => {
  const seen: unknown[] = [];
  const unknown = (...args: unknown[]) => {
    seen.push(args);
    return false;
  };
  const words = "-h hello --derp bye -d 5 pos --honk --list x -- rest".split(
    " ",
  );
  const options = {
    alias: { h: "herp" },
    string: "h",
    boolean: "honk",
    collect: "list",
    unknown,
  };
  deepStrictEqual(parseArgs(words, options), {
    h: "hello",
    herp: "hello",
    honk: true,
    list: ["x"],
    _: ["rest"],
  });
  deepStrictEqual(seen, [["--derp", "derp", "bye"], ["-d", "d", "5"], ["pos"]]);
});

Deno.test("std cli: parseArgs types its result by the declarations", () => {
  const args = parseArgs([], {
    boolean: ["help", "quiet", "a.b"],
    string: ["out", "format", "read", "a.c", "d.e"],
    collect: ["read", "other"],
    negatable: ["out"],
    default: { format: "text", limit: 5 },
    alias: { help: "h", out: ["o", "w"] },
    "--": true,
  });
  type Help = typeof args.help;
  sameType<Help, boolean>(true);
  sameType<typeof args.h, boolean>(true);
  sameType<typeof args.out, string | false | undefined>(true);
  sameType<typeof args.w, string | false | undefined>(true);
  sameType<typeof args.format, string>(true);
  sameType<typeof args.read, string[]>(true);
  sameType<typeof args.other, unknown[]>(true);
  sameType<typeof args.limit, unknown>(true);
  sameType<typeof args.undeclared, unknown>(true);
  sameType<typeof args.a.b, boolean>(true);
  sameType<typeof args.a.c, string | undefined>(true);
  sameType<typeof args.d, { e?: string } | undefined>(true);
  sameType<typeof args._, Array<string | number>>(true);
  sameType<typeof args["--"], string[]>(true);

  // deno-lint-ignore no-explicit-any -- as the real package
  type Any = any;
  const loose = parseArgs([]);
  sameType<typeof loose.x, Any>(true);
  sameType<typeof loose._, Array<string | number>>(true);
  const generic: ParseOptions = { boolean: ["a"] };
  const unknownOptions = parseArgs([], generic);
  sameType<typeof unknownOptions.a, Any>(true);
  const constant = { string: ["a"], boolean: "b" } as const;
  const typed = parseArgs([], constant);
  sameType<typeof typed.a, string | undefined>(true);
  sameType<typeof typed.b, boolean>(true);
  const all = parseArgs([], { boolean: true, string: "a" });
  sameType<typeof all.a, string | undefined>(true);
  sameType<typeof all.x, unknown>(true);
  const chosen = parseArgs<{ foo?: number; bar: string }, true>(["--bar", "x"]);
  sameType<typeof chosen, Args<{ foo?: number; bar: string }, true>>(true);
  sameType<typeof chosen.foo, number | undefined>(true);
});

Deno.test("std cli: unicodeWidth counts columns", () => {
  const table: [text: string, columns: number][] = [
    ["", 0],
    ["hello world", 11],
    ["天地玄黃宇宙洪荒", 16],
    ["ｆｕｌｌｗｉｄｔｈ", 18],
    ["голубой", 7],
    ["紅色", 4],
    ["한국어", 6],
    ["\u00e1", 1],
    ["a\u0301", 1],
    ["👩", 2],
    ["👩\u200d🔬", 4],
    ["🦕", 2],
    ["…─│→", 4],
    ["\0\n\r\t\x7f\u0080\u009f", 0],
    ["\u00ad", 1],
  ];
  for (const [text, columns] of table) {
    strictEqual(unicodeWidth(text), columns, text);
  }
});

// fmt

const BYTES: [num: number, options: FormatOptions, text: string][] = [
  [0, {}, "0 B"],
  [0.4, {}, "0.4 B"],
  [10.1, {}, "10.1 B"],
  [100, {}, "100 B"],
  [999, {}, "999 B"],
  [1000, {}, "1 kB"],
  [1337, {}, "1.34 kB"],
  [1536, {}, "1.54 kB"],
  [999_499, {}, "999 kB"],
  [999_999, {}, "1000 kB"], // the unit is chosen before rounding
  [1_000_000, {}, "1 MB"],
  [1_234_567_890, {}, "1.23 GB"],
  [1e16, {}, "10 PB"],
  [1e30, {}, "1000000 YB"],
  [-0.4, {}, "-0.4 B"],
  [-1001, {}, "-1 kB"],
  [42, { signed: true }, "+42 B"],
  [-42, { signed: true }, "-42 B"],
  [0, { signed: true }, " 0 B"],
  [0, { bits: true }, "0 b"],
  [1337, { bits: true }, "1.34 kbit"],
  [1e16, { bits: true }, "10 Pbit"],
  [999, { binary: true }, "999 B"],
  [1001, { binary: true }, "1000 B"],
  [1024, { binary: true }, "1 kiB"], // a small k
  [1536, { binary: true }, "1.5 kiB"],
  [1e16, { binary: true }, "8.88 PiB"],
  [1e30, { binary: true }, "827000 YiB"],
  [1025, { binary: true, bits: true }, "1 kibit"],
  [1e6, { binary: true, bits: true }, "977 kibit"],
  [1337, { locale: "de" }, "1,34 kB"],
  [1e30, { locale: "de" }, "1.000.000 YB"],
  [0.4, { locale: ["unknown", "de", "en"] }, "0,4 B"],
  [1e30, { locale: "en" }, "1,000,000 YB"],
  [1e30, { locale: false }, "1000000 YB"],
  [1900, { maximumFractionDigits: 1, locale: "en" }, "1.9 kB"],
  [1900, { minimumFractionDigits: 3, locale: "en" }, "1.900 kB"],
  [1019, { maximumFractionDigits: 3, locale: "en" }, "1.019 kB"],
  [1536, { maximumFractionDigits: 0 }, "2 kB"],
  [
    1000,
    { minimumFractionDigits: 1, maximumFractionDigits: 3, locale: "en" },
    "1.0 kB",
  ],
  [
    18717,
    { maximumFractionDigits: 4, binary: true, locale: "en" },
    "18.2783 kiB",
  ],
];

Deno.test("std fmt: bytes are written as documented", () => {
  for (const [num, options, text] of BYTES) {
    strictEqual(
      formatBytes(num, options),
      text,
      `${num} ${Deno.inspect(options)}`,
    );
  }
  strictEqual(
    thrown(() => formatBytes(NaN)),
    "TypeError: Expected a finite number, got number: NaN",
  );
});

Deno.test("std fmt: durations are written as documented", () => {
  const long =
    "0 days, 0 hours, 1 minute, 39 seconds, 674 milliseconds, 0 microseconds, 0 nanoseconds";
  const table: [
    ms: number,
    options: Parameters<typeof formatDuration>[1],
    text: string,
  ][] = [
    [99674, undefined, "0d 0h 1m 39s 674ms 0µs 0ns"],
    [-99674, {}, "0d 0h 1m 39s 674ms 0µs 0ns"],
    [99674, { ignoreZero: true }, "1m 39s 674ms"],
    [99674, { style: "full" }, long],
    [
      99674,
      { style: "full", ignoreZero: true },
      "1 minute, 39 seconds, 674 milliseconds",
    ],
    [99674, { style: "digital" }, "00:00:01:39:674:000:000"],
    [99674, { style: "digital", ignoreZero: true }, "00:00:01:39:674"],
    [90_061_000, { ignoreZero: true }, "1d 1h 1m 1s"],
    [16.342, { ignoreZero: true }, "16ms 342µs"],
    [0.000001, { ignoreZero: true }, "1ns"],
    [0, { ignoreZero: true }, ""],
  ];
  for (const [ms, options, text] of table) {
    strictEqual(formatDuration(ms, options), text);
  }
  strictEqual(
    // @ts-expect-error no such style
    thrown(() => formatDuration(1, { style: "wide" })),
    'TypeError: Style must be "narrow", "full", or "digital"!',
  );
});

Deno.test("std fmt: colors wrap, nest and switch off", () => {
  strictEqual(colors.getColorEnabled(), !Deno.noColor);
  colors.setColorEnabled(true);
  // NO_COLOR wins over setColorEnabled.
  strictEqual(colors.getColorEnabled(), !Deno.noColor);
  const codes: [
    style: (text: string) => string,
    open: number,
    close: number,
  ][] = [
    [colors.bold, 1, 22],
    [colors.dim, 2, 22],
    [colors.underline, 4, 24],
    [colors.red, 31, 39],
    [colors.green, 32, 39],
    [colors.yellow, 33, 39],
    [colors.blue, 34, 39],
    [colors.magenta, 35, 39],
    [colors.cyan, 36, 39],
    [colors.white, 37, 39],
    [colors.gray, 90, 39],
  ];
  const on = (code: number) => Deno.noColor ? "" : `\x1b[${code}m`;
  for (const [style, open, close] of codes) {
    strictEqual(style("x"), `${on(open)}x${on(close)}`);
  }
  strictEqual(
    colors.red(`a${colors.blue("b")}c`),
    `${on(31)}a${on(34)}b${on(31)}c${on(39)}`,
  );
  colors.setColorEnabled(false);
  strictEqual(colors.red("x"), "x");
  colors.setColorEnabled(!Deno.noColor);
  strictEqual(
    colors.stripAnsiCode(
      "\x1b[0m\x1b[4m\x1b[42m\x1b[31mfoo\x1b[39m\x1b[49mfoo\x1b[0m",
    ),
    "foofoo",
  );
  strictEqual(
    colors.stripAnsiCode("\x1b]8;;https://deno.land\x07🦕\x1b]8;;\x07"),
    "🦕",
  );
});

// streams

const CHUNKS = [
  "qwertzu",
  "iopasd\r\nmnbvc",
  "xylk\rjhgfds\napoiuzt\r",
  "qwr\r09ei\rqwrjiowqr\r",
  "",
  "\nrewq0987\n\n654321",
  "\nrewq0987\r\n\r\n654321\r",
];

async function linesOf(
  chunks: string[],
  options?: { allowCR?: boolean },
): Promise<string[]> {
  return await Array.fromAsync(
    ReadableStream.from(chunks).pipeThrough(new TextLineStream(options)),
  );
}

Deno.test("std streams: TextLineStream cuts at LF and CRLF, and at CR where allowed", async () => {
  deepStrictEqual(await linesOf(CHUNKS), [
    "qwertzuiopasd",
    "mnbvcxylk\rjhgfds",
    "apoiuzt\rqwr\r09ei\rqwrjiowqr",
    "rewq0987",
    "",
    "654321",
    "rewq0987",
    "",
    "654321\r",
  ]);
  const cut = [
    "mnbvcxylk",
    "jhgfds",
    "apoiuzt",
    "qwr",
    "09ei",
    "qwrjiowqr",
    "rewq0987",
    "",
    "654321",
  ];
  const all = ["qwertzuiopasd", ...cut, "rewq0987", "", "654321"];
  deepStrictEqual(await linesOf(CHUNKS, { allowCR: true }), all);
  deepStrictEqual(await linesOf([...CHUNKS.join("")], { allowCR: true }), all);
  deepStrictEqual(await linesOf(["a\n", "b\nc\nd", "e\n"]), [
    "a",
    "b",
    "c",
    "de",
  ]);
  deepStrictEqual(await linesOf(["a\n", "b"]), ["a", "b"]);
  deepStrictEqual(await linesOf(["\r"], { allowCR: true }), [""]);
  deepStrictEqual(await linesOf(["a\r", "b"], { allowCR: true }), ["a", "b"]);
  deepStrictEqual(await linesOf([]), []);
  strictEqual((await linesOf(["\n".repeat(20_000)])).length, 20_000);
});

Deno.test("std streams: toText joins bytes and strings, also inside a character", async () => {
  const bytes = new TextEncoder().encode("a€b");
  const halves = ReadableStream.from([bytes.slice(0, 2), bytes.slice(2)]);
  strictEqual(await toText(halves), "a€b");
  strictEqual(await toText(ReadableStream.from(["a", "b"])), "ab");
  strictEqual(await toText(ReadableStream.from([])), "");
});
