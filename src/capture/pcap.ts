/** The records of pcap: https://www.tcpdump.org/manpages/pcap-savefile.5.html and draft-ietf-opsawg-pcap §5. */
import { LINK_TYPE } from "../names/link_type.ts";
import {
  type DamageLog,
  END,
  type FormatReader,
  MAX_PACKET,
  MORE,
  RECORD,
  type Step,
} from "./format.ts";
import type { CaptureHeader, Interface } from "./header.ts";
import {
  isPcapHeader,
  MODIFIED_MORE,
  NOKIA,
  PCAP_HEADER,
  type PcapHeader,
  PLAIN,
  readPcapHeader,
} from "./pcap_header.ts";
import type { CaptureRecord } from "./record.ts";
import type { Window } from "./window.ts";

/** What must be in sight to tell that a record begins somewhere: it, and the header of the next. */
const SIGHT = MAX_PACKET + MODIFIED_MORE + PLAIN;
/** Records in a row are that near to each other, in seconds. */
const NEAR = 100 * 86400;

/** Reads pcap. The window must hold the file header. */
export class PcapReader implements FormatReader {
  /** What the file says of itself. */
  readonly header: CaptureHeader;
  private readonly interfaces: Interface[] = [];
  private little = true;
  private perSecond = 1e6;
  private toNano = 1000;
  private link = 0;
  private interface = 0;
  private maxPacket = MAX_PACKET;
  private swapped: PcapHeader["swapped"] = "never";
  private recordHeader = PLAIN;
  private forms: readonly number[] = [PLAIN];
  private isFormKnown = false;
  private number = 0;

  /** Reads the file header at the window's position. */
  constructor(w: Window, private readonly log: DamageLog) {
    const h = this.begin(w), { variant, snapLength } = h;
    const { linkType, linkName } = this.interfaces[0];
    this.header = {
      format: "pcap",
      ...(variant && { variant }),
      major: h.major,
      minor: h.minor,
      byteOrder: h.little ? "little" : "big",
      ticksPerSecond: h.perSecond,
      snapLength,
      linkType,
      linkName,
      thisZone: h.thisZone,
      sigFigs: h.sigFigs,
      interfaces: this.interfaces,
    };
  }

  /** Takes the file header at the window's position; there are several where files were joined. */
  private begin(w: Window): PcapHeader {
    const h = readPcapHeader(w.b, w.p), { log } = this;
    const { major, minor } = h;
    if (!(major === 2 && minor <= 4) && !(major === 543 && minor === 0)) {
      log.add(w.offset + 4, 0, `pcap version ${major}.${minor} is unknown`);
    }
    if (h.hasReserved) {
      log.add(w.offset + 20, 0, "reserved bits of the link type are set");
    }
    this.little = h.little;
    this.perSecond = h.perSecond;
    this.toNano = 1e9 / h.perSecond;
    this.link = h.linkType;
    this.interface = this.interfaceOf(h);
    this.maxPacket = h.maxPacket;
    this.swapped = h.swapped;
    this.forms = h.forms;
    this.recordHeader = h.forms[0];
    this.isFormKnown = h.forms.length === 1;
    w.p += h.size;
    return h;
  }

  /** Index of the interface that a file header stands for. */
  private interfaceOf(h: PcapHeader): number {
    const { interfaces } = this, { linkType, snapLength, fcsLength } = h;
    const known = interfaces.findIndex((i) =>
      i.linkType === linkType && i.snapLength === snapLength &&
      i.fcsLength === fcsLength && i.ticksPerSecond === h.perSecond
    );
    if (known >= 0) return known;
    return interfaces.push({
      id: interfaces.length,
      section: 0,
      ticksPerSecond: h.perSecond,
      snapLength,
      linkType,
      linkName: LINK_TYPE[linkType] ?? `link type ${linkType}`,
      ...(fcsLength !== undefined && { fcsLength }),
    }) - 1;
  }

  /** See {@linkcode FormatReader}. */
  next(w: Window, r: CaptureRecord): Step {
    for (;;) {
      if (this.log.isLost) {
        const step = this.search(w);
        if (step !== RECORD) return step;
      }
      if (!this.isFormKnown && !this.chooseForm(w)) return MORE;
      const size = this.recordHeader, { b, p } = w;
      if (w.n - p < size) {
        if (!w.ended) {
          w.want = size;
          return MORE;
        }
        if (w.n > p) {
          const message = "the file ends inside a record header";
          this.log.add(w.offset, w.n - p, message);
          w.p = w.n;
        }
        return END;
      }
      let seconds: number, fraction: number, captured: number, length: number;
      if (this.little) {
        seconds = (b[p + 3] << 24 | b[p + 2] << 16 | b[p + 1] << 8 | b[p]) >>>
          0;
        fraction =
          (b[p + 7] << 24 | b[p + 6] << 16 | b[p + 5] << 8 | b[p + 4]) >>> 0;
        captured =
          (b[p + 11] << 24 | b[p + 10] << 16 | b[p + 9] << 8 | b[p + 8]) >>> 0;
        length =
          (b[p + 15] << 24 | b[p + 14] << 16 | b[p + 13] << 8 | b[p + 12]) >>>
          0;
      } else {
        seconds = w.u32(0, false);
        fraction = w.u32(4, false);
        captured = w.u32(8, false);
        length = w.u32(12, false);
      }
      if (
        this.swapped === "always" || this.swapped === "maybe" &&
          captured > length
      ) [captured, length] = [length, captured];
      if (captured === 0) {
        if (seconds === 0 && fraction === 0 && length === 0) {
          this.lose(w, "zeros where a packet should be");
          continue;
        }
        if (w.n - p < PCAP_HEADER && !w.ended) {
          w.want = PCAP_HEADER;
          return MORE;
        }
        if (isPcapHeader(b, p, w.n)) {
          this.log.add(w.offset, 0, "another pcap file begins here");
          this.begin(w);
          continue;
        }
      } else if (captured > this.maxPacket) {
        this.lose(w, `a packet of ${captured} bytes cannot be`);
        continue;
      }
      if (w.n - p < size + captured) {
        if (!w.ended) {
          w.want = size + captured;
          return MORE;
        }
        const there = w.n - p - size;
        if (this.startFrom(w, 1, w.room) >= 0) {
          this.lose(
            w,
            `a packet of ${captured} bytes, of ${there} that follow`,
          );
          continue;
        }
        // the file ends inside the packet: what is there is kept
        this.log.cutShort++;
        const message = `the file ends inside packet ${this.number + 1}`;
        this.log.add(w.offset, 0, `${message}: ${there} of ${captured} bytes`);
        captured = there;
      }
      if (fraction >= this.perSecond || captured > length) {
        // odd numbers are damage where no packet follows, else a writer's habit
        const next = size + captured;
        if (w.n - p < next + PCAP_HEADER && !w.ended) {
          w.want = next + PCAP_HEADER;
          return MORE;
        }
        if (!this.mayFollow(w, next)) {
          this.lose(w, `a packet of ${captured} bytes, ${length} on the wire`);
          continue;
        }
        const carry = Math.floor(fraction / this.perSecond);
        seconds += carry;
        fraction -= carry * this.perSecond;
      }
      r.b = b;
      r.start = p + size;
      r.end = w.p = r.start + captured;
      r.length = length;
      r.seconds = seconds;
      r.nanoseconds = fraction * this.toNano;
      r.hasTime = true;
      r.interface = this.interface;
      r.link = this.link;
      r.offset = w.base + p;
      r.number = ++this.number;
      r.revision++;
      r.optionsStart = r.optionsEnd = 0;
      r.section = r.drops = 0;
      if (captured > length) this.tooLong(r);
      return RECORD;
    }
  }

  private tooLong({ offset, number, capturedLength, length }: CaptureRecord) {
    this.log.once(
      "longer",
      offset,
      `packet ${number} has ${capturedLength} bytes of ${length} on the wire; others like it are not listed`,
    );
  }

  /** Some files have records of another form than their magic number says: the place of the second one tells. False: more bytes are needed. */
  private chooseForm(w: Window): boolean {
    const { forms } = this, { room } = w;
    if (room < 2 * PLAIN && !w.ended) {
      w.want = 2 * PLAIN;
      return false;
    }
    this.isFormKnown = true;
    const captured = this.capturedAt(w, 0);
    if (room < PLAIN || captured > this.maxPacket) return true;
    if (forms[0] === PLAIN && isIP(w.b, w.p + PLAIN, w.n, this.link)) {
      return true; // live input need not wait for a second packet
    }
    const want = forms[forms.length - 1] + captured + PLAIN;
    if (room < want && !w.ended) {
      w.want = want;
      this.isFormKnown = false;
      return false;
    }
    const form = forms.find((size) => {
      const next = size + captured, rest = room - next;
      return w.ended && (rest === 0 || rest > 3 && rest < PLAIN)
        ? rest === 0 || this.isNear(w, 0, next)
        : this.nextOf(w, next, size) >= 0 && this.isNear(w, 0, next);
    });
    if (form !== undefined && form !== forms[0]) {
      this.recordHeader = form;
      const variant = form === NOKIA ? "nokia" : "modified";
      Object.assign(this.header, { variant });
    }
    return true;
  }

  /** Captured length of the record at `p + o`. */
  private capturedAt(w: Window, o: number): number {
    const { little, swapped } = this;
    const a = w.u32(o + 8, little), b = w.u32(o + 12, little);
    return swapped === "always" || swapped === "maybe" && a > b ? b : a;
  }

  /** Whether the records at `p + o` and `p + q` have times that are near to each other. */
  private isNear(w: Window, o: number, q: number): boolean {
    const { little } = this;
    return Math.abs(w.u32(o, little) - w.u32(q, little)) < NEAR;
  }

  /** Whether a record, the end of the file or another file may stand behind the one at the window's position. */
  private mayFollow(w: Window, o: number): boolean {
    return w.room - o < PLAIN || isPcapHeader(w.b, w.p + o, w.n) ||
      this.capturedAt(w, o) <= this.maxPacket && this.isNear(w, 0, o);
  }

  /** If a record may begin at `p + o`: where the next one would; or -1. */
  private nextOf(w: Window, o: number, size: number): number {
    if (w.room - o < PLAIN) return -1;
    const { little } = this, captured = this.capturedAt(w, o);
    if (captured > MAX_PACKET) return -1;
    const length = w.u32(o + 8, little) + w.u32(o + 12, little) - captured;
    return captured <= length && length > 0 && length <= 2 * MAX_PACKET &&
        w.u32(o + 4, little) < this.perSecond
      ? o + size + captured
      : -1;
  }

  /** The nearest offset from `p`, not before `o` but before `limit`, at which two records stand in a row, or the last one, or another file; -1: none. */
  private startFrom(w: Window, o: number, limit: number): number {
    const size = this.recordHeader, { room } = w;
    for (; o < limit; o++) {
      if (isPcapHeader(w.b, w.p + o, w.n)) return o;
      const next = this.nextOf(w, o, size);
      if (next < 0 || next > room) continue;
      if (next === room && w.ended) return o;
      if (this.nextOf(w, next, size) >= 0 && this.isNear(w, o, next)) return o;
    }
    return -1;
  }

  /** Gives up the record at the window's position. */
  private lose(w: Window, message: string): void {
    this.log.lose(w.offset, message);
    w.p++;
  }

  /** Finds the next record: `RECORD` when there is one at the window's position. */
  private search(w: Window): Step {
    if (w.room < 2 * SIGHT && !w.ended) {
      w.want = 2 * SIGHT;
      return MORE;
    }
    // whether a record begins somewhere must not depend on how much was read
    const limit = w.ended ? w.room : w.room - SIGHT;
    const o = this.startFrom(w, 0, limit);
    w.p += o >= 0 ? o : limit;
    if (o >= 0) this.log.find(w.offset);
    else if (w.ended) this.log.find(w.offset, "; no packet behind it");
    else {
      w.want = 2 * SIGHT;
      return MORE;
    }
    return o >= 0 ? RECORD : END;
  }
}

/** Whether an IP packet, or ARP, begins at `b[p..)`, to be sure that nothing stands before it. */
function isIP(b: Uint8Array, p: number, end: number, link: number): boolean {
  if (link !== 1 || end - p < 15) return false;
  const type = b[p + 12] << 8 | b[p + 13], next = b[p + 14] >> 4;
  return type === 0x0800 && next === 4 || type === 0x86dd && next === 6 ||
    type === 0x0806 && next === 0;
}
