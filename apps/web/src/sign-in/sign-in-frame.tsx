import { Button, Group, Paper, Title } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { useEffect, type ReactNode } from 'react'
import logo from '../shell/logo.svg'
import { languageNames, languages } from '../text/languages.ts'
import { switchLanguage, useLanguage } from '../text/use-language.ts'
import css from './sign-in.module.css'

/** The door: the mark, a card, and the languages below it. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useLingui()
  const current = useLanguage()
  useEffect(() => {
    document.title = `${title} · Etape`
  }, [title])
  return (
    <main className={css.door}>
      <img src={logo} alt="Etape" width={44} height={44} />
      <Paper withBorder className={css.card}>
        <Title order={1} mb="md">
          {title}
        </Title>
        {children}
      </Paper>
      <Group gap={4} role="group" aria-label={t`Language`}>
        {languages.map((language) => (
          <Button
            key={language}
            lang={language}
            variant="subtle"
            size="compact-sm"
            color={language === current ? 'accent' : 'gray'}
            aria-pressed={language === current}
            onClick={() => void switchLanguage(language)}
          >
            {languageNames[language]}
          </Button>
        ))}
      </Group>
    </main>
  )
}
