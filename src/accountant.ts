import { PARENT, STRIDE } from "./dissect/dissector.ts";
import type { Frame } from "./dissect/frame.ts";
import type { Session } from "./engine/engine.ts";
import type { Account, ConversationAccount } from "./model/account.ts";
import type { ProblemKind } from "./model/problem.ts";

/** Damaged places that an account lists. */
const MAX_DAMAGE = 1000;

/** Two accounts as one: numbers are added, lists joined, names stand in the order of their first occurrence. */
function sum<T>(a: T, b: T): T {
  if (b === undefined) return a;
  if (a === undefined) return b;
  if (typeof a === "number") return a + (b as number) as T;
  if (typeof a === "boolean") return (a || b) as T;
  if (Array.isArray(a)) return [...a, ...b as unknown[]] as T;
  const out = { ...a } as Record<string, unknown>;
  for (const [name, x] of Object.entries(b as object)) {
    out[name] = sum(out[name], x);
  }
  return out as T;
}

/** What an account says of the inputs. */
type Read = Pick<
  Account,
  | "inputs"
  | "bytesRead"
  | "damage"
  | "damageCount"
  | "skippedBytes"
  | "cutShort"
>;
const NOTHING: Read = {
  inputs: [],
  bytesRead: 0,
  damage: [],
  damageCount: 0,
  skippedBytes: 0,
  cutShort: 0,
};

/** What an account says of one input. */
function readOf({ name, bytesRead, damage }: Session): Read {
  const { list, count, skipped, cutShort } = damage;
  return {
    inputs: [name],
    bytesRead,
    damage: list,
    damageCount: count,
    skippedBytes: skipped,
    cutShort,
  };
}

/** Keeps the account of a run. */
export class Accountant {
  private frames = 0;
  private capturedBytes = 0;
  private unclaimedBytes = 0;
  private framesWithProblems = 0;
  private readonly unclaimed: Record<string, number> = {};
  private readonly problems: Partial<
    Record<ProblemKind, Record<string, number>>
  > = {};
  private read: Read = NOTHING;
  private session: Session | undefined = undefined;
  private others: Account | undefined = undefined;
  /** Whether reading was stopped before the end. */
  interrupted = false;
  /** What became of fragments, streams and flows. */
  conversations: (() => ConversationAccount) | undefined = undefined;

  /** Adds an input. */
  open(session: Session): void {
    this.session = session;
  }

  /** An input is read: its numbers are kept, but nothing else of it. */
  close(session: Session): void {
    const read = sum(this.read, readOf(session));
    this.read = { ...read, damage: read.damage.slice(0, MAX_DAMAGE) };
    this.session = undefined;
  }

  /** Adds a frame, with what is known of it when its consumer is done with it. */
  add(frame: Frame): void {
    this.frames++;
    this.capturedBytes += frame.end - frame.start;
    const d = frame.walk(), { chain, at } = d, { raw } = d.registry;
    for (let i = 0; i < d.n; i++) {
      if (chain[i] !== raw) continue;
      const parent = at[i * STRIDE + PARENT];
      const size = at[i * STRIDE + 2] - at[i * STRIDE];
      this.claimNone(parent < 0 ? "frame" : chain[parent].id, size);
    }
    if (d.problems.length === 0) return;
    let real = false;
    for (const p of d.problems) {
      const byProtocol = this.problems[p.kind] ??= Object.create(
        null,
      ) as Record<
        string,
        number
      >;
      byProtocol[p.protocol] = (byProtocol[p.protocol] ?? 0) + 1;
      if (p.kind !== "cut" && p.kind !== "partial" && p.kind !== "gap") {
        real = true;
      }
      if (p.kind === "leftover") this.claimNone(p.protocol, p.available ?? 0);
    }
    if (real) this.framesWithProblems++;
  }

  private claimNone(id: string, size: number): void {
    this.unclaimedBytes += size;
    this.unclaimed[id] = (this.unclaimed[id] ?? 0) + size;
  }

  /** Adds what another accountant has counted of the frames that follow. */
  merge(account: Account): void {
    this.others = this.others ? sum(this.others, account) : account;
  }

  /** The account as it stands. */
  get account(): Account {
    const { own, others } = this;
    return others ? sum(own, others) : own;
  }

  /** The account without that of others. */
  private get own(): Account {
    const { session } = this;
    const { inputs, bytesRead, ...read } = session
      ? sum(this.read, readOf(session))
      : this.read;
    return {
      inputs,
      bytesRead,
      frames: this.frames,
      capturedBytes: this.capturedBytes,
      unclaimedBytes: this.unclaimedBytes,
      unclaimed: { ...this.unclaimed },
      ...read,
      damage: read.damage.slice(0, MAX_DAMAGE),
      framesWithProblems: this.framesWithProblems,
      problems: structuredClone(this.problems),
      ...(this.conversations && { conversations: this.conversations() }),
      interrupted: this.interrupted,
    };
  }
}
