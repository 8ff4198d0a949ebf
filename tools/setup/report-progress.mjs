/**
 * Announces a piece of work, does it, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function reportProgress(title, work) {
  const startedAt = performance.now()
  process.stdout.write(`${title} ... `)
  try {
    const answer = await work()
    process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
    return answer
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}
