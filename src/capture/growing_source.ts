import { type ByteSource, type FileLook, lookAt } from "./source.ts";

/** Milliseconds between two looks at a file that does not grow: at first, and at most. */
const SOON = 5, LATE = 60;

/** What becomes of a file that is still written. */
export interface Growth {
  /** Whether it is over, because those that follow it are there. */
  isOver(): boolean;
  /** Is told that the file was begun anew, and how. */
  begunAnew(message: string): void;
}

/** A pause that may be ended. */
export class Pause {
  private end: (() => void) | undefined = undefined;

  /** Waits so many milliseconds, or until `stop`. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((go) => {
      const timer = setTimeout(go, milliseconds);
      this.end = () => {
        clearTimeout(timer);
        go();
      };
    });
  }

  /** Ends the pause. */
  stop(): void {
    this.end?.();
  }
}

/**
 * A file that is still written: at its end one waits for more, the longer the
 * longer nothing comes. It is over when another file takes its name, when it is
 * cut shorter than what was read of it, or when `growth` says so.
 */
export function growingSource(
  file: ByteSource,
  path: string,
  growth: Growth,
): ByteSource {
  const pause = new Pause();
  const begun: FileLook | undefined = lookAt(path);
  let offset = 0, delay = SOON, isOver = false, isClosed = false;

  const looksOver = (): boolean => {
    const now = lookAt(path);
    if (now && begun && now.identity !== begun.identity) {
      growth.begunAnew(`${path}: another file has taken its place`);
      return true;
    }
    if (now && now.size < offset) {
      growth.begunAnew(
        `${path}: cut to ${now.size} bytes when ${offset} were read`,
      );
      return true;
    }
    return growth.isOver();
  };

  return {
    name: file.name,
    async read(into) {
      for (;;) {
        if (isClosed) return 0;
        const n = file.readSync!(into);
        if (n > 0 || isOver) {
          offset += n;
          delay = SOON;
          return n;
        }
        // what was written meanwhile is still to be read
        if ((isOver = looksOver())) continue;
        await pause.wait(delay);
        delay = Math.min(delay * 2, LATE);
      }
    },
    close() {
      isClosed = true;
      pause.stop();
      file.close();
    },
  };
}
