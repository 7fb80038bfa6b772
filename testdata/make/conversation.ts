/** Builds TCP conversations out of what each side says. */
import { ascii, ethernet, ipv4, tcp } from "./build.ts";

/** What a side sends in one segment: `>` the client, `<` the server. */
export type Turn = readonly [">" | "<", string | Uint8Array];

/** Text whose lines end in CR LF. */
export const crlf = (s: string): Uint8Array => ascii(s.replace(/\n/g, "\r\n"));

/** What a conversation has beside its turns. */
export interface TalkOptions {
  /** The server's port. */
  readonly port: number;
  /** The client's port. */
  readonly client?: number;
  /** Most bytes of a segment; a turn that has more is sent in several. */
  readonly size?: number;
}

/** The frames of a conversation, from SYN to FIN; lines of texts end in CR LF. */
export function talk(
  { port, client = 40000, size = 1460 }: TalkOptions,
  turns: readonly Turn[],
): Uint8Array[] {
  const seq = { ">": 1000, "<": 5000 }, frames: Uint8Array[] = [];
  const send = (way: ">" | "<", bytes: Uint8Array, flags: number) => {
    const up = way === ">";
    const b = ethernet(
      0x0800,
      ipv4(
        6,
        tcp(up ? client : port, up ? port : client, bytes, {
          seq: seq[way],
          ack: flags === 2 ? 0 : seq[up ? "<" : ">"],
          flags,
        }),
      ),
    );
    if (!up) [b[29], b[33]] = [2, 1]; // the addresses change places
    seq[way] += bytes.length + (flags & 3 ? 1 : 0);
    frames.push(b);
  };
  const none = new Uint8Array(0);
  send(">", none, 0x02);
  send("<", none, 0x12);
  send(">", none, 0x10);
  for (const [way, what] of turns) {
    const bytes = typeof what === "string" ? crlf(what) : what;
    for (let p = 0; p < bytes.length; p += size) {
      send(way, bytes.slice(p, p + size), 0x18);
    }
  }
  send(">", none, 0x11);
  send("<", none, 0x11);
  send(">", none, 0x10);
  return frames;
}
