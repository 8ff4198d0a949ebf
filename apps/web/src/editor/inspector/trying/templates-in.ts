import { formOf, type FormField, type NodeKind } from '@etape/flow'
import { getIn } from '../../state/set-in.ts'

export interface TemplateIn {
  /** English; the key of the catalogues. */
  title: string
  text: string
}

/** The personal texts of a configuration that are written, in the order of its form. */
export function templatesIn(kind: NodeKind, config: unknown): readonly TemplateIn[] {
  return formOf(kind).flatMap((field) => {
    const text = isTemplate(field) ? getIn(config, field.path) : null
    return typeof text === 'string' && text !== '' ? [{ title: field.title, text }] : []
  })
}

/** Whether a kind says anything that differs from contact to contact. */
export const hasTemplates = (kind: NodeKind): boolean => formOf(kind).some(isTemplate)

const isTemplate = ({ control }: FormField): boolean => control === 'template' || control === 'address'
