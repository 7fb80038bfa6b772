/** Multicast DNS: what the goldens in captures/mdns show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv6,
  join,
  udp,
  udpFrame,
  uint,
} from "./build.ts";

const PORT = 5353;

/** A name in wire form. */
function name(text: string): Uint8Array {
  const labels = text === "" ? [] : text.split(".");
  return join(
    ...labels.map((l) => join(uint(1, l.length), ascii(l))),
    hex("00"),
  );
}
const message = (...parts: readonly Uint8Array[]) =>
  udpFrame(PORT, PORT, join(...parts));

/** `_ipp._tcp.local` at offset 12, as the first name of a message. */
const SERVICE = name("_ipp._tcp.local");

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  queries: {
    link: 1,
    packets: [
      message(
        hex("0000 0000 0001 0000 0000 0000"),
        SERVICE,
        hex("000c 0001 # PTR, IN"),
      ),
      message(
        hex("0000 0000 0001 0000 0000 0000"),
        SERVICE,
        hex("000c 8001 # the answer may come to the asker alone"),
      ),
      message(
        hex("0000 0200 0001 0001 0000 0000 # more known answers follow"),
        SERVICE,
        hex("000c 0001"),
        hex("c00c 000c 0001 00001194 0006 036c6162 c00c # a known answer"),
      ),
      message(
        hex("0000 0000 0001 0000 0001 0000 # a probe"),
        name("host.local"),
        hex("00ff 8001"),
        hex(
          "c00c 0001 0001 00000078 0004 0a000001 # what it is going to claim",
        ),
      ),
    ],
  },
  responses: {
    link: 1,
    packets: [
      message(
        hex("0000 8400 0000 0001 0000 0004"),
        SERVICE,
        hex("000c 0001 00001194 0006 036c6162 c00c # PTR lab._ipp._tcp.local"),
        hex("c027 0021 8001 00000078 000c 0000 0000 0277 03 6c6162 c016 # SRV"),
        hex("c027 0010 8001 00001194 0009 08 74787476 6572733d # TXT"),
        hex("c03f 0001 8001 00000078 0004 0a000001 # A, flushes the cache"),
        hex("c03f 002f 8001 00000078 0008 c03f 0004 40000008 # NSEC: A, AAAA"),
      ),
      ethernet(
        0x86dd,
        ipv6(
          17,
          udp(
            PORT,
            PORT,
            join(
              hex("0000 8400 0000 0001 0000 0000"),
              name("host.local"),
              hex(
                "001c 8001 00000078 0010 fe800000 00000000 00000000 00000001",
              ),
            ),
            true,
          ),
        ),
      ),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      message(hex("0000 8400 0000 ffff 0000 0000 # 65535 records in no bytes")),
      message(hex("0000 0000 0001 0000 0000 0000 c00c 00ff 0001 # itself")),
      message(hex("0000 0000 0001 0000 0000 0000"), name("host.local")),
    ],
  },
};
