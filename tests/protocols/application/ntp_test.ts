import { assertEquals } from "@std/assert";
import { ntp } from "../../../mod.ts";
import {
  ascii,
  hex,
  join,
  udpFrame,
  uint,
} from "../../../testdata/make/build.ts";
import { frameOf } from "../../dissect.ts";

const frame = (...parts: Uint8Array[]) =>
  frameOf(udpFrame(123, 123, join(...parts)));
/** A message whose first byte and stratum are given. */
const message = (first: string, reference = "c0000201") =>
  hex(`
    ${first} 06 e8              # poll, precision
    00018000 00004000           # root delay, root dispersion
    ${reference}
    83aa7e80 00000000           # reference timestamp
    00000000 00000000           # origin
    83aa7e81 80000000           # receive
    ffffffff ffffffff           # transmit
  `);
const field = (type: string, size: number) =>
  join(hex(type), uint(2, size), new Uint8Array(size - 4));
const of = (...parts: Uint8Array[]) => {
  const f = frame(...parts);
  return [f.get(ntp)!, f.problems.map((p) => p.kind)] as const;
};

Deno.test("ntp reads the header", () => {
  const [h, problems] = of(message("24 02"));
  assertEquals(h.toJSON(), {
    li: 0,
    vn: 4,
    mode: 4,
    stratum: 2,
    poll: 6,
    precision: -24,
    rootDelay: 1.5,
    rootDispersion: 0.25,
    referenceId: "c0000201",
    referenceText: "192.0.2.1",
    referenceTimestamp: "1970-01-01T00:00:00.000000000Z",
    receiveTimestamp: "1970-01-01T00:00:01.500000000Z",
    transmitTimestamp: "2036-02-07T06:28:15.999999999Z",
  });
  assertEquals(problems, []);
});

Deno.test("ntp says what a reference ID of stratum 0 or 1 is in words", () => {
  const text = (first: string, reference: string) =>
    of(message(first, reference))[0].referenceText;
  assertEquals(text("24 01", "47505300"), "GPS");
  assertEquals(text("24 00", "52415445"), "RATE");
  assertEquals(text("24 00", "00000000"), undefined);
  assertEquals(text("24 01", "1b5b4a00"), undefined);
});

Deno.test("ntp tells extension fields from an authentication code", () => {
  const sizes = (...parts: Uint8Array[]) => {
    const [h, problems] = of(message("23 00"), ...parts);
    assertEquals(problems, []);
    return [h.extensions?.map((e) => e.length), h.keyId, h.mac?.length];
  };
  assertEquals(sizes(uint(4, 0)), [undefined, 0, undefined]);
  assertEquals(sizes(uint(4, 7), new Uint8Array(16)), [undefined, 7, 16]);
  assertEquals(sizes(uint(4, 7), new Uint8Array(20)), [undefined, 7, 20]);
  assertEquals(sizes(field("0104", 28)), [[28], undefined, undefined]);
  assertEquals(
    sizes(field("0104", 36), field("2005", 16), uint(4, 7), new Uint8Array(16)),
    [[36, 16], 7, 16],
  );
});

Deno.test("ntp before version 4 has no extension fields", () => {
  const [h] = of(message("1b 00"), uint(4, 7), new Uint8Array(64));
  assertEquals([h.extensions, h.keyId, h.mac!.length], [undefined, 7, 64]);
});

Deno.test("ntp opens the authenticator of NTS", () => {
  const [h, problems] = of(
    message("23 00"),
    hex(
      "0404 0020 0006 0009 010203040506 0000 111213141516171819 000000 ffffffff",
    ),
  );
  assertEquals(JSON.parse(JSON.stringify(h.extensions)), [{
    type: 0x404,
    length: 32,
    nonceLength: 6,
    ciphertextLength: 9,
    nonce: "010203040506",
    noncePadding: "0000",
    ciphertext: "111213141516171819",
    padding: "000000ffffffff",
  }]);
  assertEquals(problems, []);
});

Deno.test("ntp keeps the header when an extension field cannot be", () => {
  const [h, problems] = of(
    message("23 00"),
    hex("0104 0000"),
    new Uint8Array(28),
  );
  assertEquals([h.poll, h.extensions, problems], [6, [], ["malformed"]]);
});

Deno.test("ntp reads control messages", () => {
  const data = 'version="ntpd 4.2.8"';
  const [h, problems] = of(
    hex("16 82 0001 4615 0000 0000"),
    uint(2, data.length),
    ascii(data),
  );
  const { control } = h;
  assertEquals(
    [control!.response, control!.opcode, control!.sequence, control!.data],
    [true, 2, 1, data],
  );
  assertEquals(
    [
      control!.leap,
      control!.clockSource,
      control!.eventCount,
      control!.eventCode,
    ],
    [1, 6, 1, 5],
  );
  assertEquals(problems, []);
});

Deno.test("ntp lists associations and reads errors of control messages", () => {
  const list = of(hex("16 81 0001 0615 0000 0000 0008 1234 961a 1235 8011"));
  assertEquals(
    list[0].control!.associations!.map((a) => [a.associationId, a.selection]),
    [[0x1234, 6], [0x1235, 0]],
  );
  const [error] = of(hex("16 c2 0001 0500 0009 0000 0000"));
  assertEquals(
    [error.control!.errorCode, error.control!.peerStatus],
    [5, undefined],
  );
});

Deno.test("ntp reads the header of private messages", () => {
  const [h, problems] = of(hex("d7 85 03 2a 1002 0048 0102"));
  assertEquals([h.li, h.mode], [3, 7]);
  assertEquals(JSON.parse(JSON.stringify(h.private)), {
    auth: true,
    sequence: 5,
    implementation: 3,
    requestCode: 42,
    error: 1,
    itemCount: 2,
    reserved: 0,
    itemSize: 72,
    data: "0102",
  });
  assertEquals(problems, []);
});
