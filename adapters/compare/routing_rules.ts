/** Differences in protocols of routing and of access: tshark fills their fields otherwise than we do. */
import {
  isPrefix,
  isSubsequence,
  list,
  pairs,
  type Rule,
  startsWith,
  theirChain,
} from "./rule.ts";
import type { Difference } from "./compare.ts";

const ONES = "f".repeat(32);
const REACH = "bgp.update.path_attribute.mp_reach_nlri";
/** Whether tshark names the subsequent address family among those of the frame. */
const hasSafi = (d: Difference, ...safis: number[]): boolean =>
  list(d.oracle[`${REACH}.safi`]).some((x) => safis.includes(Number(x)));
const TARGETS = 132, VPN = 128, MDT = 66, SR_POLICY = 73, UNASSIGNED = 99;
const EXTENDED = 255, FLOW_DSCP = 11, FLOW_LABEL = 13;
const EGRESS_ENDPOINT = 6;

/** Reasons that lie in BGP. */
const BGP_RULES: readonly Rule[] = [
  {
    name: "what follows a BGP message",
    reason:
      "tshark takes what follows a message for another one though it has no marker; we leave it raw",
    explains: (d) =>
      ["bgp.marker", "bgp.length", "bgp.type"].includes(d.alias) &&
      isPrefix(d.ours, d.theirs) &&
      list(d.oracle["bgp.marker"]).slice(d.ours.length)
        .every((x) => String(x).replaceAll(":", "") !== ONES),
  },
  {
    name: "parameters of an OPEN with long lengths",
    reason: "tshark does not know the extended lengths of RFC 9072",
    explains: (d) =>
      startsWith(d, "bgp.open.opt.", "bgp.cap.") &&
      list(d.oracle["bgp.open.opt.param.type"])[0] === EXTENDED,
  },
  {
    name: "default among route targets",
    reason:
      "tshark shows a route target by other fields than those of an extended community, and no length of the default",
    own: true,
    explains: (d) =>
      (startsWith(d, "bgp.ext_com.") || d.alias === "bgp.prefix_length") &&
      hasSafi(d, TARGETS) && isPrefix(d.theirs, d.ours),
  },
  {
    name: "routes of VPNs over IPv6",
    reason: "tshark has no fields for their prefixes",
    own: true,
    explains: (d) =>
      ["bgp.prefix_length", "bgp.rd", "bgp.mp_reach_nlri_ipv6_prefix"]
        .includes(d.alias) &&
      d.theirs.length === 0 && hasSafi(d, VPN) &&
      list(d.oracle[`${REACH}.afi`])[0] === 2,
  },
  {
    name: "next hops of other families",
    reason:
      "tshark shows the next hop of a family that it does not know as bytes",
    own: true,
    explains: (d) =>
      startsWith(d, `${REACH}.next_hop.`, "bgp.sr_policy_nlri_endpoint_ipv6") &&
      d.theirs.length === 0 && hasSafi(d, MDT, SR_POLICY, UNASSIGNED),
  },
  {
    name: "DSCP and labels in flow specifications",
    reason:
      "tshark takes the operator of a DSCP for one of bits, and does not know the flow label of RFC 8956",
    own: true,
    explains: (d) =>
      startsWith(d, "bgp.flowspec_nlri.op.") &&
      list(d.oracle["bgp.flowspec_nlri.filter_type"])
        .some((x) => x === FLOW_DSCP || x === FLOW_LABEL),
  },
  {
    name: "outbound route filters by the standard's numbers",
    reason:
      "tshark reads entries of the type that Cisco used before RFC 5292, and IPv4 only, and takes each for a message of its own",
    own: true,
    explains: (d) =>
      startsWith(d, "bgp.route_refresh.orf.", "bgp.prefix_length") &&
      list(d.oracle["bgp.route_refresh.orf.type"]).includes(64),
  },
  {
    name: "unknown TLV of a prefix SID",
    reason: "tshark shows no bytes of a TLV that it does not know",
    own: true,
    explains: (d) =>
      d.alias === "bgp.prefix_sid.value" && d.theirs.length === 0,
  },
  {
    name: "color of a tunnel",
    reason:
      "tshark reads the color of a tunnel as four bytes; RFC 9012 has an extended community of eight",
    own: true,
    explains: (d) =>
      startsWith(d, "bgp.update.encaps_tunnel_") &&
      isPrefix(d.ours, d.theirs) &&
      list(d.oracle["bgp.update.encaps_tunnel_subtlv_type"])[0] ===
        EGRESS_ENDPOINT,
  },
];

/** Options that tshark shows as bytes though they hold options. */
const HOLDERS = [47, 66, 84, 116];
const MAX_RELAYS = 32;

/** Reasons that lie in DHCPv6. */
const DHCPV6_RULES: readonly Rule[] = [
  {
    name: "names of DHCPv6",
    reason: "tshark writes domain names with the dot at their end",
    own: true,
    explains: (d) =>
      startsWith(d, "dhcpv6.") && pairs(d, (a, b) => `${a}.` === b),
  },
  {
    name: "options in options",
    reason:
      "tshark shows relay data, relay-supplied options, policy tables and DNS removal info as bytes",
    own: true,
    explains: (d) =>
      startsWith(d, "dhcpv6.") && isSubsequence(d.theirs, d.ours) &&
      list(d.oracle["dhcpv6.option.type"])
        .some((x) => HOLDERS.includes(Number(x))),
  },
  {
    name: "relays without end",
    reason: "a message inside 32 relayed ones is not read",
    own: true,
    explains: (d) =>
      startsWith(d, "dhcpv6.") && isPrefix(d.ours, d.theirs) &&
      list(d.oracle["dhcpv6.msgtype"]).length > MAX_RELAYS,
  },
  {
    name: "DHCPv6 over TCP",
    reason:
      "tshark calls it by another name, and reads two bytes of the transaction ID, which has three as elsewhere (RFC 5460 §5.1)",
    own: true,
    explains: (d) =>
      startsWith(d, "dhcpv6.", "frame.protocols") && d.chain.includes("TCP") &&
      theirChain(d).at(-1) === "dhcpv6.bulk_leasequery",
  },
];

const EAP_MESSAGE = 79;

/** Reasons that lie in RADIUS. */
const RADIUS_RULES: readonly Rule[] = [
  {
    name: "RADIUS over TCP",
    reason: "tshark looks for RADIUS over TCP on port 2083 only",
    own: true,
    explains: (d) =>
      startsWith(d, "radius.", "frame.protocols") &&
      d.chain.includes("TCP:RADIUS") && !theirChain(d).includes("radius"),
  },
  {
    name: "EAP in several attributes",
    reason:
      "tshark puts a packet of EAP together that lies in several attributes; we show the parts",
    own: true,
    explains: (d) =>
      startsWith(d, "eap.") && d.ours.length === 0 &&
      list(d.oracle["radius.avp.type"])
          .filter((x) => x === EAP_MESSAGE).length > 1,
  },
];

/** Reasons that lie in protocols of routing and of access. */
export const ROUTING_RULES: readonly Rule[] = [
  ...BGP_RULES,
  ...DHCPV6_RULES,
  ...RADIUS_RULES,
];
