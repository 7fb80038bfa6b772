import { assert, assertEquals, assertThrows } from "@std/assert";
import { extract, ProtoChain } from "../../mod.ts";

const chain = new ProtoChain(["Ethernet", "IPv4", "GRE", "IPv4", "TCP"]);

Deno.test("a chain prints its labels, and is made of what it prints", () => {
  assertEquals(`${chain}`, "Ethernet:IPv4:GRE:IPv4:TCP");
  assertEquals(JSON.stringify(chain), '"Ethernet:IPv4:GRE:IPv4:TCP"');
  assertEquals([...ProtoChain.from(`${chain}`)], [...chain]);
  assertEquals([`${ProtoChain.from("")}`, ProtoChain.from("").length], ["", 0]);
});

Deno.test("a chain finds labels without regard to case", () => {
  assert(chain.includes("tcp") && chain.includes("IPV4"));
  assert(!chain.includes("ip") && !chain.includes("UDP"));
  assertEquals(chain.indexOf("ipv4"), 1);
  assertEquals(chain.indexOf("ipv4", 2), 3);
  assertEquals([chain.indexOf("ipv4", 4), chain.indexOf("udp")], [-1, -1]);
  assertEquals([chain.count("ipV4"), chain.count("udp")], [2, 0]);
});

Deno.test("a chain finds runs of labels, whole ones only", () => {
  assert(chain.includes("ethernet:ipv4"));
  assert(chain.includes("GRE:IPv4:TCP"));
  assert(chain.includes(`${chain}`));
  assert(!chain.includes("Ethernet:GRE"));
  assert(!chain.includes("net:IPv4"));
  assert(!chain.includes("IPv4:TC"));
});

Deno.test("a chain is indexed from both ends", () => {
  assertEquals(chain.length, 5);
  assertEquals([chain.at(0), chain.at(-1), chain.at(5)], [
    "Ethernet",
    "TCP",
    undefined,
  ]);
  assertEquals([...chain].length, 5);
});

Deno.test("parts of chains, and chains behind others, are chains", () => {
  assertEquals(`${chain.slice(1, 3)}`, "IPv4:GRE");
  assertEquals(`${chain.slice(-2)}`, "IPv4:TCP");
  assertEquals(`${chain.slice()}`, `${chain}`);
  const longer = chain.slice(0, 2).concat(
    "UDP",
    new ProtoChain(["DNS", "Raw"]),
  );
  assertEquals(`${longer}`, "Ethernet:IPv4:UDP:DNS:Raw");
  assertEquals(chain.length, 5);
});

Deno.test("chains compare with chains and with text", () => {
  assert(chain.equals("ethernet:ipv4:gre:ipv4:tcp"));
  assert(chain.equals(new ProtoChain([...chain])));
  assert(!chain.equals("Ethernet:IPv4"));
  assert(new ProtoChain([]).equals(""));
});

Deno.test("a chain does not change with the list it was made of", () => {
  const labels = ["A", "B"], made = new ProtoChain(labels);
  assertThrows(() => labels.push("C"), TypeError);
  assertEquals(`${made}`, "A:B");
});

Deno.test("frames have the chain of their layers", async () => {
  const { frames } = await extract({
    input: "testdata/captures/vlan/stacked.pcap",
  });
  assertEquals(frames.map((f) => `${f.chain}`), [
    "Ethernet:802.1Q:802.1Q:IPv4:UDP:Raw",
    "Ethernet:802.1ad:802.1Q:IPv4:UDP:Raw",
    "Ethernet:802.1ad:802.1Q:IPv4:UDP:Raw",
    "Ethernet:802.1ad:802.1ad:802.1Q:IPv4:UDP:Raw",
  ]);
  assertEquals(frames[0].info.protocols, `${frames[0].chain}`);
});
