/**
 * Fingerprints of hellos: JA3 and JA3S
 * (https://github.com/salesforce/ja3, 2017), JA4
 * (https://github.com/FoxIO-LLC/ja4, the TLS client's, 2023).
 */
import { toHex } from "../../bytes/hex.ts";
import { md5 } from "../../bytes/md5.ts";
import { SHA256 } from "../../bytes/sha256.ts";
import { isGrease } from "../../names/tls.ts";
import type { TLSClientHello, TLSServerHello } from "./tls_hello.ts";
import type { TLSExtension } from "./tls_extensions.ts";

const SERVER_NAME = 0, ALPN = 16;
const QUIC_PARAMETERS = 57, QUIC_DRAFT = 0xffa5;

const utf8 = (s: string) => new TextEncoder().encode(s);
const plain = (list: readonly number[] = []) =>
  list.filter((x) => !isGrease(x));
const hex4 = (x: number) => x.toString(16).padStart(4, "0");

/** The types of extensions, without those that mean nothing. */
function typesOf(extensions: readonly TLSExtension[] | undefined): number[] {
  return plain((extensions ?? []).map((e) => e.type));
}

/** The numbers in field `name` of the extension of a type. */
function numbersOf(
  extensions: readonly TLSExtension[] | undefined,
  type: number,
  name: string,
): number[] {
  const found = extensions?.find((e) => e.type === type);
  return ((found as unknown as Record<string, number[]>)?.[name]) ?? [];
}

/** What JA3 is the digest of: version, suites, extensions, groups, point formats. */
export function ja3Text(h: TLSClientHello): string {
  const { version, cipherSuites, extensions } = h;
  return [
    [version],
    plain(cipherSuites),
    typesOf(extensions),
    plain(numbersOf(extensions, 10, "groups")),
    numbersOf(extensions, 11, "formats"),
  ].map((list) => list.join("-")).join();
}

/** What JA3S is the digest of: version, suite, extensions. */
export function ja3sText(
  h: Pick<TLSServerHello, "version" | "cipherSuite" | "extensions">,
): string {
  return `${h.version},${h.cipherSuite},${
    (h.extensions ?? []).map((e) => e.type).join("-")
  }`;
}

/** The digest of a fingerprint's text. */
export function ja3Digest(text: string): string {
  return toHex(md5(utf8(text)));
}

/** Names of versions in JA4. */
const VERSIONS: Readonly<Record<number, string>> = {
  0x0002: "s2",
  0x0300: "s3",
  0x0301: "10",
  0x0302: "11",
  0x0303: "12",
  0x0304: "13",
  0xfeff: "d1",
  0xfefd: "d2",
  0xfefc: "d3",
};
/** First 12 digits of the SHA-256 of a list; zeros: it is empty. */
function short(text: string): string {
  if (text === "") return "000000000000";
  const sum = new SHA256(), b = utf8(text);
  sum.add(b, 0, b.length);
  return toHex(sum.digest(), 0, 6);
}
const sorted = (list: readonly number[]) => list.map(hex4).sort().join();
const twoDigits = (n: number) => String(Math.min(n, 99)).padStart(2, "0");

/** First and last letter of the first protocol; of its hexadecimal digits, where one is neither letter nor digit. */
function alpnCode(extensions: readonly TLSExtension[] | undefined): string {
  const found = extensions?.find((e) => e.type === ALPN);
  const name = found && "protocols" in found ? found.protocols?.[0] : undefined;
  if (name === undefined || name === "") return "00";
  const text = /^[0-9A-Za-z](.*[0-9A-Za-z])?$/s.test(name)
    ? name
    : toHex(utf8(name));
  return text[0] + text[text.length - 1];
}

/** JA4 of a client: what it is, its suites, its extensions with the signature algorithms. */
export function ja4(h: TLSClientHello): string {
  const { extensions } = h, types = typesOf(extensions);
  const suites = plain(h.cipherSuites);
  const isQuic = types.includes(QUIC_PARAMETERS) || types.includes(QUIC_DRAFT);
  const transport = isQuic ? "q" : h.version >> 8 === 0xfe ? "d" : "t";
  const versions = plain(numbersOf(extensions, 43, "versions"));
  // versions of DTLS count downwards
  const newest = transport === "d" ? Math.min : Math.max;
  const version = versions.length > 0 ? newest(...versions) : h.version;
  const algorithms = plain(numbersOf(extensions, 13, "algorithms"));
  const kinds = sorted(types.filter((t) => t !== SERVER_NAME && t !== ALPN));
  return [
    transport,
    VERSIONS[version] ?? "00",
    types.includes(SERVER_NAME) ? "d" : "i",
    twoDigits(suites.length),
    twoDigits(types.length),
    alpnCode(extensions),
    "_",
    short(sorted(suites)),
    "_",
    short(
      algorithms.length > 0 ? `${kinds}_${algorithms.map(hex4).join()}` : kinds,
    ),
  ].join("");
}
