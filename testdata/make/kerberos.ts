/** Kerberos: what the goldens in captures/kerberos show. */
import { type Case, hex, join, tcpFrame, udpFrame, uint } from "./build.ts";
import { bitString, bool, int, octets, seq, tlv } from "./der.ts";

const ask = (message: Uint8Array) => udpFrame(40000, 88, message);
const answer = (message: Uint8Array) => udpFrame(88, 40000, message);

/** What stands behind `[n]`. */
const at = (n: number, ...parts: Uint8Array[]) => tlv(0xa0 + n, ...parts);
const text = (s: string) => octets(s, 0x1b);
const time = (s: string) => octets(s, 0x18);
const message = (n: number, ...parts: Uint8Array[]) =>
  tlv(0x60 + n, seq(...parts));
const name = (type: number, ...parts: string[]) =>
  seq(at(0, int(type)), at(1, seq(...parts.map(text))));
const encrypted = (etype: number, kvno?: number) =>
  seq(
    at(0, int(etype)),
    ...kvno === undefined ? [] : [at(1, int(kvno))],
    at(2, octets(hex("c1f3e8a0 00112233 44556677"))),
  );
const checksum = (type: number) =>
  seq(at(0, int(type)), at(1, octets(hex("a1b2c3d4"))));
const pa = (type: number, value: Uint8Array) =>
  seq(at(1, int(type)), at(2, octets(value)));
const address = (type: number, value: Uint8Array | string) =>
  seq(at(0, int(type)), at(1, octets(value)));

const REALM = "EXAMPLE.ORG", NOW = time("20200913122640Z");
const TILL = time("20370913024805Z");
const ticket = tlv(
  0x61,
  seq(
    at(0, int(5)),
    at(1, text(REALM)),
    at(2, name(2, "krbtgt", REALM)),
    at(3, encrypted(18, 2)),
  ),
);
const apRequest = message(
  14,
  at(0, int(5)),
  at(1, int(14)),
  at(2, bitString(hex("20000000"))),
  at(3, ticket),
  at(4, encrypted(18)),
);
const body = (...more: Uint8Array[]) =>
  seq(
    at(0, bitString(hex("40810010"))),
    at(1, name(1, "jon")),
    at(2, text(REALM)),
    at(3, name(2, "krbtgt", REALM)),
    ...more,
  );
const asRequest = (...padata: Uint8Array[]) =>
  message(
    10,
    at(1, int(5)),
    at(2, int(10)),
    ...padata.length > 0 ? [at(3, seq(...padata))] : [],
    at(
      4,
      body(
        at(4, NOW),
        at(5, TILL),
        at(6, TILL),
        at(7, int(4000000000)),
        at(8, seq(int(18), int(17), int(23), int(-135))),
        at(
          9,
          seq(
            address(2, hex("0a000001")),
            address(24, hex("20010db8000000000000000000000001")),
            address(20, "CLIENT         \x20"),
            address(3, hex("00000000")),
          ),
        ),
      ),
    ),
  );
const error = (code: number, ...more: Uint8Array[]) =>
  message(
    30,
    at(0, int(5)),
    at(1, int(30)),
    at(4, NOW),
    at(5, int(123456)),
    at(6, int(code)),
    at(9, text(REALM)),
    at(10, name(2, "krbtgt", REALM)),
    ...more,
  );
const etypeInfo2 = seq(
  seq(
    at(0, int(18)),
    at(1, text("EXAMPLE.ORGjon")),
    at(2, octets(hex("00001000"))),
  ),
  seq(at(0, int(23))),
);
const framed = (m: Uint8Array) => join(uint(4, m.length), m);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  tickets: {
    link: 1,
    packets: [
      ask(asRequest()),
      answer(error(
        25,
        at(
          12,
          octets(seq(
            pa(19, etypeInfo2),
            pa(11, seq(seq(at(0, int(3)), at(1, octets("salt"))))),
            pa(2, hex("")),
            pa(136, hex("")),
          )),
        ),
      )),
      ask(
        asRequest(
          pa(2, encrypted(18)),
          pa(128, seq(at(0, bool(true)))),
          pa(149, hex("")),
        ),
      ),
      answer(message(
        11,
        at(0, int(5)),
        at(1, int(11)),
        at(2, seq(pa(3, hex("73616c74")), pa(165, hex("1f000000")))),
        at(3, text(REALM)),
        at(4, name(1, "jon")),
        at(5, ticket),
        at(6, encrypted(18, 1)),
      )),
      ask(message(
        12,
        at(1, int(5)),
        at(2, int(12)),
        at(
          3,
          seq(
            pa(1, apRequest),
            pa(
              129,
              seq(
                at(0, name(10, "eva@example.org")),
                at(1, text(REALM)),
                at(2, checksum(-138)),
                at(3, text("Kerberos")),
              ),
            ),
            pa(167, seq(at(0, bitString(hex("50000000"))))),
          ),
        ),
        at(
          4,
          body(
            at(5, TILL),
            at(7, int(1)),
            at(8, seq(int(18))),
            at(10, encrypted(18)),
            at(11, seq(ticket)),
          ),
        ),
      )),
      answer(message(
        13,
        at(0, int(5)),
        at(1, int(13)),
        at(3, text(REALM)),
        at(4, name(1, "jon")),
        at(5, ticket),
        at(6, encrypted(18)),
      )),
      ask(asRequest(
        pa(
          136,
          at(
            0,
            seq(
              at(0, seq(at(0, int(1)), at(1, octets(apRequest)))),
              at(1, checksum(16)),
              at(2, encrypted(18)),
            ),
          ),
        ),
        pa(138, encrypted(18)),
      )),
      answer(message(
        11,
        at(0, int(5)),
        at(1, int(11)),
        at(2, seq(pa(136, at(0, seq(at(0, encrypted(18))))))),
        at(3, text(REALM)),
        at(4, name(1, "jon")),
        at(5, ticket),
        at(6, encrypted(18)),
      )),
      udpFrame(40000, 4444, ticket),
    ],
  },
  messages: {
    link: 1,
    packets: [
      ask(apRequest),
      answer(message(15, at(0, int(5)), at(1, int(15)), at(2, encrypted(18)))),
      ask(message(
        20,
        at(0, int(5)),
        at(1, int(20)),
        at(
          2,
          seq(
            at(0, octets("hello")),
            at(1, NOW),
            at(2, int(7)),
            at(3, int(4294967295)),
            at(4, address(2, hex("0a000001"))),
            at(5, address(2, hex("0a000002"))),
          ),
        ),
        at(3, checksum(7)),
      )),
      ask(message(21, at(0, int(5)), at(1, int(21)), at(3, encrypted(17)))),
      ask(message(
        22,
        at(0, int(5)),
        at(1, int(22)),
        at(2, seq(ticket, ticket)),
        at(3, encrypted(0)),
      )),
    ],
  },
  errors: {
    link: 1,
    packets: [
      answer(error(
        6,
        at(11, text("no such client")),
      )),
      answer(error(
        29,
        at(
          12,
          octets(
            seq(
              at(1, int(3)),
              at(2, octets(hex("720000c0 00000000 01000000"))),
            ),
          ),
        ),
      )),
      answer(error(60, at(12, octets(hex("deadbeef"))))),
      answer(message(
        30,
        at(0, int(5)),
        at(1, int(30)),
        at(2, NOW),
        at(3, int(1)),
        at(4, NOW),
        at(5, int(2)),
        at(6, int(37)),
        at(7, text(REALM)),
        at(8, name(1, "jon")),
        at(9, text(REALM)),
        at(10, name(2, "host", "a.example.org")),
      )),
      // over TCP, two in a segment
      tcpFrame(88, 40000, join(framed(error(52)), framed(error(7)))),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      ask(message(10, at(1, int(5)), at(2, octets("x")))), // no number
      ask(
        message(
          10,
          at(1, int(5)),
          at(2, int(10)),
          at(4, seq(at(0, bitString(hex("40"))))),
        ),
      ), // short options
      ask(
        message(
          12,
          at(1, int(5)),
          at(2, int(12)),
          at(3, seq(pa(1, hex("6e03300102")))),
        ),
      ),
      answer(error(25, at(12, octets(hex("3082"))))),
      answer(
        message(30, at(0, int(5)), at(1, int(30)), at(4, time("yesterday"))),
      ),
      tcpFrame(40000, 88, hex("00000400 6a82 03fc 3082")), // goes on elsewhere
      tcpFrame(40001, 88, hex("00000003 6a8203")),
      ask(hex("6a")),
      ask(hex("0400")), // not Kerberos
    ],
  },
};
