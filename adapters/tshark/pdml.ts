/** The XML that tshark writes with `-T pdml`: one element a line. */

/** A field or a protocol, as tshark shows it. */
export interface PdmlNode {
  /** Wireshark's name; empty: a text without a name. */
  readonly name: string;
  /** Whether it is a protocol. */
  readonly isProtocol: boolean;
  /** Its value. */
  readonly show: string;
  /** The line that people see. */
  readonly label: string;
  /** Its bytes, in hexadecimal. */
  readonly value: string;
  /** Whether people do not see it. */
  readonly hidden: boolean;
  /** First byte, counted from the beginning of its buffer; -1: it does not say. */
  readonly pos: number;
  /** Bytes. */
  readonly size: number;
  /** The fields below it. */
  readonly children: PdmlNode[];
}

/** Elements inside each other. */
const DEPTH = 500;
/** Lines of one element: a text with line breaks in it. */
const LINES = 10_000;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Text without XML's escapes. */
export function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g,
    (all, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** The attribute of an element, as it stands there. */
function attribute(line: string, name: string): string | undefined {
  const key = ` ${name}="`, from = line.indexOf(key);
  if (from < 0) return undefined;
  const begin = from + key.length, end = line.indexOf('"', begin);
  return end < 0 ? undefined : line.slice(begin, end);
}

/** Puts the elements of a packet together. */
export class PdmlReader {
  private stack: PdmlNode[][] = [];
  private top: PdmlNode[] | undefined = undefined;
  private part = "";
  private parts = 0;

  /** Takes one line; gives the protocols of the packet that ends with it. */
  line(line: string): PdmlNode[] | undefined {
    if (this.part !== "") line = this.part + "\n" + line;
    const text = line.trimStart();
    this.part = "";
    if (text.startsWith("<packet")) {
      this.top = [];
      this.stack = [this.top];
      return undefined;
    }
    if (this.top === undefined) return undefined; // before the first, and between them
    if (text.startsWith("</packet")) {
      const { top } = this;
      this.top = undefined;
      return top;
    }
    if (text.startsWith("</")) {
      if (this.stack.length > 1) this.stack.pop();
      return undefined;
    }
    if (!text.endsWith(">")) {
      if (text !== "" && ++this.parts < LINES) this.part = line;
      return undefined;
    }
    this.parts = 0;
    const isProtocol = text.startsWith("<proto");
    if (isProtocol || text.startsWith("<field")) this.element(text, isProtocol);
    return undefined;
  }

  private element(text: string, isProtocol: boolean): void {
    const of = (name: string) => attribute(text, name);
    const node: PdmlNode = {
      name: of("name") ?? "",
      isProtocol,
      show: unescaped(of("show") ?? ""),
      label: unescaped(of("showname") ?? ""),
      value: of("value") ?? "",
      hidden: of("hide") === "yes",
      pos: Number(of("pos") ?? -1),
      size: Number(of("size") ?? 0),
      children: [],
    };
    this.stack[this.stack.length - 1].push(node);
    if (text.endsWith("/>")) return;
    // beyond all bounds everything is one level
    const inner = this.stack.length < DEPTH
      ? node.children
      : this.stack[this.stack.length - 1];
    this.stack.push(inner);
  }
}
