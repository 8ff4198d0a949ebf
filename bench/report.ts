import type { Measured } from './records.ts'

/** A figure as people read it: three digits that count. */
export function shown(figure: number): string {
  if (Math.abs(figure) >= 100) return Math.round(figure).toLocaleString('en-US')
  return String(Number(figure.toPrecision(3)))
}

const withUnit = (figure: number | null, unit: string) => (figure === null ? '–' : `${shown(figure)} ${unit}`)

const heads = ['', 'figure', 'baseline', 'ratio', 'goal', 'met', 'measured']

/** Lines of one width for each column. */
export function tableOf(measured: readonly Measured[]): string {
  const lines = [heads, ...measured.map(columnsOf)]
  const widths = heads.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  return lines.map((line) => line.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')).join('\n')
}

function columnsOf({ id, unit, goal, figure, baselineFigure, ratio, met, surroundings }: Measured): string[] {
  return [
    id,
    withUnit(figure, unit),
    withUnit(baselineFigure, unit),
    ratio === null ? '–' : `${shown(ratio)} ×`,
    goal,
    met ? 'yes' : 'no',
    `${surroundings.date}, ${surroundings.commit}`,
  ]
}

/** What `docs/benchmarks.md` says. */
export function pageOf(measured: readonly Measured[]): string {
  const rows = measured.map((one) => `| ${columnsOf(one).join(' | ')} |`)
  return `# Benchmarks

Machines differ and are shared, so a goal is a ratio to a baseline that does the same work by itself, in turn with ours, in
the same run; the ratio is the median of the rounds. \`npm run bench\` measures the short ones anew, \`npm run bench -- --long\`
all of them, \`npm run bench -- --only P1,P3\` those; each keeps the day and the commit it was measured at.

| ${heads.join(' | ')} |
| ${heads.map(() => '---').join(' | ')} |
${rows.join('\n')}

${measured.map(sectionOf).join('\n\n')}
`
}

function sectionOf(measured: Measured): string {
  const { id, work, baseline, bound, nextLever, met } = measured
  const lines = [
    `**${work}**`,
    ...(baseline === null ? [] : [`Baseline: ${baseline}`]),
    `What bounds it: ${bound}`,
    ...(met ? [] : ['Below its goal.']),
    `Next lever: ${nextLever}`,
    ...detailsOf(measured),
    surroundingsOf(measured),
  ]
  return `## ${id}\n\n${lines.join('\n\n')}`
}

function detailsOf({ rounds }: Measured): string[] {
  const names = Object.keys(rounds[0]?.details ?? {})
  if (names.length === 0) return []
  const said = names.map((name) => `${name} ${rounds.map(({ details }) => shown(details?.[name] ?? 0)).join(' / ')}`)
  return [`In each round: ${said.join('; ')}.`]
}

function surroundingsOf({ surroundings: { date, commit, node, machine, loadBefore } }: Measured): string {
  return `Measured on ${date}, commit ${commit}, Node ${node}, ${machine}; load before the run ${loadBefore}.`
}
