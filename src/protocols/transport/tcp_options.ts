/** Options of TCP: https://www.iana.org/assignments/tcp-parameters */
import {
  bits,
  bytes,
  choice,
  derived,
  flag,
  ifMore,
  listToEnd,
  type Options,
  options,
  padding,
  rest,
  type Struct,
  struct,
  u16,
  u24,
  u32,
  u8,
} from "../../fields/mod.ts";
import { TCP_EXID, TCP_OPTION } from "../../names/tcp_option.ts";
import { mptcp, type MPTCPOption } from "./mptcp.ts";

/** What all options have. */
export interface TCPOptionHead {
  /** Kind of the option. */
  kind: number;
}
/** An option with a length. */
export interface SizedTCPOption extends TCPOptionHead {
  /** Bytes of the whole option. */
  length: number;
}
/** End of Option List. */
export interface TCPEndOption extends TCPOptionHead {
  /** Header padding behind it. */
  padding?: Uint8Array;
}
/** Maximum Segment Size: RFC 9293 §3.2. */
export interface TCPMSSOption extends SizedTCPOption {
  /** Largest segment that the sender takes, in bytes. */
  mss: number;
}
/** Window Scale: RFC 7323 §2. */
export interface TCPWindowScaleOption extends SizedTCPOption {
  /** Windows count 2 to this power; over 14 is taken for 14. */
  shift: number;
}
/** SACK: RFC 2018 §3. */
export interface TCPSackOption extends SizedTCPOption {
  /** Blocks that were received. */
  blocks: TCPSackBlock[];
}
/** A block of sequence numbers. */
export interface TCPSackBlock {
  /** The first. */
  left: number;
  /** The first behind it. */
  right: number;
}
/** Echo and Echo Reply: RFC 1072 §3. */
export interface TCPEchoOption extends SizedTCPOption {
  /** What is echoed. */
  info: number;
}
/** Timestamps: RFC 7323 §3. */
export interface TCPTimestampsOption extends SizedTCPOption {
  /** The sender's clock. */
  value: number;
  /** The clock value that it echoes. */
  echoReply: number;
}
/** Partial Order Service Profile: RFC 1693 §3.1. */
export interface TCPPartialOrderOption extends SizedTCPOption {
  /** First segment of the profile. */
  start: boolean;
  /** Last segment of the profile. */
  end: boolean;
  /** Filler. */
  filler: number;
}
/** CC, CC.NEW, CC.ECHO: RFC 1644 §2.2. */
export interface TCPConnectionCountOption extends SizedTCPOption {
  /** Connection count. */
  count: number;
}
/** TCP Alternate Checksum Request: RFC 1146 §2. */
export interface TCPChecksumRequestOption extends SizedTCPOption {
  /** The algorithm that is asked for. */
  algorithm: number;
}
/** MD5 Signature: RFC 2385 §3. */
export interface TCPMD5Option extends SizedTCPOption {
  /** The digest. */
  digest: Uint8Array;
}
/** Quick-Start Response: RFC 4782 §4.2. */
export interface TCPQuickStartOption extends SizedTCPOption {
  /** Reserved. */
  reserved: number;
  /** Approved rate: 40 kbit/s times 2 to this power. */
  rate: number;
  /** Difference of TTLs. */
  ttlDiff: number;
  /** QS nonce. */
  nonce: number;
}
/** User Timeout: RFC 5482 §3. */
export interface TCPUserTimeoutOption extends SizedTCPOption {
  /** Minutes instead of seconds. */
  minutes: boolean;
  /** The time-out. */
  timeout: number;
  /** The same in seconds. */
  seconds: number;
}
/** TCP Authentication Option: RFC 5925 §2.2. */
export interface TCPAuthenticationOption extends SizedTCPOption {
  /** Key that the MAC was made with. */
  keyId: number;
  /** Key that the sender is ready to receive. */
  nextKeyId: number;
  /** Message authentication code. */
  mac: Uint8Array;
}
/** TCP Fast Open: RFC 7413 §4.1.1. */
export interface TCPFastOpenOption extends SizedTCPOption {
  /** The cookie; empty in a request for one. */
  cookie: Uint8Array;
}
/** Encryption Negotiation (TCP-ENO): RFC 8547 §4.1. */
export interface TCPEncryptionOption extends SizedTCPOption {
  /** Suboptions, as they are. */
  suboptions: Uint8Array;
}
/** Accurate ECN: RFC 9768 §3.2.3. */
export interface TCPAccurateECNOption extends SizedTCPOption {
  /** EE0B: bytes that came with ECT(0), modulo 2^24. */
  ee0b?: number;
  /** ECEB: bytes that came with CE. */
  eceb?: number;
  /** EE1B: bytes that came with ECT(1). */
  ee1b?: number;
}
/** What all experiments have: RFC 6994 §3. */
export interface TCPExperimentHead extends SizedTCPOption {
  /** Identifies the experiment. */
  exId: number;
}
/** TCP Fast Open before it had a kind: RFC 7413 §4.1.1. */
export interface TCPFastOpenExperiment extends TCPExperimentHead {
  /** The cookie; empty in a request for one. */
  cookie: Uint8Array;
}
/** Accurate ECN before it had a kind: RFC 9768 §3.2.3. */
export interface TCPAccurateECNExperiment
  extends TCPExperimentHead, TCPAccurateECNOption {}
/** Any other experiment. */
export interface TCPExperimentOption extends TCPExperimentHead {
  /** Its data. */
  data: Uint8Array;
}
/** Any other option. */
export interface TCPOtherOption extends SizedTCPOption {
  /** Its value. */
  data: Uint8Array;
}
/** Any option of TCP. */
export type TCPOption =
  | TCPOptionHead
  | SizedTCPOption
  | TCPEndOption
  | TCPMSSOption
  | TCPWindowScaleOption
  | TCPSackOption
  | TCPEchoOption
  | TCPTimestampsOption
  | TCPPartialOrderOption
  | TCPConnectionCountOption
  | TCPChecksumRequestOption
  | TCPMD5Option
  | TCPQuickStartOption
  | TCPUserTimeoutOption
  | TCPAuthenticationOption
  | TCPFastOpenOption
  | TCPEncryptionOption
  | TCPAccurateECNOption
  | TCPFastOpenExperiment
  | TCPAccurateECNExperiment
  | TCPExperimentOption
  | MPTCPOption
  | TCPOtherOption;

const head = { kind: u8({ alias: "tcp.option_kind", names: TCP_OPTION }) };
const sized = {
  ...head,
  length: u8({ alias: "tcp.option_len", unit: "bytes" }),
};

const end = struct<TCPEndOption>({ ...head, padding: padding() });
const noOperation = struct<TCPOptionHead>(head);
const mss = struct<TCPMSSOption>({
  ...sized,
  mss: u16({ alias: "tcp.options.mss_val", unit: "bytes" }),
});
const windowScale = struct<TCPWindowScaleOption>({
  ...sized,
  shift: u8({ alias: "tcp.options.wscale.shift" }),
});
const empty = struct<SizedTCPOption>(sized);
const sack = struct<TCPSackOption>({
  ...sized,
  blocks: listToEnd(struct<TCPSackBlock>({
    left: u32({ alias: "tcp.options.sack_le" }),
    right: u32({ alias: "tcp.options.sack_re" }),
  })),
});
const echo = struct<TCPEchoOption>({
  ...sized,
  info: u32({ alias: "tcp.options.echo_value" }),
});
const timestamps = struct<TCPTimestampsOption>({
  ...sized,
  value: u32({ alias: "tcp.options.timestamp.tsval" }),
  echoReply: u32({ alias: "tcp.options.timestamp.tsecr" }),
});
const partialOrder = struct<TCPPartialOrderOption>({
  ...sized,
  start: flag(),
  end: flag(),
  filler: bits(6),
});
const connectionCount = struct<TCPConnectionCountOption>({
  ...sized,
  count: u32({ alias: "tcp.options.cc_value" }),
});
const checksumRequest = struct<TCPChecksumRequestOption>({
  ...sized,
  algorithm: u8({
    names: {
      0: "TCP Checksum",
      1: "8-bit Fletcher's algorithm",
      2: "16-bit Fletcher's algorithm",
      3: "Redundant Checksum Avoidance",
    },
  }),
});
const md5 = struct<TCPMD5Option>({
  ...sized,
  digest: bytes(16, { alias: "tcp.options.md5.digest" }),
});
const quickStart = struct<TCPQuickStartOption>({
  ...sized,
  reserved: bits(4),
  rate: bits(4, { alias: "tcp.options.qs.rate" }),
  ttlDiff: u8({ alias: "tcp.options.qs.ttl_diff" }),
  nonce: u32({ hex: true }),
});
const userTimeout = struct<TCPUserTimeoutOption>({
  ...sized,
  minutes: flag({ alias: "tcp.options.user_to_granularity" }),
  timeout: bits(15, { alias: "tcp.options.user_to_val" }),
  seconds: derived(
    (h: TCPUserTimeoutOption) => h.minutes ? h.timeout * 60 : h.timeout,
    { unit: "s" },
  ),
});
const authentication = struct<TCPAuthenticationOption>({
  ...sized,
  keyId: u8({ alias: "tcp.options.ao.keyid" }),
  nextKeyId: u8({ alias: "tcp.options.ao.rnextkeyid" }),
  mac: rest({ alias: "tcp.options.ao.mac" }),
});
const fastOpen = struct<TCPFastOpenOption>({
  ...sized,
  cookie: rest({ alias: "tcp.options.tfo.cookie" }),
});
const encryption = struct<TCPEncryptionOption>({
  ...sized,
  suboptions: rest(),
});
const ee0b = ifMore(u24({ alias: "tcp.options.acc_ecn.ee0b", unit: "bytes" }));
const eceb = ifMore(u24({ alias: "tcp.options.acc_ecn.eceb", unit: "bytes" }));
const ee1b = ifMore(u24({ alias: "tcp.options.acc_ecn.ee1b", unit: "bytes" }));
/** The sender leaves counters out from the end: RFC 9768 §3.2.3. */
const accurateECN0 = struct<TCPAccurateECNOption>({
  ...sized,
  ee0b,
  eceb,
  ee1b,
});
const accurateECN1 = struct<TCPAccurateECNOption>({
  ...sized,
  ee1b,
  eceb,
  ee0b,
});
const experimentHead = {
  ...sized,
  exId: u16({
    alias: "tcp.options.experimental.exid",
    hex: true,
    names: TCP_EXID,
  }),
};
const experiment = struct<TCPExperimentOption>({
  ...experimentHead,
  data: rest({ alias: "tcp.options.experimental.data" }),
});
const experiments: Readonly<Record<number, Struct<TCPOption>>> = {
  0xacc0: struct<TCPAccurateECNExperiment>({
    ...experimentHead,
    ee0b,
    eceb,
    ee1b,
  }),
  0xacc1: struct<TCPAccurateECNExperiment>({
    ...experimentHead,
    ee1b,
    eceb,
    ee0b,
  }),
  0xf989: struct<TCPFastOpenExperiment>({
    ...experimentHead,
    cookie: rest({ alias: "tcp.options.tfo.cookie" }),
  }),
};
const other = struct<TCPOtherOption>({ ...sized, data: rest() });

/** By the experiment's identifier; an older experiment has no room for one. */
const experimental = choice<TCPOption>(
  [...Object.values(experiments), experiment, other],
  (c) =>
    c.room < 4 || c.peek(1) < 4
      ? other
      : experiments[c.peek(2) << 8 | c.peek(3)] ?? experiment,
);

/** The options in the `size` bytes behind the fixed header. */
export function tcpOptions<H>(size: (h: H) => number): Options<TCPOption> {
  return options<TCPOption>({
    size,
    counts: "all",
    single: [0, 1],
    last: 0,
    cases: {
      0: end,
      1: noOperation,
      2: mss,
      3: windowScale,
      4: empty,
      5: sack,
      6: echo,
      7: echo,
      8: timestamps,
      9: empty,
      10: partialOrder,
      11: connectionCount,
      12: connectionCount,
      13: connectionCount,
      14: checksumRequest,
      19: md5,
      27: quickStart,
      28: userTimeout,
      29: authentication,
      30: mptcp,
      34: fastOpen,
      69: encryption,
      172: accurateECN0,
      174: accurateECN1,
      253: experimental,
      254: experimental,
    },
    other,
  });
}
