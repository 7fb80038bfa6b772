import { formats } from "@pcapkit/core";

/** What `--help` prints. */
export const HELP = `extract: any capture becomes typed data

Usage: extract [OPTIONS] FILE...

FILE is a pcap or pcapng file, plain or compressed with gzip or zstd; several
are read in turn; - is standard input. FILE alone prints one line per frame.

Output
  -o, --output FILE      write to FILE; - is standard output
  -f, --format FORMAT    ${formats.map((f) => f.names[0]).join(", ")};
                         by the extension of FILE unless given; without -o
                         it goes to standard output, as line unless given
  -j, -p, -t             the same as -f json, -f plist, -f tree
  -F, --files            one file per frame, in the folder FILE (or out)
  -a, --auto-extension   append missing extensions to file names
      --fields A,B,...   only these fields, as csv unless -f json, ndjson or
                         plist: our names or Wireshark's: ipv4.src, ip.src
      --labels           beside each field what its value is called
      --shape nested     each layer inside the one around it; flat unless given
      --header           ndjson: the capture header as the first line

Dissection
  -L, --layer LAYER      up to and including link, internet, transport or
                         application; the rest is raw
  -P, --protocol A,B     up to and including the first of these protocols
  -E, --engine ENGINE    native unless given; pipeline: workers dissect, and
                         the output stays the same; server: one more worker
                         traces flows; tshark, scapy, dpkt: these programs
                         read the packets, under our names
      --workers COUNT    how many workers; one for each core unless given
      --engine-required  it is an error when the engine is not there
      --display-filter F tshark: only packets that match
      --decode-as RULE   tshark: tcp.port==8888,http and its like
      --preference P     tshark: NAME:VALUE
      --key-log FILE     tshark: secrets of TLS
  -c, --count COUNT      stop after so many frames

Engines check each other
      --engines          list the engines: what they are, whether they are
                         there, and what they lack; with -f ndjson as data
      --compare ENGINE   read with the native engine and with this one, and
                         print where they differ, as text or with -f ndjson
      --explained        also what differs for a known reason, and why

Conversations
      --ip, --ipv4, --ipv6  put IP fragments together
      --tcp              put TCP streams together: each message on the frame
                         that completes it
      --flows            print flows in place of frames, as a table, or csv or
                         ndjson with -f
      --digest           --flows -f ndjson: bytes, SHA-256 and gaps of streams
      --follow N         print TCP stream N, counted from 0
      --follow-side S    client, server or both
      --follow-as HOW    text, hex or raw
      --trace DIR        write each flow to a file of its own
      --trace-format F   pcap unless given; pcapng, json, plist, tree, ...
      --trace-byteorder  little or big
      --trace-nanosecond nanoseconds in pcap

Reports
  -v, --verbose          print the protocols of each frame on the way
      --account FILE     write what happened as JSON; - alone prints it in
                         place of frames
      --strict           damaged packets count as damage of the file: status 3
  -q, --quiet            no warnings, no progress, no closing line
      --protocols        list what is dissected; with -f ndjson as data

Input that is still written
      --interface NAME   what tcpdump captures there, until interrupted or -c
      --bpf FILTER       only what matches; libpcap's language
      --tail             at the end of the (last) file wait for more; a file that
                         is begun anew, or replaced, is told and read anew
      --rotate WHAT      in place of files: a folder, or a pattern in quotes,
                         whose files are read in the order in which they were
                         written (tcpdump -C, -G, -W); with --tail those too
                         that come later

Standard input
  -B, --buffer-save      keep what was read, as stdin.pcap
  -O, --buffer-path FILE keep what was read, as FILE

      --debug            errors with their stack traces
  -V, --version          print the version
  -h, --help             print this

Exit status
  0 read to the end      1 wrong usage, or options that do not go together
  2 an input cannot be read, is no capture, or lacks the stream of --follow
  3 read, with damage    4 engines differ (--compare)
  5 a demanded engine is missing
  130 interrupted (SIGINT, SIGTERM): what was written is complete

Examples
  extract trace.pcap                        one line per frame
  extract trace.pcapng.gz -o trace.ndjson   one JSON object per frame
  extract trace.pcap -t -c 1                the first frame as a tree
  extract trace.pcap -f csv --fields number,time,ip.src,tcp.dstport
  extract trace.pcap --flows                who talked to whom
  extract trace.pcap --follow 0             what they said
  extract trace.pcap --tcp --ip -j          messages, not segments
  extract trace.pcap -L transport -o headers.json
  extract a.pcap b.pcapng -o both.pcapng    two files as one
  tcpdump -w - | extract -                  what is captured now
  extract trace.pcap --compare tshark       where tshark reads otherwise
  extract --interface lo --bpf 'port 53'    what is captured now
  extract --tail trace.pcap                 what another program captures
  extract --tail --rotate 'dump*.pcap'      the same, one file after another
`;
