import { Button, Menu, ScrollArea } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { ownerKeys } from '@etape/flow'
import { IconBraces } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useEditorState } from '../../state/editor-context.ts'
import css from './controls.module.css'
import { useFieldGroups } from './use-field-groups.ts'
import { runTokensOf } from './run-tokens.ts'

const records = ['contact', 'company', 'deal'] as const

interface TokenGroup {
  label: string
  tokens: readonly { reference: string; label: string }[]
}

/** What can be inserted into a personal text, by where it comes from. */
export function TokenMenu({ onInsert }: { onInsert: (token: string) => void }) {
  const groups = useTokenGroups().filter(({ tokens }) => tokens.length > 0)
  return (
    <Menu width={260}>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" leftSection={<IconBraces size={13} />}>
          <Trans>Insert a field</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.tokens ?? ''}>
        <ScrollArea.Autosize mah={300}>
          {groups.map(({ label, tokens }) => (
            <div key={label}>
              <Menu.Label>{label}</Menu.Label>
              {tokens.map((token) => (
                <Menu.Item key={token.reference} onClick={() => onInsert(`{{ ${token.reference} }}`)}>
                  {token.label}
                </Menu.Item>
              ))}
            </div>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
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
