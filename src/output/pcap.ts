import { Writer } from "../bytes/writer.ts";
import type { CaptureHeader } from "../capture/header.ts";
import { PCAP_HEADER } from "../capture/pcap_header.ts";
import { CaptureWriter } from "../capture/writer.ts";
import type { Output, OutputFormat, OutputOptions } from "./output.ts";

/** The packets themselves, as a capture of the given format. */
function capture(
  format: "pcap" | "pcapng",
): (this: void, options: OutputOptions) => Output {
  return ({ byteOrder, nanosecond }) => {
    const writer = new CaptureWriter({ format, byteOrder, nanosecond });
    let begun = false;
    return {
      begin(w, header) {
        begun = true;
        writer.begin(w, header);
      },
      frame(frame, w) {
        if (!begun) writer.begin(w, { linkType: frame.link, snapLength: 0 });
        writer.record(w, frame);
      },
      end: (w, header) => writer.end(w, header),
      // what pcapng declares on the way depends on all packets before
      ...(format === "pcap" && {
        resume(header: CaptureHeader) {
          begun = true;
          writer.begin(new Writer(PCAP_HEADER), header);
        },
      }),
    };
  };
}

/** A pcap file: one link type, no comments. */
export const pcap: OutputFormat = {
  names: ["pcap", "cap"],
  extension: "pcap",
  open: capture("pcap"),
};

/** A pcapng file: any link types, comments, names, statistics. */
export const pcapng: OutputFormat = {
  names: ["pcapng"],
  extension: "pcapng",
  open: capture("pcapng"),
};
