import { assert, assertEquals } from "@std/assert";
import { struct, type X509Certificate, x509Certificate } from "../../../mod.ts";
import { ascii, hex, join } from "../../../testdata/make/build.ts";
import {
  bitString,
  bool,
  int,
  nil,
  octets,
  oid,
  seq,
  set,
  tlv,
} from "../../../testdata/make/der.ts";
import { type Outcome, outcome } from "../../fields/read.ts";

const table = struct<{ certificate: X509Certificate }>({
  certificate: x509Certificate,
});
const read = (der: Uint8Array): Outcome =>
  outcome(
    table,
    [...der].map((x) => x.toString(16).padStart(2, "0")).join(""),
    true,
  );
// deno-lint-ignore no-explicit-any
const valuesOf = (der: Uint8Array): any => {
  const { values, damage, notes, left } = read(der);
  assertEquals([damage, notes, left], [undefined, [], 0]);
  return (values as { certificate: unknown }).certificate;
};

const text = (tag: number, s: string) => octets(s, tag);
const rdn = (type: string, value: Uint8Array) => set(seq(oid(type), value));
const ISSUER = seq(
  rdn("2.5.4.6", text(0x13, "DE")),
  set(
    seq(oid("2.5.4.10"), text(0x0c, "Exämple, Inc.")),
    seq(oid("2.5.4.11"), text(0x14, "#1")),
  ),
  rdn("1.2.3.4", hex("0402abcd")),
);
const SUBJECT = seq(
  rdn("0.9.2342.19200300.100.1.25", text(0x16, "org")),
  rdn("2.5.4.3", tlv(0x1e, hex("0061 00fc"))),
);
const RSA_SHA256 = seq(oid("1.2.840.113549.1.1.11"), nil);
const SPKI_RSA = seq(
  seq(oid("1.2.840.113549.1.1.1"), nil),
  bitString(seq(tlv(2, hex("00c0"), new Uint8Array(255)), int(65537))),
);
const SPKI_EC = (curve: string) =>
  seq(
    seq(oid("1.2.840.10045.2.1"), oid(curve)),
    bitString(join(hex("04"), new Uint8Array(64))),
  );
const extension = (id: string, value: Uint8Array, critical?: boolean) =>
  seq(
    oid(id),
    ...critical === undefined ? [] : [bool(critical)],
    octets(value),
  );
const certificate = (spki: Uint8Array, ...extensions: Uint8Array[]) =>
  seq(
    seq(
      tlv(0xa0, int(2)),
      int(0x00ffeeddccbbn),
      RSA_SHA256,
      ISSUER,
      seq(text(0x17, "200913122640Z"), text(0x18, "20500101000000Z")),
      SUBJECT,
      spki,
      ...extensions.length > 0 ? [tlv(0xa3, seq(...extensions))] : [],
    ),
    RSA_SHA256,
    bitString(hex("5e5e5e5e")),
  );

Deno.test("x509 reads who vouches for whom, and how long", () => {
  const { tbsCertificate: t, signatureAlgorithm, signatureValue } = valuesOf(
    certificate(SPKI_RSA),
  );
  assertEquals([t.version, t.versionLabel], [2, "v3"]);
  assertEquals(t.serialNumber, "00ffeeddccbb");
  assertEquals(
    t.issuer.text,
    "1.2.3.4=#0402abcd,O=Exämple\\, Inc.+OU=\\#1,C=DE",
  );
  assertEquals(t.subject.text, "CN=aü,DC=org");
  assertEquals(t.validity, {
    notBefore: "2020-09-13T12:26:40.000000000Z",
    notAfter: "2050-01-01T00:00:00.000000000Z",
  });
  assertEquals(signatureAlgorithm.name, "sha256WithRSAEncryption");
  assertEquals(signatureValue, "5e5e5e5e");
});

Deno.test("x509 tells the size of public keys", () => {
  const key = (spki: Uint8Array) => {
    const { algorithm, bits } =
      valuesOf(certificate(spki)).tbsCertificate.subjectPublicKeyInfo;
    return [algorithm.curve ?? algorithm.name, bits];
  };
  assertEquals(key(SPKI_RSA), ["rsaEncryption", 2048]);
  assertEquals(key(SPKI_EC("1.2.840.10045.3.1.7")), ["secp256r1", 256]);
  assertEquals(key(SPKI_EC("1.3.132.0.35")), ["secp521r1", 521]);
  assertEquals(key(SPKI_EC("1.2.3")), ["ecPublicKey", 256]);
  assertEquals(
    key(seq(seq(oid("1.3.101.112")), bitString(new Uint8Array(32)))),
    ["Ed25519", 256],
  );
  assertEquals(
    key(seq(seq(oid("1.2.3.5")), bitString(hex("00")))),
    [undefined, undefined],
  );
});

Deno.test("x509 reads the extensions that RFC 5280 has", () => {
  const dns = text(0x82, "example.org");
  const found = valuesOf(certificate(
    SPKI_RSA,
    extension("2.5.29.14", octets(hex("0102"))),
    extension("2.5.29.15", tlv(3, hex("05a0")), true),
    extension(
      "2.5.29.17",
      seq(
        dns,
        text(0x81, "a@example.org"),
        text(0x86, "https://example.org/"),
        tlv(0x87, hex("0a000001")),
        tlv(0x87, hex("20010db8000000000000000000000001")),
        tlv(0x87, hex("01")),
        tlv(0xa4, SUBJECT),
        tlv(0xa0, oid("1.3.6.1.4.1.311.20.2.3"), tlv(0xa0, text(0x0c, "u"))),
        oid("1.2.3", 0x88),
      ),
    ),
    extension("2.5.29.19", seq(bool(true), int(1)), true),
    extension(
      "2.5.29.30",
      seq(tlv(0xa0, seq(dns)), tlv(0xa1, seq(tlv(0x87, new Uint8Array(8))))),
    ),
    extension(
      "2.5.29.31",
      seq(seq(
        tlv(0xa0, tlv(0xa0, text(0x86, "http://crl/"))),
        tlv(0x81, hex("0640")),
        tlv(0xa2, tlv(0xa4, SUBJECT)),
      )),
    ),
    extension(
      "2.5.29.32",
      seq(
        seq(
          oid("2.23.140.1.2.1"),
          seq(seq(oid("1.3.6.1.5.5.7.2.1"), text(0x16, "x"))),
        ),
        seq(oid("2.5.29.32.0")),
      ),
    ),
    extension(
      "2.5.29.35",
      seq(tlv(0x80, hex("0304")), tlv(0xa1, dns), tlv(0x82, hex("05"))),
    ),
    extension(
      "2.5.29.37",
      seq(oid("1.3.6.1.5.5.7.3.1"), oid("1.2.3")),
    ),
    extension(
      "1.3.6.1.5.5.7.1.1",
      seq(seq(oid("1.3.6.1.5.5.7.48.1"), text(0x86, "http://ocsp/"))),
    ),
    extension("1.3.6.1.5.5.7.1.24", seq(int(5))),
    extension("1.2.3", ascii("?")),
  )).tbsCertificate.extensions;
  const values = found.map((
    x: { name?: string; critical?: boolean; extnValue: unknown },
  ) => [x.name, x.critical, x.extnValue]);
  const name = (type: number, value: string) => ({
    type,
    typeLabel: ["", "rfc822Name", "dNSName"][type] ??
      [
        "uniformResourceIdentifier",
        "iPAddress",
        "registeredID",
      ][type - 6],
    value,
  });
  assertEquals(values.slice(0, 2), [
    ["subjectKeyIdentifier", undefined, "0102"],
    ["keyUsage", true, [0, 2]],
  ]);
  const names = values[2][2] as Record<string, unknown>[];
  assertEquals(names.slice(0, 5), [
    name(2, "example.org"),
    name(1, "a@example.org"),
    name(6, "https://example.org/"),
    name(7, "10.0.0.1"),
    name(7, "2001:db8::1"),
  ]);
  assertEquals(names[5].data, "01");
  assertEquals(
    (names[6].directoryName as { text: string }).text,
    "CN=aü,DC=org",
  );
  assertEquals([names[7].typeId, names[7].value], [
    "1.3.6.1.4.1.311.20.2.3",
    "a0030c0175",
  ]);
  assertEquals(names[8], name(8, "1.2.3"));
  assertEquals(values[3], ["basicConstraints", true, {
    cA: true,
    pathLenConstraint: 1,
  }]);
  assertEquals(values[4][2], {
    permittedSubtrees: [{ base: name(2, "example.org") }],
    excludedSubtrees: [{
      base: { type: 7, typeLabel: "iPAddress", data: "0000000000000000" },
    }],
  });
  const [point] = values[5][2];
  assertEquals(point.distributionPoint, [name(6, "http://crl/")]);
  assertEquals([point.reasons, point.cRLIssuer[0].type], [[1], 4]);
  assertEquals(values[6][2], [
    {
      policyIdentifier: "2.23.140.1.2.1",
      policyQualifiers: [{
        policyQualifierId: "1.3.6.1.5.5.7.2.1",
        qualifier: "160178",
      }],
    },
    { policyIdentifier: "2.5.29.32.0" },
  ]);
  assertEquals(values[7][2], {
    keyIdentifier: "0304",
    authorityCertIssuer: [name(2, "example.org")],
    authorityCertSerialNumber: "05",
  });
  assertEquals(values[8][2], [
    { keyPurposeId: "1.3.6.1.5.5.7.3.1", name: "serverAuth" },
    { keyPurposeId: "1.2.3" },
  ]);
  assertEquals(values[9][2], [{
    accessMethod: "1.3.6.1.5.5.7.48.1",
    method: "ocsp",
    accessLocation: name(6, "http://ocsp/"),
  }]);
  assertEquals(values[10][2], [5]);
  assertEquals(values[11], [undefined, undefined, "3f"]);
});

Deno.test("x509 keeps what could be read of a certificate that is cut anywhere", () => {
  const der = certificate(
    SPKI_RSA,
    extension("2.5.29.17", seq(text(0x82, "example.org"))),
  );
  for (let n = 0; n < der.length; n++) {
    const { damage, values } = read(der.subarray(0, n));
    assert(damage !== undefined);
    assert(typeof values === "object");
  }
});

Deno.test("x509 reads mutated certificates without an exception", () => {
  const der = certificate(
    SPKI_EC("1.3.132.0.34"),
    extension("2.5.29.17", seq(text(0x82, "example.org"), tlv(0xa4, SUBJECT))),
    extension("2.5.29.31", seq(seq(tlv(0xa0, tlv(0xa0, text(0x86, "u")))))),
  );
  let x = 1;
  const next = () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>>= 0;
  };
  for (let i = 0; i < 5_000; i++) {
    const b = der.slice();
    for (let k = 1 + next() % 4; k > 0; k--) b[next() % b.length] = next();
    read(b);
  }
});
