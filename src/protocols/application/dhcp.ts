/** Dynamic Host Configuration Protocol: RFC 2131 §2, and the Bootstrap Protocol that it extends: RFC 951 §3. */
import type { Cursor } from "../../bytes/cursor.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { udpPort } from "../../dissect/tables.ts";
import {
  bits,
  bytes,
  confined,
  type Field,
  flag,
  type Hint,
  ipv4Address,
  mac,
  paddedText,
  padding,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../fields/mod.ts";
import { ARP_HARDWARE } from "../../names/arp.ts";
import { DHCP_MESSAGE_TYPE, DHCP_OPCODE } from "../../names/dhcp.ts";
import { type DHCPOption, dhcpOptions } from "./dhcp_options.ts";

/** A message. */
export interface DHCP {
  /** 1: from a client, 2: from a server. */
  op: number;
  /** Hardware type. */
  htype: number;
  /** Bytes of the hardware address. */
  hlen: number;
  /** Relay agents that it went through. */
  hops: number;
  /** Transaction ID. */
  xid: number;
  /** Seconds since the client began. */
  secs: number;
  /** The client asks for answers by broadcast. */
  broadcast: boolean;
  /** Must be zero. */
  mbz: number;
  /** Client's address, when it has one. */
  ciaddr: string;
  /** Your (client's) address, that the server gives. */
  yiaddr: string;
  /** Server to boot from. */
  siaddr: string;
  /** Relay agent (gateway). */
  giaddr: string;
  /** Client's hardware address, when it is a MAC address. */
  chaddr?: string;
  /** Client's hardware address of another size. */
  hardwareAddress?: Uint8Array;
  /** Rest of the sixteen bytes. */
  chaddrPadding: Uint8Array;
  /** Options in place of the server's name: RFC 2132 §9.3. */
  snameOptions?: DHCPOption[];
  /** Server's name; absent where none is given. */
  sname?: string;
  /** Options in place of the boot file's name. */
  fileOptions?: DHCPOption[];
  /** Boot file's name; absent where none is given. */
  file?: string;
  /** 99.130.83.99: options follow; absent from plain BOOTP. */
  magicCookie?: string;
  /** Options. */
  options?: DHCPOption[];
  /** Vendor-specific area of BOOTP. */
  vendor?: Uint8Array;
}

const CHADDR = 16, SNAME = 64, FILE = 128;
const COOKIE = [99, 130, 83, 99];
const PAD = 0, OVERLOAD = 52, MESSAGE_TYPE = 53, END = 255;
const MAC = 6;

/** Whether options begin `ahead` of the cursor. */
function isCookie(c: Cursor, ahead: number): boolean {
  return c.room >= ahead + 4 &&
    COOKIE.every((x, i) => c.peek(ahead + i) === x);
}

/** What the overload option says, when the cookie stands `i` bytes ahead of the cursor. */
function overload(c: Cursor, i: number): number {
  if (!isCookie(c, i)) return 0;
  i += 4;
  while (i + 2 < c.room) {
    const code = c.peek(i);
    if (code === END) return 0;
    if (code === OVERLOAD) return c.peek(i + 2);
    i += code === PAD ? 1 : 2 + c.peek(i + 1);
  }
  return 0;
}

/** Options in a field of `size` bytes, when `bit` of the overload option says so. */
function overloaded(
  size: number,
  bit: number,
  ahead: number,
): Field<DHCPOption[]> {
  return {
    bits: 0,
    inside: [dhcpOptions],
    read: (c, h) =>
      overload(c, ahead) & bit
        ? confined(c, h, size, dhcpOptions.read!)
        : undefined,
  };
}

/** Text in a field of `size` bytes, when there is one and no options in its place. */
function given(
  size: number,
  options: "snameOptions" | "fileOptions",
  hint: Hint,
): Field<string> {
  const one = paddedText(size);
  return {
    ...hint,
    bits: 0,
    read(c, h) {
      if ((h.struct.probe(h) as DHCP)[options] !== undefined) return undefined;
      return one.read!(c, h) || undefined;
    },
  };
}

/** All options, in the order in which RFC 2131 §4.1 reads them. */
function allOptions(h: DHCP): DHCPOption[] {
  const { options = [], fileOptions = [], snameOptions = [] } = h;
  return [...options, ...fileOptions, ...snameOptions];
}

function summary(h: DHCP): string {
  const type = allOptions(h).find((o) => o.code === MESSAGE_TYPE);
  const kind = type && "value" in type ? type.value : 0;
  return [
    kind > 0
      ? DHCP_MESSAGE_TYPE[kind] ?? `DHCP message ${kind}`
      : DHCP_OPCODE[h.op] ?? `BOOTP operation ${h.op}`,
    ...h.chaddr ? [`from ${h.chaddr}`] : [],
  ].join(" ");
}

/** Dynamic Host Configuration Protocol. */
export const dhcp: Protocol<DHCP> = {
  id: "dhcp",
  label: "DHCP",
  name: "Dynamic Host Configuration Protocol",
  spec: "RFC 2131, RFC 2132",
  depth: "header, all options of IANA's list; BOOTP",
  aliases: ["bootp"],
  alias: "dhcp",
  layer: "application",
  on: [[udpPort, 67, 68, 4011]],
  fields: struct<DHCP>({
    op: u8({ alias: "dhcp.type", names: DHCP_OPCODE }),
    htype: u8({ alias: "dhcp.hw.type", names: ARP_HARDWARE }),
    hlen: u8({ alias: "dhcp.hw.len", unit: "bytes" }),
    hops: u8({ alias: "dhcp.hops" }),
    xid: u32({ alias: "dhcp.id", hex: true }),
    secs: u16({ alias: "dhcp.secs", unit: "s" }),
    broadcast: flag({ alias: "dhcp.flags.bc" }),
    mbz: bits(15, { alias: "dhcp.flags.reserved", hex: true }),
    ciaddr: ipv4Address({ alias: "dhcp.ip.client" }),
    yiaddr: ipv4Address({ alias: "dhcp.ip.your" }),
    siaddr: ipv4Address({ alias: "dhcp.ip.server" }),
    giaddr: ipv4Address({ alias: "dhcp.ip.relay" }),
    chaddr: when(
      (h: DHCP) => h.hlen === MAC,
      mac({ alias: "dhcp.hw.mac_addr" }),
    ),
    hardwareAddress: when(
      (h: DHCP) => h.hlen !== MAC && h.hlen > 0,
      bytes((h: DHCP) => Math.min(h.hlen, CHADDR), { alias: "dhcp.hw.addr" }),
    ),
    chaddrPadding: bytes((h: DHCP) => CHADDR - h.hlen, {
      alias: "dhcp.hw.addr_padding",
    }),
    snameOptions: overloaded(SNAME, 2, SNAME + FILE),
    sname: given(SNAME, "snameOptions", { alias: "dhcp.server" }),
    fileOptions: overloaded(FILE, 1, FILE),
    file: given(FILE, "fileOptions", { alias: "dhcp.file" }),
    magicCookie: {
      bits: 0,
      alias: "dhcp.cookie",
      read: (c) => {
        if (!isCookie(c, 0)) return undefined;
        c.take(COOKIE.length);
        return COOKIE.join(".");
      },
    },
    options: when((h: DHCP) => h.magicCookie !== undefined, dhcpOptions),
    vendor: padding({ alias: "dhcp.vendor_specific_options" }),
  }),
  summary,
};
