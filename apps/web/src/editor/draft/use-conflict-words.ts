import { useLingui } from '@lingui/react/macro'
import {
  formOf,
  isSameJson,
  kindOf,
  outletsOfNode,
  type FlowDocument,
  type FlowNode,
  type MergeConflict,
  type Three,
} from '@etape/flow'
import { useTitled } from '../../text/use-titled.ts'
import { useSettingNames } from '../publish/use-setting-names.ts'
import { useFlowWords } from '../words/flow-words.tsx'

export interface ConflictWords {
  /** What a difference is about: *Wait 2 days: Hold for*. */
  subject: (conflict: MergeConflict) => string
  /** What a side made of it. */
  value: (conflict: MergeConflict, side: keyof Three<unknown>) => string
}

const longest = 160

/** Puts differences between drawings into words. */
export function useConflictWords(drawings: Three<FlowDocument>): ConflictWords {
  const { t } = useLingui()
  const words = useFlowWords()
  const settingNames = useSettingNames()
  const plain = usePlainValue()
  const titled = useTitled()
  const nodeIn = (side: keyof Three<unknown>, id: string) => drawings[side].nodes.find((node) => node.id === id)
  const nodeAnywhere = (id: string) => nodeIn('mine', id) ?? nodeIn('theirs', id) ?? nodeIn('base', id)
  const nameOf = (id: string) => {
    const node = nodeAnywhere(id)
    return node ? words.node(node) : id
  }
  const fieldTitle = (id: string, path: string) => {
    if (path === 'name') return t`Name on the canvas`
    if (path === 'type') return t`What it does`
    const kind = kindOf(nodeAnywhere(id)?.type ?? '')
    const field = kind && formOf(kind).find(({ key }) => `config.${key}` === path)
    return field ? words.say({ text: field.title }) : path
  }
  const edgeName = (from: string, outlet: string) => {
    const node = nodeAnywhere(from)
    const label = node && outletsOfNode(node).find(({ id }) => id === outlet)?.label
    const [name, way] = [nameOf(from), label ? words.say(label) : outlet]
    return t`Connection from “${name}” by “${way}”`
  }
  const sentenceWith = (id: string, side: keyof Three<unknown>, { path, value }: { path: string; value: unknown }) => {
    const node = nodeIn(side, id)
    return node && words.sentenceText(withField(node, path, value))
  }
  return {
    subject: ({ subject, path }) => {
      switch (subject.type) {
        case 'node':
          return path ? titled(nameOf(subject.id), fieldTitle(subject.id, path)) : nameOf(subject.id)
        case 'edge':
          return edgeName(subject.from, subject.outlet)
        case 'settings':
          return settingNames[path.slice('settings.'.length)] ?? path
        case 'note':
          return t`Note`
        case 'group':
          return t`Group`
      }
    },
    value: (conflict, side) => {
      const { subject, path } = conflict
      const value = conflict[side]
      if (subject.type === 'edge') return typeof value === 'string' ? nameOf(value) : t`leads nowhere`
      if (value === undefined) return path ? t`nothing` : t`taken away`
      if (subject.type !== 'node') return plain(value)
      if (path === '') return words.sentenceText(value as FlowNode)
      if (path === 'type') return words.sentenceText({ ...(value as FlowNode), name: '' })
      const [own, other] = [conflict.mine, conflict.theirs].map((one) =>
        sentenceWith(subject.id, side, { path, value: one }),
      )
      const isSaid = own !== undefined && own !== other && path !== 'name'
      return isSaid ? (sentenceWith(subject.id, side, { path, value }) ?? plain(value)) : plain(value)
    },
  }
}

function withField(node: FlowNode, path: string, value: unknown): FlowNode {
  const key = path.slice('config.'.length)
  return { ...node, config: { ...(node.config as Readonly<Record<string, unknown>>), [key]: value } }
}

function usePlainValue(): (value: unknown) => string {
  const { t } = useLingui()
  const words = useFlowWords()
  return (value) => {
    if (value === null || value === '' || isSameJson(value, [])) return t`nothing`
    if (typeof value === 'boolean') return value ? t`yes` : t`no`
    if (typeof value === 'string' || typeof value === 'number') return String(value)
    if (isCondition(value)) return words.say({ text: '{it}', values: { it: { type: 'condition', condition: value } } })
    if (isDuration(value)) return words.say({ text: '{it}', values: { it: { type: 'duration', duration: value } } })
    if (isDrawn(value)) return value.text ?? value.title ?? t`nothing`
    return JSON.stringify(value).slice(0, longest)
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCondition = (value: unknown): boolean =>
  isObject(value) && ['all', 'any', 'not', 'fact'].some((key) => key in value)

const units: ReadonlySet<string> = new Set(['minutes', 'hours', 'days', 'weeks', 'months', 'years', 'seconds'])
const isDuration = (value: unknown): value is Readonly<Record<string, number>> =>
  isObject(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => units.has(key))

/** A note has a text, a group a title. */
const isDrawn = (value: unknown): value is { text?: string; title?: string } => isObject(value) && 'colour' in value
