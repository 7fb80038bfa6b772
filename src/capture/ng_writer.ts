/** Writes the packets of pcapng, and what belongs around them: draft-ietf-opsawg-pcapng. */
import { fromHex } from "../bytes/hex.ts";
import type { Writer } from "../bytes/writer.ts";
import { FormatError } from "../model/error.ts";
import type { NameRecord } from "./header.ts";
import { type Declared, NGBlockWriter } from "./ng_block_writer.ts";
import type { OptionWriter } from "./ng_option_writer.ts";
import { isWhole } from "./ng_options.ts";
import { type PacketOptions, packetOptions } from "./packet_options.ts";
import type { CaptureRecord } from "./record.ts";
import { resolutionOf, Ticks } from "./ticks.ts";
import type { WrittenHeader } from "./writer.ts";

const SPB = 3, EPB = 6, NANOSECONDS = 9;

/** An interface that was declared in the section that is being written. */
interface Place {
  /** Counted in the section. */
  readonly index: number;
  readonly linkType: number;
  readonly snapLength: number;
  readonly ticks: Ticks;
}

/**
 * Writes the sections of a capture, each with its interfaces in their order and
 * in their resolution. What the header says only later (its lists grow while a
 * capture is read) is written when a section ends.
 *
 * Packets that fit none of the header's interfaces get one of their own: those
 * of another file with another link type, and times that the interface's
 * resolution cannot say.
 */
export class NGWriter {
  private readonly blocks: NGBlockWriter;
  private header: WrittenHeader = { linkType: 1, snapLength: 0 };
  /** The section that is being written, counted from 1. */
  private section = 0;
  /** The section's interfaces, by their index in the capture. */
  private readonly places = new Map<number, Place[]>();
  private declared = 0;
  /** How many of the header's lists are written. */
  private done = {
    interfaces: 0,
    secrets: 0,
    names: 0,
    statistics: 0,
    other: 0,
  };

  /** Writes in the given byte order. */
  constructor(private readonly little: boolean) {
    this.blocks = new NGBlockWriter(little);
  }

  /** Writes the header of the first section, and what is known to belong to it. */
  begin(w: Writer, header: WrittenHeader): void {
    this.header = header;
    this.done = {
      interfaces: 0,
      secrets: 0,
      names: 0,
      statistics: 0,
      other: 0,
    };
    this.beginSection(w, 1);
  }

  private beginSection(w: Writer, section: number): void {
    this.section = section;
    this.places.clear();
    this.declared = 0;
    this.blocks.section(w, this.header.sections?.[section - 1] ?? {});
    this.declareKnown(w);
    this.secrets(w);
  }

  /** Whether something of this section, as the header has it, is to be written now. */
  private isDue(section: number): boolean {
    return section <= this.section || this.header.sections === undefined;
  }

  /** Declares the section's interfaces that the header has by now. */
  private declareKnown(w: Writer): void {
    const { done } = this, { interfaces = [] } = this.header;
    while (done.interfaces < interfaces.length) {
      const i = interfaces[done.interfaces];
      if (!this.isDue(i.section)) return;
      const { ticksPerSecond, offsetSeconds = 0 } = i;
      const ticks = new Ticks(resolutionOf(ticksPerSecond), offsetSeconds);
      this.declare(w, done.interfaces++, i, ticks);
    }
  }

  private declare(w: Writer, id: number, i: Declared, ticks: Ticks): Place {
    const { linkType, snapLength } = i;
    const place = { index: this.declared++, linkType, snapLength, ticks };
    this.places.set(id, [...this.places.get(id) ?? [], place]);
    this.blocks.interface(w, i, ticks);
    return place;
  }

  /** Writes one packet, as an enhanced packet block; a simple one where it has no time. */
  record(w: Writer, r: CaptureRecord): void {
    const { sections } = this.header;
    while (sections && this.section < r.section) {
      this.endSection(w);
      this.beginSection(w, this.section + 1);
    }
    const place = this.placeOf(r) ?? this.newPlace(w, r);
    // a simple packet block belongs to interface 0, and says neither how much was captured nor options
    if (
      !r.hasTime && place.index === 0 && r.optionsEnd <= r.optionsStart &&
      isFull(r, place.snapLength)
    ) this.simple(w, r);
    else this.enhanced(w, r, place);
  }

  /** Where a packet fits: its time is then in the place's ticks. */
  private placeOf(r: CaptureRecord): Place | undefined {
    return this.places.get(r.interface)?.find((p) =>
      p.linkType === r.link && encodeTime(p.ticks, r)
    );
  }

  /** Declares an interface that a packet fits. */
  private newPlace(w: Writer, r: CaptureRecord): Place {
    this.declareKnown(w);
    const known = this.placeOf(r);
    if (known) return known;
    const { header } = this, own = header.interfaces?.[r.interface];
    const i: Declared = own?.linkType === r.link
      ? own
      : { linkType: r.link, snapLength: own ? 0 : header.snapLength };
    // what 64 bits of nanoseconds reach, from 1970 or from another time that is near enough
    const era = 2 ** 33, offset = Math.floor(r.seconds / era) * era;
    const { ticksPerSecond = 1e9, offsetSeconds = 0 } = i;
    for (
      const ticks of [
        new Ticks(resolutionOf(ticksPerSecond), offsetSeconds),
        new Ticks(NANOSECONDS, 0),
        new Ticks(NANOSECONDS, offset),
      ]
    ) {
      if (encodeTime(ticks, r)) {
        return this.declare(w, r.interface, i, ticks);
      }
    }
    throw new FormatError(
      `packet ${r.number} was captured at ${r.seconds} s, which pcapng cannot say`,
    );
  }

  private simple(w: Writer, r: CaptureRecord): void {
    this.blocks.block(w, SPB, () => {
      w.u32(r.length, this.little);
      w.range(r.b, r.start, r.end);
      w.zeros(r.start - r.end & 3);
    });
  }

  private enhanced(w: Writer, r: CaptureRecord, place: Place): void {
    const { little } = this, { ticks } = place;
    this.blocks.block(w, EPB, (o) => {
      w.u32(place.index, little);
      w.u32(ticks.high, little);
      w.u32(ticks.low, little);
      w.u32(r.end - r.start, little);
      w.u32(r.length, little);
      w.range(r.b, r.start, r.end);
      w.zeros(r.start - r.end & 3);
      if (r.littleEndian === little && r.drops === 0 && isWhole(r)) {
        w.range(r.b, r.optionsStart, r.optionsEnd);
      } else writeOptions(o, packetOptions(r));
    });
  }

  /** Writes the keys that are known by now: they must stand before the packets that need them. */
  private secrets(w: Writer): void {
    const { done } = this, { secrets = [] } = this.header;
    for (; done.secrets < secrets.length; done.secrets++) {
      const s = secrets[done.secrets];
      if (!this.isDue(s.section)) return;
      this.blocks.secrets(w, s);
    }
  }

  /** Writes what the header has of this section and is not written yet. */
  private endSection(w: Writer): void {
    this.declareKnown(w);
    this.secrets(w);
    this.names(w);
    this.statistics(w);
    const { done } = this, { otherBlocks = [] } = this.header;
    for (; done.other < otherBlocks.length; done.other++) {
      const b = otherBlocks[done.other];
      if (!this.isDue(b.section)) return;
      this.blocks.other(w, b);
    }
  }

  /** Names of one source, in a row, share a block. */
  private names(w: Writer): void {
    const { done } = this, { names = [] } = this.header;
    let block: NameRecord[] = [];
    for (; done.names < names.length; done.names++) {
      const n = names[done.names];
      if (!this.isDue(n.section)) break;
      if (block.length > 0 && block[0].source !== n.source) {
        this.blocks.names(w, block);
        block = [];
      }
      block.push(n);
    }
    if (block.length > 0) this.blocks.names(w, block);
  }

  private statistics(w: Writer): void {
    const { done } = this, { statistics = [], interfaces = [] } = this.header;
    for (; done.statistics < statistics.length; done.statistics++) {
      const s = statistics[done.statistics];
      if (!this.isDue(interfaces[s.interface]?.section ?? 0)) return;
      const place = this.places.get(s.interface)?.[0];
      if (place) this.blocks.statistics(w, s, place.index, place.ticks);
    }
  }

  /** Writes what is known only at the end. */
  end(w: Writer, header: WrittenHeader = this.header): void {
    this.header = header;
    this.endSection(w);
    while (this.section < (header.sections?.length ?? 0)) {
      this.beginSection(w, this.section + 1);
      this.endSection(w);
    }
  }
}

/** Puts the time of a packet into `ticks`, zero where it has none; false: they cannot say it. */
function encodeTime(ticks: Ticks, r: CaptureRecord): boolean {
  return ticks.encode(
    r.hasTime ? r.seconds : ticks.offset,
    r.hasTime ? r.nanoseconds : 0,
  );
}

/** Whether as much was captured as a simple packet block takes for granted. */
function isFull(r: CaptureRecord, snapLength: number): boolean {
  return r.end - r.start === Math.min(r.length, snapLength || r.length);
}

function writeOptions(o: OptionWriter, p: PacketOptions): void {
  o.u32(2, p.flags);
  for (const h of p.hashes ?? []) {
    o.bytes(3, new Uint8Array([h.algorithm, ...fromHex(h.value)]));
  }
  o.u64(4, p.dropCount);
  if (p.packetId !== undefined) o.u64(5, BigInt(p.packetId));
  o.u32(6, p.queue);
  for (const v of p.verdicts ?? []) {
    o.bytes(7, new Uint8Array([v.type, ...fromHex(v.value)]));
  }
  if (p.process) o.u32(8, p.process.pid, p.process.tid);
  o.common(p);
}
