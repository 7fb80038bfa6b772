import { assertEquals } from "@std/assert";
import { Flows } from "../../mod.ts";
import { fromIPv4, fromIPv6 } from "../../src/bytes/parse_address.ts";
import { communityId } from "../../src/flow/community_id.ts";
import {
  ascii,
  ethernet,
  ipv6,
  tcp,
  tcpFrame,
  udpFrame,
} from "../../testdata/make/build.ts";
import { frameOf } from "../dissect.ts";

const TCP = 6, UDP = 17, SCTP = 132;

/** The identifier of a flow whose endpoints are in order. */
function of(
  protocol: number,
  low: string,
  lowPort: number,
  high: string,
  highPort: number,
  seed?: number,
): string {
  const bytes = low.includes(":") ? fromIPv6 : fromIPv4;
  return communityId(
    bytes(low),
    lowPort,
    bytes(high),
    highPort,
    protocol,
    seed,
  );
}

Deno.test("community ids are those that the specification publishes", () => {
  assertEquals(
    of(TCP, "66.35.250.204", 80, "128.232.110.120", 34855),
    "1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
  );
  assertEquals(
    of(UDP, "8.8.8.8", 53, "192.168.1.52", 54585),
    "1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
  );
  assertEquals(
    of(SCTP, "192.168.170.8", 7, "192.168.170.56", 7),
    "1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
  );
});

Deno.test("a seed changes a community id", () => {
  assertEquals(
    of(TCP, "66.35.250.204", 80, "128.232.110.120", 34855, 1),
    "1:3V71V58M3Ksw/yuFALMcW0LAHvc=",
  );
});

/** Identifiers of the flows of packets. */
const flowsOf = (...packets: Uint8Array[]) =>
  new Flows().run(packets.map((b) => frameOf(b))).flows
    .map((f) => f.communityId);

Deno.test("a flow has the same community id whoever sends first", () => {
  const data = ascii("data");
  // 10.0.0.1 to 10.0.0.2; the lower port may be at the higher address
  assertEquals(flowsOf(tcpFrame(40000, 80, data)), [
    of(TCP, "10.0.0.1", 40000, "10.0.0.2", 80),
  ]);
  assertEquals(flowsOf(udpFrame(53, 40000, data)), [
    of(UDP, "10.0.0.1", 53, "10.0.0.2", 40000),
  ]);
  const swapped = tcpFrame(80, 40000, data);
  swapped.set([10, 0, 0, 2, 10, 0, 0, 1], 26);
  assertEquals(flowsOf(swapped), [
    of(TCP, "10.0.0.1", 40000, "10.0.0.2", 80),
  ]);
  assertEquals(
    flowsOf(
      ethernet(0x86dd, ipv6(TCP, tcp(40000, 443, data, { six: true }))),
    ),
    ["1:RYG3Msb11GthNt1OYXJouPzmrvA="],
  );
});

Deno.test("endpoints of one address are ordered by port", () => {
  const own = (a: number, b: number) => {
    const packet = udpFrame(a, b, ascii("data"));
    packet.set([10, 0, 0, 1], 30);
    return packet;
  };
  assertEquals(flowsOf(own(53, 40000), own(40000, 53)), [
    of(UDP, "10.0.0.1", 53, "10.0.0.1", 40000),
  ]);
});
