import { Select } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { waysOf } from '@etape/flow'
import { useEditorState } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import { useRehearsing, useRehearsingState } from './rehearsing-context.ts'
import css from './rehearse.module.css'

/** Where chance decides, which way is to be taken this time. */
export function RandomWays() {
  const { t } = useLingui()
  const words = useFlowWords()
  const rehearsing = useRehearsing()
  const nodes = useEditorState(({ document }) => document.nodes)
  const ways = useRehearsingState((state) => state.script?.ways)
  const splits = nodes.filter((node) => node.type === 'random-split' && waysOf(node.config).length > 1)
  if (splits.length === 0) return null
  return (
    <section className={css.part}>
      {splits.map((node) => (
        <Select
          key={node.id}
          size="xs"
          label={words.node(node)}
          placeholder={t`As chance has it`}
          clearable
          data={waysOf(node.config).map(({ id, label }) => ({ value: id, label }))}
          value={ways?.[node.id] ?? null}
          onChange={(way) => void rehearsing.chooseWay(node.id, way)}
        />
      ))}
    </section>
  )
}
