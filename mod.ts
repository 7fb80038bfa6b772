/**
 * Any capture becomes typed data: pcap and pcapng, dissected from the link
 * layer to the application.
 *
 * @module
 */
export {
  Cursor,
  type Damage,
  type DamageKind,
  type Note,
} from "./src/bytes/cursor.ts";
export * from "./src/bytes/ber.ts";
export * from "./src/bytes/hex.ts";
export { printable } from "./src/bytes/text.ts";
export { type Chunk, Writer } from "./src/bytes/writer.ts";
export * from "./src/names/names.ts";
export * from "./src/fields/mod.ts";
export * from "./src/model/info.ts";
export * from "./src/model/problem.ts";
export * from "./src/model/proto_chain.ts";
export { isoTime } from "./src/model/time.ts";
export * from "./src/capture/mod.ts";
export * from "./src/dissect/frame.ts";
export * from "./src/dissect/layer.ts";
export * from "./src/dissect/protocol.ts";
export * from "./src/dissect/tables.ts";
export { Dissector, type DissectorOptions } from "./src/dissect/dissector.ts";
export { type Registered, Registry } from "./src/dissect/registry.ts";
export * from "./src/protocols/mod.ts";
export * from "./src/output/mod.ts";
export type {
  Engine,
  EngineArguments,
  EngineGives,
  EngineOptions,
  EngineProgram,
  Session,
} from "./src/engine/engine.ts";
export * from "./src/flow/mod.ts";
export * from "./src/reassembly/mod.ts";
export type {
  Assembler,
  Part,
  Reassembled,
  Source,
} from "./src/dissect/part.ts";
export type { Account, ConversationAccount } from "./src/model/account.ts";
export type { Warning, WarningName } from "./src/model/warning.ts";
export * from "./src/extractor_options.ts";
export {
  type NameOptions,
  type Names as OutputNames,
} from "./src/make_name.ts";
export { CoreExtractor, type Reassemblies } from "./src/extractor.ts";
export { engines, extract, Extractor } from "./adapters/extractor.ts";
export { captureLive, type LiveOptions } from "./adapters/live.ts";
export { adapters } from "./adapters/mod.ts";
export * from "./src/functions.ts";
