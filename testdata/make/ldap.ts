/** LDAP: what the goldens in captures/ldap show. */
import { type Case, hex, join, udpFrame, uint } from "./build.ts";
import { talk } from "./talk.ts";
import { bool, int, nil, octets, seq, set, tlv } from "./der.ts";

const { ask, answer } = talk(40000, 389);
/** Each damaged segment in a connection of its own. */
const alone = (message: Uint8Array, i: number) =>
  talk(41000 + i, 389).ask(message);
const enumerated = (x: number) => int(x, 0x0a);
const message = (id: number, op: Uint8Array, ...controls: Uint8Array[]) =>
  seq(int(id), op, ...controls.length > 0 ? [tlv(0xa0, ...controls)] : []);
const control = (type: string, value?: Uint8Array, critical?: boolean) =>
  seq(
    octets(type),
    ...critical === undefined ? [] : [bool(critical)],
    ...value === undefined ? [] : [octets(value)],
  );
const result = (
  op: number,
  code = 0,
  dn = "",
  text = "",
  ...more: Uint8Array[]
) => tlv(0x60 + op, enumerated(code), octets(dn), octets(text), ...more);
const attribute = (type: string, ...vals: (string | Uint8Array)[]) =>
  seq(octets(type), set(...vals.map((v) => octets(v))));
const search = (filter: Uint8Array, ...attributes: string[]) =>
  tlv(
    0x63,
    octets("dc=example,dc=org"),
    enumerated(2),
    enumerated(3),
    int(1000),
    int(30),
    bool(false),
    filter,
    seq(...attributes.map((a) => octets(a))),
  );
const match = (tag: number, type: string, value: string | Uint8Array) =>
  tlv(tag, octets(type), octets(value));
const equal = (type: string, value: string | Uint8Array) =>
  match(0xa3, type, value);
const present = (type: string) => octets(type, 0x87);

/** A filter of every kind. */
const everyFilter = tlv(
  0xa0,
  equal("objectClass", "person"),
  tlv(0xa1, present("mail"), tlv(0xa2, equal("cn", "a(b*c\\"))),
  tlv(
    0xa4,
    octets("cn"),
    seq(octets("Ba", 0x80), octets("b", 0x81), octets("n", 0x82)),
  ),
  tlv(0xa4, octets("sn"), seq(octets("x", 0x81))),
  match(0xa5, "uidNumber", "1000"),
  match(0xa6, "uidNumber", "2000"),
  match(0xa8, "givenName", "jon"),
  tlv(
    0xa9,
    octets("1.2.840.113556.1.4.803", 0x81),
    octets("userAccountControl", 0x82),
    octets("2", 0x83),
    bool(true, 0x84),
  ),
  equal("objectGUID", hex("00ff10")),
);
const user = tlv(
  0x64,
  octets("uid=jon,ou=people,dc=example,dc=org"),
  seq(
    attribute("objectClass", "top", "person"),
    attribute("sn", "Doe"),
    attribute("jpegPhoto", hex("ffd8ffe0")),
    attribute("description"),
  ),
);
const PAGED = "1.2.840.113556.1.4.319";
const nested = (n: number): Uint8Array =>
  n === 0 ? present("cn") : tlv(0xa2, nested(n - 1));

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  bind: {
    link: 1,
    packets: [
      ask(message(
        1,
        tlv(
          0x60,
          int(3),
          octets("cn=admin,dc=example,dc=org"),
          octets("secret", 0x80),
        ),
      )),
      answer(message(1, result(1))),
      ask(message(
        2,
        tlv(0x60, int(3), octets(""), tlv(0xa3, octets("DIGEST-MD5"))),
      )),
      answer(message(2, result(1, 14, "", "", octets("nonce=1", 0x87)))),
      ask(message(
        3,
        tlv(
          0x60,
          int(3),
          octets(""),
          tlv(0xa3, octets("EXTERNAL"), octets("")),
        ),
      )),
      ask(message(4, tlv(0x60, int(3), octets(""), octets("NTLM", 0x8a)))),
      answer(message(4, result(1, 49, "", "8009030C: data 52e"))),
      ask(message(5, octets("", 0x42))), // unbind
      ask(message(6, int(3, 0x50))), // abandon
      // a buffer that a security layer has made
      ask(join(uint(4, 12), hex("0504 06ff 0000 0000 0000 0001"))),
    ],
  },
  search: {
    link: 1,
    packets: [
      ask(message(7, search(present("objectClass")))),
      ask(message(8, search(everyFilter, "cn", "mail", "1.1"))),
      answer(
        message(8, user),
        message(
          8,
          tlv(
            0x73,
            octets("ldap://a.example.org/dc=a"),
            octets("ldap://b.example.org/dc=b"),
          ),
        ),
        message(8, result(5)),
      ),
      answer(message(
        9,
        result(
          5,
          10,
          "dc=org",
          "elsewhere",
          tlv(0xa3, octets("ldap://c.example.org/")),
        ),
      )),
    ],
  },
  changes: {
    link: 1,
    packets: [
      ask(message(
        10,
        tlv(
          0x66,
          octets("uid=jon,dc=example,dc=org"),
          seq(
            seq(enumerated(0), attribute("mail", "jon@example.org")),
            seq(enumerated(1), attribute("fax")),
            seq(enumerated(2), attribute("sn", "Roe")),
            seq(enumerated(3), attribute("uidNumber", "1")),
          ),
        ),
      )),
      answer(message(10, result(7, 50))),
      ask(message(
        11,
        tlv(
          0x68,
          octets("uid=eva,dc=example,dc=org"),
          seq(attribute("objectClass", "person")),
        ),
      )),
      answer(message(11, result(9, 68, "dc=example,dc=org"))),
      ask(message(12, octets("uid=eva,dc=example,dc=org", 0x4a))),
      answer(message(12, result(11))),
      ask(message(
        13,
        tlv(
          0x6c,
          octets("uid=jon,dc=example,dc=org"),
          octets("uid=john"),
          bool(true),
          octets("ou=people,dc=example,dc=org", 0x80),
        ),
      )),
      answer(message(13, result(13))),
      ask(message(
        14,
        tlv(
          0x6e,
          octets("uid=jon,dc=example,dc=org"),
          seq(octets("sn"), octets("Doe")),
        ),
      )),
      answer(message(14, result(15, 6))),
    ],
  },
  extended: {
    link: 1,
    packets: [
      ask(message(20, tlv(0x77, octets("1.3.6.1.4.1.1466.20037", 0x80)))),
      answer(message(
        20,
        result(24, 0, "", "", octets("1.3.6.1.4.1.1466.20037", 0x8a)),
      )),
      ask(message(
        21,
        tlv(
          0x77,
          octets("1.3.6.1.4.1.4203.1.11.1", 0x80),
          tlv(
            0x81,
            seq(
              octets("uid=jon", 0x80),
              octets("old", 0x81),
              octets("new", 0x82),
            ),
          ),
        ),
      )),
      ask(message(
        22,
        tlv(0x77, octets("1.3.6.1.1.8", 0x80), tlv(0x81, seq(int(8)))),
      )),
      ask(message(23, tlv(0x77, octets("1.3.6.1.4.1.4203.1.11.3", 0x80)))),
      answer(message(
        23,
        result(24, 0, "", "", octets("u:jon", 0x8b)),
      )),
      answer(message(
        24,
        tlv(
          0x79,
          octets("1.3.6.1.4.1.4203.1.9.1.4", 0x80),
          octets(hex("8000"), 0x81),
        ),
      )),
    ],
  },
  controls: {
    link: 1,
    packets: [
      ask(message(
        30,
        search(present("cn")),
        control(PAGED, seq(int(100), octets("")), true),
        control(
          "1.2.840.113556.1.4.473",
          seq(
            seq(octets("sn")),
            seq(octets("cn"), octets("2.5.13.3", 0x80), bool(true, 0x81)),
          ),
        ),
        control("1.2.840.113556.1.4.801", seq(int(7))),
        control("2.16.840.1.113730.3.4.2"),
      )),
      answer(message(
        30,
        result(5),
        control(PAGED, seq(int(0), octets(hex("0102")))),
        control(
          "1.2.840.113556.1.4.474",
          seq(enumerated(16), octets("sn", 0x80)),
        ),
      )),
      ask(message(
        31,
        search(present("cn")),
        control(
          "1.2.840.113556.1.4.841",
          seq(int(0x800), int(65536), octets(hex("4d534453"))),
        ),
        control(
          "1.3.6.1.4.1.4203.1.9.1.1",
          seq(enumerated(3), octets("rid=1"), bool(true)),
        ),
        control("2.16.840.1.113730.3.4.18", hex("753a6a6f6e")),
        control("1.3.6.1.1.12", equal("sn", "Doe")),
      )),
      answer(
        message(
          31,
          user,
          control(
            "1.3.6.1.4.1.4203.1.9.1.2",
            seq(
              enumerated(1),
              octets(hex("00112233445566778899aabbccddeeff")),
              octets("rid=2"),
            ),
          ),
        ),
        message(
          31,
          result(5),
          control(
            "1.3.6.1.4.1.4203.1.9.1.3",
            seq(octets("rid=3"), bool(true)),
          ),
        ),
      ),
      ask(message(
        32,
        octets("uid=eva", 0x4a),
        control("1.3.6.1.1.13.1", seq(octets("cn"), octets("sn"))),
      )),
      answer(message(
        32,
        result(11),
        control("1.3.6.1.1.13.1", user),
        control("1.2.3.4", hex("00")),
      )),
    ],
  },
  cldap: {
    link: 1,
    packets: [
      udpFrame(
        40000,
        389,
        message(
          1,
          tlv(
            0x63,
            octets(""),
            enumerated(0),
            enumerated(0),
            int(0),
            int(0),
            bool(false),
            tlv(0xa0, equal("Host", "PC1"), equal("NtVer", hex("16000000"))),
            seq(octets("NetLogon")),
          ),
        ),
      ),
      udpFrame(
        389,
        40000,
        join(
          message(
            1,
            tlv(
              0x64,
              octets(""),
              seq(attribute("defaultNamingContext", "dc=example")),
            ),
          ),
          message(1, result(5)),
        ),
      ),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      ...[
        message(1, search(nested(50))), // not not not ...
        message(1, tlv(0x7e, int(1))), // no such operation
        message(1, search(tlv(0xab, int(1)))), // no such filter
        message(1, search(tlv(0xa3, int(1)))),
        message(1, nil),
        hex("30 84 00000010 020101 4200"), // goes on in another segment
        hex("30 84 00000005 020101 4200"), // a length that could be shorter
        hex("30 80 020101 4200 0000"), // a form that is not allowed
        hex("3006 040161 020101"), // no number in front
        hex("00000003 050406"),
        hex("00"),
        hex("47455420"), // not LDAP
      ].map(alone),
      udpFrame(40000, 389, hex("3003 0201 01 3004 0201 02")),
    ],
  },
};
