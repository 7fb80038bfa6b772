import { assert, assertEquals } from "@std/assert";
import type { Names } from "../../src/names/names.ts";
import { ADDRESS_FAMILY } from "../../src/names/address_family.ts";
import { ARP_HARDWARE, ARP_OPERATION } from "../../src/names/arp.ts";
import { ARPHRD } from "../../src/names/arphrd.ts";
import { BSD_FAMILY } from "../../src/names/bsd_family.ts";
import {
  DHCP_CLIENT_ARCHITECTURE,
  DHCP_MESSAGE_TYPE,
  DHCP_OPCODE,
  DHCP_OPTION,
  RELAY_AGENT_SUBOPTION,
} from "../../src/names/dhcp.ts";
import {
  CERT_TYPE,
  DNS_CLASS,
  DNS_OPCODE,
  DNS_RCODE,
  DNS_TYPE,
  DNSSEC_ALGORITHM,
  DNSSEC_DIGEST,
  EDE_CODE,
  EDNS_OPTION,
  NSEC3_HASH,
  SSHFP_ALGORITHM,
  SSHFP_FINGERPRINT,
  SVC_PARAM,
  TLSA_MATCHING_TYPE,
  TLSA_SELECTOR,
  TLSA_USAGE,
} from "../../src/names/dns.ts";
import { DSCP } from "../../src/names/dscp.ts";
import { ETHERTYPE } from "../../src/names/ethertype.ts";
import { HTTP_METHOD, HTTP_STATUS } from "../../src/names/http.ts";
import { ICMP_CODE, ICMP_TYPE } from "../../src/names/icmp.ts";
import {
  ICMPV6_CODE,
  ICMPV6_ND_OPTION,
  ICMPV6_TYPE,
} from "../../src/names/icmpv6.ts";
import { PRIORITY_CODE_POINT } from "../../src/names/ieee8021.ts";
import { IGMP_TYPE } from "../../src/names/igmp.ts";
import { IP_PROTOCOL } from "../../src/names/ip_protocol.ts";
import { IPV4_OPTION } from "../../src/names/ipv4_option.ts";
import { IPV6_OPTION } from "../../src/names/ipv6_option.ts";
import { IPV6_ROUTING_TYPE } from "../../src/names/ipv6_routing.ts";
import { LINK_TYPE } from "../../src/names/link_type.ts";
import { LLC_SAP } from "../../src/names/llc_sap.ts";
import {
  NTP_EXTENSION_FIELD,
  NTP_KISS_CODE,
  NTP_LEAP,
  NTP_MODE,
  NTP_REFID,
  NTP_STRATUM,
} from "../../src/names/ntp.ts";
import { BLOCK_TYPE, SECRETS_TYPE } from "../../src/names/pcapng.ts";
import { TCP_PORT, UDP_PORT } from "../../src/names/port.ts";
import {
  CHAP_CODE,
  IPCP_OPTION,
  IPV6CP_OPTION,
  LCP_OPTION,
  PAP_CODE,
  PPP_AUTH,
  PPP_CODE,
  PPP_PROTOCOL,
} from "../../src/names/ppp.ts";
import { PPPOE_CODE, PPPOE_TAG } from "../../src/names/pppoe.ts";
import {
  IPV4_ROUTER_ALERT,
  IPV6_ROUTER_ALERT,
} from "../../src/names/router_alert.ts";
import { SLL_PACKET_TYPE } from "../../src/names/sll.ts";
import {
  MPTCP_SUBTYPE,
  TCP_EXID,
  TCP_OPTION,
} from "../../src/names/tcp_option.ts";
import {
  isGrease,
  TLS_ALERT,
  TLS_ALERT_LEVEL,
  TLS_CERT_COMPRESSION,
  TLS_CERTIFICATE_STATUS_TYPE,
  TLS_CIPHER_SUITE,
  TLS_COMPRESSION,
  TLS_CONTENT_TYPE,
  TLS_EC_POINT_FORMAT,
  TLS_EXTENSION,
  TLS_GROUP,
  TLS_HANDSHAKE_TYPE,
  TLS_PSK_MODE,
  TLS_SIGNATURE_SCHEME,
  TLS_VERSION,
} from "../../src/names/tls.ts";

import {
  HIP_CIPHER,
  HIP_DH_GROUP,
  HIP_HI_ALGORITHM,
  HIP_HIT_SUITE,
  HIP_NAT_TRAVERSAL,
  HIP_NOTIFY,
  HIP_PACKET,
  HIP_PARAMETER,
  HIP_REGISTRATION,
  HIP_REGISTRATION_FAILURE,
  HIP_SUITE,
  HIP_TRANSPORT_MODE,
} from "../../src/names/hip.ts";
import {
  MH_ACCESS_TECHNOLOGY,
  MH_HANDOFF,
  MH_MN_ID,
  MH_OPTION,
  MH_REVOCATION_TRIGGER,
  MH_STATUS,
  MH_TYPE,
} from "../../src/names/mh.ts";
import { OSPF_TYPE } from "../../src/names/ospf.ts";

type Table = Readonly<Record<number | string, string>>;

/** Every table of names but the lists and the tables of tables. */
const TABLES: Readonly<Record<string, Table>> = {
  ADDRESS_FAMILY,
  ARP_HARDWARE,
  ARP_OPERATION,
  ARPHRD,
  BSD_FAMILY,
  DHCP_OPTION,
  DHCP_MESSAGE_TYPE,
  DHCP_OPCODE,
  RELAY_AGENT_SUBOPTION,
  DHCP_CLIENT_ARCHITECTURE,
  DNS_TYPE,
  DNS_CLASS,
  DNS_OPCODE,
  DNS_RCODE,
  EDNS_OPTION,
  DNSSEC_ALGORITHM,
  DNSSEC_DIGEST,
  NSEC3_HASH,
  SVC_PARAM,
  EDE_CODE,
  SSHFP_ALGORITHM,
  SSHFP_FINGERPRINT,
  TLSA_USAGE,
  TLSA_SELECTOR,
  TLSA_MATCHING_TYPE,
  CERT_TYPE,
  DSCP,
  ETHERTYPE,
  HTTP_STATUS,
  ICMP_TYPE,
  ICMPV6_TYPE,
  ICMPV6_ND_OPTION,
  PRIORITY_CODE_POINT,
  IGMP_TYPE,
  IP_PROTOCOL,
  IPV4_OPTION,
  IPV6_OPTION,
  IPV6_ROUTING_TYPE,
  LINK_TYPE,
  LLC_SAP,
  NTP_MODE,
  NTP_STRATUM,
  NTP_LEAP,
  NTP_REFID,
  NTP_KISS_CODE,
  NTP_EXTENSION_FIELD,
  BLOCK_TYPE,
  SECRETS_TYPE,
  TCP_PORT,
  UDP_PORT,
  PPP_PROTOCOL,
  PPP_CODE,
  PAP_CODE,
  CHAP_CODE,
  PPP_AUTH,
  LCP_OPTION,
  IPCP_OPTION,
  IPV6CP_OPTION,
  PPPOE_CODE,
  PPPOE_TAG,
  IPV4_ROUTER_ALERT,
  IPV6_ROUTER_ALERT,
  SLL_PACKET_TYPE,
  TCP_OPTION,
  MPTCP_SUBTYPE,
  TCP_EXID,
  TLS_VERSION,
  TLS_CONTENT_TYPE,
  TLS_HANDSHAKE_TYPE,
  TLS_CIPHER_SUITE,
  TLS_EXTENSION,
  TLS_GROUP,
  TLS_SIGNATURE_SCHEME,
  TLS_ALERT,
  TLS_ALERT_LEVEL,
  TLS_COMPRESSION,
  TLS_EC_POINT_FORMAT,
  TLS_PSK_MODE,
  TLS_CERT_COMPRESSION,
  TLS_CERTIFICATE_STATUS_TYPE,
};

const SPOT_CHECKS: readonly (readonly [Table, number | string, string])[] = [
  [LINK_TYPE, 1, "Ethernet"],
  [LINK_TYPE, 276, "Linux SLL2"],
  [ETHERTYPE, 0x0800, "IPv4"],
  [ETHERTYPE, 0x8100, "802.1Q"],
  [ETHERTYPE, 0x88cc, "LLDP"],
  [LLC_SAP, 0x42, "STP"],
  [LLC_SAP, 0xaa, "SNAP"],
  [IP_PROTOCOL, 6, "TCP"],
  [IP_PROTOCOL, 58, "IPv6-ICMP"],
  [DSCP, 46, "EF"],
  [DSCP, 44, "VOICE-ADMIT"],
  [IPV4_OPTION, 7, "Record Route"],
  [IPV4_OPTION, 148, "Router Alert"],
  [IPV4_ROUTER_ALERT, 33, "QoS NSLP Aggregation Level 0"],
  [IPV6_ROUTER_ALERT, 0, "Multicast Listener Discovery message"],
  [IPV6_OPTION, 0xc2, "Jumbo Payload"],
  [IPV6_ROUTING_TYPE, 4, "Segment Routing Header"],
  [ICMP_TYPE, 8, "Echo Request"],
  [ICMPV6_TYPE, 135, "Neighbor Solicitation"],
  [ICMPV6_ND_OPTION, 25, "Recursive DNS Server Option"],
  [IGMP_TYPE, 0x16, "Version 2 Membership Report"],
  [ARP_HARDWARE, 1, "Ethernet"],
  [ARP_OPERATION, 2, "Reply"],
  [PPP_PROTOCOL, 0xc021, "LCP"],
  [PPP_PROTOCOL, 0x0021, "IPv4"],
  [PPP_CODE, 9, "Echo-Request"],
  [PAP_CODE, 1, "Authenticate-Request"],
  [CHAP_CODE, 1, "Challenge"],
  [PPP_AUTH, 5, "CHAP with MD5"],
  [LCP_OPTION, 5, "Magic-Number"],
  [IPCP_OPTION, 129, "Primary DNS Server Address"],
  [IPV6CP_OPTION, 1, "Interface-Identifier"],
  [PPPOE_CODE, 0x09, "PADI"],
  [PPPOE_TAG, 0x0103, "Host-Uniq"],
  [TCP_OPTION, 2, "Maximum Segment Size"],
  [MPTCP_SUBTYPE, 1, "MP_JOIN"],
  [TCP_EXID, 0xe2d4c3d9, "SMC-R"],
  [TCP_PORT, 22, "ssh"],
  [TCP_PORT, 1433, "ms-sql-s"],
  [TCP_PORT, 8080, "http-alt"],
  [UDP_PORT, 53, "domain"],
  [UDP_PORT, 5353, "mdns"],
  [DNS_TYPE, 28, "AAAA"],
  [DNS_TYPE, 65, "HTTPS"],
  [DNS_CLASS, 1, "IN"],
  [DNS_OPCODE, 5, "Update"],
  [DNS_RCODE, 3, "NXDomain"],
  [EDNS_OPTION, 10, "COOKIE"],
  [DNSSEC_ALGORITHM, 13, "ECDSAP256SHA256"],
  [DNSSEC_DIGEST, 2, "SHA-256"],
  [NSEC3_HASH, 1, "SHA-1"],
  [SVC_PARAM, 1, "alpn"],
  [EDE_CODE, 6, "DNSSEC Bogus"],
  [SSHFP_ALGORITHM, 4, "Ed25519"],
  [SSHFP_FINGERPRINT, 2, "SHA-256"],
  [TLSA_USAGE, 3, "DANE-EE"],
  [TLSA_SELECTOR, 1, "SPKI"],
  [TLSA_MATCHING_TYPE, 1, "SHA2-256"],
  [CERT_TYPE, 1, "PKIX"],
  [DHCP_OPTION, 53, "DHCP Message Type"],
  [DHCP_MESSAGE_TYPE, 1, "DHCPDISCOVER"],
  [DHCP_OPCODE, 2, "BOOTREPLY"],
  [RELAY_AGENT_SUBOPTION, 1, "Agent Circuit ID"],
  [DHCP_CLIENT_ARCHITECTURE, 7, "x64 UEFI"],
  [NTP_MODE, 3, "client"],
  [NTP_STRATUM, 16, "unsynchronized"],
  [NTP_LEAP, 3, "unknown (clock unsynchronized)"],
  [NTP_EXTENSION_FIELD, 0x0204, "NTS Cookie"],
  [NTP_REFID, "GPS", "Global Position System"],
  [NTP_KISS_CODE, "RATE", "rate exceeded"],
  [HTTP_STATUS, 404, "Not Found"],
  [TLS_VERSION, 0x0303, "TLS 1.2"],
  [TLS_CONTENT_TYPE, 22, "handshake"],
  [TLS_HANDSHAKE_TYPE, 1, "client_hello"],
  [TLS_CIPHER_SUITE, 0x1301, "TLS_AES_128_GCM_SHA256"],
  [TLS_CIPHER_SUITE, 0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"],
  [TLS_EXTENSION, 16, "application_layer_protocol_negotiation"],
  [TLS_GROUP, 29, "x25519"],
  [TLS_SIGNATURE_SCHEME, 0x0804, "rsa_pss_rsae_sha256"],
  [TLS_ALERT, 40, "handshake_failure"],
  [TLS_ALERT_LEVEL, 2, "fatal"],
  [TLS_COMPRESSION, 1, "DEFLATE"],
  [TLS_EC_POINT_FORMAT, 0, "uncompressed"],
  [TLS_PSK_MODE, 1, "psk_dhe_ke"],
  [TLS_CERT_COMPRESSION, 2, "brotli"],
  [TLS_CERTIFICATE_STATUS_TYPE, 1, "ocsp"],
  [BLOCK_TYPE, 0x0a0d0d0a, "Section Header Block"],
  [SECRETS_TYPE, 0x544c534b, "TLS Key Log"],
  [PRIORITY_CODE_POINT, 5, "Voice"],
  [ARPHRD, 772, "Loopback"],
  [SLL_PACKET_TYPE, 4, "Sent by us"],
  [ADDRESS_FAMILY, 2, "IPv6"],
  [BSD_FAMILY, 24, "IPv6"],
];

Deno.test("names are the registry's for well-known values", () => {
  for (const [table, value, name] of SPOT_CHECKS) {
    assertEquals(table[value], name);
  }
  assertEquals(
    ICMP_CODE[3]?.[4],
    "Fragmentation Needed and Don't Fragment Set",
  );
  assertEquals(ICMPV6_CODE[1]?.[4], "Port unreachable");
  assertEquals(HTTP_METHOD.includes("GET"), true);
});

Deno.test("names have a spot check for each table", () => {
  const checked = new Set(SPOT_CHECKS.map(([table]) => table));
  for (const [name, table] of Object.entries(TABLES)) {
    assert(checked.has(table), `${name} has no spot check`);
  }
});

Deno.test("names are short, and none stands for an unassigned value", () => {
  const nested = [...Object.values(ICMP_CODE), ...Object.values(ICMPV6_CODE)];
  for (const table of [...Object.values(TABLES), ...nested]) {
    for (const [value, name] of Object.entries(table)) {
      assert(name.trim() === name && name.length > 0, `${value} "${name}"`);
      assert(name.length <= 45, `${value} "${name}" has ${name.length}`);
      assert(!/^unassigned/i.test(name), `${value} "${name}"`);
    }
  }
});

Deno.test("icmp codes belong to types that have a name", () => {
  for (const type of Object.keys(ICMP_CODE)) assert(type in ICMP_TYPE, type);
  for (const type of Object.keys(ICMPV6_CODE)) {
    assert(type in ICMPV6_TYPE, type);
  }
});

Deno.test("isGrease holds for the sixteen values of RFC 8701 and no other", () => {
  const found: number[] = [];
  for (let value = 0; value <= 0xffff; value++) {
    if (isGrease(value)) found.push(value);
  }
  assertEquals(found.length, 16);
  assertEquals(found[0], 0x0a0a);
  assertEquals(found[15], 0xfafa);
  for (const value of found) {
    assert(!(value in TLS_CIPHER_SUITE) && !(value in TLS_EXTENSION));
  }
});

/** One member of the shared list of registry constants. */
interface Constant {
  readonly registry: string;
  readonly name: string;
  readonly value: string;
  readonly facts: string;
}

const SHARED = new URL("../../../shared/parity/constants.tsv", import.meta.url);

function readConstants(): readonly Constant[] | undefined {
  let text: string;
  try {
    text = Deno.readTextFileSync(SHARED);
  } catch {
    return undefined;
  }
  return text.split("\n").filter((line) => line !== "").map((line) => {
    const [registry = "", , name = "", value = "", facts = ""] = line.split(
      "\t",
    );
    return { registry, name, value, facts };
  });
}

const constants = readConstants();
const ignore = constants === undefined;
const note = ignore ? " (skipped: no ../shared/parity/constants.tsv)" : "";

const REGISTRIES: Readonly<Record<string, Names>> = {
  "hip.packet": HIP_PACKET,
  "hip.parameter": HIP_PARAMETER,
  "hip.group": HIP_DH_GROUP,
  "hip.suite": HIP_SUITE,
  "hip.cipher": HIP_CIPHER,
  "hip.hit_suite": HIP_HIT_SUITE,
  "hip.hi_algorithm": HIP_HI_ALGORITHM,
  "hip.notify_message": HIP_NOTIFY,
  "hip.registration": HIP_REGISTRATION,
  "hip.registration_failure": HIP_REGISTRATION_FAILURE,
  "hip.nat_traversal": HIP_NAT_TRAVERSAL,
  "hip.transport": HIP_TRANSPORT_MODE,
  "mh.packet": MH_TYPE,
  "mh.option": MH_OPTION,
  "mh.status_code": MH_STATUS,
  "mh.handoff_type": MH_HANDOFF,
  "mh.access_type": MH_ACCESS_TECHNOLOGY,
  "mh.revocation_trigger": MH_REVOCATION_TRIGGER,
  "mh.mn_id_subtype": MH_MN_ID,
  "ospf.packet": OSPF_TYPE,
  "arp.hardware": ARP_HARDWARE,
  "arp.operation": ARP_OPERATION,
  "http.status_code": HTTP_STATUS,
  "ipv4.option_number": IPV4_OPTION,
  "ipv4.router_alert": IPV4_ROUTER_ALERT,
  "ipv6.extension_header": IP_PROTOCOL,
  "ipv6.option": IPV6_OPTION,
  "ipv6.router_alert": IPV6_ROUTER_ALERT,
  "ipv6.routing": IPV6_ROUTING_TYPE,
  "pcapng.block_type": BLOCK_TYPE,
  "pcapng.secrets_type": SECRETS_TYPE,
  "reg.ethertype": ETHERTYPE,
  "reg.linktype": LINK_TYPE,
  "reg.transtype": IP_PROTOCOL,
  "tcp.mp_tcp_option": MPTCP_SUBTYPE,
  "tcp.option": TCP_OPTION,
  "vlan.priority_level": PRIORITY_CODE_POINT,
};

/** Values that the shared list has and our tables leave out, and why. */
const OMITTED: Readonly<Record<string, string>> = {
  "http.status_code 306": "unused: RFC 9110 §15.4.7",
  "http.status_code 427": "unassigned: listed as a gap",
  "http.status_code 430": "unassigned: listed as a gap",
  "http.status_code 509": "unassigned: listed as a gap",
};

function unassigned(name: string): boolean {
  return /^(reserved|unassigned)/i.test(name);
}

Deno.test({
  name: `names cover what the registries assign${note}`,
  ignore,
  fn() {
    const missing: string[] = [];
    const seen = new Set<string>();
    for (const { registry, name, value } of constants ?? []) {
      const table = REGISTRIES[registry];
      if (table === undefined) continue;
      seen.add(registry);
      const key = `${registry} ${value}`;
      if (Number(value) in table) {
        assert(!(key in OMITTED), `${key} is listed as omitted`);
      } else if (!unassigned(name) && !(key in OMITTED)) {
        missing.push(`${key} ${name}`);
      }
    }
    assertEquals(missing, []);
    assertEquals([...seen].sort(), Object.keys(REGISTRIES).sort());
  },
});

Deno.test({
  name: `names list the methods of http${note}`,
  ignore,
  fn() {
    const methods = (constants ?? [])
      .filter((constant) => constant.registry === "http.method")
      .map((constant) => constant.value.slice(1, -1));
    assertEquals([...HTTP_METHOD].sort(), methods.sort());
  },
});

/** IANA registers these as a range; the list has single ports only. */
const RANGES: readonly string[] = ["x11", "ircu"];

/** The services of one transport by port: bit 1 is TCP, bit 2 is UDP. */
function services(bit: number): Map<number, string[]> {
  const byPort = new Map<number, string[]>();
  for (const { registry, facts } of constants ?? []) {
    const match = /^svc=(.*);port=(\d+);proto=(\d+)$/.exec(facts);
    if (registry !== "reg.apptype" || match === null) continue;
    const [, service = "", port, transports] = match;
    if ((Number(transports) & bit) === 0) continue;
    const list = byPort.get(Number(port)) ?? [];
    byPort.set(Number(port), [...list, service.replaceAll("_", " ")]);
  }
  return byPort;
}

for (
  const [transport, table, bit] of [
    ["tcp", TCP_PORT, 1],
    ["udp", UDP_PORT, 2],
  ] as const
) {
  Deno.test({
    name: `names of ${transport} ports are the registry's${note}`,
    ignore,
    fn() {
      const byPort = services(bit);
      for (const [port, name] of Object.entries(table)) {
        if (RANGES.includes(name)) continue;
        const known = byPort.get(Number(port)) ?? [];
        assert(known.includes(name.toLowerCase()), `${port} ${name}: ${known}`);
      }
      for (const [port, known] of byPort) {
        if (port >= 1024 || port in table) continue;
        const named = known.filter((name) =>
          !unassigned(name) && !name.startsWith("possibly used by")
        );
        assertEquals(named, [], `${port} has no name`);
      }
    },
  });
}
