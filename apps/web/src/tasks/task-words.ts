import { msg } from '@lingui/core/macro'
import { IconChecklist, IconMail, IconPhone, IconUsers, type Icon } from '@tabler/icons-react'
import type { RowOf } from '../data/queries.ts'

export type TaskRow = RowOf<'listTasks'>

export const typeWords = {
  call: msg`Call`,
  email: msg`E-mail`,
  meeting: msg`Meeting`,
  'to-do': msg`To do`,
} satisfies Record<TaskRow['type'], unknown>

export const typeIcons: Readonly<Record<TaskRow['type'], Icon>> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  'to-do': IconChecklist,
}

export const priorityWords = {
  high: msg`High`,
  normal: msg`Normal`,
  low: msg`Low`,
} satisfies Record<TaskRow['priority'], unknown>
