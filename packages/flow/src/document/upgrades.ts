import { phrase, type Phrase, type Reading } from '@etape/conditions'
import { isRecord, type JsonRecord } from '../kit/json.ts'
import { errorAt, type FlowProblemCode } from '../kit/problem.ts'

/** Brings a document one format further, from `from` to `from + 1`. */
export interface Upgrade {
  from: number
  /** What changed, for whoever reads the list. */
  change: string
  upgrade: (document: JsonRecord) => JsonRecord
}

/** Every format there has been, oldest first. A kind whose config changes shape adds a line here and a sample to the tests. */
export const upgrades: readonly Upgrade[] = [
  {
    from: 1,
    change: 'Entry became a rule with a cool-down and a key; flows got caps, suppression, an expiry, notes and groups.',
    upgrade: ({ settings, ...rest }) => ({ ...rest, settings: settingsOfFormat2(settings), notes: [], groups: [] }),
  },
]

export const currentFormat = 2

function settingsOfFormat2(settings: unknown): unknown {
  if (!isRecord(settings)) return settings
  return {
    suppress: null,
    capPerHour: null,
    leaveOthers: [],
    startsItself: false,
    expiry: null,
    ...settings,
    entry: { rule: settings['entry'], coolDown: null, keyedBy: null },
  }
}

/** A document of any format in today's, its content not yet checked. */
export function upgradeDocument(json: unknown, steps: readonly Upgrade[] = upgrades): Reading<JsonRecord> {
  const newest = steps.length > 0 ? Math.max(...steps.map((step) => step.from + 1)) : currentFormat
  if (!isRecord(json)) return refuse('flow/not-a-document', phrase('This is not a flow.'))
  const { format } = json
  if (typeof format !== 'number' || !Number.isInteger(format))
    return refuse('flow/format-unknown', phrase('The flow does not say its format.'))
  if (format > newest) return refuse('flow/format-newer', phrase('The flow was made by a newer version of Etape.'))
  return runUpgrades(json, format, newest, steps)
}

function runUpgrades(json: JsonRecord, from: number, to: number, steps: readonly Upgrade[]): Reading<JsonRecord> {
  let document = json
  for (let format = from; format < to; format += 1) {
    const step = steps.find((one) => one.from === format)
    if (!step) return refuse('flow/format-unknown', phrase('The flow’s format is not known.'))
    document = { ...step.upgrade(document), format: format + 1 }
  }
  return { ok: true, value: document }
}

type Refusal = Extract<FlowProblemCode, 'flow/not-a-document' | 'flow/format-unknown' | 'flow/format-newer'>

const refuse = (code: Refusal, message: Phrase): Reading<never> => ({
  ok: false,
  problems: [errorAt(code, code === 'flow/not-a-document' ? '' : 'format', message)],
})
