import type { EpochMs } from '@etape/conditions'
import type { Clock } from '../clock.ts'

/** A sleep that ends at a moment or when it is woken; being woken while awake ends the next sleep at once. */
export function wakeable(clock: Clock) {
  let rouse: (() => void) | null = null
  let woken = false
  let asleep = false

  return {
    /** `null` sleeps until woken. */
    until: (at: EpochMs | null): Promise<void> =>
      new Promise((resolve) => {
        if (woken) {
          woken = false
          return resolve()
        }
        asleep = true
        const callOff = at === null ? () => {} : clock.callAt(at, () => rouse?.())
        rouse = () => {
          rouse = null
          asleep = false
          callOff()
          resolve()
        }
      }),
    wake: () => {
      if (rouse) rouse()
      else woken = true
    },
    isAsleep: () => asleep,
  }
}
