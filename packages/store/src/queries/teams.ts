import type { Context } from '../context.ts'
import type { Teams } from '../shapes/people.ts'

export function createTeams(context: Context): Teams {
  return {
    list: () => listTeams(context),
    save: (team) => saveTeam(context, team),
    members: async (id) => {
      const rows = await context.reads.selectFrom('user').select('id').where('team', '=', id).orderBy('name').execute()
      return rows.map((row) => row.id)
    },
  }
}

type Team = Awaited<ReturnType<Teams['save']>>

async function listTeams({ reads }: Context): Promise<Team[]> {
  return reads
    .selectFrom('team')
    .leftJoin('user', 'user.team', 'team.id')
    .select(({ fn }) => ['team.id', 'team.name', fn.count<number>('user.id').as('members')])
    .groupBy(['team.id', 'team.name'])
    .orderBy('team.name')
    .execute()
}

async function saveTeam(context: Context, { id, name }: { id: string; name: string }): Promise<Team> {
  await context.write(({ query }) =>
    query
      .insertInto('team')
      .values({ id, name })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
      .execute(),
  )
  const teams = await listTeams(context)
  return teams.find((team) => team.id === id) ?? { id, name, members: 0 }
}
