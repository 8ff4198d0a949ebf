// @vitest-environment happy-dom
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { blankCase, emptyFlow, formOf, nodeKinds, type FormField, type NodeKind } from '@etape/flow'
import { aWorkspace } from '@etape/flow/testing'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { keyOf } from '../../data/queries.ts'
import { createEditor } from '../state/editor.ts'
import { EditorContext } from '../state/editor-context.ts'
import { setIn } from '../state/set-in.ts'
import { FlowWordsProvider } from '../words/flow-words.tsx'
import { FormFields } from './form-field.tsx'

i18n.loadAndActivate({ locale: 'en', messages: {} })

/** The form of a kind as the inspector draws it, filled in; of what a workspace has defined it knows the fields. */
function formDrawn(kind: NodeKind, config: unknown): Element {
  const queries = new QueryClient()
  queries.setQueryData(keyOf('listFields', {}), { rows: [...aWorkspace().catalog.values()] })
  const page = document.createElement('div')
  page.innerHTML = renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <MantineProvider>
        <QueryClientProvider client={queries}>
          <EditorContext value={createEditor(emptyFlow)}>
            <FlowWordsProvider nodes={[]}>
              <FormFields fields={formOf(kind)} root={config} above="config" onChange={() => {}} />
            </FlowWordsProvider>
          </EditorContext>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>,
  )
  return page
}

/** The example, and for each field with cases the example with each of them. */
function variantsOf(kind: NodeKind): { config: unknown; fields: readonly FormField[] }[] {
  const fields = formOf(kind)
  const cases = fields.flatMap((field) =>
    field.control === 'one-of' ? field.cases.map((chosen) => ({ field, chosen })) : [],
  )
  return [
    { config: kind.example, fields },
    ...cases.map(({ field, chosen }) => ({
      config: setIn(kind.example, field.path, blankCase(chosen)),
      fields: chosen.fields,
    })),
  ]
}

const controls = 'input:not([type=hidden]), textarea, button, [role=switch]'

function isEditable(page: Element, { path, title }: FormField): boolean {
  const place = page.querySelector(`[data-path="config.${path.join('.')}"]`)
  return Boolean(place?.textContent.includes(title) && place.querySelector(controls))
}

const kinds = nodeKinds.map((kind) => [kind.type, kind as NodeKind] as const)

test.each(kinds)('%s: every field, in every case, has a control with its label', (_type, kind) => {
  const left = variantsOf(kind).flatMap(({ config, fields }) => {
    const page = formDrawn(kind, config)
    return fields.filter((field) => !isEditable(page, field)).map(({ path }) => path.join('.'))
  })
  expect(left).toEqual([])
})
