/**
 * Makes a capture of mixed traffic, the same bytes for the same arguments:
 *
 *     deno run -A bench/generate.ts FILE [PACKETS]
 *
 * A million packets are 20 000 TCP connections with HTTP, TLS-like and opaque
 * payload, DNS, NTP, QUIC-like datagrams, ICMP, ARP, VLAN tags and fragments;
 * 15 % of the packets are IPv6. Lengths and checksums are right.
 */

/** A small generator of pseudo-random numbers (mulberry32), seeded. */
function random(seed: number): () => number {
  return () => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return (t ^ t >>> 14) >>> 0;
  };
}

const utf8 = new TextEncoder();

/** One direction of a connection knows the next sequence number. */
interface Flow {
  readonly six: boolean;
  readonly vlan: boolean;
  readonly client: number;
  readonly server: number;
  readonly ports: [number, number];
  readonly seq: [number, number];
  readonly kind: "http" | "tls" | "opaque";
  /** The step of the last packet: FIN, FIN, acknowledgment are the last three. */
  readonly last: number;
  step: number;
}

class Generator {
  private readonly b = new Uint8Array(1 << 20);
  private n = 0;
  private readonly next: () => number;
  private seconds = 1600000000;
  private micros = 0;
  private readonly opaque = new Uint8Array(1 << 16);
  private readonly flows: Flow[] = [];
  private readonly request = utf8.encode(
    "GET /index.html?id=42 HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\nAccept-Encoding: gzip\r\nConnection: keep-alive\r\n\r\n",
  );
  private readonly response = utf8.encode(
    "HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5000\r\nConnection: keep-alive\r\n\r\n",
  );
  private ipId = 0;

  constructor(private readonly file: Deno.FsFile, seed: number) {
    this.next = random(seed);
    for (let i = 0; i < this.opaque.length; i++) this.opaque[i] = this.next();
  }

  run(packets: number): void {
    this.u32le(0xa1b2c3d4);
    this.b.set([2, 0, 4, 0], this.n);
    this.n += 4;
    for (const x of [0, 0, 262144, 1]) this.u32le(x);
    for (let i = 0; i < packets; i++) {
      const r = this.next() % 1000;
      if (r < 780) this.tcp();
      else if (r < 860) this.dns();
      else if (r < 880) this.ntp();
      else if (r < 955) this.quic();
      else if (r < 975) this.icmp();
      else if (r < 985) this.arp();
      else this.fragment();
      if (this.n > this.b.length - 4096) this.flush();
    }
    this.flush();
  }

  private flush(): void {
    for (let p = 0; p < this.n;) {
      p += this.file.writeSync(this.b.subarray(p, this.n));
    }
    this.n = 0;
  }

  private u32le(x: number): void {
    const { b } = this;
    for (let i = 0; i < 4; i++) b[this.n++] = x >>> 8 * i;
  }
  private u16(p: number, x: number): void {
    this.b[p] = x >> 8;
    this.b[p + 1] = x;
  }
  private u32(p: number, x: number): void {
    this.u16(p, x >>> 16);
    this.u16(p + 2, x & 0xffff);
  }
  private sum(p: number, end: number, sum: number): number {
    const { b } = this;
    for (; p + 1 < end; p += 2) sum += b[p] << 8 | b[p + 1];
    if (p < end) sum += b[p] << 8;
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
    return sum;
  }

  /** Begins a record and an Ethernet header; returns where its payload goes. */
  private begin(type: number, vlan = false): number {
    this.micros += 1 + this.next() % 100;
    if (this.micros >= 1e6) {
      this.micros -= 1e6;
      this.seconds++;
    }
    this.u32le(this.seconds);
    this.u32le(this.micros);
    this.n += 8;
    const p = this.n;
    this.b.set([2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1], p);
    if (!vlan) {
      this.u16(p + 12, type);
      return p + 14;
    }
    this.u16(p + 12, 0x8100);
    this.u16(p + 14, 100);
    this.u16(p + 16, type);
    return p + 18;
  }
  private end(from: number, end: number): void {
    const frame = from, size = end - frame;
    this.n = frame - 8;
    this.u32le(size);
    this.u32le(size);
    this.n = end;
  }

  /** Writes an IP header; returns where its payload goes. */
  private ip(
    p: number,
    six: boolean,
    protocol: number,
    size: number,
    from: number,
    to: number,
    flags = 0x4000,
  ): number {
    const { b } = this;
    if (six) {
      b.set([0x60, 0, 0, 0, size >> 8, size & 255, protocol, 64], p);
      this.u32(p + 8, 0x20010db8);
      this.u32(p + 24, 0x20010db8);
      for (const q of [p + 12, p + 16, p + 28, p + 32]) this.u32(q, 0);
      this.u32(p + 20, from);
      this.u32(p + 36, to);
      return p + 40;
    }
    b.set([0x45, 0], p);
    this.u16(p + 2, 20 + size);
    this.u16(p + 4, this.ipId = this.ipId + 1 & 0xffff);
    this.u16(p + 6, flags);
    b.set([64, protocol, 0, 0], p + 8);
    this.u32(p + 12, from);
    this.u32(p + 16, to);
    this.u16(p + 10, this.sum(p, p + 20, 0) ^ 0xffff);
    return p + 20;
  }
  private checksum(
    p: number,
    end: number,
    six: boolean,
    protocol: number,
    at: number,
  ): void {
    const addresses = six ? [p - 32, p] : [p - 8, p];
    this.u16(at, 0);
    const pseudo = this.sum(addresses[0], addresses[1], protocol + end - p);
    this.u16(at, (this.sum(p, end, pseudo) ^ 0xffff) || 0xffff);
  }

  private flow(): Flow {
    const i = this.next() % 500;
    let f = this.flows[i];
    if (!f || f.step > f.last) {
      const r = this.next();
      const kind = r % 3 === 0 ? "http" : r % 3 === 1 ? "tls" : "opaque";
      f = this.flows[i] = {
        six: r % 100 < 16,
        vlan: r % 100 > 95,
        client: 0x0a000000 + r % 65536,
        server: 0xc0000200 + r % 250,
        ports: [
          32768 + r % 28000,
          kind === "http" ? 80 : kind === "tls" ? 443 : 9000,
        ],
        seq: [this.next(), this.next()],
        kind,
        last: 24 + i % 40,
        step: 0,
      };
    }
    return f;
  }

  private payload(f: Flow, p: number, fromClient: boolean): number {
    const { b } = this, step = f.step;
    if (fromClient && step % 8 !== 3) return 0;
    const size = fromClient ? 180 : 500 + this.next() % 960;
    const q = this.next() % (this.opaque.length - 1500);
    b.set(this.opaque.subarray(q, q + size), p);
    if (f.kind === "http") {
      if (fromClient) {
        b.set(this.request, p);
        return this.request.length;
      }
      if (step % 8 === 4) b.set(this.response, p);
    } else if (f.kind === "tls") {
      b.set([23, 3, 3], p);
      this.u16(p + 3, size - 5);
    }
    return size;
  }

  private tcp(): void {
    const f = this.flow(), step = f.step++, { b } = this;
    const left = f.last - step;
    const fromClient = step === 0 || step === 2 ||
      (left < 3 ? left !== 1 : step % 8 === 3 || step > 3 && step % 3 === 0);
    const i = fromClient ? 0 : 1;
    const frame = this.n + 16, l3 = this.begin(f.six ? 0x86dd : 0x0800, f.vlan);
    const p = l3 + (f.six ? 40 : 20),
      syn = step < 2,
      fin = left === 2 || left === 1;
    const options = syn ? 20 : 12;
    const size = syn || step === 2 || left < 3
      ? 0
      : this.payload(f, p + 20 + options, fromClient);
    const total = 20 + options + size;
    this.ip(
      l3,
      f.six,
      6,
      total,
      fromClient ? f.client : f.server,
      fromClient ? f.server : f.client,
    );
    this.u16(p, f.ports[i]);
    this.u16(p + 2, f.ports[1 - i]);
    this.u32(p + 4, f.seq[i]);
    this.u32(p + 8, step === 0 ? 0 : f.seq[1 - i]);
    b[p + 12] = (20 + options) / 4 << 4;
    b[p + 13] = syn ? step === 0 ? 2 : 18 : fin ? 17 : size ? 24 : 16;
    this.u16(p + 14, 64240);
    b.fill(0, p + 16, p + 20);
    if (syn) {
      b.set(
        [2, 4, 5, 180, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7],
        p + 20,
      );
    } else b.set([1, 1, 8, 10, 0, 0, 1, step, 0, 0, 2, step], p + 20);
    this.checksum(p, p + total, f.six, 6, p + 16);
    f.seq[i] = f.seq[i] + size + (syn || fin ? 1 : 0) >>> 0;
    this.end(frame, p + total);
  }

  private udp(
    fill: (p: number) => number,
    srcPort: number,
    dstPort: number,
  ): void {
    const six = this.next() % 100 < 15, r = this.next();
    const frame = this.n + 16, l3 = this.begin(six ? 0x86dd : 0x0800);
    const p = l3 + (six ? 40 : 20), size = 8 + fill(p + 8);
    this.ip(l3, six, 17, size, 0x0a000000 + r % 65536, 0x08080808);
    this.u16(p, srcPort);
    this.u16(p + 2, dstPort);
    this.u16(p + 4, size);
    this.checksum(p, p + size, six, 17, p + 6);
    this.end(frame, p + size);
  }

  private dns(): void {
    const r = this.next(), answer = r & 1, { b } = this;
    const port = 32768 + r % 20000;
    this.udp(
      (p) => {
        b.set([
          r >> 8,
          r,
          answer ? 0x81 : 1,
          answer ? 0x80 : 0,
          0,
          1,
          0,
          answer,
          0,
          0,
          0,
          0,
        ], p);
        let q = p + 12;
        for (const label of ["www", `host${r % 1000}`, "example", "com"]) {
          b[q++] = label.length;
          b.set(utf8.encode(label), q);
          q += label.length;
        }
        b.set([0, 0, 1, 0, 1], q);
        q += 5;
        if (!answer) return q - p;
        b.set(
          [0xc0, 12, 0, 1, 0, 1, 0, 0, 14, 16, 0, 4, 192, 0, 2, r & 255],
          q,
        );
        return q + 16 - p;
      },
      answer ? 53 : port,
      answer ? port : 53,
    );
  }

  private ntp(): void {
    this.udp(
      (p) => {
        this.b.fill(0, p, p + 48);
        this.b.set([0x23, 2, 6, 0xe9], p);
        this.u32(p + 40, this.seconds + 2208988800);
        this.u32(p + 44, this.next());
        return 48;
      },
      123,
      123,
    );
  }

  private quic(): void {
    const size = 700 + this.next() % 500, q = this.next() % 60000;
    this.udp(
      (p) => {
        this.b.set(this.opaque.subarray(q, q + size), p);
        this.b[p] = 0x40 | this.b[p] & 0x3f;
        return size;
      },
      40000 + this.next() % 20000,
      443,
    );
  }

  private icmp(): void {
    const r = this.next(), frame = this.n + 16, l3 = this.begin(0x0800);
    const p = this.ip(l3, false, 1, 64, 0x0a000000 + r % 65536, 0x08080808);
    this.b.set([r & 1 ? 8 : 0, 0, 0, 0, r >> 8, r >> 16, 0, r >> 24], p);
    this.b.set(this.opaque.subarray(0, 56), p + 8);
    this.u16(p + 2, this.sum(p, p + 64, 0) ^ 0xffff);
    this.end(frame, p + 64);
  }

  private arp(): void {
    const r = this.next(), frame = this.n + 16, p = this.begin(0x0806);
    this.b.set([
      0,
      1,
      8,
      0,
      6,
      4,
      0,
      1 + (r & 1),
      2,
      0,
      0,
      0,
      0,
      1,
      10,
      0,
      0,
      1,
      0,
      0,
      0,
      0,
      0,
      0,
      10,
      0,
      0,
      r >> 8,
    ], p);
    this.b.fill(0, p + 28, p + 46);
    this.end(frame, p + 46);
  }

  /** A datagram in two fragments, counted as one packet each. */
  private fragment(): void {
    const r = this.next(), size = 1480, { b } = this;
    for (
      const [offset, flags, n] of [[0, 0x2000, size], [size, size / 8, 400]]
    ) {
      const frame = this.n + 16, l3 = this.begin(0x0800);
      if (offset) this.ipId--;
      const p = this.ip(
        l3,
        false,
        17,
        n,
        0x0a000000 + r % 65536,
        0x08080808,
        flags,
      );
      b.set(this.opaque.subarray(offset, offset + n), p);
      if (!offset) {
        this.u16(p, 5000);
        this.u16(p + 2, 5001);
        this.u16(p + 4, size + 400);
        this.u16(p + 6, 0);
      }
      this.end(frame, p + n);
      if (!offset) this.n = this.n + 0;
    }
  }
}

/** Makes the capture at `path`. */
export function generate(path: string, packets: number, seed = 1): void {
  const file = Deno.openSync(path, {
    write: true,
    create: true,
    truncate: true,
  });
  new Generator(file, seed).run(packets);
  file.close();
}

if (import.meta.main) {
  generate(Deno.args[0], Number(Deno.args[1] ?? 1_000_000));
}
