/**
 * Engines check each other: the native engine and another on one capture,
 * field by field, with the known differences and their reasons.
 *
 * @module
 */
export type { Difference, OracleFrame, Values } from "./compare.ts";
export { rulesFor } from "./engine_rules.ts";
export type { Rule } from "./rule.ts";
export { compare, type Comparison, type ComparisonOptions } from "./run.ts";
export { type Agreement, type Count, type Explained, sum } from "./tally.ts";
