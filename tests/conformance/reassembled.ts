/** Datagrams and messages that we put together, beside tshark's. */
import { createHash } from "node:crypto";
import { CaptureReader, Dissector, FormatError, Frame } from "../../mod.ts";
import type { OracleFrame } from "../../adapters/compare/compare.ts";
import { capturePath, captures, oracle } from "./corpus.ts";
import { assembling } from "../../adapters/compare/run.ts";

/** What was compared. */
export interface Reassemblies {
  /** Datagrams that tshark put together. */
  datagrams: number;
  /** Of these, those that are the same in length, fragments and bytes. */
  equal: number;
  /** Those with fragments that overlap or do not belong together: tshark has its own policy. */
  conflicts: number;
  /** Those whose fragments an ICMP error quotes: they are no traffic of this frame. */
  quoted: number;
  /** Messages that tshark ended in a frame, out of several segments, of protocols that we have. */
  messages: number;
  /** Of these, those that we end in the same frame with the same segments. */
  sameMessages: number;
  readonly different: string[];
}

const KEYS = [
  ["ip.reassembled", "ip.fragment", "ipv4"],
  ["ipv6.reassembled", "ipv6.fragment", "ipv6-frag"],
] as const;

/** Compares the whole corpus. */
export async function compareReassembled(): Promise<Reassemblies> {
  const found: Reassemblies = {
    datagrams: 0,
    equal: 0,
    conflicts: 0,
    quoted: 0,
    messages: 0,
    sameMessages: 0,
    different: [],
  };
  for (const file of captures()) {
    const lines = await oracle(file);
    const frame = new Frame(new Dissector(assembling()));
    let reader: CaptureReader | undefined;
    try {
      reader = new CaptureReader(capturePath(file));
      for (const line of lines) {
        if (!reader.nextSync(frame)) break;
        frame.walk();
        for (const keys of KEYS) {
          compareDatagram(file, frame, line, keys, found);
        }
        compareMessage(frame, line, found);
      }
    } catch (e) {
      if (!(e instanceof FormatError)) throw e;
    } finally {
      reader?.close();
    }
  }
  return found;
}

function compareDatagram(
  file: string,
  frame: Frame,
  line: OracleFrame,
  [field, fragments, id]: (typeof KEYS)[number],
  found: Reassemblies,
): void {
  const length = line[`${field}.length`];
  if (length === undefined) return;
  found.datagrams++;
  const d = frame.walk();
  const ours = frame.reassembled.find((r) => {
    const at = frame.layers.find((l) => l.buffer === r.buffer);
    return at !== undefined && frame.layers[at.parent].protocol.id === id;
  });
  const bytes = ours && d.buffers[ours.buffer];
  const hash = bytes && createHash("sha256").update(bytes).digest("hex");
  const theirs = [line[fragments]].flat().map(Number);
  const same = ours !== undefined && ours.length === length &&
    [line[`${field}.data`]].flat().includes(`sha256:${hash}`) &&
    // tshark lists fragments that came again, too
    ours.frames.every((n) => theirs.includes(n));
  if (same) found.equal++;
  else if (frame.problems.some((p) => p.kind === "conflict")) found.conflicts++;
  else if (!frame.layers.some((l, i) => l.protocol.id === id && d.isOpen(i))) {
    found.quoted++;
  } else {
    found.different.push(
      `${file}#${frame.number} ${field} tshark ${length} of ${theirs} ours ${ours?.length} of ${ours?.frames}`,
    );
  }
}

function compareMessage(
  frame: Frame,
  line: OracleFrame,
  found: Reassemblies,
): void {
  const count = line["tcp.segment.count"];
  if (count === undefined) return;
  const names = String(line["frame.protocols"]).split(":");
  if (!["http", "tls", "dns"].includes(names[names.lastIndexOf("tcp") + 1])) {
    return;
  }
  found.messages++;
  const segments = [count].flat().map(Number);
  const ours = frame.reassembled.map((r) => r.frames.length);
  if (segments.every((n) => ours.includes(n))) found.sameMessages++;
}
