/** NetBIOS over TCP and UDP: what the goldens in captures/netbios show. */
import { ascii, type Case, hex, join, udpFrame, uint } from "./build.ts";
import { talk } from "./talk.ts";

/** A name of 16 bytes, the last of which is `type`. */
const plainName = (name: string, type: number) =>
  join(ascii(name.padEnd(15, " ")), uint(1, type));
/** A name in the form of a domain name. */
const encoded = (name: Uint8Array, scope = "") =>
  join(
    uint(1, 32),
    Uint8Array.from(
      [...name].flatMap((c) => [0x41 + (c >> 4), 0x41 + (c & 15)]),
    ),
    ...scope.split(".").filter((x) => x !== "").map((x) =>
      join(uint(1, x.length), ascii(x))
    ),
    uint(1, 0),
  );
const nb = (name: string, type: number, scope = "") =>
  encoded(plainName(name, type), scope);
const MSBROWSE = encoded(join(hex("0102"), ascii("__MSBROWSE__"), hex("0201")));
const ANY = encoded(join(ascii("*"), new Uint8Array(15)));

const query = (payload: Uint8Array) => udpFrame(137, 137, payload);
const message = (
  flags: number,
  counts: string,
  ...parts: Uint8Array[]
) => join(hex("8001"), uint(2, flags), hex(counts), ...parts);
const NB_IN = hex("0020 0001"), NBSTAT_IN = hex("0021 0001");
const pointer = hex("c00c");
const record = (name: Uint8Array, type: number, data: Uint8Array, ttl = 300) =>
  join(
    name,
    uint(2, type),
    hex("0001"),
    uint(4, ttl),
    uint(2, data.length),
    data,
  );
const QUESTION = "0001 0000 0000 0000", ANSWER = "0000 0001 0000 0000";
const BOTH = "0001 0000 0000 0001";

const datagram = (
  type: number,
  flags: number,
  data: Uint8Array,
  source = nb("CLIENT", 0),
  destination = nb("WORKGROUP", 0x1d),
) =>
  udpFrame(
    138,
    138,
    join(
      uint(1, type),
      uint(1, flags),
      hex("1234 0a000001 008a"),
      uint(2, source.length + destination.length + data.length),
      hex("0000"),
      source,
      destination,
      data,
    ),
  );
const error = (type: number, rest: Uint8Array) =>
  udpFrame(
    138,
    138,
    join(uint(1, type), hex("02 1235 0a000001 008a"), rest),
  );

const session = (type: number, payload: Uint8Array) =>
  join(uint(1, type), uint(3, payload.length), payload);
const { ask, answer } = talk(40000, 139);

/** Statistics of a node, as Samba sends them: nothing but its address. */
const statistics = join(hex("020000000001"), new Uint8Array(40));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  names: {
    link: 1,
    packets: [
      query(message(0x0110, QUESTION, nb("SERVER", 0x20), NB_IN)),
      query(message(
        0x8580,
        ANSWER,
        record(
          nb("SERVER", 0x20),
          32,
          hex("6000 0a000002  e000 0a000003"),
        ),
      )),
      query(message(0x8583, ANSWER, record(ANY, 10, hex("")))), // negative
      query(message(0x0010, QUESTION, ANY, NBSTAT_IN)),
      query(message(
        0x8400,
        ANSWER,
        record(
          ANY,
          33,
          join(
            uint(1, 3),
            plainName("SERVER", 0x20),
            hex("0400"),
            plainName("WORKGROUP", 0),
            hex("8400"),
            plainName("OLD", 3),
            hex("7e00"),
            statistics,
          ),
          0,
        ),
      )),
      query(message(
        0x2910,
        BOTH,
        MSBROWSE,
        NB_IN,
        record(pointer, 32, hex("8000 0a000001"), 300000),
      )),
      query(message(
        0x3000,
        BOTH,
        nb("SERVER", 0, "EXAMPLE.ORG"),
        NB_IN,
        record(pointer, 32, hex("2000 0a000001"), 0),
      )), // release, in a scope
      query(message(
        0xbc00,
        ANSWER,
        record(nb("SERVER", 0), 32, hex("2910")),
      )), // wait
      query(message(
        0x8400,
        "0000 0000 0001 0001",
        record(nb("SERVER", 0), 2, nb("WINS", 0)),
        record(nb("WINS", 0), 1, hex("0a000009")),
      )), // redirect
      query(
        message(
          0x7910,
          BOTH,
          nb("MULTI", 0),
          NB_IN,
          record(pointer, 32, hex("0000 0a000001")),
        ),
      ),
      query(message(0x0110, QUESTION, hex("03 777777 00"), NB_IN)), // a domain name
    ],
  },
  datagrams: {
    link: 1,
    packets: [
      datagram(0x10, 0x02, ascii("hello"), nb("CLIENT", 0), nb("SERVER", 0x20)),
      datagram(0x11, 0x0a, ascii("to a group")),
      datagram(0x12, 0x0e, ascii("to all"), nb("NBDD", 0, "EXAMPLE.ORG")),
      datagram(0x11, 0x03, ascii("the first part")), // more follow
      datagram(0x11, 0x00, ascii("the last part")),
      error(0x13, hex("82")),
      error(0x14, nb("SERVER", 0x20)),
      error(0x15, nb("SERVER", 0x20)),
      error(0x16, nb("SERVER", 0x20)),
    ],
  },
  sessions: {
    link: 1,
    packets: [
      ask(session(0x81, join(nb("SERVER", 0x20), nb("CLIENT", 0)))),
      answer(session(0x82, hex(""))),
      answer(session(0x83, hex("82"))),
      answer(session(0x84, hex("0a000003 008b"))),
      ask(session(0x85, hex("")), session(0x85, hex(""))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      query(message(0x0110, QUESTION, hex("20 4142"))), // a name without an end
      query(
        message(0x8580, ANSWER, record(nb("X", 0), 32, hex("6000 0a0000"))),
      ),
      query(message(0x8400, ANSWER, record(ANY, 33, hex("ff 414243")))),
      query(message(0x0110, "ffff 0000 0000 0000", hex("c00c 0020 0001"))), // a name that is itself
      query(hex("8001")),
      datagram(0x10, 0x02, hex(""), hex("c00c")), // compression is not allowed
      error(0x77, hex("0102")), // no such type
      talk(41000, 139).ask(session(0x81, hex("20 4142"))),
      talk(41001, 139).ask(session(0x85, hex("00000000"))), // too long
      talk(41002, 139).ask(hex("00 0000ff 0102030405")), // not SMB
      talk(41003, 139).ask(hex("82 01ffff")), // too long
      talk(41004, 139).ask(hex("00 00")),
    ],
  },
};
