/** Records in a stream, and handshake messages that several of them hold: RFC 8446 §5.1, RFC 5246 §6.2.1. */
import type { Framing, StreamContext } from "../../dissect/protocol.ts";
import { mayBeMessage } from "./tls_handshake.ts";
import { tlsExchange, type TLSKnown } from "./tls_known.ts";

/** What is remembered of one direction. */
interface Side {
  /** Type and length of the message that has begun, as far as they came. */
  head: number[];
  /** Whether handshake messages are encrypted. */
  isEncrypted: boolean;
}
/** What is remembered of a connection. */
interface Session {
  readonly sides: readonly [Side, Side];
  /** See {@linkcode TLSKnown}. */
  exchange: string | undefined;
}

const CHANGE_CIPHER_SPEC = 20, HANDSHAKE = 22;
const CLIENT_HELLO = 1, SERVER_HELLO = 2;
/** Bytes of a record's header, and of a message's. */
const HEADER = 5, HEAD = 4;
/** Most bytes of a message that is put together. */
const MAX_MESSAGE = 1 << 18;
/** Where the session identifier's length stands in a server's hello. */
const SESSION_ID = HEAD + 34;

const side = (): Side => ({ head: [], isEncrypted: false });
const bodySize = (b: Uint8Array | readonly number[], p: number): number =>
  b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3];

/** Whether a message that is not encrypted may begin at `p`, and go on behind `end` if it is longer. */
function isHead(b: Uint8Array, p: number, end: number): boolean {
  const n = bodySize(b, p);
  return mayBeMessage(b[p], n, p + HEAD + n > end);
}

/** Whether a record begins with a hello that fills it, which is never encrypted where it can be read. */
function isHello(b: Uint8Array, p: number, end: number): boolean {
  return end - p > SESSION_ID &&
    (b[p] === CLIENT_HELLO || b[p] === SERVER_HELLO) && b[p + HEAD] === 3 &&
    HEAD + bodySize(b, p) <= end - p;
}

/** The key exchange that a server's hello chooses. */
function exchangeOf(
  b: Uint8Array,
  p: number,
  end: number,
): string | undefined {
  const at = p + SESSION_ID + 1 + (b[p + SESSION_ID] ?? 0);
  return at + 2 <= end ? tlsExchange(b[at] << 8 | b[at + 1]) : undefined;
}

/** What the record whose content is `b[p + HEADER..end)` holds; what goes on elsewhere is kept. */
function contentOf(
  b: Uint8Array,
  p: number,
  end: number,
  s: StreamContext,
): TLSKnown | undefined {
  const session = s.state as Session, { head } = session.sides[s.direction];
  const from = p + HEADER;
  let q = from;
  const keep = (to: number, isLast: boolean) => {
    s.piece(q - p, to - p, {
      id: "tls_handshake",
      isLast,
      known: { ...ENCRYPTED, exchange: session.exchange },
    });
    for (; head.length < HEAD && q < to; q++) head.push(b[q]);
    q = to;
    if (isLast) head.length = 0;
  };
  if (s.kept === 0) head.length = 0; // a gap
  else {
    const known = [...head, ...b.subarray(q, Math.min(end, q + HEAD))];
    const left = known.length < HEAD
      ? end - q
      : HEAD + bodySize(known, 0) - s.kept;
    if (left < 0 || s.kept + left > MAX_MESSAGE + HEAD) {
      s.piece(0, 0, { id: "tls_handshake", isLast: true });
      return undefined;
    }
    const isLast = known.length >= HEAD && left <= end - q;
    if (isLast && known[0] === SERVER_HELLO && q === from) {
      // so large a hello is rare: its suite stays unknown
      session.exchange = undefined;
    }
    keep(Math.min(end, q + left), isLast);
  }
  const continuation = q - from, begin = q;
  let isPlain = true;
  while (end - q >= HEAD && (isPlain = isHead(b, q, end))) {
    const size = HEAD + bodySize(b, q);
    if (size > end - q) break;
    if (b[q] === SERVER_HELLO) session.exchange = exchangeOf(b, q, q + size);
    q += size;
  }
  const whole = q - begin, isCut = isPlain && q < end;
  if (isCut) keep(end, false);
  return q === from ? undefined : {
    continuation,
    whole,
    isCut,
    exchange: session.exchange,
  };
}

/** An encrypted record: nothing in it can be read. */
const ENCRYPTED: TLSKnown = {
  continuation: 0,
  whole: 0,
  isCut: false,
  exchange: undefined,
};

/** Where records end in a stream, and what each holds. */
export const tlsFraming: Framing = {
  exact: true,
  open: (): Session => ({ sides: [side(), side()], exchange: undefined }),
  size(b, p, end, s) {
    if (end - p < HEADER) return HEADER;
    const size = HEADER + (b[p + 3] << 8 | b[p + 4]), stop = p + size;
    if (stop > end) return size;
    const { sides } = s.state as Session, mine = sides[s.direction];
    if (b[p] === CHANGE_CIPHER_SPEC) mine.isEncrypted = true;
    else if (b[p] === HANDSHAKE) {
      // a client of TLS 1.3 may change its cipher between two hellos: RFC 8446 §D.4
      if (isHello(b, p + HEADER, stop)) mine.isEncrypted = false;
      s.known = mine.isEncrypted ? ENCRYPTED : contentOf(b, p, stop, s);
    }
    return size;
  },
};
