import { assert, assertEquals } from "@std/assert";
import { TCPReassembly, type TCPStream } from "../../mod.ts";
import { framesOf, letters, said, type Sides, streamsOf } from "./scenario.ts";

/** What both sides said in the only connection of a scenario. */
function talk(text: string, sides?: Sides): readonly [string, string] {
  const streams = streamsOf(framesOf(text, sides));
  assertEquals(streams.length, 1);
  const [client, server] = streams[0].sides;
  return [said(client), said(server)];
}

const OPEN = `
  > S 0:0(0)
  < S. 0:0(0) ack 1
  > . 1:1(0) ack 1
`;

Deno.test("tcp puts both directions in order", () => {
  assertEquals(
    talk(`${OPEN}
      > P. 1:6(5) ack 1 "hello"
      < P. 1:6(5) ack 6 "world"
      > P. 6:7(1) ack 6 "!"`),
    ["hello!", "world"],
  );
});

Deno.test("tcp goes on behind sequence number 2^32", () => {
  assertEquals(
    talk(
      `${OPEN}
      > . 1:11(10) ack 1
      > . 11:31(20) ack 1
      > . 31:41(10) ack 1`,
      { client: 2 ** 32 - 15, server: 2 ** 32 - 1 },
    ),
    [letters(0, 40), ""],
  );
});

Deno.test("tcp waits for a segment that was overtaken", () => {
  assertEquals(
    talk(`${OPEN}
      > . 11:21(10) ack 1
      > . 1:11(10) ack 1
      > . 21:31(10) ack 1`),
    [letters(0, 30), ""],
  );
});

Deno.test("tcp takes what is sent again once", () => {
  const [stream] = streamsOf(framesOf(`${OPEN}
    > . 1:11(10) ack 1
    > . 1:11(10) ack 1
    > . 6:16(10) ack 1`));
  assertEquals(said(stream.sides[0]), letters(0, 15));
  assertEquals(stream.sides[0].repeated, 15);
});

Deno.test("tcp keeps the first of bytes that contradict each other, and says so", () => {
  const tcp = new TCPReassembly({ onStream: (s) => streams.push(s) });
  const streams: TCPStream[] = [];
  tcp.run(framesOf(`${OPEN}
    > . 1:6(5) ack 1 "first"
    > . 1:6(5) ack 1 "other"
    > . 11:16(5) ack 1 "later"
    > . 11:16(5) ack 1 "lying"
    > . 6:11(5) ack 1 "-and-"`));
  assertEquals(said(streams[0].sides[0]), "first-and-later");
  assertEquals(tcp.counts.conflicts, 2);
});

Deno.test("tcp gives a gap up when the receiver has acknowledged it", () => {
  const chunks: string[] = [];
  const tcp = new TCPReassembly({
    store: false,
    onData: ({ offset, p, end }) => chunks.push(`${offset}+${end - p}`),
    onGap: (_way, offset, length) => chunks.push(`gap ${offset}+${length}`),
  });
  const frames = framesOf(`${OPEN}
    > . 1:11(10) ack 1
    > . 21:31(10) ack 1
    < . 1:1(0) ack 31`);
  for (const f of frames.slice(0, -1)) tcp.add(f);
  assertEquals(chunks, ["0+10"]);
  tcp.add(frames.at(-1)!);
  assertEquals(chunks, ["0+10", "gap 10+10", "20+10"]);
});

Deno.test("tcp says what is missing, and never fills it with zeros", () => {
  const frames = framesOf(`${OPEN}
    > . 1:11(10) ack 1
    > . 21:31(10) ack 1
    < . 1:1(0) ack 31
    > F. 31:31(0) ack 1
    < F. 1:1(0) ack 32`);
  const tcp = new TCPReassembly().run(frames);
  const [datagram] = tcp.datagrams;
  assertEquals(datagram.completed, false);
  assertEquals(
    (datagram.payload as Uint8Array[]).map((b) => new TextDecoder().decode(b)),
    [letters(0, 10), letters(20, 30)],
  );
  assertEquals(datagram.packet, undefined);
  assertEquals(said(streamsOf(frames)[0].sides[0]), "abcdefghij[10]uvwxyzabcd");
});

Deno.test("tcp gives a gap up when too much waits behind it", () => {
  const tcp = new TCPReassembly({
    onStream: (s) => streams.push(s),
    limits: { waitingBytes: 25 },
  });
  const streams: TCPStream[] = [];
  tcp.run(framesOf(`${OPEN}
    > . 1:11(10) ack 1
    > . 21:31(10) ack 1
    > . 31:41(10) ack 1
    > . 41:51(10) ack 1
    > . 51:61(10) ack 1`));
  assertEquals(
    said(streams[0].sides[0]),
    `${letters(0, 10)}[10]${letters(20, 60)}`,
  );
  assertEquals(tcp.counts.givenUp, 1);
});

Deno.test("tcp takes one huge gap for what it is, at once and without memory", () => {
  const [client] = talk(`${OPEN}
    > . 1:11(10) ack 1
    > . 1000000001:1000000011(10) ack 1
    < . 1:1(0) ack 1000000011`);
  assertEquals(
    client,
    `abcdefghij[${1_000_000_000 - 10}]${letters(1_000_000_000, 1_000_000_010)}`,
  );
});

Deno.test("tcp takes data on a SYN", () => {
  assertEquals(
    talk(`
      > S 0:5(5) "early"
      < S. 0:0(0) ack 6
      > . 6:7(1) ack 1 "!"`),
    ["early!", ""],
  );
});

Deno.test("tcp takes a FIN that comes before the data", () => {
  const [stream] = streamsOf(framesOf(`${OPEN}
    > F. 11:11(0) ack 1
    > . 1:11(10) ack 1
    < F. 1:1(0) ack 12`));
  assertEquals(said(stream.sides[0]), letters(0, 10));
});

Deno.test("tcp ends on a RST in the window, and hands on what waited", () => {
  const [stream] = streamsOf(framesOf(`${OPEN}
    > . 1:11(10) ack 1
    > . 21:31(10) ack 1
    > R. 31:31(0) ack 1`));
  assertEquals(stream.reset, true);
  assertEquals(said(stream.sides[0]), "abcdefghij[10]uvwxyzabcd");
});

Deno.test("tcp does not believe a RST out of the window", () => {
  const tcp = new TCPReassembly({ onStream: (s) => streams.push(s) });
  const streams: TCPStream[] = [];
  tcp.run(framesOf(`${OPEN}
    > . 1:11(10) ack 1
    > R 3000000000:3000000000(0)
    > . 11:21(10) ack 1`));
  assertEquals([streams[0].reset, tcp.counts.badResets], [false, 1]);
  assertEquals(said(streams[0].sides[0]), letters(0, 20));
});

Deno.test("tcp begins a new connection when ports are used again", () => {
  const streams = streamsOf(framesOf(`${OPEN}
    > . 1:6(5) ack 1 "first"
    > F. 6:6(0) ack 1
    < F. 1:1(0) ack 7
    > S 0:0(0) isn 70000
    < S. 0:0(0) ack 1 isn 90000
    > . 1:7(6) ack 1 "second"`));
  assertEquals(streams.map((s) => said(s.sides[0])), ["first", "second"]);
});

Deno.test("tcp begins a new connection on a SYN even when the old one never ended", () => {
  const streams = streamsOf(framesOf(`${OPEN}
    > . 1:6(5) ack 1 "first"
    > S 0:0(0) isn 70000
    < S. 0:0(0) ack 1 isn 90000
    > . 1:7(6) ack 1 "second"`));
  assertEquals(streams.map((s) => said(s.sides[0])), ["first", "second"]);
});

Deno.test("tcp takes a SYN that is sent again for the same connection", () => {
  assertEquals(
    talk(`
      > S 0:0(0)
      > S 0:0(0)
      < S. 0:0(0) ack 1
      < S. 0:0(0) ack 1
      > . 1:6(5) ack 1 "hello"`),
    ["hello", ""],
  );
});

Deno.test("tcp takes a simultaneous open", () => {
  assertEquals(
    talk(`
      > S 0:0(0)
      < S 0:0(0)
      > S. 0:0(0) ack 1
      < S. 0:0(0) ack 1
      > . 1:3(2) ack 1 "hi"
      < . 1:3(2) ack 3 "ho"`).toSorted(),
    ["hi", "ho"],
  );
});

Deno.test("tcp picks a connection up midway", () => {
  assertEquals(
    talk(`
      > . 501:511(10) ack 801
      < . 801:811(10) ack 511
      > . 511:521(10) ack 811`),
    [letters(500, 520), letters(800, 810)],
  );
});

Deno.test("tcp follows one side alone", () => {
  assertEquals(
    talk(`
      > . 1:11(10) ack 1
      > . 11:21(10) ack 1
      > . 31:41(10) ack 1`),
    [`${letters(0, 20)}[10]${letters(30, 40)}`, ""],
  );
});

Deno.test("tcp takes no byte of a keep-alive", () => {
  const tcp = new TCPReassembly({ onStream: (s) => streams.push(s) });
  const streams: TCPStream[] = [];
  tcp.run(framesOf(`${OPEN}
    > . 1:6(5) ack 1 "hello"
    > . 5:6(1) ack 1 "X"
    > . 5:5(0) ack 1
    > . 6:7(1) ack 1 "!"`));
  assertEquals(said(streams[0].sides[0]), "hello!");
  assertEquals(tcp.counts.conflicts, 0);
});

Deno.test("tcp takes the byte of a zero-window probe once", () => {
  assertEquals(
    talk(`${OPEN}
      > . 1:6(5) ack 1 "hello"
      < . 1:1(0) ack 6
      > . 6:7(1) ack 1 "!"
      > . 6:7(1) ack 1 "!"
      > . 6:9(3) ack 1 "!!!"`),
    ["hello!!!", ""],
  );
});

Deno.test("tcp takes what the capture cut off for a gap", () => {
  assertEquals(
    talk(`${OPEN}
      > . 1:11(10) ack 1 cut 4
      > . 11:21(10) ack 1`),
    [`${letters(0, 6)}[4]${letters(10, 20)}`, ""],
  );
});

Deno.test("tcp goes on with data behind a FIN", () => {
  const [stream] = streamsOf(framesOf(`${OPEN}
    > F. 1:6(5) ack 1 "hello"
    > . 7:12(5) ack 1 "again"`));
  assertEquals(said(stream.sides[0]).replace("[1]", ""), "helloagain");
});

Deno.test("tcp takes segments over 64 KiB that segmentation offload leaves", () => {
  const frames = framesOf(`${OPEN}
    > . 1:70001(70000) ack 1
    > . 70001:70011(10) ack 1`);
  frames[3].b.fill(0, 16, 18); // the total length that no 16 bits can hold
  assertEquals(said(streamsOf(frames)[0].sides[0]), letters(0, 70_010));
});

Deno.test("tcp knows the frame of every byte, and the turns", () => {
  const [stream] = streamsOf(framesOf(`${OPEN}
    > . 11:21(10) ack 1
    > . 1:11(10) ack 1
    < . 1:4(3) ack 21 "yes"
    > . 21:31(10) ack 4`));
  assertEquals(stream.sides[0].ranges, [
    { frame: 5, start: 0, end: 10 },
    { frame: 4, start: 10, end: 20 },
    { frame: 7, start: 20, end: 30 },
  ]);
  assertEquals(stream.turns, [
    { direction: 0, start: 0, end: 20 },
    { direction: 1, start: 0, end: 3 },
    { direction: 0, start: 20, end: 30 },
  ]);
});

Deno.test("tcp gives datagrams by acknowledgment, as PyPCAPKit does", () => {
  const tcp = new TCPReassembly().run(framesOf(`${OPEN}
    > P. 1:6(5) ack 1 "GET /"
    > P. 6:8(2) ack 1 "ab"
    < P. 1:4(3) ack 8 "200"
    > P. 8:9(1) ack 4 "!"
    > F. 9:9(0) ack 4
    < F. 4:4(0) ack 10`));
  assertEquals(
    tcp.datagrams.map((d) => [
      d.completed,
      d.id.ack,
      d.index,
      new TextDecoder().decode(d.payload as Uint8Array),
    ]),
    [
      [true, 5001, [4, 5], "GET /ab"],
      [true, 5004, [7], "!"],
      [true, 1008, [6], "200"],
    ],
  );
  assertEquals(tcp.datagrams[0].id.src, ["10.0.0.1", 40000]);
  assertEquals(tcp.datagrams[0].header.length, 20);
  assertEquals(tcp.index(5), 0);
  assertEquals(tcp.count, 3);
});

Deno.test("tcp fills what was lost into the datagram that it belongs to", () => {
  // the second segment is lost, and sent again when the other side has spoken
  const { datagrams } = new TCPReassembly().run(framesOf(`${OPEN}
    > . 1:4(3) ack 1 "abc"
    > . 7:10(3) ack 1 "ghi"
    < . 1:2(1) ack 4 "?"
    > . 4:7(3) ack 2 "def"
    > F. 10:10(0) ack 2`));
  const client = datagrams.filter((d) => d.id.src[1] === 40000);
  assertEquals(
    client.map((d) => new TextDecoder().decode(d.payload as Uint8Array)),
    ["abcdefghi"],
  );
});

Deno.test("tcp leaves incomplete datagrams out unless it is strict", () => {
  const text = `${OPEN}
    > . 1:4(3) ack 1 "abc"
    > . 7:10(3) ack 1 "ghi"`;
  const lax = new TCPReassembly({ strict: false }).run(framesOf(text));
  assertEquals(lax.count, 0);
  assertEquals(new TCPReassembly().run(framesOf(text)).count, 1);
});

Deno.test("tcp calls back once for each datagram", () => {
  let calls = 0;
  const tcp = new TCPReassembly({ onDatagram: () => calls++ }).run(framesOf(`
    ${OPEN.trim()}
    > P. 1:6(5) ack 1 "hello"
    < P. 1:6(5) ack 6 "world"`));
  assertEquals([calls, tcp.count, tcp.datagrams.length], [2, 2, 2]);
});

Deno.test("tcp ends the connection that was silent longest when there are too many", () => {
  const tcp = new TCPReassembly({ store: false, limits: { connections: 1 } });
  const frames = framesOf(`${OPEN}
    > . 1:6(5) ack 1 "first"`);
  const other = framesOf(`${OPEN}
    > . 1:6(5) ack 1 "other"`);
  for (const f of other) f.b[35] ^= 1; // another source port
  for (const f of [...frames, ...other]) tcp.add(f);
  tcp.end();
  assert(tcp.counts.evicted >= 1);
  assertEquals(tcp.counts.connections, tcp.counts.evicted + 1);
});

Deno.test("tcp takes a connection for another after a long silence", () => {
  const tcp = new TCPReassembly({ onStream: (s) => streams.push(s) });
  const streams: TCPStream[] = [];
  tcp.run(framesOf(`${OPEN}
    > . 1:6(5) ack 1 "first"
    9000 > . 6:12(6) ack 1 "second"`));
  assertEquals(streams.map((s) => said(s.sides[0])), ["first", "second"]);
  assertEquals(tcp.counts.timedOut, 1);
});

/** All orders of a few things, or some of many. */
function* orders<T>(list: readonly T[], count: number): Iterable<T[]> {
  let seed = 1;
  for (let n = 0; n < count; n++) {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      seed = Math.imul(seed, 1103515245) + 12345 >>> 0;
      const k = Math.floor(seed / 2 ** 32 * (i + 1));
      [out[i], out[k]] = [out[k], out[i]];
    }
    yield out;
  }
}

Deno.test("tcp gives the same streams for any order of the same packets", () => {
  const frames = framesOf(
    `${OPEN}
    > . 1:11(10) ack 1
    > . 11:31(20) ack 1
    < . 1:21(20) ack 31
    > . 21:41(20) ack 21
    > . 41:42(1) ack 21
    < . 21:31(10) ack 42
    < F. 31:31(0) ack 42
    > F. 42:42(0) ack 32`,
    { client: 2 ** 32 - 20 },
  );
  let tried = 0;
  for (const order of orders(frames, 2000)) {
    const streams = streamsOf(order);
    assertEquals(streams.length, 1);
    const both = streams[0].sides.map((s) => said(s)).toSorted();
    assertEquals(both, [letters(0, 30), letters(0, 41)]);
    tried++;
  }
  assertEquals(tried, 2000);
});
