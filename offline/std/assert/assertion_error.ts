/** An assertion that did not hold. */
export class AssertionError extends Error {
  /** Makes an error with a message. */
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AssertionError";
  }
}
