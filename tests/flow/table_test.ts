import { assert, assertEquals, assertLess } from "@std/assert";
import { KEY_WORDS, KeyTable } from "../../src/flow/table.ts";
import { Random } from "../capture/build.ts";

/** A table beside a Map that does the same, slowly: keys in the order of their last use. */
class Pair {
  readonly table: KeyTable;
  readonly model = new Map<string, number>();

  constructor(room?: number) {
    this.table = new KeyTable(room);
  }
  /** Puts a key where the table looks for it; what lies behind it must not matter. */
  private aim(key: readonly number[]): string {
    this.table.key.fill(-7).set(key);
    this.table.words = key.length;
    return key.join();
  }
  find(key: readonly number[]): number {
    const text = this.aim(key), r = this.table.find();
    assertEquals(r, this.model.get(text) ?? -1, text);
    return r;
  }
  insert(key: readonly number[]): number {
    assertEquals(this.find(key), -1);
    const text = this.aim(key), r = this.table.insert();
    assert(![...this.model.values()].includes(r), "the index is another's");
    this.model.set(text, r);
    return r;
  }
  touch(key: readonly number[]): void {
    const text = this.aim(key), r = this.model.get(text)!;
    this.table.touch(r);
    this.model.delete(text);
    this.model.set(text, r);
  }
  remove(key: readonly number[]): void {
    const text = this.aim(key);
    this.table.remove(this.model.get(text)!);
    this.model.delete(text);
    assertEquals(this.find(key), -1);
  }
  check(): void {
    const order = [...this.model.values()];
    assertEquals([...this.table.records()], order);
    assertEquals(this.table.size, order.length);
    assertEquals(this.table.oldest, order[0] ?? -1);
  }
}

Deno.test("a table finds keys by all of their numbers, and by how many there are", () => {
  const p = new Pair();
  const keys = [[], [0], [0, 0], [1], [-1], [0x7fffffff], [1, 2, 3], [
    1,
    2,
    4,
  ], Array(KEY_WORDS).fill(-1)];
  keys.forEach((k) => p.insert(k));
  keys.forEach((k) => p.find(k));
  p.check();
  assertEquals(p.find([1, 2]), -1);
  assertEquals(p.find([1, 2, 3, 4]), -1);
});

Deno.test("a table of no records finds none", () => {
  const p = new Pair();
  assertEquals(p.find([1]), -1);
  p.check();
  p.insert([1]);
  p.remove([1]);
  p.check();
});

Deno.test("records stand in the order of their last use", () => {
  const p = new Pair();
  for (const x of [1, 2, 3, 4]) p.insert([x]);
  for (const x of [1, 4, 4, 2]) p.touch([x]);
  p.check();
  assertEquals([...p.table.records()], [2, 0, 3, 1]);
  p.remove([1]); // in the middle, first and last
  p.remove([3]);
  p.remove([2]);
  p.check();
  assertEquals([...p.table.records()], [3]);
});

Deno.test("the record at hand may be removed while records are listed", () => {
  const p = new Pair();
  for (const x of [1, 2, 3]) p.insert([x]);
  const seen: number[] = [];
  for (const r of p.table.records()) {
    seen.push(r);
    p.remove([r + 1]);
  }
  assertEquals(seen, [0, 1, 2]);
  p.check();
});

Deno.test("indexes of removed records are given again", () => {
  const p = new Pair(4);
  for (let i = 0; i < 1000; i++) {
    assertLess(p.insert([i]), 3);
    if (i > 1) p.remove([i - 2]);
  }
  p.check();
});

Deno.test("a table grows, and keeps keys and order", () => {
  const p = new Pair(1);
  for (let i = 0; i < 300; i++) p.insert([i, -i]);
  for (let i = 0; i < 300; i += 7) p.touch([i, -i]);
  for (let i = 0; i < 300; i++) p.find([i, -i]);
  p.check();
});

Deno.test("a table does what a Map does, whatever the order of use", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = new Random(seed), p = new Pair(1 << random.below(4));
    // few values, so that keys meet again, share their hash's slot and differ in length only
    const spread = 1 + random.below(40);
    const key = () =>
      Array.from(
        { length: random.below(4) },
        () => random.below(spread) - (spread >> 1),
      );
    for (let i = 0; i < 1500; i++) {
      const k = key(), known = p.find(k) >= 0;
      const wanted = random.below(4);
      if (!known) p.insert(k);
      else if (wanted === 0) p.touch(k);
      else if (wanted < 3) p.remove(k);
      if (i % 100 === 0) p.check();
    }
    p.check();
  }
});

Deno.test("removing one record leaves all others within reach", () => {
  // a small table, nearly a quarter full: runs of slots, some around its end
  for (let seed = 1; seed <= 200; seed++) {
    const random = new Random(seed), p = new Pair(16), keys: number[][] = [];
    for (let i = 0; i < 16; i++) p.insert(keys[i] = [random.next() | 0, i]);
    while (keys.length > 0) {
      const [gone] = keys.splice(random.below(keys.length), 1);
      p.remove(gone);
      keys.forEach((k) => p.find(k));
    }
    p.check();
  }
});
