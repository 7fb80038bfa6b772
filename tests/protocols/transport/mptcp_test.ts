import { assertEquals } from "@std/assert";
import { tcp } from "../../../mod.ts";
import { hex, tcpFrame } from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

/** The options of a segment and what is wrong with them. */
function read(text: string): [object[], string[]] {
  const frame = frameOf(tcpFrame(40000, 9999, hex(""), { options: hex(text) }));
  const { options } = frame.get(tcp)!.toJSON() as { options: object[] };
  return [options, frame.problems.map((p) => `${p.kind} ${p.field}`)];
}
/** An option without fault, without kind and length. */
function option(text: string): Record<string, unknown> {
  const [[first], problems] = read(text);
  assertEquals(problems, []);
  const { kind, length, ...rest } = first as Record<string, unknown>;
  assertEquals([kind, length], [...hex(text).subarray(0, 2)]);
  return rest;
}

const MAC = "68".repeat(8);

Deno.test("mptcp reads MP_CAPABLE of version 0: RFC 6824 §3.1", () => {
  const flags = {
    checksumRequired: true,
    extensibility: false,
    noSubflows: false,
    reserved: 0,
    hmacSha: true,
  };
  const key = "6b".repeat(8), senderKey = String(0x6b6b6b6b6b6b6b6bn);
  assertEquals(option(`1e 0c 00 81 ${key}`), {
    subtype: 0,
    version: 0,
    ...flags,
    senderKey,
  });
  assertEquals(option(`1e 14 00 81 ${key} 0000000000000001`), {
    subtype: 0,
    version: 0,
    ...flags,
    senderKey,
    receiverKey: 1,
  });
});

Deno.test("mptcp reads MP_CAPABLE of version 1, with data and its checksum: RFC 8684 §3.1", () => {
  const capable = (text: string) => {
    const { senderKey, receiverKey, dataLength, checksum, ...head } = option(
      text,
    );
    assertEquals([head.subtype, head.version, head.hmacSha], [0, 1, true]);
    return [senderKey, receiverKey, dataLength, checksum];
  };
  const one = "0000000000000001", two = "0000000000000002";
  const none = undefined;
  assertEquals(capable("1e 04 01 01"), [none, none, none, none]);
  assertEquals(capable(`1e 0c 01 01 ${one}`), [1, none, none, none]);
  assertEquals(capable(`1e 14 01 01 ${one} ${two}`), [1, 2, none, none]);
  assertEquals(capable(`1e 16 01 01 ${one} ${two} 0064`), [1, 2, 100, none]);
  assertEquals(capable(`1e 18 01 81 ${one} ${two} 0064 beef`), [
    1,
    2,
    100,
    0xbeef,
  ]);
  assertEquals(option("1e 04 01 21").noSubflows, true);
});

Deno.test("mptcp tells the three forms of MP_JOIN by their length: RFC 8684 §3.2", () => {
  assertEquals(option("1e 0c 11 01 74747474 6e6e6e6e"), {
    subtype: 1,
    reserved: 0,
    backup: true,
    addressId: 1,
    token: 0x74747474,
    nonce: 0x6e6e6e6e,
  });
  assertEquals(option(`1e 10 10 01 ${MAC} 6e6e6e6e`), {
    subtype: 1,
    reserved: 0,
    backup: false,
    addressId: 1,
    truncatedHmac: MAC,
    nonce: 0x6e6e6e6e,
  });
  assertEquals(option(`1e 18 10 00 ${"68".repeat(20)}`), {
    subtype: 1,
    reserved: 0,
    hmac: "68".repeat(20),
  });
});

Deno.test("mptcp reads numbers of 4 and of 8 bytes in DSS: RFC 8684 §3.3", () => {
  const dss = (text: string) => {
    const { subtype, reserved, ...rest } = option(text);
    assertEquals([subtype, reserved], [2, 0]);
    return rest;
  };
  const flags = {
    dataFin: false,
    longDSN: false,
    dsnPresent: false,
    longAck: false,
    ackPresent: false,
  };
  assertEquals(dss("1e 04 20 00"), flags);
  assertEquals(dss("1e 08 20 01 80000001"), {
    ...flags,
    ackPresent: true,
    dataAck: 0x80000001,
  });
  assertEquals(dss("1e 0c 20 03 00000001 00000002"), {
    ...flags,
    longAck: true,
    ackPresent: true,
    dataAck: 2 ** 32 + 2,
  });
  assertEquals(dss("1e 0e 20 04 00000002 00000003 0010"), {
    ...flags,
    dsnPresent: true,
    dsn: 2,
    subflowSeq: 3,
    dataLength: 16,
  });
  assertEquals(
    dss("1e 1c 20 1f 8000000000000001 0000000000000002 00000003 0010 abcd"),
    {
      dataFin: true,
      longDSN: true,
      dsnPresent: true,
      longAck: true,
      ackPresent: true,
      dataAck: String(2n ** 63n + 1n),
      dsn: 2,
      subflowSeq: 3,
      dataLength: 16,
      checksum: 0xabcd,
    },
  );
});

Deno.test("mptcp reads ADD_ADDR of version 0, with an IP version: RFC 6824 §3.4.1", () => {
  const head = { subtype: 3, addressId: 1 };
  const four = { ...head, ipVersion: 4, ipv4: "10.0.0.1" };
  assertEquals(option("1e 08 34 01 0a000001"), four);
  assertEquals(option("1e 0a 34 01 0a000001 0050"), { ...four, port: 80 });
  const six = { ...head, ipVersion: 6, ipv6: "fe80::1" };
  const address = "fe80000000000000 0000000000000001";
  assertEquals(option(`1e 14 36 01 ${address}`), six);
  assertEquals(option(`1e 16 36 01 ${address} 0050`), { ...six, port: 80 });
});

Deno.test("mptcp reads ADD_ADDR of version 1, with an HMAC unless it is an echo: RFC 8684 §3.4.1", () => {
  const head = { subtype: 3, reserved: 0, addressId: 1 };
  const mac = { echo: false, truncatedHmac: MAC };
  const four = { ...head, ipv4: "10.0.0.1" }, port = { port: 80 };
  assertEquals(option(`1e 10 30 01 0a000001 ${MAC}`), { ...four, ...mac });
  assertEquals(option(`1e 12 30 01 0a000001 0050 ${MAC}`), {
    ...four,
    ...mac,
    ...port,
  });
  assertEquals(option("1e 08 31 01 0a000001"), { ...four, echo: true });
  assertEquals(option("1e 0a 31 01 0a000001 0050"), {
    ...four,
    ...port,
    echo: true,
  });
  const six = { ...head, ipv6: "fe80::1" };
  const address = "fe80000000000000 0000000000000001";
  assertEquals(option(`1e 1c 30 01 ${address} ${MAC}`), { ...six, ...mac });
  assertEquals(option(`1e 1e 30 01 ${address} 0050 ${MAC}`), {
    ...six,
    ...mac,
    ...port,
  });
  assertEquals(option(`1e 16 31 01 ${address} 0050`), {
    ...six,
    ...port,
    echo: true,
  });
});

Deno.test("mptcp reads REMOVE_ADDR, MP_PRIO, MP_FAIL, MP_FASTCLOSE and MP_TCPRST", () => {
  assertEquals(option("1e 05 40 01 02"), {
    subtype: 4,
    reserved: 0,
    addressIds: [1, 2],
  });
  assertEquals(option("1e 03 40").addressIds, []);
  const priority = { subtype: 5, reserved: 0, backup: true };
  assertEquals(option("1e 03 51"), priority);
  assertEquals(option("1e 04 51 03"), { ...priority, addressId: 3 });
  assertEquals(option("1e 0c 60 00 0000000000000001"), {
    subtype: 6,
    reserved: 0,
    dsn: 1,
  });
  assertEquals(option("1e 0c 70 00 0000000000000001"), {
    subtype: 7,
    reserved: 0,
    receiverKey: 1,
  });
  assertEquals(option("1e 04 81 02"), {
    subtype: 8,
    reserved: 0,
    transient: true,
    reason: 2,
  });
});

Deno.test("mptcp keeps other subtypes as data", () => {
  assertEquals(option("1e 04 f0 00"), { subtype: 15, flags: 0, data: "00" });
  assertEquals(option("1e 05 95 01 02"), {
    subtype: 9,
    flags: 5,
    data: "0102",
  });
});

Deno.test("mptcp options that are cut short end by themselves", () => {
  const tail = "01 01";
  for (
    const [text, field, kept] of [
      ["1e 02", "subtype", { kind: 30, length: 2 }],
      ["1e 06 20 01 0001", "dataAck", { subtype: 2, ackPresent: true }],
      ["1e 08 60 00 00010203", "dsn", { subtype: 6 }],
      ["1e 07 34 01 0a0000", "ipv6", { subtype: 3, ipVersion: 4 }],
    ] as const
  ) {
    const [[first, ...rest], problems] = read(text + tail);
    assertEquals(problems, [`truncated ${field}`]);
    assertEquals({ ...first, ...kept }, first);
    assertEquals(rest.slice(0, 2), [{ kind: 1 }, { kind: 1 }]);
  }
});
