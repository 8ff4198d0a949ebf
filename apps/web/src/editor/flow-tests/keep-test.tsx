import { Alert, Button, Checkbox, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useWrite } from '../../data/queries.ts'
import { showDone } from '../../ui/toasts.tsx'
import { useRehearsing, useRehearsingState } from '../rehearse/rehearsing-context.ts'
import type { Kept } from '../rehearse/rehearsing.ts'
import { ExpectationText } from './expectation-text.tsx'
import css from './flow-tests.module.css'
import { useFlowTests } from './tests-context.ts'

/** Keeps the rehearsal as a test: under which name, and what is to come of it. */
export function KeepTest({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const kept = useKept()
  return (
    <Modal opened onClose={onClose} size="lg" title={t`Keep as a test`}>
      {kept instanceof Error && (
        <Alert color="red" title={<Trans>The flow could not be rehearsed</Trans>}>
          {kept.message}
        </Alert>
      )}
      {kept === null && <Skeleton height={180} />}
      {kept !== null && !(kept instanceof Error) && <KeepForm kept={kept} onClose={onClose} />}
    </Modal>
  )
}

/** What was done, and all that could be expected of it; `null` until it is known. */
function useKept(): Kept | Error | null {
  const rehearsing = useRehearsing()
  const [kept, setKept] = useState<Kept | Error | null>(null)
  useEffect(() => {
    let isWanted = true
    rehearsing.asTest().then(
      (found) => isWanted && setKept(found),
      (error: unknown) => isWanted && error instanceof Error && setKept(error),
    )
    return () => {
      isWanted = false
    }
  }, [rehearsing])
  return kept
}

function KeepForm({ kept: { script, expects }, onClose }: { kept: Kept; onClose: () => void }) {
  const { t } = useLingui()
  const { flow } = useFlowTests()
  const isReal = useRehearsingState((state) => state.isReal)
  const [name, setName] = useState('')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const keep = useWrite('keepFlowTest', {
    invalidates: ['flow'],
    onDone: (test) => {
      showDone(t`“${test.name}” is kept as a test.`)
      onClose()
    },
  })
  const chosen = expects.filter((_, index) => !left.has(index))
  const toggle = (index: number) =>
    setLeft((before) => (before.has(index) ? without(before, index) : new Set([...before, index])))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        keep.mutate({ params: { id: flow }, body: { name: name.trim(), script, expects: chosen } })
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t`Name of the test`}
          placeholder={t`Books a meeting and becomes an SQL`}
          data-autofocus
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Checkbox.Group
          label={t`What is to come of it`}
          description={t`Leave out what may change without the test failing.`}
          value={expects.flatMap((_, index) => (left.has(index) ? [] : [String(index)]))}
        >
          <div className={css.expectations}>
            {expects.map((expectation, index) => (
              // They stay as they are while the dialog is open.
              <Checkbox
                key={index}
                value={String(index)}
                label={<ExpectationText expectation={expectation} />}
                onChange={() => toggle(index)}
              />
            ))}
          </div>
        </Checkbox.Group>
        {isReal && (
          <Text size="sm" c="dimmed">
            <Trans>
              Name, e-mail address, phone number and id are replaced by made-up ones. The contact’s other fields, its
              deals and its events are kept with the test.
            </Trans>
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" disabled={name.trim() === '' || chosen.length === 0} loading={keep.isPending}>
            <Trans>Keep the test</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function without(all: ReadonlySet<number>, one: number): ReadonlySet<number> {
  return new Set([...all].filter((index) => index !== one))
}
