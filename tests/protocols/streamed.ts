/** Messages in a TCP stream that is cut into segments, for tests of framing. */
import {
  Dissector,
  Frame,
  protocols,
  Registry,
  TCPReassembly,
} from "../../mod.ts";
import { join, tcpFrame } from "../../testdata/make/build.ts";

/** The protocols above TCP that each segment of `size` bytes completes: `LDAP:LDAP`. */
export function streamed(
  port: number,
  messages: readonly Uint8Array[],
  size: number,
): string[] {
  const registry = new Registry(protocols);
  registry.attach([new TCPReassembly({ store: false }).assembler]);
  const dissector = new Dissector(registry), bytes = join(...messages);
  const out: string[] = [];
  for (let p = 0; p < bytes.length; p += size) {
    const frame = new Frame(dissector);
    frame.b = tcpFrame(40000, port, bytes.subarray(p, p + size), {
      seq: 1 + p,
    });
    frame.end = frame.length = frame.b.length;
    frame.link = 1;
    frame.number = out.length + 1;
    out.push(`${frame.chain}`.replace(/^Ethernet:IPv4:TCP:?/, ""));
  }
  return out;
}
