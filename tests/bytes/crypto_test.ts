import { assertEquals } from "@std/assert";
import { createCipheriv, hkdfSync } from "node:crypto";
import { toHex } from "../../mod.ts";
import { AES128 } from "../../src/bytes/aes.ts";
import { gcmOpen, gcmSeal } from "../../src/bytes/gcm.ts";
import { hkdfExpand, hmac } from "../../src/bytes/hkdf.ts";
import { payload } from "../capture/build.ts";

Deno.test("AES-128 is what the runtime says, for many keys", () => {
  for (let i = 0; i < 100; i++) {
    const key = payload(16, i), block = payload(16, 1000 + i);
    const theirs = createCipheriv("aes-128-ecb", key, null).update(block);
    assertEquals(toHex(new AES128(key).encrypt(block)), theirs.toString("hex"));
  }
});

Deno.test("GCM is what the runtime says, for many lengths", () => {
  for (let n = 0; n < 100; n++) {
    const key = payload(16, n), nonce = payload(12, n);
    const data = payload(n * 3 % 50, n), b = payload(n, n);
    const theirs = createCipheriv("aes-128-gcm", key, nonce);
    theirs.setAAD(data);
    const text = theirs.update(b).toString("hex") +
      theirs.final().toString("hex") + theirs.getAuthTag().toString("hex");
    const ours = gcmSeal(key, nonce, data, b);
    assertEquals(toHex(ours), text);
    assertEquals(gcmOpen(key, nonce, data, ours), b);
    ours[n] ^= 1;
    assertEquals(gcmOpen(key, nonce, data, ours), undefined);
  }
  assertEquals(
    gcmOpen(payload(16), payload(12), payload(0), payload(15)),
    undefined,
  );
});

Deno.test("HKDF is what the runtime says, for many lengths", () => {
  for (let n = 1; n < 100; n++) {
    const key = payload(n, n), salt = payload(20, n), info = payload(n % 30, n);
    const theirs = new Uint8Array(hkdfSync("sha256", key, salt, info, n));
    assertEquals(hkdfExpand(hmac(salt, key), info, n), theirs);
  }
});
