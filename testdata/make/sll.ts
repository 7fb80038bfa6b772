/** Linux cooked captures: what the goldens in captures/sll show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  ipv6,
  join,
  udp,
  uint,
} from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));
const packet6 = ipv6(17, udp(40000, 9, ascii("hi"), true));
const stp = hex("42 42 03 0000 00 00");
const netlink = hex("00000010 0000 0000 00000000 00000000");
const arp = hex(
  "0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002",
);

/** The eight bytes of an address. */
function padded(address: string): Uint8Array {
  return join(hex(address), new Uint8Array(8)).subarray(0, 8);
}

function v1(
  type: number,
  arphrd: number,
  size: number,
  address: string,
  protocol: number,
  payload: Uint8Array,
): Uint8Array {
  return join(
    uint(2, type),
    uint(2, arphrd),
    uint(2, size),
    padded(address),
    uint(2, protocol),
    payload,
  );
}

function v2(
  type: number,
  arphrd: number,
  size: number,
  address: string,
  protocol: number,
  payload: Uint8Array,
): Uint8Array {
  return join(
    uint(2, protocol),
    hex("0000 00000007"),
    uint(2, arphrd),
    uint(1, type),
    uint(1, size),
    padded(address),
    payload,
  );
}

/** The same packets in either version. */
function packets(sll: typeof v1): Uint8Array[] {
  return [
    sll(0, 1, 6, "020000000001", 0x0800, packet),
    sll(0, 772, 6, "000000000000", 0x86dd, packet6), // loopback
    sll(4, 512, 0, "", 0x0800, packet), // PPP: no address
    sll(2, 778, 4, "0a000001", 0x0800, packet), // GRE: an IPv4 address
    sll(3, 1, 6, "020000000001aabb", 4, stp), // LLC, garbage behind the address
    sll(1, 1, 6, "020000000001", 1, hex("ffff 001e 00 11")), // Novell
    sll(0, 1, 6, "020000000001", 3, ethernet(0x0800, packet)),
    sll(4, 824, 0, "", 0, netlink),
    sll(0, 803, 6, "020000000001", 0x0800, hex("00 00 0800 00000000")), // radiotap
    sll(0, 280, 0, "", 0x000c, hex("00000123 02 000000 0102")), // CAN
    sll(0, 32, 8, "0102030405060708", 0x0800, packet), // InfiniBand: cut from 20 bytes
    sll(0, 32, 20, "0102030405060708", 0x0800, packet),
    join(sll(0, 1, 6, "020000000001", 0x0806, arp), new Uint8Array(18)), // padding
    sll(0, 1, 6, "020000000001", 0x0800, packet).subarray(0, 11), // cut short
  ];
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  sll: { link: 113, packets: packets(v1) },
  sll2: { link: 276, packets: packets(v2) },
};
