/** The program that has dpkt read. */
import { PRELUDE } from "../python.ts";

/** Writes the layers of each packet of a pcap on standard input. */
export const PROGRAM = `${PRELUDE}
import dpkt
from dpkt import ethernet, icmp, icmp6, ip, ip6, llc, loopback, ppp, sll, tcp

Packet = dpkt.dpkt.Packet

def raw_ip(data):
    return ip6.IP6(data) if data[0] >> 4 == 6 else ip.IP(data)

FIRST = {
    0: loopback.Loopback, 108: loopback.Loopback, 1: ethernet.Ethernet,
    9: ppp.PPP, 12: raw_ip, 14: raw_ip, 101: raw_ip, 113: sll.SLL,
    228: ip.IP, 229: ip6.IP6,
}
try:
    from dpkt import sll2
    FIRST[276] = sll2.SLL2
except ImportError:
    pass

def fields(p):
    said, known = {}, getattr(p, "__bit_fields__", {})
    for name in p.__hdr_fields__:
        bits = known.get(name)
        for part in (name,) if bits is None else (b[0] for b in bits):
            said[part] = plain(getattr(p, part, None))
    return said

# what stands between the header and the payload, and is no packet
def extras(p, said):
    if isinstance(p, tcp.TCP):
        said["opts"] = plain(p.opts)
        options = tcp.parse_opts(p.opts)
        if None not in options:
            said["options"] = plain(options)
        return len(p.opts)
    if isinstance(p, ip.IP):
        said["opts"] = plain(p.opts)
        return len(p.opts)
    if isinstance(p, llc.LLC) and p.is_snap:
        said["oui"], said["type"] = p.oui, p.type
        return 5
    return 0

def layers(p, whole):
    said, at = [], 0
    while isinstance(p, Packet):
        own = fields(p)
        size = p.__hdr_len__ + extras(p, own)
        said.append([type(p).__name__, at, size, own])
        at += size
        tags = getattr(p, "vlan_tags", []) + getattr(p, "mpls_labels", [])
        if tags and isinstance(p, ethernet.Ethernet):
            for tag in tags:
                said.append([type(tag).__name__, at, tag.__hdr_len__, fields(tag)])
                at += tag.__hdr_len__
        for ext in getattr(p, "all_extension_headers", ()):
            said.append([type(ext).__name__, at, ext.length, fields(ext)])
            at += ext.length
        inner = p.data
        # a message inside a message is its body
        if isinstance(p, (icmp.ICMP, icmp6.ICMP6)) and isinstance(inner, Packet):
            own["body"] = fields(inner)
            said[-1][2] += inner.__hdr_len__
            at += inner.__hdr_len__
            inner = inner.data
        p = inner
    if p:
        said.append(["Raw", at, len(p), {"load": plain(p)}])
    return said

reader = dpkt.pcap.Reader(source)
first = FIRST.get(reader.datalink(), lambda data: data)
run((data for _, data in reader), lambda data: layers(first(data), data))
`;
