import { type TestProject } from 'vitest/node'
import { startPostgres } from './tests/postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the tests' PostgreSQL is; each test file makes a database or schema of its own there. */
    postgresUrl: string
  }
}

/**
 * Vitest's global set-up: one PostgreSQL server for the whole run, its address as `inject('postgresUrl')`
 * and as the environment variable ETAPE_TEST_POSTGRES. A server named there beforehand is used as it is.
 */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['ETAPE_TEST_POSTGRES']
  if (given !== undefined) {
    project.provide('postgresUrl', given)
    return undefined
  }
  const server = await startPostgres()
  process.env['ETAPE_TEST_POSTGRES'] = server.url
  project.provide('postgresUrl', server.url)
  return server.stop
}
