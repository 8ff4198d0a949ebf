import { contextWithin, createContext, type Context } from './context.ts'
import type { Database } from './dialects/dialect.ts'
import { openSqlite, openSqliteBeside } from './dialects/sqlite.ts'
import { StoreUnsuitableError } from './errors.ts'
import { createTurns } from './hot/turns.ts'
import { openIds } from './ids.ts'
import { migrateToLatest } from './migrations/migrate.ts'
import { createCompanies } from './queries/companies.ts'
import { createContacts } from './queries/contacts.ts'
import { createDeals } from './queries/deals.ts'
import { createDeliveries } from './queries/deliveries.ts'
import { createEnrolments } from './queries/enrolments.ts'
import { createChanges } from './queries/explain-changes.ts'
import { createFlows } from './queries/flows.ts'
import { createFlowTests } from './queries/flow-tests.ts'
import { createHolds } from './queries/holds.ts'
import { createHooks } from './queries/hooks.ts'
import { createImports } from './queries/imports.ts'
import { createInputs } from './queries/inputs.ts'
import { createKeys } from './queries/keys.ts'
import { createNotes } from './queries/notes.ts'
import { createNotifications } from './queries/notifications.ts'
import { createPausedSteps } from './queries/paused-steps.ts'
import { createRuns } from './queries/runs.ts'
import { createSchedules } from './queries/schedules.ts'
import { createSegments } from './queries/segments.ts'
import { createSettings } from './queries/settings.ts'
import { createSteerings } from './queries/steerings.ts'
import { createStuck } from './queries/stuck.ts'
import { createSuppressions } from './queries/suppressions.ts'
import { createTasks } from './queries/tasks.ts'
import { createTeams } from './queries/teams.ts'
import { createUsers } from './queries/users.ts'
import { createWorkers } from './queries/workers.ts'
import type { Store, StoreConfig, StoreGroups } from './store.ts'
import type { AuthTables } from './tables/auth.ts'

/** Its driver is loaded only where it is used. */
const openPostgres = async (url: string): Promise<Database> =>
  (await import('./dialects/postgres.ts')).openPostgres(url)

/**
 * Opens the database, brings its tables up to date and answers the store.
 * Throws StoreVersionError, StoreUnwritableError or StoreUnsuitableError with one sentence for the person who starts the server.
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  const database = config.type === 'sqlite' ? await openSqlite(config.path) : await openPostgres(config.url)
  return closingOnFailure(database, async () => {
    const health = await database.check()
    if (!health.ok) throw new StoreUnsuitableError(health.detail)
    await migrateToLatest(database)
    return storeOver(database, createContext(database, await openIds(database)))
  })
}

/**
 * A second store over the SQLite file that another thread of this process has opened with `openStore`, and keeps open for
 * longer. Each sees what the other has committed; their writes wait for each other.
 */
export async function openStoreBeside(path: string): Promise<Store> {
  const database = await openSqliteBeside(path)
  return closingOnFailure(database, async () => storeOver(database, createContext(database, await openIds(database))))
}

async function closingOnFailure(database: Database, open: () => Promise<Store>): Promise<Store> {
  try {
    return await open()
  } catch (error) {
    await database.close()
    throw error
  }
}

function storeOver(database: Database, context: Context): Store {
  return {
    ...groupsOver(context),
    auth: { kysely: database.writer.$pickTables<keyof AuthTables>(), type: database.type },
    isShared: database.isShared,
    transaction: (work) => context.write((unit) => work(groupsOver(contextWithin(context, unit)))),
    check: () => database.check(),
    marks: () => database.marks(),
    idle: () => database.idle(),
    close: async () => {
      await context.ids.giveBack()
      await database.idle()
      await database.close()
    },
  }
}

function groupsOver(context: Context): StoreGroups {
  return {
    ids: context.ids,
    inputs: createInputs(context),
    turns: createTurns(context),
    contacts: createContacts(context),
    companies: createCompanies(context),
    deals: createDeals(context),
    tasks: createTasks(context),
    notes: createNotes(context),
    segments: createSegments(context),
    flows: createFlows(context),
    flowTests: createFlowTests(context),
    runs: createRuns(context),
    changes: createChanges(context),
    enrolments: createEnrolments(context),
    schedules: createSchedules(context),
    steerings: createSteerings(context),
    hooks: createHooks(context),
    settings: createSettings(context),
    deliveries: createDeliveries(context),
    notifications: createNotifications(context),
    pausedSteps: createPausedSteps(context),
    holds: createHolds(context),
    stuck: createStuck(context),
    suppressions: createSuppressions(context),
    workers: createWorkers(context),
    imports: createImports(context),
    users: createUsers(context),
    teams: createTeams(context),
    keys: createKeys(context),
  }
}
