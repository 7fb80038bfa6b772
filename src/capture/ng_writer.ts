/** Writes pcapng: draft-ietf-opsawg-pcapng. */
import { Writer } from "../bytes/writer.ts";
import { fromHex } from "../bytes/hex.ts";
import { fromIPv4, fromIPv6 } from "../bytes/parse_address.ts";
import type { Interface, OtherOption, Section } from "./header.ts";
import type { PacketOptions } from "./packet_options.ts";
import { packetOptions } from "./packet_options.ts";
import type { CaptureRecord } from "./record.ts";
import type { WrittenHeader } from "./writer.ts";

const utf8 = new TextEncoder();
const SHB = 0x0a0d0d0a, IDB = 1, SPB = 3, NRB = 4, ISB = 5, EPB = 6, DSB = 10;
const CUSTOM_TEXT = new Set([2988, 19372]),
  CUSTOM_BYTES = new Set([2989, 19373]);

/** Writes options in a section's byte order. */
class OptionWriter {
  private any = false;
  constructor(private readonly w: Writer, private readonly little: boolean) {}

  bytes(code: number, b: Uint8Array): void {
    const { w, little } = this;
    this.any = true;
    w.u16(code, little);
    w.u16(b.length, little);
    w.raw(b);
    w.zeros(-b.length & 3);
  }
  text(code: number, s: string | undefined): void {
    if (s !== undefined) this.bytes(code, utf8.encode(s));
  }
  u8(code: number, x: number | undefined): void {
    if (x !== undefined) this.bytes(code, new Uint8Array([x]));
  }
  u32(code: number, ...x: readonly (number | undefined)[]): void {
    if (x.some((v) => v === undefined)) return;
    const w = new Writer(16);
    for (const v of x) w.u32(v!, this.little);
    this.bytes(code, w.written);
  }
  u64(code: number, x: number | bigint | undefined): void {
    if (x === undefined) return;
    const w = new Writer(8);
    w.u64(BigInt(x), this.little);
    this.bytes(code, w.written);
  }
  common(
    o: { comments?: readonly string[]; other?: readonly OtherOption[] },
  ): void {
    for (const c of o.comments ?? []) this.text(1, c);
    for (const { code, pen, data } of o.other ?? []) {
      const value = CUSTOM_TEXT.has(code) ? utf8.encode(data) : fromHex(data);
      if (
        pen === undefined || !CUSTOM_TEXT.has(code) && !CUSTOM_BYTES.has(code)
      ) {
        this.bytes(code, value);
        continue;
      }
      const w = new Writer(8 + value.length);
      w.u32(pen, this.little);
      w.raw(value);
      this.bytes(code, w.written);
    }
  }
  end(): void {
    if (this.any) this.w.zeros(4);
  }
}

/** Seconds and nanoseconds as one 64-bit number of nanoseconds. */
function nanos(seconds: number, nanoseconds: number): bigint {
  return BigInt(Math.max(0, seconds)) * 1_000_000_000n + BigInt(nanoseconds);
}

/** The nanoseconds of an ISO 8601 time with nine digits. */
function isoNanos(time: string): bigint {
  const ms = Date.parse(time.replace(/\.\d+Z$/, "Z"));
  const digits = time.match(/\.(\d+)Z$/)?.[1] ?? "0";
  return BigInt(Number.isNaN(ms) ? 0 : ms) * 1_000_000n +
    BigInt(digits.padEnd(9, "0"));
}

/** Writes one section with all interfaces of a capture, time stamps in nanoseconds. */
export class NGWriter {
  private header: WrittenHeader = { linkType: 1, snapLength: 0 };
  private written = 0;

  /** Writes in the given byte order. */
  constructor(private readonly little: boolean) {}

  private block(w: Writer, type: number, body: () => void): void {
    const { little } = this, from = w.n;
    w.u32(type, little);
    w.u32(0, little);
    body();
    const size = w.n - from + 4;
    w.u32(size, little);
    w.patchU32(from + 4, size, little);
  }

  /** Writes the section header, names and secrets; interfaces follow as packets need them. */
  begin(w: Writer, header: WrittenHeader): void {
    const { little } = this;
    this.header = header;
    this.written = 0;
    this.block(w, SHB, () => {
      w.u32(0x1a2b3c4d, little);
      w.u16(1, little);
      w.u16(0, little);
      w.u64(0xffffffffffffffffn, little);
      const o = new OptionWriter(w, little);
      const section: Partial<Section> = header.sections?.[0] ?? {};
      o.text(2, section.hardware);
      o.text(3, section.os);
      o.text(4, section.application);
      o.common(section);
      o.end();
    });
    this.declare(w, (header.interfaces?.length ?? 0) - 1);
    for (const s of header.secrets ?? []) {
      const text = [0x544c534b, 0x5353484b, 0x57474b4c].includes(s.type);
      const data = text ? utf8.encode(s.data) : fromHex(s.data);
      this.block(w, DSB, () => {
        w.u32(s.type, little);
        w.u32(data.length, little);
        w.raw(data);
        w.zeros(-data.length & 3);
      });
    }
  }

  /** Declares the interfaces up to `id`. */
  private declare(w: Writer, id: number, r?: CaptureRecord): void {
    const { interfaces = [] } = this.header;
    while (this.written <= id) {
      const i = this.written++;
      this.interface(
        w,
        interfaces[i] ?? {
          linkType: r?.link ?? this.header.linkType,
          snapLength: this.header.snapLength,
        },
      );
    }
  }

  private interface(
    w: Writer,
    i: Pick<Interface, "linkType" | "snapLength"> & Partial<Interface>,
  ): void {
    const { little } = this;
    this.block(w, IDB, () => {
      w.u16(i.linkType, little);
      w.u16(0, little);
      w.u32(i.snapLength, little);
      const o = new OptionWriter(w, little);
      o.text(2, i.name);
      o.text(3, i.description);
      for (const a of i.ipv4 ?? []) {
        const [address, mask] = a.split("/");
        o.bytes(4, new Uint8Array([...fromIPv4(address), ...fromIPv4(mask)]));
      }
      for (const a of i.ipv6 ?? []) {
        const [address, prefix] = a.split("/");
        o.bytes(5, new Uint8Array([...fromIPv6(address), Number(prefix)]));
      }
      if (i.mac) o.bytes(6, fromHex(i.mac));
      if (i.eui) o.bytes(7, fromHex(i.eui));
      o.u64(8, i.speed);
      o.u8(9, 9); // nanoseconds
      o.u32(10, i.timeZone === undefined ? undefined : i.timeZone >>> 0);
      if (i.filter !== undefined) {
        o.bytes(11, utf8.encode("\0" + i.filter));
      } else if (i.filterProgram) o.bytes(11, fromHex(i.filterProgram));
      o.text(12, i.os);
      o.u8(13, i.fcsLength);
      o.text(15, i.hardware);
      o.u64(16, i.txSpeed);
      o.u64(17, i.rxSpeed);
      o.text(18, i.ianaTimeZone);
      o.common(i);
      o.end();
    });
  }

  /** Writes one packet, as an enhanced packet block; a simple one where it has no time. */
  record(w: Writer, r: CaptureRecord): void {
    const { little } = this, size = r.end - r.start;
    this.declare(w, r.interface, r);
    // a simple packet block belongs to interface 0 and says no captured length
    if (!r.hasTime && r.interface === 0 && this.fitsSimple(r)) {
      this.block(w, SPB, () => {
        w.u32(r.length, little);
        w.range(r.b, r.start, r.end);
        w.zeros(-size & 3);
      });
      return;
    }
    this.block(w, EPB, () => {
      const time = nanos(r.seconds, r.nanoseconds);
      w.u32(r.interface, little);
      w.u32(Number(time >> 32n & 0xffffffffn), little);
      w.u32(Number(time & 0xffffffffn), little);
      w.u32(size, little);
      w.u32(r.length, little);
      w.range(r.b, r.start, r.end);
      w.zeros(-size & 3);
      if (r.optionsEnd <= r.optionsStart) return;
      if (r.littleEndian === little) w.range(r.b, r.optionsStart, r.optionsEnd);
      else this.options(w, packetOptions(r));
    });
  }

  private fitsSimple(r: CaptureRecord): boolean {
    const snap = this.header.interfaces?.[0]?.snapLength ??
      this.header.snapLength;
    return r.end - r.start === Math.min(r.length, snap || r.length);
  }

  private options(w: Writer, p: PacketOptions): void {
    const o = new OptionWriter(w, this.little);
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
    o.end();
  }

  /** Writes names, counters and other blocks, which may be known only at the end. */
  end(w: Writer, header: WrittenHeader = this.header): void {
    const { little } = this;
    if (header.names && header.names.length > 0) {
      this.block(w, NRB, () => {
        for (const n of header.names!) this.name(w, n.address, n.names);
        w.zeros(4);
      });
    }
    for (const s of header.statistics ?? []) {
      if (s.interface < 0 || s.interface >= this.written) continue;
      this.block(w, ISB, () => {
        const time = isoNanos(s.time);
        w.u32(s.interface, little);
        w.u32(Number(time >> 32n), little);
        w.u32(Number(time & 0xffffffffn), little);
        const o = new OptionWriter(w, little);
        for (const [code, t] of [[2, s.start], [3, s.end]] as const) {
          if (t) o.u32(code, ...halves(isoNanos(t)));
        }
        o.u64(4, s.received);
        o.u64(5, s.dropped);
        o.u64(6, s.accepted);
        o.u64(7, s.osDropped);
        o.u64(8, s.delivered);
        o.common(s);
        o.end();
      });
    }
    for (const b of header.otherBlocks ?? []) {
      const data = b.type === 9 ? utf8.encode(b.data) : fromHex(b.data);
      this.block(w, b.type, () => {
        if (b.pen !== undefined) w.u32(b.pen, little);
        w.raw(data);
        w.zeros(-data.length & 3);
      });
    }
  }

  private name(w: Writer, address: string, names: readonly string[]): void {
    const b = address.includes(".")
      ? fromIPv4(address)
      : /^([0-9a-f]{2}:){5,7}[0-9a-f]{2}$/.test(address)
      ? fromHex(address)
      : fromIPv6(address);
    const type = { 4: 1, 16: 2, 6: 3, 8: 4 }[b.length] ?? 0;
    const text = utf8.encode(names.map((n) => n + "\0").join(""));
    w.u16(type, this.little);
    w.u16(b.length + text.length, this.little);
    w.raw(b);
    w.raw(text);
    w.zeros(-(b.length + text.length) & 3);
  }
}

function halves(t: bigint): [number, number] {
  return [Number(t >> 32n), Number(t & 0xffffffffn)];
}
