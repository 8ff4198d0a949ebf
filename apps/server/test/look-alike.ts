/** What qualifying a file of leads has to come to. */
export interface LeadFigures {
  contacts: number
  /** In the segment, which is also how many runs there are. */
  qualified: number
  /** Deals made, all of them won. */
  won: number
  stages: Record<'lead' | 'mql' | 'customer', number>
  statuses: Record<'new' | 'open' | 'attempted' | 'inProgress' | 'unqualified' | 'connected', number>
}

/** Column by column what can stand in a cell; a value stands as often in the list as it is likely. */
const columns: Readonly<Record<string, readonly string[]>> = {
  'Lead Number': [],
  'Lead Origin': ['API', 'API', 'Landing Page Submission', 'Landing Page Submission', 'Lead Add Form'],
  'Lead Source': ['Google', 'Google', 'google', 'Direct Traffic', 'Olark Chat', 'Organic Search', 'Reference', ''],
  'Do Not Email': [...times(11, 'No'), 'Yes'],
  'Do Not Call': [...times(30, 'No'), 'Yes'],
  Converted: ['0', '0', '0', '1', '1'],
  TotalVisits: ['0', '0', '1', '2', '3', '4', '5', '5', '6', '8', '11', '27', ''],
  'Total Time Spent on Website': ['0', '0', '60', '157', '599', '600', '601', '1013', '1428', '2272'],
  'Page Views Per Visit': ['0', '1', '1.5', '2', '2.33', '2.5', '4', ''],
  'Last Activity': ['Email Opened', 'SMS Sent', 'Page Visited on Website', ''],
  Country: ['India', 'India', 'United Arab Emirates', ''],
  Specialization: ['Select', 'Finance Management', 'Banking, Investment And Insurance', ''],
  'How did you hear about X Education': ['Select', 'Select', 'Online Search', 'Word Of Mouth', ''],
  'What is your current occupation': ['Unemployed', 'Unemployed', 'Working Professional', 'Student', ''],
  'What matters most to you in choosing a course': ['Better Career Prospects', 'Flexibility & Convenience', ''],
  Search: ['No'],
  Magazine: ['No'],
  'Newspaper Article': ['No'],
  'X Education Forums': ['No'],
  Newspaper: ['No'],
  'Digital Advertisement': ['No'],
  'Through Recommendations': ['No'],
  'Receive More Updates About Our Courses': ['No'],
  Tags: [
    ...times(9, ''),
    ...times(5, 'Will revert after reading the email'),
    ...times(3, 'Ringing'),
    'Interested in other courses',
    'Already a student',
    'Closed by Horizzon',
    'switched off',
    'Busy',
    'opp hangup',
    'Lost to EINS',
    'Lost to Others',
    'Not doing further education',
    'invalid number',
    'wrong number given',
    'number not provided',
    'Diploma holder (Not Eligible)',
    'Interested  in full time MBA',
    'in touch with EINS',
  ],
  'Lead Quality': [
    ...times(4, ''),
    'Might be',
    'Might be',
    'Not Sure',
    'High in Relevance',
    'Worst',
    'Low in Relevance',
  ],
  'Update me on Supply Chain Content': ['No'],
  'Get updates on DM Content': ['No'],
  'Lead Profile': ['Select', 'Select', 'Potential Lead', 'Other Leads', ''],
  City: ['Mumbai', 'Select', 'Thane & Outskirts', 'Other Cities', ''],
  'Asymmetrique Activity Index': ['01.High', '02.Medium', '03.Low', '', ''],
  'Asymmetrique Profile Index': ['01.High', '02.Medium', '03.Low', '', ''],
  'Asymmetrique Activity Score': ['13', '14', '15', '', ''],
  'Asymmetrique Profile Score': ['15', '16', '18', '', ''],
  'I agree to pay the amount through cheque': ['No'],
  'A free copy of Mastering The Interview': ['No', 'No', 'Yes'],
  'Last Notable Activity': ['Modified', 'Email Opened', 'SMS Sent', 'Unreachable'],
  '': [''],
}

/** A CSV file of leads with the columns and the quirks of a real one; the same for the same seed. */
export function lookAlikeLeads(rows: number, seed = 1): string {
  const draw = drawsFrom(seed)
  const cellOf = ([heading, values]: [string, readonly string[]], index: number): string =>
    heading === 'Lead Number' ? String(660_737 - index) : (values[Math.floor(draw() * values.length)] ?? '')
  const lines = Array.from({ length: rows }, (_, index) => {
    const key = `00000000-0000-4000-8000-${(index + 1).toString(16).padStart(12, '0')}`
    return [key, ...Object.entries(columns).map((column) => cellOf(column, index))]
  })
  return [['Prospect ID', ...Object.keys(columns)], ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('')
}

const callAgain = ['Ringing', 'switched off', 'Busy', 'opp hangup']
const talkedTo = ['Will revert after reading the email']
const givenUp = [
  'Lost to EINS',
  'Lost to Others',
  'Not doing further education',
  'invalid number',
  'wrong number given',
  'number not provided',
  'Diploma holder (Not Eligible)',
  'Already a student',
  'Interested in other courses',
]

/** The figures of a file of leads, counted row by row without anything of the product. */
export function countLeads(csv: string): LeadFigures {
  const stages = { lead: 0, mql: 0, customer: 0 }
  const statuses = { new: 0, open: 0, attempted: 0, inProgress: 0, unqualified: 0, connected: 0 }
  const [headings = [], ...rows] = csv.trimEnd().split('\n').map(cellsOf)
  for (const cells of rows) {
    const cell = (heading: string): string => cells[headings.indexOf(heading)] ?? ''
    const isFit = ['High in Relevance', 'Might be'].includes(cell('Lead Quality'))
    const isKeen = Number(cell('TotalVisits')) >= 5 && Number(cell('Total Time Spent on Website')) >= 600
    const isQualified = cell('Do Not Email') === 'No' && (isFit || isKeen)
    const isWon = isQualified && cell('Converted') === '1'
    stages[stageOf(isQualified, isWon)] += 1
    statuses[statusOf(isQualified, isWon, cell('Tags'))] += 1
  }
  const qualified = stages.mql + stages.customer
  return { contacts: rows.length, qualified, won: stages.customer, stages, statuses }
}

function stageOf(isQualified: boolean, isWon: boolean): keyof LeadFigures['stages'] {
  if (!isQualified) return 'lead'
  return isWon ? 'customer' : 'mql'
}

function statusOf(isQualified: boolean, isWon: boolean, tag: string): keyof LeadFigures['statuses'] {
  if (!isQualified) return 'new'
  if (isWon) return 'open'
  if (callAgain.includes(tag)) return 'attempted'
  if (talkedTo.includes(tag)) return 'connected'
  return givenUp.includes(tag) ? 'unqualified' : 'inProgress'
}

const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quotedCell, plain]) => quotedCell ?? plain ?? '')

const quoted = (cell: string): string => (cell.includes(',') ? `"${cell}"` : cell)

function times(count: number, value: string): string[] {
  return Array.from({ length: count }, () => value)
}

/** Numbers in [0, 1) by a linear congruential generator: a test file needs no better. */
function drawsFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
