import { Button } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import type { ResponseOf } from '@etape/contract'
import { useState } from 'react'
import { useRead, useWrite } from '../../data/queries.ts'
import { useMay } from '../../data/session.ts'
import { useFormats } from '../../text/formats.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { ProgressRow } from '../../ui/progress-row.tsx'
import { showDone } from '../../ui/toasts.tsx'
import css from './figures.module.css'

type Enrolment = ResponseOf<'listEnrolments'>['rows'][number]

const shownMost = 5

/** Contacts that were brought in together: how far that is, and a way to stop it. */
export function Enrolments({ flow }: { flow: string }) {
  const reading = useRead('listEnrolments', { params: { id: flow } }, { pollMs: 5000 })
  const rows = reading.data?.rows.slice(0, shownMost) ?? []
  if (rows.length === 0) return null
  return (
    <section className={css.card}>
      <h2>
        <Trans>Brought in together</Trans>
      </h2>
      <ul className={css.enrolments}>
        {rows.map((enrolment) => (
          <li key={enrolment.id}>
            {enrolment.done && enrolment.waiting === 0 ? (
              <PastEnrolment enrolment={enrolment} />
            ) : (
              <OpenEnrolment flow={flow} enrolment={enrolment} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function PastEnrolment({ enrolment: { createdAt, total, keptOut, cancelledAt } }: { enrolment: Enrolment }) {
  const formats = useFormats()
  return (
    <>
      <span>
        {formats.dateTime(createdAt)} · <Plural value={total} one="# contact" other="# contacts" />
      </span>
      {cancelledAt !== null && (
        <span className={css.aside}>
          <Plural value={keptOut} one="stopped: # of them stayed out" other="stopped: # of them stayed out" />
        </span>
      )}
    </>
  )
}

function OpenEnrolment({ flow, enrolment }: { flow: string; enrolment: Enrolment }) {
  const { t } = useLingui()
  const mayStop = useMay('marketer')
  const [isAsking, setAsking] = useState(false)
  const { id, total, written, waiting, perMinute, createdAt } = enrolment
  const left = total - written + waiting
  const cancel = useWrite('cancelEnrolment', {
    invalidates: ['flow'],
    onDone: ({ keptOut }) => {
      setAsking(false)
      showDone(t`${plural(keptOut, { one: '# contact stays out.', other: '# contacts stay out.' })}`)
    },
  })
  return (
    <>
      <div className={css.progress}>
        <ProgressRow
          label={perMinute === null ? t`Going in` : t`Going in, ${perMinute} a minute`}
          done={total - left}
          total={total}
          startedAt={createdAt}
        />
      </div>
      {mayStop && (
        <Button variant="default" size="xs" onClick={() => setAsking(true)}>
          <Trans>Stop</Trans>
        </Button>
      )}
      <Confirm
        isOpen={isAsking}
        title={t`Let nobody more in?`}
        action={t`${plural(left, { one: 'Keep # contact out', other: 'Keep # contacts out' })}`}
        isDestructive
        isBusy={cancel.isPending}
        onConfirm={() => cancel.mutate({ params: { id: flow, enrolment: id } })}
        onCancel={() => setAsking(false)}
      >
        <Trans>Who has gone in already goes on.</Trans>
      </Confirm>
    </>
  )
}
