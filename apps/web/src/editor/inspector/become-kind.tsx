import { Input } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { KindSearch } from '../palette/kind-menu.tsx'
import { useEditor } from '../state/editor-context.ts'
import css from './inspector.module.css'

/** Chooses what a placeholder is to be, in its place. */
export function BecomeKind({ node }: { node: string }) {
  const { t } = useLingui()
  const editor = useEditor()
  return (
    <Input.Wrapper label={t`Choose what this step does`} labelElement="div">
      <div className={css.become}>
        <KindSearch onChoose={(type) => editor.become(node, type)} />
      </div>
    </Input.Wrapper>
  )
}
