import type { FlowDocument } from '../document/flow-document.ts'
import { rehearse, type Rehearsal, type RehearsalSetup } from '../engine/rehearse.ts'
import { withChosenWays, type Act, type Script } from './script.ts'

/** What is set up around the flow: the same for every contact. */
export type Surroundings = Required<Pick<RehearsalSetup, 'catalog' | 'crm' | 'segments' | 'users'>>

/** Runs the drawing on the script's sample with the engine itself, act by act; nothing is sent and nothing stored. */
export async function playScript(
  document: FlowDocument,
  script: Script,
  surroundings: Surroundings,
): Promise<Rehearsal> {
  const { sample, startAt, startedBy, at, zone, acts, ways } = script
  const { name: _name, ...known } = sample
  let rehearsal = await rehearse({
    ...surroundings,
    ...known,
    document: withChosenWays(document, ways),
    ...(startAt !== null && { startAt }),
    ...(startedBy !== null && { startedBy }),
    now: at,
    zone,
  })
  for (const act of acts) rehearsal = await perform(rehearsal, act)
  return rehearsal
}

function perform(rehearsal: Rehearsal, act: Act): Promise<Rehearsal> {
  switch (act.type) {
    case 'wait':
      return rehearsal.jumpToNextWake()
    case 'event':
      return rehearsal.dropEvent(act.name, act.properties)
    case 'write':
      return rehearsal.writeFields(act.fields)
    case 'answer':
      return rehearsal.answer({ ok: act.ok })
  }
}
