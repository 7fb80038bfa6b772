/** Whatever comes, in whatever order, nothing is thrown, and nothing is held when it is over. */
import { assert, assertEquals } from "@std/assert";
import {
  CaptureReader,
  Dissector,
  Flows,
  Frame,
  IPv4Reassembly,
  IPv6Reassembly,
  protocols,
  Registry,
  TCPReassembly,
} from "../../mod.ts";
import { capturePaths } from "../../testdata/make.ts";

/** Pseudo-random numbers below `n` (mulberry32). */
function random(seed: number): (n: number) => number {
  return (n) => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) % n;
  };
}

/** A packet and the link type it came with. */
interface Packet {
  readonly bytes: Uint8Array;
  readonly link: number;
}

/** Packets of TCP, and fragments, of all captures. */
function conversations(): Packet[][] {
  const all: Packet[][] = [];
  const frame = new Frame(new Dissector(new Registry(protocols)));
  for (const path of capturePaths()) {
    const reader = new CaptureReader(path), packets: Packet[] = [];
    let counts = false;
    while (reader.nextSync(frame)) {
      counts ||= frame.has("tcp") || frame.has("ipv6-frag") ||
        path.includes("fragments");
      packets.push({ bytes: frame.bytes.slice(), link: frame.link });
    }
    reader.close();
    if (counts) all.push(packets);
  }
  return all;
}

const EDGES = [0, 1, 0x7f, 0x80, 0xff];

/** Changes bytes, order and number of packets. */
function* mutated(
  packets: readonly Packet[],
  pick: (n: number) => number,
): Iterable<Packet> {
  for (let n = 0; n < packets.length; n++) {
    // as it stood, twice, another one, or none
    const kind = pick(10);
    if (kind === 0) continue;
    const { bytes, link } = packets[kind < 3 ? pick(packets.length) : n];
    const b = bytes.slice();
    for (let k = pick(4); k > 0 && b.length > 0; k--) {
      const i = pick(3) === 0 ? pick(b.length) : pick(Math.min(b.length, 90));
      b[i] = pick(2) === 0 ? EDGES[pick(EDGES.length)] : pick(256);
    }
    const end = pick(8) === 0 ? pick(b.length + 1) : b.length;
    yield { bytes: b.subarray(0, end), link };
    if (kind === 9) yield { bytes: b, link };
  }
}

const PACKETS = 100_000;

Deno.test("mutated conversations are put together without an exception", () => {
  const all = conversations(), pick = random(1);
  assert(all.length > 15);
  let packets = 0, parts = 0, connections = 0;
  for (let round = 0; packets < PACKETS; round++) {
    const registry = new Registry(protocols), options = { store: true };
    const tcp = new TCPReassembly({
      ...options,
      onStream: (s) => assert(s.sides.every((x) => x.bytes.length >= 0)),
      limits: round % 3 === 0
        ? { waitingBytes: 2000, messageBytes: 500, streamBytes: 1000 }
        : {},
    });
    const ip = { ...options, limits: { datagrams: 3 + round % 5 } };
    const four = new IPv4Reassembly(ip), six = new IPv6Reassembly(ip);
    registry.attach([tcp.assembler, four.assembler, six.assembler]);
    const dissector = new Dissector(registry), flows = new Flows();
    for (const { bytes, link } of mutated(all[round % all.length], pick)) {
      const frame = new Frame(dissector);
      frame.b = bytes;
      frame.end = frame.length = bytes.length;
      frame.link = link;
      frame.number = ++packets;
      frame.seconds = packets;
      flows.add(frame);
      frame.readAll();
      parts += frame.reassembled.length;
    }
    for (const r of [tcp, four, six]) {
      r.end();
      for (const d of r.datagrams) d.packet?.readAll();
    }
    flows.end();
    connections += tcp.counts.connections;
    assertEquals(tcp.messages.held, 0);
  }
  // mutations that break everything would try nothing
  assert(parts > 1000, `${parts} parts`);
  assert(connections > 5000, `${connections} connections`);
});
