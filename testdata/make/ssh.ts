/** SSH: what the goldens in captures/ssh show. */
import { ascii, type Case, hex, join, tcpFrame, uint } from "./build.ts";
import { crlf, talk } from "./conversation.ts";

const bytes = (b: Uint8Array) => join(uint(4, b.length), b);
const text = (s: string) => bytes(ascii(s));
/** A binary packet: RFC 4253 §6. */
export function packet(message: Uint8Array): Uint8Array {
  const padding = 4 + (8 - (5 + message.length + 4) % 8) % 8;
  return join(
    uint(4, 1 + message.length + padding),
    uint(1, padding),
    message,
    new Uint8Array(padding).fill(0xa5),
  );
}
/** An algorithm negotiation: RFC 4253 §7.1. */
export const kexInit = (kex: string, key: string): Uint8Array =>
  packet(join(
    hex("14 000102030405060708090a0b0c0d0e0f"),
    text(kex),
    text(key),
    text("chacha20-poly1305@openssh.com,aes128-ctr"),
    text("aes128-ctr"),
    text("hmac-sha2-256"),
    text("hmac-sha2-512"),
    text("none,zlib@openssh.com"),
    text("none"),
    text(""),
    text(""),
    hex("00 00000000"),
  ));
const key = new Uint8Array(32).fill(0x11);
const hostKey = bytes(join(text("ssh-ed25519"), bytes(key)));
const signature = bytes(
  join(text("ssh-ed25519"), bytes(new Uint8Array(64).fill(0x22))),
);
const encrypted = hex("9d3f7c10 a84bd2e1 55c6f09b 1e2d3c4b 5a697887 96a5b4c3");

/** Captures by name. */
export const cases: Readonly<Record<string, Case>> = {
  session: {
    link: 1,
    packets: [
      // with an elliptic curve
      ...talk({ port: 22 }, [
        [">", "SSH-2.0-OpenSSH_9.2p1 Debian-2\n"],
        ["<", "SSH-2.0-OpenSSH_9.6\n"],
        [">", kexInit("curve25519-sha256,ext-info-c", "ssh-ed25519")],
        ["<", kexInit("curve25519-sha256", "ssh-ed25519,rsa-sha2-512")],
        [">", packet(join(hex("1e"), bytes(key)))],
        [
          "<",
          join(
            packet(join(hex("1f"), hostKey, bytes(key), signature)),
            packet(hex("15")),
            encrypted,
          ),
        ],
        [">", packet(hex("15"))],
        [">", encrypted],
        ["<", encrypted],
      ]),
      // with a group that is asked for
      ...talk({ port: 22, client: 40001 }, [
        ["<", "SSH-1.99-dropbear_2022.83\n"],
        [">", "SSH-2.0-PuTTY_Release_0.78\n"],
        [">", kexInit("diffie-hellman-group-exchange-sha256", "ssh-rsa")],
        ["<", kexInit("diffie-hellman-group-exchange-sha256", "ssh-rsa")],
        [">", packet(hex("22 00000800 00001000 00002000"))],
        [
          "<",
          packet(
            join(
              hex("1f"),
              bytes(new Uint8Array(257).fill(0x77)),
              bytes(hex("02")),
            ),
          ),
        ],
        [">", packet(join(hex("20"), bytes(new Uint8Array(256).fill(0x33))))],
        [
          "<",
          packet(
            join(
              hex("21"),
              hostKey,
              bytes(new Uint8Array(256).fill(0x44)),
              signature,
            ),
          ),
        ],
      ]),
      // other messages of the transport layer
      ...talk({ port: 22, client: 40002 }, [
        [">", "SSH-2.0-a\n"],
        ["<", "SSH-2.0-b\n"],
        [">", kexInit("diffie-hellman-group-exchange-sha1", "ssh-rsa")],
        ["<", kexInit("diffie-hellman-group-exchange-sha1", "ssh-rsa")],
        [">", packet(join(hex("1e"), uint(4, 1024)))],
        [
          "<",
          packet(
            join(hex("01 0000000b"), text("disconnected by user"), text("en")),
          ),
        ],
        ["<", packet(join(hex("01 00000002"), text("no language")))],
        [">", packet(join(hex("02"), text("ignored")))],
        [">", packet(hex("03 00000007"))],
        [">", packet(join(hex("04 01"), text("debug"), text("")))],
        [">", packet(join(hex("05"), text("ssh-userauth")))],
        ["<", packet(join(hex("06"), text("ssh-userauth")))],
        [
          "<",
          packet(join(hex("07 00000001"), text("server-sig-algs"), text("a"))),
        ],
        ["<", packet(hex("29 01"))], // no such message
        // a string that is longer than its packet
        [">", packet(hex("05 000000ff"))],
      ]),
      tcpFrame(40004, 2222, crlf("SSH-2.0-on-any-port\n")),
      tcpFrame(40003, 22, crlf("SSH-1.5-1.2.26\n")),
      tcpFrame(40003, 22, hex("0000010b 1122334455 02 0102")),
      tcpFrame(40003, 22, crlf("SSH-2.0-cut")),
    ],
  },
};
