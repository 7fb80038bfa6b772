/** POP3: what the goldens in captures/pop show. */
import type { Case } from "./build.ts";
import { talk, type Turn } from "./conversation.ts";

const pop = (...turns: Turn[]) => talk({ port: 110 }, turns);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 1939, 2449, 5034
  session: {
    link: 1,
    packets: pop(
      ["<", "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>\n"],
      [">", "CAPA\n"],
      ["<", "+OK Capability list follows\nTOP\nUIDL\nSASL PLAIN\nSTLS\n.\n"],
      [">", "AUTH PLAIN\n"],
      ["<", "+ \n"],
      [">", "AGFsaWNlAHNlY3JldA==\n"],
      ["<", "-ERR [AUTH] Authentication failed\n"],
      [">", "USER alice\n"],
      ["<", "+OK\n"],
      [">", "PASS secret\n"],
      ["<", "+OK alice's maildrop has 2 messages (320 octets)\n"],
      [">", "STAT\n"],
      ["<", "+OK 2 320\n"],
      [">", "LIST\n"],
      ["<", "+OK 2 messages (320 octets)\n1 120\n2 200\n.\n"],
      [">", "LIST 2\nUIDL 1\n"],
      ["<", "+OK 2 200\n+OK 1 whqtswO00WBw418f9t5JxYwZ\n"],
      [">", "RETR 1\n"],
      [
        "<",
        "+OK 120 octets\nFrom: alice@example.org\nSubject: Hi\n\nHello\n..dot\n.\n",
      ],
      [">", "TOP 2 1\n"],
      ["<", "+OK\nFrom: bob@example.org\n\nfirst line\n.\n"],
      [">", "DELE 1\n"],
      ["<", "+OK message 1 deleted\n"],
      [">", "NOOP\nRSET\n"],
      ["<", "+OK\n+OK\n"],
      [">", "RETR 9\n"],
      ["<", "-ERR no such message\n"],
      [">", "APOP mrose c4c9334bac560ecc979e58001b3e22fb\n"],
      ["<", "-ERR bad state\n"],
      [">", "QUIT\n"],
      ["<", "+OK bye\n"],
    ),
  },
};
