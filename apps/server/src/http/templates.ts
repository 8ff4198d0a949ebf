import type { Language } from '@etape/conditions'
import { flowTemplates, type FlowDocument } from '@etape/flow'
import type { ResponseOf } from '@etape/contract'
import type { Context } from '../context.ts'
import { provideNeeds } from '../templates/provide-needs.ts'
import type { Handlers } from './handlers.ts'
import { languageOf } from './language.ts'
import { Refusal } from './refusal.ts'

type Shown = ResponseOf<'listTemplates'>['rows'][number]

export const templateHandlers = (context: Context): Handlers<'listTemplates'> => ({
  listTemplates: (asked) => {
    const language = languageOf(asked)
    const { segmentById } = context.definitions.current().world
    const rows = flowTemplates.map((template): Shown => {
      const [en, fr, sv] = (['en', 'fr', 'sv'] as const).map((one) => template.needs(one).segments)
      const segments = (en ?? []).map(({ id, name, condition }, index) => ({
        id,
        name: { en: name, fr: fr?.[index]?.name ?? name, sv: sv?.[index]?.name ?? name },
        condition: { ...condition },
        exists: segmentById.has(id),
      }))
      const { id, name, description } = template
      return { id, name, description, document: { ...template.document(language) }, segments }
    })
    return Promise.resolve({ rows })
  },
})

/** The drawing of a template, after what it needs has been made. */
export async function documentOfTemplate(context: Context, id: string, language: Language): Promise<FlowDocument> {
  const template = flowTemplates.find((one) => one.id === id)
  if (!template) throw new Refusal('template/unknown')
  await provideNeeds(context, template, language)
  return template.document(language)
}
