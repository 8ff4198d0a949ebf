import { defineConfig } from 'vitest/config'

/** Of the copy in which bugs are planted: one server of PostgreSQL serves them all, and one failure is enough. */
export default defineConfig({
  test: {
    watch: false,
    pool: 'forks',
    bail: 1,
    include: ['{packages,apps,proof}/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
