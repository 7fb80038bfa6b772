/** IRC: what the goldens in captures/irc show. */
import { type Case, tcpFrame } from "./build.ts";
import { crlf, talk } from "./conversation.ts";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 2812, https://ircv3.net
  session: {
    link: 1,
    packets: [
      ...talk({ port: 6667 }, [
        [">", "CAP LS 302\nNICK alice\nUSER alice 0 * :Alice A.\n"],
        ["<", ":irc.example.org NOTICE * :*** Looking up your hostname...\n"],
        ["<", "PING :12345\n"],
        [">", "PONG :12345\n"],
        [
          "<",
          ":irc.example.org 001 alice :Welcome to the network\n:irc.example.org 005 alice CHANTYPES=# NICKLEN=30 :are supported by this server\n",
        ],
        [">", "JOIN #test,#other key\n"],
        [
          "<",
          "@time=2020-09-13T12:26:40.000Z;msgid=a\\sb\\:c;+draft/typing :alice!alice@host.example.org JOIN #test\n",
        ],
        [
          "<",
          ":irc.example.org 353 alice = #test :@bob alice\n:irc.example.org 366 alice #test :End of /NAMES list.\n",
        ],
        [">", "PRIVMSG #test :hello : world\n"],
        [
          "<",
          ":bob!bob@10.0.0.9 PRIVMSG alice :\x01ACTION waves\x01\n:bob!bob@10.0.0.9 NOTICE alice :caf\u00e9\n",
        ],
        [">", "MODE #test +o bob\nTOPIC #test :\nQUIT\n"],
        ["<", "ERROR :Closing Link\n"],
      ]),
      ...talk({ port: 7777, client: 40001 }, [
        [">", "NICK bob\nUSER bob 0 * :Bob\n"],
        ["<", ":irc.example.org 433 * bob :Nickname is already in use.\n"],
      ]),
      tcpFrame(40002, 6667, crlf("PRIVMSG #test :goes o")),
      tcpFrame(40002, 6667, crlf("12 no command\n")),
    ],
  },
};
