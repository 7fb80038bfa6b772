/** SMTP: what the goldens in captures/smtp show. */
import type { Case } from "./build.ts";
import { talk, type Turn } from "./conversation.ts";

const smtp = (...turns: Turn[]) => talk({ port: 25 }, turns);

const mail = `Received: from client.example.org
\tby mail.example.com; Sun, 13 Sep 2020 12:26:40 +0000
From: Alice <alice@example.org>
To: bob@example.com
Subject: Hello
Content-Type: text/plain

Hello Bob,
..a line with a dot
.
`;

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // a session with authentication, pipelining, DATA and BDAT: RFC 5321, 4954, 2920, 3030
  session: {
    link: 1,
    packets: smtp(
      ["<", "220 mail.example.com ESMTP ready\n"],
      [">", "EHLO client.example.org\n"],
      [
        "<",
        "250-mail.example.com greets client.example.org\n250-8BITMIME\n250-SIZE 10485760\n250-PIPELINING\n250-CHUNKING\n250-AUTH PLAIN LOGIN\n250 HELP\n",
      ],
      [">", "AUTH LOGIN\n"],
      ["<", "334 VXNlcm5hbWU6\n"],
      [">", "YWxpY2U=\n"],
      ["<", "334 UGFzc3dvcmQ6\n"],
      [">", "c2VjcmV0\n"],
      ["<", "235 2.7.0 Authentication successful\n"],
      [
        ">",
        "MAIL FROM:<alice@example.org> SIZE=300 BODY=8BITMIME\nRCPT TO:<bob@example.com>\nRCPT TO:<nobody@example.com>\nDATA\n",
      ],
      [
        "<",
        "250 2.1.0 Ok\n250 2.1.5 Ok\n550 5.1.1 No such user\n354 End data with <CR><LF>.<CR><LF>\n",
      ],
      [">", mail],
      ["<", "250 2.0.0 Ok: queued as 12345\n"],
      [">", "MAIL FROM:<>\n"],
      ["<", "250 2.1.0 Ok\n"],
      [">", "RCPT TO:<bob@example.com>\n"],
      ["<", "250 2.1.5 Ok\n"],
      [">", "BDAT 28\nSubject: chunk\n\nfirst\nx\n"],
      ["<", "250 2.0.0 28 octets received\n"],
      [">", "BDAT 0 LAST\n"],
      ["<", "250 2.0.0 Message queued\n"],
      [">", "VRFY bob\nNOOP\nRSET\nHELP\nbogus\n"],
      [
        "<",
        "252 2.5.2 Cannot verify\n250 2.0.0 Ok\n250 2.0.0 Ok\n214 2.0.0 See RFC 5321\n502 5.5.2 Error: command not recognized\n",
      ],
      [">", "QUIT\n"],
      ["<", "221 2.0.0 Bye\n"],
    ),
  },
};
