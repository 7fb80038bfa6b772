import { assert, assertEquals } from "@std/assert";
import {
  Dissector,
  dns,
  Frame,
  http,
  protocols,
  Registry,
  TCPReassembly,
  type TCPReassemblyOptions,
  tls,
} from "../../mod.ts";
import {
  ascii,
  ethernet,
  hex,
  ipv4,
  join,
  tcp,
  uint,
} from "../../testdata/make/build.ts";

/** What a side sends: `>` the client, `<` the server; `-` is lost, `#` ends the side. */
type Turn = readonly [
  ">" | "<" | ">-" | "<-" | ">#" | "<#",
  Uint8Array | string,
];

/** Sends turns in segments of at most `size` bytes, and returns the frames, assembled. */
function talk(
  turns: readonly Turn[],
  { size = 1460, port = 80, options = {} as TCPReassemblyOptions } = {},
): { frames: Frame[]; tcp: TCPReassembly } {
  const registry = new Registry(protocols);
  const reassembly = new TCPReassembly({ store: false, ...options });
  registry.attach([reassembly.assembler]);
  const dissector = new Dissector(registry), frames: Frame[] = [];
  const seq = { ">": 0xffffff00, "<": 77 };
  const send = (
    way: ">" | "<",
    bytes: Uint8Array,
    flags: number,
    lost = false,
  ) => {
    const up = way === ">", other = up ? "<" : ">";
    const segment = tcp(up ? 40000 : port, up ? port : 40000, bytes, {
      seq: seq[way] % 2 ** 32,
      ack: seq[other] % 2 ** 32,
      flags,
    });
    seq[way] += bytes.length + (flags & 3 ? 1 : 0);
    if (lost) return;
    const frame = new Frame(dissector);
    frame.b = ethernet(0x0800, ipv4(6, segment));
    if (!up) [frame.b[29], frame.b[33]] = [2, 1];
    frame.end = frame.length = frame.b.length;
    frame.link = 1;
    frame.number = frames.push(frame);
    frame.walk();
  };
  const none = new Uint8Array(0);
  send(">", none, 2);
  send("<", none, 0x12);
  send(">", none, 0x10);
  for (const [how, what] of turns) {
    const way = how[0] as ">" | "<";
    const bytes = typeof what === "string" ? ascii(what) : what;
    for (let p = 0; p < bytes.length; p += size) {
      send(way, bytes.slice(p, p + size), 0x18, how[1] === "-");
    }
    if (how[1] === "-") send(way === ">" ? "<" : ">", none, 0x10); // it was received
    if (how[1] === "#") send(way, none, 0x11);
  }
  reassembly.end();
  return { frames, tcp: reassembly };
}

/** The messages of HTTP, each with the frame that shows it, as text. */
function messages(frames: readonly Frame[]): string[] {
  return frames.flatMap((f) =>
    f.all(http).map((h) => {
      const start = h.request?.target ?? String(h.response?.statusCode);
      const bytes = h.content ?? h.body;
      const body = bytes === undefined ? "" : new TextDecoder().decode(bytes);
      return body === "" ? start : `${start} ${body}`;
    })
  );
}

const CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
  "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: 1\r\n\r\n";
const GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
const length = (body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

Deno.test("messages are the same however the stream is cut into segments", () => {
  const turns: Turn[] = [
    [">", GET + "POST /b HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody"],
    ["<", length("first") + CHUNKED],
    [">", "HEAD /c HTTP/1.1\r\n\r\n"],
    ["<", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"],
    [">", "GET /d HTTP/1.1\r\n\r\n"],
    ["<#", "HTTP/1.1 200 OK\r\n\r\nuntil the end"],
  ];
  const expected = [
    "/a",
    "/b body",
    "200 first",
    "200 hello world",
    "/c",
    "200",
    "/d",
    "200 until the end",
  ];
  for (const size of [1460, 100, 17, 16, 15, 7, 3, 2, 1]) {
    const { frames, tcp } = talk(turns, { size });
    assertEquals(messages(frames), expected, `segments of ${size}`);
    assertEquals(tcp.messages.incomplete, 0);
    assertEquals(tcp.messages.held, 0);
  }
});

Deno.test("a message stands on the frame that completes it, and names the others", () => {
  const { frames } = talk([[">", GET], ["<", length("x".repeat(3000))]]);
  const whole = frames.filter((f) => f.reassembled.length > 0);
  assertEquals(whole.length, 1);
  assertEquals(whole[0].reassembled, [{
    layer: "http",
    buffer: 1,
    length: 3041,
    frames: [5, 6, 7],
    sources: [
      { frame: 5, start: 0, end: 1460 },
      { frame: 6, start: 1460, end: 2920 },
      { frame: 7, start: 2920, end: 3041 },
    ],
  }]);
  assertEquals(`${frames[4].chain}`, "Ethernet:IPv4:TCP");
  assertEquals(`${frames[6].chain}`, "Ethernet:IPv4:TCP:HTTP");
  // what is kept can be looked at in any order, and again
  assertEquals(JSON.stringify(whole[0].info), JSON.stringify(whole[0].info));
  whole[0].detach();
  assertEquals(whole[0].get(http)!.contentLength, 3000);
});

Deno.test("messages are recognised by their content on any port", () => {
  const { frames } = talk([[">", GET], ["<", length("hello")]], { port: 8081 });
  assertEquals(messages(frames), ["/a", "200 hello"]);
  const cut = talk([[">", GET], ["<", length("hello")]], {
    port: 8081,
    size: 5,
  });
  assertEquals(messages(cut.frames), ["/a", "200 hello"]);
});

Deno.test("content is shown without its codings", async () => {
  const plain = "so it goes, ".repeat(50);
  const packed = new Uint8Array(
    await new Response(
      new Blob([plain]).stream().pipeThrough(new CompressionStream("gzip")),
    ).arrayBuffer(),
  );
  const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n`;
  const { frames } = talk([
    [">", GET + GET],
    [
      "<",
      join(ascii(`${head}Content-Length: ${packed.length}\r\n\r\n`), packed),
    ],
    [
      "<",
      join(
        ascii(`${head}Transfer-Encoding: chunked\r\n\r\n`),
        ascii(`${(20).toString(16)}\r\n`),
        packed.slice(0, 20),
        ascii(`\r\n${(packed.length - 20).toString(16)}\r\n`),
        packed.slice(20),
        ascii("\r\n0\r\n\r\n"),
      ),
    ],
  ], { size: 30 });
  assertEquals(messages(frames).slice(2), [`200 ${plain}`, `200 ${plain}`]);
});

Deno.test("a bomb of a body is stopped, and told", async () => {
  const packed = new Uint8Array(
    await new Response(
      new Blob([new Uint8Array(20 << 20)]).stream()
        .pipeThrough(new CompressionStream("gzip")),
    ).arrayBuffer(),
  );
  const head =
    `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`;
  const { frames } = talk([[">", GET], ["<", join(ascii(head), packed)]]);
  const last = frames.at(-1)!;
  assertEquals(last.get(http)!.content!.length, 16 << 20);
  assertEquals(last.problems.map((p) => [p.kind, p.field]), [[
    "limit",
    "content",
  ]]);
});

Deno.test("an upgraded connection goes on as another protocol", () => {
  const { frames } = talk([
    [">", "GET /ws HTTP/1.1\r\nUpgrade: other\r\n\r\n"],
    ["<", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\n\r\n"],
    [">", hex("81 05 68 65 6c 6c 6f")],
    ["<", hex("81 02 68 69")],
  ]);
  assertEquals(messages(frames), ["/ws", "101"]);
  assertEquals(`${frames.at(-1)!.chain}`, "Ethernet:IPv4:TCP:Raw");
});

Deno.test("what a tunnel carries is recognised", () => {
  const { frames } = talk([
    [">", "CONNECT host:443 HTTP/1.1\r\n\r\n"],
    ["<", "HTTP/1.1 200 Connection established\r\n\r\n"],
    [">", join(hex("16 03 01 00 04"), hex("00 00 00 00"))],
  ]);
  assertEquals(messages(frames), ["host:443", "200"]);
  assert(!frames.at(-1)!.has(http));
});

Deno.test("messages go on behind a gap", () => {
  const { frames } = talk([
    [">", GET],
    ["<", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n12345"],
    ["<-", "67890"],
    ["<", "1234567890"],
    [">", GET],
    ["<", length("hello")],
  ]);
  assertEquals(messages(frames).at(-1), "200 hello");
  assertEquals(messages(frames)[1], "200 12345");
});

Deno.test("records of TLS go on exactly behind a gap", () => {
  const record = (n: number) =>
    join(hex("17 03 03"), uint(2, n), new Uint8Array(n));
  const { frames } = talk([
    [">", record(100)],
    [">", record(100).slice(0, 50)],
    [">-", record(100).slice(50, 80)],
    [">", join(record(100).slice(80), record(33))],
  ], { port: 443 });
  const sizes = frames.flatMap((f) => f.all(tls).map((r) => r.length));
  assertEquals(sizes, [100, 100, 33]);
});

Deno.test("messages of DNS are put together in TCP", () => {
  const query = hex(
    "00 01 01 00 00 01 00 00 00 00 00 00  01 61 00  00 01 00 01",
  );
  const stream = join(
    uint(2, query.length),
    query,
    uint(2, query.length),
    query,
  );
  for (const size of [1, 5, 20, 1000]) {
    const { frames } = talk([[">", stream]], { port: 53, size });
    assertEquals(
      frames.flatMap((f) => f.all(dns).map((d) => d.questions[0].name)),
      ["a", "a"],
    );
  }
});

Deno.test("a message that is too large is shown in part, and what follows goes on", () => {
  const options = { limits: { messageBytes: 1000 } };
  const { frames, tcp } = talk([
    [">", GET],
    ["<", length("x".repeat(5000))],
    [">", GET],
    ["<", length("hello")],
  ], { size: 500, options });
  assertEquals(tcp.messages.oversized, 1);
  assertEquals(messages(frames).at(-1), "200 hello");
  assertEquals(tcp.messages.held, 0);
});

Deno.test("a message that never ends is counted", () => {
  const { tcp } = talk([[">", "GET /half HTTP/1.1\r\nHost:"]]);
  assertEquals(tcp.messages.incomplete, 1);
});

Deno.test("chunks that are nonsense end the message, and nothing is lost", () => {
  const { frames } = talk([
    [">", GET],
    [
      "<",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a size\r\n",
    ],
  ]);
  const bytes = frames.slice(4).flatMap((f) =>
    f.layers.filter((l) => l.parent === 2).map((l) => l.end - l.start)
  );
  assertEquals(bytes.reduce((a, b) => a + b, 0), 59);
});

Deno.test("a message that has begun goes on when the other side changes the protocol", () => {
  const { frames } = talk([
    [">", "GET /ws HTTP/1.1\r\nUpgrade: other\r\n\r\nGET /x HT"],
    ["<", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\n\r\n"],
    [">", "TP/1.1\r\n\r\n"],
  ]);
  assertEquals(messages(frames), ["/ws", "101", "/x"]);
});
