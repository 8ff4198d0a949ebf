import type { Client, RequestOf, ResponseOf } from '@etape/contract'

export type ImportState = ResponseOf<'readImport'>
type Preview = ResponseOf<'uploadImport'>
type Plan = RequestOf<'startImport'>['body']
type Mapping = Plan['columns'][number]

export interface Importing {
  fileName: string
  object: Plan['object']
  text: string
  plan?: Partial<Plan>
  /** Changes what was suggested for a column. */
  adapt?: (mapping: Mapping) => Mapping
}

const over: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled'])

export const upload = (admin: Client, { fileName, object, text }: Importing): Promise<Preview> =>
  admin.uploadImport({ query: { fileName, object }, body: text })

export function planFor(preview: Preview, { object, plan, adapt = (mapping) => mapping }: Importing): Plan {
  const columns = preview.columns.map(({ suggestion }) => adapt(suggestion))
  return { object, columns, matchBy: null, runFlows: { type: 'yes' }, ...plan }
}

/** Uploads a file, takes what is suggested, and waits until it is in. */
export async function importFile(admin: Client, importing: Importing): Promise<ImportState> {
  const preview = await upload(admin, importing)
  const { id } = preview.import
  await admin.startImport({ params: { id }, body: planFor(preview, importing) })
  for (;;) {
    const state = await admin.readImport({ params: { id } })
    if (over.has(state.state)) return state
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
