/**
 * Flows: who talked to whom, how much, and how it went.
 *
 * @module
 */
export { Flow, type FlowCounts, type FlowEnd, type FlowState } from "./flow.ts";
export * from "./flows.ts";
export { communityId } from "./community_id.ts";
export { TCPSide } from "./tcp_side.ts";
export type { Endpoint, FlowKey, Way } from "./key.ts";
export { seqDiff } from "./seq.ts";
