/** The pcapng blocks that hold no packets: draft-ietf-opsawg-pcapng §4. */
import { formatIPv4, formatIPv6, formatMAC } from "../bytes/address.ts";
import { HEX, toHex } from "../bytes/hex.ts";
import { decodeText } from "../bytes/text.ts";
import { LINK_TYPE } from "../names/link_type.ts";
import { BLOCK_TYPE, SECRETS_TYPE } from "../names/pcapng.ts";
import { isoTime } from "../model/time.ts";
import type {
  Interface,
  InterfaceStatistics,
  NameRecord,
  NameSource,
  OtherBlock,
  Secrets,
  Section,
} from "./header.ts";
import {
  type Mutable,
  type NGBytes,
  type NGOption,
  ngOptions,
  optionText,
  optionU64,
  sortOptions,
} from "./ng_options.ts";
import { Ticks } from "./ticks.ts";

/** A block's body: `b[p..end)`, without types and lengths. */
export interface Body {
  readonly r: NGBytes;
  readonly p: number;
  readonly end: number;
  /** Section it stands in, counted from 1. */
  readonly section: number;
  /** Offset of the block in the file. */
  readonly offset: number;
  /** Tells of damage inside the block. */
  readonly damage: (p: number, message: string) => void;
}

/** Assigns known options to members of `out` and sorts the others. */
function assign<T extends object>(
  body: Body,
  from: number,
  out: T,
  known: (o: NGOption, n: number) => boolean,
): T {
  const options = ngOptions(body.r, from, body.end, body.damage);
  const rest = sortOptions(body.r, options, (o) => known(o, o.end - o.p));
  return Object.assign(out, rest);
}

/** Section Header Block, behind its byte-order magic: §4.1. */
export function readSection(body: Body): Section {
  const { r, p, section: number, offset } = body;
  const length = r.u64(p + 8);
  const out: Mutable<Section> = {
    number,
    offset,
    byteOrder: r.little ? "little" : "big",
    major: r.u16(p + 4),
    minor: r.u16(p + 6),
  };
  if (length !== 0xffffffffffffffffn) out.length = Number(length);
  if (out.major !== 1 || out.minor !== 0 && out.minor !== 2) {
    const version = `${out.major}.${out.minor}`;
    body.damage(p + 4, `pcapng version ${version} is unknown`);
  }
  return assign(body, p + 16, out, (o) => {
    if (o.code === 2) out.hardware = optionText(r, o);
    else if (o.code === 3) out.os = optionText(r, o);
    else if (o.code === 4) out.application = optionText(r, o);
    else return false;
    return true;
  });
}

/** Interface Description Block, and the converter of its time stamps: §4.2. */
export function readInterface(
  body: Body,
  id: number,
): { readonly description: Interface; readonly ticks: Ticks } {
  const { r, p, section } = body, linkType = r.u16(p);
  let resolution = 6, offset = 0;
  const out: Mutable<Interface> = {
    id,
    section,
    linkType,
    linkName: LINK_TYPE[linkType] ?? `link type ${linkType}`,
    snapLength: r.u32(p + 4),
    ticksPerSecond: 1e6,
  };
  const ipv4: string[] = [], ipv6: string[] = [];
  assign(body, p + 8, out, (o, n) => {
    const q = o.p;
    if (o.code === 2) out.name = optionText(r, o);
    else if (o.code === 3) out.description = optionText(r, o);
    else if (o.code === 4 && n === 8) {
      ipv4.push(`${formatIPv4(r.b, q)}/${formatIPv4(r.b, q + 4)}`);
    } else if (o.code === 5 && n === 17) {
      ipv6.push(`${formatIPv6(r.b, q)}/${r.b[q + 16]}`);
    } else if (o.code === 6 && n === 6) out.mac = formatMAC(r.b, q);
    else if (o.code === 7 && n === 8) out.eui = eui(r.b, q);
    else if (o.code === 8 && n === 8) out.speed = optionU64(r, o);
    else if (o.code === 9 && n === 1) resolution = r.b[q];
    else if (o.code === 10 && n === 4) out.timeZone = r.u32(q) | 0;
    else if (o.code === 11 && n >= 1) {
      if (r.b[q] === 0) out.filter = decodeText(r.b, q + 1, o.end);
      else out.filterProgram = toHex(r.b, q, o.end);
    } else if (o.code === 12) out.os = optionText(r, o);
    else if (o.code === 13 && n === 1) out.fcsLength = fcsLength(r.b[q]);
    else if (o.code === 14 && n === 8) offset = signed(r.u64(q));
    else if (o.code === 15) out.hardware = optionText(r, o);
    else if (o.code === 16 && n === 8) out.txSpeed = optionU64(r, o);
    else if (o.code === 17 && n === 8) out.rxSpeed = optionU64(r, o);
    else if (o.code === 18) out.ianaTimeZone = optionText(r, o);
    else return false;
    return true;
  });
  if (ipv4.length > 0) out.ipv4 = ipv4;
  if (ipv6.length > 0) out.ipv6 = ipv6;
  if (Math.abs(offset) > MAX_OFFSET) {
    body.damage(p, `if_tsoffset of ${offset} seconds is out of range`);
    offset = 0;
  }
  if (offset !== 0) out.offsetSeconds = offset;
  const ticks = new Ticks(resolution, offset);
  out.ticksPerSecond = ticks.perSecond;
  return { description: out, ticks };
}

/** The option counts bits; some writers count bytes. */
function fcsLength(x: number): number {
  return x < 8 ? x : x >> 3;
}

/** An interface without its texts, for a file with too many of them. */
export function bareInterface(i: Interface): Interface {
  return {
    id: i.id,
    section: i.section,
    linkType: i.linkType,
    linkName: i.linkName,
    snapLength: i.snapLength,
    ticksPerSecond: i.ticksPerSecond,
    ...(i.offsetSeconds !== undefined && { offsetSeconds: i.offsetSeconds }),
    ...(i.fcsLength !== undefined && { fcsLength: i.fcsLength }),
  };
}

/** Beyond a hundred thousand years no date can be written. */
const MAX_OFFSET = 100_000 * 365.25 * 86400;

function signed(v: bigint): number {
  return Number(BigInt.asIntN(64, v));
}

function eui(b: Uint8Array, p: number): string {
  return `${formatMAC(b, p)}:${HEX[b[p + 6]]}:${HEX[b[p + 7]]}`;
}

/** Name Resolution Block: §4.5. At most `most` records are read. */
export function readNames(body: Body, most: number): NameRecord[] {
  const { r, end, section } = body, out: Mutable<NameRecord>[] = [];
  let { p } = body;
  for (let type = -1; type !== 0 && end - p >= 4;) {
    type = r.u16(p);
    const n = r.u16(p + 2), q = p + 4;
    if (n > end - q) {
      body.damage(p, `name record of ${n} bytes overruns its block`);
      return out;
    }
    if (out.length === most) {
      body.damage(p, "too many names; the rest of the block is not listed");
      return out;
    }
    const size = ADDRESS_SIZE[type];
    if (size !== undefined && n >= size) {
      const address = type === 1
        ? formatIPv4(r.b, q)
        : type === 2
        ? formatIPv6(r.b, q)
        : type === 3
        ? formatMAC(r.b, q)
        : eui(r.b, q);
      const names = decodeText(r.b, q + size, q + n).split("\0")
        .filter((s) => s !== "");
      out.push({ section, address, names });
    } else if (type !== 0) {
      body.damage(p, `name record of type ${type} and ${n} bytes is unknown`);
    }
    p = q + (n + 3 & ~3);
  }
  const source = readNameSource(body, p);
  if (source) { for (const name of out) name.source = source; }
  return out;
}

/** Bytes of the address in a name record, by its type: IPv4, IPv6, EUI-48, EUI-64. */
const ADDRESS_SIZE: Readonly<Record<number, number>> = {
  1: 4,
  2: 16,
  3: 6,
  4: 8,
};

/** The options behind the records of a Name Resolution Block; `undefined`: there are none. */
function readNameSource(body: Body, p: number): NameSource | undefined {
  const { r } = body, source: Mutable<NameSource> = {};
  assign(body, p, source, (o, n) => {
    if (o.code === 2) source.name = optionText(r, o);
    else if (o.code === 3 && n === 4) source.ipv4 = formatIPv4(r.b, o.p);
    else if (o.code === 4 && n === 16) source.ipv6 = formatIPv6(r.b, o.p);
    else return false;
    return true;
  });
  return Object.keys(source).length > 0 ? source : undefined;
}

/** Interface Statistics Block: §4.6. */
export function readStatistics(
  body: Body,
  ticksOf: (id: number) => Ticks | undefined,
  base: number,
): InterfaceStatistics {
  const { r, p } = body, local = r.u32(p), ticks = ticksOf(local);
  const time = (q: number) => {
    if (ticks === undefined) return "";
    ticks.decode(r.u32(q), r.u32(q + 4));
    return isoTime(ticks.seconds, ticks.nanoseconds);
  };
  const out: Mutable<InterfaceStatistics> = {
    interface: ticks === undefined ? -1 : base + local,
    time: time(p + 4),
  };
  return assign(body, p + 12, out, (o, n) => {
    if (n !== 8) return false;
    if (o.code === 2) out.start = time(o.p);
    else if (o.code === 3) out.end = time(o.p);
    else if (o.code === 4) out.received = optionU64(r, o);
    else if (o.code === 5) out.dropped = optionU64(r, o);
    else if (o.code === 6) out.accepted = optionU64(r, o);
    else if (o.code === 7) out.osDropped = optionU64(r, o);
    else if (o.code === 8) out.delivered = optionU64(r, o);
    else return false;
    return true;
  });
}

const TLS_KEY_LOG = 0x544c534b, SSH_KEY_LOG = 0x5353484b;
const WIREGUARD_KEY_LOG = 0x57474b4c;

/** Decryption Secrets Block: §4.7. */
export function readSecrets(body: Body): Secrets {
  const { r, p, end, section } = body, q = p + 8;
  const type = r.u32(p), size = r.u32(p + 4), n = Math.min(size, end - q);
  if (n < size) {
    body.damage(p, `secrets of ${size} bytes, of which there are ${n}`);
  }
  const isText = type === TLS_KEY_LOG || type === SSH_KEY_LOG ||
    type === WIREGUARD_KEY_LOG;
  return assign(body, q + (n + 3 & ~3), {
    section,
    type,
    typeName: SECRETS_TYPE[type] ?? `secrets type 0x${type.toString(16)}`,
    data: (isText ? decodeText : toHex)(r.b, q, q + n),
  }, () => false);
}

const JOURNAL = 9, CUSTOM = 0xbad, CUSTOM_NO_COPY = 0x40000bad;

/** Custom, journal and unknown blocks: §4.8, §4.9. */
export function readOther(body: Body, type: number): OtherBlock {
  const { r, p, end, section, offset } = body;
  const custom = (type === CUSTOM || type === CUSTOM_NO_COPY) && end - p >= 4;
  return {
    section,
    offset,
    type,
    typeName: BLOCK_TYPE[type] ?? `block type 0x${type.toString(16)}`,
    ...(custom && { pen: r.u32(p) }),
    data: type === JOURNAL
      ? decodeText(r.b, p, end).replace(/\0+$/, "")
      : toHex(r.b, custom ? p + 4 : p, end),
  };
}
