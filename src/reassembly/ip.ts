/** Reassembly of fragments: IPv4 (RFC 791 §3.2, RFC 815) and IPv6 (RFC 8200 §4.5). */
import { word32 } from "../bytes/words.ts";
import {
  BUFFER,
  type Dissector,
  END,
  HEADER_END,
  PARENT,
  STRIDE,
  WIRE_END,
} from "../dissect/dissector.ts";
import type { Frame } from "../dissect/frame.ts";
import type { Assembler, Source } from "../dissect/part.ts";
import { ipProtocol } from "../dissect/tables.ts";
import { KeyTable } from "../flow/table.ts";
import type { ProblemKind } from "../model/problem.ts";
import { type IPv4, ipv4 } from "../protocols/internet/ipv4.ts";
import { ipv6 } from "../protocols/internet/ipv6.ts";
import { type IPv6Frag, ipv6Frag } from "../protocols/internet/ipv6_frag.ts";
import { type Piece, Pieces, stopOf } from "./pieces.ts";

/** Which bytes of an IPv4 datagram stay where fragments overlap and differ. */
export type OverlapPolicy = "first" | "last";

/** Budgets of IP reassembly. What goes beyond them is given up, and told. */
export interface IPLimits {
  /** Datagrams that are put together at a time; 16 384 unless given. */
  readonly datagrams?: number | undefined;
  /** Fragments of one datagram; 8192 unless given. */
  readonly fragments?: number | undefined;
  /** Bytes that wait from one source address; 16 MiB unless given. */
  readonly hostBytes?: number | undefined;
  /** Bytes that wait in all; 64 MiB unless given. */
  readonly totalBytes?: number | undefined;
  /** Seconds of capture time after which a datagram is given up; 60 (RFC 8200 §4.5) unless given. */
  readonly timeout?: number | undefined;
  /** Which bytes stay where fragments of IPv4 overlap and differ; `first` unless given. Those of IPv6 are discarded: RFC 5722. */
  readonly overlap?: OverlapPolicy | undefined;
}

/** What became of fragments. */
export interface IPCounts {
  /** Datagrams that were completed. */
  completed: number;
  /** Datagrams that never were. */
  incomplete: number;
  /** Of these, those that took too long. */
  timedOut: number;
  /** Of these, those that a budget ended. */
  evicted: number;
  /** Fragments that were refused: a budget, or they cannot be. */
  refused: number;
  /** Datagrams whose fragments overlapped and differed. */
  conflicts: number;
}

/** A datagram that is, or never will be, complete. */
export interface Fragments {
  /** Whether every byte came. */
  readonly completed: boolean;
  /** The bytes of source and destination address, one after the other. */
  readonly addresses: Uint8Array;
  /** Identification. */
  readonly id: number;
  /** IP protocol number of the payload. */
  readonly protocol: number;
  /** The header of the first fragment, in IPv6 with the extension headers before the fragment header; empty: it never came. */
  readonly header: Uint8Array;
  /** What came, in order. */
  readonly pieces: readonly Piece[];
  /** Bytes of the payload; -1: the last fragment never came. */
  readonly length: number;
  /** Frames that the fragments came in. */
  readonly frames: readonly number[];
}

const MAX_DATAGRAMS = 16_384, MAX_FRAGMENTS = 8192;
const MAX_HOST = 16 << 20, MAX_TOTAL = 64 << 20, TIMEOUT = 60;
/** The largest payload with its header: RFC 791 §3.1, RFC 8200 §4.5. */
const MAX_SIZE = 65535;

/** A datagram whose fragments are coming in. */
class Pending {
  readonly pieces: Pieces;
  header: Uint8Array = new Uint8Array(0);
  protocol = 0;
  length = -1;
  readonly frames: number[] = [];
  /** Overlapping fragments of IPv6: nothing of it is used any more. */
  discarded = false;

  constructor(
    readonly addresses: Uint8Array,
    readonly host: number | string,
    readonly id: number,
    readonly since: number,
    last: boolean,
  ) {
    this.pieces = new Pieces(last);
  }

  /** Whether the whole range is there, captured or not. */
  get isCovered(): boolean {
    const { list } = this.pieces;
    let end = 0;
    for (const piece of list) {
      if (piece.at !== end) return false;
      end = stopOf(piece);
    }
    return end === this.length;
  }
}

/** One fragment, as its header says. */
interface Fragment {
  readonly id: number;
  readonly protocol: number;
  readonly at: number;
  readonly more: boolean;
  /** Layer that holds the addresses. */
  readonly network: number;
  /** Offset of the source address in that layer, and bytes of each address. */
  readonly src: number;
  readonly size: number;
}

/**
 * Puts fragments of IPv4 or IPv6 together. The frame that completes a datagram
 * shows what is in it; `report` gets every datagram, complete or given up.
 */
export class IPFragments implements Assembler {
  /** See {@linkcode Assembler}. */
  readonly protocol: string;
  /** What became of fragments. */
  readonly counts: IPCounts = {
    completed: 0,
    incomplete: 0,
    timedOut: 0,
    evicted: 0,
    refused: 0,
    conflicts: 0,
  };
  private readonly table: KeyTable = new KeyTable(64);
  private readonly pending: (Pending | undefined)[] = [];
  private readonly hosts = new Map<number | string, number>();
  private held = 0;
  private attached = false;
  private readonly limits: Required<
    { [K in keyof IPLimits]: NonNullable<IPLimits[K]> }
  >;

  /** Puts datagrams of IP version `version` together. */
  constructor(
    readonly version: 4 | 6,
    limits: IPLimits = {},
    private readonly report?: (fragments: Fragments) => void,
  ) {
    this.protocol = version === 4 ? ipv4.id : ipv6Frag.id;
    this.limits = {
      datagrams: limits.datagrams ?? MAX_DATAGRAMS,
      fragments: limits.fragments ?? MAX_FRAGMENTS,
      hostBytes: limits.hostBytes ?? MAX_HOST,
      totalBytes: limits.totalBytes ?? MAX_TOTAL,
      timeout: limits.timeout ?? TIMEOUT,
      overlap: limits.overlap ?? "first",
    };
  }

  /** See {@linkcode Assembler}. */
  take(frame: Frame, i: number): void {
    this.attached = true;
    this.look(frame, frame.dissector, i);
  }

  /** Looks at layer `i` of a frame that `d` has walked. */
  look(frame: Frame, d: Dissector, i: number): void {
    const f = this.version === 4 ? fragment4(d, i) : fragment6(d, i);
    if (f === undefined) return;
    this.expire(frame.seconds);
    const { at } = d, o = i * STRIDE, b = d.buffers[at[o + BUFFER]];
    const p = at[o + HEADER_END], end = at[o + END];
    const cut = Math.max(0, at[o + WIRE_END] - end),
      stop = f.at + end - p + cut;
    const header = p - at[f.network * STRIDE] - (this.version === 4 ? 0 : 8);
    if (stop === f.at) return;
    if (stop + header > MAX_SIZE) {
      return this.refuse(
        frame,
        i,
        "malformed",
        `reaches byte ${stop + header}`,
      );
    }
    if (f.more && (stop - f.at) % 8 !== 0 && this.version === 6) {
      return this.refuse(
        frame,
        i,
        "malformed",
        "is no multiple of 8 bytes long",
      ); // RFC 8200 §4.5
    }
    const r = this.recordOf(d, f, frame.seconds), x = this.pending[r]!;
    x.frames.push(frame.number);
    if (x.discarded) return;
    if (
      x.frames.length > this.limits.fragments ||
      (this.hosts.get(x.host) ?? 0) + end - p > this.limits.hostBytes
    ) {
      return this.refuse(frame, i, "limit", "is over the budget of reassembly");
    }
    if (f.at === 0) {
      const from = at[f.network * STRIDE];
      x.header = b.slice(from, from + header);
    }
    if (f.at === 0 || x.frames.length === 1) x.protocol = f.protocol;
    let met = this.keep(x, f.at, b, p, end, cut, frame.number);
    if (!f.more) {
      if (x.length < 0) x.length = stop;
      else if (x.length !== stop) met = "conflict";
    }
    if (x.length >= 0 && stopOf(x.pieces.list.at(-1)!) > x.length) {
      met = "conflict";
    }
    const isCopy = met === "same" && isWhole(x.pieces.list, f.at, stop);
    if (met === "conflict" || met === "same" && this.version === 6 && !isCopy) {
      this.contradict(frame, i, x);
    }
    if (!x.discarded && x.isCovered) this.complete(frame, d, i, r);
    while (this.held > this.limits.totalBytes) {
      this.counts.evicted++;
      this.giveUp(this.table.oldest);
    }
  }

  /** The datagram that a fragment belongs to. */
  private recordOf(d: Dissector, f: Fragment, now: number): number {
    const { table } = this, { key } = table;
    const b = d.buffers[d.at[f.network * STRIDE + BUFFER]];
    const p = d.at[f.network * STRIDE] + f.src;
    key[0] = f.id | 0;
    key[1] = this.version === 4 ? f.protocol : 0;
    let w = 2;
    for (let k = 0; k < 2 * f.size; k += 4) key[w++] = word32(b, p + k);
    table.words = w;
    let r = table.find();
    if (r >= 0) return r;
    if (table.size >= this.limits.datagrams) {
      this.counts.evicted++;
      this.giveUp(table.oldest);
      table.find(); // the hash of the key is this one's again
    }
    r = table.insert();
    const addresses = b.slice(p, p + 2 * f.size);
    const host = f.size === 4
      ? word32(addresses, 0)
      : String(addresses.subarray(0, f.size));
    const last = this.limits.overlap === "last";
    this.pending[r] = new Pending(addresses, host, f.id, now, last);
    return r;
  }

  private keep(
    x: Pending,
    ...[at, b, p, end, cut, frame]: [
      number,
      Uint8Array,
      number,
      number,
      number,
      number,
    ]
  ): ReturnType<Pieces["insert"]> {
    const before = x.pieces.cost;
    const met = x.pieces.insert(at, b, p, end, cut, frame);
    this.account(x, x.pieces.cost - before);
    return met;
  }

  private account(x: Pending, bytes: number): void {
    this.held += bytes;
    const left = (this.hosts.get(x.host) ?? 0) + bytes;
    if (left > 0) this.hosts.set(x.host, left);
    else this.hosts.delete(x.host);
  }

  /** Fragments that overlap: IPv4 goes on, IPv6 discards them all (RFC 5722 §4). */
  private contradict(frame: Frame, i: number, x: Pending): void {
    this.counts.conflicts++;
    if (this.version === 4) {
      const kept = this.limits.overlap;
      return this.note(
        frame,
        i,
        "conflict",
        `fragment contradicts another; the ${kept} bytes stay`,
      );
    }
    x.discarded = true;
    this.account(x, -x.pieces.cost);
    x.pieces.remove(x.pieces.list.length);
    this.note(frame, i, "conflict", "fragments overlap; all are discarded");
  }

  private refuse(
    frame: Frame,
    i: number,
    kind: ProblemKind,
    message: string,
  ): void {
    this.counts.refused++;
    this.note(frame, i, kind, `fragment ${message}`);
  }

  private note(
    frame: Frame,
    i: number,
    kind: ProblemKind,
    message: string,
  ): void {
    if (!this.attached) return;
    const d = frame.dissector, buffer = d.at[i * STRIDE + BUFFER];
    frame.addNote({
      kind,
      protocol: this.protocol,
      at: d.at[i * STRIDE] - d.origins[buffer],
      ...(buffer > 0 && { buffer }),
      message: `${this.protocol} ${message}`,
    });
  }

  /** Every byte was sent: the datagram goes on as payload of the layer that completed it. */
  private complete(frame: Frame, d: Dissector, i: number, r: number): void {
    const x = this.pending[r]!, { list, contiguous } = x.pieces;
    const whole = contiguous === x.length;
    const bytes = new Uint8Array(contiguous), sources: Source[] = [];
    for (const { at, b, frame } of list) {
      if (at >= contiguous) break;
      bytes.set(b, at);
      sources.push({ frame, start: at, end: at + b.length });
    }
    if (this.attached && contiguous > 0) {
      const { protocol } = x;
      const entry = d.entryFor(ipProtocol, protocol, bytes, 0, contiguous);
      frame.addPart({
        entry,
        parent: i,
        bytes,
        start: 0,
        end: contiguous,
        sources,
        partial: !whole,
      });
      if (!whole) {
        this.note(
          frame,
          i,
          "gap",
          `datagram of ${x.length} bytes was captured up to byte ${contiguous}`,
        );
      }
    }
    this.leave(r, whole);
  }

  private expire(now: number): void {
    const { table } = this;
    for (let r = table.oldest; r >= 0; r = table.oldest) {
      if (now - this.pending[r]!.since <= this.limits.timeout) return;
      this.counts.timedOut++;
      this.giveUp(r);
    }
  }

  private giveUp(r: number): void {
    this.leave(r, false);
  }

  private leave(r: number, completed: boolean): void {
    const x = this.pending[r]!, { addresses, id, protocol, header, length } = x;
    if (completed) this.counts.completed++;
    else this.counts.incomplete++;
    this.account(x, -x.pieces.cost);
    this.pending[r] = undefined;
    this.table.remove(r);
    this.report?.({
      completed,
      addresses,
      id,
      protocol,
      header,
      pieces: x.pieces.list,
      length,
      frames: x.frames,
    });
  }

  /** Gives up what is not complete: nothing more will come. */
  end(): void {
    for (const r of [...this.table.records()]) this.giveUp(r);
  }
}

/** Whether `at..stop` is the place of one piece: an exact copy overlaps nothing else. */
function isWhole(list: readonly Piece[], at: number, stop: number): boolean {
  return list.some((x) => x.at === at && stopOf(x) === stop);
}

/** The fragment that layer `i`, an IPv4 header, is the header of; `undefined`: the packet is whole. */
function fragment4(d: Dissector, i: number): Fragment | undefined {
  const e = d.chain[i], o = i * STRIDE, [src, both] = ipv4.pseudoHeader!;
  if (d.at[o + HEADER_END] - d.at[o] < e.fixed) return undefined;
  e.fields.point(e.scratch, d.buffers[d.at[o + BUFFER]], d.at[o]);
  const h = e.fields.probe(e.scratch) as IPv4;
  if (!h.mf && h.fragmentOffset === 0) return undefined;
  return {
    id: h.id,
    protocol: h.protocol,
    at: h.fragmentOffset * 8,
    more: h.mf,
    network: i,
    src,
    size: both / 2,
  };
}

/** The fragment that layer `i`, a fragment header, belongs to; `undefined`: the packet is whole (RFC 6946). */
function fragment6(d: Dissector, i: number): Fragment | undefined {
  const e = d.chain[i], o = i * STRIDE, [src, both] = ipv6.pseudoHeader!;
  if (d.at[o + HEADER_END] - d.at[o] < e.fixed) return undefined;
  e.fields.point(e.scratch, d.buffers[d.at[o + BUFFER]], d.at[o]);
  const h = e.fields.probe(e.scratch) as IPv6Frag;
  if (!h.mf && h.fragmentOffset === 0) return undefined;
  let network = d.at[o + PARENT];
  while (network >= 0 && d.chain[network].id !== ipv6.id) {
    network = d.at[network * STRIDE + PARENT];
  }
  if (network < 0) return undefined;
  return {
    id: h.id,
    protocol: h.nextHeader,
    at: h.fragmentOffset * 8,
    more: h.mf,
    network,
    src,
    size: both / 2,
  };
}
