/** What importing a seller's accounts and pipeline has to come to. */
export interface PipelineFigures {
  companies: number
  deals: number
  won: number
  /** Sum of what was won. */
  wonAmount: number
  lost: number
  open: number
  withoutCompany: number
  /** Companies by the stage they end in. */
  customers: number
  opportunities: number
}

export interface PipelineFiles {
  accounts: string
  pipeline: string
}

const sectors = ['technolgy', 'medical', 'retail', 'software', 'finance']
const products = ['GTX Basic', 'GTXPro', 'GTX Plus Basic', 'MG Special', 'MG Advanced']
const agents = ['Moses Frase', 'Darcel Schlecht', 'Zane Levy', 'Anna Snelling', 'Vicki Laflamme']

/** Two CSV files with the columns and the quirks of real ones; the same for the same seed. */
export function lookAlikePipeline(deals: number, seed = 1): PipelineFiles {
  const draw = drawsFrom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)]!
  const accounts = Array.from({ length: 40 }, (_, index) => `Account ${String.fromCharCode(65 + (index % 26))}${index}`)
  const companyLines = accounts.map((name) => [
    name,
    pick(sectors),
    String(1970 + Math.floor(draw() * 45)),
    (draw() * 5000).toFixed(2),
    String(10 + Math.floor(draw() * 9000)),
    pick(['United States', 'Kenya', 'Philipines']),
    draw() < 0.2 ? pick(accounts) : '',
  ])
  const dealLines = Array.from({ length: deals }, (_, index) => {
    const stage = pick(['Won', 'Won', 'Won', 'Lost', 'Lost', 'Engaging', 'Engaging', 'Prospecting'])
    const isOver = stage === 'Won' || stage === 'Lost'
    const account = !isOver && draw() < 0.6 ? '' : pick(accounts.slice(0, 38))
    const value = stage === 'Won' ? String(30 + Math.floor(draw() * 5000)) : isOverValue(isOver)
    const [engaged, closed] = [dayFrom(draw, 2016), dayFrom(draw, 2017)]
    return [
      `D${index}`,
      pick(agents),
      pick(products),
      account,
      stage,
      stage === 'Prospecting' ? '' : engaged,
      isOver ? closed : '',
      value,
    ]
  })
  return {
    accounts: csvOf([
      ['account', 'sector', 'year_established', 'revenue', 'employees', 'office_location', 'subsidiary_of'],
      ...companyLines,
    ]),
    pipeline: csvOf([
      ['opportunity_id', 'sales_agent', 'product', 'account', 'deal_stage', 'engage_date', 'close_date', 'close_value'],
      ...dealLines,
    ]),
  }
}

const isOverValue = (isOver: boolean): string => (isOver ? '0' : '')

/** `DD-MM-YY`. */
function dayFrom(draw: () => number, year: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${two(1 + Math.floor(draw() * 28))}-${two(1 + Math.floor(draw() * 12))}-${two(year - 2000)}`
}

/** The figures of the two files, counted row by row without anything of the product. */
export function countPipeline({ accounts, pipeline }: PipelineFiles): PipelineFigures {
  const [, ...companies] = rowsOf(accounts)
  const [headings = [], ...deals] = rowsOf(pipeline)
  const column = (heading: string) => headings.indexOf(heading)
  const [account, stage, value] = [column('account'), column('deal_stage'), column('close_value')]
  const inStage = (...stages: string[]) => deals.filter((deal) => stages.includes(deal[stage]!))
  const withDeal = (rows: string[][]) => new Set(rows.map((deal) => deal[account]).filter((name) => name !== ''))
  const customers = withDeal(inStage('Won'))
  const opportunities = withDeal(inStage('Prospecting', 'Engaging'))
  return {
    companies: companies.length,
    deals: deals.length,
    won: inStage('Won').length,
    wonAmount: inStage('Won').reduce((sum, deal) => sum + Number(deal[value]), 0),
    lost: inStage('Lost').length,
    open: inStage('Prospecting', 'Engaging').length,
    withoutCompany: deals.filter((deal) => deal[account] === '').length,
    customers: customers.size,
    opportunities: [...opportunities].filter((name) => !customers.has(name)).length,
  }
}

const rowsOf = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))

const csvOf = (rows: readonly (readonly string[])[]): string => rows.map((cells) => `${cells.join(',')}\n`).join('')

/** Numbers in [0, 1) by a linear congruential generator: a test file needs no better. */
function drawsFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
