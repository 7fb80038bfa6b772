/** The pcapng format: draft-ietf-opsawg-pcapng. */
import {
  type DamageLog,
  END,
  type FormatReader,
  MAX_BLOCK,
  MAX_PACKET,
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
  bareInterface,
  type Body,
  readInterface,
  readNames,
  readOther,
  readSecrets,
  readSection,
  readStatistics,
} from "./ng_blocks.ts";
import { type Mutable, NGBytes } from "./ng_options.ts";
import type { CaptureRecord } from "./record.ts";
import type { Ticks } from "./ticks.ts";
import type { Window } from "./window.ts";

const SHB = 0x0a0d0d0a, IDB = 1, PB = 2, SPB = 3, NRB = 4, ISB = 5, EPB = 6;
const JOURNAL = 9, DSB = 10, CUSTOM = 0xbad, CUSTOM_NO_COPY = 0x40000bad;
/** Bytes of the fields that a block must have between its two lengths. */
const LEAST: Readonly<Record<number, number>> = {
  [SHB]: 16,
  [IDB]: 8,
  [PB]: 20,
  [SPB]: 4,
  [NRB]: 0,
  [ISB]: 12,
  [EPB]: 20,
  [JOURNAL]: 0,
  [DSB]: 8,
  [CUSTOM]: 4,
  [CUSTOM_NO_COPY]: 4,
};
/** Bytes of the shortest section header. */
export const SECTION_HEADER = 28;
/** Blocks kept of each kind, bytes of their data in all, and interfaces: a file may hold millions. */
const MAX_KEPT = 10_000, MAX_KEPT_DATA = 1 << 25, MAX_INTERFACES = 1 << 18;
/** Where a block is sought, larger ones are passed over, for what must be read to tell is bounded. */
const SIGHT = MAX_PACKET + 4096;

/** Whether a section header stands at `b[p..p+4)`. */
export function isSectionHeader(b: Uint8Array, p: number): boolean {
  return b[p] === 0x0a && b[p + 1] === 0x0d && b[p + 2] === 0x0d &&
    b[p + 3] === 0x0a;
}

/** Reads pcapng. */
export class PcapngReader implements FormatReader {
  /** What the file says of itself, as far as it was read. */
  readonly header: CaptureHeader;
  private readonly known: Mutable<CaptureHeader>;
  private readonly sections: Section[] = [];
  private readonly interfaces: Interface[] = [];
  private readonly names: NameRecord[] = [];
  private readonly statistics: InterfaceStatistics[] = [];
  private readonly secrets: Secrets[] = [];
  private readonly otherBlocks: OtherBlock[] = [];
  private little = true;
  private section = 0;
  /** Where the interfaces of this section begin in the list of all. */
  private base = 0;
  private readonly ticks: Ticks[] = [];
  private number = 0;
  private keptData = 0;

  /** Makes a reader; the window stands at a section header. */
  constructor(private readonly log: DamageLog) {
    this.header = this.known = {
      format: "pcapng",
      major: 1,
      minor: 0,
      byteOrder: "little",
      ticksPerSecond: 1e6,
      snapLength: 0,
      linkType: -1,
      linkName: "no interface",
      interfaces: this.interfaces,
      sections: this.sections,
    };
  }

  /** See {@linkcode FormatReader}. */
  next(w: Window, r: CaptureRecord): Step {
    for (;;) {
      if (this.log.isLost) {
        const step = this.search(w);
        if (step !== RECORD) return step;
      }
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
      const order = this.orderAt(w, 0);
      if (order === undefined) {
        this.lose(w, "a section header without its byte-order magic");
        continue;
      }
      const type = w.u32(0, order), size = w.u32(4, order);
      if (!this.canBe(type, size) || this.section === 0 && type !== SHB) {
        this.lose(w, `${named(type, size)} cannot be`);
        continue;
      }
      if (w.n - p < size) {
        if (!w.ended) {
          w.want = size;
          return MORE;
        }
        if (this.nextBlock(w, 1, w.room) < 0 && this.lastPacket(w, type, r)) {
          return RECORD;
        }
        this.lose(w, `${named(type, size)}, of ${w.n - p} that follow`);
        continue;
      }
      const copy = w.u32(size - 4, order);
      if (copy !== size) {
        // another block right behind the length at the front: only the copy is wrong
        if (w.n - p < size + 12 && !w.ended) {
          w.want = size + 12;
          return MORE;
        }
        if (!this.follows(w, size)) {
          this.lose(
            w,
            `${named(type, size)} with ${copy} at its end cannot be`,
          );
          continue;
        }
        const message = `block length ${size} stands as ${copy} at its end`;
        this.log.add(w.offset, 0, message);
      }
      w.p += size;
      if (type === EPB || type === PB || type === SPB) {
        if (this.packet(w, p, p + size - 4, type, r, false)) return RECORD;
      } else this.block(w, p, size, type, order);
    }
  }

  /** Whether numbers at `p + o` are little-endian: a section header says so itself, or with a wrong magic does not. */
  private orderAt(w: Window, o: number): boolean | undefined {
    if (!isSectionHeader(w.b, w.p + o)) return this.little;
    const magic = w.u32(o + 8, true);
    return magic === 0x1a2b3c4d
      ? true
      : magic === 0x4d3c2b1a
      ? false
      : undefined;
  }

  private canBe(type: number, size: number): boolean {
    return size >= 12 + (LEAST[type] ?? 0) && size % 4 === 0 &&
      size <= MAX_BLOCK;
  }

  /** Takes one whole block that is no packet. */
  private block(
    w: Window,
    p: number,
    size: number,
    type: number,
    little: boolean,
  ): void {
    const offset = w.base + p, { known } = this;
    if (type === SHB) this.beginSection(little);
    const body: Body = {
      r: new NGBytes(w.b, little),
      p: p + 8,
      end: p + size - 4,
      section: this.section,
      offset,
      damage: (q, message) => this.log.add(w.base + q, 0, message),
    };
    switch (type) {
      case SHB: {
        if (!this.hasRoom(this.sections, "sections", size, offset)) break;
        const section = readSection(body);
        if (this.sections.push(section) > 1) break;
        known.major = section.major;
        known.minor = section.minor;
        known.byteOrder = section.byteOrder;
        break;
      }
      case IDB:
        this.declare(body, size);
        break;
      case NRB: {
        if (!this.hasRoom(this.names, "names", size, offset)) break;
        const names = readNames(body, MAX_KEPT - this.names.length);
        this.names.push(...names);
        if (names.length > 0) known.names = this.names;
        break;
      }
      case ISB: {
        if (!this.hasRoom(this.statistics, "statistics", size, offset)) break;
        const { ticks, base } = this;
        this.statistics.push(readStatistics(body, (i) => ticks[i], base));
        known.statistics = this.statistics;
        break;
      }
      case DSB:
        if (!this.hasRoom(this.secrets, "secrets", size, offset)) break;
        this.secrets.push(readSecrets(body));
        known.secrets = this.secrets;
        break;
      default:
        if (!this.hasRoom(this.otherBlocks, "other blocks", size, offset)) {
          break;
        }
        this.otherBlocks.push(readOther(body, type));
        known.otherBlocks = this.otherBlocks;
    }
  }

  private beginSection(little: boolean): void {
    this.section++;
    this.little = little;
    this.base = this.interfaces.length;
    this.ticks.length = 0;
  }

  private declare(body: Body, size: number): void {
    const { interfaces, known } = this, id = interfaces.length;
    const { description, ticks } = readInterface(body, id);
    if (id === MAX_INTERFACES) {
      const message = `more than ${id} interfaces; the rest is left out`;
      return this.log.once("interfaces", body.offset, message);
    }
    const whole = this.hasRoom([], "descriptions", size, body.offset);
    interfaces.push(whole ? description : bareInterface(description));
    this.ticks.push(ticks);
    if (id > 0) return;
    known.ticksPerSecond = description.ticksPerSecond;
    known.snapLength = description.snapLength;
    known.linkType = description.linkType;
    known.linkName = description.linkName;
  }

  /** Whether a list takes `size` more bytes of a file. */
  private hasRoom(
    list: readonly unknown[],
    what: string,
    size: number,
    offset: number,
  ): boolean {
    if (list.length < MAX_KEPT && this.keptData + size <= MAX_KEPT_DATA) {
      this.keptData += size;
      return true;
    }
    this.log.once(what, offset, `too many ${what}; the rest is not listed`);
    return false;
  }

  /** Enhanced, simple and obsolete packet blocks: §4.3, §4.4, appendix A. False: nobody knows its interface. */
  private packet(
    w: Window,
    p: number,
    end: number,
    type: number,
    r: CaptureRecord,
    isCut: boolean,
  ): boolean {
    const { b } = w, { little } = this;
    const u32 = (q: number) =>
      little
        ? (b[q + 3] << 24 | b[q + 2] << 16 | b[q + 1] << 8 | b[q]) >>> 0
        : (b[q] << 24 | b[q + 1] << 16 | b[q + 2] << 8 | b[q + 3]) >>> 0;
    const id = type === EPB ? u32(p + 8) : this.interfaceOf(b, p, type);
    const ticks = this.ticks[id];
    if (ticks === undefined) {
      const message = `a packet of interface ${id}, which was never declared`;
      this.log.add(w.base + p, w.p - p, message);
      return false;
    }
    const { linkType, snapLength } = this.interfaces[this.base + id];
    const data = p + (type === SPB ? 12 : 28);
    let captured: number;
    r.drops = 0;
    if (type === SPB) {
      r.length = u32(p + 8);
      captured = Math.min(r.length, snapLength || r.length);
      r.hasTime = false;
      r.seconds = r.nanoseconds = 0;
    } else {
      captured = u32(p + 20);
      r.length = u32(p + 24);
      r.hasTime = true;
      ticks.decode(u32(p + 12), u32(p + 16));
      r.seconds = ticks.seconds;
      r.nanoseconds = ticks.nanoseconds;
      if (type === PB) r.drops = this.dropsOf(b, p);
    }
    r.b = b;
    r.start = data;
    r.interface = this.base + id;
    r.link = linkType;
    r.section = this.section;
    r.offset = w.base + p;
    r.number = ++this.number;
    r.revision++;
    r.littleEndian = little;
    const there = end - data;
    if (captured > there) {
      this.tooShort(r, captured, there, isCut);
      captured = there;
    } else {
      if (captured > r.length) this.tooLong(r, captured);
      if (isCut) this.log.add(r.offset, 0, "the file ends inside a block");
    }
    r.end = data + captured;
    r.optionsStart = data + (captured + 3 & ~3);
    r.optionsEnd = type === SPB ? r.optionsStart : end;
    return true;
  }

  /** Interface of the packet block at `b[p..)`, counted in its section. */
  private interfaceOf(b: Uint8Array, p: number, type: number): number {
    if (type === SPB) return 0;
    const r = new NGBytes(b, this.little);
    return type === EPB ? r.u32(p + 8) : r.u16(p + 8);
  }

  /** Lost packets of an obsolete packet block; 0xffff: not known. */
  private dropsOf(b: Uint8Array, p: number): number {
    const drops = new NGBytes(b, this.little).u16(p + 10);
    return drops === 0xffff ? 0 : drops;
  }

  private tooShort(
    r: CaptureRecord,
    captured: number,
    there: number,
    isCut: boolean,
  ): void {
    if (isCut) this.log.cutShort++;
    this.log.add(
      r.offset,
      0,
      isCut
        ? `the file ends inside packet ${r.number}: ${there} of ${captured} bytes`
        : `packet ${r.number} has ${captured} bytes, of which there are ${there}`,
    );
  }

  private tooLong(r: CaptureRecord, captured: number): void {
    this.log.once(
      "longer",
      r.offset,
      `packet ${r.number} has ${captured} bytes of ${r.length} on the wire; others like it are not listed`,
    );
  }

  /** The packet that the file ends within: what is there of it is kept. */
  private lastPacket(w: Window, type: number, r: CaptureRecord): boolean {
    const { p, n } = w, start = p + (type === SPB ? 12 : 28);
    if (type !== EPB && type !== PB && type !== SPB || n <= start) return false;
    if (this.ticks[this.interfaceOf(w.b, p, type)] === undefined) return false;
    w.p = n;
    this.packet(w, p, n, type, r, true);
    r.optionsStart = r.optionsEnd = r.end;
    return true;
  }

  /** Gives up the block at the window's position. */
  private lose(w: Window, message: string): void {
    this.log.lose(w.offset, message);
    w.p++;
  }

  /** Whether a block begins at `p + o`, or the file ends there. */
  private follows(w: Window, o: number): boolean {
    if (w.room - o < 12) return w.ended;
    const order = this.orderAt(w, o);
    if (order === undefined) return false;
    const type = w.u32(o, order);
    return LEAST[type] !== undefined && this.canBe(type, w.u32(o + 4, order));
  }

  /** The nearest offset from `p`, not before `o` but before `limit`, at which a whole block of a known type stands; or -1. */
  private nextBlock(w: Window, o: number, limit: number): number {
    for (; o < limit; o++) {
      if (w.room - o < 12) return -1;
      const isSection = isSectionHeader(w.b, w.p + o);
      if (this.section === 0 && !isSection || !this.follows(w, o)) continue;
      const order = this.orderAt(w, o)!, size = w.u32(o + 4, order);
      if (size > SIGHT || size > w.room - o) continue;
      if (w.u32(o + size - 4, order) === size) return o;
    }
    return -1;
  }

  /** Finds the next block: `RECORD` when there is one at the window's position. */
  private search(w: Window): Step {
    if (w.room < 2 * SIGHT && !w.ended) {
      w.want = 2 * SIGHT;
      return MORE;
    }
    // whether a block begins somewhere must not depend on how much was read
    const limit = w.ended ? w.room : w.room - SIGHT;
    const o = this.nextBlock(w, 0, limit);
    w.p += o >= 0 ? o : limit;
    if (o >= 0) this.log.find(w.offset);
    else if (w.ended) this.log.find(w.offset, "; no block behind it");
    else {
      w.want = 2 * SIGHT;
      return MORE;
    }
    return o >= 0 ? RECORD : END;
  }
}

function named(type: number, size: number): string {
  return `a block of type 0x${type.toString(16)} and ${size} bytes`;
}
