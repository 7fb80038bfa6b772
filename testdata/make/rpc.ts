/** ONC RPC: what the goldens in captures/rpc show. */
import {
  answer,
  ascii,
  type Case,
  hex,
  join,
  Talk,
  udpFrame,
  uint,
} from "./build.ts";

const words = (...list: number[]) => join(...list.map((x) => uint(4, x)));
/** Bytes behind their length, filled up to four. */
function opaque(b: Uint8Array | string): Uint8Array {
  const bytes = typeof b === "string" ? ascii(b) : b;
  return join(words(bytes.length), bytes, new Uint8Array(-bytes.length & 3));
}
const none = words(0, 0);
const sys = (() => {
  const body = join(
    words(0x11223344),
    opaque("host1"),
    words(1000, 100, 2, 4, 24),
  );
  return join(words(1), opaque(body));
})();
const gss = join(
  words(6),
  opaque(join(words(1, 0, 7, 2), opaque(hex("01020304")))),
);
let xid = 0x1000;
function call(
  program: number,
  version: number,
  procedure: number,
  args: Uint8Array = new Uint8Array(0),
  credential = sys,
): Uint8Array {
  return join(
    words(++xid, 0, 2, program, version, procedure),
    credential,
    none,
    args,
  );
}
const reply = (...rest: Uint8Array[]) => join(words(xid, 1), ...rest);
const accepted = (state: number, result: Uint8Array = new Uint8Array(0)) =>
  reply(words(0), none, words(state), result);
const record = (b: Uint8Array, last = true) =>
  join(uint(4, (last ? 0x80000000 : 0) + b.length), b);

const up = (b: Uint8Array, port = 111) => udpFrame(1000, port, b);
const down = (b: Uint8Array, port = 111) => answer(udpFrame(port, 1000, b));
const talk = new Talk(800, 2049);
const binding = join(
  words(100003, 3),
  opaque("tcp"),
  opaque("0.0.0.0.8.1"),
  opaque(""),
);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  rpc: {
    link: 1,
    packets: [
      up(call(100000, 2, 0)),
      down(accepted(0)),
      up(call(100000, 2, 3, words(100003, 3, 6, 0))), // GETPORT
      down(accepted(0, words(2049))),
      up(call(100000, 2, 1, words(100024, 1, 17, 32765), none)), // SET
      down(accepted(0, words(1))),
      up(call(100000, 2, 5, join(words(100024, 1, 0), opaque("")))), // CALLIT
      down(accepted(5)),
      up(call(100000, 3, 3, binding)), // GETADDR
      down(accepted(0, opaque("10.0.0.2.8.1"))),
      up(call(100000, 4, 11, binding)), // GETADDRLIST
      down(accepted(3)),
      up(call(100003, 9, 0), 2049),
      down(reply(words(0), none, words(2, 2, 4)), 2049), // versions 2 to 4
      up(call(100003, 3, 1, opaque(hex("00".repeat(32)))), 2049), // GETATTR
      down(reply(words(1, 1, 5)), 2049), // denied
      up(call(100005, 3, 1, opaque("/export"))), // MNT
      down(reply(words(1, 0, 2, 2))), // no such version of RPC
      up(call(100003, 4, 1, words(0, 0), gss), 2049), // RPCSEC_GSS
      down(accepted(0, words(0, 0)), 2049),
      up(call(0x20000001, 1, 7, words(5)), 700), // of somebody's own, on any port
      down(accepted(0), 700),
      up(join(words(0x2000, 0, 2, 100003, 3, 1, 1, 40, 5), words(100))), // a credential cut short
      up(join(words(1, 2, 3, 4, 5, 6))), // neither call nor reply
    ],
  },
  tcp: {
    link: 1,
    packets: [
      talk.up(record(call(100003, 3, 0)), record(call(100003, 3, 4, words(4)))),
      talk.down(record(accepted(0, words(0)))),
      talk.up(
        record(call(100003, 3, 7, opaque("a".repeat(200)))).subarray(0, 150),
      ), // goes on elsewhere
    ],
  },
};
