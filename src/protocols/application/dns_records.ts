/** Resource records of DNS: RFC 1035 §3.2 and https://www.iana.org/assignments/dns-parameters */
import type { Cursor } from "../../bytes/cursor.ts";
import {
  bytes,
  dnsName,
  eui64,
  type Face,
  type Field,
  ipv4Address,
  ipv6Address,
  listToEnd,
  mac,
  oneOf,
  rest,
  restText,
  type Struct,
  struct,
  text,
  u16,
  u32,
  u48,
  u8,
  when,
  within,
} from "../../fields/mod.ts";
import {
  CERT_TYPE,
  DNS_CLASS,
  DNS_RCODE,
  DNS_TYPE,
  DNSSEC_ALGORITHM,
  DNSSEC_DIGEST,
  NSEC3_HASH,
  SSHFP_ALGORITHM,
  SSHFP_FINGERPRINT,
  TLSA_MATCHING_TYPE,
  TLSA_SELECTOR,
  TLSA_USAGE,
} from "../../names/dns.ts";
import { type EDNSOption, ednsOptions } from "./dns_edns.ts";
import { type SvcParam, svcParams } from "./dns_svcb.ts";

/** The data of a record; which members it has depends on the record's type. */
export type RData = object;

/** A resource record: RFC 1035 §4.1.3; for type OPT, RFC 6891 §6.1. */
export interface DNSRecord {
  /** Domain name that the record is about. */
  name: string;
  /** Type. */
  type: number;
  /** Multicast DNS: this record replaces what caches hold. */
  cacheFlush?: boolean;
  /** Class; not in OPT. */
  class?: number;
  /** Seconds that it may be kept; not in OPT. */
  ttl?: number;
  /** OPT: largest UDP payload that the sender takes, in bytes. */
  udpPayloadSize?: number;
  /** OPT: the upper eight bits of the response code. */
  extendedRcode?: number;
  /** OPT: version of EDNS. */
  version?: number;
  /** OPT: the sender wants DNSSEC records. */
  dnssecOk?: boolean;
  /** OPT: reserved. */
  z?: number;
  /** Bytes of the data. */
  rdlength: number;
  /** The data. */
  rdata?: RData;
}

/** The name of a record type. */
export function typeName(type: number): string {
  return DNS_TYPE[type] ?? `TYPE${type}`; // RFC 3597 §5
}

/** A `<character-string>`: RFC 1035 §3.3. */
const characterString: Field<string> = {
  bits: 0,
  read(c, h) {
    const n = c.byte();
    return text(n).read!(c, h);
  },
};

/** The types of a bit map: RFC 4034 §4.1.2. */
const typeBitMap: Field<number[]> = {
  bits: 0,
  names: DNS_TYPE,
  read(c: Cursor) {
    const types: number[] = [];
    while (c.p < c.end) {
      const window = c.byte(), n = c.byte();
      if (n === 0 || n > 32) c.malformed(`bit map of ${n} bytes`, c.p - 1);
      for (let i = 0, p = c.take(n); i < n * 8; i++) {
        if (c.b[p + (i >> 3)] & 0x80 >> (i & 7)) types.push(window << 8 | i);
      }
    }
    return types;
  },
};

/** Bytes behind a one-byte length. */
const shortBytes: Field<Uint8Array> = {
  bits: 0,
  read(c) {
    const n = c.byte(), p = c.take(n);
    return c.b.subarray(p, p + n);
  },
};

const host = (alias: string) =>
  struct<{ name: string }>({ name: dnsName({ alias }) });

const soa = struct<{
  mname: string;
  rname: string;
  serial: number;
  refresh: number;
  retry: number;
  expire: number;
  minimum: number;
}>({
  mname: dnsName({ alias: "dns.soa.mname" }),
  rname: dnsName({ alias: "dns.soa.rname" }),
  serial: u32({ alias: "dns.soa.serial_number" }),
  refresh: u32({ alias: "dns.soa.refresh_interval", unit: "s" }),
  retry: u32({ alias: "dns.soa.retry_interval", unit: "s" }),
  expire: u32({ alias: "dns.soa.expire_limit", unit: "s" }),
  minimum: u32({ alias: "dns.soa.minimum_ttl", unit: "s" }),
});
const location = struct<{
  version: number;
  size: number;
  horizontalPrecision: number;
  verticalPrecision: number;
  latitude: number;
  longitude: number;
  altitude: number;
}>({
  version: u8({ alias: "dns.loc.version" }),
  size: u8({ hex: true }),
  horizontalPrecision: u8({ hex: true }),
  verticalPrecision: u8({ hex: true }),
  latitude: u32({ alias: "dns.loc.latitude" }),
  longitude: u32({ alias: "dns.loc.longitude" }),
  altitude: u32({ alias: "dns.loc.altitude", unit: "cm" }),
});
const ds = struct<
  { keyTag: number; algorithm: number; digestType: number; digest: Uint8Array }
>({
  keyTag: u16({ alias: "dns.ds.key_id" }),
  algorithm: u8({ alias: "dns.ds.algorithm", names: DNSSEC_ALGORITHM }),
  digestType: u8({ alias: "dns.ds.digest_type", names: DNSSEC_DIGEST }),
  digest: rest({ alias: "dns.ds.digest" }),
});
const dnskey = struct<
  { flags: number; protocol: number; algorithm: number; publicKey: Uint8Array }
>({
  flags: u16({ alias: "dns.dnskey.flags", hex: true }),
  protocol: u8({ alias: "dns.dnskey.protocol" }),
  algorithm: u8({ alias: "dns.dnskey.algorithm", names: DNSSEC_ALGORITHM }),
  publicKey: rest({ alias: "dns.dnskey.public_key" }),
});
const rrsig = struct<{
  typeCovered: number;
  algorithm: number;
  labels: number;
  originalTTL: number;
  expiration: number;
  inception: number;
  keyTag: number;
  signer: string;
  signature: Uint8Array;
}>({
  typeCovered: u16({ alias: "dns.rrsig.type_covered", names: DNS_TYPE }),
  algorithm: u8({ alias: "dns.rrsig.algorithm", names: DNSSEC_ALGORITHM }),
  labels: u8({ alias: "dns.rrsig.labels" }),
  originalTTL: u32({ alias: "dns.rrsig.original_ttl", unit: "s" }),
  expiration: u32({ alias: "dns.rrsig.signature_expiration", unit: "s" }),
  inception: u32({ alias: "dns.rrsig.signature_inception", unit: "s" }),
  keyTag: u16({ alias: "dns.rrsig.key_tag" }),
  signer: dnsName({ alias: "dns.rrsig.signers_name" }),
  signature: rest({ alias: "dns.rrsig.signature" }),
});
const nsec3Head = {
  hashAlgorithm: u8({ alias: "dns.nsec3.algo", names: NSEC3_HASH }),
  flags: u8({ alias: "dns.nsec3.flags", hex: true }),
  iterations: u16({ alias: "dns.nsec3.iterations" }),
  salt: shortBytes,
};
const tlsa = struct<
  { usage: number; selector: number; matchingType: number; data: Uint8Array }
>({
  usage: u8({ alias: "dns.tlsa.certificate_usage", names: TLSA_USAGE }),
  selector: u8({ alias: "dns.tlsa.selector", names: TLSA_SELECTOR }),
  matchingType: u8({
    alias: "dns.tlsa.matching_type",
    names: TLSA_MATCHING_TYPE,
  }),
  data: rest({ alias: "dns.tlsa.certificate_association_data" }),
});
const svcb = struct<{ priority: number; target: string; params: SvcParam[] }>({
  priority: u16({ alias: "dns.svcb.svcpriority" }),
  target: dnsName({ alias: "dns.svcb.targetname" }),
  params: svcParams,
});
const txt = struct<{ strings: string[] }>({
  strings: listToEnd({ ...characterString, alias: "dns.txt" }),
});
const tsig = struct<{
  algorithm: string;
  timeSigned: number;
  fudge: number;
  macSize: number;
  mac: Uint8Array;
  originalId: number;
  error: number;
  otherLength: number;
  other: Uint8Array;
}>({
  algorithm: dnsName({ alias: "dns.tsig.algorithm_name" }),
  timeSigned: u48({ unit: "s" }),
  fudge: u16({ alias: "dns.tsig.fudge", unit: "s" }),
  macSize: u16({ alias: "dns.tsig.mac_size", unit: "bytes" }),
  mac: bytes((h: { macSize: number }) => h.macSize),
  originalId: u16({ alias: "dns.tsig.original_id", hex: true }),
  error: u16({ alias: "dns.tsig.error", names: DNS_RCODE }),
  otherLength: u16({ alias: "dns.tsig.other_len", unit: "bytes" }),
  other: bytes((h: { otherLength: number }) => h.otherLength),
});

/** The tables of the data, by type. */
const RDATA: Readonly<Record<number, Struct<RData>>> = {
  1: struct<{ address: string }>({
    address: ipv4Address({ alias: "dns.a" }),
  }),
  2: host("dns.ns"),
  5: host("dns.cname"),
  6: soa,
  12: host("dns.ptr.domain_name"),
  13: struct<{ cpu: string; os: string }>({
    cpu: { ...characterString, alias: "dns.hinfo.cpu" },
    os: { ...characterString, alias: "dns.hinfo.os" },
  }),
  15: struct<{ preference: number; exchange: string }>({
    preference: u16({ alias: "dns.mx.preference" }),
    exchange: dnsName({ alias: "dns.mx.mail_exchange" }),
  }),
  16: txt,
  17: struct<{ mailbox: string; text: string }>({
    mailbox: dnsName({ alias: "dns.rp.mailbox" }),
    text: dnsName({ alias: "dns.rp.txt_rr" }),
  }),
  18: struct<{ subtype: number; hostname: string }>({
    subtype: u16({ alias: "dns.afsdb.subtype" }),
    hostname: dnsName({ alias: "dns.afsdb.hostname" }),
  }),
  28: struct<{ address: string }>({
    address: ipv6Address({ alias: "dns.aaaa" }),
  }),
  29: location,
  33: struct<
    { priority: number; weight: number; port: number; target: string }
  >({
    priority: u16({ alias: "dns.srv.priority" }),
    weight: u16({ alias: "dns.srv.weight" }),
    port: u16({ alias: "dns.srv.port" }),
    target: dnsName({ alias: "dns.srv.target" }),
  }),
  35: struct<{
    order: number;
    preference: number;
    flags: string;
    services: string;
    regexp: string;
    replacement: string;
  }>({
    order: u16({ alias: "dns.naptr.order" }),
    preference: u16({ alias: "dns.naptr.preference" }),
    flags: { ...characterString, alias: "dns.naptr.flags" },
    services: { ...characterString, alias: "dns.naptr.service" },
    regexp: { ...characterString, alias: "dns.naptr.regex" },
    replacement: dnsName({ alias: "dns.naptr.replacement" }),
  }),
  36: struct<{ preference: number; exchanger: string }>({
    preference: u16({ alias: "dns.kx.preference" }),
    exchanger: dnsName({ alias: "dns.kx.key_exchange" }),
  }),
  37: struct<
    {
      type: number;
      keyTag: number;
      algorithm: number;
      certificate: Uint8Array;
    }
  >({
    type: u16({ alias: "dns.cert.type", names: CERT_TYPE }),
    keyTag: u16({ alias: "dns.cert.key_tag" }),
    algorithm: u8({ alias: "dns.cert.algorithm", names: DNSSEC_ALGORITHM }),
    certificate: rest({ alias: "dns.cert.certificate" }),
  }),
  39: host("dns.dname"),
  41: struct<{ options: EDNSOption[] }>({ options: ednsOptions }),
  43: ds,
  44: struct<
    { algorithm: number; fingerprintType: number; fingerprint: Uint8Array }
  >({
    algorithm: u8({ alias: "dns.sshfp.algorithm", names: SSHFP_ALGORITHM }),
    fingerprintType: u8({
      alias: "dns.sshfp.fingerprint.type",
      names: SSHFP_FINGERPRINT,
    }),
    fingerprint: rest({ alias: "dns.sshfp.fingerprint" }),
  }),
  46: rrsig,
  47: struct<{ nextDomain: string; types: number[] }>({
    nextDomain: dnsName({ alias: "dns.nsec.next_domain_name" }),
    types: typeBitMap,
  }),
  48: dnskey,
  50: struct<{
    hashAlgorithm: number;
    flags: number;
    iterations: number;
    salt: Uint8Array;
    nextHashedOwner: Uint8Array;
    types: number[];
  }>({ ...nsec3Head, nextHashedOwner: shortBytes, types: typeBitMap }),
  51: struct<{
    hashAlgorithm: number;
    flags: number;
    iterations: number;
    salt: Uint8Array;
  }>(nsec3Head),
  52: tlsa,
  53: tlsa,
  59: ds,
  60: dnskey,
  61: struct<{ publicKey: Uint8Array }>({
    publicKey: rest({ alias: "dns.openpgpkey" }),
  }),
  62: struct<{ serial: number; flags: number; types: number[] }>({
    serial: u32({ alias: "dns.csync.soa" }),
    flags: u16({ alias: "dns.csync.flags", hex: true }),
    types: typeBitMap,
  }),
  63: struct<
    {
      serial: number;
      scheme: number;
      hashAlgorithm: number;
      digest: Uint8Array;
    }
  >({ serial: u32(), scheme: u8(), hashAlgorithm: u8(), digest: rest() }),
  64: svcb,
  65: svcb,
  99: txt,
  108: struct<{ address: string }>({ address: mac() }),
  109: struct<{ address: string }>({ address: eui64() }),
  250: tsig,
  256: struct<{ priority: number; weight: number; target: string }>({
    priority: u16(),
    weight: u16(),
    target: restText(),
  }),
  257: struct<{ flags: number; tag: string; value: string }>({
    flags: u8({ alias: "dns.caa.flags", hex: true }),
    tag: { ...characterString, alias: "dns.caa.tag" },
    value: restText({ alias: "dns.caa.value" }),
  }),
  32769: ds,
};

/** Data of a type without a table: RFC 3597. */
const other = struct<{ data: Uint8Array }>({
  data: rest({ alias: "dns.data" }),
});

const OPT = 41;
const isOPT = (h: DNSRecord) => h.type === OPT;
const isNotOPT = (h: DNSRecord) => h.type !== OPT;

/** Records as DNS has them, or multicast DNS with the cache-flush bit (RFC 6762 §10.2). */
function records(multicast: boolean): Struct<DNSRecord> {
  return struct<DNSRecord>({
    name: dnsName({ alias: "dns.resp.name" }),
    type: u16({ alias: "dns.resp.type", names: DNS_TYPE }),
    cacheFlush: when(isNotOPT, {
      bits: 0,
      alias: "dns.resp.cache_flush",
      read: (c: Cursor) => multicast ? c.peek() >= 128 : undefined,
    }),
    class: when(
      isNotOPT,
      multicast
        ? {
          bits: 0,
          alias: "dns.resp.class",
          names: DNS_CLASS,
          read: (c: Cursor) => c.u16() & 0x7fff,
        }
        : u16({ alias: "dns.resp.class", names: DNS_CLASS }),
    ),
    ttl: when(isNotOPT, u32({ alias: "dns.resp.ttl", unit: "s" })),
    udpPayloadSize: when(
      isOPT,
      u16({ alias: "dns.rr.udp_payload_size", unit: "bytes" }),
    ),
    extendedRcode: when(isOPT, u8({ alias: "dns.resp.ext_rcode", hex: true })),
    version: when(isOPT, u8({ alias: "dns.resp.edns0_version" })),
    dnssecOk: when(isOPT, {
      bits: 0,
      alias: "dns.resp.z.do",
      read: (c: Cursor) => c.peek() >= 128,
    }),
    z: when(isOPT, {
      bits: 0,
      alias: "dns.resp.z",
      hex: true,
      read: (c: Cursor) => c.u16() & 0x7fff,
    }),
    rdlength: u16({ alias: "dns.resp.len", unit: "bytes" }),
    rdata: within(
      (h: DNSRecord) => h.rdlength,
      oneOf((h: DNSRecord) => h.type, RDATA, other),
    ),
  });
}

/** A record of DNS. */
export const dnsRecord: Struct<DNSRecord> = records(false);
/** A record of multicast DNS. */
export const mdnsRecord: Struct<DNSRecord> = records(true);

/** The data of a record on one line. */
export function rdataText(r: DNSRecord): string {
  const { rdata } = r;
  if (rdata === undefined) return "";
  const values = (rdata as Face).toJSON?.() ?? rdata;
  return Object.values(values).filter((v) => typeof v !== "object").join(" ");
}
