import { createHash } from "node:crypto";
import { assertEquals } from "@std/assert";
import { toHex } from "../../mod.ts";
import { md5 } from "../../src/bytes/md5.ts";
import { sha1 } from "../../src/bytes/sha1.ts";
import { SHA256 } from "../../src/bytes/sha256.ts";
import { payload, Random } from "../capture/build.ts";

/** Around the ends of one, two and many blocks, where padding needs another. */
const LENGTHS = [...Array(200).keys(), 1000, 4095, 4096, 4097, 100_000];

async function digest(name: string, b: Uint8Array<ArrayBuffer>) {
  return toHex(new Uint8Array(await crypto.subtle.digest(name, b)));
}

Deno.test("SHA-1 is what the runtime says, for many lengths", async () => {
  for (const n of LENGTHS) {
    const b = payload(n, n);
    assertEquals(toHex(sha1(b)), await digest("SHA-1", b), `${n} bytes`);
  }
});

Deno.test("SHA-256 is what the runtime says, for many lengths", async () => {
  for (const n of LENGTHS) {
    const b = payload(n, n), sum = new SHA256();
    sum.add(b, 0, n);
    assertEquals(toHex(sum.digest()), await digest("SHA-256", b), `${n} bytes`);
  }
});

Deno.test("MD5 is what the runtime says, for many lengths", () => {
  for (const n of LENGTHS) {
    const b = payload(n, n);
    const digest = createHash("md5").update(b).digest("hex");
    assertEquals(toHex(md5(b)), digest, `${n} bytes`);
  }
});

Deno.test("SHA-256 takes its bytes in pieces of any size, from any place", async () => {
  const random = new Random(9);
  for (let i = 0; i < 200; i++) {
    const n = random.below(1000), around = payload(n + 7, i);
    const sum = new SHA256();
    for (let p = 3; p < n + 3;) {
      const end = Math.min(n + 3, p + random.below(150));
      sum.add(around, p, end);
      p = end;
    }
    assertEquals(
      toHex(sum.digest()),
      await digest("SHA-256", around.slice(3, n + 3)),
    );
  }
});

Deno.test("MD5 of the examples of RFC 1321", () => {
  const of = (s: string) => toHex(md5(new TextEncoder().encode(s)));
  assertEquals(of(""), "d41d8cd98f00b204e9800998ecf8427e");
  assertEquals(of("message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
});

Deno.test("digests of the examples of FIPS 180", () => {
  const abc = new TextEncoder().encode("abc");
  assertEquals(toHex(sha1(abc)), "a9993e364706816aba3e25717850c26c9cd0d89d");
  const sum = new SHA256();
  sum.add(abc, 0, 3);
  assertEquals(
    toHex(sum.digest()),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
