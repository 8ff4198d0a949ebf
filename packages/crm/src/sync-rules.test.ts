import { expect, test } from 'vitest'
import { defaultCrmSettings } from './default-settings.ts'
import type { SyncRuleId } from './records.ts'
import type { CrmSettings } from './settings.ts'
import { syncAfterCompanyStage, syncAfterContactStage, syncAfterDeal, type SyncContext } from './sync-rules.ts'

const settings = defaultCrmSettings()
const context = (given: Partial<CrmSettings> = {}, passes = (_rule: SyncRuleId) => true): SyncContext => ({
  settings: { ...settings, ...given },
  passes,
})
const at = (contact: string | null, company: string | null) => ({
  contact: { stage: contact },
  company: { stage: company },
})
const off = (rule: SyncRuleId) => ({ syncRules: { ...settings.syncRules, [rule]: { enabled: false, filter: null } } })

test('an open deal makes its contact and company an opportunity', () => {
  expect(syncAfterDeal('open', at('lead', null), context())).toEqual([
    { record: 'contact', stage: 'opportunity', rule: 'open-deal' },
    { record: 'company', stage: 'opportunity', rule: 'open-deal' },
  ])
})

test('a won deal makes a customer of those who are not further', () => {
  expect(syncAfterDeal('won', at('opportunity', 'evangelist'), context())).toEqual([
    { record: 'contact', stage: 'customer', rule: 'won-deal' },
  ])
})

test('a lost deal moves nobody', () => expect(syncAfterDeal('lost', at('lead', 'lead'), context())).toEqual([]))

test('a deal without a company moves the contact only', () => {
  expect(syncAfterDeal('won', { contact: { stage: null }, company: null }, context())).toHaveLength(1)
})

test('rules move forward only, and nobody from beside the ladder', () => {
  expect(syncAfterDeal('open', at('customer', 'other'), context())).toEqual([])
  expect(syncAfterCompanyStage('lead', { stage: 'sql' }, context())).toEqual([])
  expect(syncAfterContactStage('other', { stage: 'lead' }, context())).toEqual([])
})

test('contacts follow their company and companies their contacts', () => {
  expect(syncAfterCompanyStage('customer', { stage: 'lead' }, context())).toEqual([
    { record: 'contact', stage: 'customer', rule: 'company-stage' },
  ])
  expect(syncAfterContactStage('sql', { stage: null }, context())).toEqual([
    { record: 'company', stage: 'sql', rule: 'contact-stage' },
  ])
})

test('a rule that is off, or whose filter says no, does nothing', () => {
  expect(syncAfterDeal('won', at('lead', 'lead'), context(off('won-deal')))).toEqual([])
  expect(
    syncAfterDeal(
      'open',
      at('lead', 'lead'),
      context({}, (rule) => rule !== 'open-deal'),
    ),
  ).toEqual([])
  expect(syncAfterCompanyStage('customer', { stage: 'lead' }, context(off('company-stage')))).toEqual([])
  expect(syncAfterContactStage('customer', { stage: 'lead' }, context(off('contact-stage')))).toEqual([])
})

test('a rule whose stage was deleted does nothing', () => {
  const stages = settings.stages.filter(({ id }) => id !== 'customer')
  expect(syncAfterDeal('won', at('lead', 'lead'), context({ stages }))).toEqual([])
})
