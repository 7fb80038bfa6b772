/** Domain Name System: RFC 1035 §4, with the flags AD and CD of RFC 4035 §3.2; multicast DNS: RFC 6762. */
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  bits,
  dnsName,
  flag,
  list,
  type Struct,
  struct,
  u16,
} from "../../fields/mod.ts";
import { DNS_CLASS, DNS_OPCODE, DNS_RCODE, DNS_TYPE } from "../../names/dns.ts";
import {
  type DNSRecord,
  dnsRecord,
  mdnsRecord,
  rdataText,
  typeName,
} from "./dns_records.ts";

/** A question: RFC 1035 §4.1.2. */
export interface DNSQuestion {
  /** Domain name. */
  name: string;
  /** Type of the records that are asked for. */
  type: number;
  /** Class; in multicast DNS the first bit asks for a unicast response. */
  class: number;
}

/** A message: RFC 1035 §4.1. */
export interface DNS {
  /** Bytes of the message; only over TCP: RFC 1035 §4.2.2. */
  length?: number;
  /** Identification. */
  id: number;
  /** Response. */
  qr: boolean;
  /** Operation code. */
  opcode: number;
  /** Authoritative answer. */
  aa: boolean;
  /** Truncated. */
  tc: boolean;
  /** Recursion desired. */
  rd: boolean;
  /** Recursion available. */
  ra: boolean;
  /** Reserved. */
  z: boolean;
  /** Authentic data. */
  ad: boolean;
  /** Checking disabled. */
  cd: boolean;
  /** Response code. */
  rcode: number;
  /** Number of questions. */
  qdcount: number;
  /** Number of answers. */
  ancount: number;
  /** Number of authority records. */
  nscount: number;
  /** Number of additional records. */
  arcount: number;
  /** Questions. */
  questions: DNSQuestion[];
  /** Answers. */
  answers: DNSRecord[];
  /** Authority records. */
  authorities: DNSRecord[];
  /** Additional records. */
  additionals: DNSRecord[];
}

/** A question of multicast DNS: RFC 6762 §18.12. */
export interface MDNSQuestion extends DNSQuestion {
  /** The answer may be sent to the asker alone. */
  unicastResponse: boolean;
}

/** A message of multicast DNS. */
export interface MDNS extends Omit<DNS, "length" | "questions"> {
  /** Questions. */
  questions: MDNSQuestion[];
}

const asked = {
  name: dnsName({ alias: "dns.qry.name" }),
  type: u16({ alias: "dns.qry.type", names: DNS_TYPE }),
};
const question = struct<DNSQuestion>({
  ...asked,
  class: u16({ alias: "dns.qry.class", hex: true, names: DNS_CLASS }),
});
const multicastQuestion = struct<MDNSQuestion>({
  ...asked,
  unicastResponse: flag({ alias: "dns.qry.qu" }),
  class: bits(15, { alias: "dns.qry.class", hex: true, names: DNS_CLASS }),
});

const header = {
  id: u16({ alias: "dns.id", hex: true }),
  qr: flag({ alias: "dns.flags.response" }),
  opcode: bits(4, { alias: "dns.flags.opcode", names: DNS_OPCODE }),
  aa: flag({ alias: "dns.flags.authoritative" }),
  tc: flag({ alias: "dns.flags.truncated" }),
  rd: flag({ alias: "dns.flags.recdesired" }),
  ra: flag({ alias: "dns.flags.recavail" }),
  z: flag({ alias: "dns.flags.z" }),
  ad: flag({ alias: "dns.flags.authenticated" }),
  cd: flag({ alias: "dns.flags.checkdisable" }),
  rcode: bits(4, { alias: "dns.flags.rcode", names: DNS_RCODE }),
  qdcount: u16({ alias: "dns.count.queries" }),
  ancount: u16({ alias: "dns.count.answers" }),
  nscount: u16({ alias: "dns.count.auth_rr" }),
  arcount: u16({ alias: "dns.count.add_rr" }),
};
/** The three sections behind the questions. */
const sections = (record: Struct<DNSRecord>) => ({
  answers: list(record, (h: DNS) => h.ancount),
  authorities: list(record, (h: DNS) => h.nscount),
  additionals: list(record, (h: DNS) => h.arcount),
});
const message = {
  ...header,
  questions: list(question, (h: DNS) => h.qdcount),
  ...sections(dnsRecord),
};
/** What a message asks and answers, on one line. */
function summary(h: MDNS | DNS | LLMNR): string {
  const asked = (h.questions ?? []).map((q) => `${typeName(q.type)} ${q.name}`);
  const answered = h.qr
    ? (h.answers ?? []).map((r) => `${typeName(r.type)} ${rdataText(r)}`)
    : [];
  const operation = h.opcode === 0
    ? "Standard query"
    : DNS_OPCODE[h.opcode] ?? `Operation ${h.opcode}`;
  return [
    operation + (h.qr ? " response" : ""),
    "0x" + h.id.toString(16).padStart(4, "0"),
    ...h.qr && h.rcode > 0 ? [DNS_RCODE[h.rcode] ?? `Error ${h.rcode}`] : [],
    ...asked,
    ...answered,
  ].join(" ");
}

/** Domain Name System. */
export const dns: Protocol<DNS> = {
  id: "dns",
  alias: "dns",
  label: "DNS",
  name: "Domain Name System",
  spec: "RFC 1035, RFC 6891",
  depth: "header, questions, records of 40 types, EDNS options",
  layer: "application",
  on: [[udpPort, 53], [tcpPort, 53]],
  fields: struct<Omit<DNS, "length">>(message),
  streamFields: struct<DNS>(
    { length: u16({ alias: "dns.length", unit: "bytes" }), ...message },
    { origin: 2 },
  ),
  pduSize: (h) => 2 + h.length!,
  summary,
};

/** Multicast DNS. */
export const mdns: Protocol<MDNS> = {
  id: "mdns",
  alias: "mdns",
  label: "MDNS",
  name: "Multicast Domain Name System",
  spec: "RFC 6762",
  depth: "as DNS",
  layer: "application",
  on: [[udpPort, 5353]],
  fields: struct<MDNS>({
    ...header,
    questions: list(multicastQuestion, (h: DNS) => h.qdcount),
    ...sections(mdnsRecord),
  }),
  summary,
};

/** A message of Link-Local Multicast Name Resolution: RFC 4795 §2.1. */
export interface LLMNR
  extends Omit<DNS, "length" | "aa" | "rd" | "ra" | "z" | "ad" | "cd"> {
  /** Conflict: the name is not unique on the link. */
  conflict: boolean;
  /** Tentative: the sender has not yet verified that its name is unique. */
  tentative: boolean;
  /** Reserved. */
  reserved: number;
}

/** Link-Local Multicast Name Resolution. */
export const llmnr: Protocol<LLMNR> = {
  id: "llmnr",
  alias: "llmnr",
  label: "LLMNR",
  name: "Link-Local Multicast Name Resolution",
  spec: "RFC 4795",
  depth: "as DNS",
  layer: "application",
  on: [[udpPort, 5355]],
  fields: struct<LLMNR>({
    id: header.id,
    qr: header.qr,
    opcode: header.opcode,
    conflict: flag({ alias: "dns.flags.conflict" }),
    tc: header.tc,
    tentative: flag({ alias: "dns.flags.tentative" }),
    reserved: bits(4),
    rcode: header.rcode,
    qdcount: header.qdcount,
    ancount: header.ancount,
    nscount: header.nscount,
    arcount: header.arcount,
    questions: list(question, (h: LLMNR) => h.qdcount),
    answers: list(dnsRecord, (h: LLMNR) => h.ancount),
    authorities: list(dnsRecord, (h: LLMNR) => h.nscount),
    additionals: list(dnsRecord, (h: LLMNR) => h.arcount),
  }),
  summary,
};
