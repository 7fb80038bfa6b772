/** FTP: what the goldens in captures/ftp show. */
import { type Case, hex } from "./build.ts";
import { talk, type Turn } from "./conversation.ts";

const ftp = (...turns: Turn[]) => talk({ port: 21 }, turns);

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // a session with data connections of every kind: RFC 959, 2428, 3659
  session: {
    link: 1,
    packets: ftp(
      ["<", "220-Welcome to example.com\n \n220 FTP server ready.\n"],
      [">", "USER anonymous\n"],
      ["<", "331 Guest login ok, send your e-mail address as password.\n"],
      [">", "PASS guest@example.com\n"],
      ["<", "230 Login successful.\n"],
      [">", "SYST\n"],
      ["<", "215 UNIX Type: L8\n"],
      [">", "FEAT\n"],
      [
        "<",
        "211-Features:\n EPRT\n EPSV\n MLST type*;size*;modify*;\n REST STREAM\n211 End\n",
      ],
      [">", "PWD\n"],
      ["<", '257 "/pub" is the current directory\n'],
      [">", "TYPE I\n"],
      ["<", "200 Switching to Binary mode.\n"],
      [">", "PORT 10,0,0,1,156,65\n"],
      ["<", "200 PORT command successful.\n"],
      [">", "RETR a file.bin\n"],
      [
        "<",
        "150 Opening BINARY mode data connection.\n226 Transfer complete.\n",
      ],
      [">", "PASV\n"],
      ["<", "227 Entering Passive Mode (10,0,0,2,195,80)\n"],
      [">", "EPRT |1|10.0.0.1|40001|\n"],
      ["<", "200 EPRT command successful.\n"],
      [">", "EPRT |2|2001:db8::1|40002|\n"],
      ["<", "200 EPRT command successful.\n"],
      [">", "EPSV\n"],
      ["<", "229 Entering Extended Passive Mode (|||50000|)\n"],
      [">", "EPSV ALL\n"],
      ["<", "200 EPSV ALL command successful.\n"],
      [">", "MLST file.bin\n"],
      [
        "<",
        "250-Listing file.bin\n Type=file;Size=1024990;Modify=20200913122640; file.bin\n250 End\n",
      ],
      [">", "SIZE file.bin\nMDTM file.bin\n"],
      ["<", "213 1024990\n213 20200913122640\n"],
      [">", "STOR up.bin\n"],
      ["<", "425 Can't open data connection.\n"],
      [">", hex("ff f4 ff f2")],
      [">", "ABOR\n"],
      ["<", "226 Abort successful.\n"],
      [">", "quit\n"],
      ["<", "221 Goodbye.\n"],
    ),
  },
};
