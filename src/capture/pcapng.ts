/** The pcapng format: draft-ietf-opsawg-pcapng. */
import {
  type DamageLog,
  END,
  type FormatReader,
  MAX_BLOCK,
  MORE,
  RECORD,
  type Step,
} from "./format.ts";
import type {
  CaptureHeader,
  Interface,
  InterfaceStatistics,
  NameRecord,
  OtherBlock,
  Secrets,
  Section,
} from "./header.ts";
import {
  type Body,
  readInterface,
  readNames,
  readOther,
  readSecrets,
  readSection,
  readStatistics,
} from "./ng_blocks.ts";
import { NGBytes } from "./ng_options.ts";
import type { CaptureRecord } from "./record.ts";
import type { Ticks } from "./ticks.ts";
import type { Window } from "./window.ts";

const SHB = 0x0a0d0d0a, IDB = 1, PB = 2, SPB = 3, NRB = 4, ISB = 5, EPB = 6;
const DSB = 10;
/** Bodies shorter than this cannot hold what the block must. */
const LEAST: Readonly<Record<number, number>> = {
  [SHB]: 16,
  [IDB]: 8,
  [PB]: 20,
  [SPB]: 4,
  [ISB]: 12,
  [EPB]: 20,
  [DSB]: 8,
};
/** Blocks kept of each kind, and characters of their data in all: a file may hold millions. */
const MAX_KEPT = 10_000, MAX_KEPT_DATA = 1 << 24;

/** Whether a section header stands at `b[p..p+4)`. */
export function isSectionHeader(b: Uint8Array, p: number): boolean {
  return b[p] === 0x0a && b[p + 1] === 0x0d && b[p + 2] === 0x0d &&
    b[p + 3] === 0x0a;
}

/** The mutable lists of a pcapng header. */
interface Lists {
  sections: Section[];
  interfaces: Interface[];
  names: NameRecord[];
  statistics: InterfaceStatistics[];
  secrets: Secrets[];
  otherBlocks: OtherBlock[];
}

/** Reads pcapng. */
export class PcapngReader implements FormatReader {
  private readonly lists: Lists = {
    sections: [],
    interfaces: [],
    names: [],
    statistics: [],
    secrets: [],
    otherBlocks: [],
  };
  private little = true;
  private section = 0;
  /** Where the interfaces of this section begin in the list of all. */
  private base = 0;
  private readonly ticks: Ticks[] = [];
  private number = 0;
  private keptData = 0;

  /** Makes a reader; the window stands at a section header. */
  constructor(private readonly log: DamageLog) {}

  /** What the file says of itself, as far as it was read. */
  get header(): CaptureHeader {
    const { lists } = this, { sections, interfaces } = lists;
    const s = sections[0], i = interfaces[0];
    return {
      format: "pcapng",
      major: s?.major ?? 1,
      minor: s?.minor ?? 0,
      byteOrder: s?.byteOrder ?? "little",
      ticksPerSecond: i?.ticksPerSecond ?? 1e6,
      snapLength: i?.snapLength ?? 0,
      linkType: i?.linkType ?? -1,
      linkName: i?.linkName ?? "no interface",
      interfaces,
      sections,
      ...(lists.names.length > 0 && { names: lists.names }),
      ...(lists.statistics.length > 0 && { statistics: lists.statistics }),
      ...(lists.secrets.length > 0 && { secrets: lists.secrets }),
      ...(lists.otherBlocks.length > 0 && { otherBlocks: lists.otherBlocks }),
    };
  }

  /** See {@linkcode FormatReader}. */
  next(w: Window, r: CaptureRecord): Step {
    for (;;) {
      const { p } = w;
      if (w.n - p < 12) {
        if (!w.ended) {
          w.want = 12;
          return MORE;
        }
        if (w.n > p) {
          this.log.add(w.offset, w.n - p, "the file ends inside a block");
          w.p = w.n;
        }
        return END;
      }
      const order = isSectionHeader(w.b, p) ? this.orderAt(w, 8) : this.little;
      const type = order === undefined ? SHB : w.u32(0, order);
      const size = order === undefined ? 0 : w.u32(4, order);
      const least = 12 + (LEAST[type] ?? 0);
      if (
        order === undefined || size < least || size % 4 || size > MAX_BLOCK ||
        this.section === 0 && type !== SHB
      ) {
        const step = this.resync(w, type, size);
        if (step !== RECORD) return step;
        continue;
      }
      if (w.n - p < size) {
        if (!w.ended) {
          w.want = size;
          return MORE;
        }
        if (this.nextBlock(w) < 0 && this.lastPacket(w, type, r)) return RECORD;
        const step = this.resync(w, type, size);
        if (step !== RECORD) return step;
        continue;
      }
      if (w.u32(size - 4, order) !== size) {
        // another block right behind the length at the front: only the copy is wrong
        if (this.blockAt(w, size, order) < 0) {
          const step = this.resync(w, type, size);
          if (step !== RECORD) return step;
          continue;
        }
        this.log.add(
          w.offset,
          0,
          `block length ${size} stands as ${w.u32(size - 4, order)} at its end`,
        );
      }
      w.p += size;
      if (this.block(w, p, size, type, order, r)) return RECORD;
    }
  }

  /** Byte order by the magic at `p + o`; undefined: there is none. */
  private orderAt(w: Window, o: number): boolean | undefined {
    const magic = w.u32(o, true);
    return magic === 0x1a2b3c4d
      ? true
      : magic === 0x4d3c2b1a
      ? false
      : undefined;
  }

  /** Takes one whole block; true: it was a packet, now in `r`. */
  private block(
    w: Window,
    p: number,
    size: number,
    type: number,
    little: boolean,
    r: CaptureRecord,
  ): boolean {
    const end = p + size - 4;
    if (type === EPB || type === PB || type === SPB) {
      return this.packet(w, p, end, type, r);
    }
    const offset = w.base + p, { lists } = this;
    const damage = (q: number, message: string) =>
      this.log.add(w.base + q, 0, message);
    const read = new NGBytes(w.b, little);
    const body: Body = {
      r: read,
      p: p + 8,
      end,
      section: type === SHB ? this.section + 1 : this.section,
      offset,
      damage,
    };
    switch (type) {
      case SHB:
        this.section++;
        this.little = little;
        this.base = lists.interfaces.length;
        this.ticks.length = 0;
        this.keep(lists.sections, readSection(body));
        break;
      case IDB: {
        const id = this.base + this.ticks.length;
        const { description, ticks } = readInterface(body, id);
        lists.interfaces.push(description);
        this.ticks.push(ticks);
        break;
      }
      case NRB:
        for (const n of readNames(body)) this.keep(lists.names, n);
        break;
      case ISB:
        this.keep(
          lists.statistics,
          readStatistics(body, (i) => this.ticks[i], this.base),
        );
        break;
      case DSB:
        this.keep(lists.secrets, readSecrets(body), size);
        break;
      default:
        this.keep(lists.otherBlocks, readOther(body, type), size);
    }
    return false;
  }

  /** Adds to a list while there is room for it. */
  private keep<T>(list: T[], item: T, data: number = 0): void {
    if (list.length >= MAX_KEPT || this.keptData + data > MAX_KEPT_DATA) return;
    this.keptData += data;
    list.push(item);
  }

  /** Enhanced, simple and obsolete packet blocks: §4.3, §4.4, appendix A. */
  private packet(
    w: Window,
    p: number,
    end: number,
    type: number,
    r: CaptureRecord,
  ): boolean {
    const { b } = w, { little } = this;
    const u32 = (q: number) =>
      little
        ? (b[q + 3] << 24 | b[q + 2] << 16 | b[q + 1] << 8 | b[q]) >>> 0
        : (b[q] << 24 | b[q + 1] << 16 | b[q + 2] << 8 | b[q + 3]) >>> 0;
    const id = type === EPB
      ? u32(p + 8)
      : type === SPB
      ? 0
      : little
      ? b[p + 9] << 8 | b[p + 8]
      : b[p + 8] << 8 | b[p + 9];
    const ticks = this.ticks[id];
    if (ticks === undefined) {
      this.log.add(
        w.base + p,
        end + 4 - p,
        `a packet of interface ${id}, which was never declared`,
      );
      return false;
    }
    const { linkType, snapLength } = this.lists.interfaces[this.base + id];
    const data = p + (type === SPB ? 12 : 28);
    let captured: number;
    if (type === SPB) {
      r.length = u32(p + 8);
      captured = Math.min(r.length, snapLength || r.length, end - data);
      r.hasTime = false;
      r.seconds = r.nanoseconds = 0;
    } else {
      captured = u32(p + 20);
      r.length = u32(p + 24);
      r.hasTime = true;
      ticks.convert(u32(p + 12), u32(p + 16));
      r.seconds = ticks.seconds;
      r.nanoseconds = Math.floor(ticks.nanoseconds);
      if (captured > end - data) {
        const there = end - data;
        const message =
          `a packet of ${captured} bytes, of which there are ${there}`;
        this.log.add(w.base + p, 0, message);
        captured = there;
      }
    }
    r.b = b;
    r.start = data;
    r.end = data + captured;
    r.interface = this.base + id;
    r.link = linkType;
    r.section = this.section;
    r.offset = w.base + p;
    r.number = ++this.number;
    r.littleEndian = little;
    r.optionsStart = data + (captured + 3 & ~3);
    r.optionsEnd = type === SPB ? r.optionsStart : end;
    return true;
  }

  /** Where the block at `p + o` ends if one may stand there, or -1. */
  private blockAt(w: Window, o: number, little: boolean): number {
    if (o === w.room && w.ended) return o;
    if (w.room - o < 12) return -1;
    let order: boolean | undefined = little;
    if (isSectionHeader(w.b, w.p + o)) order = this.orderAt(w, o + 8);
    if (order === undefined) return -1;
    const type = w.u32(o, order), size = w.u32(o + 4, order);
    const known = LEAST[type] !== undefined || type === NRB || type === 9 ||
      type === 0xbad || type === 0x40000bad;
    if (!known || size < 12 + (LEAST[type] ?? 0) || size % 4) return -1;
    if (size > w.room - o) return -1;
    return w.u32(o + size - 4, order) === size ? o + size : -1;
  }

  /** Passes over what is no block, to the next that is: `RECORD` when one was found. */
  private resync(w: Window, type: number, size: number): Step {
    const lookahead = 1 << 19, from = w.offset;
    if (w.room < lookahead && !w.ended) {
      w.want = lookahead;
      return MORE;
    }
    const message = `a block of type 0x${
      type.toString(16)
    } and ${size} bytes cannot be`;
    const o = this.nextBlock(w);
    if (o >= 0) {
      this.log.add(from, o, message);
      w.p += o;
      return RECORD;
    }
    if (w.ended) {
      this.log.add(from, w.room, `${message}; no block behind it`);
      w.p = w.n;
      return END;
    }
    const skipped = (w.room >> 1) & ~3;
    this.log.add(from, skipped, message);
    w.p += skipped;
    return this.resync(w, type, size);
  }

  /** The nearest offset from `p` at which a block may stand, or -1. */
  private nextBlock(w: Window): number {
    for (let o = 1; o + 12 <= w.room; o++) {
      // a section may begin anywhere; other blocks keep to four bytes
      const section = isSectionHeader(w.b, w.p + o);
      if (!section && (o % 4 !== 0 || this.section === 0)) continue;
      if (this.blockAt(w, o, this.little) >= 0) return o;
    }
    return -1;
  }

  /** The packet that the file ends within: what is there of it is kept. */
  private lastPacket(w: Window, type: number, r: CaptureRecord): boolean {
    const { p, n } = w, start = p + (type === SPB ? 12 : 28);
    if (type !== EPB && type !== PB && type !== SPB || n <= start) return false;
    if (!this.packet(w, p, n, type, r)) return false;
    this.log.cutShort++;
    r.optionsStart = r.optionsEnd = r.end;
    w.p = n;
    return true;
  }
}
