import { toHex } from "../bytes/hex.ts";
import { formatIPv4, formatIPv6, formatMAC } from "../bytes/address.ts";
import type { Key, Sink } from "./field.ts";
import { View } from "./view.ts";

/** Writes a value that was read already. */
export function emitValue(x: unknown, s: Sink): void {
  switch (typeof x) {
    case "number":
      return s.number(x);
    case "string":
      return s.text(x);
    case "boolean":
      return s.flag(x);
    case "bigint":
      return s.big(x);
  }
  if (Array.isArray(x)) {
    s.beginList();
    for (let i = 0; i < x.length; i++) {
      s.item();
      emitValue(x[i], s);
    }
    s.endList();
    return;
  }
  if (x instanceof View) return x.struct.write(x, s);
  if (x instanceof Uint8Array) return s.bytes(x, 0, x.length);
  throw new TypeError(`a field cannot hold ${typeof x}`);
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A whole number as JSON holds it: beyond 2^53 a decimal string. */
export function safeBig(v: bigint): number | string {
  return v <= MAX_SAFE && v >= -MAX_SAFE ? Number(v) : v.toString();
}

/** Builds plain objects: what `JSON.parse` would give for the same values. */
export class ObjectSink implements Sink {
  private readonly stack: (Record<string, unknown> | unknown[])[] = [];
  private name = "";
  /** What was built. */
  result: unknown = undefined;

  /** Makes a sink; `labels` asks for `<field>Label` too. */
  constructor(readonly labels: boolean = false) {}

  private put(v: unknown): void {
    const top = this.stack[this.stack.length - 1];
    if (top === undefined) this.result = v;
    else if (Array.isArray(top)) top.push(v);
    else top[this.name] = v;
  }
  private open(v: Record<string, unknown> | unknown[]): void {
    this.put(v);
    this.stack.push(v);
  }
  /** Begins an object. */
  begin(): void {
    this.open({});
  }
  /** Ends an object. */
  end(): void {
    this.stack.pop();
  }
  /** Begins a list. */
  beginList(): void {
    this.open([]);
  }
  /** Comes before each element. */
  item(): void {}
  /** Ends a list. */
  endList(): void {
    this.stack.pop();
  }
  /** Names the next value. */
  key(key: Key): void {
    this.name = key.name;
  }
  /** Takes a number. */
  number(v: number): void {
    this.put(v);
  }
  /** Takes a whole number. */
  big(v: bigint): void {
    this.put(safeBig(v));
  }
  /** Takes a truth value. */
  flag(v: boolean): void {
    this.put(v);
  }
  /** Takes text. */
  text(v: string): void {
    this.put(v);
  }
  /** Takes bytes, as hexadecimal text. */
  bytes(b: Uint8Array, p: number, end: number): void {
    this.put(toHex(b, p, end));
  }
  /** Takes a MAC address. */
  mac(b: Uint8Array, p: number): void {
    this.put(formatMAC(b, p));
  }
  /** Takes an IPv4 address. */
  ipv4(b: Uint8Array, p: number): void {
    this.put(formatIPv4(b, p));
  }
  /** Takes an IPv6 address. */
  ipv6(b: Uint8Array, p: number): void {
    this.put(formatIPv6(b, p));
  }
}

/** The values of a view as a plain object. */
export function plain(v: View): object {
  const s = new ObjectSink();
  v.struct.write(v, s);
  return s.result as object;
}
