/** Dynamic Host Configuration Protocol for IPv6: RFC 8415 §8 and §9; over TCP: RFC 5460 §5.1. */
import type { Protocol } from "../../dissect/protocol.ts";
import { tcpPort, udpPort } from "../../dissect/tables.ts";
import {
  type Field,
  ipv6Address,
  options,
  rest,
  struct,
  u16,
  u24,
  u8,
  type View,
  when,
} from "../../fields/mod.ts";
import { DHCPV6_MESSAGE_TYPE } from "../../names/dhcpv6.ts";
import { data, named, optionHead as head } from "./dhcpv6_kinds.ts";
import {
  type DHCPv6Message,
  type DHCPv6Option,
  type DHCPv6RelayData,
  type DHCPv6RelayMessage,
  messageOptions,
} from "./dhcpv6_options.ts";

/** A datagram, or a message of a stream. */
export interface DHCPv6 extends DHCPv6Message {
  /** Bytes of the message; only over TCP: RFC 5460 §5.1. */
  messageSize?: number;
}

const RELAY_FORW = 12, RELAY_REPL = 13, RELAY_MESSAGE = 9;
/** HOP_COUNT_LIMIT of RFC 3315 §5.5; RFC 8415 has 8. */
const MAX_RELAYS = 32;
const isRelayed = ({ type }: DHCPv6Message): boolean =>
  type === RELAY_FORW || type === RELAY_REPL;

/** How many relayed messages are around a table. */
function depth(h: View): number {
  let n = 0;
  for (let v: View | undefined = h; v !== undefined; v = v.up) {
    if (v.struct === relay || v.struct === relayData) n++;
  }
  return n;
}
/** A message in an option. Relays put messages into messages; fields are listed for the outer one. */
const relayed: Field<DHCPv6Message> = {
  bits: 0,
  read: (c, h) => depth(h) > MAX_RELAYS ? undefined : message.read(c, h),
};
const unread = when(
  (h: DHCPv6RelayMessage) => h.message === undefined,
  rest(),
);
const relay = struct<DHCPv6RelayMessage>({
  ...head,
  message: relayed,
  data: unread,
});
const relayData = struct<DHCPv6RelayData>({
  ...head,
  peerAddress: ipv6Address(named("lq_relay_data_peer_addr")),
  message: relayed,
  data: unread,
});
const fields = {
  type: u8({ ...named("msgtype"), names: DHCPV6_MESSAGE_TYPE }),
  transactionId: when(
    (h: DHCPv6Message) => !isRelayed(h),
    u24({ ...named("xid"), hex: true }),
  ),
  hopCount: when(isRelayed, u8(named("hopcount"))),
  linkAddress: when(isRelayed, ipv6Address(named("linkaddr"))),
  peerAddress: when(isRelayed, ipv6Address(named("peeraddr"))),
  options: options<DHCPv6Option>({
    typeSize: 2,
    lengthSize: 2,
    counts: "value",
    cases: { ...messageOptions, [RELAY_MESSAGE]: relay, 47: relayData },
    other: data(),
  }),
};
const message = struct<DHCPv6Message>(fields);

/** Who is asked, or told, what; for a relayed message that of the client. */
function summary(h: DHCPv6Message): string {
  const name = DHCPV6_MESSAGE_TYPE[h.type] ?? `message ${h.type}`;
  if (h.transactionId !== undefined) {
    return `${name} 0x${h.transactionId.toString(16).padStart(6, "0")}`;
  }
  const inner = h.options?.find((o): o is DHCPv6RelayMessage =>
    "message" in o && o.code === RELAY_MESSAGE
  )?.message;
  return inner === undefined ? name : `${name}, ${summary(inner)}`;
}

/** Dynamic Host Configuration Protocol for IPv6. */
export const dhcpv6: Protocol<DHCPv6> = {
  id: "dhcpv6",
  label: "DHCPv6",
  name: "Dynamic Host Configuration Protocol for IPv6",
  spec: "RFC 8415",
  depth:
    "all messages with relays, lease queries and failover; options of IANA's list but some twenty as bytes",
  alias: "dhcpv6",
  layer: "application",
  on: [[udpPort, 546, 547], [tcpPort, 547]],
  fields: message as Protocol<DHCPv6>["fields"],
  streamFields: struct<DHCPv6>({
    messageSize: u16({ unit: "bytes" }),
    ...fields,
  }),
  pduSize: (h) => 2 + h.messageSize!,
  summary,
};
