/** What a person does by hand to a run that stands somewhere. */
export type RunAct =
  /** As if the time it waits for were over. */
  | { type: 'skip-wait' }
  /** On to another node of its version, whose step it takes anew. */
  | { type: 'move'; to: string }
  | { type: 'remove'; reason: string }
  /** A failed run takes its step anew. */
  | { type: 'retry' }

export const runActTypes = ['skip-wait', 'move', 'remove', 'retry'] as const satisfies readonly RunAct['type'][]

interface Standing {
  status: 'waiting' | 'ended' | 'failed'
}

/** Whether a run that stands like this can be treated like that; where it would go is not looked at. */
export function admitsAct({ status }: Standing, act: RunAct): boolean {
  switch (act.type) {
    case 'skip-wait':
    case 'remove':
      return status === 'waiting'
    case 'move':
      return status !== 'ended'
    case 'retry':
      return status === 'failed'
  }
}
