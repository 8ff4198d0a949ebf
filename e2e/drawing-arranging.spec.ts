import { expect, test, type Page } from '@playwright/test'
import { boxOf, middleOf, type Canvas } from './canvas.ts'
import { soundFlow, useDesk } from './desk.ts'
import { findBarriers } from './page-checks.ts'

const desk = useDesk()

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

/** Draws a frame over the ground from above one card to below another. */
async function frame(page: Page, first: ReturnType<Canvas['card']>, last: ReturnType<Canvas['card']>) {
  const [from, to] = [await boxOf(first), await boxOf(last)]
  await page.keyboard.down('Shift')
  await page.mouse.move(from.x - 40, from.y - 20)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width + 30, to.y + to.height + 10, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

test('a frame selects several; they move together, and one undo puts them back', async ({ page }) => {
  const canvas = await desk.draw(page)
  const [stage, wait] = [canvas.card('Set stage'), canvas.card('Wait')]
  await frame(page, stage, wait)
  await expect(page.getByText('2 steps selected')).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('')

  const [before, at] = [await boxOf(wait), await middleOf(stage)]
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 120, at.y + 10, { steps: 5 })
  await page.mouse.up()
  expect((await boxOf(wait)).x - before.x).toBeGreaterThan(90)
  await undo(page).click()
  expect(await boxOf(wait)).toEqual(before)
  await expect(undo(page)).toBeDisabled()
})

test('steps are lined up, spread and duplicated from the inspector, each one step to undo', async ({ page }) => {
  const crooked = { ...soundFlow, nodes: soundFlow.nodes.map((node) => ({ ...node })) }
  const canvas = await desk.draw(page, crooked)
  await frame(page, canvas.card('Set stage'), canvas.card('Wait'))
  await canvas.inspector.getByRole('button', { name: 'Align to the top' }).click()
  await canvas.settled()
  expect((await boxOf(canvas.card('Set stage'))).y).toBe((await boxOf(canvas.card('Wait'))).y)
  await canvas.inspector.getByRole('button', { name: 'Duplicate' }).click()
  await expect(canvas.cards).toHaveCount(6)
  await undo(page).click()
  await expect(canvas.cards).toHaveCount(4)
  await undo(page).click()
  await expect(undo(page)).toBeDisabled()
})

test('steps are cut and pasted, also as JSON from elsewhere; what followed is led on', async ({ page }) => {
  const canvas = await desk.draw(page)
  await canvas.select(canvas.card('Wait'))
  await page.keyboard.press('Control+x')
  await expect(canvas.cards).toHaveCount(3)
  await expect(canvas.edges).toHaveCount(2)
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied)).toMatchObject({ nodes: [{ type: 'wait', config: { for: { days: 2 } } }] })

  await page.evaluate(
    (text) => navigator.clipboard.writeText(text.replace('"days":2', '"days":9')),
    copied.replaceAll(': ', ':'),
  )
  await page.keyboard.press('Control+v')
  await expect(canvas.card('Wait')).toContainText('9 days')
  await page.evaluate(() => navigator.clipboard.writeText('{"nodes": "no drawing"}'))
  await page.keyboard.press('Control+v')
  await expect(canvas.cards).toHaveCount(4)
})

test('a branch is duplicated with all that follows, in one step', async ({ page }) => {
  const canvas = await desk.draw(page)
  await canvas.select(canvas.card('Set stage'))
  await page.keyboard.press('Control+Shift+D')
  await expect(canvas.cards).toHaveCount(7)
  await expect(canvas.edges).toHaveCount(5)
  await undo(page).click()
  await expect(canvas.cards).toHaveCount(4)
})

test('notes and groups are written on the canvas, stay with their steps when it is tidied up, and are kept', async ({
  page,
}) => {
  const canvas = await desk.draw(page)
  await frame(page, canvas.card('Set stage'), canvas.card('Wait'))
  await page.keyboard.press('g')
  await page.getByRole('textbox', { name: 'Title of the group' }).first().fill('Qualify')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Text of the note' }).first().fill('Agreed with sales')
  await page.keyboard.press('Escape')
  await canvas.inspector.getByRole('radio', { name: 'Blue' }).check({ force: true })
  await canvas.tidyUp()
  const group = await boxOf(page.locator('.react-flow__node-frame'))
  for (const kind of ['Set stage', 'Wait']) {
    const card = await boxOf(canvas.card(kind))
    expect(card.y).toBeGreaterThan(group.y)
    expect(card.y + card.height).toBeLessThan(group.y + group.height)
  }
  await canvas.saved()
  const { notes, groups } = await desk.draftOf(canvas.id)
  expect([notes.map(({ text, colour }) => [text, colour]), groups.map(({ title }) => title)]).toEqual([
    [['Agreed with sales', 'blue']],
    ['Qualify'],
  ])
})

test('a step is found by its words, and the view goes to it, to the selection and to everything', async ({ page }) => {
  const canvas = await desk.draw(page)
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find a step in the flow' }).fill('2 days')
  await expect(page.getByRole('search')).toContainText('/1')
  await page.keyboard.press('Enter')
  await expect(canvas.card('Wait')).toHaveClass(/selected/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toHaveCount(0)
  const zoom = page.getByRole('toolbar', { name: 'View and history' }).getByText(/%$/)
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await canvas.settled()
  const small = await zoom.textContent()
  await page.keyboard.press('Shift+@')
  await page.keyboard.press('Shift+Digit2')
  await canvas.settled()
  await expect(zoom).not.toHaveText(small ?? '')
  await expect(page.locator('.react-flow__minimap-node')).toHaveCount(4)
})

test('all keys are listed, all commands are found, and neither has barriers', async ({ page }) => {
  const canvas = await desk.draw(page)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(keys).toContainText('Duplicate the step and what follows')
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  await page.keyboard.press('Control+k')
  const commands = page.getByRole('dialog')
  await expect(commands.getByRole('option', { name: 'Tidy up' })).toBeVisible()
  expect(await findBarriers(page)).toEqual([])
  await page.keyboard.type('add a note')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text of the note' }).first()).toBeFocused()
  await expect(canvas.cards).toHaveCount(5)
})
