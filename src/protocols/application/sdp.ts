/** Session Description Protocol: RFC 8866 §5. */
import { startsWith } from "../../bytes/text.ts";
import type { Protocol } from "../../dissect/protocol.ts";
import { mediaType } from "../../dissect/tables.ts";
import {
  around,
  derived,
  type Field,
  lineText,
  listWhile,
  MAX_TEXT_LINE,
  reader,
  restOfLine,
  type Struct,
  struct,
  textUpTo,
  where,
  word,
} from "../../fields/mod.ts";
import { MEDIA_TYPE } from "../../names/media_type.ts";

/** Who made the session: RFC 8866 §5.2. */
export interface SDPOrigin {
  /** Login on the host. */
  username: string;
  /** Session identifier. */
  sessionID: string;
  /** Version of the description. */
  sessionVersion: string;
  /** Type of network. */
  networkType: string;
  /** Type of address. */
  addressType: string;
  /** Address of the host. */
  unicastAddress: string;
}
/** Where media are sent: RFC 8866 §5.7. */
export interface SDPConnection {
  /** Type of network. */
  networkType: string;
  /** Type of address. */
  addressType: string;
  /** Address, with time to live and number of addresses. */
  connectionAddress: string;
  /** The address alone. */
  address: string;
  /** Time to live of multicast in IPv4. */
  ttl?: number;
}
/** Bandwidth: RFC 8866 §5.8. */
export interface SDPBandwidth {
  /** What is meant: CT, AS. */
  type: string;
  /** Kilobits per second, unless the type has another unit. */
  bandwidth: string;
}
/** When the session is active: RFC 8866 §5.9. */
export interface SDPTime {
  /** First moment, in seconds since 1900; 0: always. */
  start: string;
  /** Last moment; 0: never. */
  stop: string;
  /** Repeat times: RFC 8866 §5.10. */
  repeats: string[];
}
/** An attribute: RFC 8866 §5.13. */
export interface SDPAttribute {
  /** Name. */
  name: string;
  /** Value. */
  value?: string;
}
/** A medium: RFC 8866 §5.14. */
export interface SDPMedia {
  /** Type: audio, video, text, application, message, image. */
  media: string;
  /** Transport port. */
  port: number;
  /** How many ports follow it. */
  ports?: number;
  /** Transport protocol. */
  proto: string;
  /** Media formats. */
  formats: string[];
  /** Title. */
  title?: string;
  /** Where it is sent. */
  connections: SDPConnection[];
  /** Bandwidth. */
  bandwidths: SDPBandwidth[];
  /** Encryption key. */
  key?: string;
  /** Attributes. */
  attributes: SDPAttribute[];
  /** Lines that have no place here. */
  others: string[];
}
/** A description. */
export interface SDP {
  /** Version: 0. */
  version?: string;
  /** Who made the session. */
  origin?: SDPOrigin;
  /** Session name. */
  sessionName?: string;
  /** Session information. */
  information?: string;
  /** Where more can be read. */
  uri?: string;
  /** Email addresses of who is responsible. */
  emails: string[];
  /** Phone numbers of who is responsible. */
  phones: string[];
  /** Where media are sent. */
  connection?: SDPConnection;
  /** Bandwidth. */
  bandwidths: SDPBandwidth[];
  /** When the session is active. */
  times: SDPTime[];
  /** Time zone adjustments. */
  timeZone?: string;
  /** Encryption key. */
  key?: string;
  /** Attributes. */
  attributes: SDPAttribute[];
  /** Lines that have no place here. */
  others: string[];
  /** Media. */
  media: SDPMedia[];
}

const COLON = 58, LF = 10, CR = 13, SPACE = 32;
const line = { limit: MAX_TEXT_LINE } as const;

/** Whether a line of a type is at `p`. */
const isType = (type: string) => (b: Uint8Array, p: number, end: number) =>
  startsWith(b, p, end, `${type}=`);

/** The line of a type without its first two characters. */
function behindType<T>(field: Field<T>): Field<T> {
  const one = reader(field);
  return {
    ...around(field),
    bits: 0,
    read(c, h) {
      c.take(2);
      return one(c, h);
    },
  };
}
/** A line of a type, if the next one is. */
const one = <T>(type: string, field: Field<T>): Field<T> =>
  where(isType(type), behindType(field));
/** All lines of a type that follow each other. */
function all<T>(type: string, field: Field<T>): Field<T[]> {
  const is = isType(type);
  return listWhile(behindType(field), (c) => is(c.b, c.p, c.end));
}
const text = (alias?: string) =>
  lineText(alias === undefined ? line : { ...line, alias });

const origin = struct<SDPOrigin>({
  username: word({ ...line, alias: "sdp.owner.username" }),
  sessionID: word({ ...line, alias: "sdp.owner.sessionid" }),
  sessionVersion: word({ ...line, alias: "sdp.owner.version" }),
  networkType: word({ ...line, alias: "sdp.owner.network_type" }),
  addressType: word({ ...line, alias: "sdp.owner.address_type" }),
  unicastAddress: text("sdp.owner.address"),
});
const connection = struct<SDPConnection>({
  networkType: word({ ...line, alias: "sdp.connection_info.network_type" }),
  addressType: word({ ...line, alias: "sdp.connection_info.address_type" }),
  connectionAddress: text(),
  address: derived((h: SDPConnection) => h.connectionAddress?.split("/")[0], {
    alias: "sdp.connection_info.address",
  }),
  ttl: derived((h: SDPConnection) => {
    const m = h.connectionAddress?.match(/^[0-9.]+\/([0-9]{1,3})/);
    return m && h.addressType === "IP4" ? Number(m[1]) : undefined;
  }, { alias: "sdp.connection_info.ttl" }),
});
const bandwidth = struct<SDPBandwidth>({
  type: textUpTo(COLON, { ...line, alias: "sdp.bandwidth.modifier" }),
  bandwidth: text("sdp.bandwidth.value"),
});
const time = struct<SDPTime>({
  start: word({ ...line, alias: "sdp.time.start" }),
  stop: text("sdp.time.stop"),
  repeats: all("r", text("sdp.repeat_time")),
});
const attribute = (name: string): Struct<SDPAttribute> =>
  struct<SDPAttribute>({
    name: textUpTo(COLON, { ...line, alias: name }),
    value: restOfLine(),
  });

/** Lines up to one of a medium. */
const others = listWhile(
  text(),
  (c) => c.room > 0 && !isType("m")(c.b, c.p, c.end),
);

/** A number up to what ends it, in the line of a medium. */
function number(alias?: string): Field<number> {
  return {
    ...(alias && { alias }),
    bits: 0,
    read(c) {
      let n = 0, digits = 0;
      while (c.room > 0 && c.peek() >= 48 && c.peek() <= 57 && digits++ < 9) {
        n = n * 10 + c.byte() - 48;
      }
      if (digits === 0) c.malformed("no number");
      return n;
    },
  };
}
const anyNumber = number();
const format = word(line);

const media = struct<SDPMedia>({
  media: behindType(word({ ...line, alias: "sdp.media.media" })),
  port: number("sdp.media.port"),
  ports: {
    bits: 0,
    alias: "sdp.media.portcount",
    read(c, h) {
      const isMany = c.room > 0 && c.peek() === 47;
      if (isMany) c.take(1);
      const n = isMany ? anyNumber.read!(c, h) : undefined;
      if (c.room > 0 && c.peek() === SPACE) c.take(1);
      return n;
    },
  },
  proto: word({ ...line, alias: "sdp.media.proto" }),
  formats: listWhile(format, (c) => {
    if (c.room > 0 && c.peek() === CR) c.take(1);
    if (c.room > 0 && c.peek() === LF) {
      c.take(1);
      return false;
    }
    return true;
  }),
  title: one("i", text("sdp.media_title")),
  connections: all("c", connection),
  bandwidths: all("b", bandwidth),
  key: one("k", text()),
  attributes: all("a", attribute("sdp.media_attribute.field")),
  others,
});

const isMedia = isType("m");

/** Session Description Protocol. */
export const sdp: Protocol<SDP> = {
  id: "sdp",
  label: "SDP",
  name: "Session Description Protocol",
  spec: "RFC 8866",
  depth: "all lines; values of attributes as text",
  alias: "sdp",
  layer: "application",
  on: [[mediaType, MEDIA_TYPE["application/sdp"]]],
  fields: struct<SDP>({
    version: one("v", text("sdp.version")),
    origin: one("o", origin),
    sessionName: one("s", text("sdp.session_name")),
    information: one("i", text("sdp.session_info")),
    uri: one("u", text("sdp.uri")),
    emails: all("e", text("sdp.email")),
    phones: all("p", text("sdp.phone")),
    connection: one("c", connection),
    bandwidths: all("b", bandwidth),
    times: all("t", time),
    timeZone: one("z", text("sdp.timezone")),
    key: one("k", text()),
    attributes: all("a", attribute("sdp.session_attr.field")),
    others,
    media: listWhile(media, (c) => isMedia(c.b, c.p, c.end)),
  }),
  accepts: isType("v"),
  summary: ({ sessionName, media }) =>
    [sessionName, ...(media ?? []).map((m) => `${m.media} ${m.port}`)]
      .filter((x) => x).join(", "),
};
