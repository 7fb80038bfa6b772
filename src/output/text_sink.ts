import { toHex } from "../bytes/hex.ts";
import type { Writer } from "../bytes/writer.ts";
import type { Sink } from "../fields/field.ts";

/** Writes single values as plain text, nothing of which can steer a terminal. */
export class TextSink implements Sink {
  readonly labels: boolean = false;
  constructor(readonly w: Writer) {}
  begin(): void {}
  end(): void {}
  beginList(): void {}
  item(): void {}
  endList(): void {}
  key(): void {}
  number(v: number): void {
    this.w.text(String(v));
  }
  big(v: bigint): void {
    this.w.text(String(v));
  }
  flag(v: boolean): void {
    this.w.text(String(v));
  }
  text(v: string): void {
    this.w.safeText(v);
  }
  bytes(b: Uint8Array, p: number, end: number): void {
    this.w.text(toHex(b, p, end));
  }
  mac(b: Uint8Array, p: number): void {
    this.w.mac(b, p);
  }
  ipv4(b: Uint8Array, p: number): void {
    this.w.ipv4(b, p);
  }
  ipv6(b: Uint8Array, p: number): void {
    this.w.ipv6(b, p);
  }
}
