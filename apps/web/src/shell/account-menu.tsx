import {
  Avatar,
  Menu,
  UnstyledButton,
  VisuallyHidden,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useWrite } from '../data/queries.ts'
import { useSession } from '../data/session.ts'
import { languageNames, languages, type Language } from '../text/languages.ts'
import { switchLanguage, useLanguage } from '../text/use-language.ts'
import css from './shell.module.css'

/** Who is signed in, and what they like: language, colours, leaving. */
export function AccountMenu() {
  const { user } = useSession()
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={css.account}>
          <VisuallyHidden>
            <Trans>Account:</Trans>
          </VisuallyHidden>
          <Avatar name={user.name} size={28} radius="xl" color="accent" aria-hidden />
          <span className={css.accountName}>{user.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>
          <Trans>Language</Trans>
        </Menu.Label>
        <LanguageItems />
        <Menu.Divider />
        <Menu.Label>
          <Trans>Colours</Trans>
        </Menu.Label>
        <SchemeItems />
        <Menu.Divider />
        <SignOutItem />
      </Menu.Dropdown>
    </Menu>
  )
}

function LanguageItems() {
  const current = useLanguage()
  const save = useWrite('setLanguage', { invalidates: ['session'] })
  const choose = (language: Language) => {
    void switchLanguage(language)
    save.mutate({ body: { language } })
  }
  return languages.map((language) => (
    <Menu.Item
      key={language}
      lang={language}
      aria-current={language === current}
      rightSection={language === current && <IconCheck size={16} aria-hidden />}
      onClick={() => choose(language)}
    >
      {languageNames[language]}
    </Menu.Item>
  ))
}

function SchemeItems() {
  const { t } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes: readonly { id: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
    { id: 'auto', label: t`As the system has it`, icon: IconDeviceDesktop },
    { id: 'light', label: t`Light`, icon: IconSun },
    { id: 'dark', label: t`Dark`, icon: IconMoon },
  ]
  return schemes.map(({ id, label, icon: Icon }) => (
    <Menu.Item
      key={id}
      aria-current={id === colorScheme}
      leftSection={<Icon size={16} aria-hidden />}
      rightSection={id === colorScheme && <IconCheck size={16} aria-hidden />}
      onClick={() => setColorScheme(id)}
    >
      {label}
    </Menu.Item>
  ))
}

function SignOutItem() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const signOut = useWrite('signOut', {
    onDone: () => {
      queries.clear()
      void navigate('/sign-in')
    },
  })
  return (
    <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate({})}>
      <Trans>Sign out</Trans>
    </Menu.Item>
  )
}
