/** Packets of a network interface, as they come. */
import { EngineError, EngineFailedError } from "../src/model/error.ts";
import { Child } from "./child.ts";
import { programs } from "./runtime.ts";

/** What is captured. */
export interface LiveOptions {
  /** Only packets that match a filter of libpcap. */
  readonly bpf?: string | undefined;
  /** Stop after so many packets. */
  readonly count?: number | undefined;
  /** Ends the capture. */
  readonly signal?: AbortSignal | undefined;
  /** The program to run in place of the tcpdump on PATH. */
  readonly program?: string | undefined;
}

/** Milliseconds that an interface may be silent: as long as it likes, as far as timers go. */
const FOREVER = 2 ** 31 - 1;

/** The arguments that tcpdump captures with: each packet is written when it comes. */
export function captureArgs(name: string, options: LiveOptions): string[] {
  const { bpf, count } = options;
  return [
    ...["-i", name, "-U", "-w", "-"],
    ...count === undefined ? [] : ["-c", `${count}`],
    ...bpf === undefined ? [] : ["--", bpf],
  ];
}

/**
 * What tcpdump captures on an interface, as a capture that is still written:
 * an input for an {@linkcode Extractor}.
 *
 * @example
 * ```ts ignore
 * import { captureLive, Extractor } from "@pcapkit/core";
 *
 * const input = captureLive("lo", { bpf: "tcp port 80", count: 10 });
 * for await (const frame of new Extractor({ input })) console.log(`${frame.chain}`);
 * ```
 *
 * @throws {EngineError} when tcpdump is not installed.
 */
export function captureLive(
  name: string,
  options: LiveOptions = {},
): ReadableStream<Uint8Array> {
  const { program = programs("tcpdump")[0], signal } = options;
  if (program === undefined) {
    throw new EngineError(
      "tcpdump captures from interfaces, and is not installed: apt-get install tcpdump",
    );
  }
  const child = new Child("tcpdump", program, captureArgs(name, options), {
    stdin: false,
    patience: FOREVER,
  });
  const stop = () => child.kill();
  return new ReadableStream({
    start: () => signal?.addEventListener("abort", stop, { once: true }),
    async pull(controller) {
      const chunk = await child.chunk();
      if (chunk !== undefined) return controller.enqueue(chunk);
      signal?.removeEventListener("abort", stop);
      const { failure } = child;
      if (failure === undefined) controller.close();
      else controller.error(new EngineFailedError(failure));
    },
    cancel() {
      signal?.removeEventListener("abort", stop);
      child.kill();
    },
  });
}
