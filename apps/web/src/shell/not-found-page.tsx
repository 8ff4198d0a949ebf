import { useLingui } from '@lingui/react/macro'
import { useEffect } from 'react'
import { Nowhere } from './error-page.tsx'

export function NotFoundPage() {
  const { t } = useLingui()
  const title = t`Not found`
  useEffect(() => {
    document.title = `${title} · Etape`
  }, [title])
  return <Nowhere />
}
