import { BUFFER, STRIDE } from "../dissect/dissector.ts";
import type { Source } from "../dissect/part.ts";
import type { StreamContext, Whole } from "../dissect/protocol.ts";
import type { Registered } from "../dissect/registry.ts";
import type { Connection } from "./connection.ts";
import { Joined } from "./joined.ts";
import type { StreamChunk, StreamConsumer } from "./stream.ts";
import type { TCPStreams } from "./tcp.ts";

/** Budgets of messages. */
export interface MessageLimits {
  /** Bytes of one message; 16 MiB unless given. */
  readonly messageBytes?: number | undefined;
  /** Bytes of messages that have begun, in all; 256 MiB unless given. */
  readonly messagesBytes?: number | undefined;
}

const MAX_MESSAGE = 16 << 20, MAX_MESSAGES = 256 << 20;
/** Bytes at the beginning of a stream that are looked at together, when the first alone say nothing. */
const PREFIX = 64;
/** Reads at the beginning of a stream that may be looked at together. */
const TRIES = 8;
/** Bytes from which on a protocol can tell whether they are its own. */
const PEEK = 16;
const NOTHING = new Uint8Array(0);

/** What messages cost, over all connections. */
export class MessageBudget {
  /** Bytes of messages that have begun. */
  held = 0;
  /** Messages that were shown in part, because they were too large. */
  oversized = 0;
  /** Messages that never ended. */
  incomplete = 0;
  /** See {@linkcode MessageLimits}. */
  readonly messageBytes: number;
  /** See {@linkcode MessageLimits}. */
  readonly messagesBytes: number;

  /** Sets the limits. */
  constructor(limits: MessageLimits = {}) {
    this.messageBytes = limits.messageBytes ?? MAX_MESSAGE;
    this.messagesBytes = limits.messagesBytes ?? MAX_MESSAGES;
  }
}

/** One direction of a connection, cut into messages. */
class Reader implements StreamContext {
  /** Who reads it; `undefined`: nobody was found, or not yet. */
  entry: Registered | undefined = undefined;
  /** What has come of a message that is not complete. */
  held: Uint8Array = NOTHING;
  n = 0;
  sources: Source[] = [];
  /** Bytes of the message that must be there for another look. */
  needed = 0;
  /** Bytes to pass over: the rest of a message that was given up. */
  skip = 0;
  /** Reads that nobody has recognised. */
  tries = 0;
  mark = 0;
  known: unknown = undefined;
  closed = false;
  gaps = 0;
  /** What goes on across messages. */
  readonly joined: Joined = new Joined();
  /** The pieces of it that lie in this message. */
  pieces: {
    readonly from: number;
    readonly end: number;
    readonly of: Whole;
  }[] = [];
  /** What the last piece was of. */
  of: Whole | undefined = undefined;

  constructor(
    private readonly owner: StreamMessages,
    readonly way: 0 | 1,
  ) {}

  get direction(): 0 | 1 {
    return this.owner.directionOf(this.way);
  }
  get state(): unknown {
    return this.owner.stateOf(this.entry!);
  }
  get kept(): number {
    return this.joined.n;
  }
  piece(from: number, end: number, of: Whole): void {
    this.pieces.push({ from, end, of });
  }
  switchTo(id: string | undefined): void {
    this.owner.next = { id };
  }
}

/**
 * Cuts both directions of a connection into messages, and adds each to the
 * frame that completes it. A protocol is found as in a single segment: by
 * port, or by content on any port; then it stays for the stream.
 */
export class StreamMessages implements StreamConsumer {
  /** What protocols remember of the connection. */
  private readonly states = new Map<Registered, unknown>();
  /** What the protocol said of the messages that follow. */
  next: { readonly id: string | undefined } | undefined = undefined;
  private readonly readers: readonly [Reader, Reader] = [
    new Reader(this, 0),
    new Reader(this, 1),
  ];

  /** Reads the streams of connection `c`. */
  constructor(
    private readonly streams: TCPStreams,
    private readonly connection: Connection,
    private readonly budget: MessageBudget,
  ) {}

  /** 0: this way the client sends. */
  directionOf(way: 0 | 1): 0 | 1 {
    return this.connection.directionOf(way);
  }

  /** What `entry` remembers of the connection. */
  stateOf(entry: Registered): unknown {
    const { states } = this;
    if (!states.has(entry)) states.set(entry, entry.framing?.open?.());
    return states.get(entry);
  }

  /** See {@linkcode StreamConsumer}. */
  data(chunk: StreamChunk): void {
    const r = this.readers[chunk.way], { end } = chunk;
    let { p } = chunk;
    if (r.skip > 0) {
      const n = Math.min(r.skip, end - p);
      r.skip -= n;
      this.raw(chunk, p, p + n, true);
      p += n;
    }
    while (p < end) {
      p = r.n > 0 ? this.goOn(r, chunk, p) : this.begin(r, chunk, p);
    }
  }

  /** A message goes on at `p`; returns where the next one begins. */
  private goOn(r: Reader, { b, end, frame }: StreamChunk, p: number): number {
    // where the size is known, no more is copied than that: the next message is read in place
    const room = isExact(r.entry!) ? Math.max(r.needed - r.n, 1) : end - p;
    const stop = Math.min(end, p + room);
    this.hold(r, frame, b, p, stop);
    if (r.n < r.needed) {
      this.checkBudget(r);
      return stop;
    }
    const size = this.sizeOf(r, r.held, 0, r.n);
    if (size < 0) {
      this.complete(r, true, this.streams.frame?.dissector.registry.raw);
      r.entry = undefined;
      return stop;
    }
    if (size > r.n) {
      r.needed = size;
      this.checkBudget(r);
      return stop;
    }
    const beyond = r.n - size;
    this.budget.held -= beyond;
    r.n = size;
    this.complete(r, false);
    return stop - beyond;
  }

  /** A message begins at `p`; returns where the next one does. */
  private begin(r: Reader, chunk: StreamChunk, p: number): number {
    const { b, end } = chunk;
    r.mark = 0;
    r.known = undefined;
    if (r.entry?.accepts !== undefined && !r.entry.accepts(b, p, end)) {
      if (end - p < PEEK && isFramed(r.entry)) {
        r.needed = end - p + 1;
        this.hold(r, chunk.frame, b, p, end);
        return end;
      }
      r.entry = undefined;
      r.tries = 0;
    }
    if (r.entry === undefined && !this.recognise(r, chunk, p)) {
      if (r.n === 0) this.raw(chunk, p, end, false);
      return end;
    }
    if (r.n > 0) return p; // the beginning came earlier: it is read together with that
    if (!isFramed(r.entry!)) {
      this.add(r.entry!, chunk, p, end);
      r.entry = undefined; // it reads what each segment holds
      return end;
    }
    const size = this.sizeOf(r, b, p, end);
    if (size < 0) {
      r.entry = undefined;
      this.raw(chunk, p, end, false);
      return end;
    }
    if (p + size <= end) {
      this.add(r.entry!, chunk, p, p + size, false, r.known);
      this.join(r, b, p, [{ frame: chunk.frame, start: 0, end: size }]);
      this.turn();
      return p + size;
    }
    r.needed = size;
    this.hold(r, chunk.frame, b, p, end);
    this.checkBudget(r);
    return end;
  }

  /** Finds out whose stream it is. */
  private recognise(r: Reader, chunk: StreamChunk, p: number): boolean {
    const { frame, layer } = this.streams, { b, end } = chunk;
    const other = this.readers[1 - r.way].entry, d = frame?.dissector;
    if (d === undefined) return false;
    const accepts = other?.accepts;
    if (other !== undefined && accepts?.(b, p, end)) {
      r.entry = other;
      this.forget(r);
      return true;
    }
    const { raw } = d.registry;
    let found = d.childOf(layer, b, p, end);
    if (found === raw && ++r.tries < TRIES && r.held.length > 0) {
      // together with what came before, which nobody has recognised
      const { held } = r,
        n = r.held.length,
        joined = new Uint8Array(n + end - p);
      joined.set(held);
      joined.set(b.subarray(p, end), n);
      found = d.childOf(layer, joined, 0, joined.length);
      if (found !== raw && isFramed(found)) {
        r.n = r.needed = n;
        this.budget.held += n;
      }
    }
    if (found === raw) {
      if (r.held.length + end - p > PREFIX) {
        this.forget(r);
        r.tries = TRIES;
      } else if (r.tries < TRIES) this.remember(r, chunk, p);
      return false;
    }
    if (r.n === 0) this.forget(r);
    r.entry = found;
    return true;
  }

  /** Keeps the beginning of a stream that nobody has recognised yet. */
  private remember(r: Reader, { b, end, frame }: StreamChunk, p: number): void {
    const n = r.held.length, held = new Uint8Array(n + end - p);
    held.set(r.held);
    held.set(b.subarray(p, end), n);
    r.held = held;
    r.sources.push({ frame, start: n, end: held.length });
  }

  /** Bytes of the message at `p`: more than there are when it goes on, below 0 when it is none. */
  private sizeOf(r: Reader, b: Uint8Array, p: number, end: number): number {
    const { framing, pduSize, fields, fixed, scratch } = r.entry!;
    let size: number;
    if (r.pieces.length > 0) r.pieces = [];
    if (framing !== undefined) size = framing.size(b, p, end, r);
    else if (end - p < fixed) return fixed;
    else {
      fields.point(scratch, b, p);
      size = pduSize!(fields.probe(scratch), b, p, end);
      if (size < fixed) return -1;
    }
    return size === 0 ? -1 : size;
  }

  /** Keeps bytes of a message that goes on. */
  private hold(
    r: Reader,
    frame: number,
    b: Uint8Array,
    p: number,
    end: number,
  ): void {
    const n = r.n + (end - p);
    if (r.held.length < n) {
      // twice as much, so that a message of many pieces is not copied for each
      const room = Math.max(2 * r.held.length, Math.min(r.needed, 2 * n));
      const larger = new Uint8Array(Math.max(n, room));
      larger.set(r.held.subarray(0, r.n));
      r.held = larger;
    }
    r.held.set(b.subarray(p, end), r.n);
    const last = r.sources.at(-1);
    if (last !== undefined && last.frame === frame && last.end === r.n) {
      r.sources[r.sources.length - 1] = { frame, start: last.start, end: n };
    } else r.sources.push({ frame, start: r.n, end: n });
    this.budget.held += end - p;
    r.n = n;
  }

  private forget(r: Reader): void {
    this.budget.held -= r.n;
    r.n = r.needed = r.mark = 0;
    r.held = NOTHING;
    r.known = undefined;
    r.sources = [];
    if (r.pieces.length > 0) r.pieces = [];
  }

  /** Keeps the pieces that lie in the message at `p`, which came from `sources`; the last one completes what they are pieces of. */
  private join(
    r: Reader,
    b: Uint8Array,
    p: number,
    sources: readonly Source[],
  ): void {
    const { joined, pieces } = r;
    for (const { from, end, of } of pieces) {
      joined.add(b, p + from, p + end, from, sources);
      this.budget.held += end - from;
      r.of = of;
      if (of.isLast || joined.n > this.budget.messageBytes) {
        this.deliver(r, !of.isLast);
      }
    }
    if (pieces.length > 0) r.pieces = [];
  }

  /** Adds what was put together to the frame at hand; `partial`: as far as it came. */
  private deliver(r: Reader, partial: boolean): void {
    const { joined, of } = r, { frame, layer, attached } = this.streams;
    if (joined.n === 0) return;
    const entry = of && frame?.dissector.registry.byName(of.id);
    if (frame === undefined || !attached) this.budget.incomplete++;
    else if (entry !== undefined) {
      const { bytes, n: end, sources } = joined, { known } = of!;
      frame.addPart(
        { entry, parent: layer, bytes, start: 0, end, sources, partial, known },
      );
    }
    this.budget.held -= joined.n;
    joined.clear();
  }

  /** A message that is too large is shown as far as it has come. */
  private checkBudget(r: Reader): void {
    const { budget } = this;
    if (
      r.n === 0 ||
      r.n < budget.messageBytes && budget.held < budget.messagesBytes
    ) return;
    budget.oversized++;
    r.skip = Math.max(0, r.needed - r.n);
    this.complete(r, true);
  }

  /** What was held is a whole message, or all there will be of it. */
  private complete(r: Reader, partial: boolean, entry = r.entry!): void {
    const { frame, layer } = this.streams;
    if (frame === undefined || !this.streams.attached) {
      this.budget.incomplete++;
    } else {
      const bytes = r.held.slice(0, r.n), { n: end } = r;
      const sources = r.sources.filter((s) => s.start < end).map((s) =>
        s.end > end ? { ...s, end } : s
      );
      frame.addPart({
        entry,
        parent: layer,
        bytes,
        start: 0,
        end,
        sources,
        partial,
        known: r.known,
      });
      if (!partial) this.join(r, r.held, 0, sources);
    }
    this.forget(r);
    this.turn();
  }

  /** Hands the streams to another protocol, if a message said so. */
  private turn(): void {
    const { next } = this;
    if (next === undefined) return;
    this.next = undefined;
    const d = this.streams.frame?.dissector;
    const entry = next.id === undefined
      ? undefined
      : d?.registry.streamed(next.id);
    this.states.clear();
    for (const r of this.readers) {
      if (r.n > 0) continue;
      r.entry = entry;
      r.tries = 0;
    }
  }

  /** Adds a message that lies in one segment. */
  private add(
    entry: Registered,
    { b, current, frame: from }: StreamChunk,
    p: number,
    end: number,
    partial = false,
    known?: unknown,
  ): void {
    const { frame, layer, attached } = this.streams;
    if (frame === undefined || !attached) return;
    const { at, origins } = frame.dissector;
    const origin = origins[at[layer * STRIDE + BUFFER]];
    frame.addPart({
      entry,
      parent: layer,
      bytes: current ? undefined : b.slice(p, end),
      start: current ? p - origin : 0,
      end: current ? end - origin : end - p,
      sources: current ? [] : [{ frame: from, start: 0, end: end - p }],
      partial,
      known,
    });
  }

  /** Shows bytes that nobody reads. */
  private raw(
    chunk: StreamChunk,
    p: number,
    end: number,
    partial: boolean,
  ): void {
    const { frame } = this.streams;
    if (frame === undefined || p >= end) return;
    this.add(frame.dissector.registry.raw, chunk, p, end, partial);
  }

  /** See {@linkcode StreamConsumer}. */
  gap(way: 0 | 1, _offset: number, length: number): void {
    const r = this.readers[way];
    r.gaps++;
    this.deliver(r, true);
    if (r.skip > 0) {
      r.skip = Math.max(0, r.skip - length);
      return;
    }
    if (r.n > 0 && r.entry !== undefined) {
      // where the end of the message is known, the next one can be found behind it
      const left = r.needed - r.n - length;
      const isKnown = isExact(r.entry) && left >= 0;
      this.complete(r, true);
      if (isKnown) {
        r.skip = left;
        return;
      }
    }
    this.forget(r);
    r.entry = undefined;
    r.tries = 0;
  }

  /** See {@linkcode StreamConsumer}. */
  closed(way: 0 | 1): void {
    const r = this.readers[way];
    r.closed = true;
    if (r.n > 0 && r.entry !== undefined) {
      const size = this.sizeOf(r, r.held, 0, r.n);
      this.complete(r, size < 0 || size > r.n);
    }
    this.deliver(r, true);
  }

  /** See {@linkcode StreamConsumer}. */
  end(): void {
    for (const r of this.readers) {
      const { joined } = r;
      if (r.n > 0 && r.entry !== undefined) this.budget.incomplete++;
      if (joined.n > 0) this.budget.incomplete++;
      this.budget.held -= joined.n;
      joined.clear();
      this.forget(r);
    }
  }
}

/** Whether a protocol knows the size of a message as soon as it begins. */
function isExact(e: Registered): boolean {
  return e.framing === undefined || e.framing.exact === true;
}

/** Whether a protocol tells where its messages end. */
function isFramed(e: Registered): boolean {
  return e.framing !== undefined || e.pduSize !== undefined;
}
