/** Options of {@linkcode TextLineStream}. */
export interface TextLineStreamOptions {
  /** Whether a lone `\r` ends a line too. */
  allowCR?: boolean;
}

/** Cuts a stream of text into lines at `\n` and `\r\n`, and with `allowCR` at `\r`. */
export class TextLineStream extends TransformStream<string, string> {
  /** Makes a stream of lines. */
  constructor(options: TextLineStreamOptions = { allowCR: false }) {
    const ends = options.allowCR ? /\r\n|\n|\r/g : /\n/g;
    let line = "";
    // A `\r` at the end of a chunk ends its line, but a `\n` after it belongs to it.
    let heldCR = false;
    super({
      transform(chunk, controller) {
        if (chunk === "") return;
        let start = 0;
        if (heldCR) {
          controller.enqueue(line);
          line = "";
          heldCR = false;
          if (chunk[0] === "\n") start = 1;
        }
        ends.lastIndex = start;
        for (let end = ends.exec(chunk); end !== null; end = ends.exec(chunk)) {
          line += chunk.slice(start, end.index);
          start = ends.lastIndex;
          if (end[0] === "\r" && start === chunk.length) {
            heldCR = true;
            return;
          }
          const strip = !options.allowCR && line.endsWith("\r");
          controller.enqueue(strip ? line.slice(0, -1) : line);
          line = "";
        }
        line += chunk.slice(start);
      },
      flush(controller) {
        if (heldCR || line !== "") controller.enqueue(line);
      },
    });
  }
}
