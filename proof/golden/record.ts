import type { Condition, Field } from '@etape/conditions'
import { flowTemplates, rehearse, type FlowDocument, type Rehearsal } from '@etape/flow'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { chanceFrom, type Chance } from '../../apps/server/src/demo/chance.ts'

/** A run from its first step to its last, as far as anybody can see it. */
export interface GoldenRun {
  flow: string
  seed: number
  /** What the contact was, and did, line by line. */
  script: readonly string[]
  /** Each step: node, visit, when, how left, what was found and noted. */
  steps: readonly string[]
  changes: readonly string[]
  messages: readonly string[]
  outcome: string
}

const began = Date.UTC(2026, 2, 2, 8)
// A flow with many ways takes more runs to have gone them.
const runsOf = ({ nodes }: FlowDocument): number => (nodes.length > 12 ? 24 : 8)
const events = [
  'Meeting booked',
  'Call positive',
  'Referral made',
  'Meeting booked',
  'Call positive',
  'Signed up',
] as const
const users = [{ id: 'ada', name: 'Ada', email: 'ada@acme.example' }]
const language = 'en'

/** The same for the same code: everything is drawn from the template's place and the number of the run. */
export async function recordAll(): Promise<GoldenRun[]> {
  const runs: GoldenRun[] = []
  for (const [place, template] of flowTemplates.entries()) {
    const document = template.document(language)
    for (let number = 0; number < runsOf(document); number += 1) {
      const seed = place * 1000 + number
      runs.push(await recordOne({ flow: template.id, seed, document, needs: template.needs(language) }))
    }
  }
  return runs
}

interface Recording {
  flow: string
  seed: number
  document: FlowDocument
  needs: { segments: readonly { id: string; name: string; condition: Condition }[]; fields: readonly Field[] }
}

async function recordOne({ flow, seed, document, needs }: Recording): Promise<GoldenRun> {
  const chance = chanceFrom(seed)
  const crm = defaultCrmSettings(language)
  const contact = aContact(chance)
  const script = [`contact ${JSON.stringify(contact)}`]
  let rehearsal = await rehearse({
    document, crm, users, contact,
    catalog: buildCatalog({ customFields: needs.fields, settings: crm, users }),
    segments: needs.segments.map((segment) => ({ ...segment, kind: 'dynamic' as const })),
    company: chance.happens(0.85) ? { name: 'Acme', size: chance.between(8, 200), stage: 'lead' } : null,
    now: began,
    zone: 'Europe/Stockholm',
  }) // prettier-ignore
  for (let act = 0; act < 12 && rehearsal.run?.status === 'waiting'; act += 1) {
    const { line, next } = await actOnce(rehearsal, chance)
    script.push(line)
    rehearsal = next
  }
  return { flow, seed, script, ...seenOf(rehearsal) }
}

const aContact = (chance: Chance) => ({
  first_name: chance.pick(['Åsa', 'Ida', null]),
  email: 'contact@acme.example',
  job_title: chance.pick(['CTO', 'CEO', 'Head of sales', null]),
  stage: chance.pick(['subscriber', 'lead', 'customer']),
  status: 'new',
  score: chance.between(0, 100),
  subscribed: chance.happens(0.8),
  owner: chance.pick(['ada', null]),
  time_zone: chance.pick(['America/New_York', 'Australia/Lord_Howe', null]),
})

async function actOnce(rehearsal: Rehearsal, chance: Chance): Promise<{ line: string; next: Rehearsal }> {
  const draw = chance.draw()
  if (draw < 0.45) return { line: 'time passes', next: await rehearsal.jumpToNextWake() }
  if (draw < 0.8) {
    const name = chance.pick(events)
    return { line: `did ${name}`, next: await rehearsal.dropEvent(name, { plan: 'pro' }) }
  }
  const score = chance.between(0, 100)
  return { line: `score ${score}`, next: await rehearsal.writeFields({ score }) }
}

function seenOf({ trail, turns, run }: Rehearsal): Pick<GoldenRun, 'steps' | 'changes' | 'messages' | 'outcome'> {
  const steps = trail.map(({ node, visit, at, leftAt, leftBy, state, verdicts, note }) =>
    JSON.stringify({ node, visit, at: after(at), left: leftAt && after(leftAt), by: leftBy, state, verdicts, note }),
  )
  const changes = turns.flatMap((turn) =>
    turn.changes.map(({ record, field, before, after: value, outcome, rule, at }) =>
      JSON.stringify({ record, field, before, after: value, outcome, rule, at: after(at) }),
    ),
  )
  const messages = turns.flatMap((turn) => turn.deliveries.map(({ key, message }) => JSON.stringify({ key, message })))
  const outcome = run ? `${run.status} ${run.outcome ?? run.problem?.code ?? run.node}` : 'not taken in'
  return { steps, changes, messages, outcome }
}

const after = (at: number): number => at - began
