import { Select, Skeleton, Text } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { kindOf } from '@etape/flow'
import { useState } from 'react'
import { useRead } from '../../data/queries.ts'
import { useFormats } from '../../text/formats.ts'
import { useStepName } from '../../text/use-step-name.ts'
import { useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { KindIcon } from '../words/kind-icon.tsx'
import css from './migration-part.module.css'
import type { PlaceChoice } from './moves-back.ts'

type Plan = ResponseOf<'planMigration'>
type Place = Plan['places'][number]
type Choice = Place['choice']
type Chosen = PlaceChoice & { choice: Choice }

export interface Migration {
  places: readonly Place[]
  targets: Plan['targets']
  isPending: boolean
  /** What becomes of each place, chosen or suggested: what publishing is to do. */
  choices: readonly PlaceChoice[]
  choose: (place: Place, choice: Choice) => void
}

/** Who is under way in older versions and what publishing would make of them; nothing is changed. */
export function useMigration(flow: string, isAsked: boolean): Migration {
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const request = { params: { id: flow }, body: { choices: [...chosen] } }
  const plan = useRead('planMigration', request, { enabled: isAsked, keepsLast: true })
  // A choice counts at once, also while it is worked out what it comes to.
  const places = (plan.data?.places ?? []).map((place) => ({
    ...place,
    choice: chosen.find((one) => isAt(one, place))?.choice ?? place.choice,
  }))
  return {
    places,
    targets: plan.data?.targets ?? [],
    isPending: isAsked && plan.isPending,
    choices: places.map(({ version, node, choice }) => ({ version, node: node.id, choice })),
    choose: (place, choice) =>
      setChosen((before) => [
        ...before.filter((one) => !isAt(one, place)),
        { version: place.version, node: place.node.id, choice },
      ]),
  }
}

const isAt = ({ version, node }: PlaceChoice, place: Place): boolean =>
  version === place.version && node === place.node.id

/** Where people are under way in older versions, and what becomes of them; with the dates it comes to. */
export function MigrationPart({ migration: { places, targets, isPending, choose } }: { migration: Migration }) {
  if (isPending) return <Skeleton height={60} />
  if (places.length === 0) return null
  const waiting = places.reduce((sum, place) => sum + place.waiting, 0)
  return (
    <div>
      <Text fw={600} mb={4}>
        <Plural value={waiting} one="# contact is under way" other="# contacts are under way" />
      </Text>
      <ul className={css.list}>
        {places.map((place) => (
          <PlaceRow
            key={`${place.version}/${place.node.id}`}
            place={place}
            targets={targets}
            onChoose={(choice) => choose(place, choice)}
          />
        ))}
      </ul>
    </div>
  )
}

interface PlaceRowProps {
  place: Place
  targets: Plan['targets']
  onChoose: (choice: Choice) => void
}

function PlaceRow({ place, targets, onChoose }: PlaceRowProps) {
  const { t } = useLingui()
  const words = useFlowWords()
  const kind = kindOf(place.kind)
  const nameOf = useStepNames()
  const name = nameOf(place.node) ?? words.kind(kind)
  const options = [
    { value: 'finish', label: t`Finish on version ${place.version}` },
    ...targets.map((target) => ({
      value: `move:${target.id}`,
      label: target.id === place.node.id ? t`Go on at this step` : t`Move to: ${nameOf(target) ?? target.id}`,
    })),
    { value: 'leave', label: t`Leave the flow` },
  ]
  return (
    <li className={css.row}>
      <div className={css.place}>
        {kind && <KindIcon icon={kind.icon} category={kind.category} />}
        <span className={css.words}>
          <span>{name}</span>
          <span className={css.count}>
            <Plural value={place.waiting} one="# waits" other="# wait" /> · <StateWords state={place.state} />
          </span>
        </span>
      </div>
      <Select
        size="xs"
        aria-label={t`What becomes of those at ${name}`}
        allowDeselect={false}
        searchable={targets.length > 8}
        data={options}
        value={valueOf(place.choice)}
        onChange={(value) => value && onChoose(choiceOf(value))}
      />
      {place.choice.type === 'move' && (place.state !== 'same' || place.choice.to !== place.node.id) && (
        <Timing choice={place.choice} onChoose={onChoose} />
      )}
      <Dates place={place} />
    </li>
  )
}

/** What a step is called in the draft, else as it was called when it was published. */
function useStepNames(): (step: { id: string; name: string }) => string | null {
  const words = useFlowWords()
  const stepName = useStepName()
  const nodes = useEditorState(({ document }) => document.nodes)
  return ({ id, name }) => {
    const node = nodes.find((one) => one.id === id)
    return node ? words.node(node) : stepName(name) || null
  }
}

const valueOf = (choice: Choice): string => (choice.type === 'move' ? `move:${choice.to}` : choice.type)

function choiceOf(value: string): Choice {
  if (value === 'finish') return { type: 'finish' }
  if (value === 'leave') return { type: 'leave', reason: '' }
  return { type: 'move', to: value.slice('move:'.length), timing: 'keep-elapsed' }
}

type Move = Extract<Choice, { type: 'move' }>

function Timing({ choice, onChoose }: { choice: Move; onChoose: (choice: Choice) => void }) {
  const { t } = useLingui()
  return (
    <Select
      size="xs"
      aria-label={t`How time goes on`}
      allowDeselect={false}
      data={[
        { value: 'keep-elapsed', label: t`Time waited counts` },
        { value: 'restart', label: t`The wait begins anew` },
        { value: 're-evaluate', label: t`The step is taken anew` },
      ]}
      value={choice.timing}
      onChange={(timing) => onChoose({ ...choice, timing: timing as Move['timing'] })}
    />
  )
}

function StateWords({ state }: { state: Place['state'] }) {
  if (state === 'removed') return <Trans>no longer in the flow</Trans>
  return state === 'changed' ? <Trans>changed</Trans> : <Trans>as before</Trans>
}

function Dates({ place }: { place: Place }) {
  const formats = useFormats()
  const span = (from: number | null, to: number | null) => {
    if (from === null) return null
    const [first, last] = [formats.date(from), formats.date(to ?? from)]
    return first === last ? first : `${first} – ${last}`
  }
  const before = span(place.dueFrom, place.dueTo)
  const after = span(place.dueFromAfter, place.dueToAfter)
  if (before === null || before === after || after === null) return null
  return (
    <p className={css.dates}>
      <Trans>
        Goes on {after} instead of {before}
      </Trans>
      {place.lookedAt < place.waiting && (
        <>
          {' '}
          <Trans>(as far as the first {formats.number(place.lookedAt)} show)</Trans>
        </>
      )}
    </p>
  )
}
