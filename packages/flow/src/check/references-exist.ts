import { phrase, type Phrase, type Problem } from '@etape/conditions'
import type { FlowDocument, FlowSettings } from '../document/flow-document.ts'
import { conditionReferences, type Named } from '../kit/condition-references.ts'
import { errorAt } from '../kit/problem.ts'
import { referencesOf } from '../kit/references.ts'
import { kindOf } from '../nodes/index.ts'
import { nodeNamed, type CheckContext, type Checked } from './check-context.ts'

export function checkReferencesExist({ document, nodes, context }: Checked): Problem[] {
  const exists = existenceIn(context, document)
  const inNodes = nodes.flatMap(({ node, kind }) =>
    referencesOf(kind, node.config)
      .filter((reference) => !exists(reference))
      .map((reference) => ({ ...reference, where: `nodes.${node.id}.${reference.where}`, node })),
  )
  const inSettings = namedInSettings(document.settings).filter((named) => !exists(named))
  return [
    ...inNodes.map(({ node, where, ...named }) =>
      errorAt(
        'flow/reference-missing',
        where,
        describeMissing(named, phrase('“{node}”', { node: nodeNamed(node) })),
        hint,
      ),
    ),
    ...inSettings.map(({ where, ...named }) =>
      errorAt('flow/reference-missing', where, describeMissing(named, phrase('The flow’s settings')), hint),
    ),
  ]
}

function namedInSettings(settings: FlowSettings): (Named & { where: string })[] {
  const inConditions = (['suppress', 'goal', 'exit'] as const).flatMap((which) => {
    const condition = settings[which]
    const named = condition ? conditionReferences(condition) : []
    return named.map((one) => ({ ...one, where: `settings.${which}` }))
  })
  const left = settings.leaveOthers === 'all' ? [] : settings.leaveOthers
  return [...inConditions, ...left.map((id) => ({ type: 'flow' as const, id, where: 'settings.leaveOthers' }))]
}

const hint = phrase('Choose another, or create it again.')

function existenceIn(context: CheckContext, document: FlowDocument): (named: Named) => boolean {
  const ids = (known: readonly { id: string }[]): ReadonlySet<string> => new Set(known.map(({ id }) => id))
  const { pipelines } = context.crm
  const stages = pipelines.flatMap((pipeline) => pipeline.stages.map((stage) => `${pipeline.id}/${stage.id}`))
  const known: Partial<Record<Named['type'], ReadonlySet<string>>> = {
    segment: ids(context.segments),
    stage: ids(context.crm.stages),
    status: ids(context.crm.statuses),
    user: ids(context.users),
    team: ids(context.teams),
    field: new Set<string>(context.catalog.keys()),
    pipeline: ids(pipelines),
    'pipeline-stage': new Set(stages),
    node: ids(document.nodes.filter((node) => kindOf(node.type)?.category !== 'trigger')),
    ...(context.flows && { flow: ids(context.flows) }),
  }
  return ({ type, id }) => known[type]?.has(id) ?? true
}

const missingTexts: Readonly<Partial<Record<Named['type'], string>>> = {
  segment: '{user} uses a segment that does not exist: {id}.',
  stage: '{user} uses a lifecycle stage that does not exist: {id}.',
  status: '{user} uses a lead status that does not exist: {id}.',
  user: '{user} names a person who does not exist: {id}.',
  team: '{user} names a team that does not exist: {id}.',
  field: '{user} uses a field that does not exist: {id}.',
  pipeline: '{user} uses a pipeline that does not exist: {id}.',
  node: '{user} leads to a step that does not exist: {id}.',
  flow: '{user} names a flow that does not exist: {id}.',
  'pipeline-stage': '{user} uses a pipeline stage that does not exist: {id}.',
}

const describeMissing = ({ type, id }: Named, user: Phrase): Phrase =>
  phrase(missingTexts[type] ?? '{user} uses something that does not exist: {id}.', { user, id })
