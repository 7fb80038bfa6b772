/** The pcap format: https://www.tcpdump.org/manpages/pcap-savefile.5.html and draft-ietf-opsawg-pcap. */
import { LINK_TYPE } from "../names/link_type.ts";
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
import type { CaptureHeader } from "./header.ts";
import type { CaptureRecord } from "./record.ts";
import type { Window } from "./window.ts";

/** Bytes of the file header. */
export const PCAP_HEADER = 24;

/** Micro- and nanoseconds, Kuznetzov's modified form, IXIA's hardware and software forms. */
const MAGIC: Readonly<
  Record<number, { ns: boolean; variant?: "modified" | "ixia" }>
> = {
  0xa1b2c3d4: { ns: false },
  0xa1b23c4d: { ns: true },
  0xa1b2cd34: { ns: false, variant: "modified" },
  0x1c0001ac: { ns: true, variant: "ixia" },
  0x1c0001ab: { ns: true, variant: "ixia" },
};

/** Byte order of a pcap magic number at `b[p..p+4)`; undefined: it is none. */
export function pcapOrder(
  b: Uint8Array,
  p: number,
): "little" | "big" | undefined {
  const big = (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]) >>> 0;
  const little = (b[p + 3] << 24 | b[p + 2] << 16 | b[p + 1] << 8 | b[p]) >>> 0;
  return MAGIC[little] ? "little" : MAGIC[big] ? "big" : undefined;
}

/** AIX writes version 2.2, nanoseconds, and interface types (RFC 2863) for link types. */
const AIX_LINK: Readonly<Record<number, number>> = {
  6: 1,
  9: 6,
  15: 10,
  24: 0,
};

/** Record headers: seconds, fraction, captured and original length, then what the variant adds. */
const PLAIN = 16, MODIFIED = 24, NOKIA = 20;

/** Reads pcap. The window must hold the file header. */
export class PcapReader implements FormatReader {
  /** What the file says of itself. */
  readonly header: CaptureHeader;
  private readonly little: boolean;
  private readonly perSecond: number;
  private readonly toNano: number;
  private readonly link: number;
  private readonly maxPacket: number;
  private recordHeader: number;
  private number = 0;
  private lastSeconds = -1;
  private start = true;
  private readonly swapped: "always" | "maybe" | "never";

  /** Reads the file header at the window's position. */
  constructor(w: Window, private readonly log: DamageLog) {
    const little = this.little = pcapOrder(w.b, w.p) === "little";
    const magic = MAGIC[w.u32(0, little)];
    const half = (o: number) =>
      little ? w.u32(o, true) & 0xffff : w.u32(o, false) >>> 16;
    const major = half(4), minor = half(6);
    const network = w.u32(20, little), snapLength = w.u32(16, little);
    const aix = major === 2 && minor === 2 && !magic.variant &&
      AIX_LINK[network] !== undefined;
    const variant = aix ? "aix" as const : magic.variant;
    const ns = magic.ns || aix;
    if (major !== 2 && major !== 543) {
      log.add(w.offset + 4, 0, `pcap version ${major}.${minor} is unknown`);
    }
    if (network & 0x03ff0000) {
      log.add(w.offset + 20, 0, "reserved bits of the link type are set");
    }
    this.swapped = major !== 2 || minor > 3 || aix
      ? "never"
      : minor === 3
      ? "maybe"
      : "always";
    this.link = aix ? AIX_LINK[network] : network & 0xffff;
    this.perSecond = ns ? 1e9 : 1e6;
    this.toNano = ns ? 1 : 1000;
    this.recordHeader = variant === "modified" ? MODIFIED : PLAIN;
    this.maxPacket = Math.min(
      Math.max(snapLength === 0xffffffff ? 0 : snapLength, MAX_PACKET),
      MAX_BLOCK,
    );
    const fcsLength = network & 0x04000000 ? (network >>> 28) * 2 : undefined;
    const linkName = LINK_TYPE[this.link] ?? `link type ${this.link}`;
    const common = {
      ticksPerSecond: this.perSecond,
      snapLength,
      linkType: this.link,
      linkName,
    };
    this.header = {
      format: "pcap",
      ...(variant && { variant }),
      major,
      minor,
      byteOrder: little ? "little" : "big",
      ...common,
      thisZone: w.u32(8, little) | 0,
      sigFigs: w.u32(12, little),
      interfaces: [{
        id: 0,
        section: 0,
        ...common,
        ...(fcsLength !== undefined && { fcsLength }),
      }],
    };
    w.p += PCAP_HEADER + (variant === "ixia" ? 4 : 0);
  }

  /** See {@linkcode FormatReader}. */
  next(w: Window, r: CaptureRecord): Step {
    if (this.start) {
      // enough to tell Nokia's form, which has the same magic number, by its records
      if (w.n - w.p < 2 * MODIFIED + PLAIN && !w.ended) {
        w.want = 2 * MODIFIED + PLAIN;
        return MORE;
      }
      this.start = false;
      if (this.recordHeader === PLAIN) this.chooseForm(w);
    }
    const size = this.recordHeader, { b, p } = w;
    if (w.n - p < size) {
      if (!w.ended) {
        w.want = size;
        return MORE;
      }
      if (w.n > p) {
        this.log.add(
          w.offset,
          w.n - p,
          "the file ends inside a record header",
        );
        w.p = w.n;
      }
      return END;
    }
    let seconds: number, fraction: number, captured: number, length: number;
    if (this.little) {
      seconds = (b[p + 3] << 24 | b[p + 2] << 16 | b[p + 1] << 8 | b[p]) >>> 0;
      fraction =
        (b[p + 7] << 24 | b[p + 6] << 16 | b[p + 5] << 8 | b[p + 4]) >>> 0;
      captured =
        (b[p + 11] << 24 | b[p + 10] << 16 | b[p + 9] << 8 | b[p + 8]) >>> 0;
      length =
        (b[p + 15] << 24 | b[p + 14] << 16 | b[p + 13] << 8 | b[p + 12]) >>> 0;
    } else {
      seconds = w.u32(0, false);
      fraction = w.u32(4, false);
      captured = w.u32(8, false);
      length = w.u32(12, false);
    }
    if (
      this.swapped === "always" || this.swapped === "maybe" && captured > length
    ) [captured, length] = [length, captured];
    if (captured > this.maxPacket) return this.resync(w, r, captured);
    if (w.n - p < size + captured) {
      if (!w.ended) {
        w.want = size + captured;
        return MORE;
      }
      // the file ends inside the packet: what is there is kept
      const there = w.n - p - size;
      if (this.skipsTo(w) >= 0) return this.resync(w, r, captured);
      this.log.cutShort++;
      this.log.add(
        w.offset,
        0,
        `the file ends inside packet ${
          this.number + 1
        }: ${there} of ${captured} bytes`,
      );
      captured = there;
    }
    if (fraction >= this.perSecond) {
      const carry = Math.floor(fraction / this.perSecond);
      seconds += carry;
      fraction -= carry * this.perSecond;
    }
    r.b = b;
    r.start = p + size;
    r.end = w.p = r.start + captured;
    r.length = length;
    r.seconds = this.lastSeconds = seconds;
    r.nanoseconds = fraction * this.toNano;
    r.link = this.link;
    r.offset = w.base + p;
    r.number = ++this.number;
    return RECORD;
  }

  /** Some files have records of another form than their magic number says. */
  private chooseForm(w: Window): void {
    for (const form of [PLAIN, NOKIA, MODIFIED]) {
      const next = this.plausible(w, 0, form);
      if (next < 0) continue;
      if (next <= w.room - PLAIN && this.plausible(w, next, form) < 0) continue;
      this.recordHeader = form;
      if (form !== PLAIN) {
        Object.assign(this.header, {
          variant: form === NOKIA ? "nokia" : "modified",
        });
      }
      return;
    }
  }

  /** Whether a record may begin at `p + o`: where the next one would, or -1. */
  private plausible(w: Window, o: number, size: number): number {
    if (w.room - o < PLAIN) return -1;
    const seconds = w.u32(o, this.little), fraction = w.u32(o + 4, this.little);
    const captured = w.u32(o + 8, this.little);
    const length = w.u32(o + 12, this.little);
    const last = this.lastSeconds, near = 100 * 86400;
    return fraction < this.perSecond && captured <= this.maxPacket &&
        captured <= Math.max(length, 1) && length <= 2 * this.maxPacket &&
        length > 0 && (last < 0 || Math.abs(seconds - last) < near)
      ? o + size + captured
      : -1;
  }

  /** The nearest offset from `p` at which two records stand in a row, or the last one before the end; -1: none in the window. */
  private skipsTo(w: Window): number {
    const size = this.recordHeader, room = w.room;
    for (let o = 1; o + size <= room; o++) {
      const next = this.plausible(w, o, size);
      if (next < 0 || next > room) continue;
      if (next === room && w.ended || this.plausible(w, next, size) >= 0) {
        return o;
      }
    }
    return -1;
  }

  /** Passes over a record that cannot be, to the next that can. */
  private resync(w: Window, r: CaptureRecord, captured: number): Step {
    const from = w.offset;
    const message = `a packet of ${captured} bytes cannot be`;
    const lookahead = 2 * (this.maxPacket + MODIFIED);
    if (w.room < lookahead && !w.ended) {
      w.want = lookahead;
      return MORE;
    }
    const o = this.skipsTo(w);
    if (o >= 0) {
      this.log.add(from, o, message);
      w.p += o;
      return this.next(w, r);
    }
    if (w.ended) {
      this.log.add(from, w.room, `${message}; no record behind it`);
      w.p = w.n;
      return END;
    }
    const skipped = w.room - this.maxPacket - MODIFIED;
    this.log.add(from, skipped, message);
    w.p += skipped;
    return this.next(w, r);
  }
}
