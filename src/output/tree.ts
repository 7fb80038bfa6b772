import { HEX } from "../bytes/hex.ts";
import { printable } from "../bytes/text.ts";
import type { Writer } from "../bytes/writer.ts";
import type { CaptureHeader } from "../capture/header.ts";
import type { Frame } from "../dissect/frame.ts";
import type { Node } from "../fields/node.ts";
import { isoTime } from "../model/time.ts";
import type { Output, OutputFormat } from "./output.ts";

/** How deep a line stands: six columns for each level, as PyPCAPKit's trees. */
const STEM = "  |-- ", DEEPER = "  |   ", ITEM = "  |--> ";
/** Bytes on a line, and lines before the rest is counted only. */
const ROW = 16, MAX_ROWS = 256;

/** Writes names and values as an indented tree. */
class TreeText {
  constructor(private readonly w: Writer) {}

  /** `name -> value (hint, label)` */
  leaf(
    depth: string,
    name: string,
    value: unknown,
    label?: string,
    hint?: string,
  ): void {
    const { w } = this;
    w.text(depth + STEM + printable(name));
    if (value instanceof Uint8Array) return this.bytes(depth, value);
    const shown = text(value);
    if (hint?.startsWith(shown + " ")) {
      w.text(` -> ${printable(hint)}`); // the unit, behind the same number
      hint = undefined;
    } else w.text(" -> " + shown);
    if (label !== undefined || hint !== undefined) {
      const both = hint && label ? `${hint}, ${label}` : hint ?? label!;
      w.text(` (${printable(both)})`);
    }
    w.text("\n");
  }

  private bytes(depth: string, b: Uint8Array): void {
    const { w } = this;
    if (b.length <= ROW) {
      w.text(b.length > 0 ? ` -> ${row(b, 0, b.length)}\n` : " -> NIL\n");
      return;
    }
    w.text("\n");
    for (let p = 0, n = 0; p < b.length; p += ROW, n++) {
      if (n === MAX_ROWS) {
        w.text(`${depth}${DEEPER}       ${b.length - p} more bytes\n`);
        return;
      }
      const lead = p === 0 ? ITEM : "       ";
      w.text(
        `${depth}${DEEPER}${lead}${row(b, p, Math.min(b.length, p + ROW))}\n`,
      );
    }
  }

  /** A name with children below it. */
  branch(depth: string, name: string, label?: string): void {
    const shown = label === undefined ? "" : ` (${printable(label)})`;
    this.w.text(`${depth}${STEM}${printable(name)}${shown}\n`);
  }

  /** A node of a frame's tree, with all below it. */
  node(depth: string, n: Node): void {
    if (n.children.length === 0) {
      if (Array.isArray(n.value)) this.leaf(depth, n.name, undefined);
      else this.leaf(depth, n.name, n.value, n.label, n.hint);
      return;
    }
    this.branch(depth, n.name, n.label);
    for (const child of n.children) this.node(depth + DEEPER, child);
  }

  /** Any plain value: headers and problems. */
  plain(depth: string, name: string, x: unknown): void {
    if (x === undefined) return;
    if (typeof x !== "object" || x === null) return this.leaf(depth, name, x);
    const entries = Object.entries(x);
    if (entries.length === 0) return this.leaf(depth, name, undefined);
    this.branch(depth, name);
    for (const [k, y] of entries) this.plain(depth + DEEPER, k, y);
  }
}

function row(b: Uint8Array, p: number, end: number): string {
  let s = HEX[b[p]];
  for (let i = p + 1; i < end; i++) s += " " + HEX[b[i]];
  return s;
}

function text(x: unknown): string {
  if (x === undefined || x === null || x === "") return "NIL";
  if (x === true) return "True";
  if (x === false) return "False";
  return printable(String(x));
}

/** A tree that people read: every field, with what its value is called. */
export const tree: OutputFormat = {
  names: ["tree", "txt", "text"],
  extension: "txt",
  open(): Output {
    let begun = false;
    return {
      begin(w, header) {
        begun = true;
        writeHeader(w, header);
      },
      frame(frame, w) {
        if (begun) w.text("\n");
        writeFrame(frame, w);
      },
      header: writeHeader,
      resume() {
        begun = true;
      },
    };
  },
};

function writeHeader(w: Writer, header: CaptureHeader): void {
  w.text("Global Header\n");
  const t = new TreeText(w);
  for (const [k, x] of Object.entries(header)) t.plain("", k, x);
}

function writeFrame(frame: Frame, w: Writer): void {
  const t = new TreeText(w);
  const d = frame.readAll();
  w.text(`Frame ${frame.number}\n`);
  t.leaf("", "number", frame.number);
  t.leaf(
    "",
    "time",
    frame.hasTime ? isoTime(frame.seconds, frame.nanoseconds) : undefined,
  );
  t.leaf("", "capturedLength", frame.capturedLength);
  t.leaf("", "length", frame.length);
  if (frame.section > 0) t.leaf("", "interface", frame.interface);
  t.leaf("", "protocols", `${frame.chain}`);
  for (const layer of frame.tree()) t.node("", layer);
  if (frame.hasReassembled) {
    t.branch("", "reassembled");
    for (const { layer, length, frames } of frame.reassembled) {
      const from = frames.join(", ");
      t.plain(DEEPER, layer, `${length} bytes of frames ${from}`);
    }
  }
  if (d.problems.length > 0) {
    t.branch("", "problems");
    d.problems.forEach((p, i) =>
      t.leaf(DEEPER, String(i), `${p.kind}: ${p.message} (at ${p.at})`)
    );
  }
  for (const [k, x] of Object.entries(frame.options)) t.plain("", k, x);
}
