import { engineNamed } from "../src/engine/choose.ts";
import type { Engine } from "../src/engine/engine.ts";
import { CoreExtractor, ENGINES } from "../src/extractor.ts";
import type { ExtractorOptions } from "../src/extractor_options.ts";
import { adapters } from "./mod.ts";

/** All engines, the one that is used unless another is asked for first. */
export const engines: readonly Engine[] = [...ENGINES, ...adapters];

/**
 * Reads captures, dissects every packet, and hands the frames to whoever wants
 * them: a file, a callback, a loop. Besides the native engine it knows those
 * that run other programs, where these are installed.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Extractor, ipv4 } from "@pcapkit/core";
 *
 * const sources = new Set<string>();
 * for (const frame of new Extractor({ input: "testdata/captures/recorded/http.pcap" })) {
 *   const ip = frame.get(ipv4);
 *   if (ip) sources.add(ip.src);
 * }
 * assertEquals(sources, new Set(["10.9.0.1", "10.9.0.2"]));
 * ```
 */
export class Extractor extends CoreExtractor {
  /**
   * Prepares an extraction; nothing is read before `run()` or a loop.
   *
   * @throws {FileNotFoundError} when an input path does not exist.
   * @throws {FileExistsError} when an output would be written over its input.
   * @throws {FormatError} when an output is wanted in no format that can be guessed, or a field does not exist.
   * @throws {UnsupportedCallError} for options that are not available yet.
   */
  constructor(options: ExtractorOptions = {}) {
    super({ ...options, engines: [...adapters, ...options.engines ?? []] });
  }

  /** Whether an engine of this name can run here. */
  static override engineTest(name: string): boolean {
    return engineNamed(engines, name)?.isAvailable() ?? false;
  }
}

/**
 * Extracts in one call, and returns the extractor when it is done.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { extract } from "@pcapkit/core";
 *
 * const { frames } = await extract({ input: "testdata/captures/recorded/http.pcap" });
 * assertEquals(frames[0].info.protocols, "Ethernet:IPv4:TCP");
 * ```
 */
export async function extract(
  options: ExtractorOptions = {},
): Promise<Extractor> {
  return await new Extractor(options).run();
}
