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
  OtherBlock,
  Secrets,
  Section,
} from "./header.ts";
import {
  NGBytes,
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

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

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
    else if (o.code === 13 && n === 1) out.fcsLength = r.b[q];
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

/** Beyond a hundred thousand years no date can be written. */
const MAX_OFFSET = 100_000 * 365.25 * 86400;

function signed(v: bigint): number {
  return Number(BigInt.asIntN(64, v));
}

function eui(b: Uint8Array, p: number): string {
  return `${formatMAC(b, p)}:${HEX[b[p + 6]]}:${HEX[b[p + 7]]}`;
}

/** Name Resolution Block: §4.5. */
export function readNames(body: Body): NameRecord[] {
  const { r, section } = body, out: NameRecord[] = [];
  let { p } = body;
  const { end } = body;
  while (end - p >= 4) {
    const type = r.u16(p), n = r.u16(p + 2), q = p + 4;
    if (type === 0) break;
    if (n > end - q) {
      body.damage(p, `name record of ${n} bytes overruns its block`);
      break;
    }
    const size = [0, 4, 16, 6, 8][type];
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
    }
    p = q + (n + 3 & ~3);
  }
  return out;
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
    ticks.convert(r.u32(q), r.u32(q + 4));
    return isoTime(ticks.seconds, Math.floor(ticks.nanoseconds));
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
  const { r, p, end, section } = body;
  const type = r.u32(p), n = Math.min(r.u32(p + 4), end - p - 8);
  const isText = type === TLS_KEY_LOG || type === SSH_KEY_LOG ||
    type === WIREGUARD_KEY_LOG;
  return {
    section,
    type,
    typeName: SECRETS_TYPE[type] ?? `secrets type 0x${type.toString(16)}`,
    data: (isText ? decodeText : toHex)(r.b, p + 8, p + 8 + n),
  };
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
