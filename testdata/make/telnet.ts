/** Telnet: what the goldens in captures/telnet show. */
import { ascii, type Case, hex, join, tcpFrame } from "./build.ts";
import { crlf, talk } from "./conversation.ts";

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  // RFC 854, 855, 1073, 1079, 1091, 1096, 1184, 1572
  session: {
    link: 1,
    packets: [
      ...talk({ port: 23 }, [
        ["<", hex("fffd18 fffd20 fffd23 fffd27 fffd1f")],
        [">", hex("fffb18 fffb20 fffb23 fffb27 fffb1f fffc22")],
        ["<", hex("fffa1801fff0 fffa2001fff0 fffa2301fff0 fffa2701fff0")],
        [
          ">",
          join(
            hex("fffa1f 00500018 fff0"),
            hex("fffa1f ffff 00ffff fff0 fffa2000"),
            ascii("38400,38400"),
            hex("fff0 fffa1800"),
            ascii("XTERM-256COLOR"),
            hex("fff0 fffa2300"),
            ascii("host:0.0"),
            hex("fff0 fffa2700 00"),
            ascii("USER"),
            hex("01"),
            ascii("alice"),
            hex("03"),
            ascii("EMPTY"),
            hex("fff0"),
          ),
        ],
        ["<", join(hex("fffb03 fffb01"), crlf("Welcome\nlogin: "))],
        [">", hex("fffd03 fffd01")],
        [">", "alice\n"],
        ["<", join(crlf("caf"), hex("ffff"), crlf("e\n"))],
        [">", hex("fff4 fff2")],
        [">", hex("fff6")],
        ["<", join(crlf("[yes]\n"), hex("fff9"))],
        [">", hex("fffa22 01 0f fff0")],
      ]),
      // commands that go on elsewhere
      tcpFrame(40001, 23, hex("fffd")),
      tcpFrame(40001, 23, hex("fffa18 00 41")),
      tcpFrame(40001, 23, hex("41 ff")),
    ],
  },
};
