import { assert, assertEquals } from "@std/assert";
import {
  hopopt,
  ipv6,
  type IPv6OptionHead,
  type IPv6OptionsHeader,
  ipv6Opts,
  udp,
} from "../../../mod.ts";
import {
  ethernet,
  hex,
  ipv6 as packet,
  join,
  udp as datagram,
} from "../../../testdata/make/build.ts";
import { optionsHeader } from "../../../testdata/make/ipv6_options.ts";
import { frameOf } from "../../dissect.ts";

const HOPOPT = 0, DESTINATION = 60, UDP = 17, NO_NEXT = 59;

/** A frame with this header behind the IPv6 header. */
const header = (next: number, text: string) =>
  frameOf(ethernet(0x86dd, packet(next, hex(text))));
/** The options of a header, which must be without fault. */
function optionsOf(next: number, text: string): unknown[] {
  const frame = header(next, text);
  assertEquals(frame.problems, []);
  const h = frame.get(next === HOPOPT ? hopopt : ipv6Opts)!;
  return (h.toJSON() as IPv6OptionsHeader).options;
}
/** The first option, as Hop-by-Hop Options hold it, without its head. */
function first(text: string): object {
  const option = { ...optionsOf(HOPOPT, text)[0] as Partial<IPv6OptionHead> };
  delete option.type;
  delete option.action;
  delete option.change;
  return option;
}

Deno.test("hopopt reads the type of an option and its parts", () => {
  assertEquals(optionsOf(HOPOPT, "3b 00 6d 02 0001 0100"), [
    {
      type: 0x6d, // 01 1 01101
      action: 1,
      change: true,
      length: 2,
      seedIdType: 0,
      largestSequence: false,
      version: false,
      reserved: 0,
      sequence: 1,
    },
    { type: 1, action: 0, change: false, length: 0 },
  ]);
});

Deno.test("hopopt reads an area of Pad1 alone", () => {
  assertEquals(
    optionsOf(HOPOPT, "3b 00 00 00 00 00 00 00"),
    Array(6).fill({ type: 0, action: 0, change: false }),
  );
});

Deno.test("hopopt reads PadN with and without bytes", () => {
  const head = { type: 1, action: 0, change: false };
  assertEquals(optionsOf(HOPOPT, "3b 00 0100 0102 0000"), [
    { ...head, length: 0 },
    { ...head, length: 2, padding: "0000" },
  ]);
  assertEquals(optionsOf(HOPOPT, "3b 00 0104 00000000"), [
    { ...head, length: 4, padding: "00000000" },
  ]);
});

const OPTIONS:
  readonly (readonly [name: string, text: string, value: object])[] = [
    ["Tunnel Encapsulation Limit", "3b00 0401 05 010100", {
      length: 1,
      limit: 5,
    }],
    ["Router Alert", "3b00 0502 0000 0100", { length: 2, alert: 0 }],
    ["CALIPSO", "3b01 070c 00000001 01 02 abcd 80000000", {
      length: 12,
      doi: 1,
      compartmentLength: 1,
      sensitivityLevel: 2,
      checksum: 0xabcd,
      compartments: "80000000",
    }],
    ["SMF_DPD without a tagger", "3b00 0803 00 6162 00", {
      length: 3,
      hash: false,
      taggerIdType: 0,
      taggerIdLength: 0,
      identifier: "6162",
    }],
    [
      "SMF_DPD with an IPv4 tagger",
      "3b01 0807 23 01020304 6964 0103000000",
      {
        length: 7,
        hash: false,
        taggerIdType: 2,
        taggerIdLength: 3,
        taggerId: "1.2.3.4",
        identifier: "6964",
      },
    ],
    ["SMF_DPD with a hash", "3b00 0804 80616263", {
      length: 4,
      hash: true,
      hashAssist: "80616263",
    }],
    ["PDM", "3b01 0f0a 01 02 0001 0002 0003 0004 0100", {
      length: 10,
      scaleLastReceived: 1,
      scaleLastSent: 2,
      psnThisPacket: 1,
      psnLastReceived: 2,
      deltaLastReceived: 3,
      deltaLastSent: 4,
    }],
    ["Quick-Start", "3b01 2606 05 40 00000004 010400000000", {
      length: 6,
      function: 0,
      rate: 5,
      qsTtl: 64,
      nonce: 1,
      reserved: 0,
    }],
    ["RPL, first type", "3b00 6304 e0 01 0002", {
      length: 4,
      down: true,
      rankError: true,
      forwardingError: true,
      reserved: 0,
      instanceId: 1,
      senderRank: 2,
    }],
    ["RPL, second type", "3b00 2304 e0 01 0002", {
      length: 4,
      down: true,
      rankError: true,
      forwardingError: true,
      reserved: 0,
      instanceId: 1,
      senderRank: 2,
    }],
    ["MPL with a seed", "3b00 6d04 40 01 0005", {
      length: 4,
      seedIdType: 1,
      largestSequence: false,
      version: false,
      reserved: 0,
      sequence: 1,
      seedId: "0005",
    }],
    ["ILNP Nonce", "3b00 8b04 00000001", { length: 4, nonce: "00000001" }],
    ["Line Identification", "3b00 8c04 03 616263", {
      length: 4,
      lineIdLength: 3,
      lineId: "abc",
    }],
    ["Jumbo Payload", "3b00 c204 00010001", {
      length: 4,
      payloadLength: 65537,
    }],
    [
      "Home Address",
      "3b02 c910 fe800000000000000000000000000000 01020000",
      { length: 16, homeAddress: "fe80::" },
    ],
    ["IP_DFF", "3b00 ee03 60 0101 00", {
      length: 3,
      version: 1,
      duplicate: true,
      returned: false,
      reserved: 0,
      sequence: 257,
    }],
    // the length that RFC 6971 gives before its erratum 3937
    ["IP_DFF of two bytes", "3b00 ee02 60 01 0100", {
      length: 2,
      version: 1,
      duplicate: true,
      returned: false,
      reserved: 0,
      data: "01",
    }],
    ["IOAM of an unknown type", "3b00 3102 61 62 0100", {
      length: 2,
      reserved: 0x61,
      optionType: 0x62,
      data: "",
    }],
    ["AltMark", "3b00 1204 61626364", {
      length: 4,
      flowMonitorId: 0x61626,
      loss: false,
      delay: false,
      reserved: 0x364,
    }],
    ["Minimum Path MTU", "3b00 3004 05dc 0000", {
      length: 4,
      minPmtu: 1500,
      returnPmtu: 0,
      returnFlag: false,
    }],
    ["an experiment", "3b00 3e02 6162 0100", { length: 2, data: "6162" }],
  ];
for (const [name, text, value] of OPTIONS) {
  Deno.test(`hopopt reads ${name}`, () => assertEquals(first(text), value));
}

Deno.test("ipv6-opts reads the same options as hopopt", () => {
  for (
    const text of [
      "3b01 0f0a 01 02 0001 0002 0003 0004 0100", // PDM
      "3b00 6304 e0 01 0002", // RPL
      "3b00 8b04 00000001", // ILNP Nonce
      "3b02 c910 fe800000000000000000000000000000 01020000", // Home Address
      "3b00 3e02 6162 0100", // an experiment
    ]
  ) assertEquals(optionsOf(DESTINATION, text), optionsOf(HOPOPT, text));
});

Deno.test("ioam reads what each node of a trace added", () => {
  assertEquals(
    first(`
      3b 03 31 16
      00 00 0001 # pre-allocated trace, namespace
      0801       # one word for each node, one left
      800000 00  # hop limit and node id
      00000000   # free
      40 000002  # the last node
      41 000001  # the first
      0104 00000000
    `),
    {
      length: 22,
      reserved: 0,
      optionType: 0,
      namespaceId: 1,
      nodeLength: 1,
      overflow: false,
      loopback: false,
      active: false,
      reservedFlag: false,
      remainingLength: 1,
      traceType: 0x800000,
      traceReserved: 0,
      freeSpace: "00000000",
      nodes: [{ hopLimit: 64, nodeId: 2 }, { hopLimit: 65, nodeId: 1 }],
    },
  );
});

Deno.test("ioam reads every field of a node", () => {
  const [option] = optionsOf(
    HOPOPT,
    `
      3b 0a 31 4e
      00 01 0001 # incremental trace, namespace
      7800       # 15 words
      fff002 00  # bits 0 to 11, and 22
      40 000001  # hop limit, node id
      0001 0002  # ingress, egress
      60000000   # seconds
      80000000   # fraction
      00000064   # transit delay
      deadbeef   # namespace data
      00000007   # queue depth
      0000abcd   # checksum complement
      40 80000000000002 # hop limit, wide id
      00000003 00000004 # wide ingress, egress
      0102030405060708  # wide namespace data
      00000009   # buffer occupancy
      01 00000a 0b0c0d0e # opaque state: one word, schema 10
      0104 00000000
    `,
  ) as { nodes: object[] }[];
  assertEquals(option.nodes, [{
    hopLimit: 64,
    nodeId: 1,
    ingressId: 1,
    egressId: 2,
    timestampSeconds: 0x60000000,
    timestampFraction: 0x80000000,
    transitDelay: 100,
    namespaceData: 0xdeadbeef,
    queueDepth: 7,
    checksumComplement: 0xabcd,
    hopLimitWide: 64,
    nodeIdWide: "36028797018963970",
    ingressIdWide: 3,
    egressIdWide: 4,
    namespaceDataWide: "72623859790382856",
    bufferOccupancy: 9,
    opaqueLength: 1,
    schemaId: 10,
    opaqueData: "0b0c0d0e",
  }]);
});

Deno.test("hopopt keeps the options before and behind a damaged one", () => {
  const frame = header(HOPOPT, "3b00 0501 00 0401 05"); // Router Alert of one byte
  assertEquals(
    frame.get(hopopt)!.options.map((o) => o.type),
    [5, 4],
  );
  assertEquals(frame.problems.map((p) => [p.kind, p.field, p.at]), [
    ["truncated", "alert", 56],
  ]);
});

Deno.test("hopopt ends with an option that is longer than the header", () => {
  const frame = header(HOPOPT, "1100 c920 0102 0304 0400 0401 0008 0000");
  assertEquals(frame.problems.map((p) => [p.kind, p.needed, p.limitedBy]), [
    ["truncated", 34, "hopopt"],
  ]);
  assert(frame.has(udp));
});

Deno.test("hopopt is known to be longer than its packet", () => {
  const frame = header(HOPOPT, "3bff 0502 0000 0100");
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:HOPOPT");
  assertEquals(frame.problems[0].limitedBy, "ipv6");
});

Deno.test("headers of options follow each other up to the datagram", () => {
  const frame = frameOf(ethernet(
    0x86dd,
    packet(
      HOPOPT,
      join(
        optionsHeader(DESTINATION, hex("0502 0000")),
        optionsHeader(UDP, hex("0401 05")),
        datagram(1024, 1025, hex("00"), true),
      ),
    ),
  ));
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:HOPOPT:IPv6-Opts:UDP:Raw");
  assertEquals(frame.problems, []);
  assertEquals(frame.get(udp)!.checksumStatus, 1);
});

Deno.test("a checksum that a mobile node made with its home address is right", () => {
  const moved = datagram(1024, 1025, hex(""), true);
  moved[7] -= 8; // 2001:db8::9 instead of 2001:db8::1
  const home = "0100 c910 20010db8000000000000000000000009";
  const frame = (options: string) =>
    frameOf(ethernet(
      0x86dd,
      packet(DESTINATION, join(optionsHeader(UDP, hex(options)), moved)),
    ));
  assertEquals(frame(home).get(udp)!.checksumStatus, 1);
  assertEquals(frame("0401 05").get(udp)!.checksumStatus, 0);
});

Deno.test("ipv6 takes a payload length of 0 for unknown", () => {
  const jumbogram = join(
    hex("60000000 0000 00 40"),
    hex("20010db8000000000000000000000001 20010db8000000000000000000000002"),
    hex("1100 c204 00011170"), // Jumbo Payload
    hex("0400 0401 0000 0000"), // UDP, whose length is 0 too: RFC 2675 §4
    new Uint8Array(70000 - 16),
  );
  const frame = frameOf(ethernet(0x86dd, jumbogram));
  assertEquals(`${frame.chain}`, "Ethernet:IPv6:HOPOPT:UDP:Raw");
  assertEquals(frame.problems, []);
  assertEquals(frame.layers[4].end, 54 + 70000);
});

Deno.test("ipv6 leaves padding to Ethernet when nothing follows it", () => {
  const frame = frameOf(join(
    ethernet(0x86dd, packet(NO_NEXT, hex(""))),
    new Uint8Array(6),
  ));
  assertEquals(frame.get(ipv6)!.payloadLength, 0);
  assertEquals(`${frame.chain}`, "Ethernet:IPv6");
  assertEquals(frame.layers[1].end, 54);
  assert(frame.problems.length === 0);
});
