import {
  type Connection,
  printable,
  type StreamChunk,
  toHex,
} from "@pcapkit/core";

/** How the bytes of a stream are shown. */
export type FollowStyle = "text" | "hex" | "raw";
/** Whose bytes are shown. */
export type FollowSide = "client" | "server" | "both";

const PER_LINE = 16;
/** Colours of the client and of the server, as in other tools. */
const COLORS = ["\x1b[31m", "\x1b[34m"] as const, PLAIN = "\x1b[0m";

/** Writes one TCP stream as it goes on: text, a hex dump, or the bytes. */
export class Follower {
  private last: 0 | 1 | undefined = undefined;
  private endsLine = true;
  private readonly decoders = [new TextDecoder(), new TextDecoder()];
  private readonly places = [0, 0];
  /** A carriage return at the end of what came, until it is known whether a line ends there. */
  private readonly returns = ["", ""];

  /** Writes stream `index` with `write`. */
  constructor(
    private readonly index: number,
    private readonly style: FollowStyle,
    private readonly side: FollowSide,
    private readonly colors: boolean,
    private readonly write: (b: Uint8Array | string) => void,
  ) {}

  private takes(c: Connection, way: 0 | 1): boolean {
    if (c.index !== this.index) return false;
    const direction = c.directionOf(way);
    return this.side === "both" ||
      (this.side === "client") === (direction === 0);
  }

  /** Takes bytes of any stream. */
  data({ way, b, p, end }: StreamChunk, c: Connection): void {
    if (!this.takes(c, way)) return;
    if (this.style === "raw") return this.write(b.subarray(p, end));
    const direction = c.directionOf(way);
    this.turn(direction, c);
    const text = this.style === "hex"
      ? this.dump(direction, b, p, end)
      : this.text(way, b.subarray(p, end));
    if (text === "") return; // the beginning of a character
    this.endsLine = text.endsWith("\n");
    this.write(this.colors ? COLORS[direction] + text + PLAIN : text);
  }

  /** Ends the last line. */
  end(): void {
    if (!this.endsLine) this.write("\n");
    this.endsLine = true;
  }

  /** The next bytes of one side as text. */
  private text(way: 0 | 1, b: Uint8Array): string {
    const { returns } = this;
    const text = returns[way] + this.decoders[way].decode(b, { stream: true });
    returns[way] = text.endsWith("\r") ? "\r" : "";
    return printableLines(text.slice(0, text.length - returns[way].length));
  }

  /** Takes what is missing in any stream. */
  gap(way: 0 | 1, _offset: number, length: number, c: Connection): void {
    if (!this.takes(c, way) || this.style === "raw") return;
    this.turn(c.directionOf(way), c);
    this.end();
    this.write(`[${length} bytes missing]\n`);
  }

  /** Says who speaks, when that changes. */
  private turn(direction: 0 | 1, c: Connection): void {
    if (this.last === direction) return;
    const first = this.last === undefined;
    this.last = direction;
    const way = direction === 0 ? c.client : 1 - c.client as 0 | 1;
    const { address, port } = c.endpoint(way);
    this.end();
    this.write(`${first ? "" : "\n"}── ${address} port ${port} ──\n`);
  }

  private dump(
    direction: 0 | 1,
    b: Uint8Array,
    p: number,
    end: number,
  ): string {
    let text = "";
    for (; p < end; p += PER_LINE) {
      const stop = Math.min(end, p + PER_LINE);
      const place = this.places[direction].toString(16).padStart(8, "0");
      const hex = toHex(b, p, stop).replace(/../g, "$& ").padEnd(PER_LINE * 3);
      const plain = [...b.subarray(p, stop)].map((x) =>
        x > 31 && x < 127 ? String.fromCharCode(x) : "."
      ).join("");
      text += `${place}  ${hex} ${plain}\n`;
      this.places[direction] += stop - p;
    }
    return text;
  }
}

/** Text that cannot steer a terminal; its lines and tabs stay. */
function printableLines(text: string): string {
  return text.split(/(\r?\n|\t)/).map((part, i) =>
    i % 2 ? part.replace("\r", "") : printable(part)
  )
    .join("");
}
