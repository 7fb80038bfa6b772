import type { Writer } from "../bytes/writer.ts";
import type { CaptureHeader } from "../capture/header.ts";
import type { Frame } from "../dissect/frame.ts";
import { FrameJson } from "./frame_json.ts";
import { JsonSink } from "./json_sink.ts";
import type { Output, OutputFormat, OutputOptions } from "./output.ts";
import { type Column, columns } from "./projection.ts";

const NEWLINE = 0x0a, COMMA = 0x2c;

/** Writes frames whole or some of their fields. */
class FrameWriter {
  private readonly columns: readonly Column[] | undefined;
  private sink: JsonSink | undefined = undefined;
  private whole: FrameJson | undefined = undefined;

  constructor(private readonly options: OutputOptions) {
    const { fields, registry } = options;
    this.columns = fields && columns(fields, registry);
  }

  to(w: Writer): JsonSink {
    if (this.sink?.w !== w) {
      this.sink = new JsonSink(w, this.options.labels);
      this.whole = new FrameJson(this.sink, this.options.shape);
    }
    return this.sink;
  }

  frame(frame: Frame, w: Writer): void {
    const sink = this.to(w);
    if (this.columns === undefined) return this.whole!.write(frame);
    sink.begin();
    for (const c of this.columns) {
      sink.name(c.name);
      sink.value(c.value(frame));
    }
    sink.end();
  }
}

/** One frame a line, and nothing else: https://github.com/ndjson/ndjson-spec */
export const ndjson: OutputFormat = {
  names: ["ndjson", "jsonl"],
  extension: "ndjson",
  open(options): Output {
    const frames = new FrameWriter(options);
    return {
      begin(w, header) {
        if (!options.header) return;
        frames.to(w).value({ header });
        w.byte(NEWLINE);
      },
      frame(frame, w) {
        frames.frame(frame, w);
        w.byte(NEWLINE);
      },
      header(w, header) {
        frames.to(w).value(header);
        w.byte(NEWLINE);
      },
      resume() {},
    };
  },
};

/** One document: `{"header": {...}, "frames": [...]}`, a frame a line. */
export const json: OutputFormat = {
  names: ["json"],
  extension: "json",
  open(options): Output {
    const frames = new FrameWriter(options);
    let begun = false, any = false;
    return {
      begin(w, header: CaptureHeader) {
        begun = true;
        w.text('{"header":');
        frames.to(w).value(header);
        w.text(',\n"frames":[');
      },
      frame(frame, w) {
        if (any) w.byte(COMMA);
        if (begun) {
          any = true;
          w.byte(NEWLINE);
        }
        frames.frame(frame, w);
        if (!begun) w.byte(NEWLINE);
      },
      header(w, header) {
        frames.to(w).value(header);
        w.byte(NEWLINE);
      },
      state: () => [any ? 1 : 0],
      resume(_, [isBehindOther]) {
        begun = true;
        any = isBehindOther === 1;
      },
      end(w) {
        w.text("\n]}\n");
      },
    };
  },
};
