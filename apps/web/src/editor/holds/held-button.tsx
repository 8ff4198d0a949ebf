import { Button, Drawer } from '@mantine/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ResponseOf } from '@etape/contract'
import { IconHandStop } from '@tabler/icons-react'
import { useRead } from '../../data/queries.ts'
import { useAddressParam } from '../../ui/use-address-param.ts'
import { HeldMessages } from './held-messages.tsx'
import { HoldText } from './hold-text.tsx'
import css from './holds.module.css'

/** That first messages are held, in plain sight for as long as any are, and the way to them. */
export function HeldButton({ flow }: { flow: ResponseOf<'readFlow'> }) {
  const { t } = useLingui()
  const [held, setHeld] = useAddressParam('held')
  const { data } = useRead('listHolds', { query: { flow: flow.id } }, { enabled: flow.version !== null })
  const holds = data?.rows ?? []
  const count = holds.reduce((sum, hold) => sum + hold.held, 0)
  return (
    <>
      {holds.length > 0 && (
        <Button
          variant="light"
          color="yellow"
          leftSection={<IconHandStop size={15} aria-hidden />}
          onClick={() => setHeld('yes')}
        >
          {count > 0 ? <Plural value={count} one="# held" other="# held" /> : <Trans>Holding</Trans>}
        </Button>
      )}
      <Drawer
        opened={held !== ''}
        onClose={() => setHeld('')}
        position="right"
        size="lg"
        title={t`First messages of ${flow.name}`}
      >
        {holds.map((hold) => (
          <p key={hold.version} className={css.rule}>
            <HoldText hold={hold} />
          </p>
        ))}
        {held !== '' && <HeldMessages flow={flow.id} isOver={data !== undefined && holds.length === 0} />}
      </Drawer>
    </>
  )
}
