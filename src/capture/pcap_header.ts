/** The file header of pcap: https://www.tcpdump.org/manpages/pcap-savefile.5.html and draft-ietf-opsawg-pcap §4. */
import { MAX_BLOCK, MAX_PACKET } from "./format.ts";

/** Bytes of the file header. */
export const PCAP_HEADER = 24;

/** Bytes of a record's header: of all writers but those of Kuznetzov's patch (as in Red Hat 6.1; with more of it in SuSE 6.3) and Nokia's. */
export const PLAIN = 16, NOKIA = 20, MODIFIED = 24, MODIFIED_MORE = 28;

/** What a magic number tells. */
interface Magic {
  readonly perSecond: number;
  readonly variant?: "modified" | "ixia";
  /** Bytes of the records' headers, likely ones first: not all writers have a magic number of their own. */
  readonly forms: readonly number[];
}

const MAGIC: Readonly<Record<number, Magic>> = {
  0xa1b2c3d4: { perSecond: 1e6, forms: [PLAIN, NOKIA, MODIFIED] },
  0xa1b23c4d: { perSecond: 1e9, forms: [PLAIN] },
  0xa1b2cd34: {
    perSecond: 1e6,
    variant: "modified",
    forms: [MODIFIED, MODIFIED_MORE],
  },
  // IXIA's hardware and software: four more bytes follow the file header
  0x1c0001ac: { perSecond: 1e6, variant: "ixia", forms: [PLAIN] },
  0x1c0001ab: { perSecond: 1e6, variant: "ixia", forms: [PLAIN] },
};

/** AIX writes version 2.2, nanoseconds, and interface types (RFC 2863) for link types. */
const AIX_LINK: Readonly<Record<number, number>> = {
  6: 1,
  9: 6,
  15: 10,
  24: 0,
};

/** Links whose packets are larger than those of networks: USB, D-Bus, USBPcap, EBHSCR. */
const LARGE_LINK: ReadonlySet<number> = new Set([189, 220, 231, 249, 279]);

/** What a file header says, and what follows from it. */
export interface PcapHeader {
  readonly little: boolean;
  /** Bytes of the file header. */
  readonly size: number;
  readonly major: number;
  readonly minor: number;
  readonly variant?: "modified" | "ixia" | "aix";
  readonly thisZone: number;
  readonly sigFigs: number;
  readonly snapLength: number;
  readonly linkType: number;
  readonly fcsLength?: number;
  /** Whether bits of the link type are set that must not be. */
  readonly hasReserved: boolean;
  /** Ticks of a second. */
  readonly perSecond: number;
  /** Most bytes that a packet may have. */
  readonly maxPacket: number;
  /** Whether the two lengths of a record stand in the order of old versions. */
  readonly swapped: "always" | "maybe" | "never";
  /** See {@linkcode Magic}. */
  readonly forms: readonly number[];
}

function u32(b: Uint8Array, p: number, little: boolean): number {
  return little
    ? (b[p + 3] << 24 | b[p + 2] << 16 | b[p + 1] << 8 | b[p]) >>> 0
    : (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]) >>> 0;
}

function u16(b: Uint8Array, p: number, little: boolean): number {
  return little ? b[p + 1] << 8 | b[p] : b[p] << 8 | b[p + 1];
}

/** Whether the magic number at `b[p..p+4)` is little-endian; `undefined`: it is none. */
function orderOf(b: Uint8Array, p: number): boolean | undefined {
  return MAGIC[u32(b, p, true)] !== undefined
    ? true
    : MAGIC[u32(b, p, false)] !== undefined
    ? false
    : undefined;
}

/** Bytes of the file header whose magic number stands at `b[p..p+4)`; 0: there is none. */
export function pcapHeaderSize(b: Uint8Array, p: number): number {
  const little = orderOf(b, p);
  if (little === undefined) return 0;
  const { variant } = MAGIC[u32(b, p, little)];
  return PCAP_HEADER + (variant === "ixia" ? 4 : 0);
}

/** Whether the header of another file stands at `b[p..end)`. */
export function isPcapHeader(b: Uint8Array, p: number, end: number): boolean {
  // the first or the last byte of every magic number is one of these
  const c = b[p];
  if (c !== 0xa1 && c !== 0xd4 && c !== 0x4d && c !== 0x34) return false;
  if (end - p < PCAP_HEADER || pcapHeaderSize(b, p) !== PCAP_HEADER) {
    return false;
  }
  const little = orderOf(b, p)!;
  return u16(b, p + 4, little) === 2 && u16(b, p + 6, little) <= 4 &&
    u32(b, p + 12, little) === 0;
}

/** Versions before 2.3, and DG/UX with its 543.0, have the original length first; of those that say 2.3 some do. */
function swappedOf(major: number, minor: number): PcapHeader["swapped"] {
  if (major === 543) return "always";
  return major !== 2 || minor > 3 ? "never" : minor === 3 ? "maybe" : "always";
}

/** Reads the file header at `b[p..)`, which must be there. */
export function readPcapHeader(b: Uint8Array, p: number): PcapHeader {
  const little = orderOf(b, p) ?? true, magic = MAGIC[u32(b, p, little)];
  const major = u16(b, p + 4, little), minor = u16(b, p + 6, little);
  const snapLength = u32(b, p + 16, little), network = u32(b, p + 20, little);
  const isAIX = major === 2 && minor === 2 && magic.perSecond === 1e6 &&
    magic.variant === undefined && AIX_LINK[network] !== undefined;
  const variant = isAIX ? "aix" as const : magic.variant;
  const linkType = isAIX ? AIX_LINK[network] : network & 0xffff;
  const most = LARGE_LINK.has(linkType) || snapLength === 0xffffffff
    ? MAX_BLOCK
    : snapLength;
  return {
    little,
    size: pcapHeaderSize(b, p),
    major,
    minor,
    ...(variant && { variant }),
    thisZone: u32(b, p + 8, little) | 0,
    sigFigs: u32(b, p + 12, little),
    snapLength,
    linkType,
    ...(network & 0x04000000 && { fcsLength: (network >>> 28) * 2 }),
    hasReserved: (network & 0x03ff0000) !== 0,
    perSecond: isAIX ? 1e9 : magic.perSecond,
    maxPacket: Math.min(Math.max(most, MAX_PACKET), MAX_BLOCK),
    swapped: swappedOf(major, minor),
    forms: isAIX ? [PLAIN] : magic.forms,
  };
}
