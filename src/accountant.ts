import type { DamagedRange } from "./model/damage.ts";
import { PARENT, STRIDE } from "./dissect/dissector.ts";
import type { Frame } from "./dissect/frame.ts";
import type { Session } from "./engine/engine.ts";
import type { Account, ConversationAccount } from "./model/account.ts";
import type { ProblemKind } from "./model/problem.ts";

/** Damaged places that an account lists. */
const MAX_DAMAGE = 1000;

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
  private readonly sessions: Session[] = [];
  /** Whether reading was stopped before the end. */
  interrupted = false;
  /** What became of fragments, streams and flows. */
  conversations: (() => ConversationAccount) | undefined = undefined;

  /** Adds an input. */
  open(session: Session): void {
    this.sessions.push(session);
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

  /** The account as it stands. */
  get account(): Account {
    const { sessions } = this;
    const sum = (f: (s: Session) => number) =>
      sessions.reduce((n, s) => n + f(s), 0);
    const damage: DamagedRange[] = sessions.flatMap((s) => s.damage.list);
    return {
      inputs: sessions.map((s) => s.name),
      bytesRead: sum((s) => s.bytesRead),
      frames: this.frames,
      capturedBytes: this.capturedBytes,
      unclaimedBytes: this.unclaimedBytes,
      unclaimed: { ...this.unclaimed },
      damage: damage.slice(0, MAX_DAMAGE),
      damageCount: sum((s) => s.damage.count),
      skippedBytes: sum((s) => s.damage.skipped),
      cutShort: sum((s) => s.damage.cutShort),
      framesWithProblems: this.framesWithProblems,
      problems: structuredClone(this.problems),
      ...(this.conversations && { conversations: this.conversations() }),
      interrupted: this.interrupted,
    };
  }
}
