/** Numbers that a key is made of. */
export const KEY_WORDS = 10;

const NONE = -1;

/**
 * Finds records by keys of numbers: open addressing over typed arrays. A record
 * is an index from 0; what belongs to it is kept by whoever owns the table, in
 * arrays of their own. Records stand in the order of their last use.
 */
export class KeyTable {
  /** The key that `find` and `insert` look at; the caller fills in the first `words` numbers. */
  readonly key: Int32Array = new Int32Array(KEY_WORDS);
  /** How many numbers of `key` count. */
  words: number = KEY_WORDS;
  /** Records that are in use. */
  size = 0;
  /** The record that was used least recently; -1: there is none. */
  oldest: number = NONE;

  private newest = NONE;
  private slots: Int32Array;
  private mask: number;
  private keys: Int32Array;
  private lengths: Uint8Array;
  private hashes: Int32Array;
  private older: Int32Array;
  private newer: Int32Array;
  private readonly free: number[] = [];
  private used = 0;
  private hash = 0;

  /** Makes a table with room for some records; it grows. */
  constructor(room = 256) {
    this.slots = new Int32Array(room * 4);
    this.mask = this.slots.length - 1;
    this.keys = new Int32Array(room * KEY_WORDS);
    this.lengths = new Uint8Array(room);
    this.hashes = new Int32Array(room);
    this.older = new Int32Array(room);
    this.newer = new Int32Array(room);
  }

  /** The record of `key`; -1: there is none. */
  find(): number {
    const { key, words, slots, mask, keys, hashes } = this;
    let h = words;
    for (let i = 0; i < words; i++) {
      h = Math.imul(h ^ key[i], 0x9e3779b1);
      h ^= h >>> 15;
    }
    this.hash = h;
    for (let s = h & mask;; s = s + 1 & mask) {
      const r = slots[s] - 1;
      if (r < 0) return NONE;
      if (hashes[r] !== h || this.lengths[r] !== words) continue;
      const o = r * KEY_WORDS;
      let i = 0;
      while (i < words && keys[o + i] === key[i]) i++;
      if (i === words) return r;
    }
  }

  /** Adds a record for `key`, which `find` has just not found. */
  insert(): number {
    const r = this.free.pop() ?? this.used++;
    if (r >= this.hashes.length) this.grow();
    const { words, hash } = this;
    this.keys.set(this.key, r * KEY_WORDS);
    this.lengths[r] = words;
    this.hashes[r] = hash;
    this.place(r);
    this.size++;
    this.append(r);
    return r;
  }

  /** The record was used: it is the newest now. */
  touch(r: number): void {
    if (r === this.newest) return;
    this.unlink(r);
    this.append(r);
  }

  /** Forgets a record; its index will be given to another. */
  remove(r: number): void {
    const { slots, mask, hashes } = this;
    let s = hashes[r] & mask;
    while (slots[s] !== r + 1) s = s + 1 & mask;
    // the records behind it move up, so that none is out of reach of its hash
    for (let next = s + 1 & mask; slots[next] !== 0; next = next + 1 & mask) {
      const home = hashes[slots[next] - 1] & mask;
      if ((next - home & mask) >= (next - s & mask)) {
        slots[s] = slots[next];
        s = next;
      }
    }
    slots[s] = 0;
    this.unlink(r);
    this.free.push(r);
    this.size--;
  }

  /** The records, from the least recently used to the most. */
  *records(): IterableIterator<number> {
    for (let r = this.oldest; r !== NONE;) {
      const next = this.newer[r];
      yield r;
      r = next;
    }
  }

  private place(r: number): void {
    const { slots, mask } = this;
    let s = this.hashes[r] & mask;
    while (slots[s] !== 0) s = s + 1 & mask;
    slots[s] = r + 1;
  }

  private append(r: number): void {
    this.older[r] = this.newest;
    this.newer[r] = NONE;
    if (this.newest === NONE) this.oldest = r;
    else this.newer[this.newest] = r;
    this.newest = r;
  }

  private unlink(r: number): void {
    const { older, newer } = this, before = older[r], behind = newer[r];
    if (before === NONE) this.oldest = behind;
    else newer[before] = behind;
    if (behind === NONE) this.newest = before;
    else older[behind] = before;
  }

  private grow(): void {
    const room = this.hashes.length * 2;
    const larger = (a: Int32Array, n: number) => {
      const b = new Int32Array(n);
      b.set(a);
      return b;
    };
    this.keys = larger(this.keys, room * KEY_WORDS);
    this.hashes = larger(this.hashes, room);
    this.older = larger(this.older, room);
    this.newer = larger(this.newer, room);
    const lengths = new Uint8Array(room);
    lengths.set(this.lengths);
    this.lengths = lengths;
    this.slots = new Int32Array(room * 4);
    this.mask = this.slots.length - 1;
    for (let r = this.oldest; r !== NONE; r = this.newer[r]) this.place(r);
  }
}
