/**
 * Something that went wrong, in the words that people are shown: the same three as on the command
 * line and in the server's answers.
 */
export class Failure extends Error {
  /**
   * @param {string} kind a name that never changes its meaning, such as UNREADABLE_IMAGE
   * @param {string} message what went wrong
   * @param {string} [fix] what to do about it; empty if nothing is known
   */
  constructor(kind, message, fix = '') {
    super(message);
    this.name = 'Failure';
    this.kind = kind;
    this.fix = fix;
  }

  /**
   * Any thrown value as a failure.
   *
   * @param {unknown} thrown
   * @returns {Failure}
   */
  static of(thrown) {
    if (thrown instanceof Failure) {
      return thrown;
    }
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new Failure('PAGE_ERROR', message, 'Reload the page. If it happens again, report it.');
  }
}
