import { assertEquals } from "@std/assert";
import { portmap, portmapCall, rpc, rpcbind } from "../../../mod.ts";
import { cases } from "../../../testdata/make/rpc.ts";
import { summaryOf } from "../../../src/output/summary.ts";
import { frameOf } from "../../dissect.ts";

// deno-lint-ignore no-explicit-any
const plain = (x: unknown): any => JSON.parse(JSON.stringify(x));
const { packets } = cases.rpc;
const at = (i: number) => frameOf(packets[i]);

Deno.test("rpc reads calls with their credential", () => {
  const { body } = plain(at(0).get(rpc));
  assertEquals(body.credential.body, {
    stamp: 0x11223344,
    machineName: "host1",
    uid: 1000,
    gid: 100,
    gidCount: 2,
    gids: [4, 24],
  });
  assertEquals(body.verifier, { flavor: 0, length: 0, body: {} });
  assertEquals(plain(at(18).get(rpc)).body.credential.body.context, "01020304");
});

Deno.test("rpc sums up calls and replies", () => {
  const text = (i: number) => summaryOf(at(i)).replace(/XID \w+/, "X");
  assertEquals([0, 1, 7, 11, 13, 14, 15, 16, 17, 20].map(text), [
    "V2 Portmap NULL Call X",
    "Reply X",
    "Reply X, system error",
    "Reply X, program can't support procedure",
    "Reply X, remote can't support version",
    "V3 NFS GETATTR Call X",
    "Reply X, rejected for security reasons",
    "V3 MOUNT MNT Call X",
    "Reply X, RPC_MISMATCH",
    "V1 program 536870913 procedure 7 Call X",
  ]);
});

Deno.test("rpc hands arguments to the port mapper, by version and procedure", () => {
  assertEquals(plain(at(2).get(portmap)), {
    program: 100003,
    version: 3,
    protocol: 6,
    port: 0,
  });
  assertEquals(at(6).get(portmapCall)!.procedure, 0);
  assertEquals(at(8).get(rpcbind)!.address, "0.0.0.0.8.1");
  assertEquals(`${at(3).chain}`, "Ethernet:IPv4:UDP:RPC:Raw");
});

Deno.test("rpc tells why a call was denied", () => {
  const { body } = plain(at(13).get(rpc));
  assertEquals([body.low, body.high], [2, 4]);
  assertEquals(plain(at(15).get(rpc)).body, {
    state: 1,
    rejectState: 1,
    authState: 5,
  });
});

Deno.test("rpc is known on any port, and stays raw where it is none", () => {
  assertEquals(`${at(20).chain}`, "Ethernet:IPv4:UDP:RPC:Raw");
  assertEquals(`${at(21).chain}`, "Ethernet:IPv4:UDP:RPC");
  assertEquals(`${at(23).chain}`, "Ethernet:IPv4:UDP:Raw");
  assertEquals(at(22).problems[0].kind, "truncated");
});

Deno.test("rpc over TCP: records follow each other", () => {
  const frame = frameOf(cases.tcp.packets[0]);
  assertEquals(frame.all(rpc).map((h) => h.fragmentLength), [76, 80]);
  assertEquals(`${frame.chain}`, "Ethernet:IPv4:TCP:RPC:RPC:Raw");
});
