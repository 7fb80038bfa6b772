/**
 * What kind of shortness or damage was met:
 *
 * - `cut`: the capture kept fewer bytes than were on the wire; no fault of the packet;
 * - `partial`: the rest is elsewhere (a later fragment or segment, or outside a quotation); no fault either;
 * - `truncated`: the bytes ended before the protocol's own length did;
 * - `malformed`: the bytes are there but cannot mean what the protocol says;
 * - `leftover`: bytes that nothing claimed;
 * - `limit`: a budget was used up;
 * - `conflict`: bytes came twice, and were not the same;
 * - `gap`: bytes of a stream or datagram never came, or were not captured.
 */
export type ProblemKind =
  | "cut"
  | "partial"
  | "truncated"
  | "malformed"
  | "leftover"
  | "limit"
  | "conflict"
  | "gap";

/** One thing that was wrong with a packet, as data. */
export interface Problem {
  /** What kind of problem. */
  readonly kind: ProblemKind;
  /** Id of the protocol that met it. */
  readonly protocol: string;
  /** The field that could not be read, where it is known. */
  readonly field?: string;
  /** Where: bytes from the beginning of the buffer. */
  readonly at: number;
  /** Which of the frame's buffers; 0, the captured bytes, is left out. */
  readonly buffer?: number;
  /** Bytes that were asked for. */
  readonly needed?: number;
  /** Bytes that were there. */
  readonly available?: number;
  /** What set the bound: `capture`, `frame`, or the id of the protocol whose length it was. */
  readonly limitedBy?: string;
  /** For a person: "ipv4 header needs 20 bytes, has 7". */
  readonly message: string;
}
