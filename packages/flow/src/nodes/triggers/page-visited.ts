import { pageVisit, phrase, type Phrase } from '@etape/conditions'
import { z } from 'zod'
import { textField } from '../../kit/fields.ts'
import { caseOf, oneOfField } from '../../kit/list-fields.ts'
import { defineNodeKind } from '../../kit/node-kind.ts'
import { onwards } from '../../kit/outlets.ts'
import { conditionsOf, onlyIfField } from '../../kit/only-if.ts'

const pathField = () => textField({ title: 'Path', max: 500, placeholder: '/pricing' })

const pageField = oneOfField({
  title: 'Page',
  cases: [
    caseOf('is', 'Path is', { path: pathField() }),
    caseOf('starts-with', 'Path starts with', { path: pathField() }),
    caseOf('contains', 'Path contains', { path: pathField() }),
    caseOf('any', 'Any page', {}),
  ],
  initial: { type: 'is', path: '' },
})
type Page = z.output<typeof pageField>

/** Starts when a contact visits a page. Letter case counts, as in addresses. */
export const pageVisited = defineNodeKind({
  type: 'page-visited',
  category: 'trigger',
  icon: 'eye',
  title: 'Page visited',
  summary: 'Starts when a contact visits a page of your site.',
  config: z.strictObject({ page: pageField, when: onlyIfField() }),
  outlets: onwards,
  example: { page: { type: 'starts-with', path: '/pricing' }, when: null },
  card: ({ page }) => describePage(page),
  asks: conditionsOf,
  starts: {
    hears: () => [`event:${pageVisit}`],
    matches: ({ page }, happening) =>
      happening.type === 'event' && happening.name === pageVisit && isPage(page, happening.properties['path']),
  },
  step: () => ({ type: 'leave', by: 'next' }),
})

function isPage(page: Page, path: unknown): boolean {
  if (page.type === 'any') return true
  if (typeof path !== 'string') return false
  if (page.type === 'is') return path === page.path
  return page.type === 'starts-with' ? path.startsWith(page.path) : path.includes(page.path)
}

function describePage(page: Page): Phrase {
  switch (page.type) {
    case 'any':
      return phrase('Visits any page')
    case 'is':
      return phrase('Visits {path}', { path: page.path })
    case 'starts-with':
      return phrase('Visits a page under {path}', { path: page.path })
    case 'contains':
      return phrase('Visits a page with {path} in its address', { path: page.path })
  }
}
