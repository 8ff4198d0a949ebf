import { Button, Menu } from '@mantine/core'
import { Trans } from '@lingui/react/macro'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useActWords, type ActType } from '../editor/behind/steer-bar.tsx'
import { SteerDialog } from '../editor/behind/steer-dialog.tsx'
import type { RunDetail } from './run-path.ts'

const offered: Readonly<Record<RunDetail['status'], readonly ActType[]>> = {
  waiting: ['skip-wait', 'move', 'remove'],
  failed: ['move'],
  ended: [],
}

/** What can be done by hand with this one run. */
export function SteerRun({ run }: { run: RunDetail }) {
  const words = useActWords()
  const [act, setAct] = useState<ActType | null>(null)
  const flow = { id: run.flow.id, version: run.version }
  const visit = run.steps.at(-1)?.visit ?? 1
  const close = () => setAct(null)
  if (offered[run.status].length === 0) return null
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            <Trans>By hand</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered[run.status].map((type) => (
            <Menu.Item key={type} onClick={() => setAct(type)}>
              {words[type]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {act && (
        <SteerDialog
          flow={flow}
          type={act}
          meant={{ type: 'runs', runs: [{ id: run.id, visit }] }}
          onClose={close}
          onDone={close}
        />
      )}
    </>
  )
}
