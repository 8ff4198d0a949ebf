import type { Context } from '../context.ts'
import { NameTakenError } from '../errors.ts'
import type { UserRow, Users } from '../shapes/people.ts'

export function createUsers(context: Context): Users {
  return {
    list: () => selectUsers(context, {}),
    get: async (id) => (await selectUsers(context, { id }))[0] ?? null,
    byEmail: async (email) => (await selectUsers(context, { email }))[0] ?? null,
    create: (user) => createUser(context, user),
    update: (id, values) => updateUser(context, id, values),
    admins: () => countAdmins(context),
  }
}

const userColumns = ['id', 'name', 'email', 'role', 'team', 'language'] as const

async function selectUsers({ reads }: Context, { id, email }: { id?: string; email?: string }): Promise<UserRow[]> {
  return reads
    .selectFrom('user')
    .select(userColumns)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(email !== undefined, (query) => query.where('email', '=', email ?? ''))
    .orderBy('name')
    .execute()
}

async function createUser(
  { write, database }: Context,
  { createdAt, ...user }: Parameters<Users['create']>[0],
): Promise<UserRow> {
  return write(async ({ query }) => {
    const known = await query.selectFrom('user').select('id').where('email', '=', user.email).executeTakeFirst()
    if (known) throw new NameTakenError(`Somebody has the address ${user.email} already.`)
    const at = database.authTime(createdAt)
    const own = { emailVerified: database.authFlag(true), image: null, createdAt: at, updatedAt: at }
    await query
      .insertInto('user')
      .values({ ...user, ...own })
      .execute()
    return user
  })
}

async function updateUser(
  { write }: Context,
  id: string,
  values: Parameters<Users['update']>[1],
): Promise<UserRow | null> {
  const row = await write(({ query }) =>
    query
      .updateTable('user')
      .set({ id, ...values })
      .where('id', '=', id)
      .returning(userColumns)
      .executeTakeFirst(),
  )
  return row ?? null
}

async function countAdmins({ reads }: Context): Promise<number> {
  const { count } = await reads
    .selectFrom('user')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .executeTakeFirstOrThrow()
  return count
}
