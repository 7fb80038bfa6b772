/** Writes the pcapng blocks that hold no packets: draft-ietf-opsawg-pcapng §4. */
import { fromHex } from "../bytes/hex.ts";
import { fromIPv4, fromIPv6 } from "../bytes/parse_address.ts";
import type { Writer } from "../bytes/writer.ts";
import { parseIsoTime } from "../model/time.ts";
import type {
  Interface,
  InterfaceStatistics,
  NameRecord,
  OtherBlock,
  Secrets,
  Section,
} from "./header.ts";
import { OptionWriter } from "./ng_option_writer.ts";
import type { Ticks } from "./ticks.ts";

const utf8 = new TextEncoder();
const SHB = 0x0a0d0d0a, IDB = 1, NRB = 4, ISB = 5, JOURNAL = 9, DSB = 10;
/** Kinds of secrets that are text: TLS, SSH and WireGuard key logs. */
const KEY_LOGS: ReadonlySet<number> = new Set([
  0x544c534b,
  0x5353484b,
  0x57474b4c,
]);

/** What an interface must say to be declared. */
export type Declared =
  & Pick<Interface, "linkType" | "snapLength">
  & Partial<Interface>;

/** Writes blocks in one byte order. */
export class NGBlockWriter {
  /** Little or big endian. */
  constructor(readonly little: boolean) {}

  /** One block: `body` writes what stands between its two lengths. */
  block(w: Writer, type: number, body: (o: OptionWriter) => void): void {
    const { little } = this, from = w.n;
    w.u32(type, little);
    w.u32(0, little);
    const options = new OptionWriter(w, little);
    body(options);
    options.end();
    const size = w.n - from + 4;
    w.u32(size, little);
    w.patchU32(from + 4, size, little);
  }

  /** Section Header Block: §4.1. */
  section(w: Writer, s: Partial<Section>): void {
    const { little } = this;
    this.block(w, SHB, (o) => {
      w.u32(0x1a2b3c4d, little);
      w.u16(1, little);
      w.u16(0, little);
      w.u64(0xffffffffffffffffn, little);
      o.text(2, s.hardware);
      o.text(3, s.os);
      o.text(4, s.application);
      o.common(s);
    });
  }

  /** Interface Description Block: §4.2. */
  interface(w: Writer, i: Declared, ticks: Ticks): void {
    const { little } = this;
    this.block(w, IDB, (o) => {
      w.u16(i.linkType, little);
      w.u16(0, little);
      w.u32(i.snapLength, little);
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
      o.u8(9, ticks.resolution);
      o.u32(10, i.timeZone);
      if (i.filter !== undefined) o.text(11, "\0" + i.filter);
      else if (i.filterProgram) o.bytes(11, fromHex(i.filterProgram));
      o.text(12, i.os);
      // the option counts bits
      if (i.fcsLength !== undefined) o.u8(13, Math.min(i.fcsLength * 8, 255));
      if (ticks.offset !== 0) o.u64(14, ticks.offset);
      o.text(15, i.hardware);
      o.u64(16, i.txSpeed);
      o.u64(17, i.rxSpeed);
      o.text(18, i.ianaTimeZone);
      o.common(i);
    });
  }

  /** Name Resolution Block: §4.5. The records have one source. */
  names(w: Writer, names: readonly NameRecord[]): void {
    this.block(w, NRB, (o) => {
      for (const n of names) this.name(w, n);
      w.zeros(4);
      const source = names[0].source ?? {};
      o.text(2, source.name);
      if (source.ipv4) o.bytes(3, fromIPv4(source.ipv4));
      if (source.ipv6) o.bytes(4, fromIPv6(source.ipv6));
      o.common(source);
    });
  }

  private name(w: Writer, { address, names }: NameRecord): void {
    const b = address.includes(".")
      ? fromIPv4(address)
      : /^([0-9a-f]{2}:){5}([0-9a-f]{2}:[0-9a-f]{2}:)?[0-9a-f]{2}$/i.test(
          address,
        )
      ? fromHex(address)
      : fromIPv6(address);
    const type = { 4: 1, 16: 2, 6: 3, 8: 4 }[b.length] ?? 0;
    const text = utf8.encode(names.map((n) => n + "\0").join(""));
    const n = Math.min(text.length, 0xffff - b.length);
    w.u16(type, this.little);
    w.u16(b.length + n, this.little);
    w.raw(b);
    w.range(text, 0, n);
    w.zeros(-(b.length + n) & 3);
  }

  /** Interface Statistics Block: §4.6. `index` and `ticks` are those of the interface in its section. */
  statistics(
    w: Writer,
    s: InterfaceStatistics,
    index: number,
    ticks: Ticks,
  ): void {
    const { little } = this;
    const at = (text: string): [number, number] => {
      const [seconds, nano] = parseIsoTime(text) ?? [0, 0];
      const exact = ticks.encode(seconds, nano) || ticks.encode(seconds, 0);
      return exact ? [ticks.high, ticks.low] : [0, 0];
    };
    this.block(w, ISB, (o) => {
      const [high, low] = at(s.time);
      w.u32(index, little);
      w.u32(high, little);
      w.u32(low, little);
      if (s.start) o.u32(2, ...at(s.start));
      if (s.end) o.u32(3, ...at(s.end));
      o.u64(4, s.received);
      o.u64(5, s.dropped);
      o.u64(6, s.accepted);
      o.u64(7, s.osDropped);
      o.u64(8, s.delivered);
      o.common(s);
    });
  }

  /** Decryption Secrets Block: §4.7. */
  secrets(w: Writer, s: Secrets): void {
    const { little } = this;
    const data = KEY_LOGS.has(s.type) ? utf8.encode(s.data) : fromHex(s.data);
    this.block(w, DSB, (o) => {
      w.u32(s.type, little);
      w.u32(data.length, little);
      w.raw(data);
      w.zeros(-data.length & 3);
      o.common(s);
    });
  }

  /** Custom, journal and unknown blocks: §4.8, §4.9. */
  other(w: Writer, b: OtherBlock): void {
    const data = b.type === JOURNAL ? utf8.encode(b.data) : fromHex(b.data);
    this.block(w, b.type, () => {
      if (b.pen !== undefined) w.u32(b.pen, this.little);
      w.raw(data);
      w.zeros(-data.length & 3);
    });
  }
}
