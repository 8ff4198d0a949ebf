import type { RouteObject } from 'react-router'
import { loadMoreTexts } from './catalogues.ts'

/** The same routes, whose pages come with the texts of the editor and the records, which the first screen does without. */
export function withMoreTexts(routes: readonly RouteObject[]): RouteObject[] {
  return routes.map((route) => {
    const { lazy, children } = route
    return {
      ...route,
      ...(children && { children: withMoreTexts(children) }),
      ...(typeof lazy === 'function' && { lazy: () => withTexts(lazy()) }),
    } as RouteObject
  })
}

async function withTexts<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadMoreTexts()])
  return loaded
}
