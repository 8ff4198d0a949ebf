import { useLingui } from '@lingui/react/macro'

/** What the settings of a flow are called in the middle of a sentence. */
export function useSettingNames(): Readonly<Record<string, string>> {
  const { t } = useLingui()
  return {
    entry: t`who may come in again`,
    'entry.rule': t`who may come in again`,
    'entry.coolDown': t`how soon one may come in again`,
    'entry.keyedBy': t`what runs are kept apart by`,
    suppress: t`who is kept out`,
    capPerHour: t`how many come in`,
    leaveOthers: t`flows that are left`,
    startsItself: t`whether it starts itself`,
    priority: t`priority`,
    goal: t`goal`,
    exit: t`exit`,
    expiry: t`how long it lasts`,
  }
}
