/** Compared by their text, which holds all of them. */
const TEXTUAL: ReadonlyArray<new (...args: never[]) => object> = [
  RegExp,
  URL,
  URLSearchParams,
  Intl.Locale,
];

type Keyed = Record<PropertyKey, unknown>;

/** Says whether two values are deeply equal; 0 equals -0 and NaN equals NaN. */
export function equal(a: unknown, b: unknown): boolean {
  return same(a, b, new Map());
}

function same(a: unknown, b: unknown, seen: Map<unknown, unknown>): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || prototypeOf(a) !== prototypeOf(b)) {
    return false;
  }
  if (a instanceof Date) return Object.is(a.getTime(), (b as Date).getTime());
  if (ArrayBuffer.isView(a) && !(a instanceof DataView)) {
    return sameElements(a as Uint8Array, b as Uint8Array);
  }
  if (a instanceof ArrayBuffer || a instanceof SharedArrayBuffer) {
    return sameElements(new Uint8Array(a), new Uint8Array(b as ArrayBuffer));
  }
  if (a instanceof WeakMap || a instanceof WeakSet) {
    throw new TypeError(
      `Cannot compare ${
        a instanceof WeakMap ? "WeakMap" : "WeakSet"
      } instances`,
    );
  }
  if (a instanceof WeakRef) {
    return same(a.deref(), (b as WeakRef<WeakKey>).deref(), seen);
  }
  if (seen.get(a) === b) return true;
  if (Object.keys(a).length !== Object.keys(b).length) return false;
  seen.set(a, b);
  if (a instanceof Set) return sameEntries(a, b as Set<unknown>, seen);
  if (a instanceof Map) return sameEntries(a, b as Map<unknown, unknown>, seen);
  if (TEXTUAL.some((type) => type.prototype === prototypeOf(a))) {
    return String(a) === String(b);
  }
  return sameProperties(a as Keyed, b as Keyed, seen);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** An object without a prototype counts as a plain one. */
function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) ?? Object.prototype;
}

function sameElements(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i] && !Object.is(a[i], b[i])) return false;
  }
  return true;
}

/** Keys may be objects: they match when they are deeply equal. */
function sameEntries<T extends Set<unknown> | Map<unknown, unknown>>(
  a: T,
  b: T,
  seen: Map<unknown, unknown>,
): boolean {
  if (a.size !== b.size) return false;
  const valueIn = (from: T, key: unknown) =>
    from instanceof Map ? from.get(key) : key;
  for (const key of a.keys()) {
    const candidates = isObject(key) ? [...b.keys()] : b.has(key) ? [key] : [];
    const found = candidates.some((other) =>
      same(key, other, seen) && same(valueIn(a, key), valueIn(b, other), seen)
    );
    if (!found) return false;
  }
  return true;
}

/** Own enumerable properties; of an instance also the others and the getters of its class. */
function sameProperties(
  a: Keyed,
  b: Keyed,
  seen: Map<unknown, unknown>,
): boolean {
  const plain = [Object.prototype, Array.prototype].includes(prototypeOf(a));
  const keys = plain
    ? Reflect.ownKeys({ ...a, ...b })
    : [...deepKeys(a), ...deepKeys(b)];
  return keys.every((key) =>
    key in a && key in b && same(a[key], b[key], seen)
  );
}

function deepKeys(value: object): Set<PropertyKey> {
  const keys = new Set<PropertyKey>();
  let at = value;
  while (at && at !== Object.prototype && at !== Array.prototype) {
    for (const key of Reflect.ownKeys(at)) keys.add(key);
    at = Object.getPrototypeOf(at);
  }
  return keys;
}
