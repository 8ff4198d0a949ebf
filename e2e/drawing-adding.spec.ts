import { expect, test } from '@playwright/test'
import { drawFlow } from '@etape/flow'
import { boxOf, middleOf } from './canvas.ts'
import { emptyDrawing, useDesk } from './desk.ts'

const desk = useDesk()

test('a slash asks on the canvas what to add: on the ground at the pointer, after a step, between two', async ({
  page,
}) => {
  const canvas = await desk.draw(page, emptyDrawing)
  const question = page.getByLabel('Search for a step')
  const answer = async (kind: string) => {
    await page.keyboard.press('/')
    await expect(question).toBeFocused()
    await page.keyboard.type(kind)
    await page.keyboard.press('Enter')
    await expect(question).toBeHidden()
  }
  const pane = await boxOf(canvas.pane)
  const pointed = { x: pane.x + 180, y: pane.y + 160 }
  await page.mouse.move(pointed.x, pointed.y)
  await answer('by hand')
  const trigger = await boxOf(canvas.card('By hand'))
  expect(Math.abs(trigger.x + trigger.width / 2 - pointed.x)).toBeLessThan(30)
  expect(Math.abs(trigger.y - pointed.y)).toBeLessThan(30)

  await answer('end')
  await expect(canvas.edges).toHaveCount(1)
  await canvas.edges.first().hover({ force: true })
  await answer('wait')
  await expect(canvas.edges).toHaveCount(2)
  await canvas.saved()
  expect((await desk.draftOf(canvas.id)).edges).toEqual([
    { from: 'by-hand-1', outlet: 'next', to: 'wait-1' },
    { from: 'wait-1', outlet: 'done', to: 'end-1' },
  ])
})

test('a question that is not answered leaves everything as it was, with the keyboard where it came from', async ({
  page,
}) => {
  const canvas = await desk.draw(page)
  await canvas.select(canvas.card('Wait'))
  await page.keyboard.press('/')
  const question = page.getByLabel('Search for a step')
  await expect(question).toBeFocused()
  await expect(page.getByRole('option', { name: 'By hand' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(canvas.card('Wait')).toBeFocused()
  await expect(canvas.cards).toHaveCount(4)
})

test('an outlet let go over the ground asks what comes next, and it comes there', async ({ page }) => {
  const canvas = await desk.draw(page, drawFlow().trigger('by-hand', {}, 'enter').unfinished())
  const from = await middleOf(canvas.card('By hand'))
  const at = { x: from.x + 190, y: from.y + 150 }
  await canvas.dragEdge(canvas.card('By hand'), 'next', at)
  await canvas.chooseKind('Set lead status')
  const card = await boxOf(canvas.card('Set lead status'))
  expect(Math.abs(card.x + card.width / 2 - at.x)).toBeLessThan(12)
  await expect(canvas.edges).toHaveCount(1)
})

test('a placeholder keeps a place until somebody knows what belongs there', async ({ page }) => {
  const canvas = await desk.draw(page)
  await canvas.select(canvas.card('Set stage'))
  await page.keyboard.press('/')
  await expect(page.getByLabel('Search for a step')).toBeFocused()
  await page.keyboard.type('placeholder')
  await page.keyboard.press('Enter')
  await expect(canvas.card('Placeholder')).toContainText('To fill in')
  await expect(canvas.problems).toHaveText('1 to fill in')
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(canvas.card('Placeholder')).toContainText('1 problem')
  await canvas.inspector.getByLabel('What it is to do').fill('Ask legal')
  await canvas.inspector.getByLabel('Search for a step').fill('note')
  await page.getByRole('option', { name: 'Add note' }).click()
  await expect(canvas.card('Placeholder')).toHaveCount(0)
  await expect(canvas.card('Add note')).toBeVisible()
  await canvas.saved()
  const { edges } = await desk.draftOf(canvas.id)
  expect(edges.map(({ from, to }) => `${from} → ${to}`)).toEqual(
    expect.arrayContaining(['stage → add-note-1', 'add-note-1 → wait']),
  )
})

test('the palette has its kinds by category, and those used last on top', async ({ page }) => {
  const canvas = await desk.draw(page)
  for (const category of ['Triggers', 'Timing', 'Routing', 'Actions', 'End'])
    await expect(canvas.palette.getByRole('heading', { name: category })).toBeAttached()
  await canvas.select(canvas.card('Wait'))
  await canvas.add('Add note')
  const recent = canvas.palette.getByRole('group', { name: 'Recently used' })
  // The list keeps still while one draws.
  await expect(recent).toHaveCount(0)
  await page.reload()
  await expect(recent.getByRole('button')).toHaveText(['Add note'])
})
