import { msg } from '@lingui/core/macro'
import type { ImportState, Target } from './import-plan.ts'

export const objectWords = {
  contact: msg`Contacts`,
  company: msg`Companies`,
  deal: msg`Deals`,
} satisfies Record<ImportState['object'], unknown>

export const stateWords = {
  uploaded: msg`Not started`,
  running: msg`Reading rows`,
  settling: msg`Flows are running`,
  done: msg`Done`,
  failed: msg`Failed`,
  cancelled: msg`Stopped`,
} satisfies Record<ImportState['state'], unknown>

export const typeWords = {
  text: msg`Text`,
  'long-text': msg`Long text`,
  number: msg`Number`,
  boolean: msg`Yes or no`,
  date: msg`Date`,
  'date-time': msg`Date and time`,
  choice: msg`Choice`,
  'multi-choice': msg`Several choices`,
  email: msg`E-mail`,
  phone: msg`Phone`,
  url: msg`Web address`,
} satisfies Record<NewFieldType, unknown>

type NewFieldType = Extract<Target, { type: 'new-field' }>['field']['type']
