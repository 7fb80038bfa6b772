/** Numbers that a key is made of. */
export const KEY_WORDS = 10;

const NONE = -1;

/** Numbers of a record: what `find` looks at lies together, in one line of the processor's memory. */
const STRIDE = 16;
/** Where they stand: its hash, how many numbers its key has, its neighbours in the order of use, its key. */
const HASH = 0, WORDS = 1, OLDER = 2, NEWER = 3, KEY = 4;

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
  /** Records by hash, one more than their index; 0: free. */
  private slots: Int32Array;
  private mask: number;
  private cells: Int32Array;
  private readonly free: number[] = [];
  private used = 0;
  private hash = 0;

  /** Makes a table with room for some records; it grows. */
  constructor(private room = 256) {
    this.slots = new Int32Array(room * 4);
    this.mask = this.slots.length - 1;
    this.cells = new Int32Array(room * STRIDE);
  }

  /** The record of `key`; -1: there is none. */
  find(): number {
    const { key, words, slots, mask, cells: a } = this;
    let h = words;
    for (let i = 0; i < words; i++) {
      h = Math.imul(h ^ key[i], 0x9e3779b1);
      h ^= h >>> 15;
    }
    this.hash = h;
    for (let s = h & mask;; s = s + 1 & mask) {
      const r = slots[s] - 1;
      if (r < 0) return NONE;
      const o = r * STRIDE;
      if (a[o + HASH] !== h || a[o + WORDS] !== words) continue;
      const k = o + KEY;
      let i = 0;
      while (i < words && a[k + i] === key[i]) i++;
      if (i === words) return r;
    }
  }

  /** Adds a record for `key`, which `find` has just not found. */
  insert(): number {
    const r = this.free.pop() ?? this.used++;
    if (r >= this.room) this.grow();
    const { words, hash, key, cells: a } = this, o = r * STRIDE;
    a[o + HASH] = hash;
    a[o + WORDS] = words;
    for (let i = 0; i < words; i++) a[o + KEY + i] = key[i];
    this.place(r);
    this.size++;
    this.append(r);
    return r;
  }

  /** The key of a record, to keep. */
  keyOf(r: number): number[] {
    const o = r * STRIDE, { cells: a } = this, key: number[] = [];
    for (let i = 0; i < a[o + WORDS]; i++) key.push(a[o + KEY + i]);
    return key;
  }

  /** The record was used: it is the newest now. */
  touch(r: number): void {
    if (r === this.newest) return;
    this.unlink(r);
    this.append(r);
  }

  /** Forgets a record; its index will be given to another. */
  remove(r: number): void {
    const { slots, mask, cells: a } = this;
    let s = a[r * STRIDE + HASH] & mask;
    while (slots[s] !== r + 1) s = s + 1 & mask;
    // the records behind it move up, so that none is out of reach of its hash
    for (let next = s + 1 & mask; slots[next] !== 0; next = next + 1 & mask) {
      const home = a[(slots[next] - 1) * STRIDE + HASH] & mask;
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

  /** The record that was used next after `r`; -1: `r` is the newest. */
  newerThan(r: number): number {
    return this.cells[r * STRIDE + NEWER];
  }

  /** The records, from the least recently used to the most. */
  records(): number[] {
    const list: number[] = [];
    for (let r = this.oldest; r !== NONE; r = this.newerThan(r)) list.push(r);
    return list;
  }

  private place(r: number): void {
    const { slots, mask } = this;
    let s = this.cells[r * STRIDE + HASH] & mask;
    while (slots[s] !== 0) s = s + 1 & mask;
    slots[s] = r + 1;
  }

  private append(r: number): void {
    const { newest, cells: a } = this, o = r * STRIDE;
    a[o + OLDER] = newest;
    a[o + NEWER] = NONE;
    if (newest === NONE) this.oldest = r;
    else a[newest * STRIDE + NEWER] = r;
    this.newest = r;
  }

  private unlink(r: number): void {
    const { cells: a } = this, o = r * STRIDE;
    const before = a[o + OLDER], behind = a[o + NEWER];
    if (before === NONE) this.oldest = behind;
    else a[before * STRIDE + NEWER] = behind;
    if (behind === NONE) this.newest = before;
    else a[behind * STRIDE + OLDER] = before;
  }

  private grow(): void {
    const room = this.room *= 2, larger = new Int32Array(room * STRIDE);
    larger.set(this.cells);
    this.cells = larger;
    this.slots = new Int32Array(room * 4);
    this.mask = this.slots.length - 1;
    for (let r = this.oldest; r !== NONE; r = this.newerThan(r)) this.place(r);
  }
}
