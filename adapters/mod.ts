/** The engines that run other programs. */
import type { Engine } from "../src/engine/engine.ts";
import { dpkt } from "./dpkt/mod.ts";
import { engineOf } from "./engine.ts";
import { scapy } from "./scapy/mod.ts";
import { tshark } from "./tshark/mod.ts";

/** tshark, tcpdump, scapy and dpkt. */
export const adapters: readonly Engine[] = [tshark, scapy, dpkt].map(engineOf);
