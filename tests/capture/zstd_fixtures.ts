/*
 * Frames made by zstd 1.5.4 (pzstd of the same), each with the command that
 * made it: a file's name stands for what `data` returns.
 */
import { concat, noise, numbers, prose } from "./decoding.ts";

/** A compressed stream and what it decodes to. */
export interface Fixture {
  /** What is special about it. */
  readonly name: string;
  /** What was compressed. */
  readonly data: () => Uint8Array;
  /** What it was compressed to. */
  readonly base64: string;
}

/** `n` bytes: a hundred of one letter, a hundred of the other. */
function bits(n: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: n }, (_, i) => 97 + Math.floor(i / 100) % 2);
}
/** `n` bytes of four letters in no order, one of them rare. */
function letters(n: number): Uint8Array<ArrayBuffer> {
  const next = numbers(4);
  return Uint8Array.from({ length: n }, () => next(9) ? 65 + next(3) : 90);
}
/** `n` bytes of records of eight, of which two change. */
function table(n: number): Uint8Array<ArrayBuffer> {
  const next = numbers(8);
  return Uint8Array.from(
    { length: n },
    (_, i) => i % 8 < 2 ? next(256) : i % 8,
  );
}

/** One or more of each kind of block, literals and table. */
export const FIXTURES: readonly Fixture[] = [
  // zstd -3 -c empty
  {
    name: "empty input",
    data: () => new Uint8Array(0),
    base64: "KLUv/SQAAQAAmenYUQ==",
  },
  // zstd -3 --no-check -c < empty
  {
    name: "empty input without a size",
    data: () => new Uint8Array(0),
    base64: "KLUv/SAAAQAA",
  },
  // zstd -19 -c hello
  {
    name: "short text",
    data: () => new TextEncoder().encode("hello, hello"),
    base64: "KLUv/SQMYQAAaGVsbG8sIGhlbGxvcGPA3Q==",
  },
  // zstd --fast=10 -c prose2
  {
    name: "fastest level",
    data: () => prose(2000),
    base64:
      "KLUv/WTQBn0qAMRDc2VnbWVudCBubyAzNjksIHdpbmRvdyA2MzksIHdpdGggZGF0YSBzZW50IG" +
      "l0cyBwYWNrZXQgMzE4LCBub25vIG9mIHNlbnQgd2luZG93IHNlbnQgbm9vZiBvZiB3YXMgdGhl" +
      "IGEgdGhlIHRoZSBwYWNrZXQgd2l0aCB3aW5kb3cgc2VudCAzMCwgZGF0YSB3aXRoIHNubyB3aW" +
      "5kb3cgdGhlIHdpbmRvdyBhIHNlbnQgd2l0aCB0aGUgbm8gaXRzIGEgMzUxLCBwYWNrZXQgb2Yg" +
      "ZGF0YWEgbm8gd2l0aCBwYWNrZXQgZGF0YSAxOTMsIHRoZSBpdHM2ODAsIG5vIGRhdGEgYW5kIG" +
      "Egd2k1NjMsIHBhY2tldCA5NTksIHNlZ21lbnQgd2l0aGFuZCBpdHNhIHNlZ21lbnQgYW5kIGRh" +
      "dGEgZGF0YSBkYXRhIDY0OCwgNzIsIG5vIGFuZHRoZSBzZWdtZW50MTEyLCB3aXRoIGl0cyBpdH" +
      "MgcGFja2V0IGRhdGEgaXRzIHdhcyBhbmRubyBubyB3aW5kb3dpdHMgc2VnbWVudG5vIGFuZCBk" +
      "YXRhYW5kIGEgcGFja2V3YXMgdGhlIHdpdGggb2Ygbm8gYW5kb2YgZGF0YSBpdHMgbm8gdGhlIH" +
      "dhc3NlbnQgd2l0aCB3YXMgb2YgaXRzIG5vdGhlIHdhc29mIGEgdGhlIHdhc29mIG5vYSA5MTMs" +
      "IHNlbnQ2OTksIHRoZSBhIGFuZCBzZW5vZiBhbmQgc2VudDk0Miwgbm8gdGhlIDU5LCB3aXRoOT" +
      "c5LCBhbmQgYSB3YXMgbm8gODgzLDg0NSwgYW5kbm8gZGF0YSBvZiBzZW50IDk3MSwgYXMgd2Fz" +
      "IG5vIHdhcyAzMzQsIDU3OSx3YXMgc2VnbWVuNzk3LCB3YXMgd2FzIG5vIDU5NixuZCB3YXNhbm" +
      "Qgd2l0aCA4MiwgYSBubyBhbmQ3MTAsIHBhY2tldCBubyAyOTUsIHNvZiB3aW5kb3d0aGUgNzEx" +
      "LCBpdHMgNzQ5LCBhbmQgbm9udCB0aGUgc2VnbWVudCBhIDMxMCwgd2FzIGRhdGEgd2l0aCBwYW" +
      "NrZXQgYW5kIDI4LCB0aGUgdGhlaXRoIGl0czgsIDE5Niwgd2l0aDgwLCBvZiB3YXM3LCBhIHNl" +
      "bnQgYTE1NSwgaXRzIG5vb2YgNzM0LDk5MSwgd2luZG93dGhlIDg1MCwgaXRvZiB3YXMgb2YgdG" +
      "hlIGFuZCBhbmR0aCBzZWdtZW50bm8gYSBubyBhOTg5LCBzZWdtZW4xNDMsIG9mIDg1NSxhIDEx" +
      "LCA2MiwgNzI5LCBhbmQgNjQ1LCA0MTksIHdhczc4Niwgc2VudCBvZiBhIDkyLCBhbmQxNjQsIH" +
      "BhY2tldDQ5NCwgd2l0aCA5OTksIGRhdGFzZWdtZW50IGEgaXRzIGl0c3yoIYYRYojMmZgpStow" +
      "QmKUuusBEBDnFE6SDncrYA/MAhRloUm/H0U24Q4t5LrmqBPFuay2meIQpk8AawVF6qtVNTJ3oE" +
      "hD4MLisFgpM6y2fXXa5hFP71LShZB9lhXdiF6wM0YhowhpH55qFZkIj+1KMkWWCDoUl7ayhizo" +
      "3ljzeQVKwbsiKP1FyevkqjTnANc0XQib/i9iIOQRZFhR4/GqSbd6klCKL8wF3hdI6EtUsWYB6D" +
      "1I53GzEAAL0nYBSWihrL4Gmj8FS/iXcQgjx8aD2TFCoDNAx4Rn5RwKAs2bT0SiQZe4vLoChQjF" +
      "0soEzNDjMPofAYJK0Sq4cf9Lihgob09vM85HPFUVJp73e26EP63SjGg=",
  },
  // zstd -1 -c prose2
  {
    name: "level 1",
    data: () => prose(2000),
    base64:
      "KLUv/WTQBp0VANaXPRmAJXEDAMJjj3GEUQJJE1SKkW324zKcxE4DNgA2ADYAzc77tDqt5j2BSK" +
      "v1afWbDld8xYrPy/s7KN4pYKADb83em9q1FX21KB8YLRt+WcR535sEAFILAvPadFCsg+I3HXTg" +
      "fWumGK3yNm3NBMS0Gq0K5ndGQauKVi9JikL0aFVwSmt2InG1Kj4k4voWh6DVtPoIR6sCFNfeYQ" +
      "7RPK0mKZxXgOaE89WsJDFp0pDfEIJXBzRJxjlxznn10iR5Wj1ScWa5rdlbs2tmjhxHq4pHQSGv" +
      "5ZhLHD8yimB+QvkhXgk5YuDJ8yoWkPO0GjOHMFdMCP7MCQ7+AoDpqGGKSSIjKUkhrQEgQoMYO+" +
      "sQEMicbdIYsE2ifcralssI3Jtf3eOq8PNh+L1zZ3Y/WmhyERSyUrwoCaZegmW4++R0D5+guS6u" +
      "OipfLka0kE4lGtlDid/OWEp5o+OStC5JX9HrFZxOf0YWkWFdhe0aSi9DB/mYYVGDN9OZ7e18a9" +
      "hP5P5wyJ+2+bLkSiH16gSG2sPsZq843MtARcIYzwkreHPlzzlMC6q6YxnUN+vpCf7T6m9sZy35" +
      "HkHZh0Chk98tKsYlm75prTTZkPY4ia76gKpCUK4/RQ9BmIVVcLamQJ39AmWIn38ShddSeC+2Lp" +
      "zzsfztqeOd/cd/hWW3PI9pct6MPdpX+ABD9+jOaYpbUhXqelutZnHDkEzu/mSeztnpCZcirCUi" +
      "Rw/6QbtxmEuHKB6KbcGIbACfsEAR4dG5JktNIEBABPFwngGyBITXmWITYcQkBYpvFb67U4rz5F" +
      "ZwD12ex8HsMcjGRdjNbDkXGscIo9EiDzACj0vIh93ttgwUUTNQCXaXtcWGoHEjvecXZZPOufkV" +
      "KkPYIecaMU6r8xYwh81uzrIn54pRQrcZncQTz3nVaWm/rgqt0oxo",
  },
  // zstd -3 --no-check -c prose2
  {
    name: "level 3 without a checksum",
    data: () => prose(2000),
    base64:
      "KLUv/WDQBrUUALaQLRmApW0DAHNij3H/oz8kTVBZpFto7U3dSew0KQAlACQAwu0LIx3t4PTpN1" +
      "faPRUBgh04Sgf6piVupCsfNMHH4KXl3vzEhQBAgQJl60y/p083n2420mA2mFeSsqWoV3BP8ApZ" +
      "6tT2dBnet9lI21wBlcN9iSkzgzq8WTBTQxbFNxs1+CJ3R2tGkWRd5pu31CgSJVg1KB1H6fiq6o" +
      "1ElJCi35IGrZEylG8esdTvaQHTVM1PF6KZ0/bKgPao0Y7ZJIWdzSACQgxjZXYQOIboKEkHsDv6" +
      "Hv9gaxMvWmLCugqwytBYdFWznCqQO3R0K0PNEUIlDEMuaS7Ah6BeowpYr1TLgYM0aZgYauXOJS" +
      "/O3xJ3cq/KAEOtff5JhqEGcjTvFiQo3fZ3QHL/S+SfbDRoskDu4ZfVgFzMP0erGyrNQm4I87F6" +
      "VWfyeFQw2FUO70U6ASwT0I2h/CLbawt3JxaywqRT5Gtk1Bq1CRRwtxB6IHsWpckW3kWnZbuJ25" +
      "tPDitR9D6iAgrIu4jqSfZ3Xf/AQNtCgJOk/AAoOYTsGpQtyKy7rlOkQq6NKv06OLlVFwNp9EKE" +
      "Q4vxwtV6WXRHjfjLCrVTZbuq4PmRYBHaCzEClC1SooH5ukPiygyGl+HrICSLE2NqaztTZ/L4e+" +
      "g8FWDbY53ek2TXA7jRyD0L9k+YeOGsIcMzZstY1LH3SAGANBHgZwJAVTaILcyQ90PyYyKdQEFB" +
      "VqRnYehpYdOVy5Sdjhq+wyffJDKicQxsslgN5gijjkg9SbTJA5rQj4T8sGIjc8QThxqssA7iti" +
      "yGfebMFbpft7bIdWWY/pXIJXJXeRt/LOZQIVLO1v0u7kO5DzPhOi9xvXcKW5D+MyYYZ05p/nE1" +
      "MZO/P1cF",
  },
  // zstd -19 -c prose2
  {
    name: "level 19",
    data: () => prose(2000),
    base64:
      "KLUv/WTQBrUSACZQKxagOQcAEmPr/9vfqCrwXLJy5cod/D9BKgAkACEABnJvMJhbtiEa0bwwjx" +
      "mQYJVbmGO5ZVY4g8l0TRPY0Zyf8ho7hg1JMSwB/pMTf0u0JVpjy/ogHnVeKK2vdyY9gS2wkvPY" +
      "2C3RjJq3jS0B56VeJ2+RMqKy/hhAteeznK5WV1d6RpmoaDnXWl/dVx/0/m90ZJSO01JHlI46n2" +
      "TVlQj9dYEBuvA3SmVV3LMysNIxgN+owQ7RSZKdzSCEGMNYlQcQGGkkJUrSGBhIUJX1YG52faEs" +
      "lCBuusPG0v3wXHrzO/fdogSHgdpADnGxN5VSrxqx6ZWXY3RoPoQvHHM7WsbO4UQTqYz8fEG9NG" +
      "6blszPhY02wPZp1CSLDDKExovLhkPK29y75ZALJ0Q++1uFM6lSLgL68Wb8iBjzza5Ae8WiAkm7" +
      "8jkpNE6brDZfTx7s8dx1SvdwWh9v1NeU5SCIXX3E+SiKkBj1o637DKgJfglbRVdgCKrrdmzbLK" +
      "wCDhpWcS91wNng3Bqv91vTGVoxH+00ri1Z8gqdbedck5/WIdirdbJOL/YgWyEwPDbPQf9JCVMC" +
      "3d3NILkAFKdiu7XRVpHyD3wz0bmMC39RwJqEgcQAumTBY/dQAGiaAPBmLT/26o5q3uy3D78SMo" +
      "USCuxWztyEb1IADoX44tsi7jYORMqJGutZMhGB7QkEQUyQBGXPec9dSYHCVYMLKILwMpRCkPXD" +
      "bVSkTzG8TwHx+492ZXeOALxClYa41vIWLAbb6bPlXm0KfI3CFPw0AzrqSf7wn6sUg/998iqt0o" +
      "xo",
  },
  // zstd --ultra -22 -c prose2
  {
    name: "level 22",
    data: () => prose(2000),
    base64:
      "KLUv/WTQBrUSACZQKxagOQcAEmPr/9vfqCrwXLJy5cod/D9BKgAkACEABnJvMJhbtiEa0bwwjx" +
      "mQYJVbmGO5ZVY4g8l0TRPY0Zyf8ho7hg1JMSwB/pMTf0u0JVpjy/ogHnVeKK2vdyY9gS2wkvPY" +
      "2C3RjJq3jS0B56VeJ2+RMqKy/hhAteeznK5WV1d6RpmoaDnXWl/dVx/0/m90ZJSO01JHlI46n2" +
      "TVlQj9dYEBuvA3SmVV3LMysNIxgN+owQ7RSZKdzSCEGMNYlQcQGGkkJUrSGBhIUJX1YG52faEs" +
      "lCBuusPG0v3wXHrzO/fdogSHgdpADnGxN5VSrxqx6ZWXY3RoPoQvHHM7WsbO4UQTqYz8fEG9NG" +
      "6blszPhY02wPZp1CSLDDKExovLhkPK29y75ZALJ0Q++1uFM6lSLgL68Wb8iBjzza5Ae8WiAkm7" +
      "8jkpNE6brDZfTx7s8dx1SvdwWh9v1NeU5SCIXX3E+SiKkBj1o637DKgJfglbRVdgCKrrdmzbLK" +
      "wCDhpWcS91wNng3Bqv91vTGVoxH+00ri1Z8gqdbedck5/WIdirdbJOL/YgWyEwPDbPQf9JCVMC" +
      "3d3NILkAFKdiu7XRVpHyD3wz0bmMC39RwJqEgcQAumTBY/dQAGiaAPBmLT/26o5q3uy3D78SMo" +
      "USCuxWztyEb1IADoX44tsi7jYORMqJGutZMhGB7QkEQUyQBGXPec9dSYHCVYMLKILwMpRCkPXD" +
      "bVSkTzG8TwHx+492ZXeOALxClYa41vIWLAbb6bPlXm0KfI3CFPw0AzrqSf7wn6sUg/998iqt0o" +
      "xo",
  },
  // zstd --long=27 -c < prose05
  {
    name: "a window of 128 MiB",
    data: () => prose(500),
    base64:
      "KLUv/QSINQcAkskbGZClzQEALvwSNhNCJNb6H4IY7kb0DBdjJ3L9HYYHCC0IKCkADEIbockhTj" +
      "GEi9BCYdgXKWdQd0oyEKVOVPepJxKhqK926u6pl7k1ZVOmbGJiSTGU/g7Dg7KvHo/VN6p6MW2J" +
      "cLWSY0oTe7wBgWMBMSAQJAQlHzwC+Av4nNHYNbiBzBhO5awkIjTgcYeQYeUAqGaQUCHsypycgU" +
      "GkIhcMbCMSjgUaMSQAmuDG4FvbihBMQ8VzWNQw8uPKP2vegD5EMIaNQHfBgpnhCxgQkp2GeKvA" +
      "tnDWa8HYgRis+SV0SL9fYAy/Z6SQ",
  },
  // zstd -16 --zstd=wlog=10 -c < prose8
  {
    name: "a window of 1 KiB, so eight blocks",
    data: () => prose(8000),
    base64:
      "KLUv/QQA9AoAUs0jGYAnbQMAiKCI+EZBGy+Kgm4HaSu2pV3RhDQ/ii8ymDJjsA7g6kgJw6G9K2" +
      "XjjmjPWOAq2lVGbkIY4ygKAC8zFMzUR7GOnBXyo7j6GpjCTTxTv+zG6hFtDWLH1Wfqp8ZMvco1" +
      "sEyNz9RnLI72aBntV19m2DsHArDg3MRbk4+N56mtvNijRPG6Yl99axIIJAdkqEEagyQpKElhWA" +
      "MQEGKQg8cDEEJDKaQtNAYPWUdsKec6l56zNNAW7Hszyjwwnao3wbEZim37B8UkEUwM3v3JHHkO" +
      "p0oVG2e6WgQPegMRdzr3EFeYN+xodVxlMUftrQDMmiJT3myFkxcL9e+9fo3wPkVSBCh1d2dm5u" +
      "OAY6JvvM5nUYMViTyKxfOJrXo5cXCFsDx4seCOVCZeEKcQlhH1VZv3qQhOkVAvHsl3k7cVrB8E" +
      "dhNbAAbYI8ukT4LFCMpn7ItjZ1JUF1PdlSpsCQAzCRaM9u6GG2ooQ7hjMQB1Y3iRoQgAL6G8xj" +
      "hyEWJsGGcOjw6IGXc1GEARMl4AaF8DU268DDFCDYYdB4AaA+CZGi2/yAlfrcEAwJdgjlY5UgAH" +
      "gAdAXoPZGYsRaqwwZzZJWgMghBhC6vJ7AcgvkpIbzkMMPZOlXw/ttnZEyLCY+cZ96QfF/NTfsb" +
      "oLJ5Iu6kNeeWzLQVY/Z3j2KInJx9Xchy1j58kzZXmVaT+JQrQjgUZN0TfOhbaFbTdqJLsZLIX8" +
      "Jy2TgryI+ewtkSz7+vJJ/foBcP5WgwuT/lZU5oQxViwb5hiogDQpH4mC3FbOVbVJXVMP0k6ZXZ" +
      "hmedNs7afoED27fgEMv5+bdfAB5j0+LYyVxYqkkGfLy+IVNWjkPe3kMo7z8Nf6geYUerAQ7AgA" +
      "M4cRR3u0YQCGoy0AU+oKwMsIQI0x1DAoVQaAoy1jAC+zgkYoNdw42qNoTQGYe5ExXmUwuMooAJ" +
      "TXMAC4KmcAw1BlkHMTNQxZDW24YDVNIW0GEcSMhEnSGMsBJLDAKtSu/axlzRDuDIn1UA0OfBTS" +
      "ryRcCUN/5UL1jhbFbQBfG8ql6hC2w9Xs6zlz6gM398oATH0x6Kxo/7uiTgmRmQBWepsX02oysF" +
      "J2lDSqVORdeHdiuaiQLlsebtOjlBw0eUDPKGMsijwlIKtQ9V88xm2zaVeICf9lT6Oa/WGKF/eY" +
      "E09d2LDCL8YfxoC8+E8HT2ywcuyIeAnqTVNPVXEC6CWMIbRd/4YaufXABsLELjWsu5/PRKM1W9" +
      "hPW2+1EmQFZAkAU8gUXeUGhNQwAKWUMmcMACHm+DJ1AgCAsGqEKja8hiJ8dZg6gBqQGgQDKC8y" +
      "ygAMbQEcOeLxNRiEganhhOPRFhnMywjjNRQzAMyrAIwBwKgBUAIBICRvuEBltiDJMgYQUkIZSp" +
      "sD4iMbDnclkyE/hO8acT1xxvRV+QWY5oIN75mh3yqqSIIBY66gw/symtN2ESGycoXk/LrH/Khq" +
      "bgajh/RGFC+qi7xQVrq6vcF044Q5tE3p/umqgZugBCXnyqOMYZOqfNUZrBwSWxMEJfSXDLWj8Y" +
      "kJ2e8d2pEdy3xioHVWdDzaaBVZG/uQepQE+3ZOZgJgQs4H1sIJUHru3sPTVHacaSMKQJ10YZ8f" +
      "aX4qyzweR5k3AXNDf6kre/YI4iUL5jWp2OB5IDTSM6F8TAkAowkXmvxVLFdnrk64GpTVGgBCHc" +
      "D4UTLMGM5NVBGsAIhQAzOgPdofHQDMy5DBbADYqwxT5EgRU2pA7twE2htKDeFepthLGAR8ARjh" +
      "KJYh5FhGAMqEKwJQRhGqXDnWIAFr+BBCASkpbRoDRXCtzZXcHiwkUFwP4mGqzBJCzuyD9/LI34" +
      "QSe48QIJXkEoz53ynIXwgYwcBVc03L1GuhOafvBlgrmXNAvXT7DUrzzKTOExreFjy6HthggSDS" +
      "9lkoHR8KAV7M1JHfQ3qyiBNPX9Qdrz6hHa+e9MRQaCXSlxtyyKMp1joOou0YtI39CRhCqXqE5V" +
      "JAYLsZA6339EHhnNAyHpQL83oqDRmTstmv2Q7gdaMEYGYJWxIhqK8mOhrq0GxWV4ds5n3hkCHd" +
      "NAgAM8UMrcZICQCCIYj2Za4EYwMhg+FexlgNxiEOzBnAMER4CYVgARgRBsUG5AaAM6KtG+Voqw" +
      "gmcbiApTUcEEpCGU5aWAOkmLkU+5tXQQiuZZj39YCtQrh5Oh9AtqpRIXhw0JKkbX2jdLd4KC5r" +
      "6x+1FP5sM/ySDEkjoGkwjVds5xMLwvwfYJZxELIZxRRp1BPeLW/uoATawO7WIKRXuTg2fbsJmN" +
      "LztVyxCmQA87w0KMhVGD0UKLoTK+NehIESU6xntHDRNNVSY2tRENpddTRLVtokp5/GsyJgShS/" +
      "0wUNVCXRdhDMegRfGLZBSDRnmSGuYFQNaIiFG2GrO+7H9KDJAHxgMQg+QdQIAAMHEc/UZQZ29i" +
      "rC8BKKDMNrGGZgq4MUwJkBAAjmahRTAIZYuRoUAQelzpCjGYa6wRUTXuQIoj2KwwYbq1iUCcMA" +
      "MBztqhGEbbhQhbZQaAwQOmJQTHMNdSi418py3NIFz1dEB1psJoajYT0lDj7xSz/xl09DUbjX0b" +
      "7i7ZCeAAO7DLTm2kk71iLzdPjtWdw/983XtvVYu4am0IUuY1dPCUGYctSZ8S3OUWx+N0CawS7a" +
      "2lYgg4jlVQJDnjX36ZI3QJOAJf5N+0NOjY9fKSfvW0HZkDetC/NBbpLZLIKJxgq3YCuQHX6O6l" +
      "KrTDApkeYZua7aTg11kTyBba3DNeGpetiauWvsyMUFUkXZ+2QD4PD1BjjFyvZSTyQxPuUHANPG" +
      "EKQ8U9cNyI8OMvVRHAzjNbhDWwM7tIMwCAPh8DXKUCacOcEG5GjL3FDCFQAhdeU1GJTXoJCXQA" +
      "B+FAEAji+AobwGQQhaqAGTFMNkYzMgRGCUKbsbEEJicipIoTGKAx7JATdVgzTpVQi/S1G8UDko" +
      "PQKkXQqMDgne0wnqrSbdA+RtJ9NDAzjbgaigJjJ9gOyuGgF5MMEACNqWDEwnCI+QDBrFnap3M5" +
      "4htfQUSoHaDQbjufLuLbqtM/hXb/CU+DBo7Ccrb324rPzf1qL0PJ2SP359AIn8rA4OMeDrYEY7" +
      "MU//XaNdgOb4hyJwkzWjkQ+EhS28DEnrmo3ZWqAdDPo=",
  },
  // zstd -3 -c noise
  {
    name: "incompressible",
    data: () => noise(300),
    base64:
      "KLUv/WQsAGEJAFp9O8VS76d8H9DqLqxugVen3/Wt2WN4wjvPyLxoU5+PXUs0c5TFgoX5+XjJQ+" +
      "UxBKe+1RsI8Nz1+NexB0N1BA7Zv0uZRF8xZQTlAr+G2kZQgDInHPX8VJktYWUcTEYSA24ksWF1" +
      "8c4W0RzQgAoOAkrSn28E2HVscq5NwdF5gr6DQHe7y/+i1aTzWtLOqLaLk8QdUvupPhNVUK9FVg" +
      "dZ4Dv1auKof5AoMASLmMB+fe1iAHec/ygumy7u0RMqdW00arpkw51Vywzun9VYw+t+FX+xLjve" +
      "1Q69/Gcw9COE11zkPX0dJ6RYKidmje2VlkzVSIt1Qz34nZTQnXxTaj0i2hGzhNeRVS6QOP0/00" +
      "ln6+OvwzTplJqNntJ3m0F96k0X7NP7+QATO7CRDKgtRrCH7sw=",
  },
  // zstd -19 -c mixed
  {
    name: "incompressible at its end",
    data: () => concat(prose(300), noise(100)),
    base64:
      "KLUv/WSQAPUHAEQLc2VnbWVudCBubyAzNjksIHdpbmRvdyA2M3RoIGRhdGEgc2l0cyBwYWNrZX" +
      "QgMzE4LG9mc29md2FzIHRoZSBhMzAsc25vYSAzNTEsb2ZhZGFGWUpeB2RyQWFTKzhMEdYfBdQ+" +
      "UqLTbGvAcupRcN0aiLMEuuZEX9I3eQyNeHkTy6AU7V4k8ZxQuu/vlwDctxr97hn0u5I2QGKN1f" +
      "uHec+vtxVm/lEBvjxE1zGwTasuObh/0kvPIahxnpy01G7NEBpkMD4QcCV0SeEYaD126R0h8hXm" +
      "AVmEI/7S9XOHQ2imCEl6HhZ1kL1m47jxoCpCrIPxR7JE5js3GdTsq1QBMKZVDA==",
  },
  // zstd -3 -c zeros
  {
    name: "repetitive",
    data: () => new Uint8Array(300_000),
    base64: "KLUv/aTgkwQAVAAAEAAAAQD7/znAAgIAEAADnwQALSjeJg==",
  },
  // pzstd -q -1 -p 2 -c zeros12
  {
    name: "two frames and the skippable ones before them",
    data: () => new Uint8Array(1_200_000),
    base64:
      "UCpNGAQAAAA7AAAAKLUv/QRIVAAAEAAAAQD7/znAAgIAEAACABAAAgAQAAIAEAACABAAAgAQAA" +
      "IAEAACABAAA3wCAN3zzEw=",
  },
  // zstd -1 -c bits
  {
    name: "a letter in turn with another",
    data: () => bits(3000),
    base64:
      "KLUv/WS4Cu0CAPhhYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiYWJhYmFiHhAAIBWQHkgZSAWkB1" +
      "IGUgHpgZSBVEB6IGUgFZAeSBlIBaQHUgZSAemBlIFUQHogZSAVkB5IGUgFpPcnLB3zhKo=",
  },
  // zstd --fast=5 -c letters
  {
    name: "four letters",
    data: () => letters(1500),
    base64:
      "KLUv/WTcBOUhACQ0QkNaQUJCQkNBQkFBQlpDQkJDQVpCQUNaQUJDQlpBQUFaQUFDQ0NDQ0FDQU" +
      "NDQkJBQUNaQUNDQVpDQ0JDQkJDQUNDQkJCQUFCQkFaQUJBQ1pBQ0JaQVpCQ1pCQ0NBQUJDQUJB" +
      "QUFBWkNBQUNDQ0JaQkJCQUNDQ0NDQUFCQ0NBQkJDQ0FBQ0FCQUFDQkJBQ0FaQkNDQkNCQkNDQU" +
      "JBQUFCWkJCQ0NaQVpBQUFDQ0FDQkJCQkJBQkJaQkFBQkFBQUFCQVpDQUFBQ0FBQUJCWkJBWkJB" +
      "QUFaWkJDQ0NDQlpBWkNCQUJCQlpCQkJDQ0NBQkJaQ1pCQ0NaQkFCQkFCQ0JCQkFBQ1pBQ0FBQ0" +
      "NBWkFDQkNaQkJDQ0FDQkNBQVpBQkJBQUJDQ0NDQkJBQ0JDQkNaQUNBQUNaQUJaQ0NaQUFBQUNB" +
      "Q0JDQkJCQ0FBQkFCWkJDQ0NDQUNCWlpDQUJCQ0NDQ0FBQkFBQUNCQkJBQ0FCQkNBQkFCQkNCQk" +
      "JDQkFDQ1paQUNCQ0JCQUJCQkJCQUNCQVpDQVpBQUFDQUNDQkJDQUJBQ0JBQlpaQkJaQUFDQkJa" +
      "Q0NaQkFCQUNBQ0FDQ0NDQkFBQkFaQ0NCQUFDWkFBQlpCQVpCQUJCQUNBWlpDQ0NaQkNDQUNBQU" +
      "JBQ0FDQUJCQkJBQkFCQ0FBQ0FCQUJCQVpBQ0NBQ1pCQUJBQkFBWkJaQUFBQUFCQ1pBWkJDWkNC" +
      "QkJDWkNDQUFDWkNBQkFBQUJaQUJBQlpaQUJDQkJaQkNBQUNDWkFDQ0JCQkJBQUFDQUNDQUJDQU" +
      "JCQ1pCQ1pDWkJaQlpDQ0FDQ0JaQkFaQVpBQVpCQ1pCQ0NBWkNBQ0FCQ0JDWkFCQkNBWkNBWkJC" +
      "QlpaQ0FCQkNDQkFCQUNCWkJaQkJCWkJaQ0FBQVpDQUFCWlpDQkFaWkJaWkNaQVpCQlpDQ0NCQU" +
      "FaQkJaQ1pDWlpaQ0FaQUJCQ0FaWkFCWkJCQ0JBQ0JCQ0FBWkNaWkJaQ0JaQkFaQUNDQkFDQUNB" +
      "WlpDQUJaQUFaQUNaQ0JCQ0NCQUNDQkNDQVpaQkFBWkFCQ0NCQ0FDWkFaQ0FBQkJDWkFBQ0NDWl" +
      "pCQ0JBQkFCQ0NCQUNBeqhRudAYCqOkJKUpNAYgAkIIYip9EBB0PYaFQ2nwdBYVf2wjAmqANzh1" +
      "FKU0VywuFJNVdJDWILESWezODHr99PJn+9dT9/qh3zaqpbpNioIW+xHkcXXA+DI11sBDbjKdnS" +
      "BtSJrIQHOQtkl81C+jQZl3X5j8iRD+r9paUAbntl4VxaOdLX78rIwHs+nGKP+DIlaAAkhnfTSK" +
      "SAJxevFMUJDsUHHjuaUQ/exX9bx9adTK64oUidr9U3XjEDeEty9P3AYCopJq4cCaM3GtpN0Z86" +
      "8mx9vd1pJ6I+Z2tD1mw6UhB3jDrYhGLfvVjIkaDfRP1xnvwihxVQGiQNZY",
  },
  // zstd -19 -c table
  {
    name: "columns of numbers",
    data: () => table(3000),
    base64:
      "KLUv/WS4Cp0YAHQvPQECAwQFBgdM9reayviTCm03f9U+7m7FvQ0Lw9LzzMe/7hILQxM6KwF2vy" +
      "q8FTMSROkoRV6tWQlNs2HnI/97pVZRJLIRihmiaX8t/yOflnOsIfWK+CFrdCYmRX4GAe0/8f87" +
      "pZHaXk965+D7umON7s71SIaPqfx9AgpKfDoinwKbgMXGN4krEBW1ccKdi+7zcGBGZHVKQDfSuH" +
      "OdJad9dzZq2xTmZpCFLl4yOFEUFNa0U5yQ8M38Sgk/423tydM6pIc85Mm3hd45CpsUIfG+/cDz" +
      "mMWMc9jynl/jUICzUvzQ2EjbSzfj4S+VRuIbCBDjvpkvFBjvYP4NkOF7jYYQgaWOB/UdEmjoj4" +
      "/yBBA0kRbe0fjkp2kE01X7bPiIV4eiFBEigTbpuOBZO4Ktl0MsOVJdL+6QfBlo+346pqotkkwS" +
      "++YjztNYTBSR/eUK+DACUDK1PW031kcFqyQ37gZ0gJccRdFhWLJAyT6NiIcJUj0SeAw0Hx5Zkg" +
      "DIJjEU0tJSn3fW1rJ2FmYFoYFH7yCnyNmMXIjIJ6L8+s5h7qB0tuosQdHTxJ+0/dnOTKXq3KyV" +
      "5QByQs7AlMyHbBqc28aLhkHnFbnht6TW3Y2F/ODQP6x9mL2/3sb43r8DuT3RlCV35wck0JcY4F" +
      "UoW+Z2AYCkJ+1NULDmjnuiParMqVCfuB8rdCK0tpBFdllmTxU9aYI0TOQaGN6sHCErA4jvmtz6" +
      "HjXbU1Jgl8aRk8GsS/nlF4/11Vft8wDiDgIzWAMukZLThbvxxj18ZnV5ZeOlkTslat8iEx97zy" +
      "EsY1Vtq/g2iWTT1SSuUX0ML2WEN4qIWcpv0W5QrppWmCYyhezFh5KU7MHf2Ow5CQJuV474+il1" +
      "hPvJA2Pb57ScLAsF0PVhzHqNJzFMowZzJWECFEm9sirmcvjL9S9u7xPyOzjmpf50GWsPyxQ+P/" +
      "Dnv87PJFxWeJc5wVYEdK/tea/DqdH+ynpirrhNFmncm03B2JlUJTrCULvAAgMEBQYHgXWoESD8" +
      "egbhHxHoHxFBIkVEJI4g5DKzq6qRJ2HV",
  },
];
