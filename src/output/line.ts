import { printable } from "../bytes/text.ts";
import type { Writer } from "../bytes/writer.ts";
import type { Frame } from "../dissect/frame.ts";
import type { Output, OutputFormat } from "./output.ts";
import { summaryOf } from "./summary.ts";

const SPACE = 0x20, NEWLINE = 0x0a;
/** Columns begin so wide and grow with what they hold, up to a bound. */
const NUMBER = 5, TIME = 10, ADDRESS = 15, MAX_ADDRESS = 39, PROTOCOL = 8;

/** Colours of a terminal, by what a frame is. */
const DIM = "\x1b[2m", RED = "\x1b[31m", RESET = "\x1b[0m";
const COLORS = ["\x1b[33m", "\x1b[36m", "\x1b[32m", "\x1b[35m"];

/** What a summary says about damage, at its end. */
const PROBLEM = /\[(truncated|malformed|limit): .*\]$/;

/** Text from a packet, nothing of which may steer a terminal. */
function safe(s: string): string {
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c < 32 || c > 126) return printable(s);
  }
  return s;
}

/** One line for each frame: number, seconds since the first, source, destination, protocol, length, summary. */
class Lines implements Output {
  private first = NaN;
  private firstNanos = 0;
  private widths: [number, number] = [ADDRESS, ADDRESS];

  constructor(private readonly colors: boolean) {}

  frame(frame: Frame, w: Writer): void {
    const { colors } = this;
    const info = summaryOf(frame), innermost = frame.protocolLayer();
    const entry = frame.dissector.chain[innermost];
    if (colors) w.text(DIM);
    right(w, String(frame.number), NUMBER);
    w.byte(SPACE);
    this.time(frame, w);
    if (colors) w.text(RESET);
    w.byte(SPACE);
    const i = frame.addressLayer();
    this.address(frame, w, i, 0);
    w.text(" → ");
    this.address(frame, w, i, 1);
    w.byte(SPACE);
    if (colors) w.text(entry === undefined ? DIM : COLORS[entry.rank]);
    left(w, entry?.protocol.label ?? "Raw", PROTOCOL);
    if (colors) w.text(RESET);
    w.byte(SPACE);
    right(w, String(frame.length), 5);
    w.byte(SPACE);
    const bad = colors ? info.search(PROBLEM) : -1;
    if (bad < 0) w.text(safe(info));
    else {
      w.text(safe(info.slice(0, bad)) + RED);
      w.text(safe(info.slice(bad)) + RESET);
    }
    w.byte(NEWLINE);
  }

  /** Seconds since the first frame, with six digits behind the point. */
  private time(frame: Frame, w: Writer): void {
    if (!frame.hasTime) return right(w, "-", TIME);
    if (Number.isNaN(this.first)) {
      this.first = frame.seconds;
      this.firstNanos = frame.nanoseconds;
    }
    let micros = (frame.seconds - this.first) * 1e6 +
      Math.floor((frame.nanoseconds - this.firstNanos) / 1000);
    const sign = micros < 0 ? "-" : "";
    micros = Math.abs(micros);
    const seconds = Math.floor(micros / 1e6), text = sign + seconds;
    for (let k = text.length + 7; k < TIME; k++) w.byte(SPACE);
    w.text(text);
    w.byte(0x2e);
    w.digits(micros - seconds * 1e6, 6);
  }

  private address(frame: Frame, w: Writer, i: number, which: 0 | 1): void {
    const from = w.n;
    if (i >= 0) {
      const v = frame.view(i), { slots } = v.struct;
      const name = frame.dissector.chain[i].protocol.addresses![which];
      const k = slots.findIndex((s) => s.name === name);
      const value = v.struct.value(v, k);
      w.text(value === undefined ? "" : String(value));
    }
    const size = w.n - from;
    if (size > this.widths[which]) {
      this.widths[which] = Math.min(size, MAX_ADDRESS);
    }
    for (let k = size; k < this.widths[which]; k++) w.byte(SPACE);
  }
}

function right(w: Writer, s: string, width: number): void {
  for (let k = s.length; k < width; k++) w.byte(SPACE);
  w.text(s);
}

function left(w: Writer, s: string, width: number): void {
  w.text(s);
  for (let k = s.length; k < width; k++) w.byte(SPACE);
}

/** One line for each frame, for people. */
export const line: OutputFormat = {
  names: ["line"],
  extension: "txt",
  open: ({ colors = false }) => new Lines(colors),
};
