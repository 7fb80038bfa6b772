import type { DamagedRange } from "./damage.ts";
import type { ProblemKind } from "./problem.ts";

/** What happened while a capture was read, as data. */
export interface Account {
  /** What was read. */
  readonly inputs: readonly string[];
  /** Bytes read, before decompression. */
  readonly bytesRead: number;
  /** Packets. */
  readonly frames: number;
  /** Captured bytes of all packets. */
  readonly capturedBytes: number;
  /** Captured bytes that no protocol understood. */
  readonly unclaimedBytes: number;
  /** The same, by the protocol that they are the payload of. */
  readonly unclaimed: Readonly<Record<string, number>>;
  /** Damaged places of the files, the first thousand of them. */
  readonly damage: readonly DamagedRange[];
  /** How many damaged places there were. */
  readonly damageCount: number;
  /** Bytes of the files that were passed over. */
  readonly skippedBytes: number;
  /** Packets whose bytes the file ended within. */
  readonly cutShort: number;
  /** Packets that had a problem of some kind. */
  readonly framesWithProblems: number;
  /** Problems by kind and protocol. */
  readonly problems: Readonly<
    Partial<Record<ProblemKind, Readonly<Record<string, number>>>>
  >;
  /** What became of fragments, streams and flows, where they were followed. */
  readonly conversations?: ConversationAccount;
  /** Whether reading was stopped before the end. */
  readonly interrupted: boolean;
}

/** What became of fragments, streams and flows: counts by name. */
export interface ConversationAccount {
  /** Datagrams of IPv4. */
  readonly ipv4?: Readonly<Record<string, number>>;
  /** Datagrams of IPv6. */
  readonly ipv6?: Readonly<Record<string, number>>;
  /** Connections of TCP, and their messages. */
  readonly tcp?: Readonly<Record<string, number>>;
  /** Flows. */
  readonly flows?: Readonly<Record<string, number>>;
}
