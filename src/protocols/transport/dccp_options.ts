/** DCCP options: RFC 4340 §5.8, RFC 4342 §8, and https://www.iana.org/assignments/dccp-parameters */
import {
  bits,
  bytes,
  choice,
  chosen,
  derived,
  flag,
  ifMore,
  listToEnd,
  type Options,
  options,
  rest,
  struct,
  u24,
  u32,
  u8,
  uint,
  when,
} from "../../fields/mod.ts";
import {
  DCCP_ACK_STATE,
  DCCP_DROP_CODE,
  DCCP_FEATURE,
  DCCP_OPTION,
} from "../../names/dccp.ts";

/** An option of one byte: Padding, Mandatory, Slow Receiver. */
export interface DCCPSingleOption {
  /** Type. */
  type: number;
}
/** What other options have. */
export interface DCCPOptionHead extends DCCPSingleOption {
  /** Bytes of the whole option. */
  length: number;
}
/** Change L, Confirm L, Change R, Confirm R: RFC 4340 §6.1. */
export interface DCCPFeature extends DCCPOptionHead {
  /** Feature number. */
  feature: number;
  /** The value of a feature that is a number: Sequence Window, Ack Ratio. */
  value?: number;
  /** Values of any other, the preferred first; in a confirmation first the one that was chosen. */
  values: number[];
}
/** Init Cookie (RFC 4340 §8.1.4), and options that have no table. */
export interface DCCPDataOption extends DCCPOptionHead {
  /** Its data. */
  data: Uint8Array;
}
/** NDP Count: RFC 4340 §7.7. */
export interface DCCPNdpCount extends DCCPOptionHead {
  /** How many packets without data came before this one. */
  count: number;
}
/** Ack Vector: RFC 4340 §11.4; the nonce is the last bit of the type. */
export interface DCCPAckVector extends DCCPOptionHead {
  /** Runs of packets, the newest first. */
  runs: DCCPAckRun[];
}
/** Packets that fared alike. */
export interface DCCPAckRun {
  /** What became of them. */
  state: number;
  /** How many more than one. */
  runLength: number;
}
/** Data Dropped: RFC 4340 §11.7. */
export interface DCCPDataDropped extends DCCPOptionHead {
  /** Blocks of packets, the newest first. */
  blocks: DCCPDropBlock[];
}
/** Packets whose data fared alike. */
export interface DCCPDropBlock {
  /** Whether the data were dropped. */
  dropped: boolean;
  /** Why. */
  dropCode?: number;
  /** How many more than one. */
  runLength: number;
}
/** Timestamp: RFC 4340 §13.1. */
export interface DCCPTimestamp extends DCCPOptionHead {
  /** Time of the sender, in units of 10 µs. */
  timestamp: number;
}
/** Timestamp Echo: RFC 4340 §13.3. */
export interface DCCPTimestampEcho extends DCCPOptionHead {
  /** The timestamp that was received. */
  echo: number;
  /** Time since then, in units of 10 µs. */
  elapsed?: number;
}
/** Elapsed Time: RFC 4340 §13.2. */
export interface DCCPElapsedTime extends DCCPOptionHead {
  /** Time since the packet arrived that is acknowledged, in units of 10 µs. */
  elapsed: number;
}
/** Data Checksum: RFC 4340 §9.3. */
export interface DCCPDataChecksum extends DCCPOptionHead {
  /** CRC-32C of the data. */
  checksum: number;
}
/** Loss Event Rate: RFC 4342 §8.5. */
export interface DCCPLossEventRate extends DCCPOptionHead {
  /** Inverse of the rate. */
  lossEventRate: number;
}
/** Loss Intervals: RFC 4342 §8.6. */
export interface DCCPLossIntervals extends DCCPOptionHead {
  /** Packets at the end that do not count yet. */
  skipLength: number;
  /** Loss intervals, the newest first. */
  intervals: DCCPLossInterval[];
}
/** A loss interval. */
export interface DCCPLossInterval {
  /** Packets without loss. */
  losslessLength: number;
  /** E: the sum of their ECN nonces. */
  ecnNonceEcho: boolean;
  /** Packets from the first lost to the last. */
  lossLength: number;
  /** Packets with data in the interval. */
  dataLength: number;
}
/** Receive Rate: RFC 4342 §8.3. */
export interface DCCPReceiveRate extends DCCPOptionHead {
  /** Bytes per second. */
  receiveRate: number;
}
/** Any option. */
export type DCCPOption =
  | DCCPSingleOption
  | DCCPFeature
  | DCCPDataOption
  | DCCPNdpCount
  | DCCPAckVector
  | DCCPDataDropped
  | DCCPTimestamp
  | DCCPTimestampEcho
  | DCCPElapsedTime
  | DCCPDataChecksum
  | DCCPLossEventRate
  | DCCPLossIntervals
  | DCCPReceiveRate;

const type = u8({ alias: "dccp.option_type", names: DCCP_OPTION });
const single = struct<DCCPSingleOption>({ type });
const head = { type, length: u8({ unit: "bytes" }) };
/** Bytes behind type and length. */
const size = (h: DCCPOptionHead): number => h.length - 2;

/** Features whose value is a number: RFC 4340 §6.4. */
const SEQUENCE_WINDOW = 3, ACK_RATIO = 5;
const isNumber = ({ feature }: DCCPFeature): boolean =>
  feature === SEQUENCE_WINDOW || feature === ACK_RATIO;

const feature = struct<DCCPFeature>({
  ...head,
  feature: u8({ alias: "dccp.feature_number", names: DCCP_FEATURE }),
  value: when(isNumber, uint((h: DCCPFeature) => size(h) - 1)),
  values: listToEnd(u8()),
});
const data = (alias: string) =>
  struct<DCCPDataOption>({ ...head, data: rest({ alias }) });
const ackVector = struct<DCCPAckVector>({
  ...head,
  runs: listToEnd(struct<DCCPAckRun>({
    state: bits(2, { names: DCCP_ACK_STATE }),
    runLength: bits(6),
  })),
});
const normalBlock = struct<DCCPDropBlock>({
  dropped: flag(),
  dropCode: derived(() => undefined),
  runLength: bits(7),
});
const dropBlock = struct<DCCPDropBlock>({
  dropped: flag(),
  dropCode: bits(3, { names: DCCP_DROP_CODE }),
  runLength: bits(4),
});
const elapsed = { alias: "dccp.elapsed_time", unit: "10 µs" };

/** The options of a header, in `area` bytes. */
export function dccpOptions<H>(area: (h: H) => number): Options<DCCPOption> {
  return options<DCCPOption>({
    size: area,
    counts: "all",
    single: Array.from({ length: 32 }, (_, i) => i),
    cases: {
      ...Object.fromEntries(
        Array.from({ length: 32 }, (_, i) => [i, single]),
      ),
      32: feature,
      33: feature,
      34: feature,
      35: feature,
      36: data("dccp.init_cookie"),
      37: struct<DCCPNdpCount>({
        ...head,
        count: uint(size, { alias: "dccp.ndp_count" }),
      }),
      38: ackVector,
      39: ackVector,
      40: struct<DCCPDataDropped>({
        ...head,
        blocks: listToEnd(
          chosen(
            choice(
              [normalBlock, dropBlock],
              (c) => c.peek() & 0x80 ? dropBlock : normalBlock,
            ),
          ),
        ),
      }),
      41: struct<DCCPTimestamp>({
        ...head,
        timestamp: u32({ alias: "dccp.timestamp", unit: "10 µs" }),
      }),
      42: struct<DCCPTimestampEcho>({
        ...head,
        echo: u32({ alias: "dccp.timestamp_echo", unit: "10 µs" }),
        elapsed: ifMore(uint((h: DCCPTimestampEcho) => size(h) - 4, elapsed)),
      }),
      43: struct<DCCPElapsedTime>({ ...head, elapsed: uint(size, elapsed) }),
      44: struct<DCCPDataChecksum>({
        ...head,
        checksum: u32({ alias: "dccp.checksum_data", hex: true }),
      }),
      192: struct<DCCPLossEventRate>({
        ...head,
        lossEventRate: u32({ alias: "dccp.ccid3_loss_event_rate" }),
      }),
      193: struct<DCCPLossIntervals>({
        ...head,
        skipLength: u8(),
        intervals: listToEnd(struct<DCCPLossInterval>({
          losslessLength: u24(),
          ecnNonceEcho: flag(),
          lossLength: bits(23),
          dataLength: u24(),
        })),
      }),
      194: struct<DCCPReceiveRate>({
        ...head,
        receiveRate: u32({
          alias: "dccp.ccid3_receive_rate",
          unit: "bytes/s",
        }),
      }),
    },
    other: struct<DCCPDataOption>({
      ...head,
      data: bytes(size, { alias: "dccp.option_unknown" }),
    }),
  });
}
