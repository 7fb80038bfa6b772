/** EAPOL and EAP: what the goldens in captures/eap show. */
import { ascii, type Case, ethernet, hex, join, uint } from "./build.ts";

/** An EAPOL packet, filled up to 60 bytes. */
function eapol(type: number, body: Uint8Array): Uint8Array {
  const f = ethernet(
    0x888e,
    join(hex("02"), uint(1, type), uint(2, body.length), body),
  );
  return join(f, new Uint8Array(Math.max(0, 60 - f.length)));
}
/** An EAP packet. */
const eap = (code: number, data: Uint8Array) =>
  eapol(0, join(uint(1, code), hex("01"), uint(2, data.length + 4), data));
const request = (text: string, more = "") =>
  eap(1, join(hex(text), ascii(more)));
const response = (text: string, more = "") =>
  eap(2, join(hex(text), ascii(more)));

const NONCE = "11".repeat(32), ZERO8 = "00".repeat(8), ZERO16 = "00".repeat(16);
const rsn = "3014 0100 000fac04 0100 000fac04 0100 000fac02 0000";
/** A key descriptor with a MIC of so many bytes. */
function key(info: string, data: string, mic = 16, type = "02"): Uint8Array {
  const d = hex(data);
  return eapol(
    3,
    join(
      hex(
        `${type} ${info} 0010 0000000000000001 ${NONCE} ${ZERO16} ${ZERO8} ${ZERO8}`,
      ),
      new Uint8Array(mic).fill(0xab),
      uint(2, d.length),
      d,
    ),
  );
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  methods: {
    link: 1,
    packets: [
      request("01"),
      response("01", "user@example.com"),
      request("02", "hello"),
      response("03 0d19"),
      request("04 10 000102030405060708090a0b0c0d0e0f", "server"),
      response("05", "otp"),
      request("06", "code?"),
      request("0d 20"), // TLS: start
      response("0d 80 00000007 16030300020100"),
      response("0d 40 160303"),
      request("19 21"), // PEAP
      request("15 20"), // TTLS
      request("2b 21 0004 0004 01020304"), // FAST
      request("37 31 00000004 0001"), // TEAP
      request("11 01 00 08 0102030405060708", "user"), // LEAP
      request("12 0a 0000 0f02 0002 0001 0000 1101 0100"), // SIM
      response(
        "12 0a 0000 0e03 0005 3130303031 000000 0705 0000 000102030405060708090a0b0c0d0e0f",
      ),
      request("17 0c 0000 0c01 4000"), // AKA
      response("32 0e 0000 1601 0000"), // AKA'
      request("1a 01 01 0019 10 000102030405060708090a0b0c0d0e0f", "srv"),
      response(
        `1a 02 01 003a 31 ${"01".repeat(16)} ${"00".repeat(8)} ${
          "02".repeat(24)
        } 00`,
        "user",
      ),
      request("1a 03 01 0009", "S=ABC"),
      response("1a 03"),
      request("1a 04 01 0009", "E=691"),
      request("fe 00372a 00000001 01 00"), // WPS
      response("fe 00372a 00000001 04 02 0010 104a0001 10"),
      response("fe 009999 00000001 0102"),
      response("2f 00 0102"), // a method without a table
      eap(3, hex("")),
      eap(4, hex("")),
      eap(5, hex("02 00 0102")),
      response("12 0a 0000 0e00 0005"), // an attribute of length 0
      request("04 20 0001"), // a value longer than the packet
    ],
  },
  eapol: {
    link: 1,
    packets: [
      eapol(1, hex("")),
      eapol(2, hex("")),
      eapol(
        3,
        hex(
          `01 000d 0000000000000001 ${ZERO16} 83 ${
            "ab".repeat(16)
          } 0102030405060708090a0b0c0d`,
        ),
      ),
      eapol(3, hex(`01 000d 0000000000000001 ${ZERO16} 01 ${"ab".repeat(16)}`)),
      key("008a", ""),
      key("010a", rsn),
      key("13ca", "0102030405060708"),
      key("030a", ""),
      key("1382", "0102030405060708"),
      key("0302", ""),
      key(
        "0109",
        "dd16 0050f201 0100 0050f202 0100 0050f202 0100 0050f202",
        16,
        "fe",
      ),
      key("0391", "0102030405060708", 16, "fe"),
      key("010b", rsn, 24),
      key("13c8", "0102030405060708", 0),
      eapol(3, hex("07 0102")),
      eapol(5, hex("0102")),
      eapol(3, hex("02 008a 0010 00000000")), // cut short
      ethernet(0x888e, hex("02 00 0040 01 01 0005 01")), // longer than the frame
    ],
  },
};
