/** Something the person at the keyboard can mend; its message is one sentence saying what and how. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {{ cause?: unknown }} [options]
   */
  constructor(message, options) {
    super(message, options)
    this.name = 'SetupError'
  }
}
