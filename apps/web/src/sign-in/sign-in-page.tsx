import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type SyntheticEvent } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { ProblemText } from '../data/problem.tsx'
import { useWrite } from '../data/queries.ts'
import { placeInside } from './place-inside.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** Signs in with e-mail and password, and goes on to where one wanted to go. */
export function SignInPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useWrite('signInWithPassword', {
    invalidates: ['session'],
    onDone: () => void navigate(placeInside(params.get('next')), { replace: true }),
    onFailed: () => setPassword(''),
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    signIn.mutate({ body: { email, password } })
  }
  return (
    <SignInFrame title={t`Sign in`}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {signIn.error && (
            <Alert color="red" role="alert">
              <ProblemText error={signIn.error} />
            </Alert>
          )}
          <TextInput
            type="email"
            label={t`E-mail`}
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <PasswordInput
            label={t`Password`}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          />
          <Button type="submit" loading={signIn.isPending} mt="xs" fullWidth>
            <Trans>Sign in</Trans>
          </Button>
        </Stack>
      </form>
    </SignInFrame>
  )
}
