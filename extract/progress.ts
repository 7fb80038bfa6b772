import { format as bytes } from "@std/fmt/bytes";
import type { Progress } from "@pcapkit/core";

/** Inputs below this are done before a bar is worth drawing, in bytes. */
const WORTH = 20_000_000;
/** Milliseconds between two drawings. */
const INTERVAL = 100;
const WIDTH = 24;

/** `1:05` */
function clock(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
}

/** A bar on a terminal: how far, how fast, how long still. */
export class ProgressBar {
  private readonly begun = performance.now();
  private drawn = 0;
  private isShown = false;

  /** Draws with `write`. */
  constructor(private readonly write: (text: string) => void) {}

  /** Draws the state, if it is time to. */
  update({ bytesRead, size, frames }: Progress): void {
    const now = performance.now();
    if (size === undefined || size < WORTH || now - this.drawn < INTERVAL) {
      return;
    }
    this.drawn = now;
    this.isShown = true;
    const seconds = (now - this.begun) / 1000, part = bytesRead / size;
    const full = Math.round(part * WIDTH);
    const bar = "#".repeat(full) + "-".repeat(Math.max(0, WIDTH - full));
    const left = part > 0 ? seconds / part - seconds : 0;
    this.write(
      `\r\x1b[K[${bar}] ${(part * 100).toFixed(0).padStart(3)} %  ${
        bytes(bytesRead / seconds)
      }/s  ${frames.toLocaleString("en")} frames  ${clock(left)} left`,
    );
  }

  /** Takes the bar away, until it is drawn again. */
  end(): void {
    if (this.isShown) this.write("\r\x1b[K");
    this.isShown = false;
  }
}
