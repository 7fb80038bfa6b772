/** Messages of SSH before it is encrypted: RFC 4253 §7, §8, §11; RFC 4419, RFC 5656, RFC 8308. */
import type { Cursor } from "../../bytes/cursor.ts";
import { toHex } from "../../bytes/hex.ts";
import { md5 } from "../../bytes/md5.ts";
import { decodeLatin1, decodeText } from "../../bytes/text.ts";
import {
  derived,
  type Field,
  type Hint,
  list,
  octets,
  padding,
  rest,
  type Struct,
  struct,
  u32,
  u8,
} from "../../fields/mod.ts";
import { SSH_MESSAGE, SSH_REASON } from "../../names/ssh.ts";

/** What every message begins with. */
export interface SSHMessage {
  /** Message number. */
  code: number;
}
/** Disconnection: RFC 4253 §11.1. */
export interface SSHDisconnect extends SSHMessage {
  /** Reason. */
  reason: number;
  /** The same for a person. */
  description: string;
  /** Language of that. */
  language?: string;
}
/** Ignored data: RFC 4253 §11.2. */
export interface SSHIgnore extends SSHMessage {
  /** The data. */
  data: Uint8Array;
}
/** A message that is not implemented: RFC 4253 §11.4. */
export interface SSHUnimplemented extends SSHMessage {
  /** Its sequence number. */
  sequenceNumber: number;
}
/** Debug message: RFC 4253 §11.3. */
export interface SSHDebug extends SSHMessage {
  /** It is to be shown. */
  alwaysDisplay: boolean;
  /** Text. */
  message: string;
  /** Language of that. */
  language?: string;
}
/** Service request or accept: RFC 4253 §10. */
export interface SSHService extends SSHMessage {
  /** Name of the service. */
  service: string;
}
/** An extension: RFC 8308 §2.3. */
export interface SSHExtension {
  /** Name. */
  name: string;
  /** Value. */
  value: Uint8Array;
}
/** Extensions: RFC 8308 §2.3. */
export interface SSHExtensions extends SSHMessage {
  /** How many. */
  count: number;
  /** The extensions. */
  extensions: SSHExtension[];
}
/** Algorithm negotiation: RFC 4253 §7.1. Lists of names, with commas between them, the preferred first. */
export interface SSHKexInit extends SSHMessage {
  /** Random bytes. */
  cookie: Uint8Array;
  /** Key exchange methods. */
  kexAlgorithms: string;
  /** Kinds of host keys. */
  serverHostKeyAlgorithms: string;
  /** Ciphers from client to server. */
  encryptionClientToServer: string;
  /** Ciphers from server to client. */
  encryptionServerToClient: string;
  /** MACs from client to server. */
  macClientToServer: string;
  /** MACs from server to client. */
  macServerToClient: string;
  /** Compression from client to server. */
  compressionClientToServer: string;
  /** Compression from server to client. */
  compressionServerToClient: string;
  /** Languages from client to server. */
  languagesClientToServer: string;
  /** Languages from server to client. */
  languagesServerToClient: string;
  /** A guessed packet of the key exchange follows. */
  firstKexPacketFollows: boolean;
  /** Reserved. */
  reserved: number;
  /** Fingerprint of a client: MD5 of its key exchange methods, ciphers, MACs and compression. */
  hassh?: string;
  /** The same of a server. */
  hasshServer?: string;
}
/** A public key or a signature: RFC 4253 §6.6. */
export interface SSHKey {
  /** Its kind. */
  type: string;
  /** What is in it. */
  data: Uint8Array;
}
/** The client's part of a key exchange: RFC 4253 §8, RFC 5656 §4. */
export interface SSHKexClient extends SSHMessage {
  /** Its ephemeral key: e or Q_C. */
  clientKey: Uint8Array;
}
/** The server's part of a key exchange. */
export interface SSHKexServer extends SSHMessage {
  /** Its host key: K_S. */
  hostKey: SSHKey;
  /** Its ephemeral key: f or Q_S. */
  serverKey: Uint8Array;
  /** Signature of the exchange. */
  signature: SSHKey;
}
/** Group of a group exchange: RFC 4419 §3. */
export interface SSHGroup extends SSHMessage {
  /** Prime. */
  p: Uint8Array;
  /** Generator. */
  g: Uint8Array;
}
/** Request for a group: RFC 4419 §3; the old one has the preferred size alone. */
export interface SSHGroupRequest extends SSHMessage {
  /** Least bits. */
  min?: number;
  /** Preferred bits. */
  preferred: number;
  /** Most bits. */
  max?: number;
}
/** A message of another kind. */
export interface SSHOther extends SSHMessage {
  /** What it holds. */
  data?: Uint8Array;
}

/** The length at `p`. */
const lengthAt = (b: Uint8Array, p: number): number =>
  (b[p] << 24 | b[p + 1] << 16 | b[p + 2] << 8 | b[p + 3]) >>> 0;

/** Bytes of the string at the cursor, whose length stands before it: RFC 4251 §5. */
function take(c: Cursor): number {
  const n = lengthAt(c.b, c.take(4));
  c.take(n);
  return n;
}
/** A string of bytes. */
const string = (hint: Hint = {}): Field<Uint8Array> => ({
  ...hint,
  bits: 0,
  read(c) {
    const n = take(c);
    return c.b.subarray(c.p - n, c.p);
  },
});
/** A string that is text. */
const text = (alias?: string): Field<string> => ({
  ...(alias && { alias }),
  bits: 0,
  read(c) {
    const n = take(c);
    return decodeText(c.b, c.p - n, c.p);
  },
});
/** A list of names. */
const names = (alias: string): Field<string> => ({
  alias: `ssh.${alias}`,
  bits: 0,
  read(c) {
    const n = take(c);
    return decodeLatin1(c.b, c.p - n, c.p);
  },
});
/** Text that some senders leave out. */
const optional = (field: Field<string>): Field<string> => ({
  ...field,
  read: (c, h) => c.room > 0 ? field.read!(c, h) : undefined,
});
/** A table in a string. */
function inString<T extends object>(table: Struct<T>): Field<T> {
  return {
    bits: 0,
    inside: [table],
    read(c, h) {
      const n = take(c), { p, end } = c;
      [c.p, c.end] = [p - n, p];
      try {
        return table.read(c, h);
      } finally {
        [c.p, c.end] = [p, end];
      }
    },
  };
}

const code = u8({ alias: "ssh.message_code", names: SSH_MESSAGE });
const hassh = (
  pick: (h: SSHKexInit) => (string | undefined)[],
  alias: string,
): Field<string> =>
  derived((h: SSHKexInit) => {
    const lists = [h.kexAlgorithms, ...pick(h)];
    return lists.includes(undefined)
      ? undefined
      : toHex(md5(new TextEncoder().encode(lists.join(";"))));
  }, { alias });

const kexInit = struct<SSHKexInit>({
  code,
  cookie: octets(16, { alias: "ssh.cookie" }),
  kexAlgorithms: names("kex_algorithms"),
  serverHostKeyAlgorithms: names("server_host_key_algorithms"),
  encryptionClientToServer: names("encryption_algorithms_client_to_server"),
  encryptionServerToClient: names("encryption_algorithms_server_to_client"),
  macClientToServer: names("mac_algorithms_client_to_server"),
  macServerToClient: names("mac_algorithms_server_to_client"),
  compressionClientToServer: names("compression_algorithms_client_to_server"),
  compressionServerToClient: names("compression_algorithms_server_to_client"),
  languagesClientToServer: names("languages_client_to_server"),
  languagesServerToClient: names("languages_server_to_client"),
  firstKexPacketFollows: boolean({ alias: "ssh.first_kex_packet_follows" }),
  reserved: u32({ hex: true }),
  hassh: hassh(
    (h) => [
      h.encryptionClientToServer,
      h.macClientToServer,
      h.compressionClientToServer,
    ],
    "ssh.kex.hassh",
  ),
  hasshServer: hassh(
    (h) => [
      h.encryptionServerToClient,
      h.macServerToClient,
      h.compressionServerToClient,
    ],
    "ssh.kex.hasshserver",
  ),
});

/** A byte that is true unless it is zero: RFC 4251 §5. */
function boolean(hint: Hint): Field<boolean> {
  return {
    ...hint,
    bits: 8,
    at: (o) => (b, p) => b[p + o] !== 0,
    emit: (o) => (b, p, s) => s.flag(b[p + o] !== 0),
  };
}

const hostKey = struct<SSHKey>({
  type: text("ssh.host_key.type"),
  data: rest(),
});
const signature = struct<SSHKey>({
  type: text("ssh.host_sig.type"),
  data: rest(),
});
const service = struct<SSHService>({ code, service: text("ssh.service_name") });
const client = struct<SSHKexClient>({
  code,
  clientKey: string({ alias: "ssh.ecdh.q_c" }),
});
const server = struct<SSHKexServer>({
  code,
  hostKey: inString(hostKey),
  serverKey: string({ alias: "ssh.ecdh.q_s" }),
  signature: inString(signature),
});
const oldRequest = struct<Omit<SSHGroupRequest, "min" | "max">>({
  code,
  preferred: u32({ alias: "ssh.dh_gex.nbits", unit: "bits" }),
});
const group = struct<SSHGroup>({
  code,
  p: string({ alias: "ssh.dh_gex.p" }),
  g: string({ alias: "ssh.dh_gex.g" }),
});
const other = struct<SSHOther>({ code, data: padding() });

const TABLES: Readonly<Record<number, Struct<SSHMessage>>> = {
  1: struct<SSHDisconnect>({
    code,
    reason: u32({ alias: "ssh.disconnect_reason", names: SSH_REASON }),
    description: text("ssh.disconnect_description"),
    language: optional(text("ssh.lang_tag")),
  }),
  2: struct<SSHIgnore>({ code, data: string({ alias: "ssh.ignore_data" }) }),
  3: struct<SSHUnimplemented>({ code, sequenceNumber: u32() }),
  4: struct<SSHDebug>({
    code,
    alwaysDisplay: boolean({ alias: "ssh.debug_always_display" }),
    message: text("ssh.debug_name"),
    language: optional(text("ssh.lang_tag")),
  }),
  5: service,
  6: service,
  7: struct<SSHExtensions>({
    code,
    count: u32(),
    extensions: list(
      struct<SSHExtension>({ name: text(), value: string() }),
      (h: SSHExtensions) => h.count,
    ),
  }),
  20: kexInit,
  32: client,
  33: server,
  34: struct<SSHGroupRequest>({
    code,
    min: u32({ alias: "ssh.dh_gex.min", unit: "bits" }),
    preferred: u32({ alias: "ssh.dh_gex.nbits", unit: "bits" }),
    max: u32({ alias: "ssh.dh_gex.max", unit: "bits" }),
  }),
};
const INIT = 30, REPLY = 31, REPLY_GROUP = 33;
/** Bytes of an old request for a group, which has a number alone. */
const OLD_REQUEST = 5;

/** How many strings stand behind the code. */
function strings(c: Cursor): number {
  const { b, end } = c;
  let n = 0, p = c.p + 1;
  for (; end - p >= 4; n++) p += 4 + lengthAt(b, p);
  return p === end ? n : 0;
}

/** Whether the strings of a message of a key exchange fill `b[p..end)`: no other bytes do by chance. */
export function isKeyExchange(
  b: Uint8Array,
  p: number,
  end: number,
): boolean {
  if (b[p] < INIT || b[p] > REPLY_GROUP) return false;
  let q = p + 1, n = 0;
  for (; q + 4 <= end && n < 3; n++) q += 4 + lengthAt(b, q);
  return n > 0 && q === end;
}

/** The table of the message at the cursor; what 30 and 31 are, their size and parts tell. */
function tableAt(c: Cursor): Struct<SSHMessage> {
  const kind = c.room > 0 ? c.peek() : 0;
  if (kind === INIT) return c.room === OLD_REQUEST ? oldRequest : client;
  if (kind === REPLY) return strings(c) === 2 ? group : server;
  return TABLES[kind] ?? other;
}

/** A message that is not encrypted. */
export const sshMessage: Field<SSHMessage> = {
  bits: 0,
  inside: [...Object.values(TABLES), client, server, oldRequest, group, other],
  read: (c, h) => tableAt(c).read(c, h),
};
