import { roles, type Role } from '@etape/contract'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const roleWords: Readonly<Record<Role, { label: MessageDescriptor; may: MessageDescriptor }>> = {
  viewer: { label: msg`Viewer`, may: msg`Sees everything and changes nothing.` },
  marketer: { label: msg`Marketer`, may: msg`Draws and publishes flows, writes records, imports.` },
  admin: { label: msg`Administrator`, may: msg`Also manages people, keys, stages and rules.` },
}

export const isRole = (text: string | null): text is Role => roles.some((role) => role === text)
