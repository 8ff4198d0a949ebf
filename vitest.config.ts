import { defineConfig } from 'vitest/config'

const slowMachineMs = 60_000
const patience = { testTimeout: slowMachineMs, hookTimeout: slowMachineMs }

export default defineConfig({
  test: {
    watch: false,
    pool: 'forks',
    // Left alone it keeps one core for itself, which is half of a small machine.
    maxWorkers: '100%',
    ...patience,
    reporters: ['default'],
    clearMocks: true,
    projects: [
      { test: { name: 'core', include: ['packages/{crm,flow,contract}/src/**/*.test.ts'] } },
      {
        test: {
          name: 'stored',
          include: ['packages/{conditions,store}/src/**/*.test.ts', 'apps/server/{src,test}/**/*.test.ts'],
          globalSetup: ['tools/postgres-for-tests.ts'],
        },
      },
      {
        // With the app's own plugins, which its texts need. A test with a page names its environment: happy-dom.
        extends: 'apps/web/vite.config.ts',
        test: { name: 'web', root: 'apps/web', include: ['src/**/*.test.{ts,tsx}'], ...patience },
      },
      { test: { name: 'tools', include: ['tools/**/*.test.ts', 'e2e/**/*.test.ts', 'bench/**/*.test.ts'] } },
      {
        test: {
          name: 'proof',
          include: ['proof/**/*.test.ts'],
          globalSetup: ['tools/postgres-for-tests.ts'],
          ...patience,
        },
      },
    ],
  },
})
