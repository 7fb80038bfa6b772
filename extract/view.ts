import type { Account, ExtractorOptions } from "@pcapkit/core";
import type { Args } from "./args.ts";
import { FlowDigests, FlowTable } from "./flow_table.ts";
import { Follower } from "./follow.ts";
import { Sink } from "./sink.ts";

/** What is shown in place of frames. */
export interface View {
  /** What the extractor is to do for it. */
  readonly options: ExtractorOptions;
  /** Ends it; returns what is wrong with it, if anything is. */
  end(account: Account): string | undefined;
}

/** Shows one TCP stream. */
function followView(args: Args, index: number, sink: Sink): View {
  const follower = new Follower(
    index,
    args.followAs ?? "text",
    args.followSide ?? "both",
    sink.isTerminal && !Deno.noColor,
    (x) => sink.write(x),
  );
  return {
    options: {
      onData: (chunk, c) => follower.data(chunk, c),
      onGap: (...gap) => follower.gap(...gap),
    },
    end({ conversations }) {
      const n = conversations?.tcp?.connections ?? 0;
      if (index < n) {
        follower.end();
        sink.close();
        return undefined;
      }
      const there = n === 0 ? "none" : n === 1 ? "only 0" : `0 to ${n - 1}`;
      return `no TCP stream ${index}: there is ${there}; --flows lists them`;
    },
  };
}

/** Shows flows. */
function flowView({ format, digest }: Args, sink: Sink): View {
  const digests = digest ? new FlowDigests() : undefined;
  const table = new FlowTable(
    format === "csv" || format === "ndjson" ? format : "table",
    (x) => sink.write(x),
    digests,
  );
  return {
    options: {
      onFlow: (f) => table.flow(f),
      ...(digests && { tcp: true, consumers: (c) => digests.consumers(c) }),
    },
    end() {
      table.end();
      sink.close();
      return undefined;
    },
  };
}

/** What shows flows or a stream in place of frames, if that is asked for. */
export function viewOf(args: Args): View | undefined {
  const { output, flows, follow } = args;
  if (follow !== undefined) return followView(args, follow, new Sink(output));
  return flows ? flowView(args, new Sink(output)) : undefined;
}
