import { writeFileSync } from 'node:fs'
import { describeGoal, summarise, type Result } from './benchmark.ts'
import type { Surroundings } from './machine.ts'

const inDocs = (file: string) => new URL(`../docs/${file}`, import.meta.url)

/** A figure as people read it: three digits that count. */
export function shown(figure: number): string {
  if (Math.abs(figure) >= 100) return Math.round(figure).toLocaleString('en-US')
  return String(Number(figure.toPrecision(3)))
}

const withUnit = (figure: number | null, unit: string) => (figure === null ? '–' : `${shown(figure)} ${unit}`)

/** Lines of one width for each column. */
export function tableOf(results: readonly Result[]): string {
  const lines = [['', 'figure', 'baseline', 'ratio', 'goal', 'met'], ...results.map(columnsOf)]
  const widths = lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? []
  return lines.map((line) => line.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

function columnsOf(result: Result): string[] {
  const { id, unit, goal } = result.benchmark
  const { figure, baseline, ratio, met } = summarise(result)
  return [
    id,
    withUnit(figure, unit),
    withUnit(baseline, unit),
    ratio === null ? '–' : `${shown(ratio)} ×`,
    describeGoal(goal, unit),
    met ? 'yes' : 'no',
  ]
}

/** Writes `docs/benchmarks.md` and `docs/benchmarks.json`. */
export function writeDocs(results: readonly Result[], surroundings: Surroundings): void {
  writeFileSync(inDocs('benchmarks.json'), `${JSON.stringify(jsonOf(results, surroundings), null, 2)}\n`)
  writeFileSync(inDocs('benchmarks.md'), pageOf(results, surroundings))
}

function jsonOf(results: readonly Result[], surroundings: Surroundings) {
  const benchmarks = results.map((result) => {
    const { prepare: _prepare, rounds: _rounds, goal, ...described } = result.benchmark
    return { ...described, goal: describeGoal(goal, described.unit), ...roundedUp(result), rounds: result.rounds }
  })
  return { ...surroundings, benchmarks }
}

function roundedUp(result: Result) {
  const { figure, baseline, ratio, met } = summarise(result)
  return { figure, baselineFigure: baseline, ratio, met }
}

function pageOf(results: readonly Result[], { date, commit, node, machine, loadBefore }: Surroundings): string {
  const rows = results.map((result) => `| ${columnsOf(result).join(' | ')} |`)
  return `# Benchmarks

Measured by \`npm run bench\` on ${date}, commit ${commit}, Node ${node}, ${machine}; load before the run ${loadBefore}.

Machines differ and are shared, so a goal is a ratio to a baseline that does the same work by itself, in turn with ours, in
the same run; the ratio is the median of the rounds. \`npm run bench -- --only P1,P3\` prints some of them and writes nothing.

| | figure | baseline | ratio | goal | met |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

${results.map(sectionOf).join('\n\n')}
`
}

function sectionOf(result: Result): string {
  const { id, work, baseline, bound, nextLever } = result.benchmark
  const lines = [
    `**${work}**`,
    ...(baseline === null ? [] : [`Baseline: ${baseline}`]),
    `What bounds it: ${bound}`,
    ...(summarise(result).met ? [] : ['Below its goal.']),
    `Next lever: ${nextLever}`,
    ...detailsOf(result),
  ]
  return `## ${id}\n\n${lines.join('\n\n')}`
}

function detailsOf({ rounds }: Result): string[] {
  const names = Object.keys(rounds[0]?.details ?? {})
  if (names.length === 0) return []
  const said = names.map((name) => `${name} ${rounds.map(({ details }) => shown(details?.[name] ?? 0)).join(' / ')}`)
  return [`In each round: ${said.join('; ')}.`]
}
