import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Sorting } from '../ui/data-table.tsx'

interface SortedBy<By extends string> {
  by: By
  order: Sorting['order']
}

/** What a list is sorted by, from the address (`?sort=name&order=asc`); `usual` unless it says something known. */
export function useAddressSorting<By extends string>(
  known: readonly By[],
  usual: SortedBy<By>,
): { sorting: Sorting; sort: By; order: Sorting['order'] } {
  const [params, setParams] = useSearchParams()
  const asked = known.find((one) => one === params.get('sort'))
  const by = asked ?? usual.by
  const order = asked ? orderIn(params) : usual.order
  return useMemo(() => {
    const onSort: Sorting['onSort'] = (nextBy, nextOrder) =>
      setParams((before) => sortedBy(before, nextBy, nextOrder), { replace: true, preventScrollReset: true })
    return { sorting: { by, order, onSort }, sort: by, order }
  }, [by, order, setParams])
}

const orderIn = (params: URLSearchParams): Sorting['order'] => (params.get('order') === 'asc' ? 'asc' : 'desc')

function sortedBy(before: URLSearchParams, by: string, order: string): URLSearchParams {
  const after = new URLSearchParams(before)
  after.set('sort', by)
  after.set('order', order)
  return after
}
