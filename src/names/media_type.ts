/**
 * Numbers under which those formats live that have a table, of the media types
 * at https://www.iana.org/assignments/media-types (2026-08).
 */
export const MEDIA_TYPE: Readonly<Record<string, number>> = {
  "message/rfc822": 1,
  "application/sdp": 2,
};

/** The number of the type that a field Content-Type names; 0: it has none. */
export function mediaTypeNumber(text: string | undefined): number {
  const name = text?.split(";")[0].trim().toLowerCase() ?? "";
  return Object.hasOwn(MEDIA_TYPE, name) ? MEDIA_TYPE[name] : 0;
}
