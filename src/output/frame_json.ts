import { Chunk, type Writer } from "../bytes/writer.ts";
import { type Dissector, PARENT, STRIDE } from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import { Key } from "../fields/field.ts";
import { isoTime } from "../model/time.ts";
import type { JsonSink } from "./json_sink.ts";

const NUMBER = new Key("number"), TIME = new Key("time");
const EPOCH = new Key("epoch"), CAPTURED = new Key("capturedLength");
const LENGTH = new Key("length"), INTERFACE = new Key("interface");
const PROTOCOLS = new Key("protocols"), LAYERS = new Key("layers");
const PROBLEMS = new Key("problems"), REASSEMBLED = new Key("reassembled");
const NO_BYTES = new Uint8Array(0), ascii = new TextEncoder();
const QUOTE = 0x22, COLON = 0x3a, DASH = 0x2d, DOT = 0x2e;

/** How layers stand in a frame: beside each other, or each inside its parent. */
export type Shape = "flat" | "nested";

/** Writes times; the text of a second is made once, because most frames share it. */
export class TimeText {
  private second = NaN;
  private text: Chunk = new Chunk(NO_BYTES);

  /** Writes `2020-09-13T12:26:40.000000005Z`. */
  write(w: Writer, seconds: number, nanoseconds: number): void {
    if (seconds !== this.second) {
      this.second = seconds;
      const text = isoTime(seconds, 0).slice(0, -10);
      this.text = new Chunk(ascii.encode(text));
    }
    w.chunk(this.text);
    w.digits(nanoseconds, 9);
    w.byte(0x5a);
  }
}

/** Writes seconds since 1970 with nine digits behind the point. */
export function writeEpoch(
  w: Writer,
  seconds: number,
  nanoseconds: number,
): void {
  if (seconds < 0 && nanoseconds > 0) {
    // -2 s and 0.25 s more are -1.75 s
    w.byte(DASH);
    seconds = -seconds - 1;
    nanoseconds = 1e9 - nanoseconds;
  }
  w.number(seconds);
  w.byte(DOT);
  w.digits(nanoseconds, 9);
}

/** Writes frames as JSON objects. */
export class FrameJson {
  private readonly times = new TimeText();
  private readonly w: Writer;
  /** Keys of layers: `,"ipv4":` and `,"ipv4#2":`. */
  private readonly keys = new Map<string, Key>();

  /** Writes through `sink`. */
  constructor(
    private readonly sink: JsonSink,
    private readonly shape: Shape = "flat",
  ) {
    this.w = sink.w;
  }

  /** Writes one frame. */
  write(frame: Frame): void {
    const s = this.sink, { w } = this;
    const d = frame.readAll();
    s.begin();
    s.key(NUMBER);
    w.number(frame.number);
    s.key(TIME);
    if (frame.hasTime) {
      w.byte(QUOTE);
      this.times.write(w, frame.seconds, frame.nanoseconds);
      w.byte(QUOTE);
      s.key(EPOCH);
      writeEpoch(w, frame.seconds, frame.nanoseconds);
    } else {
      s.value(null);
      s.key(EPOCH);
      s.value(null);
    }
    s.key(CAPTURED);
    w.number(frame.end - frame.start);
    s.key(LENGTH);
    w.number(frame.length);
    if (frame.section > 0) {
      s.key(INTERFACE);
      w.number(frame.interface);
    }
    s.key(PROTOCOLS);
    w.byte(QUOTE);
    for (let i = 0; i < d.n; i++) {
      if (i > 0) w.byte(COLON);
      w.chunk(d.chain[i].labelText);
    }
    w.byte(QUOTE);
    s.key(LAYERS);
    s.begin();
    if (this.shape === "flat") {
      for (let i = 0; i < d.n; i++) this.layer(d, i);
    } else this.nested(frame, d, -1);
    s.end();
    if (frame.hasReassembled) {
      s.key(REASSEMBLED);
      s.value(frame.reassembled);
    }
    s.key(PROBLEMS);
    s.value(d.problems);
    if (frame.optionsEnd > frame.optionsStart) {
      for (const [name, value] of Object.entries(frame.options)) {
        s.name(name);
        s.value(value);
      }
    }
    s.end();
  }

  private layer(d: Dissector, i: number): void {
    this.sink.key(this.keyOf(d, i));
    const v = d.views[i]!; // all of them were read
    v.struct.write(v, this.sink);
  }

  /** The layers inside `parent`, each with those inside it. */
  private nested(frame: Frame, d: Dissector, parent: number): void {
    const s = this.sink;
    for (let i = parent + 1; i < d.n; i++) {
      if (d.at[i * STRIDE + PARENT] !== parent) continue;
      this.layer(d, i);
      s.reopen(); // the brace comes behind the layers inside
      this.nested(frame, d, i);
      s.end();
    }
  }

  /** The key of layer `i`; a protocol that occurs again gets its ordinal. */
  private keyOf(d: Dissector, i: number): Key {
    const { chain } = d, { id } = chain[i];
    let n = 1;
    for (let k = 0; k < i; k++) if (chain[k].id === id) n++;
    if (n === 1) return chain[i].key;
    const name = `${id}#${n}`;
    let key = this.keys.get(name);
    if (key === undefined) this.keys.set(name, key = new Key(name));
    return key;
  }
}
