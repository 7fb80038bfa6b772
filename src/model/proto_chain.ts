/**
 * The protocols of a frame from the outside in, by label. It compares without
 * regard to case and prints as `Ethernet:IPv4:TCP`.
 *
 * @example
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { ProtoChain } from "@pcapkit/core";
 *
 * const chain = new ProtoChain(["Ethernet", "IPv4", "TCP"]);
 * assertEquals(`${chain}`, "Ethernet:IPv4:TCP");
 * assert(chain.includes("tcp"));
 * assertEquals(chain.at(-1), "TCP");
 * ```
 */
export class ProtoChain implements Iterable<string> {
  /** Makes a chain of labels. */
  constructor(private readonly labels: readonly string[]) {
    Object.freeze(this.labels);
  }

  /** Makes a chain of `A:B:C`. */
  static from(text: string): ProtoChain {
    return new ProtoChain(text === "" ? [] : text.split(":"));
  }

  /** How many protocols. */
  get length(): number {
    return this.labels.length;
  }

  /** The label at `i`; negative counts from the end. */
  at(i: number): string | undefined {
    return this.labels.at(i);
  }

  /** Where the label stands first from `from` on, or -1. */
  indexOf(label: string, from: number = 0): number {
    const wanted = label.toLowerCase();
    return this.labels.findIndex((l, i) =>
      i >= from && l.toLowerCase() === wanted
    );
  }

  /** Whether the label, or the run of labels `A:B`, occurs. */
  includes(label: string): boolean {
    return label.includes(":")
      ? `:${this}:`.toLowerCase().includes(`:${label.toLowerCase()}:`)
      : this.indexOf(label) >= 0;
  }

  /** How often the label occurs. */
  count(label: string): number {
    const wanted = label.toLowerCase();
    return this.labels.filter((l) => l.toLowerCase() === wanted).length;
  }

  /** A part of the chain, as `Array.prototype.slice` counts. */
  slice(start?: number, end?: number): ProtoChain {
    return new ProtoChain(this.labels.slice(start, end));
  }

  /** This chain with others behind it. */
  concat(...others: (ProtoChain | string)[]): ProtoChain {
    return new ProtoChain([
      ...this.labels,
      ...others.flatMap((o) => [...o instanceof ProtoChain ? o : [o]]),
    ]);
  }

  /** Whether it names the same protocols in the same order. */
  equals(other: ProtoChain | string): boolean {
    return `${this}`.toLowerCase() === `${other}`.toLowerCase();
  }

  /** The labels, from the outside in. */
  [Symbol.iterator](): IterableIterator<string> {
    return this.labels[Symbol.iterator]();
  }

  /** `Ethernet:IPv4:TCP`. */
  toString(): string {
    return this.labels.join(":");
  }

  /** The same in JSON. */
  toJSON(): string {
    return this.toString();
  }
}
