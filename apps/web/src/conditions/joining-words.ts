import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Joining } from './edit-condition.ts'

export const joiningWords: Readonly<Record<Joining, MessageDescriptor>> = {
  all: msg`All of these`,
  any: msg`Any of these`,
  none: msg`None of these`,
  'not-all': msg`Not all of these`,
}
