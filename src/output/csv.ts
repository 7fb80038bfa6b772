import { toHex } from "../bytes/hex.ts";
import { printable } from "../bytes/text.ts";
import type { Writer } from "../bytes/writer.ts";
import type { Output, OutputFormat } from "./output.ts";
import { columns } from "./projection.ts";

/** What is written unless fields are asked for. */
const COLUMNS = [
  "number",
  "time",
  "source",
  "destination",
  "protocol",
  "length",
  "info",
];

/** A value as the text of a cell; several are joined by commas. */
function cellText(x: unknown): string {
  if (x === undefined || x === null) return "";
  if (Array.isArray(x)) return x.map(cellText).join(",");
  if (x instanceof Uint8Array) return toHex(x);
  if (typeof x === "object") return JSON.stringify(x);
  return String(x);
}

/** A cell by RFC 4180 §2; text that a spreadsheet would run as a formula gets an apostrophe. */
function cell(x: unknown): string {
  let s = printable(cellText(x));
  if (typeof x !== "number" && /^[=+\-@]/.test(s)) s = "'" + s;
  return /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;
}

/** A table: RFC 4180, with the names of the columns in the first line and LF between lines. */
export const csv: OutputFormat = {
  names: ["csv"],
  extension: "csv",
  open({ fields = COLUMNS, registry }): Output {
    const table = columns(fields, registry);
    let titled = false;
    const title = (w: Writer) => {
      titled = true;
      w.text(table.map((c) => cell(c.name)).join(",") + "\n");
    };
    return {
      begin: title,
      frame(frame, w) {
        if (!titled) title(w);
        w.text(table.map((c) => cell(c.value(frame))).join(",") + "\n");
      },
      resume() {
        titled = true;
      },
    };
  },
};
