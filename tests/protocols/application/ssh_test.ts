import { assertEquals } from "@std/assert";
import { ssh, type SSHKexInit, type SSHKexServer } from "../../../mod.ts";
import { hex, join, tcpFrame } from "../../../testdata/make/build.ts";
import { crlf, talk, type Turn } from "../../../testdata/make/conversation.ts";
import { kexInit, packet } from "../../../testdata/make/ssh.ts";
import { assembledOf } from "../../assembled.ts";
import { frameOf } from "../../dissect.ts";

const frame = (bytes: Uint8Array, port = 22) =>
  frameOf(tcpFrame(40000, port, bytes));
const all = (bytes: Uint8Array) =>
  frame(bytes).all(ssh).map((h) => JSON.parse(JSON.stringify(h)));

Deno.test("ssh reads an identification and its parts", () => {
  assertEquals(all(crlf("SSH-2.0-Open_1.2 a b\n")), [{
    identification: "SSH-2.0-Open_1.2 a b",
    protocolVersion: "2.0",
    softwareVersion: "Open_1.2",
    comments: "a b",
  }]);
});

Deno.test("ssh reads a negotiation and its fingerprint", () => {
  const h = frame(kexInit("a,b", "c")).get(ssh)!;
  const m = h.packet!.message as SSHKexInit;
  assertEquals([
    m.kexAlgorithms,
    m.macServerToClient,
    m.languagesClientToServer,
  ], [
    ...["a,b", "hmac-sha2-512", ""],
  ]);
  // of "a,b;chacha20-poly1305@openssh.com,aes128-ctr;hmac-sha2-256;none,zlib@openssh.com"
  assertEquals(m.hassh?.length, 32);
  assertEquals(m.hassh === m.hasshServer, false);
});

Deno.test("ssh tells the messages of key exchanges apart by what they hold", () => {
  const keys = (message: string) =>
    Object.keys(all(packet(hex(message)))[0].packet.message);
  assertEquals(keys("1e 00000400"), ["code", "preferred"]);
  assertEquals(keys("1e 00000002 0102"), ["code", "clientKey"]);
  assertEquals(keys("1f 00000001 05 00000001 02"), ["code", "p", "g"]);
  const reply = frame(packet(hex(
    "1f 00000006 00000001 61 ff 00000001 02 00000005 00000001 62",
  ))).get(ssh)!.packet!.message as SSHKexServer;
  assertEquals([reply.hostKey.type, reply.signature.type], ["a", "b"]);
});

Deno.test("ssh keeps what is no packet as encrypted bytes", () => {
  const noise = hex("9d3f7c10 a84bd2e1 55c6f09b");
  assertEquals(all(join(packet(hex("15")), noise)).map((x) => Object.keys(x)), [
    ["packet"],
    ["encrypted"],
  ]);
});

Deno.test("ssh is known by its identification on any port", () => {
  const chain = (text: string) =>
    `${frame(crlf(text), 2222).chain}`.split(":").pop();
  assertEquals(["SSH-2.0-a\n", "SSH-1.99-b\n"].map(chain), ["SSH", "SSH"]);
  assertEquals(["SSH-3-a\n", "ssh-2.0-a\n", "SSH\n"].map(chain), [
    ...["Raw", "Raw", "Raw"],
  ]);
});

Deno.test("ssh finds packets in a stream, until keys are in use", () => {
  const turns: Turn[] = [
    [">", "SSH-2.0-a\n"],
    ["<", join(crlf("SSH-2.0-b\n"), kexInit("a", "b"))],
    [">", join(kexInit("a", "b"), packet(hex("15")))],
    ["<", packet(hex("15"))],
  ];
  const words = (port: number, size: number, ...more: Turn[]) =>
    assembledOf(talk({ port, size }, [...turns, ...more])).flatMap((f) =>
      f.all(ssh).map((h) =>
        h.packet?.message.code ?? h.softwareVersion ?? h.encrypted?.length
      )
    );
  const expected = ["a", "b", 20, 20, 21, 21];
  assertEquals(words(2222, 1460), expected);
  for (const size of [1, 50]) assertEquals(words(22, size), expected);
  // a length that would be waited for, were it one
  const noise = hex("00001000 a84bd2e1 55c6f09b");
  assertEquals(words(2222, 1460, [">", noise], ["<", noise]), [
    ...expected,
    ...[12, 12],
  ]);
});
