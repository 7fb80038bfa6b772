/** VLAN tags: what the goldens in captures/vlan show. */
import {
  ascii,
  type Case,
  ethernet,
  hex,
  ipv4,
  join,
  udp,
  uint,
} from "./build.ts";

const packet = ipv4(17, udp(40000, 9, ascii("hi")));

/** Tag protocol identifiers: of the customer tag, of the service tag, and what switches used before that. */
const CUSTOMER = 0x8100, SERVICE = 0x88a8, OLD = 0x9100, OLDER = 0x9200;

/** A tag, its control information written as it stands in the frame, and what it is around. */
function tag(control: string, type: number, payload: Uint8Array): Uint8Array {
  return join(hex(control), uint(2, type), payload);
}

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  customer: {
    link: 1,
    packets: [
      ethernet(CUSTOMER, tag("0064 # VLAN 100", 0x0800, packet)),
      ethernet(
        CUSTOMER,
        tag("b001 # priority 5, may be dropped", 0x0800, packet),
      ),
      ethernet(CUSTOMER, tag("e000 # priority tag: VLAN 0", 0x0800, packet)),
      ethernet(CUSTOMER, tag("0fff # reserved VLAN", 0x88b5, ascii("local"))),
      ethernet(
        CUSTOMER,
        tag("0064", 7, hex("42 42 03 0000 00 00 # a length, and LLC")),
      ),
    ],
  },
  service: {
    link: 1,
    packets: [
      ethernet(SERVICE, tag("700a # VLAN 10, priority 3", 0x0800, packet)),
      ethernet(
        SERVICE,
        tag("700a", CUSTOMER, tag("0064", 0x0800, packet)),
      ),
    ],
  },
  stacked: {
    link: 1,
    packets: [
      ethernet(CUSTOMER, tag("000a", CUSTOMER, tag("0064", 0x0800, packet))),
      ethernet(OLD, tag("000a", CUSTOMER, tag("0064", 0x0800, packet))),
      ethernet(OLDER, tag("000a", CUSTOMER, tag("0064", 0x0800, packet))),
      ethernet(
        SERVICE,
        tag(
          "0001",
          SERVICE,
          tag("0002", CUSTOMER, tag("0003", 0x0800, packet)),
        ),
      ),
    ],
  },
  hostile: {
    link: 1,
    packets: [
      ethernet(CUSTOMER, hex("00 # cut short")),
      ethernet(CUSTOMER, tag("0064", 200, hex("42 42 03 # beyond the frame"))),
      ethernet(SERVICE, tag("0064", CUSTOMER, hex("00 64 08"))),
      ethernet(CUSTOMER, tag("0064", 0x0800, hex(""))),
    ],
  },
};
