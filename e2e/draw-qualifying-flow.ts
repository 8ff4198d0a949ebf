import { expect, type Locator } from '@playwright/test'
import { topOf, type Canvas } from './canvas.ts'
import { addLine } from './condition-builder.ts'

/** Which tags lead which way, and to which lead status. */
const ways = [
  { name: 'Call again', status: 'Attempted to contact', tags: ['Ringing', 'switched off', 'Busy', 'opp hangup'] },
  { name: 'Talked to', status: 'Connected', tags: ['Will revert after reading the email'] },
  {
    name: 'Given up',
    status: 'Unqualified',
    tags: [
      'Lost to EINS',
      'Lost to Others',
      'Not doing further education',
      'invalid number',
      'wrong number given',
      'number not provided',
      'Diploma holder (Not Eligible)',
      'Already a student',
      'Interested in other courses',
    ],
  },
]

/** Draws, by palette, by dragging and by the inspector, the flow that qualifies who enters the segment *Qualified*. */
export async function drawQualifyingFlow(canvas: Canvas): Promise<void> {
  const { page } = canvas
  await canvas.add('Segment entered')
  await canvas.choose('Segment', 'Qualified')
  await canvas.add('Set stage')
  await canvas.choose('Stage', 'Marketing qualified lead (MQL)')
  const opened = await canvas.add('Set lead status')
  await canvas.choose('Lead status', 'Open')

  const box = await canvas.pane.boundingBox()
  const isWon = await canvas.drop('Branch', { x: 220, y: (box?.height ?? 800) - 190 })
  await addLine(canvas.inspector.getByRole('group', { name: 'All of these' }), {
    field: 'Converted',
    comparison: 'is',
    value: 'yes',
  })
  await canvas.connect(opened, 'next', isWon)
  await canvas.tidyUp()

  const deal = await addByDragging(canvas, isWon, 'Create deal')
  await canvas.choose('Pipeline stage', 'Closed won')
  await canvas.tidyUp()
  const byTag = await canvas.addAt(isWon, 'no', 'Many-way branch')
  await fillWays(canvas)
  await canvas.tidyUp()

  const ends: Locator[] = [deal]
  for (const [index, { status }] of [...ways, { status: 'In progress' }].entries()) {
    const outlet = index < ways.length ? `way-${index + 1}` : 'else'
    ends.push(await canvas.addAt(byTag, outlet, 'Set lead status'))
    await canvas.choose('Lead status', status)
    await canvas.tidyUp()
  }
  await endAll(canvas, ends)
  await canvas.saved()
  await expect(page.locator('.react-flow__node')).toHaveCount(11)
}

/** Lets an edge go over the ground below a card and chooses what comes there. */
async function addByDragging(canvas: Canvas, card: Locator, kind: string): Promise<Locator> {
  const { x, y } = await topOf(card)
  const { height } = (await card.boundingBox()) ?? { height: 0 }
  await canvas.dragEdge(card, 'yes', { x: x - 120, y: y + height + 60 })
  await canvas.chooseKind(kind)
  return canvas.selected()
}

async function fillWays(canvas: Canvas): Promise<void> {
  const list = canvas.inspector.getByRole('list', { name: 'Ways' })
  for (const [index, { name, tags }] of ways.entries()) {
    if (index > 0) await canvas.inspector.getByRole('button', { name: 'Add a way' }).click()
    const way = list.getByRole('listitem').nth(index)
    await way.getByLabel('Name of the way').fill(name)
    const group = way.getByRole('group', { name: 'All of these' })
    await addLine(group, { field: 'Tags', comparison: 'is any of', value: tags })
  }
}

/** One end for all: the first gets it from the palette, the others are led there by dragging. */
async function endAll(canvas: Canvas, [first, ...others]: readonly Locator[]): Promise<void> {
  if (!first) return
  await canvas.select(first)
  const end = await canvas.add('End')
  await canvas.tidyUp()
  for (const card of others) await canvas.connect(card, 'next', end)
}
