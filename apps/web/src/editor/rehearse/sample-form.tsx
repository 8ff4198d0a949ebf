import { Button, Input, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { kindOf, type FlowNode } from '@etape/flow'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { useWorkspace } from '../../data/definitions.ts'
import { ProblemText } from '../../data/problem.tsx'
import { fromLocalText, toLocalText } from '../../records/local-time.ts'
import { ContactSelect, type NamedRecord } from '../../records/record-select.tsx'
import { useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { MadeUpFields } from './made-up-fields.tsx'
import { useMadeUpSample } from './made-up-sample.ts'
import { PropertyRows } from './property-rows.tsx'
import { propertiesOf, type TypedProperty } from './read-property.ts'
import { useRehearsing, useRehearsingState } from './rehearsing-context.ts'
import css from './rehearse.module.css'
import { startsByProperties } from './starts-by-properties.ts'
import { useContactSample } from './use-contact-sample.ts'

type Sort = 'real' | 'made-up'

/** With whom to rehearse, from where, and when. */
export function SampleForm() {
  const { t } = useLingui()
  const rehearsing = useRehearsing()
  const isBusy = useRehearsingState((state) => state.isBusy)
  const [sort, setSort] = useState<Sort>('real')
  const [contact, setContact] = useState<NamedRecord | null>(null)
  const [startAt, setStartAt] = useState<string | null>(null)
  const [at, setAt] = useState(() => Date.now())
  const real = useContactSample(sort === 'real' ? (contact?.id ?? null) : null)
  const madeUp = useMadeUpSample()
  const sample = sort === 'real' ? real.sample : madeUp.sample
  const zone = useWorkspace()?.zone
  const trigger = useTrigger(startAt)
  const takesProperties = trigger !== undefined && startsByProperties(trigger)
  const [properties, setProperties] = useState<readonly TypedProperty[]>([])
  const begin = () => {
    if (!sample || zone === undefined) return
    const startedBy = takesProperties ? propertiesOf(properties) : null
    void rehearsing.start({ sample, isReal: sort === 'real', startAt, startedBy, at, zone, ways: {} })
  }
  return (
    <form
      className={css.scroll}
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <Stack gap="md" p="md">
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t`With whom`}
          data={[
            { value: 'real', label: t`A real contact` },
            { value: 'made-up', label: t`Made up` },
          ]}
          value={sort}
          onChange={(next) => setSort(next)}
        />
        {sort === 'real' ? (
          <>
            <ContactSelect label={t`Contact`} value={contact} onChange={setContact} />
            {real.error && <ProblemText error={real.error} />}
          </>
        ) : (
          <MadeUpFields values={madeUp.values} onChange={madeUp.change} />
        )}
        <TriggerSelect value={startAt} onChange={setStartAt} />
        {takesProperties && (
          <Input.Wrapper label={t`Properties of what starts it`}>
            <PropertyRows properties={properties} onChange={setProperties} />
          </Input.Wrapper>
        )}
        <TextInput
          type="datetime-local"
          label={t`It begins on`}
          value={toLocalText(at)}
          onChange={({ currentTarget }) => setAt(fromLocalText(currentTarget.value) ?? at)}
        />
        <Button
          type="submit"
          disabled={!sample || zone === undefined}
          loading={isBusy || (sort === 'real' && contact !== null && !sample && !real.error)}
          leftSection={<IconPlayerPlayFilled size={14} />}
        >
          <Trans>Start the rehearsal</Trans>
        </Button>
      </Stack>
    </form>
  )
}

function useTriggers(): readonly FlowNode[] {
  const nodes = useEditorState(({ document }) => document.nodes)
  return nodes.filter(({ type }) => kindOf(type)?.category === 'trigger')
}

/** The trigger chosen, else the first. */
function useTrigger(id: string | null): FlowNode | undefined {
  const triggers = useTriggers()
  return triggers.find((node) => node.id === id) ?? triggers[0]
}

/** Which trigger takes the contact in, where there are several. */
function TriggerSelect({ value, onChange }: { value: string | null; onChange: (node: string | null) => void }) {
  const { t } = useLingui()
  const words = useFlowWords()
  const triggers = useTriggers()
  if (triggers.length < 2) return null
  return (
    <Select
      label={t`Taken in by`}
      data={triggers.map((node) => ({ value: node.id, label: words.node(node) }))}
      value={value ?? triggers[0]?.id ?? null}
      allowDeselect={false}
      onChange={onChange}
    />
  )
}
