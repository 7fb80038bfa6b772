/** Syslog: what the goldens in captures/syslog show. */
import { type Case, hex, join, udpFrame } from "./build.ts";
import { crlf, talk } from "./conversation.ts";

const of = (text: string) => udpFrame(40000, 514, crlf(text));
const counted = (text: string) => `${text.length} ${text}`;
const modern =
  '<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog 111 ID47 [exampleSDID@32473 iut="3" eventSource="A\\]\\"\\\\pp"][examplePriority@32473 class="high"] An event';

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  udp: {
    link: 1,
    packets: [
      // RFC 3164
      of("<34>Oct 11 22:14:15 mymachine su[230]: 'su root' failed"),
      of("<13>Feb  5 17:32:18 10.0.0.99 Use the BFG!"),
      of("<165>%% It's time to make the do-nuts"),
      of("<191>Apr  5 12:56:51 robin: Hello, syslog!\n"),
      // RFC 5424
      of(modern),
      of("<34>1 2003-10-11T22:14:15.003Z host su - ID47 - text\n"),
      udpFrame(
        40000,
        514,
        join(crlf("<0>1 - - - - - - "), hex("efbbbf"), crlf("t\u00e9xt")),
      ),
      of("<7>1 - - - - - [a@1]"),
      of("<999>what"),
      of("<165>1 2003-10-11T22:14:15.003Z host app"), // without its end
      of("no priority"),
      udpFrame(40000, 514, hex("00 01 02")),
    ],
  },
  // RFC 6587: octets counted, and lines
  tcp: {
    link: 1,
    packets: [
      ...talk({ port: 601 }, [
        [">", counted(modern) + counted("<13>Feb  5 17:32:18 h a: b")],
        [">", counted("<13>split between").slice(0, 9)],
        [">", counted("<13>split between").slice(9)],
      ]),
      ...talk({ port: 601, client: 40001 }, [
        [">", "<13>Feb  5 17:32:18 h a: one\n<14>1 - h a - - - two\n"],
      ]),
    ],
  },
};
