import { type Field, labelOf } from "./field.ts";
import type { Node } from "./node.ts";
import { View } from "./view.ts";

/** The fields of a view as tree nodes, positions counted from `origin`. */
export function treeOf(v: View, buffer: number, origin: number): Node[] {
  const { struct } = v, out: Node[] = [];
  for (let i = 0; i < v.n; i++) {
    const slot = struct.slots[i], { name, field } = slot;
    const value = struct.value(v, i);
    if (value === undefined) continue;
    const [start, end] = struct.place(v, slot);
    const children = childrenOf(value, field, buffer, origin, start, end, v);
    out.push({
      name,
      value: children.length > 0 ? undefined : value,
      label: field.names && labelOf(field.names, value, v),
      hint: hintOf(field, value),
      alias: field.alias,
      buffer,
      start: start - origin,
      end: end - origin,
      children,
    });
  }
  return out;
}

/** A number in hexadecimal or in its unit, where its field says that people read it so. */
function hintOf(field: Field<unknown>, value: unknown): string | undefined {
  if (typeof value !== "number") return undefined;
  const { hex, unit, scale = 1, bits } = field;
  if (hex) return "0x" + value.toString(16).padStart(Math.ceil(bits / 4), "0");
  return unit && `${value * scale} ${unit}`;
}

/** What stands below a value that lies in `[start, end)`. */
function childrenOf(
  value: unknown,
  field: Field<unknown>,
  buffer: number,
  origin: number,
  start: number,
  end: number,
  h: View,
): Node[] {
  if (value instanceof View) return treeOf(value, buffer, origin);
  if (!Array.isArray(value)) return [];
  const width = field.of === undefined ? 0 : field.of.bits >> 3;
  return value.map((x, i) => {
    const view = x instanceof View ? x : undefined;
    // elements of fixed width stand side by side; of others only the list's extent is known
    const from = view ? view.p : width > 0 ? start + i * width : start;
    const to = view ? view.stop : width > 0 ? from + width : end;
    return {
      name: String(i),
      value: view ? undefined : x,
      label: field.names && labelOf(field.names, x, h),
      hint: hintOf(field, x),
      alias: field.alias,
      buffer,
      start: from - origin,
      end: to - origin,
      children: view ? treeOf(view, buffer, origin) : [],
    };
  });
}
