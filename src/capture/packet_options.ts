import { toHex } from "../bytes/hex.ts";
import type { OtherOption } from "./header.ts";
import {
  type Mutable,
  NGBytes,
  type NGOption,
  ngOptions,
  sortOptions,
} from "./ng_options.ts";
import type { CaptureRecord } from "./record.ts";

/** What a pcapng file says about one packet: draft-ietf-opsawg-pcapng §4.3. */
export interface PacketOptions {
  /** Comments. */
  readonly comments?: readonly string[];
  /** Direction, reception, FCS length and link-layer errors, as the file's 32 bits. */
  readonly flags?: number;
  /** `inbound` or `outbound`, out of the flags. */
  readonly direction?: "inbound" | "outbound";
  /** Hashes of the packet: algorithm and value. */
  readonly hashes?: readonly {
    readonly algorithm: number;
    readonly value: string;
  }[];
  /** Packets lost between this one and the one before it. */
  readonly dropCount?: number;
  /** Identifies the packet over all interfaces. */
  readonly packetId?: string;
  /** Queue of the interface. */
  readonly queue?: number;
  /** What a filter decided: who, and the verdict. */
  readonly verdicts?: readonly {
    readonly type: number;
    readonly value: string;
  }[];
  /** Process and thread that it belongs to. */
  readonly process?: { readonly pid: number; readonly tid: number };
  /** Options without a name of their own. */
  readonly other?: readonly OtherOption[];
  /** What is wrong with the options; those behind it could not be read. */
  readonly damage?: string;
}

const FLAGS = 2, HASH = 3, DROPS = 4, PACKET_ID = 5, QUEUE = 6, VERDICT = 7;
const PROCESS = 8;
const DIRECTION = [undefined, "inbound", "outbound", undefined] as const;
const NONE: PacketOptions = {};

/** The options of a record; none where the file has none. */
export function packetOptions(r: CaptureRecord): PacketOptions {
  const { optionsStart, optionsEnd, drops } = r;
  if (optionsEnd - optionsStart < 4) {
    return drops > 0 ? { dropCount: drops } : NONE;
  }
  const bytes = new NGBytes(r.b, r.littleEndian);
  const out: Mutable<PacketOptions> = {};
  if (drops > 0) out.dropCount = drops;
  const options = ngOptions(
    bytes,
    optionsStart,
    optionsEnd,
    (_, message) => out.damage = message,
  );
  const rest = sortOptions(bytes, options, (o) => named(bytes, o, out));
  return { ...rest, ...out };
}

/** Puts a known option into `out`; false: it is unknown, or too short for what it should hold. */
function named(
  r: NGBytes,
  { code, p, end }: NGOption,
  out: Mutable<PacketOptions>,
): boolean {
  const n = end - p;
  if (code === FLAGS && n >= 4) {
    const flags = out.flags = r.u32(p), direction = DIRECTION[flags & 3];
    if (direction) out.direction = direction;
  } else if (code === HASH && n >= 1) {
    const hash = { algorithm: r.b[p], value: toHex(r.b, p + 1, end) };
    out.hashes = [...out.hashes ?? [], hash];
  } else if (code === DROPS && n >= 8) out.dropCount = Number(r.u64(p));
  else if (code === PACKET_ID && n >= 8) out.packetId = String(r.u64(p));
  else if (code === QUEUE && n >= 4) out.queue = r.u32(p);
  else if (code === VERDICT && n >= 1) {
    const verdict = { type: r.b[p], value: toHex(r.b, p + 1, end) };
    out.verdicts = [...out.verdicts ?? [], verdict];
  } else if (code === PROCESS && n >= 8) {
    out.process = { pid: r.u32(p), tid: r.u32(p + 4) };
  } else return false;
  return true;
}
