import { useLingui } from '@lingui/react/macro'
import { useCatalogReading, useFieldCatalog } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import type { Plan } from './import-plan.ts'

/** What a column can become: nothing, a field, a new field, or a link to another record; `null` while fields are being read. */
export function useTargets(object: Plan['object']) {
  const { t } = useLingui()
  const label = useLabel()
  const { compare } = useFormats()
  const catalog = useFieldCatalog()
  const { isPending } = useCatalogReading()
  if (isPending) return null
  const fields = [...catalog.values()]
    .filter((field) => field.object === object && !field.readOnly)
    .map((field) => ({ value: `field:${field.key}`, label: label(field.label) }))
    .sort((left, right) => compare(left.label, right.label))
  const company = [
    { value: 'link:company:name', label: t`Company, by its name` },
    { value: 'link:company:domain', label: t`Company, by its domain` },
  ]
  const contact = [
    { value: 'link:contact:email', label: t`Contact, by e-mail` },
    { value: 'link:contact:external_id', label: t`Contact, by external id` },
  ]
  const links = { contact: company, company: [], deal: [...company, ...contact] }[object]
  return [
    {
      group: t`General`,
      items: [
        { value: 'skip', label: t`Leave out` },
        { value: 'new-field', label: t`New field` },
      ],
    },
    { group: t`Fields`, items: fields },
    ...(links.length > 0 ? [{ group: t`Belongs to`, items: links }] : []),
  ]
}
