import type { Writer } from "../bytes/writer.ts";
import { PARENT, STRIDE } from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import { safeBig } from "../fields/emit.ts";
import type { Key, Sink } from "../fields/field.ts";
import { formatIPv4, formatIPv6, formatMAC } from "../bytes/address.ts";
import { isoTime } from "../model/time.ts";
import type { Output, OutputFormat, Shape } from "./output.ts";
import { type Column, columns } from "./projection.ts";

/** Apple's document type. */
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

/** What XML 1.0 §2.2 does not allow in a document. */
const FORBIDDEN =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text in XML: what must be escaped is, and what XML cannot hold becomes `\\xNN`. */
function escaped(s: string): string {
  return s.replace(FORBIDDEN, (c) => {
    const n = c.charCodeAt(0);
    return n < 256
      ? "\\x" + n.toString(16).padStart(2, "0")
      : "\\u" + n.toString(16).padStart(4, "0");
  }).replace(/[&<>]/g, (c) => c === "&" ? "&amp;" : c === "<" ? "&lt;" : "&gt;")
    .replaceAll("\r", "&#13;");
}

const BASE64 =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Writes values as elements of a property list. */
class PlistSink implements Sink {
  constructor(readonly w: Writer, readonly labels: boolean = false) {}
  begin(): void {
    this.w.text("<dict>");
  }
  end(): void {
    this.w.text("</dict>\n");
  }
  beginList(): void {
    this.w.text("<array>");
  }
  item(): void {}
  endList(): void {
    this.w.text("</array>\n");
  }
  key(key: Key): void {
    this.name(key.name);
  }
  name(name: string): void {
    this.w.text(`<key>${escaped(name)}</key>`);
  }
  number(v: number): void {
    this.w.text(
      Number.isInteger(v) ? `<integer>${v}</integer>` : `<real>${v}</real>`,
    );
  }
  big(v: bigint): void {
    const x = safeBig(v);
    if (typeof x === "number") this.number(x);
    else this.text(x);
  }
  flag(v: boolean): void {
    this.w.text(v ? "<true/>" : "<false/>");
  }
  text(v: string): void {
    this.w.text(`<string>${escaped(v)}</string>`);
  }
  bytes(b: Uint8Array, p: number, end: number): void {
    this.w.text("<data>");
    for (; p < end; p += 3) {
      const n = b[p] << 16 | (p + 1 < end ? b[p + 1] << 8 : 0) |
        (p + 2 < end ? b[p + 2] : 0);
      this.w.text(
        BASE64[n >> 18] + BASE64[n >> 12 & 63] +
          (p + 1 < end ? BASE64[n >> 6 & 63] : "=") +
          (p + 2 < end ? BASE64[n & 63] : "="),
      );
    }
    this.w.text("</data>");
  }
  mac(b: Uint8Array, p: number): void {
    this.text(formatMAC(b, p));
  }
  ipv4(b: Uint8Array, p: number): void {
    this.text(formatIPv4(b, p));
  }
  ipv6(b: Uint8Array, p: number): void {
    this.text(formatIPv6(b, p));
  }
  /** Any plain value; what is absent is left out, because a property list has no null. */
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
    if (x instanceof Uint8Array) return this.bytes(x, 0, x.length);
    if (Array.isArray(x)) {
      this.beginList();
      for (const y of x) this.value(y);
      return this.endList();
    }
    this.begin();
    for (const [name, y] of Object.entries(x ?? {})) {
      if (y === undefined || y === null) continue;
      this.name(name);
      this.value(y);
    }
    this.end();
  }
}

/** Writes one frame as a `dict`. */
function writeFrame(s: PlistSink, frame: Frame, shape: Shape): void {
  const d = frame.readAll();
  s.begin();
  s.name("number");
  s.number(frame.number);
  if (frame.hasTime) {
    // a date has whole seconds; the text keeps the nanoseconds
    const time = isoTime(frame.seconds, frame.nanoseconds);
    s.name("date");
    s.w.text(`<date>${time.replace(/\.\d+/, "")}</date>`);
    s.name("time");
    s.text(time);
  }
  s.name("capturedLength");
  s.number(frame.capturedLength);
  s.name("length");
  s.number(frame.length);
  if (frame.section > 0) {
    s.name("interface");
    s.number(frame.interface);
  }
  s.name("protocols");
  s.text(`${frame.chain}`);
  s.name("layers");
  s.begin();
  const layer = (i: number) => {
    s.name(frame.keyOf(i));
    const v = frame.view(i);
    v.struct.write(v, s);
  };
  const nested = (parent: number) => {
    for (let i = parent + 1; i < d.n; i++) {
      if (d.at[i * STRIDE + PARENT] !== parent) continue;
      layer(i);
      s.w.n -= "</dict>\n".length; // the layers inside come before the end
      nested(i);
      s.end();
    }
  };
  if (shape === "nested") nested(-1);
  else for (let i = 0; i < d.n; i++) layer(i);
  s.end();
  if (frame.hasReassembled) {
    s.name("reassembled");
    s.value(frame.reassembled);
  }
  s.name("problems");
  s.value(d.problems);
  for (const [name, value] of Object.entries(frame.options)) {
    s.name(name);
    s.value(value);
  }
  s.end();
}

/** An Apple property list in XML: `dict` with `header` and `frames`. */
export const plist: OutputFormat = {
  names: ["plist", "xml"],
  extension: "plist",
  open({ labels = false, shape = "flat", fields, registry }): Output {
    const table: readonly Column[] | undefined = fields &&
      columns(fields, registry);
    let begun = false;
    return {
      begin(w, header) {
        const s = new PlistSink(w);
        w.text(HEAD);
        s.begin();
        s.name("header");
        s.value(header);
        s.name("frames");
        s.beginList();
        begun = true;
      },
      frame(frame, w) {
        const s = new PlistSink(w, labels);
        if (!begun) w.text(HEAD);
        if (!table) writeFrame(s, frame, shape);
        else {s.value(
            Object.fromEntries(table.map((c) => [c.name, c.value(frame)])),
          );}
        if (!begun) w.text("</plist>\n");
      },
      header(w, header) {
        w.text(HEAD);
        new PlistSink(w).value(header);
        w.text("</plist>\n");
      },
      resume() {
        begun = true;
      },
      end(w) {
        w.text("</array>\n</dict>\n</plist>\n");
      },
    };
  },
};
