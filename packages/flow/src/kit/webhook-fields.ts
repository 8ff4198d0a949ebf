import { fieldRefField, optionally, patternField, templateField } from './fields.ts'
import { isRecord } from './json.ts'
import { limits } from './limits.ts'
import { entriesField } from './list-fields.ts'
import { parseTemplate } from './template.ts'

// Those that say how a request is sent are the sender's.
const headerName =
  /^(?!(?:host|content-length|connection|transfer-encoding|upgrade|te|trailer|webhook-.*)$)[a-z][a-z0-9-]*$/i

export const headersField = () =>
  entriesField({
    title: 'Headers',
    max: limits.maxEntries,
    adding: 'Add a header',
    of: {
      name: patternField({
        title: 'Header',
        max: 60,
        placeholder: 'X-Api-Key',
        pattern: headerName,
        error: 'A header’s name has letters, digits and hyphens, and is none that the sender sets itself.',
      }),
      value: templateField({ title: 'Value', max: 1000 }),
    },
  })

/** What to take from a JSON answer, by keys with dots between them. */
export const readsField = () =>
  entriesField({
    title: 'Take from the answer',
    max: limits.maxEntries,
    adding: 'Add a value',
    description: 'For personalised texts further on, and into fields.',
    of: {
      path: patternField({
        title: 'Value at',
        max: 200,
        placeholder: 'person.country',
        pattern: /^[A-Za-z_][\w-]{0,63}(\.([A-Za-z_][\w-]{0,63}|\d{1,3})){0,4}$/,
        error: 'Names with dots between them, such as person.country.',
      }),
      into: optionally(
        fieldRefField({
          title: 'Into the field',
          objects: ['contact', 'company'],
          writable: true,
          description: 'Leave empty for personalised texts only.',
        }),
      ),
    },
  })

/** Whether a text with places is JSON however these are filled in. */
export function canBeJson(text: string): boolean {
  const filled = parseTemplate(text).tokens.map((token) => (token.type === 'text' ? token.text : '0'))
  try {
    const json: unknown = JSON.parse(filled.join(''))
    return isRecord(json) || Array.isArray(json)
  } catch {
    return false
  }
}
