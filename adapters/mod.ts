/** The engines that run other programs. */
import type { Input } from "../src/capture/source.ts";
import type {
  Engine,
  EngineOptions,
  EngineProgram,
} from "../src/engine/engine.ts";
import type { Adapter } from "./adapter.ts";
import { ChildSession } from "./session.ts";
import { tshark } from "./tshark/mod.ts";

/** A program as an engine; where it is, is asked once. */
function engineOf(adapter: Adapter): Engine {
  const { names, gives, about, remedy } = adapter;
  let found: EngineProgram | undefined | null = null;
  const program = () =>
    found === null ? found = adapter.find(undefined) : found;
  return {
    names,
    gives,
    about,
    remedy,
    isAvailable: () => program() !== undefined,
    program,
    open: (input: Input, options: EngineOptions) =>
      new ChildSession(adapter, input, options),
  };
}

/** tshark, tcpdump, scapy and dpkt. */
export const adapters: readonly Engine[] = [tshark].map(engineOf);
