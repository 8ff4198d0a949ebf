/** Why it does not start, as a sentence for whoever typed the command. */
export class StartError extends Error {
  override name = 'StartError'
}
