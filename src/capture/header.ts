/** What capture files say of themselves. */

/** One interface of a capture; a pcap file has one. */
export interface Interface {
  /** Index in the capture, counted from 0 over all sections. */
  readonly id: number;
  /** The section that declares it, counted from 1; 0 in pcap. */
  readonly section: number;
  /** Link type: https://www.tcpdump.org/linktypes.html */
  readonly linkType: number;
  /** Name of the link type. */
  readonly linkName: string;
  /** Most bytes kept of a packet; 0: no limit. */
  readonly snapLength: number;
  /** Parts of a second that time stamps count: 1000000 or 1000000000 in most files. */
  readonly ticksPerSecond: number;
  /** Seconds to add to every time stamp. */
  readonly offsetSeconds?: number;
  /** Bytes of frame check sequence behind each packet. */
  readonly fcsLength?: number;
  /** Name of the interface. */
  readonly name?: string;
  /** Description of the interface. */
  readonly description?: string;
  /** IPv4 addresses with their masks. */
  readonly ipv4?: readonly string[];
  /** IPv6 addresses with prefix length. */
  readonly ipv6?: readonly string[];
  /** MAC address. */
  readonly mac?: string;
  /** EUI-64 address. */
  readonly eui?: string;
  /** Speed in bits per second. */
  readonly speed?: number;
  /** Transmit speed in bits per second. */
  readonly txSpeed?: number;
  /** Receive speed in bits per second. */
  readonly rxSpeed?: number;
  /** Time zone as the file gives it; it changes no time stamp. */
  readonly timeZone?: number;
  /** Capture filter, as an expression. */
  readonly filter?: string;
  /** Capture filter, compiled: its kind and the program, in hexadecimal. */
  readonly filterProgram?: string;
  /** Operating system. */
  readonly os?: string;
  /** Hardware. */
  readonly hardware?: string;
  /** IANA name of the time zone. */
  readonly ianaTimeZone?: string;
  /** Comments. */
  readonly comments?: readonly string[];
  /** Options without a name of their own. */
  readonly other?: readonly OtherOption[];
}

/** An option of pcapng that this version has no name for, or a custom one. */
export interface OtherOption {
  /** Option code. */
  readonly code: number;
  /** Private Enterprise Number of a custom option. */
  readonly pen?: number;
  /** Its value, in hexadecimal; text for custom strings. */
  readonly data: string;
}

/** One section of a pcapng file. */
export interface Section {
  /** Counted from 1. */
  readonly number: number;
  /** Offset of its header in the file. */
  readonly offset: number;
  /** Byte order. */
  readonly byteOrder: "little" | "big";
  /** Major version. */
  readonly major: number;
  /** Minor version. */
  readonly minor: number;
  /** Length that it claims; absent where it does not say. */
  readonly length?: number;
  /** Hardware it was captured on. */
  readonly hardware?: string;
  /** Operating system it was captured on. */
  readonly os?: string;
  /** Program that wrote it. */
  readonly application?: string;
  /** Comments. */
  readonly comments?: readonly string[];
  /** Options without a name of their own. */
  readonly other?: readonly OtherOption[];
}

/** Addresses and their names. */
export interface NameRecord {
  /** The section it stands in. */
  readonly section: number;
  /** IPv4, IPv6, EUI-48 or EUI-64 address. */
  readonly address: string;
  /** Its names. */
  readonly names: readonly string[];
  /** What the block says of where its names come from; one object for all of its records. */
  readonly source?: NameSource;
}

/** Who resolved the names of a block. */
export interface NameSource {
  /** Name of the DNS server. */
  readonly name?: string;
  /** IPv4 address of the DNS server. */
  readonly ipv4?: string;
  /** IPv6 address of the DNS server. */
  readonly ipv6?: string;
  /** Comments. */
  readonly comments?: readonly string[];
  /** Options without a name of their own. */
  readonly other?: readonly OtherOption[];
}

/** Counters of an interface. */
export interface InterfaceStatistics {
  /** The interface's index in the capture; -1: one that was never declared. */
  readonly interface: number;
  /** When they were counted: ISO 8601. */
  readonly time: string;
  /** When the capture began. */
  readonly start?: string;
  /** When the capture ended. */
  readonly end?: string;
  /** Packets received. */
  readonly received?: number;
  /** Packets dropped for lack of room. */
  readonly dropped?: number;
  /** Packets that the filter accepted. */
  readonly accepted?: number;
  /** Packets dropped by the operating system. */
  readonly osDropped?: number;
  /** Packets delivered to the user. */
  readonly delivered?: number;
  /** Comments. */
  readonly comments?: readonly string[];
  /** Options without a name of their own. */
  readonly other?: readonly OtherOption[];
}

/** Keys that came with a capture. */
export interface Secrets {
  /** The section they stand in. */
  readonly section: number;
  /** `0x544c534b`: TLS key log, and others. */
  readonly type: number;
  /** Name of the type. */
  readonly typeName: string;
  /** Text of a key log; hexadecimal of other kinds. */
  readonly data: string;
  /** Comments. */
  readonly comments?: readonly string[];
  /** Options without a name of their own. */
  readonly other?: readonly OtherOption[];
}

/** A custom, journal or unknown block, kept as it is. */
export interface OtherBlock {
  /** The section it stands in. */
  readonly section: number;
  /** Offset in the file. */
  readonly offset: number;
  /** Block type. */
  readonly type: number;
  /** Name of the type. */
  readonly typeName: string;
  /** Private Enterprise Number of a custom block. */
  readonly pen?: number;
  /** The entries of a systemd journal block as text; hexadecimal of other bodies. */
  readonly data: string;
}

/** What a capture file says of itself. The lists of pcapng grow while it is read. */
export interface CaptureHeader {
  /** Format of the file. */
  readonly format: "pcap" | "pcapng";
  /** A variant of pcap that not every program reads. */
  readonly variant?: "modified" | "nokia" | "aix" | "ixia";
  /** How the file was compressed. */
  readonly compression?: "gzip" | "zstd";
  /** Major version of the format. */
  readonly major: number;
  /** Minor version of the format. */
  readonly minor: number;
  /** Byte order of the (first section of the) file. */
  readonly byteOrder: "little" | "big";
  /** Parts of a second that time stamps count (of the first interface). */
  readonly ticksPerSecond: number;
  /** Most bytes kept of a packet; 0: no limit. */
  readonly snapLength: number;
  /** Link type (of the first interface). */
  readonly linkType: number;
  /** Name of the link type. */
  readonly linkName: string;
  /** Correction to local time of pcap: seconds, 0 in practice. */
  readonly thisZone?: number;
  /** Accuracy of the time stamps of pcap: 0 in practice. */
  readonly sigFigs?: number;
  /** Interfaces, in the order of their declaration. */
  readonly interfaces: readonly Interface[];
  /** Sections of pcapng. */
  readonly sections?: readonly Section[];
  /** Names of addresses. */
  readonly names?: readonly NameRecord[];
  /** Counters of interfaces. */
  readonly statistics?: readonly InterfaceStatistics[];
  /** Keys. */
  readonly secrets?: readonly Secrets[];
  /** Custom, journal and unknown blocks. */
  readonly otherBlocks?: readonly OtherBlock[];
}
