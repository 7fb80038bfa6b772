import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  AbortError,
  CallableError,
  EngineError,
  FileError,
  FileExistsError,
  FileNotFoundError,
  FormatError,
  IterableError,
  PcapkitError,
  PermissionError,
  RegistryError,
  UnsupportedCallError,
} from "../../mod.ts";
import { deepFreeze } from "../../src/model/info.ts";

Deno.test("every error is a PcapkitError with a name of its own", () => {
  const errors: readonly [PcapkitError, string, readonly unknown[]][] = [
    [new FileError("x"), "FileError", [PcapkitError]],
    [new FileNotFoundError("x"), "FileNotFoundError", [FileError]],
    [new FileExistsError("x"), "FileExistsError", [FileError]],
    [new PermissionError("x", "read"), "PermissionError", [FileError]],
    [new FormatError("x"), "FormatError", []],
    [new UnsupportedCallError("x"), "UnsupportedCallError", []],
    [new IterableError("x"), "IterableError", [UnsupportedCallError]],
    [new CallableError("x"), "CallableError", [UnsupportedCallError]],
    [new EngineError("x"), "EngineError", []],
    [new RegistryError("x"), "RegistryError", []],
    [new AbortError("x"), "AbortError", []],
  ];
  for (const [e, name, above] of errors) {
    assert(e instanceof PcapkitError && e instanceof Error, name);
    assertEquals(e.name, name);
    for (const kind of above) assert(e instanceof (kind as typeof Error), name);
  }
});

Deno.test("errors say what they are about", () => {
  const missing = new FileNotFoundError("a.pcap");
  assertEquals([missing.path, missing.message], [
    "a.pcap",
    "a.pcap: no such file or folder",
  ]);
  const refused = new PermissionError("a.pcap", "write");
  assertEquals([refused.access, refused.message], [
    "write",
    "a.pcap: not permitted to write it",
  ]);
  assertEquals(new FormatError("no capture", 7).offset, 7);
  assertEquals(new FormatError("no capture").offset, undefined);
});

Deno.test("an Info is frozen to its depths", () => {
  const info = deepFreeze({ a: [{ b: 1 }], c: null, d: "text" });
  assertThrows(() => info.a[0].b = 2, TypeError);
  assertThrows(() => info.a.push({ b: 2 }), TypeError);
  assertThrows(() => delete (info as Partial<typeof info>).d, TypeError);
  assertEquals(info, { a: [{ b: 1 }], c: null, d: "text" });
});
