import { conditionLimits } from '@etape/conditions'
import { limitMeanings, limits } from '@etape/flow'

const notice = '<!-- Generated from packages/flow/src/kit/limits.ts by `pnpm generate`; not to be edited. -->'

const ofConditions: Readonly<Record<keyof typeof conditionLimits, string>> = {
  depth: 'Groups within groups of a condition.',
  lines: 'Comparisons and filters of a condition in all.',
  list: 'Values in a list that is compared with.',
  text: 'Characters of a text that is compared with.',
  count: 'How often something is asked for at most.',
}

/** How large things can be, as a page. */
export function limitsPage(): string {
  const rows = [
    ...namesIn(limits).map((name) => [name, limits[name], limitMeanings[name]]),
    ...namesIn(conditionLimits).map((name) => [`condition ${name}`, conditionLimits[name], ofConditions[name]]),
  ]
  const lines = rows.map(([name, limit, meaning]) => `| ${name} | ${Number(limit).toLocaleString('en')} | ${meaning} |`)
  return `${[notice, '# Limits', ['| Name | At most | Of |', '| --- | --- | --- |', ...lines].join('\n')].join('\n\n')}\n`
}

const namesIn = <Names extends object>(of: Names) => Object.keys(of) as (keyof Names & string)[]
