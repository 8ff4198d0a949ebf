import { Button, Stack, Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { ProblemText } from '../data/problem.tsx'
import { useWrite } from '../data/queries.ts'
import { SignInFrame } from './sign-in-frame.tsx'

/** Opens a one-time link. The token is sent by script, so that a mail scanner that fetches the address uses nothing up. */
export function LinkPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const token = params.get('token') ?? ''
  const isSent = useRef(false)
  const { mutate, error } = useWrite('signInWithLink', {
    invalidates: ['session'],
    onDone: () => void navigate('/', { replace: true }),
    onFailed: () => undefined,
  })
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    mutate({ body: { token } })
  }, [mutate, token])

  return (
    <SignInFrame title={error ? t`The link does not work` : t`Signing you in`}>
      {error ? (
        <Stack gap="md" role="alert">
          <ProblemText error={error} />
          <Button component={Link} to="/sign-in" variant="default">
            <Trans>Sign in with a password</Trans>
          </Button>
        </Stack>
      ) : (
        <Text c="dimmed" role="status">
          <Trans>One moment.</Trans>
        </Text>
      )}
    </SignInFrame>
  )
}
