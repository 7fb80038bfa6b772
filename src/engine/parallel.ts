import type { Engine } from "./engine.ts";
import { native } from "./native.ts";

/** Whether there is more than one core, and workers to use them. */
function isParallel(): boolean {
  return typeof Worker === "function" && navigator.hardwareConcurrency >= 2;
}

/**
 * The native engine, with the dissection shared out: this process reads the
 * capture and hands out its packets, workers dissect them and write their
 * frames, and what they wrote is put together in order. Frames that the caller
 * takes himself are read by the native engine.
 */
export const pipeline: Engine = {
  names: ["pipeline"],
  about: "workers dissect and write, this process reads and joins",
  remedy: "it needs two cores, and a runtime with Worker",
  gives: native.gives,
  sharing: { traces: false },
  isAvailable: isParallel,
  open: native.open,
};

/** The same, with one more worker that traces flows. */
export const server: Engine = {
  names: ["server"],
  about: "as pipeline, and one more worker traces flows",
  remedy: pipeline.remedy!,
  gives: native.gives,
  sharing: { traces: true },
  isAvailable: isParallel,
  open: native.open,
};
