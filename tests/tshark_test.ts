/** With tshark at hand: our aliases exist, and what real programs sent reads the same in every field. */
import { assert, assertEquals } from "@std/assert";
import {
  CaptureReader,
  Dissector,
  Frame,
  protocols,
  Registry,
} from "../mod.ts";
import { capturePaths } from "../testdata/make.ts";
import { aliasesOf, reading, same } from "./conformance/compare.ts";
import {
  fieldTexts,
  fieldTypes,
  occurrences,
  tsharkVersion,
} from "./conformance/tshark.ts";

const ignore = await tsharkVersion() === undefined;
if (ignore) console.log("skipped: tshark is not installed");

/** Put together for comparisons, in another form than tshark's. */
const COMPOSED = new Set(["frame.protocols", "frame.time_epoch", "ip.flags"]);

Deno.test({
  name: "every alias is a field of Wireshark",
  ignore,
  async fn() {
    const types = await fieldTypes();
    const unknown = [...aliasesOf(protocols)].filter((a) => !types.has(a));
    assertEquals(unknown, []);
  },
});

/** Fields that tshark fills in another way than we do, and why. */
const EXPLAINED: Readonly<Record<string, string>> = {
  "data.data": "tshark takes the time stamp out of the data of an echo",
  "dhcp.option.type": "tshark shows End as 0, it is 255",
  "dns.flags.authoritative": "tshark shows it in responses only",
  "dns.flags.recavail": "tshark shows it in responses only",
  "dns.flags.rcode": "tshark shows it in responses only",
  "dns.naptr.replacement": "the root is . here, <Root> there",
  "dns.opt.cookie.server": "<MISSING> for none",
  "dns.opt.data": "tshark shows the bytes of options that it decodes, too",
  "dns.opt.ext_error.extra_text": "empty text is text here",
  "dns.resp.name": "the root is . here, <Root> there",
  "dns.resp.z": "tshark counts the DO bit among the reserved",
  "icmp.length": "tshark leaves 0 out",
  "icmpv6.length": "tshark leaves 0 out",
  "ipv6.opt.padn": "<none> for no bytes",
  "ntp.precision": "signed here: RFC 5905 §7.3",
  "tls.handshake.extensions_reneg_info": "empty bytes are bytes here",
  "tls.handshake.session_id": "empty bytes are bytes here",
  "tls.handshake.session_id_length": "tshark shows 0 for an empty one",
  "tls.handshake.sig_hash_alg": "we keep key exchanges as bytes",
  "udp.checksum.status": "tshark verifies what an ICMP error quotes",
};

/** Options that make tshark read each frame by itself, and verify checksums. */
const ALONE = [
  "-n",
  ...[
    "tcp.desegment_tcp_streams:FALSE",
    "ip.defragment:FALSE",
    "ipv6.defragment:FALSE",
    "tcp.check_checksum:TRUE",
    "udp.check_checksum:TRUE",
    "ip.check_checksum:TRUE",
  ].flatMap((o) => ["-o", o]),
];

Deno.test({
  name: "what real programs sent reads as tshark reads it, in every field",
  ignore,
  async fn() {
    const types = await fieldTypes();
    const aliases = [...aliasesOf(protocols)].filter((a) =>
      types.has(a) && !COMPOSED.has(a)
    );
    const different: string[] = [];
    let compared = 0;
    const frame = new Frame(new Dissector(new Registry(protocols)));
    for (const path of capturePaths().filter((p) => p.includes("/recorded/"))) {
      const reader = new CaptureReader(path);
      for (const row of await fieldTexts(path, aliases, ALONE)) {
        assert(reader.nextSync(frame));
        const ours = reading(frame);
        aliases.forEach((alias, i) => {
          const a = ours.get(alias) ?? [];
          const b = occurrences(row[i], types.get(alias)!.type);
          if (a.length === 0 && b.length === 0) return;
          compared++;
          // tshark recognises DNS on a port that is not its own by its content
          if (alias.startsWith("dns.") && !frame.has("dns")) return;
          const equal = a.length === b.length &&
            a.every((x, k) => same(x, b[k]));
          if (equal || alias in EXPLAINED) return;
          different.push(
            `${path.replace(/.*\//, "")}#${frame.number} ${alias}: ${
              JSON.stringify(a)
            }, tshark ${JSON.stringify(b)}`.slice(0, 200),
          );
        });
      }
      assert(!reader.nextSync(frame));
      reader.close();
    }
    assert(compared > 5000, `${compared} fields compared`);
    assertEquals(different, []);
  },
});
