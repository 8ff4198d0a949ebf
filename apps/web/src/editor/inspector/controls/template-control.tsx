import { Button, Group, Menu, ScrollArea, Textarea, TextInput } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { ownerKeys } from '@etape/flow'
import { IconBraces } from '@tabler/icons-react'
import { useRef } from 'react'
import { inputProps, textOf, type ControlProps } from './control-props.ts'
import css from './controls.module.css'
import { written } from './text-control.tsx'
import { useFieldGroups } from './use-field-groups.ts'

interface TemplateControlProps extends ControlProps {
  multiline: boolean
  max: number
  placeholder: string | null
}

type Writing = HTMLInputElement | HTMLTextAreaElement

/** A personal text: fields are inserted where the cursor is, as `{{ first_name | there }}`. */
export function TemplateControl(props: TemplateControlProps) {
  const { multiline, max, placeholder, value, isOptional, onChange, ...rest } = props
  const writing = useRef<Writing | null>(null)
  const text = textOf(value)
  const insert = (token: string) => {
    const { selectionStart, selectionEnd } = writing.current ?? { selectionStart: null, selectionEnd: null }
    const start = selectionStart ?? text.length
    onChange(text.slice(0, start) + token + text.slice(selectionEnd ?? start))
    requestAnimationFrame(() => {
      writing.current?.focus()
      writing.current?.setSelectionRange(start + token.length, start + token.length)
    })
  }
  const shared = {
    ...inputProps(rest),
    maxLength: max,
    value: text,
    ...(placeholder && { placeholder }),
    onChange: ({ currentTarget }: { currentTarget: Writing }) => onChange(written(currentTarget.value, isOptional)),
  }
  return (
    <div>
      {multiline ? (
        <Textarea
          {...shared}
          ref={(element) => {
            writing.current = element
          }}
          autosize
          minRows={4}
          maxRows={14}
        />
      ) : (
        <TextInput
          {...shared}
          ref={(element) => {
            writing.current = element
          }}
        />
      )}
      <Group justify="flex-end" mt={2}>
        <TokenMenu onInsert={insert} />
      </Group>
    </div>
  )
}

const records = ['contact', 'company'] as const

function TokenMenu({ onInsert }: { onInsert: (token: string) => void }) {
  const { t } = useLingui()
  const groups = useFieldGroups({ objects: records, writable: false, types: null })
  const ownerWords = { name: t`Owner’s name`, email: t`Owner’s e-mail` }
  return (
    <Menu width={240}>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" leftSection={<IconBraces size={13} />}>
          <Trans>Insert a field</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.tokens ?? ''}>
        <ScrollArea.Autosize mah={300}>
          {groups.map(({ object, label, fields }) => (
            <div key={object}>
              <Menu.Label>{label}</Menu.Label>
              {fields.map(({ ref, label: name }) => (
                <Menu.Item key={ref} onClick={() => onInsert(tokenOf(ref))}>
                  {name}
                </Menu.Item>
              ))}
            </div>
          ))}
          <Menu.Label>{t`Owner`}</Menu.Label>
          {ownerKeys.map((key) => (
            <Menu.Item key={key} onClick={() => onInsert(tokenOf(`owner.${key}`))}>
              {ownerWords[key]}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Fields of the contact go without its name. */
const tokenOf = (ref: string): string => `{{ ${ref.replace(/^contact\./, '')} }}`
