import { Group, Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { inputProps, textOf, type ControlProps } from './control-props.ts'
import { written } from './text-control.tsx'
import { TokenMenu } from './token-menu.tsx'

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
