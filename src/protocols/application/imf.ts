/** Internet Message Format: RFC 5322 §2, with the fields of MIME: RFC 2045. */
import type { Protocol } from "../../dissect/protocol.ts";
import { mediaType } from "../../dissect/tables.ts";
import {
  type HeaderField,
  headerFields,
  isHeaders,
  MAX_TEXT_HEADERS,
  MAX_TEXT_LINE,
  namedHeader,
  padding,
  struct,
} from "../../fields/mod.ts";
import { MEDIA_TYPE } from "../../names/media_type.ts";

/** A message, as far as it is there. */
export interface IMF {
  /** Origination date. */
  date?: string;
  /** Author. */
  from?: string;
  /** Who sent it, where that is another. */
  sender?: string;
  /** Where replies go. */
  replyTo?: string;
  /** Primary recipients. */
  to?: string;
  /** Others that get a copy. */
  cc?: string;
  /** Message identifier. */
  messageId?: string;
  /** Identifiers of the messages that it answers. */
  inReplyTo?: string;
  /** Topic. */
  subject?: string;
  /** Media type of the body. */
  contentType?: string;
  /** Encoding of the body. */
  contentTransferEncoding?: string;
  /** Version of MIME. */
  mimeVersion?: string;
  /** Header fields, in their order. */
  headers: HeaderField[];
  /** The body as it was sent: encoded, and with dots before those that begin a line. */
  body?: Uint8Array;
}

/** Internet Message Format. */
export const imf: Protocol<IMF> = {
  id: "imf",
  label: "IMF",
  name: "Internet Message Format",
  spec: "RFC 5322",
  depth: "header fields, body as bytes",
  alias: "imf",
  layer: "application",
  on: [[mediaType, MEDIA_TYPE["message/rfc822"]]],
  fields: struct<IMF>({
    date: namedHeader("Date", { alias: "imf.date" }),
    from: namedHeader("From", { alias: "imf.from" }),
    sender: namedHeader("Sender", { alias: "imf.sender" }),
    replyTo: namedHeader("Reply-To", { alias: "imf.reply_to" }),
    to: namedHeader("To", { alias: "imf.to" }),
    cc: namedHeader("Cc", { alias: "imf.cc" }),
    messageId: namedHeader("Message-ID", { alias: "imf.message_id" }),
    inReplyTo: namedHeader("In-Reply-To", { alias: "imf.in_reply_to" }),
    subject: namedHeader("Subject", { alias: "imf.subject" }),
    contentType: namedHeader("Content-Type", { alias: "imf.content.type" }),
    contentTransferEncoding: namedHeader("Content-Transfer-Encoding", {
      alias: "imf.content.transfer_encoding",
    }),
    mimeVersion: namedHeader("MIME-Version", { alias: "imf.mime_version" }),
    headers: headerFields({ line: MAX_TEXT_LINE, count: MAX_TEXT_HEADERS }),
    body: padding(),
  }),
  accepts: isHeaders,
  summary: (h) =>
    [h.from && `from: ${h.from}`, h.subject && `subject: ${h.subject}`]
      .filter((x) => x).join(", "),
};
