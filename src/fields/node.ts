/**
 * One line of a frame's tree: a layer, a field, or an element of a list. Its
 * bytes are `[start, end)` of the frame's buffer number `buffer`; a derived
 * field has none (`start` equals `end`).
 */
export interface Node {
  /** The field's name, the layer's key, or the index in a list. */
  readonly name: string;
  /** The value; absent where there are only children. */
  readonly value: unknown;
  /** What the value is called. */
  readonly label: string | undefined;
  /** The value in other words: in hexadecimal, in its unit. */
  readonly hint: string | undefined;
  /** Wireshark's name of the field. */
  readonly alias: string | undefined;
  /** Which of the frame's buffers: 0 is the captured bytes. */
  readonly buffer: number;
  /** First byte, counted from the beginning of the buffer's data. */
  readonly start: number;
  /** First byte behind. */
  readonly end: number;
  /** Fields, options, elements. */
  readonly children: readonly Node[];
}
