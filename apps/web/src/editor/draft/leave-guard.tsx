import { Text } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useBlocker } from 'react-router'
import { Confirm } from '../../ui/confirm.tsx'
import { useDraftSaver } from './draft-context.ts'

/** Waits for the draft to be saved before the page is left, and asks when that does not work. */
export function LeaveGuard() {
  const { t } = useLingui()
  const saver = useDraftSaver()
  const [isStuck, setIsStuck] = useState(false)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && saver.store.getState().type !== 'saved',
  )
  useEffect(() => {
    if (blocker.state !== 'blocked' || isStuck) return
    void saver.flush().then((isSaved) => (isSaved ? blocker.proceed() : setIsStuck(true)))
  }, [blocker, saver, isStuck])
  const leave = () => {
    setIsStuck(false)
    if (blocker.state === 'blocked') blocker.proceed()
  }
  const stay = () => {
    setIsStuck(false)
    if (blocker.state === 'blocked') blocker.reset()
  }
  return (
    <Confirm
      isOpen={isStuck && blocker.state === 'blocked'}
      title={t`Leave without saving?`}
      action={t`Leave`}
      onConfirm={leave}
      onCancel={stay}
    >
      <Text>
        <Trans>
          Your last changes could not be saved. They are kept on this device and sent when you open the flow again.
        </Trans>
      </Text>
    </Confirm>
  )
}
