/** NNTP: what the goldens in captures/nntp show. */
import type { Case } from "./build.ts";
import { talk, type Turn } from "./conversation.ts";

const nntp = (...turns: Turn[]) => talk({ port: 119 }, turns);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 3977, 4643
  session: {
    link: 1,
    packets: nntp(
      ["<", "200 news.example.com InterNetNews ready, posting ok\n"],
      [">", "CAPABILITIES\n"],
      ["<", "101 Capability list:\nVERSION 2\nREADER\nPOST\nOVER MSGID\n.\n"],
      [">", "MODE READER\n"],
      ["<", "200 Posting allowed\n"],
      [">", "AUTHINFO USER alice\n"],
      ["<", "381 Enter passphrase\n"],
      [">", "AUTHINFO PASS secret\n"],
      ["<", "281 Authentication accepted\n"],
      [">", "LIST ACTIVE misc.*\n"],
      ["<", "215 list of newsgroups follows\nmisc.test 3002322 3000234 y\n.\n"],
      [">", "GROUP misc.test\n"],
      ["<", "211 1234 3000234 3002322 misc.test\n"],
      [">", "LISTGROUP misc.test 1-3\n"],
      ["<", "211 3 1 3 misc.test list follows\n1\n2\n3\n.\n"],
      [">", "OVER 3000234\n"],
      [
        "<",
        '224 Overview information follows\n3000234\tI am just a test article\t"Demo User" <nobody@example.com>\t6 Oct 1998\t<45223423@example.com>\t\t1234\t17\n.\n',
      ],
      [">", "ARTICLE 3000234\n"],
      [
        "<",
        "220 3000234 <45223423@example.com>\nPath: pathost!demo!not-for-mail\nFrom: nobody@example.com\nSubject: a test\n\nThis is just a test.\n.\n",
      ],
      [">", "STAT 3000234\nNEXT\n"],
      ["<", "223 3000234 <45223423@example.com>\n421 No next article\n"],
      [">", "POST\n"],
      ["<", "340 Input article; end with <CR-LF>.<CR-LF>\n"],
      [
        ">",
        "From: a@example.net\nSubject: new\nNewsgroups: misc.test\n\nBody\n.\n",
      ],
      ["<", "240 Article received OK\n"],
      [">", "DATE\nHELP\n"],
      ["<", "111 20200913122640\n100 Help text follows\nPOST, QUIT\n.\n"],
      [">", "FOO\n"],
      ["<", "500 Unknown command\n"],
      [">", "QUIT\n"],
      ["<", "205 bye\n"],
    ),
  },
};
