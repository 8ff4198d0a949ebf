import type { FieldValue } from '@etape/conditions'
import type { SyncRuleId } from './records.ts'
import type { CrmSettings } from './settings.ts'
import { canMoveForward } from './stage-moves.ts'

/** Where the rules find and put stages; `null` when there is no such record. */
export interface StagesBefore {
  contact: { stage: FieldValue } | null
  company: { stage: FieldValue } | null
}

export interface SyncContext {
  settings: CrmSettings
  /** Whether the filter of the rule lets these records through; not asked when the rule is off. */
  passes: (rule: SyncRuleId) => boolean
}

/** A stage that a rule gives to a record; always accepted by the write rules. */
export interface SyncWrite {
  record: 'contact' | 'company'
  stage: string
  rule: SyncRuleId
}

const stageAfterDeal = {
  open: { rule: 'open-deal', stage: 'opportunity' },
  won: { rule: 'won-deal', stage: 'customer' },
  lost: null,
} as const

/** What follows for a contact and the company of a deal, when the deal was made or came to another stage. */
export function syncAfterDeal(
  dealType: 'open' | 'won' | 'lost',
  before: StagesBefore,
  context: SyncContext,
): SyncWrite[] {
  const follows = stageAfterDeal[dealType]
  if (!follows || !isOn(follows.rule, context)) return []
  return (['contact', 'company'] as const)
    .filter((record) => moves(before[record], follows.stage, context))
    .map((record) => ({ record, ...follows }))
}

/** What follows for one contact of a company whose stage is now this. */
export function syncAfterCompanyStage(
  stage: FieldValue,
  contact: StagesBefore['contact'],
  context: SyncContext,
): SyncWrite[] {
  if (typeof stage !== 'string' || !isOn('company-stage', context)) return []
  return moves(contact, stage, context) ? [{ record: 'contact', stage, rule: 'company-stage' }] : []
}

/** What follows for the company of a contact whose stage is now this. */
export function syncAfterContactStage(
  stage: FieldValue,
  company: StagesBefore['company'],
  context: SyncContext,
): SyncWrite[] {
  if (typeof stage !== 'string' || !isOn('contact-stage', context)) return []
  return moves(company, stage, context) ? [{ record: 'company', stage, rule: 'contact-stage' }] : []
}

const isOn = (rule: SyncRuleId, { settings, passes }: SyncContext): boolean =>
  settings.syncRules[rule].enabled && passes(rule)

const moves = (record: { stage: FieldValue } | null, stage: string, { settings }: SyncContext): boolean =>
  record !== null && canMoveForward(record.stage, stage, settings)
