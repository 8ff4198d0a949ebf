import type { RequestOf } from '@etape/contract'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { Sorting } from '../ui/data-table.tsx'

type Query = NonNullable<RequestOf<'listContacts'>['query']>

/** What contacts are sorted by, from the address: the latest change first unless it says otherwise. */
export function useContactSorting(): { sorting: Sorting; query: Pick<Query, 'sort' | 'order'> } {
  const [params, setParams] = useSearchParams()
  const by = params.get('sort') ?? 'updated_at'
  const order = params.get('order') === 'asc' ? 'asc' : 'desc'
  return useMemo(() => {
    const onSort: Sorting['onSort'] = (nextBy, nextOrder) =>
      setParams((before) => new URLSearchParams([...without(before), ['sort', nextBy], ['order', nextOrder]]), { replace: true })
    return { sorting: { by, order, onSort }, query: { sort: by as NonNullable<Query['sort']>, order } }
  }, [by, order, setParams])
}

const without = (params: URLSearchParams) => [...params].filter(([name]) => name !== 'sort' && name !== 'order')
