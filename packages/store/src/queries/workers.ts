import type { Context } from '../context.ts'
import type { WorkerRow, Workers } from '../shapes/sending.ts'

export function createWorkers({ reads, write }: Context): Workers {
  return {
    beat: async ({ id, host }, at) => {
      await write(({ query }) =>
        query
          .insertInto('worker')
          .values({ id, host, started_at: at, beat_at: at })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ beat_at: at }))
          .execute(),
      )
    },
    leave: async (id) => {
      await write(({ query }) => query.deleteFrom('worker').where('id', '=', id).execute())
    },
    list: async (since) => {
      const rows = await reads
        .selectFrom('worker')
        .select(['id', 'host', 'started_at', 'beat_at'])
        .where('beat_at', '>', since)
        .orderBy('beat_at', 'desc')
        .execute()
      return rows.map(({ started_at, beat_at, ...row }): WorkerRow => ({
        ...row,
        startedAt: started_at,
        beatAt: beat_at,
      }))
    },
  }
}
