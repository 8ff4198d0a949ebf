import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { FieldRow } from '../data/definitions.ts'

export type FieldType = FieldRow['type']
export type FieldObject = FieldRow['object']

export const fieldTypeWords: Readonly<Record<FieldType, MessageDescriptor>> = {
  text: msg`Text`,
  'long-text': msg`Long text`,
  number: msg`Number`,
  boolean: msg`Yes or no`,
  date: msg`Date`,
  'date-time': msg`Date and time`,
  choice: msg`One choice`,
  'multi-choice': msg`Several choices`,
  email: msg`E-mail address`,
  phone: msg`Phone number`,
  url: msg`Web address`,
}
export const fieldObjectWords: Readonly<Record<FieldObject, MessageDescriptor>> = {
  contact: msg`Contacts`,
  company: msg`Companies`,
  deal: msg`Deals`,
}

export const isFieldObject = (text: string): text is FieldObject => Object.hasOwn(fieldObjectWords, text)
export const hasChoices = (type: FieldType): boolean => type === 'choice' || type === 'multi-choice'
