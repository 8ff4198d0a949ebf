import { defineConfig } from 'vitest/config'

/** The core's unit tests as mutants are run against them: without those that read the source as text, and the longest. */
export default defineConfig({
  test: {
    watch: false,
    include: ['src/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/texts/**', '**/agreement-at-length.test.ts'],
    testTimeout: 60_000,
  },
})
