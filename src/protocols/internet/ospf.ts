/** Open Shortest Path First: version 2 (RFC 2328 §A) and version 3 (RFC 5340 §A). */
import { onesSum } from "../../bytes/sum.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { ipProtocol } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  CHECKSUM_STATUS,
  choice,
  chosen,
  derived,
  flag,
  ipv4Address,
  list,
  listToEnd,
  octets,
  paddedText,
  padding,
  rest,
  struct,
  u16,
  u32,
  u64,
  u8,
  type View,
  when,
  within,
} from "../../fields/mod.ts";
import { OSPF_AUTH, OSPF_LS_TYPE, OSPF_TYPE } from "../../names/ospf.ts";
import { type OSPFLLS, ospfLLS } from "./ospf_lls.ts";
import {
  type OSPFLSA,
  ospfLSA,
  type OSPFLSAHeader,
  ospfLSAHeader,
  type OSPFOpaqueHeader,
} from "./ospf_lsa.ts";
import {
  advertisingRouter,
  type OSPFOptions,
  ospfOptions,
  type OSPFv3Options,
  ospfv3Options,
} from "./ospf_options.ts";
import {
  type OSPFv3LSA,
  ospfv3LSA,
  type OSPFv3LSAHeader,
  ospfv3LSAHeader,
  type OSPFv3LSType,
  ospfv3LSType,
} from "./ospfv3_lsa.ts";

/** Data of Null and unknown authentication: RFC 2328 §D.1. */
export interface OSPFNoAuth {
  /** Not looked at. */
  data: Uint8Array;
}
/** Simple password: RFC 2328 §D.2. */
export interface OSPFSimpleAuth {
  /** The password. */
  password: string;
}
/** Cryptographic authentication: RFC 2328 §D.3. */
export interface OSPFCryptoAuth {
  /** Zero. */
  reserved: number;
  /** Key ID. */
  keyId: number;
  /** Bytes of the message digest behind the packet. */
  authDataLength: number;
  /** Cryptographic sequence number. */
  sequence: number;
}
/** Any authentication. */
export type OSPFAuth = OSPFNoAuth | OSPFSimpleAuth | OSPFCryptoAuth;

/** Hello of version 2: RFC 2328 §A.3.2. */
export interface OSPFHello {
  /** Mask of the network. */
  networkMask: string;
  /** Seconds between Hellos. */
  helloInterval: number;
  /** Options. */
  options: OSPFOptions;
  /** Router priority. */
  priority: number;
  /** Seconds after which a silent router is down. */
  deadInterval: number;
  /** Designated router. */
  designatedRouter: string;
  /** Backup designated router. */
  backupDesignatedRouter: string;
  /** Routers that were heard. */
  neighbors: string[];
}
/** Hello of version 3: RFC 5340 §A.3.2. */
export interface OSPFv3Hello {
  /** Interface ID. */
  interfaceId: number;
  /** Router priority. */
  priority: number;
  /** Options. */
  options: OSPFv3Options;
  /** Seconds between Hellos. */
  helloInterval: number;
  /** Seconds after which a silent router is down. */
  deadInterval: number;
  /** Designated router. */
  designatedRouter: string;
  /** Backup designated router. */
  backupDesignatedRouter: string;
  /** Routers that were heard. */
  neighbors: string[];
}
/** What Database Descriptions of both versions have. */
export interface OSPFDescriptionFlags {
  /** Reserved. */
  flags: number;
  /** R: out-of-band resynchronization (RFC 4811 §2). */
  resync: boolean;
  /** I: the first one. */
  init: boolean;
  /** M: more follow. */
  more: boolean;
  /** MS: the sender is the master. */
  master: boolean;
  /** Sequence number of the exchange. */
  sequence: number;
}
/** Database Description of version 2: RFC 2328 §A.3.3. */
export interface OSPFDescription extends OSPFDescriptionFlags {
  /** Largest packet of the interface, in bytes. */
  interfaceMtu: number;
  /** Options. */
  options: OSPFOptions;
  /** Headers of the LSAs that the sender has. */
  lsaHeaders: (OSPFLSAHeader | OSPFOpaqueHeader)[];
}
/** Database Description of version 3: RFC 5340 §A.3.3. */
export interface OSPFv3Description extends OSPFDescriptionFlags {
  /** Reserved. */
  reserved: Uint8Array;
  /** Options. */
  options: OSPFv3Options;
  /** Largest packet of the interface, in bytes. */
  interfaceMtu: number;
  /** Reserved. */
  reserved2: Uint8Array;
  /** Headers of the LSAs that the sender has. */
  lsaHeaders: OSPFv3LSAHeader[];
}
/** Link State Request: RFC 2328 §A.3.4, RFC 5340 §A.3.4. */
export interface OSPFRequest {
  /** LSAs that the sender wants. */
  requests: (OSPFRequested | OSPFv3Requested)[];
}
/** An LSA that is wanted. */
export interface OSPFRequested {
  /** LS type. */
  type: number;
  /** Link State ID. */
  linkStateId: string;
  /** Router that originated it. */
  advertisingRouter: string;
}
/** An LSA that is wanted, in version 3. */
export interface OSPFv3Requested extends OSPFv3LSType {
  /** Reserved. */
  reserved: Uint8Array;
  /** Link State ID. */
  linkStateId: string;
  /** Router that originated it. */
  advertisingRouter: string;
}
/** Link State Update: RFC 2328 §A.3.5, RFC 5340 §A.3.5. */
export interface OSPFUpdate {
  /** Number of LSAs. */
  numLsas: number;
  /** LSAs. */
  lsas: (OSPFLSA | OSPFv3LSA)[];
}
/** Link State Acknowledgment: RFC 2328 §A.3.6, RFC 5340 §A.3.6. */
export interface OSPFAcknowledgment {
  /** Headers of the LSAs that arrived. */
  lsaHeaders: (OSPFLSAHeader | OSPFOpaqueHeader | OSPFv3LSAHeader)[];
}
/** A packet of another type. */
export interface OSPFOther {
  /** What it holds. */
  data: Uint8Array;
}
/** What a packet says. */
export type OSPFBody =
  | OSPFHello
  | OSPFv3Hello
  | OSPFDescription
  | OSPFv3Description
  | OSPFRequest
  | OSPFUpdate
  | OSPFAcknowledgment
  | OSPFOther;

/** Authentication trailer of version 3: RFC 7166 §4. */
export interface OSPFAuthTrailer {
  /** Authentication type. */
  authType: number;
  /** Bytes of the trailer. */
  authDataLength: number;
  /** Reserved. */
  reserved: number;
  /** Security association ID. */
  securityAssociationId: number;
  /** Cryptographic sequence number. */
  sequence: bigint;
  /** Authentication data. */
  authData: Uint8Array;
}

/** A packet. */
export interface OSPF {
  /** 2 or 3. */
  version: number;
  /** Type. */
  type: number;
  /** Bytes of the packet, header counted. */
  packetLength: number;
  /** Router that sent it. */
  routerId: string;
  /** Area. */
  areaId: string;
  /** Checksum. */
  checksum: number;
  /** Whether the checksum is right. */
  checksumStatus: number;
  /** How the packet is authenticated, in version 2. */
  authType?: number;
  /** What that needs, in version 2. */
  auth?: OSPFAuth;
  /** Instance of OSPF on the link, in version 3. */
  instanceId?: number;
  /** Zero, in version 3. */
  reserved?: Uint8Array;
  /** What the packet says. */
  body: OSPFBody;
  /** Message digest, with cryptographic authentication of version 2. */
  digest?: Uint8Array;
  /** Link-local signalling. */
  lls?: OSPFLLS;
  /** Authentication trailer of version 3. */
  authTrailer?: OSPFAuthTrailer;
  /** Bytes that have no meaning. */
  padding?: Uint8Array;
}

const HELLO = 1, DESCRIPTION = 2, REQUEST = 3, UPDATE = 4, ACKNOWLEDGMENT = 5;
const SIMPLE = 1, CRYPTOGRAPHIC = 2, EXTENDED = 3;
/** Bytes of the headers of both versions; where the authentication of version 2 begins. */
const HEADER_2 = 24, HEADER_3 = 16, AUTH = 16;
const BAD = 0, GOOD = 1, UNVERIFIED = 2;

const isVersion2 = (h: OSPF): boolean => h.version !== 3;
const isVersion3 = (h: OSPF): boolean => h.version === 3;
const headerSize = (h: OSPF): number => isVersion3(h) ? HEADER_3 : HEADER_2;
const isCrypto = (h: OSPF): boolean =>
  h.authType === CRYPTOGRAPHIC || h.authType === EXTENDED;

const dead = { alias: "ospf.hello.router_dead_interval", unit: "s" };
const helloInterval = u16({ alias: "ospf.hello.hello_interval", unit: "s" });
const priority = u8({ alias: "ospf.hello.router_priority" });
const routers = {
  designatedRouter: ipv4Address({ alias: "ospf.hello.designated_router" }),
  backupDesignatedRouter: ipv4Address({
    alias: "ospf.hello.backup_designated_router",
  }),
  neighbors: listToEnd(
    ipv4Address({ alias: "ospf.hello.active_neighbor" }),
  ),
};
const hello = struct<OSPFHello>({
  networkMask: ipv4Address({ alias: "ospf.hello.network_mask" }),
  helloInterval,
  options: ospfOptions,
  priority,
  deadInterval: u32(dead),
  ...routers,
});
const helloOf3 = struct<OSPFv3Hello>({
  interfaceId: u32({ alias: "ospf.hello.interface_id" }),
  priority,
  options: ospfv3Options,
  helloInterval,
  deadInterval: u16(dead),
  ...routers,
});
const interfaceMtu = u16({ alias: "ospf.db.interface_mtu", unit: "bytes" });
const descriptionFlags = {
  flags: bits(4),
  resync: flag({ alias: "ospf.dbd.r" }),
  init: flag({ alias: "ospf.dbd.i" }),
  more: flag({ alias: "ospf.dbd.m" }),
  master: flag({ alias: "ospf.dbd.ms" }),
  sequence: u32({ alias: "ospf.db.dd_sequence" }),
};
const description = struct<OSPFDescription>({
  interfaceMtu,
  options: ospfOptions,
  ...descriptionFlags,
  lsaHeaders: listToEnd(ospfLSAHeader),
});
const reserved = octets(1, { alias: "ospf.reserved" });
const descriptionOf3 = struct<OSPFv3Description>({
  reserved,
  options: ospfv3Options,
  interfaceMtu,
  reserved2: reserved,
  ...descriptionFlags,
  lsaHeaders: listToEnd(ospfv3LSAHeader),
});
const linkStateId = ipv4Address({ alias: "ospf.link_state_id" });
const request = struct<OSPFRequest>({
  requests: listToEnd(struct<OSPFRequested>({
    type: u32({ alias: "ospf.lsa", names: OSPF_LS_TYPE }),
    linkStateId,
    advertisingRouter,
  })),
});
const requestOf3 = struct<OSPFRequest>({
  requests: listToEnd(struct<OSPFv3Requested>({
    reserved: octets(2, { alias: "ospf.reserved" }),
    ...ospfv3LSType,
    linkStateId,
    advertisingRouter,
  })),
});
const numLsas = u32({ alias: "ospf.ls.number_of_lsas" });
const update = struct<OSPFUpdate>({
  numLsas,
  lsas: list(ospfLSA, (h: OSPFUpdate) => h.numLsas),
});
const updateOf3 = struct<OSPFUpdate>({
  numLsas,
  lsas: list(ospfv3LSA, (h: OSPFUpdate) => h.numLsas),
});
const acknowledgment = struct<OSPFAcknowledgment>({
  lsaHeaders: listToEnd(ospfLSAHeader),
});
const acknowledgmentOf3 = struct<OSPFAcknowledgment>({
  lsaHeaders: listToEnd(ospfv3LSAHeader),
});
const other = struct<OSPFOther>({ data: rest() });

const BODIES = {
  [HELLO]: [hello, helloOf3],
  [DESCRIPTION]: [description, descriptionOf3],
  [REQUEST]: [request, requestOf3],
  [UPDATE]: [update, updateOf3],
  [ACKNOWLEDGMENT]: [acknowledgment, acknowledgmentOf3],
} as const;
const body = choice<OSPFBody>(
  [...Object.values(BODIES).flat(), other],
  (_c, v) => {
    const h = v.struct.probe(v) as OSPF;
    if (h.version !== 2 && h.version !== 3) return other;
    return BODIES[h.type as keyof typeof BODIES]?.[h.version - 2] ?? other;
  },
);

const noAuth = struct<OSPFNoAuth>({
  data: octets(8, { alias: "ospf.auth.none" }),
});
const simpleAuth = struct<OSPFSimpleAuth>({
  password: paddedText(8, { alias: "ospf.auth.simple" }),
});
const cryptoAuth = struct<OSPFCryptoAuth>({
  reserved: u16(),
  keyId: u8({ alias: "ospf.auth.crypt.key_id" }),
  authDataLength: u8({
    alias: "ospf.auth.crypt.data_length",
    unit: "bytes",
  }),
  sequence: u32({ alias: "ospf.auth.crypt.seq_nbr" }),
});
const unknownAuth = struct<OSPFNoAuth>({
  data: octets(8, { alias: "ospf.auth.unknown" }),
});
const auth = choice<OSPFAuth>(
  [noAuth, simpleAuth, cryptoAuth, unknownAuth],
  (_c, v) => {
    const h = v.struct.probe(v) as OSPF;
    return h.authType === 0
      ? noAuth
      : h.authType === SIMPLE
      ? simpleAuth
      : isCrypto(h)
      ? cryptoAuth
      : unknownAuth;
  },
);

/** Whether the body's options have a flag. */
function hasOption(h: OSPF, name: "l" | "at"): boolean {
  const { body } = h;
  if (body === undefined || !("options" in body)) return false;
  const options = body.options as Partial<OSPFv3Options> | undefined;
  return options?.[name] === true;
}

/** Bytes of the digest behind the packet. */
const digestSize = ({ auth }: OSPF): number =>
  auth && "authDataLength" in auth ? auth.authDataLength : 0;

/** Status of the checksum: all but the authentication data in version 2 (RFC 2328 §D.4), with a pseudo-header in version 3 (RFC 5340 §A.3.1). */
function checksumStatus(h: OSPF, v: View): number {
  const { site, layer, b, p } = v, end = p + h.packetLength;
  if (
    site === undefined || !site.isWhole(layer) || end > site.layerEnd(layer) ||
    h.packetLength < headerSize(h)
  ) return UNVERIFIED;
  let sum = 0;
  if (isVersion3(h)) {
    const addresses = site.addressSum(layer);
    if (addresses < 0) return UNVERIFIED;
    sum = onesSum(b, p, end, addresses + OSPF_PROTOCOL + h.packetLength);
  } else {
    if (isCrypto(h)) return UNVERIFIED;
    sum = onesSum(b, p + HEADER_2, end, onesSum(b, p, p + AUTH, 0));
  }
  return sum === 0xffff ? GOOD : BAD;
}
const OSPF_PROTOCOL = 89;

/** Open Shortest Path First. */
export const ospf: Protocol<OSPF> = {
  id: "ospf",
  label: "OSPF",
  name: "Open Shortest Path First",
  spec: "RFC 2328, RFC 5340",
  depth:
    "all packets and LSAs of versions 2 and 3, opaque LSAs, link-local signalling, authentication trailer",
  aliases: ["ospfv2", "ospfv3"],
  alias: "ospf",
  layer: "internet",
  on: [[ipProtocol, OSPF_PROTOCOL]],
  fields: struct<OSPF>({
    version: u8({ alias: "ospf.version" }),
    type: u8({ alias: "ospf.msg", names: OSPF_TYPE }),
    packetLength: u16({ alias: "ospf.packet_length", unit: "bytes" }),
    routerId: ipv4Address({ alias: "ospf.srcrouter" }),
    areaId: ipv4Address({ alias: "ospf.area_id" }),
    checksum: u16({ alias: "ospf.checksum", hex: true }),
    checksumStatus: derived(checksumStatus, { names: CHECKSUM_STATUS }),
    authType: when(
      isVersion2,
      u16({ alias: "ospf.auth.type", names: OSPF_AUTH }),
    ),
    auth: when(isVersion2, chosen(auth)),
    instanceId: when(isVersion3, u8({ alias: "ospf.instance_id" })),
    reserved: when(isVersion3, reserved),
    body: within(
      (h: OSPF) => h.packetLength - headerSize(h),
      chosen(body),
    ),
    digest: when(
      (h: OSPF) => digestSize(h) > 0,
      bytes(digestSize, { alias: "ospf.auth.crypt.data" }),
    ),
    lls: when((h: OSPF) => hasOption(h, "l"), ospfLLS),
    authTrailer: when(
      (h: OSPF) => hasOption(h, "at"),
      struct<OSPFAuthTrailer>({
        authType: u16({ alias: "ospf.at.auth_type" }),
        authDataLength: u16({ alias: "ospf.at.auth_data_len", unit: "bytes" }),
        reserved: u16({ alias: "ospf.at.reserved" }),
        securityAssociationId: u16({ alias: "ospf.at.sa_id" }),
        sequence: u64({ alias: "ospf.at.crypto_seq_nbr" }),
        authData: bytes((h: OSPFAuthTrailer) => h.authDataLength - 16, {
          alias: "ospf.at.auth_data",
        }),
      }),
    ),
    padding: padding(),
  }),
  summary: (h) => OSPF_TYPE[h.type] ?? `OSPF type ${h.type}`,
};
