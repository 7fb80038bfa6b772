import { Cursor, Damage, type Note } from "../bytes/cursor.ts";
import { onesSum } from "../bytes/sum.ts";
import type { Site, View } from "../fields/view.ts";
import type { Problem, ProblemKind } from "../model/problem.ts";
import type { Part } from "./part.ts";
import type {
  DemuxTable,
  Find,
  Framing,
  Protocol,
  StreamContext,
} from "./protocol.ts";
import { rankOf, type Registered, type Registry } from "./registry.ts";

/** Layers of one frame, unless limited otherwise. */
export const MAX_LAYERS = 256;

/** Numbers kept for each layer, and what they are. */
export const STRIDE = 8;
/** First byte of the layer. */
export const START = 0;
/** First byte behind its header. */
export const HEADER_END = 1;
/** First byte behind the layer, as captured. */
export const END = 2;
/** First byte behind the layer on the wire. */
export const WIRE_END = 3;
/** First byte behind what the layers inside cover. */
export const CONTENT_END = 4;
/** Index of the layer around it, or -1. */
export const PARENT = 5;
/** Number of the buffer it lies in. */
export const BUFFER = 6;
/** Bits: {@linkcode PARTIAL}, {@linkcode BOUNDED}, {@linkcode QUOTED}. */
export const FLAGS = 7;

/** The layer's bytes are a part of something that goes on elsewhere. */
export const PARTIAL = 1;
/** The layer's own header says where it ends. */
export const BOUNDED = 2;

/** The layer is inside a quotation of another packet. */
export const QUOTED = 4;

/** No length of its own; small enough to be added to a position. */
const UNBOUNDED = 0x3fffffff;

/** What a dissector is made with, beside its protocols. */
export interface DissectorOptions {
  /** Dissect up to and including this layer. */
  readonly layer?: string | undefined;
  /** Dissect up to and including the first of these protocols, by any of their names. */
  readonly protocols?: readonly string[] | undefined;
  /** Most layers of one frame; {@linkcode MAX_LAYERS} unless given. */
  readonly layers?: number | undefined;
  /** Whether payloads are left to those who put them together, if the registry has any; `true` unless given. */
  readonly assemble?: boolean | undefined;
}

/** A message that waits for those before it in the same payload. */
interface Pending {
  entry: Registered;
  b: Uint8Array;
  buffer: number;
  start: number;
  end: number;
  wireEnd: number;
  parent: number;
  flags: number;
}

/** A segment by itself: nothing is known of its stream. */
class Alone implements StreamContext {
  readonly direction = 0;
  readonly closed = false;
  readonly state = undefined;
  readonly known = undefined;
  readonly gaps = 0;
  readonly kept = 0;
  mark = 0;
  piece(): void {}
  switchTo(): void {}
}

/**
 * Finds the layers of one frame after another. The walk allocates nothing:
 * it leaves the protocols in `chain` and their places in `at`, until the
 * next walk.
 */
export class Dissector implements Find {
  /** The protocols of the frame, in wire order; the first `n` count. */
  readonly chain: Registered[] = [];
  /** {@linkcode STRIDE} numbers for each layer, positions in its buffer. */
  readonly at: Int32Array;
  /** How many layers were found. */
  n = 0;
  /** What the walk itself met; what tables meet comes when they are read. */
  readonly problems: Problem[] = [];
  /** The views made so far, by layer. */
  readonly views: (View | undefined)[] = [];
  /** Whether views of one frame may serve the next, because nobody keeps them. */
  recycle = false;
  /** The buffers of the frame: 0 holds the captured bytes. */
  readonly buffers: Uint8Array[] = [];
  /** Where the data of each buffer begins. */
  readonly origins: number[] = [];
  /** What streams have said about layers, by their index. */
  readonly known: unknown[] = [];
  /** The frame whose layers these are. */
  owner: object | undefined = undefined;
  /** Which of the packets that the frame has held. */
  tag: number = -1;

  /** Whether payloads are left to those who put them together. */
  readonly assembles: boolean;
  private readonly limit: number;
  private readonly maxRank: number;
  private readonly last: ReadonlySet<string> | undefined;
  private readonly cursor: Cursor = new Cursor();
  private readonly alone: Alone = new Alone();
  private readonly pending: Pending[] = [];
  private walks = 0;
  private b: Uint8Array = new Uint8Array(0);
  private payload = 0;
  private payloadEnd = 0;
  private captureEnd = 0;
  private isCut = false;

  /** Makes a dissector; the names in `options` must be known to the registry. */
  constructor(readonly registry: Registry, options: DissectorOptions = {}) {
    this.limit = options.layers ?? MAX_LAYERS;
    this.assembles = registry.assembles && options.assemble !== false;
    this.at = new Int32Array((this.limit + 1) * STRIDE);
    this.maxRank = options.layer === undefined ? 3 : rankOf(options.layer) ?? 3;
    const last = (options.protocols ?? []).flatMap((name) =>
      registry.named(name)?.id ?? []
    );
    if (last.length > 0) this.last = new Set(last);
  }

  /** See {@linkcode Find}. */
  find(table: DemuxTable, key: number): Registered | undefined {
    const e = this.registry.find(table, key), { payload, payloadEnd } = this;
    return e === undefined || e.accepts === undefined ||
        payload === payloadEnd || e.accepts(this.b, payload, payloadEnd)
      ? e
      : undefined;
  }

  /** See {@linkcode Find}. */
  guess(table: DemuxTable): Registered | undefined {
    const { b, payload, payloadEnd } = this;
    if (payload >= payloadEnd) return undefined;
    const e = this.registry.guess(table, b, payload, payloadEnd);
    return e === undefined || e.accepts === undefined ||
        e.accepts(b, payload, payloadEnd)
      ? e
      : undefined;
  }

  /** See {@linkcode Find}. */
  firstByte(): number {
    return this.payload < this.payloadEnd ? this.b[this.payload] : -1;
  }

  /** See {@linkcode Find}. */
  around<T extends object>(protocol: Protocol<T>): T | undefined {
    const { at, chain } = this, { id } = protocol;
    let i = this.n - 1;
    if (i >= 0) i = at[i * STRIDE + PARENT];
    while (i >= 0 && chain[i].id !== id) i = at[i * STRIDE + PARENT];
    if (i < 0) return undefined;
    const o = i * STRIDE, { fields, scratch, fixed } = chain[i];
    if (at[o + END] - at[o] < fixed) return undefined;
    fields.point(scratch, this.buffers[at[o + BUFFER]], at[o]);
    return fields.probe(scratch) as T;
  }

  /**
   * Walks the layers of `b[start..end)`, of which there were bytes up to
   * `wireEnd` on the wire. `root` reads the first of them.
   */
  walk(
    root: Registered | undefined,
    b: Uint8Array,
    start: number,
    end: number,
    wireEnd: number,
  ): number {
    this.walks++;
    // emptied, not shortened: to grow it anew for every frame costs more
    for (let i = 0; i < this.n; i++) this.views[i] = undefined;
    this.n = 0;
    if (this.problems.length > 0) this.problems.length = 0;
    if (this.buffers.length > 1) {
      this.buffers.length = this.origins.length = 1;
    }
    if (this.known.length > 0) this.known.length = 0;
    this.buffers[0] = b;
    this.origins[0] = start;
    this.captureEnd = end;
    this.isCut = wireEnd > end;
    this.layersOf(root, b, start, end, wireEnd, -1, 0, 0);
    this.payload = this.payloadEnd; // between walks nobody has a payload
    if (this.isCut) this.noteCut(start, end, wireEnd);
    return this.n;
  }

  /**
   * Goes on with a part of the same frame as payload of layer `parent`: bytes
   * that were put together, or a range of the parent's own buffer. Returns the
   * number of the buffer.
   */
  add({ entry, parent, bytes, start, end, partial, known }: Part): number {
    let k = this.at[parent * STRIDE + BUFFER];
    if (bytes !== undefined) {
      k = this.buffers.push(bytes) - 1;
      this.origins.push(0);
    }
    const b = this.buffers[k], origin = this.origins[k], stop = origin + end;
    const flags = partial ? PARTIAL : 0;
    if (known !== undefined) this.known[this.n] = known;
    this.layersOf(entry, b, origin + start, stop, stop, parent, k, flags);
    this.payload = this.payloadEnd;
    return k;
  }

  /** Whether layer `i` is all there, and the frame's own: no fragment, and not quoted by another packet. */
  isOpen(i: number): boolean {
    return (this.at[i * STRIDE + FLAGS] & (PARTIAL | QUOTED)) === 0;
  }

  /** Who reads `b[p..end)` as payload of layer `i`; `raw`: nobody does. */
  childOf(i: number, b: Uint8Array, p: number, end: number): Registered {
    const e = this.chain[i], { raw } = this.registry, o = i * STRIDE;
    if (e.next === undefined || this.last?.has(e.id)) return raw;
    const { fields, scratch } = e;
    fields.point(scratch, this.buffers[this.at[o + BUFFER]], this.at[o]);
    this.b = b;
    this.payload = p;
    this.payloadEnd = end;
    const child = e.next(fields.probe(scratch), this) as Registered | undefined;
    this.payload = end;
    return child !== undefined && this.admits(child, b, p, end) ? child : raw;
  }

  /** Who lives at `key` for `b[p..end)`, a payload that was put together; `raw`: nobody. */
  entryFor(
    table: DemuxTable,
    key: number,
    b: Uint8Array,
    p: number,
    end: number,
  ): Registered {
    this.b = b;
    this.payload = p;
    this.payloadEnd = end;
    const child = this.find(table, key);
    this.payload = end;
    return child !== undefined && this.admits(child, b, p, end)
      ? child
      : this.registry.raw;
  }

  /** Walks one packet of a buffer, from `root` inwards. */
  private layersOf(
    root: Registered | undefined,
    b: Uint8Array,
    p: number,
    end: number,
    wireEnd: number,
    parent: number,
    buffer: number,
    flags: number,
  ): void {
    const { at, chain, pending, limit } = this, { raw } = this.registry;
    let e = root ?? (p < end ? raw : undefined);
    let isMessage = parent >= 0; // what was put together has its size
    this.b = b;
    for (;;) {
      while (e !== undefined) {
        const i = this.n;
        if (i === limit) {
          this.noteLimit(parent, p);
          pending.length = 0;
          return;
        }
        const { fields, scratch, fixed, tail } = e;
        const h = fields.probe(scratch);
        // what stands behind a trailer of fixed size is out of the header's reach
        const bound = tail > 0 && wireEnd - p >= tail
          ? wireEnd - tail
          : wireEnd;
        const reach = bound < end ? bound : end;

        // how long the header is and how long the whole, as it says itself
        let size = -1, total = UNBOUNDED, repeats = false;
        if (reach - p >= fixed) {
          fields.point(scratch, b, p);
          if (e.stateless !== undefined && !isMessage) {
            total = this.messageSize(e.stateless, b, p, reach);
            repeats = total !== UNBOUNDED;
          }
          const measured = repeats ? p + total : reach;
          size = e.measured ? this.measure(e, b, p, measured) : fixed;
          if (e.headerSize !== undefined) size = e.headerSize(h);
          if (e.totalSize !== undefined) {
            total = e.totalSize(h, b, p, reach) || UNBOUNDED;
          } else if (e.pduSize !== undefined) {
            total = e.pduSize(h, b, p, reach) || UNBOUNDED;
            repeats = true;
          }
        }
        isMessage = false;
        let known = size >= fixed;
        if (size >= 0 && (size < fixed || total < size)) {
          this.noteSize(e, p, size, total, buffer);
          known = false;
          size = fixed;
          total = UNBOUNDED;
        }

        // where it ends, on the wire and in the capture
        let far = bound, own = flags;
        if (total !== UNBOUNDED) {
          own |= BOUNDED;
          if (p + total <= bound) {
            far = p + total;
            if (repeats) own &= ~PARTIAL; // all of this message is here
          } else this.noteOverrun(e, p, total, bound, parent, buffer, flags);
        }
        let stop = far < end ? far : end;
        const body = size < 0 || e.leaf || p + size > stop ? stop : p + size;
        const o = i * STRIDE, { trailing } = e;
        chain[i] = e;
        at[o] = p;
        at[o + HEADER_END] = body;
        at[o + END] = trailing ? end : stop;
        at[o + WIRE_END] = trailing ? wireEnd : far;
        at[o + CONTENT_END] = stop;
        at[o + PARENT] = parent;
        at[o + BUFFER] = buffer;
        at[o + FLAGS] = own;
        this.n = i + 1;
        if (stop < end) {
          if (repeats && stop > p) {
            this.later(e, b, buffer, stop, end, wireEnd, parent, flags);
          } else if (!trailing) this.shrink(parent, stop, far, buffer);
        }

        // padding behind the payload
        if (known && e.contentSize !== undefined) {
          const content = p + e.contentSize(fields.probe(scratch), b, p, stop);
          if (content < far) far = content > body ? content : body;
          if (content < stop) stop = content > body ? content : body;
          at[o + CONTENT_END] = stop;
        }

        // who reads the payload
        const { decode } = e;
        if (decode !== undefined && known && !this.last?.has(e.id)) {
          const other = decode(b, p, stop);
          if (other !== undefined) {
            buffer = this.buffers.push(other) - 1;
            this.origins.push(0);
            this.b = b = other;
            this.payload = p = 0;
            this.payloadEnd = end = wireEnd = other.length;
            const reader = e.next?.(h, this) as Registered | undefined;
            e = reader !== undefined && reader.rank <= this.maxRank
              ? reader
              : raw;
            flags = own & (PARTIAL | QUOTED);
            if (chain[i].partial?.(h)) flags |= PARTIAL;
            parent = i;
            continue;
          }
        }
        if (body === stop) break;
        const part = e.partial !== undefined && e.partial(h);
        if (
          part && this.assembles && e.assembler !== undefined &&
          (own & (PARTIAL | QUOTED)) === 0
        ) break; // it waits for the rest
        let child: Registered | undefined;
        if (
          known && e.next !== undefined &&
          (this.last === undefined || !this.last.has(e.id))
        ) {
          this.payload = body;
          this.payloadEnd = stop;
          child = e.next(h, this) as
            | Registered
            | undefined;
          // whether it accepts the payload was asked when it was found
          if (child !== undefined && child.rank > this.maxRank) {
            child = undefined;
          }
        }
        flags = own & (PARTIAL | QUOTED);
        if (part) flags |= PARTIAL;
        if (e.quotes) flags |= PARTIAL | QUOTED;
        e = child ?? raw;
        p = body;
        end = stop;
        wireEnd = far;
        parent = i;
      }
      const next = pending.pop();
      if (next === undefined) return;
      ({ entry: e, b, buffer, start: p, end, wireEnd, parent, flags } = next);
      this.b = b;
      if (!this.admits(e, b, p, end)) e = raw;
    }
  }

  /** Whether thresholds and the protocol itself allow it to read `b[p..end)`. */
  private admits(
    e: Registered,
    b: Uint8Array,
    p: number,
    end: number,
  ): boolean {
    return e.rank <= this.maxRank &&
      (e.accepts === undefined || e.accepts(b, p, end));
  }

  /** Reads the whole table of a header that does not say how long it is; -1: damaged. */
  private measure(
    e: Registered,
    b: Uint8Array,
    p: number,
    end: number,
  ): number {
    const c = this.cursor;
    c.aim(b, p, end);
    try {
      e.fields.fill(e.scratch, c);
      return c.p - p;
    } catch (damage) {
      if (damage instanceof Damage) return -1; // met again, and noted, when the layer is viewed
      throw damage;
    } finally {
      c.notes.length = 0;
    }
  }

  /** Bytes of the message at `p`, if it ends in `b[p..end)`. */
  private messageSize(
    framing: Framing,
    b: Uint8Array,
    p: number,
    end: number,
  ): number {
    const { alone } = this;
    alone.mark = 0;
    const n = framing.size(b, p, end, alone);
    return n > 0 && n <= end - p ? n : UNBOUNDED;
  }

  /** Remembers a packet beside the one that is walked; it is walked after it. */
  private later(
    entry: Registered,
    b: Uint8Array,
    buffer: number,
    start: number,
    end: number,
    wireEnd: number,
    parent: number,
    flags: number,
  ): void {
    this.pending.push(
      { entry, b, buffer, start, end, wireEnd, parent, flags },
    );
  }

  /** The layers from `i` outwards learn that their content ends at `stop`. */
  private shrink(i: number, stop: number, far: number, buffer: number): void {
    const { at, chain } = this;
    for (; i >= 0; i = at[i * STRIDE + PARENT]) {
      const o = i * STRIDE;
      if (at[o + BUFFER] !== buffer) return;
      if (at[o + CONTENT_END] <= stop) return;
      at[o + CONTENT_END] = stop;
      if (chain[i].trailing) return;
      if (at[o + FLAGS] & BOUNDED) {
        return this.noteLeftover(i, stop, at[o + END] - stop);
      }
      at[o + END] = stop;
      at[o + WIRE_END] = far;
    }
    this.noteLeftover(-1, stop, this.captureEnd - stop);
  }

  /**
   * A view of layer `i`, for its owner. What its table meets joins the
   * problems; nothing is thrown.
   */
  view(i: number, site: Site): View {
    const v = this.glance(i, site);
    if (v.isUnread) this.readRest(v, true);
    return v;
  }

  /** The same view, of which nothing is read but the leading run, unless that is not there. */
  glance(i: number, site: Site): View {
    const { at } = this, o = i * STRIDE, c = this.cursor;
    const e = this.chain[i], p = at[o], end = at[o + HEADER_END];
    c.aim(this.buffers[at[o + BUFFER]], p, end);
    const v = this.open(e, c), reach = p + e.fixed;
    v.site = site;
    v.layer = i;
    v.stop = end;
    v.isUnread = true;
    if (reach > end) this.readRest(v, true);
    else {
      v.n = e.fields.leading;
      v.isUnread = e.fields.several || reach < end;
      v.whole = !v.isUnread;
    }
    return v;
  }

  /** Reads what is unread of the view of a layer; if it is one of the frame at hand, what is met joins the problems. */
  readRest(v: View, isCurrent: boolean): void {
    const c = this.cursor, { stop: end, layer: i } = v;
    c.aim(v.b, v.p, end);
    v.isUnread = false;
    try {
      v.struct.fill(v, c);
      if (c.p < end) c.noteLeftover("", c.p, end - c.p);
    } catch (damage) {
      if (!(damage instanceof Damage)) throw damage;
      c.notes.push(damage);
    }
    if (c.notes.length > 0) {
      if (isCurrent) {
        for (const note of c.notes) this.noteField(i, note, end);
      }
      c.notes.length = 0;
    }
  }

  /** An empty view for a layer: a new one, or the protocol's own that served the last frame. */
  private open(e: Registered, c: Cursor): View {
    if (!this.recycle || e.servedIn === this.walks) return e.fields.open(c);
    const v = e.spare ??= e.fields.open(c);
    e.servedIn = this.walks;
    v.b = c.b;
    v.p = v.stop = c.p;
    v.n = 0;
    v.whole = false;
    return v;
  }

  /** See {@linkcode Find}. */
  ports(): readonly [src: number, dst: number] | undefined {
    return this.portsAround(this.n - 1);
  }

  /** See {@linkcode Site}. */
  portsAround(i: number): readonly [src: number, dst: number] | undefined {
    const { at, chain } = this;
    for (; i >= 0; i = at[i * STRIDE + PARENT]) {
      const { ports, fixed } = chain[i], o = i * STRIDE;
      if (ports === undefined || at[o + END] - at[o] < fixed) continue;
      const b = this.buffers[at[o + BUFFER]];
      const [src, dst] = [at[o] + ports[0], at[o] + ports[1]];
      return [b[src] << 8 | b[src + 1], b[dst] << 8 | b[dst + 1]];
    }
    return undefined;
  }

  /** See {@linkcode Site}. */
  addressSum(i: number, site: Site): number {
    const { at, chain, views } = this;
    let src = -1, dst = -1;
    for (i = at[i * STRIDE + PARENT]; i >= 0; i = at[i * STRIDE + PARENT]) {
      const { pseudoHeader, standIn } = chain[i];
      const b = this.buffers[at[i * STRIDE + BUFFER]];
      if (standIn !== undefined) {
        const v = views[i] ??= this.view(i, site), own = standIn(v.face, v);
        if (own !== undefined) {
          if (own.at < 0) return -1;
          const sum = onesSum(b, own.at, own.at + own.size, 0);
          if (own.of === "src" && src < 0) src = sum;
          if (own.of === "dst" && dst < 0) dst = sum;
        }
      }
      if (pseudoHeader === undefined) continue;
      const p = at[i * STRIDE] + pseudoHeader[0], half = pseudoHeader[1] / 2;
      if (src < 0) src = onesSum(b, p, p + half, 0);
      return dst < 0 ? onesSum(b, p + half, p + half + half, src) : src + dst;
    }
    return -1;
  }

  /** Who set the end of layer `i`. */
  private limiter(i: number): string {
    const { at } = this;
    for (let k = i; k >= 0; k = at[k * STRIDE + PARENT]) {
      if (at[k * STRIDE + FLAGS] & BOUNDED) return this.chain[k].id;
    }
    return "frame";
  }

  /** Adds a problem; `position` lies in `buffer`. */
  private note(
    kind: ProblemKind,
    protocol: string,
    position: number,
    buffer: number,
    message: string,
    more: Partial<Problem>,
  ): void {
    const at = position - this.origins[buffer];
    const problem: Problem = buffer === 0
      ? { kind, protocol, at, ...more, message }
      : { kind, protocol, at, buffer, ...more, message };
    this.problems.push(problem);
  }

  /** The capture holds fewer bytes than the wire did. */
  private noteCut(start: number, end: number, wireEnd: number): void {
    const protocol = this.n > 0 ? this.chain[this.n - 1].id : "frame";
    const needed = wireEnd - start, available = end - start;
    const message = `${available} of ${needed} bytes captured`;
    this.note("cut", protocol, end, 0, message, {
      needed,
      available,
      limitedBy: "capture",
    });
  }

  /** A layer says that it is longer than the one around it. */
  private noteOverrun(
    e: Registered,
    p: number,
    needed: number,
    wireEnd: number,
    parent: number,
    buffer: number,
    flags: number,
  ): void {
    const { id } = e, available = wireEnd - p;
    const message = `${id} says ${needed} bytes, has ${available}`;
    const kind = flags & PARTIAL ? "partial" : "truncated";
    const limitedBy = parent < 0 ? "frame" : this.limiter(parent);
    this.note(kind, id, p, buffer, message, { needed, available, limitedBy });
  }

  /** A header whose own lengths contradict each other. */
  private noteSize(
    e: Registered,
    p: number,
    size: number,
    total: number,
    buffer: number,
  ): void {
    const { id } = e;
    const message = size < e.fixed
      ? `${id} header length ${size} is under ${e.fixed}`
      : `${id} length ${total} is under its header of ${size}`;
    this.note("malformed", id, p, buffer, message, {});
  }

  /** The layers that are allowed are used up. */
  private noteLimit(parent: number, p: number): void {
    const id = this.chain[parent].id;
    const message = `more than ${this.limit} layers`;
    const buffer = this.at[parent * STRIDE + BUFFER];
    this.note("limit", id, p, buffer, message, {});
  }

  /** Layer `i` leaves bytes behind its payload. */
  private noteLeftover(i: number, p: number, available: number): void {
    const id = i < 0 ? "frame" : this.chain[i].id;
    const buffer = i < 0 ? 0 : this.at[i * STRIDE + BUFFER];
    const message = `${available} bytes behind the payload`;
    this.note("leftover", id, p, buffer, message, { available });
  }

  /** What a table met in layer `i`, whose header ends at `end`. */
  private noteField(i: number, note: Note, end: number): void {
    const { at } = this, o = i * STRIDE, { id } = this.chain[i];
    const { at: p, needed, available, field } = note;
    let kind: ProblemKind, limitedBy: string | undefined;
    if (note.kind === "short") {
      const outer = p + available === end && at[o + HEADER_END] === at[o + END];
      if (
        outer && this.isCut && at[o + BUFFER] === 0 && end === this.captureEnd
      ) return; // the cut is noted
      kind = outer && at[o + FLAGS] & PARTIAL ? "partial" : "truncated";
      limitedBy = outer ? this.limiter(i) : id;
    } else kind = note.kind;
    const message = `${id}${field && ` ${field}`} ${note.message}`;
    this.note(kind, id, p, at[o + BUFFER], message, {
      ...(field && { field }),
      ...(note.kind === "short" &&
        { needed, available, limitedBy: limitedBy! }),
      ...(note.kind === "partial" && { needed, available }),
      ...(note.kind === "leftover" && { available }),
    });
  }
}
