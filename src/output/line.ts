import { Writer } from "../bytes/writer.ts";
import type { Frame } from "../dissect/frame.ts";
import type { Output, OutputFormat } from "./output.ts";
import { TextSink } from "./text_sink.ts";
import { summaryOf } from "./summary.ts";

const SPACE = 0x20, NEWLINE = 0x0a;
/** Columns begin so wide and grow with what they hold, up to a bound. */
const NUMBER = 5, TIME = 10, ADDRESS = 15, MAX_ADDRESS = 39, PROTOCOL = 8;

/** Colours of a terminal, by what a frame is. */
const DIM = "\x1b[2m", RED = "\x1b[31m", RESET = "\x1b[0m";
const COLORS = ["\x1b[33m", "\x1b[36m", "\x1b[32m", "\x1b[35m"];

/** What a summary says about damage, at its end. */
const PROBLEM = /\[(truncated|malformed|limit): .*\]$/;

/** One line for each frame: number, seconds since the first, source, destination, protocol, length, summary. */
class Lines implements Output {
  private first = NaN;
  private firstNanos = 0;
  private widths: [number, number] = [ADDRESS, ADDRESS];
  private sink: TextSink = new TextSink(new Writer(0));

  constructor(private readonly colors: boolean) {}

  frame(frame: Frame, w: Writer): void {
    const { colors } = this;
    if (this.sink.w !== w) this.sink = new TextSink(w);
    const info = summaryOf(frame), innermost = frame.protocolLayer();
    const entry = frame.dissector.chain[innermost];
    if (colors) w.text(DIM);
    w.right(frame.number, NUMBER);
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
    left(w, entry?.label ?? "Raw", PROTOCOL);
    if (colors) w.text(RESET);
    w.byte(SPACE);
    w.right(frame.length, 5);
    w.byte(SPACE);
    const bad = colors ? info.search(PROBLEM) : -1;
    if (bad < 0) w.safeText(info);
    else {
      w.safeText(info.slice(0, bad));
      w.text(RED);
      w.safeText(info.slice(bad));
      w.text(RESET);
    }
    w.byte(NEWLINE);
  }

  state(): readonly number[] {
    return [this.first, this.firstNanos, ...this.widths];
  }

  resume(_: unknown, state: readonly number[]): void {
    [this.first, this.firstNanos] = state;
    this.widths = [state[2], state[3]];
  }

  /** Seconds since the first frame, with six digits behind the point. */
  private time(frame: Frame, w: Writer): void {
    if (!frame.hasTime) return w.text("-".padStart(TIME));
    if (Number.isNaN(this.first)) {
      this.first = frame.seconds;
      this.firstNanos = frame.nanoseconds;
    }
    let micros = (frame.seconds - this.first) * 1e6 +
      Math.floor((frame.nanoseconds - this.firstNanos) / 1000);
    const back = micros < 0;
    if (back) micros = -micros;
    const seconds = Math.floor(micros / 1e6);
    if (back) w.text("-" + seconds);
    else w.right(seconds, TIME - 7);
    w.byte(0x2e);
    w.digits(micros - seconds * 1e6, 6);
  }

  private address(frame: Frame, w: Writer, i: number, which: 0 | 1): void {
    const from = w.n;
    if (i >= 0) {
      const { addresses, fields } = frame.dissector.chain[i];
      const v = frame.view(i), slot = addresses![which];
      // addresses of fixed width need no text to be made first
      if (
        v.struct === fields && v.n === fields.slots.length && slot.emit &&
        slot.segment === 0
      ) {
        slot.emit(v.b, v.p, this.sink);
      } else w.safeText(which === 0 ? frame.source : frame.destination);
    }
    const size = w.n - from;
    if (size > this.widths[which]) {
      this.widths[which] = Math.min(size, MAX_ADDRESS);
    }
    w.spaces(this.widths[which] - size);
  }
}

function left(w: Writer, s: string, width: number): void {
  w.text(s);
  w.spaces(width - s.length);
}

/** One line for each frame, for people. */
export const line: OutputFormat = {
  names: ["line"],
  extension: "txt",
  open: ({ colors = false }) => new Lines(colors),
};
