/** IMAP: what the goldens in captures/imap show. */
import type { Case } from "./build.ts";
import { talk, type Turn } from "./conversation.ts";

const imap = (...turns: Turn[]) => talk({ port: 143 }, turns);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 9051, 2177, 4315
  session: {
    link: 1,
    packets: imap(
      ["<", "* OK [CAPABILITY IMAP4rev2 STARTTLS AUTH=PLAIN] ready\n"],
      [">", "a1 CAPABILITY\n"],
      [
        "<",
        "* CAPABILITY IMAP4rev2 STARTTLS IDLE LITERAL+ AUTH=PLAIN\na1 OK done\n",
      ],
      [">", "a2 AUTHENTICATE PLAIN\n"],
      ["<", "+ \n"],
      [">", "AGFsaWNlAHNlY3JldA==\n"],
      ["<", "a2 NO [AUTHENTICATIONFAILED] wrong\n"],
      [">", "a3 LOGIN alice secret\n"],
      ["<", "a3 OK [CAPABILITY IMAP4rev2] Logged in\n"],
      [">", 'a4 LIST "" "*"\n'],
      [
        "<",
        '* LIST (\\Noselect) "/" foo\n* LIST (\\HasNoChildren) "/" INBOX\na4 OK LIST completed\n',
      ],
      [">", "a5 SELECT INBOX\n"],
      [
        "<",
        "* 172 EXISTS\n* OK [UIDVALIDITY 3857529045] UIDs valid\n* FLAGS (\\Answered \\Seen)\n* OK [PERMANENTFLAGS (\\Seen \\*)] Limited\na5 OK [READ-WRITE] SELECT completed\n",
      ],
      [">", "a6 FETCH 12 (FLAGS BODY[HEADER])\n"],
      [
        "<",
        "* 12 FETCH (FLAGS (\\Seen) BODY[HEADER] {45}\nFrom: alice@example.org\nSubject: literal\n\n UID 9)\na6 OK FETCH completed\n",
      ],
      [">", "a7 UID FETCH 9 BODY[TEXT]\n"],
      ["<", "* 12 FETCH (UID 9 BODY[TEXT] {7}\nHello\n)\na7 OK done\n"],
      [">", "a8 APPEND saved-messages (\\Seen) {34}\n"],
      ["<", "+ Ready for literal data\n"],
      [">", "Subject: afternoon\n\nHello Joe.\n\n"],
      ["<", "a8 OK APPEND completed\n"],
      [">", "a9 LOGIN {5+}\nalice {6+}\nsecret\n"],
      ["<", "a9 BAD already\n"],
      [">", "b1 UID STORE 9 +FLAGS (\\Deleted)\n"],
      ["<", "* 12 FETCH (FLAGS (\\Deleted))\nb1 OK done\n"],
      [">", "b2 IDLE\n"],
      ["<", "+ idling\n"],
      ["<", "* 173 EXISTS\n"],
      [">", "DONE\n"],
      ["<", "b2 OK IDLE terminated\n"],
      [">", "b3 STATUS blurdybloop (UIDNEXT MESSAGES)\nb4 RENAME a b\n"],
      [
        "<",
        "* STATUS blurdybloop (MESSAGES 231 UIDNEXT 44292)\nb3 OK done\nb4 NO no such\n",
      ],
      [">", "b5 LOGOUT\n"],
      ["<", "* BYE logging out\nb5 OK LOGOUT completed\n"],
    ),
  },
};
