/**
 * What hostile traffic costs: `deno run -A bench/hostile.ts [PACKETS]`.
 *
 * Each capture aims at one budget of reassembly or of flows: a flood of SYNs,
 * of first fragments, of tiny fragments of one datagram, of segments behind
 * gaps, of messages that never end. Prints CPU seconds, peak memory, and what
 * the account says.
 */

const HERE = new URL(".", import.meta.url).pathname;
const CACHE = `${HERE}.cache`;
const FRAME = 54, PAYLOAD = 40;

/** Fills in packet `i` of a kind; the frame is an Ethernet, IPv4 and TCP header with 40 bytes behind. */
type Make = (v: DataView, i: number) => void;

const LENGTH = 16,
  SRC = 26,
  PORT = 34,
  SEQ = 38,
  FLAGS = 47,
  FRAGMENT = 20,
  ID = 18;
const KINDS: Readonly<Record<string, Make>> = {
  /** Every packet opens another connection. */
  syn(v, i) {
    v.setUint16(LENGTH, 40);
    v.setUint32(SRC, 0x0b000000 + (i >>> 4));
    v.setUint16(PORT, 1024 + i % 16);
    v.setUint8(FLAGS, 2);
  },
  /** Every packet is the first fragment of another datagram. */
  fragments(v, i) {
    v.setUint32(SRC, 0x0b000000 + (i >>> 16));
    v.setUint16(ID, i & 0xffff);
    v.setUint16(FRAGMENT, 0x2000);
  },
  /** Fragments of one datagram after another, eight bytes apart, the last one never. */
  teardrop(v, i) {
    v.setUint16(ID, i >>> 12);
    v.setUint16(FRAGMENT, 0x2000 | 2 * (i & 0xfff));
  },
  /** A thousand connections, each with a gap before every segment. */
  gaps(v, i) {
    v.setUint16(PORT, 1024 + i % 1000);
    v.setUint32(SEQ, Math.floor(i / 1000) * 100);
    v.setUint8(FLAGS, 0x10);
  },
  /** A thousand connections with a request whose header never ends. */
  messages(v, i) {
    const n = Math.floor(i / 1000);
    v.setUint16(PORT, 1024 + i % 1000);
    v.setUint32(SEQ, n * PAYLOAD);
    v.setUint8(FLAGS, 0x10);
    const text = n === 0 ? "GET / HTTP/1.1\r\n" : "X-Header: value\r\n";
    for (let k = 0; k < PAYLOAD; k++) {
      v.setUint8(FRAME + k, (text + text + text).charCodeAt(k % text.length));
    }
  },
};

/** A frame to be filled in: Ethernet, IPv4, TCP to port 80. */
function template(): Uint8Array {
  const b = new Uint8Array(FRAME + PAYLOAD).fill(120, FRAME);
  b.set([2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0], 0);
  b.set([0x45, 0, 0, 20 + 20 + PAYLOAD, 0, 1, 0x40, 0, 64, 6], 14);
  b.set([11, 0, 0, 1, 12, 0, 0, 1], SRC);
  b.set([0, 80], PORT + 2);
  b[46] = 0x50;
  return b;
}

/** Writes a capture of one kind. */
function write(path: string, make: Make, packets: number): void {
  const file = Deno.openSync(path, {
    write: true,
    create: true,
    truncate: true,
  });
  const put = (b: Uint8Array) => {
    for (let n = 0; n < b.length;) n += file.writeSync(b.subarray(n));
  };
  const head = new DataView(new ArrayBuffer(24));
  [0xa1b2c3d4, 0x00020004, 0, 0, 262144, 1].forEach((x, k) =>
    head.setUint32(k * 4, x)
  );
  put(new Uint8Array(head.buffer));
  const size = 16 + FRAME + PAYLOAD, many = 10_000;
  const block = new Uint8Array(size * many), frame = template();
  for (let from = 0; from < packets; from += many) {
    const count = Math.min(many, packets - from);
    for (let k = 0; k < count; k++) {
      const v = new DataView(block.buffer, k * size), i = from + k;
      v.setUint32(0, 1_600_000_000 + Math.floor(i / 100_000));
      v.setUint32(4, i % 100_000 * 10);
      v.setUint32(8, frame.length);
      v.setUint32(12, frame.length);
      block.set(frame, k * size + 16);
      make(new DataView(block.buffer, k * size + 16), i);
    }
    put(block.subarray(0, count * size));
  }
  file.close();
}

async function main(packets: number): Promise<void> {
  Deno.mkdirSync(CACHE, { recursive: true });
  for (const [kind, make] of Object.entries(KINDS)) {
    const path = `${CACHE}/${kind}-${packets}.pcap`;
    try {
      Deno.statSync(path);
    } catch {
      write(path, make, packets);
    }
    const account = `${CACHE}/account.json`;
    const { stderr } = await new Deno.Command("/usr/bin/time", {
      args: [
        ...["-f", "%U %S %M", Deno.execPath(), "run", "-A"],
        ...[`${HERE}../extract/main.ts`, path, "--ip", "--tcp", "--flows"],
        ...["-f", "ndjson", "-o", "/dev/null", "--quiet", "--account", account],
      ],
      stdout: "null",
      stderr: "piped",
    }).output();
    const line = new TextDecoder().decode(stderr).trim().split("\n").at(-1)!;
    const [user, system, kilobytes] = line.split(" ").map(Number);
    const { conversations, problems } = JSON.parse(
      Deno.readTextFileSync(account),
    );
    console.log(
      `${kind.padEnd(10)} ${(user + system).toFixed(1).padStart(6)} s ${
        Math.round(kilobytes / 1000)
      } MB`,
    );
    console.log(
      `  ${JSON.stringify(conversations)} ${JSON.stringify(problems)}`,
    );
  }
}

if (import.meta.main) await main(Number(Deno.args[0] ?? 1_000_000));
