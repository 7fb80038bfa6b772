/** Adapters as engines. */
import type { Input } from "../src/capture/source.ts";
import type {
  Engine,
  EngineOptions,
  EngineProgram,
} from "../src/engine/engine.ts";
import type { Adapter } from "./adapter.ts";
import { ChildSession } from "./session.ts";

/** A program as an engine; where it is, is asked once. */
export function engineOf(adapter: Adapter): Engine {
  const { names, gives, about, remedy } = adapter;
  let found: EngineProgram | undefined | null = null;
  const program = () =>
    found === null ? found = adapter.find(undefined) : found;
  return {
    names,
    gives,
    about,
    remedy,
    isAvailable: (path) =>
      (path === undefined ? program() : adapter.find(path)) !== undefined,
    program,
    open: (input: Input, options: EngineOptions) =>
      new ChildSession(adapter, input, options),
  };
}
