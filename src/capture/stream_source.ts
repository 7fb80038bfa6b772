import { FileError } from "../model/error.ts";
import type { ByteSource } from "./source.ts";

/** A stream as a source that is read asynchronously. */
export function streamSource(
  stream: ReadableStream<Uint8Array>,
  name: string,
): ByteSource {
  const reader = stream.getReader();
  let chunk = new Uint8Array(0), p = 0;
  return {
    name,
    async read(into) {
      while (p >= chunk.length) {
        const { done, value } = await reader.read();
        if (done) return 0;
        chunk = value as Uint8Array<ArrayBuffer>;
        p = 0;
      }
      const n = Math.min(into.length, chunk.length - p);
      into.set(chunk.subarray(p, p + n));
      p += n;
      return n;
    },
    close: () => void reader.cancel().catch(() => {}),
  };
}

/** A remote file as a source. */
export function urlSource(url: URL): ByteSource {
  let inner: ByteSource | undefined;
  return {
    name: url.href,
    async read(into) {
      if (!inner) {
        const response = await fetch(url);
        if (!response.ok || !response.body) {
          throw new FileError(`${url}: HTTP status ${response.status}`);
        }
        inner = streamSource(response.body, url.href);
      }
      return await inner.read!(into);
    },
    close: () => inner?.close(),
  };
}
