import { jsonSafe } from "../bytes/text.ts";
import { Writer } from "../bytes/writer.ts";
import { safeBig } from "../fields/emit.ts";
import type { Block, Key, Sink } from "../fields/field.ts";

const QUOTE = 0x22, COMMA = 0x2c, OPEN = 0x7b, CLOSE = 0x7d;
const OPEN_LIST = 0x5b, CLOSE_LIST = 0x5d, BACKSLASH = 0x5c;
const ascii = (s: string): Uint8Array => new TextEncoder().encode(s);
/** From so many bytes on, copying at once is faster than a loop. */
const LONG = 48;
const TRUE = ascii("true"), FALSE = ascii("false");

/**
 * Writes values straight to JSON bytes. Commas need no memory: an object or
 * list that has just begun is told by its last byte.
 */
export class JsonSink implements Sink {
  /** Makes a sink that writes to `w`. */
  constructor(readonly w: Writer, readonly labels: boolean = false) {}

  /** Begins an object. */
  begin(): void {
    this.w.byte(OPEN);
  }
  /** Ends an object. */
  end(): void {
    this.w.byte(CLOSE);
  }
  /** Begins a list. */
  beginList(): void {
    this.w.byte(OPEN_LIST);
  }
  /** Comes before each element of a list. */
  item(): void {
    const { w } = this;
    if (w.b[w.n - 1] !== OPEN_LIST) w.byte(COMMA);
  }
  /** Ends a list. */
  endList(): void {
    this.w.byte(CLOSE_LIST);
  }
  /** The fields of one byte, written once for each value of it. */
  block(block: Block, value: number): void {
    this.pasteKey(block.made[value] ??= render(block, value));
  }
  /** Comes before the value of a field. */
  key(key: Key): void {
    this.pasteKey(key.json);
  }
  private pasteKey(json: Uint8Array): void {
    const { w } = this, k = json.length;
    w.room(k);
    const b = w.b;
    let n = w.n;
    // the first key of an object goes without its comma
    const first = b[n - 1] === OPEN ? 1 : 0;
    if (k > LONG && first === 0) {
      b.set(json, n);
      n += k;
    } else for (let i = first; i < k; i++) b[n++] = json[i];
    w.n = n;
  }
  /** A key that no table holds; it is escaped. */
  name(name: string): void {
    const { w } = this;
    if (w.b[w.n - 1] !== OPEN) w.byte(COMMA);
    this.text(name);
    w.byte(0x3a);
  }
  /** A number. */
  number(v: number): void {
    if (Number.isInteger(v)) this.w.number(v);
    else this.w.text(JSON.stringify(v));
  }
  /** A whole number; beyond 2^53 a decimal string. */
  big(v: bigint): void {
    const x = safeBig(v);
    if (typeof x === "number") this.w.number(x);
    else this.text(x);
  }
  /** A truth value. */
  flag(v: boolean): void {
    this.w.raw(v ? TRUE : FALSE);
  }
  /** Text, escaped; nothing in it can steer a terminal. */
  text(v: string): void {
    const { w } = this, k = v.length;
    w.room(k + 2);
    const b = w.b;
    let n = w.n;
    b[n++] = QUOTE;
    for (let i = 0; i < k; i++) {
      const c = v.charCodeAt(i);
      if (c < 32 || c > 126 || c === QUOTE || c === BACKSLASH) {
        w.text(jsonSafe(JSON.stringify(v)));
        return;
      }
      b[n++] = c;
    }
    b[n++] = QUOTE;
    w.n = n;
  }
  /** Bytes, as hexadecimal text. */
  bytes(b: Uint8Array, p: number, end: number): void {
    const { w } = this;
    w.byte(QUOTE);
    w.hex(b, p, end);
    w.byte(QUOTE);
  }
  /** A MAC address. */
  mac(b: Uint8Array, p: number): void {
    const { w } = this;
    w.byte(QUOTE);
    w.mac(b, p);
    w.byte(QUOTE);
  }
  /** An IPv4 address. */
  ipv4(b: Uint8Array, p: number): void {
    const { w } = this;
    w.byte(QUOTE);
    w.ipv4(b, p);
    w.byte(QUOTE);
  }
  /** An IPv6 address. */
  ipv6(b: Uint8Array, p: number): void {
    const { w } = this;
    w.byte(QUOTE);
    w.ipv6(b, p);
    w.byte(QUOTE);
  }

  /** Any plain value: what is not told by tables, such as headers and problems. */
  value(x: unknown): void {
    switch (typeof x) {
      case "number":
        return this.number(x);
      case "string":
        return this.text(x);
      case "boolean":
        return this.flag(x);
      case "bigint":
        return this.big(x);
    }
    if (x === null || x === undefined) return this.w.text("null");
    if (Array.isArray(x)) {
      this.beginList();
      for (const y of x) {
        this.item();
        this.value(y);
      }
      return this.endList();
    }
    this.begin();
    for (const [name, y] of Object.entries(x)) {
      if (y === undefined) continue;
      this.name(name);
      this.value(y);
    }
    this.end();
  }
}

/** `,"key":value` for each field of a byte. */
function render(block: Block, value: number): Uint8Array {
  const sink = new JsonSink(new Writer(256)), b = new Uint8Array([value]);
  for (const { key, emit } of block.fields) {
    sink.key(key);
    emit(b, -block.byte, sink);
  }
  return sink.w.written.slice();
}
