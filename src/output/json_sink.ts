import { jsonSafe } from "../bytes/text.ts";
import { Chunk, Writer } from "../bytes/writer.ts";
import { safeBig } from "../fields/emit.ts";
import type { Block, Key, Sink } from "../fields/field.ts";

const QUOTE = 0x22, COMMA = 0x2c, OPEN = 0x7b, CLOSE = 0x7d;
const OPEN_LIST = 0x5b, CLOSE_LIST = 0x5d, BACKSLASH = 0x5c;
const ascii = (s: string): Chunk => new Chunk(new TextEncoder().encode(s));
const TRUE = ascii("true"), FALSE = ascii("false");

/**
 * Writes values straight to JSON bytes. Every key begins with a comma, which
 * becomes the brace when the key is the first of its object.
 */
export class JsonSink implements Sink {
  /** Whether an object has begun and no key was written yet. */
  private begun = false;

  /** Makes a sink that writes to `w`. */
  constructor(readonly w: Writer, readonly labels: boolean = false) {}

  /** Begins an object. */
  begin(): void {
    this.begun = true;
  }
  /** Ends an object. */
  end(): void {
    if (this.begun) {
      this.begun = false;
      this.w.byte(OPEN);
    }
    this.w.byte(CLOSE);
  }
  /** Takes the end of the last object back, so that more keys can follow. */
  reopen(): void {
    this.w.n--;
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
    this.paste(block.made[value] ??= render(block, value));
  }
  /** Comes before the value of a field. */
  key(key: Key): void {
    this.paste(key.json);
  }
  private paste(chunk: Chunk): void {
    const { w } = this, { n } = w;
    w.chunk(chunk);
    if (this.begun) {
      this.begun = false;
      w.b[n] = OPEN;
    }
  }
  /** A key that no table holds; it is escaped. */
  name(name: string): void {
    this.w.byte(this.begun ? OPEN : COMMA);
    this.begun = false;
    this.text(name);
    this.w.byte(0x3a);
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
    this.w.chunk(v ? TRUE : FALSE);
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
function render(block: Block, value: number): Chunk {
  const sink = new JsonSink(new Writer(256)), b = new Uint8Array([value]);
  for (const { key, emit } of block.fields) {
    sink.key(key);
    emit(b, -block.byte, sink);
  }
  return new Chunk(sink.w.written);
}
