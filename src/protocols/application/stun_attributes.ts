/** Attributes of STUN: RFC 8489 §14, RFC 8656 §18, RFC 8445 §16, RFC 5780 §7, RFC 6062 §6, [MS-TURN] §2.2.2. */
import { formatIPv4, formatIPv6 } from "../../bytes/address.ts";
import { crc32 } from "../../bytes/checksum.ts";
import {
  bits,
  bytes,
  CHECKSUM_STATUS,
  choice,
  type Field,
  flag,
  type Hint,
  ipv4Address,
  ipv6Address,
  list,
  listToEnd,
  octets,
  type OptionRules,
  options,
  padding,
  type Struct,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
} from "../../fields/mod.ts";
import { IP_PROTOCOL } from "../../names/ip_protocol.ts";
import {
  STUN_ATTRIBUTE,
  STUN_ERROR,
  STUN_FAMILY,
  STUN_PASSWORD_ALGORITHM,
} from "../../names/stun.ts";

/** What every attribute begins with. */
export interface STUNAttributeHead {
  /** Type; from 0x8000 on whoever does not know it may pass it over. */
  type: number;
  /** Bytes of the value, without padding. */
  length: number;
}
/** An address: RFC 8489 §14.1, §14.2; RFC 8656 §18. */
export interface STUNAddress extends STUNAttributeHead {
  /** 0. */
  reserved: Uint8Array;
  /** Address family. */
  family: number;
  /** Port. */
  port: number;
  /** Address. */
  address: string;
}
/** Text: USERNAME, REALM, NONCE, SOFTWARE, ALTERNATE-DOMAIN. */
export interface STUNText extends STUNAttributeHead {
  /** The text. */
  text: string;
  /** Fills it up to four bytes. */
  padding?: Uint8Array;
}
/** A number: PRIORITY, LIFETIME, CACHE-TIMEOUT, CONNECTION-ID, MS-VERSION and others. */
export interface STUNNumber extends STUNAttributeHead {
  /** The number. */
  value: number;
}
/** A number that only one of two agents has: ICE-CONTROLLED, ICE-CONTROLLING. */
export interface STUNTieBreaker extends STUNAttributeHead {
  /** Tie breaker. */
  tieBreaker: Uint8Array;
}
/** Error: RFC 8489 §14.8. */
export interface STUNErrorCode extends STUNAttributeHead {
  /** 0. */
  reserved: Uint8Array;
  /** 0. */
  reserved2: number;
  /** Hundreds of the code. */
  class: number;
  /** The code modulo 100. */
  number: number;
  /** For a person. */
  reason: string;
  /** Fills it up to four bytes. */
  padding?: Uint8Array;
}
/** Error of one address family: RFC 8656 §18.12. */
export interface STUNAddressError extends STUNAttributeHead {
  /** Address family. */
  family: number;
  /** 0. */
  reserved: number;
  /** Hundreds of the code. */
  class: number;
  /** The code modulo 100. */
  number: number;
  /** For a person. */
  reason: string;
  /** Fills it up to four bytes. */
  padding?: Uint8Array;
}
/** Attributes that were not understood: RFC 8489 §14.13. */
export interface STUNUnknown extends STUNAttributeHead {
  /** Their types. */
  types: number[];
  /** Fills them up to four bytes. */
  padding?: Uint8Array;
}
/** Where an answer is asked to come from: RFC 5780 §7.2. */
export interface STUNChange extends STUNAttributeHead {
  /** 0. */
  reserved: number;
  /** From another address. */
  changeIP: boolean;
  /** From another port. */
  changePort: boolean;
  /** 0. */
  reserved2: boolean;
}
/** Channel or port: RFC 8656 §18.1, RFC 5780 §7.5. */
export interface STUNShort extends STUNAttributeHead {
  /** The number. */
  value: number;
  /** 0. */
  reserved: Uint8Array;
}
/** Address family that is asked for: RFC 8656 §18.6, §18.11. */
export interface STUNRequestedFamily extends STUNAttributeHead {
  /** Address family. */
  family: number;
  /** 0. */
  reserved: Uint8Array;
}
/** Transport that is asked for: RFC 8656 §18.7. */
export interface STUNTransport extends STUNAttributeHead {
  /** IP protocol number. */
  protocol: number;
  /** 0. */
  reserved: Uint8Array;
}
/** An even port is asked for: RFC 8656 §18.5. */
export interface STUNEvenPort extends STUNAttributeHead {
  /** The next port is to be kept, too. */
  reserveNext: boolean;
  /** 0. */
  reserved: number;
  /** Fills it up to four bytes. */
  padding?: Uint8Array;
}
/** An ICMP message that came from a peer: RFC 8656 §18.13. */
export interface STUNICMP extends STUNAttributeHead {
  /** 0. */
  reserved: number;
  /** Type. */
  icmpType: number;
  /** Code. */
  code: number;
  /** Data of the error, such as an MTU. */
  data: number;
}
/** A password algorithm: RFC 8489 §14.11, §14.12. */
export interface STUNPasswordAlgorithm {
  /** Algorithm. */
  algorithm: number;
  /** Bytes of the parameters. */
  parametersLength: number;
  /** Parameters, filled up to four bytes. */
  parameters: Uint8Array;
}
/** PASSWORD-ALGORITHM, PASSWORD-ALGORITHMS. */
export interface STUNPasswordAlgorithms extends STUNAttributeHead {
  /** Algorithms. */
  algorithms: STUNPasswordAlgorithm[];
}
/** CRC-32 of the message before it: RFC 8489 §14.7. */
export interface STUNFingerprint extends STUNAttributeHead {
  /** The CRC-32, XORed with 0x5354554e. */
  crc: number;
  /** Whether it is right. */
  crcStatus: number;
}
/** Retransmissions: RFC 7982 §3.1. */
export interface STUNTransmitCounter extends STUNAttributeHead {
  /** 0. */
  reserved: number;
  /** Times that the request was sent. */
  requests: number;
  /** Times that the response was sent. */
  responses: number;
}
/** Network of a candidate, as WebRTC sends it. */
export interface STUNNetworkInfo extends STUNAttributeHead {
  /** Number of the network. */
  networkId: number;
  /** Its cost. */
  cost: number;
}
/** Number of a message in a connection: [MS-TURN] §2.2.2.19. */
export interface STUNSequence extends STUNAttributeHead {
  /** Connection. */
  connectionId: Uint8Array;
  /** Sequence number. */
  sequence: number;
}
/** Stream: [MS-TURN] §2.2.2.20. */
export interface STUNServiceQuality extends STUNAttributeHead {
  /** Kind of stream. */
  streamType: number;
  /** Service quality. */
  quality: number;
}
/** Session of multiplexed TURN. */
export interface STUNSession extends STUNAttributeHead {
  /** Session. */
  session: bigint;
}
/** Any other attribute, and those that are bytes: integrity, data, tokens, flags. */
export interface STUNOther extends STUNAttributeHead {
  /** Value. */
  value: Uint8Array;
  /** Fills it up to four bytes. */
  padding?: Uint8Array;
}
/** An attribute. */
export type STUNAttribute =
  | STUNAddress
  | STUNText
  | STUNNumber
  | STUNTieBreaker
  | STUNErrorCode
  | STUNAddressError
  | STUNUnknown
  | STUNChange
  | STUNShort
  | STUNRequestedFamily
  | STUNTransport
  | STUNEvenPort
  | STUNICMP
  | STUNPasswordAlgorithms
  | STUNFingerprint
  | STUNTransmitCounter
  | STUNNetworkInfo
  | STUNSequence
  | STUNServiceQuality
  | STUNSession
  | STUNOther;

/** What the CRC of a fingerprint is XORed with: RFC 8489 §14.7. */
const FINGERPRINT = 0x5354554e;
const IPV6 = 2;
const BAD = 0, GOOD = 1;
/** Where the magic cookie and the transaction ID stand in the message: what addresses are XORed with. */
const COOKIE_AT = 4;

const head = {
  type: u16({ alias: "stun.att.type", hex: true, names: STUN_ATTRIBUTE }),
  length: u16({ alias: "stun.att.length", unit: "bytes" }),
};
const fill = { padding: padding() };
const reserved = (n: number) => octets(n, { alias: "stun.att.reserved" });
const family = u8({ alias: "stun.att.family", names: STUN_FAMILY });

const size = (h: STUNAttributeHead) => h.length;

/** `n` bytes that are XORed with those of the message from the magic cookie on. */
function xored<T>(
  n: number,
  value: (b: Uint8Array) => T,
  hint: Hint,
): Field<T> {
  return {
    ...hint,
    bits: 0,
    read(c) {
      const p = c.take(n), key = c.base + COOKIE_AT, out = new Uint8Array(n);
      for (let i = 0; i < n; i++) out[i] = c.b[p + i] ^ c.b[key + i];
      return value(out);
    },
  };
}

const PORT: Hint = { alias: "stun.att.port" };
const IPV4_HINT: Hint = { alias: "stun.att.ipv4" };
const IPV6_HINT: Hint = { alias: "stun.att.ipv6" };

const address = (port: Field<number>, value: Field<string>) =>
  struct<STUNAddress>({
    ...head,
    reserved: reserved(1),
    family,
    port,
    address: value,
  });
const byFamily = (ipv4: Struct<STUNAddress>, ipv6: Struct<STUNAddress>) =>
  choice<STUNAttribute>(
    [ipv4, ipv6],
    (c) => c.peek(5) === IPV6 ? ipv6 : ipv4,
  );
const plainAddress = byFamily(
  address(u16(PORT), ipv4Address(IPV4_HINT)),
  address(u16(PORT), ipv6Address(IPV6_HINT)),
);
const xorPort = xored(2, (b) => b[0] << 8 | b[1], PORT);
const xorAddress = byFamily(
  address(xorPort, xored(4, (b) => formatIPv4(b, 0), IPV4_HINT)),
  address(xorPort, xored(16, (b) => formatIPv6(b, 0), IPV6_HINT)),
);

const textOf = (alias?: string) =>
  struct<STUNText>({
    ...head,
    text: text(size, alias === undefined ? {} : { alias }),
    ...fill,
  });
const number = (hint: Hint) =>
  struct<STUNNumber>({ ...head, value: u32(hint) });
const short = (hint: Hint) =>
  struct<STUNShort>({ ...head, value: u16(hint), reserved: reserved(2) });
const valueOf = (alias?: string) =>
  struct<STUNOther>({
    ...head,
    value: bytes(size, alias === undefined ? {} : { alias }),
    ...fill,
  });
const tieBreaker = struct<STUNTieBreaker>({
  ...head,
  tieBreaker: octets(8, { alias: "stun.att.tie-breaker" }),
});
const error = {
  class: bits(3, { alias: "stun.att.error.class" }),
  number: u8({
    alias: "stun.att.error",
    names: (value: number, h: { class: number }) =>
      STUN_ERROR[h.class * 100 + value],
  }),
};
const requestedFamily = struct<STUNRequestedFamily>({
  ...head,
  family,
  reserved: reserved(3),
});
const algorithms = struct<STUNPasswordAlgorithms>({
  ...head,
  algorithms: listToEnd(struct<STUNPasswordAlgorithm>({
    algorithm: u16({
      alias: "stun.att.pw_alg",
      names: STUN_PASSWORD_ALGORITHM,
    }),
    parametersLength: u16({ alias: "stun.att.pw_alg_len", unit: "bytes" }),
    parameters: bytes(
      (h: STUNPasswordAlgorithm) => h.parametersLength + 3 & ~3,
      { alias: "stun.att.pw_alg_data" },
    ),
  })),
});

const fingerprint = struct<STUNFingerprint>({
  ...head,
  crc: u32({ alias: "stun.att.crc32", hex: true }),
  crcStatus: {
    alias: "stun.att.crc32.status",
    names: CHECKSUM_STATUS,
    bits: 0,
    derive(h) {
      const { up, b, p } = h;
      if (up === undefined || h.n < 3) return undefined;
      const sent = h.struct.value(h, 2) as number;
      return (crc32(0, b, up.p, p) ^ FINGERPRINT) >>> 0 === sent ? GOOD : BAD;
    },
  },
});

const unnamed = valueOf("stun.value");
const sequence = struct<STUNSequence>({
  ...head,
  connectionId: bytes(20, { alias: "stun.att.ms.connection_id" }),
  sequence: u32({ alias: "stun.att.ms.sequence_number" }),
});

const RULES: OptionRules<STUNAttribute> = {
  typeSize: 2,
  lengthSize: 2,
  counts: "value",
  align: 4,
  cases: {
    0x0001: plainAddress,
    0x0002: plainAddress,
    0x0003: struct<STUNChange>({
      ...head,
      reserved: bits(29),
      changeIP: flag({ alias: "stun.att.change-ip" }),
      changePort: flag({ alias: "stun.att.change-port" }),
      reserved2: flag(),
    }),
    0x0004: plainAddress,
    0x0005: plainAddress,
    0x0006: textOf("stun.att.username"),
    0x0007: valueOf("stun.att.password"),
    0x0008: valueOf("stun.att.hmac"),
    0x0009: struct<STUNErrorCode>({
      ...head,
      reserved: reserved(2),
      reserved2: bits(5),
      ...error,
      reason: text((h: STUNErrorCode) => h.length - 4, {
        alias: "stun.att.error.reason",
      }),
      ...fill,
    }),
    0x000a: struct<STUNUnknown>({
      ...head,
      types: list(
        u16({ alias: "stun.att.unknown", hex: true, names: STUN_ATTRIBUTE }),
        (h: STUNUnknown) => h.length >> 1,
      ),
      ...fill,
    }),
    0x000b: plainAddress,
    0x000c: short({ alias: "stun.att.channelnum", hex: true }),
    0x000d: number({ alias: "stun.att.lifetime", unit: "s" }),
    0x000f: number({ alias: "stun.att.magic_cookie", hex: true }),
    0x0010: number({ alias: "stun.port.bandwidth" }),
    0x0011: plainAddress,
    0x0012: xorAddress,
    0x0014: textOf("stun.att.realm"),
    0x0015: textOf("stun.att.nonce"),
    0x0016: xorAddress,
    0x0017: requestedFamily,
    0x0018: struct<STUNEvenPort>({
      ...head,
      reserveNext: flag({ alias: "stun.att.even-port.reserve-next" }),
      reserved: bits(7),
      ...fill,
    }),
    0x0019: struct<STUNTransport>({
      ...head,
      protocol: u8({ alias: "stun.att.transp", names: IP_PROTOCOL }),
      reserved: reserved(3),
    }),
    0x001c: valueOf("stun.att.hmac"),
    0x001d: algorithms,
    0x0020: xorAddress,
    0x0022: valueOf("stun.att.token"),
    0x0024: number({ alias: "stun.att.priority" }),
    0x0027: short(PORT),
    0x002a: number({ hex: true }),
    0x8000: requestedFamily,
    0x8001: struct<STUNAddressError>({
      ...head,
      family,
      reserved: bits(13),
      ...error,
      reason: text((h: STUNAddressError) => h.length - 4, {
        alias: "stun.att.error.reason",
      }),
      ...fill,
    }),
    0x8002: algorithms,
    0x8003: textOf(),
    0x8004: struct<STUNICMP>({
      ...head,
      reserved: u16(),
      icmpType: bits(7, { alias: "stun.att.icmp.type" }),
      code: bits(9, { alias: "stun.att.icmp.code" }),
      data: u32(),
    }),
    0x8006: valueOf("stun.att.unknown8006"),
    0x8008: number({ alias: "stun.att.ms.version" }),
    0x8020: xorAddress,
    0x8022: textOf("stun.att.software"),
    0x8023: plainAddress,
    0x8025: struct<STUNTransmitCounter>({
      ...head,
      reserved: u16(),
      requests: u8(),
      responses: u8(),
    }),
    0x8027: number({ alias: "stun.att.cache-timeout", unit: "s" }),
    0x8028: fingerprint,
    0x8029: tieBreaker,
    0x802a: tieBreaker,
    0x802b: plainAddress,
    0x802c: plainAddress,
    0x802e: textOf(),
    0x8050: choice<STUNAttribute>(
      [sequence, unnamed],
      (c) => (c.peek(3) === 24 ? sequence : unnamed),
    ),
    0x8055: struct<STUNServiceQuality>({
      ...head,
      streamType: u16({ alias: "stun.att.ms.stream_type" }),
      quality: u16({ alias: "stun.att.ms.service_quality" }),
    }),
    0x8070: number({ alias: "stun.att.ms.version.ice" }),
    0x8095: struct<STUNSession>({
      ...head,
      session: u64({
        alias: "stun.att.ms.multiplexed_turn_session_id",
        hex: true,
      }),
    }),
    0xc057: struct<STUNNetworkInfo>({
      ...head,
      networkId: u16({ alias: "stun.att.google.network_id" }),
      cost: u16({ alias: "stun.att.google.network_cost" }),
    }),
  },
  other: unnamed,
};
const aligned = options(RULES), packed = options({ ...RULES, align: 1 });

/** The attributes of a message. Those of MS-TURN, which begin with its magic cookie, are not filled up: [MS-TURN] §2.2.2. */
export const stunAttributes: Field<STUNAttribute[]> = {
  inside: [aligned],
  bits: 0,
  read: (c, h) => {
    const isMicrosoft = c.room > 1 && c.peek() === 0 && c.peek(1) === 0x0f;
    return (isMicrosoft ? packed : aligned).read!(c, h);
  },
};
