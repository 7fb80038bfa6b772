/**
 * Reassembly: from fragments to datagrams, from segments to streams and
 * messages.
 *
 * @module
 */
export * from "./collector.ts";
export * from "./connection.ts";
export * from "./datagrams.ts";
export * from "./digest.ts";
export * from "./ip_reassembly.ts";
export * from "./reassembly.ts";
export type * from "./stream.ts";
export * from "./tcp_reassembly.ts";
export type { IPCounts, IPLimits, OverlapPolicy } from "./ip.ts";
export type { MessageLimits } from "./messages.ts";
export type { TCPCounts, TCPLimits } from "./tcp.ts";
