/**
 * TCP connections in the notation of packetdrill, one segment a line:
 *
 *     > S 0:0(0)
 *     < S. 0:0(0) ack 1
 *     0.250 > P. 1:6(5) ack 1 "hello"
 *
 * `>` goes from the client to the server, `<` back. Numbers count from each
 * side's first sequence number, as packetdrill has them. Without a text the
 * byte at place n of a stream is the letter n mod 26, so that order can be
 * seen. A line may begin with its time in seconds; without one a segment comes
 * a millisecond after the last.
 */
import { Frame, Registry, TCPReassembly, type TCPStream } from "../../mod.ts";
import { Dissector, protocols } from "../../mod.ts";
import type { TCPReassemblyOptions } from "../../mod.ts";
import { ethernet, ipv4, tcp } from "../../testdata/make/build.ts";

const LINE =
  /^(?:([\d.]+)\s+)?([<>])\s+([SFRPUEW.]+)\s+(\d+):(\d+)\((\d+)\)(?:\s+ack\s+(\d+))?(?:\s+cut\s+(\d+))?(?:\s+"(.*)")?(?:\s+isn\s+(\d+))?$/;
const FLAGS: Readonly<Record<string, number>> = {
  F: 1,
  S: 2,
  R: 4,
  P: 8,
  ".": 16,
  U: 32,
  E: 64,
  W: 128,
};

/** What numbers the sides begin with. */
export interface Sides {
  /** First sequence number of the client. */
  readonly client?: number;
  /** First sequence number of the server. */
  readonly server?: number;
}

/** The letters at places `from` to `to` of a stream. */
export function letters(from: number, to: number): string {
  let s = "";
  for (let n = from; n < to; n++) s += String.fromCharCode(97 + n % 26);
  return s;
}

/** The frames of a scenario, each with a dissector of its own kind. */
export function framesOf(text: string, sides: Sides = {}): Frame[] {
  const isn = { ">": sides.client ?? 1000, "<": sides.server ?? 5000 };
  const dissector = new Dissector(new Registry(protocols));
  let time = 0;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, i) => {
    const m = line.trim().match(LINE);
    if (!m) throw new SyntaxError(`not in packetdrill's notation: ${line}`);
    const [, at, way, names, from, to, size, ack, cut, said, other] = m;
    if (Number(to) - Number(from) !== Number(size)) {
      throw new SyntaxError(`${from}:${to} are not ${size} bytes`);
    }
    time = at === undefined ? time + 0.001 : Number(at);
    const up = way as "<" | ">", peer = up === ">" ? "<" : ">";
    if (other !== undefined) isn[up] = Number(other);
    const flags = [...names].reduce((x, name) => x | FLAGS[name], 0);
    const bytes = new TextEncoder().encode(
      said ?? letters(Number(from) - 1, Number(to) - 1),
    );
    const [src, dst] = up === ">" ? [40000, 7] : [7, 40000];
    const segment = tcp(src, dst, bytes, {
      seq: (isn[up] + Number(from)) % 2 ** 32,
      ack: ack === undefined ? 0 : (isn[peer] + Number(ack)) % 2 ** 32,
      flags,
    });
    const b = ethernet(0x0800, ipv4(6, segment));
    if (up === "<") {
      // the addresses change places
      b.copyWithin(26, 30, 34);
      b[29] = 2;
      b[33] = 1;
    }
    const frame = new Frame(dissector);
    frame.b = b;
    frame.end = b.length - Number(cut ?? 0);
    frame.length = b.length;
    frame.link = 1;
    frame.number = i + 1;
    frame.seconds = 1_600_000_000 + Math.floor(time);
    frame.nanoseconds = Math.round(time % 1 * 1e9);
    return frame;
  });
}

/** The streams of a scenario. */
export function streamsOf(
  frames: readonly Frame[],
  options: TCPReassemblyOptions = {},
): TCPStream[] {
  const streams: TCPStream[] = [];
  new TCPReassembly({ ...options, onStream: (s) => streams.push(s) })
    .run(frames);
  return streams;
}

/** What a side of a stream said, with `[n]` where n bytes are missing. */
export function said({ bytes, gaps }: TCPStream["sides"][0]): string {
  const text = new TextDecoder().decode(bytes);
  let out = "", p = 0, at = 0;
  for (const { offset, length } of gaps) {
    out += text.slice(p, p + offset - at) + `[${length}]`;
    p += offset - at;
    at = offset + length;
  }
  return out + text.slice(p);
}
