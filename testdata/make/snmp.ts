/** SNMP: what the goldens in captures/snmp show. */
import { type Case, ethernet, hex, join, tcpFrame, udpFrame } from "./build.ts";
import { bool, int, nil, octets, oid, seq, tlv } from "./der.ts";

const ask = (message: Uint8Array) => udpFrame(40000, 161, message);
const answer = (message: Uint8Array) => udpFrame(161, 40000, message);
const trap = (message: Uint8Array) => udpFrame(40001, 162, message);

const SYS = "1.3.6.1.2.1.1", IF = "1.3.6.1.2.1.2.2.1";
const bind = (name: string, value: Uint8Array) => seq(oid(name), value);
const pdu = (
  type: number,
  id: number,
  second: number,
  third: number,
  ...binds: Uint8Array[]
) => tlv(0xa0 + type, int(id), int(second), int(third), seq(...binds));
const v1 = (body: Uint8Array) => seq(int(0), octets("public"), body);
const v2 = (body: Uint8Array) => seq(int(1), octets("private"), body);

/** A value of every syntax. */
const values = [
  bind(`${SYS}.1.0`, octets("Linux router 5.10")),
  bind(`${SYS}.2.0`, oid("1.3.6.1.4.1.8072.3.2.10")),
  bind(`${SYS}.3.0`, int(8640000, 0x43)),
  bind(`${SYS}.7.0`, int(-72)),
  bind(`${IF}.5.1`, int(4294967295, 0x42)),
  bind(`${IF}.10.1`, int(4294967294, 0x41)),
  bind("1.3.6.1.2.1.31.1.1.1.6.1", int(18446744073709551615n, 0x46)),
  bind("1.3.6.1.2.1.4.20.1.1.10.0.0.1", octets(hex("0a000001"), 0x40)),
  bind("1.3.6.1.4.1.2021.10.1.6.1", octets(hex("9f780441c80000"), 0x44)),
  bind("1.3.6.1.4.1.9.1", octets(hex("490001"), 0x45)),
  bind("1.3.6.1.4.1.9.2", int(7, 0x47)),
];

const USER = "bootstrap";
const ENGINE = hex("80001f88 80 59dc486145a26322"); // octets that net-snmp makes
const usm = (engine: Uint8Array, user: string, auth = "", priv = "") =>
  octets(
    seq(
      octets(engine),
      int(3),
      int(86400),
      octets(user),
      octets(hex(auth)),
      octets(hex(priv)),
    ),
  );
const v3 = (
  flags: string,
  parameters: Uint8Array,
  body: Uint8Array,
  model = 3,
) =>
  seq(
    int(3),
    seq(int(1234567), int(65507), octets(hex(flags)), int(model)),
    parameters,
    body,
  );
const scoped = (engine: Uint8Array, name: string, body: Uint8Array) =>
  seq(octets(engine), octets(name), body);

/** Identifiers of engines in every format. */
const engines = [
  hex("80000009 01 0a000001"),
  hex("80000009 02 20010db8000000000000000000000001"),
  hex("80000009 03 020000000001"),
  join(hex("80000009 04"), new TextEncoder().encode("core-1")),
  hex("80000009 05 0102030405"),
  hex("00000063 000000a1 0a000001"), // the enterprise's own: RFC 1910
  hex("8000"),
];

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  v1: {
    link: 1,
    packets: [
      ask(
        v1(pdu(0, 1, 0, 0, bind(`${SYS}.1.0`, nil), bind(`${SYS}.3.0`, nil))),
      ),
      answer(v1(pdu(2, 1, 0, 0, ...values.slice(0, 3)))),
      ask(v1(pdu(1, 2, 0, 0, bind("1.3.6.1", nil)))),
      answer(v1(pdu(2, 2, 2, 1, bind("1.3.6.1", nil)))), // noSuchName
      ask(v1(pdu(3, -3, 0, 0, bind(`${SYS}.4.0`, octets("noc@example.org"))))),
      trap(v1(tlv(
        0xa4,
        oid("1.3.6.1.4.1.9.1.1"),
        octets(hex("0a000001"), 0x40),
        int(3),
        int(0),
        int(123456, 0x43),
        seq(bind(`${IF}.1.2`, int(2))),
      ))),
    ],
  },
  v2c: {
    link: 1,
    packets: [
      ask(v2(pdu(5, 10, 1, 20, bind(`${SYS}.3`, nil), bind(IF, nil)))),
      answer(v2(pdu(2, 10, 0, 0, ...values))),
      answer(v2(pdu(
        2,
        11,
        0,
        0,
        bind(`${SYS}.9.9`, hex("8000")),
        bind(`${SYS}.1.9`, hex("8100")),
        bind("1.3.7", hex("8200")),
      ))),
      ask(v2(pdu(6, 12, 0, 0, bind(`${SYS}.3.0`, int(5, 0x43))))),
      trap(v2(pdu(
        7,
        13,
        0,
        0,
        bind(`${SYS}.3.0`, int(5, 0x43)),
        bind("1.3.6.1.6.3.1.1.4.1.0", oid("1.3.6.1.6.3.1.1.5.1")),
      ))),
      answer(v2(pdu(2, 14, 17, 1, bind(`${SYS}.4.0`, octets(""))))),
      // over TCP: two messages in a segment; straight in Ethernet
      tcpFrame(
        40000,
        161,
        join(
          v2(pdu(0, 15, 0, 0, bind(`${SYS}.1.0`, nil))),
          v2(pdu(0, 16, 0, 0, bind(`${SYS}.2.0`, nil))),
        ),
      ),
      ethernet(0x814c, v2(pdu(0, 17, 0, 0, bind(`${SYS}.1.0`, nil)))),
    ],
  },
  v3: {
    link: 1,
    packets: [
      // discovery, and what answers it
      ask(v3(
        "04",
        usm(hex(""), ""),
        scoped(hex(""), "", pdu(0, 20, 0, 0)),
      )),
      answer(v3(
        "00",
        usm(ENGINE, ""),
        scoped(
          ENGINE,
          "",
          pdu(8, 20, 0, 0, bind("1.3.6.1.6.3.15.1.1.4.0", int(1, 0x41))),
        ),
      )),
      ask(v3(
        "05",
        usm(ENGINE, USER, "0102030405060708090a0b0c"),
        scoped(ENGINE, "bridge1", pdu(0, 21, 0, 0, bind(`${SYS}.3.0`, nil))),
      )),
      ask(v3(
        "07",
        usm(ENGINE, USER, "0102030405060708090a0b0c", "0000000100000002"),
        octets(hex("9c50a0c3 8ee80b51 b4d3c1f3 5b5ba4b9")),
      )),
      ...engines.map((e) =>
        answer(v3(
          "00",
          usm(e, USER),
          scoped(e, "", pdu(2, 22, 0, 0, bind(`${SYS}.3.0`, int(1, 0x43)))),
        ))
      ),
      // another security model
      ask(v3(
        "04",
        octets(""),
        scoped(ENGINE, "", pdu(0, 23, 0, 0, bind(`${SYS}.3.0`, nil))),
        4,
      )),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      ask(hex("30 82 0100 020101 0406 707269766174")), // cut short
      ask(v1(pdu(2, 1, 0, 0, bind(`${SYS}.1.0`, hex("0405 4142"))))), // a value beyond its variable
      ask(v1(pdu(2, 1, 0, 0, bind(`${SYS}.1.0`, bool(true))))), // no syntax of SNMP
      ask(v1(pdu(2, 1, 0, 0, bind(`${SYS}.1.0`, hex("4000"))))), // an address of no bytes
      ask(v1(pdu(2, 1, 0, 0, bind(`${SYS}.1.0`, hex("0600"))))), // an empty name
      ask(v1(pdu(2, 1, 0, 0, seq(octets("x"), nil)))), // a name that is none
      ask(v1(tlv(0xaf, int(1)))), // no such PDU
      ask(seq(int(2), octets("x"), tlv(0xa1))), // version 2u
      ask(seq(int(9), octets("x"))),
      ask(join(v1(pdu(0, 1, 0, 0)), hex("0000"))), // bytes behind the message
      ask(
        hex(
          "3080 020100 0406 7075626c6963 a080 020101 020100 020100 3000 0000 0000",
        ),
      ), // no lengths
      ask(v3("", usm(ENGINE, USER), nil)), // no flags, no PDU
      ask(hex("30ff 0201")),
      ask(hex("deadbeef")), // not SNMP
      ask(hex("30")),
    ],
  },
};
