/** Builds packets from the inside out: lengths and checksums are filled in. */

/** One capture: the link type, and its packets from first to last. */
export interface Case {
  /** Link type: https://www.tcpdump.org/linktypes.html */
  readonly link: number;
  /** The bytes of each packet. */
  readonly packets: readonly Uint8Array[];
}

/** Bytes written as hexadecimal digits; `#` begins a comment that goes to the end of the line. */
export function hex(text: string): Uint8Array {
  const digits = text.replace(/#.*$/gm, "").replace(/[\s:]+/g, "");
  if (digits.length % 2 || /[^0-9a-f]/i.test(digits)) {
    throw new SyntaxError(`not hexadecimal: ${digits}`);
  }
  return Uint8Array.from(
    { length: digits.length / 2 },
    (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Text as bytes. */
export function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes one after another. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let n = 0;
  for (const p of parts) {
    out.set(p, n);
    n += p.length;
  }
  return out;
}

/** A big-endian number of `size` bytes. */
export function uint(size: number, value: number): Uint8Array {
  return Uint8Array.from(
    { length: size },
    (_, i) => Math.floor(value / 2 ** (8 * (size - 1 - i))) & 255,
  );
}

/** Internet checksum: RFC 1071. */
export function checksum(...parts: readonly Uint8Array[]): number {
  const b = join(...parts);
  let sum = 0;
  for (let i = 0; i < b.length; i += 2) sum += b[i] << 8 | (b[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** Puts the checksum of `b` (and of a pseudo-header before it) at `at`. */
function summed(b: Uint8Array, at: number, pseudo?: Uint8Array): Uint8Array {
  b.set(uint(2, checksum(pseudo ?? new Uint8Array(0), b)), at);
  return b;
}

const IPV4_SRC = hex("0a 00 00 01"), IPV4_DST = hex("0a 00 00 02");
const IPV6_SRC = hex("20010db8 00000000 00000000 00000001");
const IPV6_DST = hex("20010db8 00000000 00000000 00000002");

/** An Ethernet frame. */
export function ethernet(type: number, payload: Uint8Array): Uint8Array {
  return join(
    hex("02 00 00 00 00 02  02 00 00 00 00 01"),
    uint(2, type),
    payload,
  );
}

/** The pseudo-header of RFC 9293 §3.1, or RFC 8200 §8.1. */
function pseudo(six: boolean, protocol: number, size: number): Uint8Array {
  return six
    ? join(IPV6_SRC, IPV6_DST, uint(4, size), uint(4, protocol))
    : join(IPV4_SRC, IPV4_DST, uint(2, protocol), uint(2, size));
}

/** An IPv4 packet from 10.0.0.1 to 10.0.0.2; `fragment` is the whole field of flags and offset. */
export function ipv4(
  protocol: number,
  payload: Uint8Array,
  options: Uint8Array = new Uint8Array(0),
  fragment = 0x4000,
): Uint8Array {
  const ihl = 5 + Math.ceil(options.length / 4);
  const head = join(
    hex(`4${ihl.toString(16)} 00`),
    uint(2, ihl * 4 + payload.length),
    hex("12 34"),
    uint(2, fragment),
    hex("40"),
    uint(1, protocol),
    hex("00 00"),
    IPV4_SRC,
    IPV4_DST,
    options,
    new Uint8Array((ihl - 5) * 4 - options.length),
  );
  return join(summed(head, 10), payload);
}

/** An IPv6 packet from 2001:db8::1 to 2001:db8::2. */
export function ipv6(next: number, payload: Uint8Array): Uint8Array {
  return join(
    hex("60 00 00 00"),
    uint(2, payload.length),
    uint(1, next),
    hex("40"),
    IPV6_SRC,
    IPV6_DST,
    payload,
  );
}

/** Anything with a checksum at offset `at` that covers the addresses too: ICMPv6, UDP, TCP. */
export function withPseudo(
  six: boolean,
  protocol: number,
  at: number,
  b: Uint8Array,
): Uint8Array {
  return summed(b, at, pseudo(six, protocol, b.length));
}

/** Anything with a checksum of its own bytes at offset `at`: ICMP, IGMP. */
export function withChecksum(at: number, b: Uint8Array): Uint8Array {
  return summed(b, at);
}

/** A UDP datagram. */
export function udp(
  srcPort: number,
  dstPort: number,
  payload: Uint8Array,
  six = false,
): Uint8Array {
  const b = join(
    uint(2, srcPort),
    uint(2, dstPort),
    uint(2, 8 + payload.length),
    hex("00 00"),
    payload,
  );
  return withPseudo(six, 17, 6, b);
}

/** What a segment has in its header. */
export interface SegmentOptions {
  /** Sequence number. */
  readonly seq?: number;
  /** Acknowledgment number. */
  readonly ack?: number;
  /** The reserved bits and the flags, as in the header's last twelve bits. */
  readonly flags?: number;
  /** Options, filled up with zeros. */
  readonly options?: Uint8Array;
  /** In IPv6 instead of IPv4. */
  readonly six?: boolean;
}

/** A TCP segment. */
export function tcp(
  srcPort: number,
  dstPort: number,
  payload: Uint8Array,
  segment: SegmentOptions = {},
): Uint8Array {
  const { seq = 1, ack = 1, flags = 0x18, six = false } = segment;
  const { options = new Uint8Array(0) } = segment;
  const offset = 5 + Math.ceil(options.length / 4);
  const b = join(
    uint(2, srcPort),
    uint(2, dstPort),
    uint(4, seq),
    uint(4, ack),
    uint(2, offset << 12 | flags),
    hex("ff ff 00 00 00 00"),
    options,
    new Uint8Array((offset - 5) * 4 - options.length),
    payload,
  );
  return withPseudo(six, 6, 16, b);
}

/** A UDP datagram in IPv4 in Ethernet. */
export function udpFrame(
  srcPort: number,
  dstPort: number,
  payload: Uint8Array,
): Uint8Array {
  return ethernet(0x0800, ipv4(17, udp(srcPort, dstPort, payload)));
}

/** A TCP segment in IPv4 in Ethernet. */
export function tcpFrame(
  srcPort: number,
  dstPort: number,
  payload: Uint8Array,
  options: SegmentOptions = {},
): Uint8Array {
  return ethernet(0x0800, ipv4(6, tcp(srcPort, dstPort, payload, options)));
}

/** The same IPv4 packet in Ethernet from 10.0.0.2 to 10.0.0.1; its checksums stay the same. */
export function answer(b: Uint8Array): Uint8Array {
  b.set(IPV4_DST, 26);
  b.set(IPV4_SRC, 30);
  return b;
}

/** A conversation over TCP between a client at 10.0.0.1 and a server at 10.0.0.2, segment after segment. */
export class Talk {
  private readonly next: [number, number] = [1, 1];
  /** Between these ports. */
  constructor(
    private readonly client: number,
    private readonly server: number,
  ) {}

  /** The client sends. */
  up(...parts: readonly Uint8Array[]): Uint8Array {
    return this.send(0, join(...parts));
  }

  /** The server sends. */
  down(...parts: readonly Uint8Array[]): Uint8Array {
    return this.send(1, join(...parts));
  }

  private send(way: 0 | 1, payload: Uint8Array): Uint8Array {
    const { client, server, next } = this;
    const numbers = { seq: next[way], ack: next[1 - way] };
    next[way] += payload.length;
    if (way === 0) return tcpFrame(client, server, payload, numbers);
    return answer(tcpFrame(server, client, payload, numbers));
  }
}
