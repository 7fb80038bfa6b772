import { assertEquals } from "@std/assert";
import { http2, http2Headers, http2Preface } from "../../../mod.ts";
import { Extractor, type Frame } from "../../../mod.ts";
import { Cursor } from "../../../src/bytes/cursor.ts";
import {
  afterBlock,
  EMPTY_HPACK,
  HPACKDecoder,
} from "../../../src/protocols/application/hpack.ts";
import { Huffman } from "../../../src/bytes/huffman.ts";
import { HPACK_STATIC } from "../../../src/names/http2.ts";
import {
  ascii,
  hex,
  join,
  tcpFrame,
  uint,
} from "../../../testdata/make/build.ts";
import {
  cases,
  http2Frame,
  PREFACE,
  REQUESTS,
} from "../../../testdata/make/http2.ts";
import { frameOf } from "../../dissect.ts";

const plain = (x: unknown) => JSON.parse(JSON.stringify(x));
const one = (b: Uint8Array) =>
  frameOf(tcpFrame(40000, 8080, join(PREFACE, b))).get(http2)!;

/** The frames of a capture of these packets, with streams put together. */
function assembled(packets: readonly Uint8Array[]): Frame[] {
  const input = join(
    hex("a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000001"),
    ...packets.map((b) =>
      join(uint(4, 1), uint(4, 0), uint(4, b.length), uint(4, b.length), b)
    ),
  );
  return [...new Extractor({ input, tcp: true })];
}

Deno.test("http2 reads the vectors that PyPCAPKit fails on", () => {
  const vectors: Record<string, [string, Record<string, unknown>]> = {
    data: ["00000c00010000000168656c6c6f20776f726c6421", {
      endStream: true,
      data: "68656c6c6f20776f726c6421",
    }],
    padded: ["00000e0008000000010268656c6c6f20776f726c640000", {
      padLength: 2,
      data: "68656c6c6f20776f726c64",
      padding: "0000",
    }],
    headers: ["00000f010400000001828684418a78787878787878787878", {
      endHeaders: true,
      method: "GET",
      path: "/",
    }],
    priority: ["00000a0124000000010000000010828684418a", {
      exclusive: false,
      streamDependency: 0,
      weight: 16,
      scheme: "http",
    }],
    only: ["0000050200000000010000000010", { weight: 16 }],
    reset: ["00000403000000000100000005", { errorCode: 5 }],
    ack: ["000000040100000000", { ack: true }],
    one: ["000006040000000000000300000064", {
      settings: [{ identifier: 3, value: 100 }],
    }],
    two: ["00000c04000000000000030000006400040000ffff", {
      settings: [{ identifier: 3, value: 100 }, {
        identifier: 4,
        value: 65535,
      }],
    }],
    push: ["00000905040000000100000002828684418a", {
      promisedStreamId: 2,
      method: "GET",
    }],
    ping: ["0000080600000000003132333435363738", {
      ack: false,
      opaqueData: "3132333435363738",
    }],
    goAway: ["00000b0700000000000000000100000000646267", {
      lastStreamId: 1,
      errorCode: 0,
      debugData: "646267",
    }],
    window: ["00000408000000000100001000", { windowSizeIncrement: 4096 }],
    continuation: ["00000a090400000001828684418a828684418a", {
      endHeaders: true,
      fragment: "828684418a828684418a",
    }],
    altSvc: ["00000b0a0000000000000068323d223a34343322", {
      origin: "",
      altSvc: 'h2=":443"',
    }],
  };
  for (const [name, [text, expected]] of Object.entries(vectors)) {
    const h = plain(one(hex(text)));
    assertEquals(
      Object.fromEntries(Object.keys(expected).map((k) => [k, h[k]])),
      expected,
      name,
    );
  }
});

Deno.test("http2 reads the header blocks of RFC 7541, appendix C", () => {
  const read = (b: Uint8Array, table = EMPTY_HPACK) =>
    afterBlock(table, new Cursor(b))!;
  const lists = (t: typeof EMPTY_HPACK) =>
    t.entries.map(([k, v]) => `${k}: ${v}`);
  const first = read(REQUESTS[0]), second = read(REQUESTS[1], first);
  assertEquals(lists(first), [":authority: www.example.com"]);
  assertEquals(lists(second), [
    "cache-control: no-cache",
    ":authority: www.example.com",
  ]);
  assertEquals(lists(read(REQUESTS[2], second)), [
    "custom-key: custom-value",
    "cache-control: no-cache",
    ":authority: www.example.com",
  ]);
  // §C.6: entries are evicted from a table of 256 bytes
  let table = { entries: [], maximum: 256 } as typeof EMPTY_HPACK;
  for (
    const text of [
      "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3",
      "4883640effc1c0bf",
      "88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b335dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007",
    ]
  ) table = read(hex(text), table);
  assertEquals(lists(table), [
    "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1",
    "content-encoding: gzip",
    "date: Mon, 21 Oct 2013 20:13:22 GMT",
  ]);
});

Deno.test("http2 knows the static table, and no Huffman code that is none", () => {
  assertEquals(HPACK_STATIC.length, 61);
  assertEquals(HPACK_STATIC[60], ["www-authenticate", ""]);
  const decode = (text: string) =>
    new Huffman().decode(hex(text), 0, text.length / 2);
  assertEquals(decode("f1e3c2e5f23a6ba0ab90f4ff"), "www.example.com");
  assertEquals(decode("1f"), "a");
  assertEquals(decode("1e"), undefined); // padding with a zero
  assertEquals(decode("1fff"), undefined); // padding of a byte
  assertEquals(decode("fffffffc"), undefined); // the end
  assertEquals(new HPACKDecoder(undefined).at(62, new Cursor()), undefined);
});

Deno.test("http2 follows the tables of a connection", () => {
  const frames = assembled(cases.frames.packets);
  const requests = frames.flatMap((f) => f.all(http2)).filter((h) =>
    h.type === 1
  );
  assertEquals(plain(requests[0]).authority, "www.example.com");
  const [response] = requests.filter((h) => h.status !== undefined);
  assertEquals(response.status, 302);
  const [block] = frames.flatMap((f) => f.all(http2Headers));
  assertEquals(block.headers.map((f) => `${f.name}: ${f.value}`), [
    ":method: GET",
    ":scheme: http",
    ":path: /",
    ":authority: www.example.com",
    "cache-control: no-cache",
  ]);
  assertEquals(frames.flatMap((f) => f.problems), []);
});

Deno.test("http2 says what it cannot know without the stream", () => {
  const h = plain(one(http2Frame(1, 4, 3, REQUESTS[1])));
  assertEquals(h.headers[3], { representation: 4, index: 62 });
  assertEquals(h.headers[4].value, "no-cache");
  assertEquals([h.method, h.authority], ["GET", undefined]);
});

Deno.test("http2 goes on where HTTP/1.1 hands over, and behind its preface", () => {
  const [up, down] = [
    tcpFrame(
      40000,
      80,
      ascii(
        "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\n\r\n",
      ),
    ),
    tcpFrame(
      80,
      40000,
      join(
        ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"),
        http2Frame(4, 0, 0),
        http2Frame(1, 5, 1, hex("88")),
      ),
      { ack: 44 },
    ),
  ];
  [down[29], down[33]] = [1, 2].reverse();
  const more = tcpFrame(40000, 80, join(PREFACE, http2Frame(4, 1, 0)), {
    seq: 44,
    ack: 200,
  });
  const frames = assembled([up, down, more]);
  assertEquals(frames.map((f) => `${f.chain}`.split(":").slice(3).join(":")), [
    "HTTP",
    "HTTP:HTTP/2:HTTP/2",
    "HTTP/2-Preface:HTTP/2",
  ]);
  assertEquals(frames[1].all(http2)[1].status, 200);
  assertEquals(
    frames[2].get(http2Preface)!.preface.slice(0, 14),
    "PRI * HTTP/2.0",
  );
});

Deno.test("http2 is known by its preface, and by the settings of a server", () => {
  const chain = (b: Uint8Array) =>
    `${frameOf(tcpFrame(5000, 5001, b)).chain}`.split(":").slice(3).join(":");
  assertEquals(chain(http2Frame(4, 0, 0, hex("0003 00000064"))), "HTTP/2");
  assertEquals(chain(PREFACE), "HTTP/2-Preface");
  assertEquals(chain(http2Frame(4, 0, 0)), "Raw");
  assertEquals(chain(http2Frame(4, 0, 0, hex("0103 00000064"))), "Raw");
  assertEquals(chain(http2Frame(4, 0, 1, hex("0003 00000064"))), "Raw");
});

Deno.test("http2 notes header blocks that cannot be", () => {
  const kinds = cases.hostile.packets.map((b) =>
    frameOf(b).problems.map((p) => p.kind).join()
  );
  assertEquals(kinds, [
    "malformed", // padding
    "malformed", // index 0
    "truncated", // a value that is not there
    "malformed", // no Huffman code
    "truncated", // half a setting
    "truncated", // half a priority
    "",
  ]);
});
