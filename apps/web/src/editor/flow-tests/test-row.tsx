import { ActionIcon, Loader, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Break, Script } from '@etape/flow'
import { IconCheck, IconDots, IconPencil, IconPlayerPlay, IconRefreshDot, IconTrash, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useCanvas } from '../canvas/use-canvas.ts'
import { useEditor } from '../state/editor-context.ts'
import { onlyNodes } from '../state/selection.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import css from './flow-tests.module.css'
import { RenameTest } from './rename-test.tsx'
import type { KeptTest } from './test-running.ts'
import { useTestResults } from './tests-context.ts'
import { useTestMoves } from './use-test-moves.ts'

interface TestRowProps {
  test: KeptTest
  canEdit: boolean
  onRehearse: (script: Script) => void
}

const iconSize = 16

/** One test: whether it passes, what broke, and what can be done with it. */
export function TestRow({ test, canEdit, onRehearse }: TestRowProps) {
  const { t } = useLingui()
  const [isRenaming, setIsRenaming] = useState(false)
  const { breaks, isBusy } = useTestResults()
  const own = breaks.get(test.id)
  const moves = useTestMoves(test)
  const { name } = test
  return (
    <li className={css.test}>
      <div className={css.testHead}>
        <Verdict breaks={own} isBusy={isBusy} />
        {isRenaming ? (
          <RenameTest
            name={name}
            onDone={(next) => {
              setIsRenaming(false)
              if (next !== null) moves.rename(next)
            }}
          />
        ) : (
          <span className={css.testName}>{name}</span>
        )}
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <ActionIcon aria-label={t`More about “${name}”`}>
              <IconDots size={iconSize} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPlayerPlay size={iconSize} />} onClick={() => onRehearse(test.script)}>
              <Trans>Open as a rehearsal</Trans>
            </Menu.Item>
            {canEdit && (
              <>
                <Menu.Item leftSection={<IconPencil size={iconSize} />} onClick={() => setIsRenaming(true)}>
                  <Trans>Rename</Trans>
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconRefreshDot size={iconSize} />}
                  disabled={!own || own.length === 0}
                  onClick={() => void moves.expectNow()}
                >
                  <Trans>Expect what happens now</Trans>
                </Menu.Item>
                <Menu.Item leftSection={<IconTrash size={iconSize} />} onClick={() => void moves.remove()}>
                  <Trans>Delete</Trans>
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      {own && own.length > 0 && <Breaks breaks={own} />}
    </li>
  )
}

function Verdict({ breaks, isBusy }: { breaks: readonly Break[] | undefined; isBusy: boolean }) {
  const { t } = useLingui()
  if (!breaks) return <Loader size={16} aria-label={t`Running…`} />
  const isGood = breaks.length === 0
  const label = isGood ? t`Passed` : t`Failed`
  return (
    <Tooltip label={label}>
      <span
        className={css.verdict}
        data-good={isGood || undefined}
        data-stale={isBusy || undefined}
        role="img"
        aria-label={label}
      >
        {isGood ? <IconCheck size={iconSize} aria-hidden /> : <IconX size={iconSize} aria-hidden />}
      </span>
    </Tooltip>
  )
}

/** What broke, in words; choosing one goes to the step where it shows. */
export function Breaks({ breaks, onGo }: { breaks: readonly Break[]; onGo?: () => void }) {
  const words = useFlowWords()
  const editor = useEditor()
  const canvas = useCanvas()
  const go = (node: string) => {
    onGo?.()
    editor.select(() => onlyNodes(node))
    canvas.reveal(node)
  }
  return (
    <ul className={css.breaks}>
      {breaks.map(({ node, message }, index) => (
        // One thing can break twice in the same words.
        <li key={index}>
          {node === null ? (
            <span className={css.break}>{words.say(message)}</span>
          ) : (
            <UnstyledButton className={css.break} onClick={() => go(node)}>
              {words.say(message)}
            </UnstyledButton>
          )}
        </li>
      ))}
    </ul>
  )
}
