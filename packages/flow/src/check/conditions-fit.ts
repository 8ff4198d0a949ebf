import { conditionSchema, phrase, readCondition, type Problem } from '@etape/conditions'
import { conditionReferences } from '../kit/condition-references.ts'
import { fieldNamed } from '../kit/field-ref.ts'
import { errorAt } from '../kit/problem.ts'
import { walkConfig } from '../kit/walk-config.ts'
import type { CheckContext, Checked } from './check-context.ts'

/** Conditions that compare fields in ways their types allow. */
export function checkConditionsFit({ document, nodes, context }: Checked): Problem[] {
  const inNodes = nodes.flatMap(({ node, kind }) =>
    walkConfig(kind, node.config)
      .filter((entry) => entry.field.control === 'condition')
      .map((entry) => ({ condition: entry.value, where: `nodes.${node.id}.${entry.where}` })),
  )
  const { suppress, goal, exit } = document.settings
  const inSettings = [
    { condition: suppress, where: 'settings.suppress' },
    { condition: goal, where: 'settings.goal' },
    { condition: exit, where: 'settings.exit' },
  ].filter(({ condition }) => condition !== null)
  const candidates = [...inNodes, ...inSettings].filter(({ condition }) => hasKnownFields(condition, context))
  return candidates.flatMap(({ condition, where }) => {
    const reading = readCondition(condition, context.catalog)
    return reading.ok ? [] : reading.problems.map((problem) => unfit(problem, where))
  })
}

// Missing fields are named by the rule for references, once.
function hasKnownFields(condition: unknown, { catalog }: CheckContext): boolean {
  const parsed = conditionSchema.safeParse(condition)
  if (!parsed.success) return false
  const fields = conditionReferences(parsed.data).filter(({ type }) => type === 'field')
  return fields.every(({ id }) => fieldNamed(catalog, id))
}

const unfit = (problem: Problem, where: string): Problem =>
  errorAt(
    'flow/condition-unfit',
    problem.where ? `${where}.${problem.where}` : where,
    phrase('The condition cannot be judged: {problem}', { problem: problem.message }),
    problem.hint,
  )
