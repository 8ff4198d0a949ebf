import { Radio, Tooltip } from '@mantine/core'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import css from './color-choice.module.css'
import { dotVariable, type DotColor } from './dot-badge.tsx'

const colors: readonly { id: DotColor; name: MessageDescriptor }[] = [
  { id: 'slate', name: msg`Slate` },
  { id: 'sky', name: msg`Sky blue` },
  { id: 'cyan', name: msg`Cyan` },
  { id: 'teal', name: msg`Teal` },
  { id: 'green', name: msg`Green` },
  { id: 'amber', name: msg`Amber` },
  { id: 'orange', name: msg`Orange` },
  { id: 'rose', name: msg`Rose` },
  { id: 'violet', name: msg`Violet` },
  { id: 'grey', name: msg`Grey` },
]

interface ColorChoiceProps {
  label: string
  value: DotColor
  onChange: (color: DotColor) => void
}

/** One of the ten colours, each with its name. */
export function ColorChoice({ label, value, onChange }: ColorChoiceProps) {
  const { i18n } = useLingui()
  return (
    <Radio.Group label={label} value={value} onChange={onChange}>
      <div className={css.swatches}>
        {colors.map(({ id, name }) => (
          <Tooltip key={id} label={i18n._(name)}>
            <Radio.Card value={id} className={css.swatch ?? ''} aria-label={i18n._(name)}>
              <span className={css.dot} style={{ background: dotVariable(id) }} />
            </Radio.Card>
          </Tooltip>
        ))}
      </div>
    </Radio.Group>
  )
}
