import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useFieldCatalog } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'

export interface FactGroup {
  group: string
  items: { value: string; label: string }[]
}

/** What a line can be about, by object, in the reader's language and order. */
export function useFactGroups(): FactGroup[] {
  const { t } = useLingui()
  const catalog = useFieldCatalog()
  const label = useLabel()
  const { compare } = useFormats()
  return useMemo(() => {
    const fieldsOf = (object: 'contact' | 'company', prefix: string) =>
      [...catalog]
        .filter(([, field]) => field.object === object)
        .map(([value, field]) => ({ value, label: prefix + label(field.label) }))
        .sort((left, right) => compare(left.label, right.label))
    return [
      {
        group: t`What they did`,
        items: [
          { value: 'events', label: t`Did something (event)` },
          { value: 'pages', label: t`Visited a page` },
          { value: 'first-event', label: t`First time of an event` },
          { value: 'last-event', label: t`Last time of an event` },
        ],
      },
      { group: t`Contact`, items: fieldsOf('contact', '') },
      { group: t`Company`, items: fieldsOf('company', `${t`Company`} · `) },
      {
        group: t`More`,
        items: [
          { value: 'segments', label: t`Segment` },
          { value: 'flows', label: t`Flow` },
          { value: 'deals', label: t`Deals` },
        ],
      },
    ]
  }, [t, catalog, label, compare])
}
