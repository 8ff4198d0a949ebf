import { Combobox, ScrollArea, TextInput, useCombobox } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { ownerKeys } from '@etape/flow'
import { useMemo, useState } from 'react'
import { fold } from '../../../commands/command.ts'
import { useEditorState } from '../../state/editor-context.ts'
import { runTokensOf } from './run-tokens.ts'
import { useFieldGroups } from './use-field-groups.ts'

const records = ['contact', 'company', 'deal'] as const

interface TokenGroup {
  label: string
  tokens: readonly { reference: string; label: string }[]
}

/** What can be inserted, by where it comes from, with what stands there instead where it is empty. */
export function TokenSearch({ onChoose }: { onChoose: (token: string) => void }) {
  const { t } = useLingui()
  const combobox = useCombobox({ opened: true })
  const [searched, setSearched] = useState('')
  const [fallback, setFallback] = useState('')
  const groups = useTokenGroups()
    .map(({ label, tokens }) => ({
      label,
      tokens: tokens.filter((token) => fold(token.label).includes(fold(searched))),
    }))
    .filter(({ tokens }) => tokens.length > 0)
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(reference) => onChoose(tokenOf(reference, fallback))}
    >
      <TextInput
        size="xs"
        mb={8}
        label={t`Where it is empty, write`}
        placeholder={t`Optional`}
        maxLength={80}
        value={fallback}
        // Signs that end a field cannot stand in its fallback.
        onChange={({ currentTarget }) => setFallback(currentTarget.value.replaceAll(/[{}|]/g, ''))}
      />
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          size="xs"
          mb={4}
          data-autofocus
          aria-label={t`Search for a field`}
          placeholder={t`Search for a field`}
          value={searched}
          onChange={({ currentTarget }) => {
            setSearched(currentTarget.value)
            combobox.selectFirstOption()
          }}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={280} type="hover">
        <Combobox.Options aria-label={t`Fields`}>
          {groups.map(({ label, tokens }) => (
            <Combobox.Group key={label} label={label}>
              {tokens.map((token) => (
                <Combobox.Option key={token.reference} value={token.reference}>
                  {token.label}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && (
            <Combobox.Empty>
              <Trans>No field is called that.</Trans>
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  )
}

function tokenOf(reference: string, fallback: string): string {
  const instead = fallback.trim()
  return instead === '' ? `{{ ${reference} }}` : `{{ ${reference} | ${instead} }}`
}

function useTokenGroups(): readonly TokenGroup[] {
  const { t } = useLingui()
  const fields = useFieldGroups({ objects: records, writable: false, types: null })
  const nodes = useEditorState(({ document }) => document.nodes)
  const { properties, answers } = useMemo(() => runTokensOf(nodes), [nodes])
  const ownerWords = { name: t`Owner’s name`, email: t`Owner’s e-mail` }
  return [
    ...fields.map((group) => ({ label: group.label, tokens: group.fields.map(fieldToken) })),
    { label: t`Owner`, tokens: ownerKeys.map((key) => ({ reference: `owner.${key}`, label: ownerWords[key] })) },
    { label: t`What started the run`, tokens: properties.map(bareToken) },
    { label: t`Answers of webhooks`, tokens: answers.map(bareToken) },
  ]
}

/** Fields of the contact go without its name. */
const fieldToken = ({ ref, label }: { ref: string; label: string }) => ({
  reference: ref.replace(/^contact\./, ''),
  label,
})

const bareToken = (reference: string) => ({ reference, label: reference.replace(/^(?:event|webhook)\./, '') })
