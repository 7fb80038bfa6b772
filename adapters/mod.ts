/** The engines that run other programs. */
import type { Engine } from "../src/engine/engine.ts";
import type { Adapter } from "./adapter.ts";
import { dpkt } from "./dpkt/mod.ts";
import { engineOf } from "./engine.ts";
import { scapy } from "./scapy/mod.ts";
import { tshark } from "./tshark/mod.ts";

const ALL: readonly Adapter[] = [tshark, scapy, dpkt];

/** The program behind the engine of this name. */
export function adapterNamed(name: string): Adapter | undefined {
  return ALL.find((a) => a.names.includes(name.toLowerCase()));
}

/** The engines, in the order in which they are told. */
export const adapters: readonly Engine[] = ALL.map(engineOf);
