import { formOf, type FormField } from '../kit/form.ts'
import { categoryTitles, outletsOf } from '../kit/node-kind.ts'
import { kindOf, nodeKinds } from '../nodes/index.ts'

/** English texts that stand in the kinds themselves: titles, summaries, forms, outlets and categories. */
export function textsOfKinds(): ReadonlySet<string> {
  const texts = nodeKinds.flatMap(({ type }) => {
    const kind = kindOf(type)
    if (!kind) return []
    const outlets = outletsOf(kind, kind.example).map(({ label }) => label.text)
    return [kind.title, kind.summary, ...outlets, ...formOf(kind).flatMap(textsOfField)]
  })
  return new Set([...Object.values(categoryTitles), ...texts])
}

function textsOfField(field: FormField): string[] {
  const own = [field.title, ...(field.description ? [field.description] : [])]
  switch (field.control) {
    case 'choice':
      return [...own, ...field.options.map((option) => option.label)]
    case 'one-of':
      return [...own, ...field.cases.flatMap((one) => [one.label, ...one.fields.flatMap(textsOfField)])]
    case 'ways':
    case 'weights':
      return [...own, ...field.of.flatMap(textsOfField)]
    case 'entries':
      return [...own, field.adding, ...field.of.flatMap(textsOfField)]
    case 'text':
    case 'long-text':
    case 'template':
      return field.placeholder && /^[A-Z][a-z]/.test(field.placeholder) ? [...own, field.placeholder] : own
    default:
      return own
  }
}
