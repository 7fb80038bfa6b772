/** DNS: what the goldens in captures/dns show. */
import {
  ascii,
  type Case,
  hex,
  join,
  tcpFrame,
  udpFrame,
  uint,
} from "./build.ts";

/** A name in wire form. */
function name(text: string): Uint8Array {
  return join(
    ...text.split(".").filter((l) => l !== "").map((l) =>
      join(uint(1, l.length), ascii(l))
    ),
    hex("00"),
  );
}

const query = join(
  hex(`
    1a2b      # id
    0120      # recursion desired, authentic data
    0001 0000 0000 0001
  `),
  name("www.example.com"),
  hex("0001 0001 # A, IN"),
  hex(`
    00        # root
    0029 04d0 # OPT, 1232 bytes of UDP payload
    00 00 8000 # DNSSEC records wanted
    000c
    000a 0008 0102030405060708 # cookie
  `),
);

const response = join(
  hex("1a2b 8180 0001 0003 0000 0000"),
  name("www.example.com"),
  hex(`
    0001 0001
    c00c 0005 0001 00000e10 0006 03776562 c010 # CNAME web.example.com, by pointer
    c02d 0001 0001 0000003c 0004 c0000201     # A 192.0.2.1
    c02d 001c 0001 0000003c 0010 20010db8 00000000 00000000 00000001 # AAAA
  `),
);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  query: { link: 1, packets: [udpFrame(40000, 53, query)] },
  response: { link: 1, packets: [udpFrame(53, 40000, response)] },
  tcp: {
    link: 1,
    packets: [tcpFrame(40000, 53, join(uint(2, query.length), query))],
  },
  // a pointer to itself, and 65535 records promised in 12 bytes: reliability of names and lists
  hostile: {
    link: 1,
    packets: [
      udpFrame(53, 40000, hex("0001 8180 0001 0000 0000 0000 c00c 0001 0001")),
      udpFrame(53, 40000, hex("0001 8180 0000 ffff 0000 0000")),
    ],
  },
};
