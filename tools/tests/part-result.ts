/** One thing that did not hold, and the words to find it by. */
export type Failure = { title: string; detail: string }

/** What one part of the tests came to. */
export type PartResult = { passed: number; skipped: number; failures: Failure[] }

/** Several parts taken together. */
export function sum(results: readonly PartResult[]): PartResult {
  return {
    passed: results.reduce((total, result) => total + result.passed, 0),
    skipped: results.reduce((total, result) => total + result.skipped, 0),
    failures: results.flatMap((result) => result.failures),
  }
}

/** A part that came to one failure. */
export function failed(title: string, detail: string): PartResult {
  return { passed: 0, skipped: 0, failures: [{ title, detail }] }
}
