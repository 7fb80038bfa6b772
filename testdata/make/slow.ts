/** Slow protocols: what the goldens in captures/slow show. */
import { type Case, ethernet, hex, join } from "./build.ts";

/** A frame of a slow protocol, filled up to 60 bytes. */
function slow(text: string): Uint8Array {
  const f = ethernet(0x8809, hex(text));
  return join(f, new Uint8Array(Math.max(0, 60 - f.length)));
}

const actor = "01 14 8000 020000000001 000d 8000 0016 85 000000";
const partner = "02 14 8000 020000000002 000d 8000 0019 36 000000";
const collector = "03 10 8000 000000000000000000000000";
const ZEROS = (n: number) => "00".repeat(n);
const information = `
  01 10 01 0002 03 1f 05ee 020000 00000001 # local
  02 10 01 0001 04 0a 05ee 020000 00000002 # remote
`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  lacp: {
    link: 1,
    packets: [
      slow(`01 01 ${actor} ${partner} ${collector} 00 00 ${ZEROS(50)}`),
      slow(`
        01 02 ${actor} ${partner} ${collector}
        04 06 00800c01 # port algorithm
        05 14 0001 ${"ab".repeat(16)} # port conversation ID digest
        06 83 08 ${"80".repeat(128)} # port conversation mask
        0a 12 ${"cd".repeat(16)}
        00 00
      `),
      slow(`01 01 ${actor} 02 40 8000 0200`), // a TLV longer than the frame
      slow(`01 01 ${actor} 02 00`), // a TLV without a length
      slow(`01 01 01 10 8000 020000000001 000d 8000 0016 02 14 8000`),
    ],
  },
  marker: {
    link: 1,
    packets: [
      slow(`02 01 01 10 0016 020000000001 00000007 0000 00 00 ${ZEROS(90)}`),
      slow(`02 01 02 10 0016 020000000001 00000007 0000 00 00 ${ZEROS(90)}`),
      slow("02 01 01 05 001602"),
    ],
  },
  oam: {
    link: 1,
    packets: [
      slow(`03 0050 00 ${information} 00`),
      slow(
        `03 0007 00 01 10 01 0002 03 1f 05ee 020000 00000001 fe 07 020000 0102 00`,
      ),
      slow(`
        03 0050 01 0009
        01 28 0010 0000000000000064 0000000000000001 0000000000000002
                   0000000000000003 00000004
        02 1a 0011 000a 00000001 00000002 0000000000000003 00000004
        03 1c 0012 00000064 00000001 00000002 0000000000000003 00000004
        04 12 0013 0258 0001 0002 00000003 00000004
        fe 06 020000 aa 07 04 0102 00
      `),
      slow("03 0050 02 07 0008 04 0001 03 0002 06 0003 05 0004 00"),
      slow("03 0050 03 07 0008 02 1234 07 0009 a1 04 0001 e2 00"),
      slow("03 0050 03 07 0008 00 1234"), // 128 bytes of value
      slow("03 0050 04 01"),
      slow("03 0050 04 02"),
      slow("03 0050 fe 020000 010203"),
      slow("03 0050 77 010203"),
    ],
  },
  ossp: {
    link: 1,
    packets: [
      slow("0a 0019a7 0001 10 000000 01 0004 04"),
      slow(
        "0a 0019a7 0001 18 000000 01 0004 0f 02 0014 ff 0200000000000001 03 01 02 0000000000",
      ),
      slow("0a 0019a7 0001 10 000000 01 0004 01 07 0005 0102"),
      slow("0a 0019a7 0001 10 000000 01 0000 04"),
      slow("0a 0019a7 0002 0102"),
      slow("0a 020000 0102"),
      slow("07 0102"), // no such protocol
    ],
  },
};
