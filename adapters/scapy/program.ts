/** The program that has scapy read. */
import { PRELUDE } from "../python.ts";

/** Writes the layers of each packet of a pcap on standard input. */
export const PROGRAM = `${PRELUDE}
import logging
logging.getLogger("scapy").setLevel(logging.ERROR)
from scapy.all import NoPayload, Packet, Padding, RawPcapReader, conf

def value(v):
    if isinstance(v, Packet):
        parts = []
        while not isinstance(v, NoPayload):
            parts.append(named(v))
            v = v.payload
        return parts
    if isinstance(v, (list, tuple)):
        return [value(x) for x in v]
    return plain(v)

def named(p):
    fields = {k: value(v) for k, v in p.fields.items()}
    return fields

def layers(p):
    said, at = [], 0
    while not isinstance(p, (NoPayload, Padding)):
        inner = p.payload
        size = len(p.raw_packet_cache or b"")
        if size == 0:
            size = len(p.original or b"") - len(inner.original or b"")
        said.append([type(p).__name__, at, size, named(p)])
        at += size
        p = inner
    return said

reader = RawPcapReader(source)
first = conf.l2types.num2layer.get(reader.linktype, conf.raw_layer)
run((data for data, _ in reader), lambda data: layers(first(data)))
`;
