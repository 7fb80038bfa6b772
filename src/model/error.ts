/** Errors that the library throws, all of them {@linkcode PcapkitError}. */
export class PcapkitError extends Error {
  /** Makes an error. */
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/** A file could not be read or written. */
export class FileError extends PcapkitError {}

/** There is no file of this name. */
export class FileNotFoundError extends FileError {
  /** Makes the error for a path. */
  constructor(
    /** The path. */
    readonly path: string,
  ) {
    super(`${path}: no such file or folder`);
  }
}

/** There is a file where there must be none. */
export class FileExistsError extends FileError {}

/** The runtime does not permit what was asked for. */
export class PermissionError extends FileError {
  /** Makes the error for a path. */
  constructor(
    /** The path. */
    readonly path: string,
    /** What was not permitted. */
    readonly access: "read" | "write",
  ) {
    super(`${path}: not permitted to ${access} it`);
  }
}

/** The bytes are no capture, or a format is unknown. */
export class FormatError extends PcapkitError {
  /** Makes an error; `offset` is where in the file. */
  constructor(
    message: string,
    /** Offset in the file, where there is one. */
    readonly offset?: number,
  ) {
    super(message);
  }
}

/** What was asked for does not apply to this extractor, as it was made. */
export class UnsupportedCallError extends PcapkitError {}

/** An extractor that reads on its own cannot be iterated. */
export class IterableError extends UnsupportedCallError {}

/** An extractor that reads on its own cannot be asked for the next frame. */
export class CallableError extends UnsupportedCallError {}

/** An engine is not there. */
export class EngineError extends PcapkitError {}

/** The program behind an engine failed: it died, stalled, or wrote what makes no sense. */
export class EngineFailedError extends EngineError {}

/** A protocol, output or engine cannot be registered. */
export class RegistryError extends PcapkitError {}

/** Reading was stopped by the caller's signal. */
export class AbortError extends PcapkitError {}
