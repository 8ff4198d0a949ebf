import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { useLingui } from '@lingui/react/macro'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { RouterProvider } from 'react-router/dom'
import { queryClient } from './data/query-client.ts'
import { router } from './router.tsx'
import { buildTheme, roleVariables } from './ui/theme.ts'

/** Everything that stands around the pages: texts, server data, theme, addresses. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Themed />
      </QueryClientProvider>
    </I18nProvider>
  )
}

function Themed() {
  const { t } = useLingui()
  const close = t`Close`
  const theme = useMemo(() => buildTheme({ close }), [close])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={roleVariables} defaultColorScheme="auto">
      <RouterProvider router={router} />
      <Notifications position="top-center" zIndex={400} />
    </MantineProvider>
  )
}
