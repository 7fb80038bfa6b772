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

const ALL: readonly Adapter[] = [tshark];

/** The program behind the engine of this name. */
export function adapterNamed(name: string): Adapter | undefined {
  return ALL.find((a) => a.names.includes(name.toLowerCase()));
}

/** tshark, tcpdump, scapy and dpkt. */
export const adapters: readonly Engine[] = ALL.map(engineOf);
