import { Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useProblems } from '../problems/problems-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'
import css from './inspector.module.css'

/** What is wrong with a node and belongs to none of its fields. */
export function NodeProblems({ node }: { node: string }) {
  const words = useFlowWords()
  const problems = useProblems()
    .ofNode(node)
    .filter(({ where }) => !where.startsWith(`nodes.${node}.config.`) && !where.startsWith(`nodes.${node}.outlets.`))
  if (problems.length === 0) return null
  return (
    <Stack gap={6} data-path="">
      {problems.map((problem) => (
        <div key={`${problem.code} ${problem.where}`} className={css.problem} data-severity={problem.severity}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>
            {words.say(problem.message)} {problem.hint && words.say(problem.hint)}
          </span>
        </div>
      ))}
    </Stack>
  )
}
