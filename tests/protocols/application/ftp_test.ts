import { assertEquals } from "@std/assert";
import { ftp } from "../../../mod.ts";
import { hex, join, tcpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (text: string) => frameOf(tcpFrame(40000, 21, crlf(text)));
const all = (text: string) =>
  frame(text).all(ftp).map((h) => JSON.parse(JSON.stringify(h)));
/** Code or command of each message, with the number of the frame that it is shown in. */
const messages = (size: number, ...turns: Turn[]) =>
  assembledOf(talk({ port: 21, size }, turns)).flatMap((f) =>
    f.all(ftp).map((h) =>
      `${f.number} ${h.request?.command ?? h.reply?.code}${
        h.reply?.lines?.length ?? ""
      }`
    )
  );

Deno.test("ftp reads commands, each by itself", () => {
  assertEquals(all("USER a b\nquit\n"), [
    { request: { command: "USER", argument: "a b" } },
    { request: { command: "quit" } },
  ]);
});

Deno.test("ftp reads a reply up to its last line", () => {
  assertEquals(all("211-A\n 211 b\n211-c\n211 End\n226 Done\n"), [{
    reply: {
      code: 211,
      more: true,
      text: "A",
      lines: [" 211 b", "211-c", "211 End"],
    },
  }, { reply: { code: 226, more: false, text: "Done" } }]);
});

Deno.test("ftp decodes addresses of data connections", () => {
  const fields = (text: string) => {
    const [{ request, reply }] = all(text);
    const { command: _c, argument: _a, ...more } = request ?? {};
    const { code: _d, more: _m, text: _t, ...others } = reply ?? {};
    return { ...more, ...others };
  };
  const host = { hostAddress: "10.0.0.1", hostPort: 40001 };
  assertEquals(fields("PORT 10,0,0,1,156,65\n"), host);
  assertEquals(fields("227 Ok (10,0,0,1,156,65).\n"), host);
  assertEquals(fields("227 =10,0,0,1,156,65\n"), host);
  assertEquals(fields("PORT 10,0,0,1,256,65\n"), {});
  assertEquals(fields("PORT 1,10,0,0,1,156,65\n"), {});
  assertEquals(fields("EPRT |1|10.0.0.1|40001|\n"), {
    netProtocol: 1,
    netAddress: "10.0.0.1",
    tcpPort: 40001,
  });
  assertEquals(fields("EPRT !2!::1!21!\n"), {
    netProtocol: 2,
    netAddress6: "::1",
    tcpPort: 21,
  });
  assertEquals(fields("229 Ok (|||50000|)\n"), { tcpPort: 50000 });
  assertEquals(fields("229 Ok (|||70000|)\n"), {});
  assertEquals(fields('257 "/a""b" is there\n'), { pathname: '/a"b' });
});

Deno.test("ftp passes over the Telnet commands before ABOR", () => {
  const f = frameOf(
    tcpFrame(40000, 21, join(hex("fff4 fff2"), crlf("ABOR\n"))),
  );
  assertEquals(f.info.layers["ftp"], {
    request: { telnet: "fff4fff2", command: "ABOR" },
  });
});

Deno.test("ftp keeps what is there of a line that goes on", () => {
  const f = frame("USER a\nPAS");
  assertEquals(f.all(ftp).map((h) => h.request?.command), ["USER", undefined]);
  assertEquals(f.problems.map((p) => p.kind), ["partial"]);
});

Deno.test("ftp leaves what is no text raw", () => {
  assertEquals(
    `${frameOf(tcpFrame(40000, 21, hex("160301000400000000"))).chain}`,
    "Ethernet:IPv4:TCP:TLS",
  );
  assertEquals(
    `${frameOf(tcpFrame(40000, 21, hex("0102"))).chain}`,
    "Ethernet:IPv4:TCP:Raw",
  );
});

Deno.test("ftp finds messages in a stream, whatever its segments", () => {
  const turns: Turn[] = [
    ["<", "220-a\n b\n220 c\n"],
    [">", "SIZE a\nMDTM a\n"],
    ["<", "213 1\n213 2\n"],
  ];
  assertEquals(messages(1460, ...turns), [
    "4 2202",
    "5 SIZE",
    "5 MDTM",
    "6 213",
    "6 213",
  ]);
  assertEquals(messages(5, ...turns), [
    "7 2202",
    "9 SIZE",
    "11 MDTM",
    "13 213",
    "14 213",
  ]);
});

Deno.test("ftp hands the connection over to TLS", () => {
  const hello = hex("16 0303 0004 0e000000");
  const chains = assembledOf(talk({ port: 21 }, [
    [">", "AUTH TLS\n"],
    ["<", "234 Proceed\n"],
    [">", hello],
  ])).map((f) => `${f.chain}`);
  assertEquals(chains[5], "Ethernet:IPv4:TCP:TLS");
});

Deno.test("ftp takes no longer for long lines than they are", () => {
  const start = performance.now();
  for (const text of ["EPRT ", "PORT ", "229 (", "227 ", '257 "']) {
    all(text + "|1".repeat(16000) + "\n");
    all(text + "a".repeat(32000) + "\n");
  }
  assertEquals(performance.now() - start < 2000, true);
});
