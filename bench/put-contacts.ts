import Sqlite from 'better-sqlite3'

const cities = ['Lund', 'Malmö', 'Uppsala', 'Kiruna', 'Visby']

export interface Putting {
  count: number
  /** When they next need a turn; `null` when nothing is to come. */
  dueAt: number | null
}

/**
 * Puts contacts into a database of the product that has none, as they are after an import; the database must not be open.
 * A hundred times as fast as importing them, which is not what is measured here.
 */
export function putContacts(file: string, { count, dueAt }: Putting): void {
  const database = new Sqlite(file)
  database.pragma('synchronous = OFF')
  const now = Date.now()
  database.transaction(() => {
    database
      .prepare(
        `with recursive number(id) as (select 1 union all select id + 1 from number where id < @count)
         insert into contact (id, version, due_at, email, first_name, last_name, country, city, score, source, external_id,
                              stage, furthest_stage, stage_since, status, status_since, created_at, updated_at, custom)
         select id, 1, @dueAt, 'c' || id || '@gmail.com', 'Kim', 'Lind ' || id, 'SE',
                @cities ->> ('$[' || (id % 5) || ']'), 10 + id % 90, 'import', 'u' || id,
                'lead', 'lead', @now, 'new', @now, @now, @now, '{}' from number`,
      )
      .run({ count, dueAt, now, cities: JSON.stringify(cities) })
    database
      .prepare(
        `insert into identity (kind, value, contact_id)
         select 'email', email, id from contact union all select 'external', external_id, id from contact`,
      )
      .run()
    database.prepare(`update id_block set next = ? where name = 'contact'`).run(count + 1)
  })()
  database.close()
}
