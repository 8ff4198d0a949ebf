import type { FieldCatalog } from '@etape/conditions'
import type { CrmSettings } from '@etape/crm'
import { rehearse, type FlowDocument, type Rehearsal, type SegmentDefinition } from '@etape/flow'
import { withChosenWays, type Act, type Script } from './rehearsal-script.ts'

/** What is set up around the flow: the same for every contact. */
export interface Surroundings {
  catalog: FieldCatalog
  crm: CrmSettings
  segments: readonly SegmentDefinition[]
  users: readonly { id: string; name: string; email: string | null }[]
  zone: string
}

/** Runs the drawing on the sample with the engine itself, act by act; nothing is sent and nothing stored. */
export async function playScript(
  document: FlowDocument,
  script: Script,
  surroundings: Surroundings,
): Promise<Rehearsal> {
  const { sample, startAt, at, acts, ways } = script
  const { name: _name, ...known } = sample
  let rehearsal = await rehearse({
    ...surroundings,
    ...known,
    document: withChosenWays(document, ways),
    ...(startAt !== null && { startAt }),
    now: at,
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
