import { assertEquals, assertThrows } from "@std/assert";
import {
  anyElement,
  anyText,
  berBigInteger,
  berBits,
  berBoolean,
  berEnumerated,
  type BerField,
  berInteger,
  berNamedBits,
  berNull,
  berOctets,
  berOid,
  berText,
  explicit,
  generalizedTime,
  generalString,
  messageHead,
  octetText,
  oneTagOf,
  optional,
  peekIdentifier,
  recursive,
  rest,
  sequence,
  sequenceOf,
  setOf,
  struct,
  tagged,
  tagHead,
  utcTime,
  wholeElement,
} from "../../mod.ts";
import {
  application,
  berExtent,
  berHead,
  berSize,
  context,
  tagText,
  universal,
} from "../../src/bytes/ber.ts";
import { hex } from "../../testdata/make/build.ts";
import { outcome, valueOf } from "./read.ts";

const sizes = (text: string) => {
  const b = hex(text);
  return [berSize(b, 0, b.length), berExtent(b, 0, b.length)];
};

Deno.test("ber heads have tags and lengths of one or more octets", () => {
  const head = (text: string) => {
    const b = hex(text);
    return berHead(b, 0, b.length);
  };
  const plain = { constructed: false, size: 2 };
  assertEquals(head("02 05"), { ...plain, tag: universal(2), length: 5 });
  assertEquals(head("80 7f"), { ...plain, tag: context(0), length: 127 });
  assertEquals(head("62 81 80"), {
    tag: application(2),
    constructed: true,
    size: 3,
    length: 128,
  });
  // tag 201 in two octets, a length with zeros in front
  assertEquals(head("9f 81 49 86 0000 01 02 03 04"), {
    tag: context(201),
    constructed: false,
    size: 10,
    length: 0x01020304,
  });
  assertEquals(head("30 80"), {
    tag: universal(16),
    constructed: true,
    size: 2,
    length: -1,
  });
});

Deno.test("ber heads tell how many bytes are missing, or that there is none", () => {
  const head = (text: string) => {
    const b = hex(text);
    return berHead(b, 0, b.length);
  };
  assertEquals(head(""), 2);
  assertEquals(head("30"), 2);
  assertEquals(head("30 82"), 4);
  assertEquals(head("30 82 01"), 4);
  assertEquals(head("9f 81"), 4);
  assertEquals(head("9f 81 01"), 4);
  assertEquals(head("30 85 01 00 00 00 00"), -1); // 4 GiB and more
  assertEquals(head("9f ff ff ff ff ff 01 00"), -1);
  assertEquals(head("30 ff"), -1);
});

Deno.test("ber elements without a length end at their end-of-contents octets", () => {
  assertEquals(sizes("30 03 020105"), [5, 5]);
  assertEquals(sizes("30 80 020105 0000"), [0, 7]);
  // one inside another, and what stands behind
  assertEquals(sizes("30 80 3080 020105 0000 0500 0000 ffff"), [0, 13]);
  // the octets are not there yet
  assertEquals(sizes("30 80 0201 05"), [0, 7]);
  assertEquals(sizes("30 80 0201"), [0, 7]);
  // primitive ones have a length
  assertEquals(sizes("04 80 0000"), [0, -1]);
  assertEquals(sizes("30 80".repeat(40)), [0, -1]);
});

Deno.test("tags are written as ASN.1 has them", () => {
  assertEquals(
    [universal(16), application(3), context(0), 7].map(tagText),
    ["[UNIVERSAL 16]", "[APPLICATION 3]", "[0]", "[PRIVATE 1]"],
  );
});

Deno.test("asn1 integers are signed, and exact up to 53 bits", () => {
  const int = berInteger();
  assertEquals(valueOf(int, "02 01 7f"), 127);
  assertEquals(valueOf(int, "02 01 80"), -128);
  assertEquals(valueOf(int, "02 02 ff7f"), -129);
  assertEquals(valueOf(int, "02 05 00ffffffff"), 2 ** 32 - 1);
  assertEquals(valueOf(int, "02 09 000000000000000001"), 1);
  assertEquals(valueOf(int, "02 07 1fffffffffffff"), 2 ** 53 - 1);
  assertThrows(() => valueOf(int, "02 07 20000000000001"), Error, "7 bytes");
  assertThrows(() => valueOf(int, "02 00"), Error, "0 bytes");
  assertEquals(valueOf(berEnumerated(), "0a 01 03"), 3);
});

Deno.test("asn1 integers may be wide", () => {
  const int = berBigInteger();
  assertEquals(valueOf(int, "02 01 ff"), -1);
  assertEquals(
    valueOf(int, "02 09 00ffffffffffffffff"),
    "18446744073709551615",
  );
  assertThrows(() => valueOf(int, "02 41 01" + "00".repeat(64)), Error, "65");
});

Deno.test("asn1 simple types", () => {
  assertEquals(valueOf(berBoolean(), "01 01 ff"), true);
  assertEquals(valueOf(berBoolean(), "01 01 00"), false);
  assertEquals(valueOf(berNull(), "05 00"), "");
  assertEquals(valueOf(berOid(), "06 06 2a864886f70d"), "1.2.840.113549");
  assertEquals(valueOf(berOctets(), "04 02 abcd"), "abcd");
  assertEquals(valueOf(octetText(), "04 02 6869"), "hi");
  assertEquals(valueOf(berText(), "0c 03 e282ac"), "€");
  assertEquals(valueOf(generalString(), "1b 01 41"), "A");
  assertEquals(valueOf(berBits(), "03 03 04 abc0"), "abc0");
  assertEquals(valueOf(berNamedBits(), "03 02 05 a0"), [0, 2]);
  assertEquals(valueOf(berNamedBits(), "03 01 00"), []);
  assertEquals(valueOf(wholeElement(), "30 03 020105"), "3003020105");
});

Deno.test("asn1 strings may come in pieces", () => {
  assertEquals(valueOf(berOctets(), "24 07 0402abcd 0401ef"), "abcdef");
  assertEquals(
    valueOf(berText(), "2c 80 0401 68 2480 0401 69 0000 0000"),
    "hi",
  );
});

Deno.test("asn1 texts of any type are known by their tags", () => {
  assertEquals(valueOf(anyText(), "13 02 4445"), "DE");
  assertEquals(valueOf(anyText(), "14 01 e9"), "é");
  assertEquals(valueOf(anyText(), "1e 02 00e9"), "é");
  assertEquals(valueOf(anyText(), "1c 04 0001f600"), "😀");
  assertEquals(valueOf(anyText(), "1c 04 ffffffff"), "\ufffd");
  assertEquals(valueOf(anyText(), "02 01 05"), "#020105");
});

Deno.test("asn1 times are written in ISO 8601", () => {
  const iso = (text: string) =>
    valueOf(
      generalizedTime(),
      `18 ${text.length.toString(16).padStart(2, "0")} ` +
        [...text].map((x) => x.charCodeAt(0).toString(16)).join(""),
    );
  assertEquals(iso("20200913122640Z"), "2020-09-13T12:26:40.000000000Z");
  assertEquals(iso("20200913122640.25Z"), "2020-09-13T12:26:40.250000000Z");
  assertEquals(iso("20200913142640+0200"), "2020-09-13T12:26:40.000000000Z");
  assertEquals(iso("202009131226-0130"), "2020-09-13T13:56:00.000000000Z");
  for (const wrong of ["20201313122640Z", "20200913", "2020-09-13T00Z", ""]) {
    assertThrows(() => iso(wrong), Error, "no time");
  }
  const short = (text: string) =>
    valueOf(
      utcTime(),
      "17 0d " + [...text].map((x) => x.charCodeAt(0).toString(16)).join(""),
    );
  assertEquals(short("491231235959Z"), "2049-12-31T23:59:59.000000000Z");
  assertEquals(short("500101000000Z"), "1950-01-01T00:00:00.000000000Z");
});

interface Item {
  id: number;
  name?: string;
  note?: string;
  flags: number[];
}
const item = struct<Item>({
  id: berInteger(),
  name: optional(berText({ tag: context(0) })),
  note: optional(explicit(1, berText())),
  flags: sequenceOf(berInteger()),
});

Deno.test("asn1 sequences hold what is optional where its tag is", () => {
  const table = struct<{ item: Item; set: string[] }>({
    item: sequence(item),
    set: setOf(octetText()),
  });
  assertEquals(
    outcome(
      table,
      "30 13 020107 8001 61 a1030c0162 3006 020101 020102 31 06 040163 040164",
    ).values,
    {
      item: { id: 7, name: "a", note: "b", flags: [1, 2] },
      set: ["c", "d"],
    },
  );
  // neither of the optional ones, in the indefinite form
  const bare = outcome(table, "30 80 020107 3000 0000 31 00");
  assertEquals(bare.values, { item: { id: 7, flags: [] }, set: [] });
  assertEquals([bare.damage, bare.notes], [undefined, []]);
});

Deno.test("asn1 elements confine what goes wrong in them", () => {
  const table = struct<{ item: Item; next: number }>({
    item: sequence(item),
    next: berInteger(),
  });
  // a name in place of the number, then what comes next
  const wrong = outcome(table, "30 03 0c0161 020109");
  assertEquals(wrong.values, { item: {}, next: 9 });
  assertEquals(wrong.notes, [
    "malformed id: [UNIVERSAL 12] in place of [UNIVERSAL 2]",
  ]);
  const more = outcome(table, "30 08 020107 3000 020108 020109");
  assertEquals(more.values, { item: { id: 7, flags: [] }, next: 9 });
  assertEquals(more.notes, ["leftover : 3 bytes behind the last field"]);
  const short = outcome(table, "30 20 020107 3000");
  assertEquals(short.values, { item: { id: 7, flags: [] } });
  assertEquals(short.damage, "short item: needs 32 bytes, has 5");
});

Deno.test("asn1 tags tell one of several", () => {
  const one = oneTagOf<unknown>([
    berInteger(),
    berText({ tag: context(1) }),
  ]);
  assertEquals(valueOf(one, "02 01 05"), 5);
  assertEquals(valueOf(one, "81 01 61"), "a");
  assertThrows(() => valueOf(one, "05 00"), Error, "unexpected [UNIVERSAL 5]");
  const or = oneTagOf<unknown>([berInteger()], wholeElement());
  assertEquals(valueOf(or, "05 00"), "0500");
});

Deno.test("asn1 tables may read their own tags", () => {
  const pdu = struct<{ type: number; data: Uint8Array }>({
    type: tagHead({ names: { 1: "one" } }),
    data: rest(),
  });
  const table = struct<{ pdu: object; next: number }>({
    pdu: tagged(pdu, context(0), context(1)),
    next: berInteger(),
  });
  assertEquals(outcome(table, "a1 02 abcd 020103", true).values, {
    pdu: { type: 1, typeLabel: "one", data: "abcd" },
    next: 3,
  });
  const message = struct<{ length: number; kind: number; value: string }>({
    length: messageHead(universal(16)),
    kind: peekIdentifier(),
    value: anyElement(rest() as never),
  });
  assertEquals(outcome(message, "30 03 0c0161 ffff").values, {
    length: 3,
    kind: 12,
    value: "61",
  });
  assertEquals(outcome(message, "30 80 0c0161 0000").values, {
    length: 5,
    kind: 12,
    value: "61",
  });
});

Deno.test("asn1 tables in themselves have a limit", () => {
  interface Nest {
    inner?: Nest;
  }
  const table: BerField<Nest> = sequence(struct<Nest>({
    inner: optional(recursive([universal(16)], () => table)),
  }));
  const nest = (n: number): string =>
    n === 0 ? "3000" : `3080${nest(n - 1)}0000`;
  const { values, notes } = outcome(struct<Nest>({ inner: table }), nest(5));
  assertEquals(JSON.stringify(values).match(/inner/g)!.length, 6);
  assertEquals(notes, []);
  const long = (n: number): Uint8Array => {
    let b = new Uint8Array([0x30, 0]);
    for (; n > 0; n--) {
      b = new Uint8Array([0x30, 0x82, b.length >> 8, b.length & 255, ...b]);
    }
    return b;
  };
  const deep = outcome(
    struct<Nest>({ inner: table }),
    [...long(100)].map((x) => x.toString(16).padStart(2, "0")).join(""),
  );
  assertEquals(deep.notes.length, 1);
  assertEquals(deep.notes[0], "limit inner: more than 32 levels");
});
