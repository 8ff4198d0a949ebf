import { expect, test, type Locator, type Page } from '@playwright/test'
import { drawFlow } from '@etape/flow'
import { boxOf, middleOf, topOf } from './canvas.ts'
import { emptyDrawing, openEditor as open, soundFlow, useDesk } from './desk.ts'

const own = useDesk()
const { aFlow, draftOf } = own

test('the palette is searched, and Enter adds what was found', async ({ page }) => {
  const { address } = await aFlow(emptyDrawing)
  const canvas = await open(page, address)
  const search = canvas.palette.getByRole('searchbox', { name: 'Add a step' })
  await search.fill('deal')
  await expect(canvas.palette.getByRole('button', { name: 'Create deal' })).toBeVisible()
  await expect(canvas.palette.getByRole('button', { name: 'Wait', exact: true })).toHaveCount(0)
  await search.fill('zeppelin')
  await expect(canvas.palette.getByText('No step is called that.')).toBeVisible()
  await search.fill('by hand')
  await search.press('Enter')
  await expect(canvas.card('By hand')).toBeVisible()
  await expect(search).toHaveValue('')
})

test('a step is added by a click, by a drag, on an edge and at an outlet', async ({ page }) => {
  const { address, id } = await aFlow(emptyDrawing)
  const canvas = await open(page, address)
  await page.getByRole('button', { name: 'By hand' }).first().click()
  await canvas.add('Set stage')
  await expect(canvas.edges).toHaveCount(1)

  const { width, height } = await boxOf(canvas.pane)
  const dropped = await canvas.drop('Add note', { x: width - 140, y: height - 160 })
  await expect(canvas.edges).toHaveCount(1)

  await canvas.tidyUp()
  await canvas.edges.first().hover({ force: true })
  await page.getByRole('button', { name: 'Add a step in between' }).first().click()
  await canvas.chooseKind('Wait')
  await expect(canvas.edges).toHaveCount(2)

  await canvas.addAt(canvas.card('Set stage'), 'next', 'End')
  await expect(canvas.edges).toHaveCount(3)
  // The canvas has gone after the step that came last.
  await page.getByRole('button', { name: 'Fit', exact: true }).click()
  await canvas.addAt(dropped, 'next', 'End')
  await canvas.saved()
  const { nodes, edges } = await draftOf(id)
  const typeOf = (node: string) => nodes.find((one) => one.id === node)?.type
  const pairs = edges.map(({ from, to }) => `${typeOf(from)} → ${typeOf(to)}`)
  expect(pairs.sort()).toEqual(['add-note → end', 'by-hand → wait', 'set-stage → end', 'wait → set-stage'])
})

test('a kind dragged from the palette onto an edge goes in between', async ({ page }) => {
  const { address, id } = await aFlow()
  const canvas = await open(page, address)
  const [from, to] = [await boxOf(canvas.card('By hand')), await boxOf(canvas.card('Set stage'))]
  const pane = await boxOf(canvas.pane)
  const gap = { x: from.x + from.width / 2 - pane.x, y: (from.y + from.height + to.y) / 2 - pane.y }
  await canvas.palette
    .getByRole('button', { name: 'Add note', exact: true })
    .dragTo(canvas.pane, { targetPosition: gap, force: true })
  await expect(canvas.edges).toHaveCount(4)
  await canvas.saved()
  const { edges } = await draftOf(id)
  expect(edges.find((edge) => edge.from === 'enter')?.to).toBe('add-note-1')
  expect(edges.find((edge) => edge.from === 'add-note-1')?.to).toBe('stage')
})

test('an edge that cannot be is refused with the reason', async ({ page }) => {
  const { address } = await aFlow()
  const canvas = await open(page, address)
  const trigger = canvas.card('By hand')
  await canvas.dragEdge(canvas.card('Set stage'), 'next', await middleOf(trigger))
  await expect(page.getByRole('alert')).toContainText('Nothing can lead into a trigger: a flow starts there.')
  await expect(canvas.edges).toHaveCount(3)
})

test('an edge is drawn to another card, and led elsewhere from the inspector', async ({ page }) => {
  const { address, id } = await aFlow()
  const canvas = await open(page, address)
  const stage = canvas.card('Set stage')
  await canvas.dragEdge(stage, 'next', await topOf(canvas.card('End')))
  await canvas.saved()
  await expect.poll(async () => (await draftOf(id)).edges.find(({ from }) => from === 'stage')?.to).toBe('end')

  await canvas.select(stage)
  await canvas.choose('Next leads to', 'Wait: Wait 2 days')
  await expect.poll(async () => (await draftOf(id)).edges.find(({ from }) => from === 'stage')?.to).toBe('wait')
})

test('what is written in the inspector stands on the card at once and is kept', async ({ page }) => {
  const { address } = await aFlow()
  const canvas = await open(page, address)
  const wait = canvas.card('Wait')
  await canvas.select(wait)
  await canvas.inspector.getByLabel('Name on the canvas').fill('Let it rest')
  await canvas.inspector.getByLabel(/: days$/).fill('5')
  await expect(wait).toContainText('Let it rest')
  await expect(wait).toContainText('5 days')
  await canvas.saved()
  await page.reload()
  await expect(wait).toContainText('Let it rest')
  await expect(wait).toContainText('5 days')
})

test('problems are counted, listed and marked on their cards, and choosing one goes to its field', async ({ page }) => {
  const faulty = drawFlow()
    .trigger('by-hand', {}, 'enter')
    .add('set-stage', { record: 'contact', stage: 'nowhere' }, 'stage')
    .unfinished()
  const { address } = await aFlow(faulty)
  const canvas = await open(page, address)
  const stage = canvas.card('Set stage')
  await expect(stage).toContainText('2 problems')
  await expect(canvas.card('By hand')).not.toContainText('problem')
  await canvas.problems.click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /leads nowhere/ })
    .click()
  await expect(canvas.inspector.getByRole('heading', { name: 'Set stage' })).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('button', { name: /stage/i })
    .filter({ hasText: /exist|known/ })
    .click()
  await expect(canvas.inspector.getByRole('combobox', { name: 'Stage' })).toBeFocused()
  await canvas.choose('Stage', 'Customer')
  await expect(stage).toContainText('1 problem')
  await canvas.addAt(stage, 'next', 'End')
  await expect(page.getByText('Nothing stands in the way of publishing')).toBeVisible()
  await expect(stage).not.toContainText('problem')
})

test('what was done is taken back and done again, by button and by key', async ({ page }) => {
  const { address } = await aFlow()
  const canvas = await open(page, address)
  const wait = canvas.card('Wait')
  await canvas.select(wait)
  await page.keyboard.press('Delete')
  await expect(wait).toHaveCount(0)
  await expect(canvas.edges).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(wait).toBeVisible()
  await expect(canvas.edges).toHaveCount(3)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(wait).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(wait).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(wait).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled()
})

test('steps are copied with their connections, also into another flow', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const canvas = await open(page, (await aFlow()).address)
  await canvas.pane.click({ position: { x: 20, y: 120 } })
  await page.keyboard.press('Control+a')
  await expect(page.getByText('4 steps selected')).toBeVisible()
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+v')
  await expect(canvas.cards).toHaveCount(8)
  await expect(canvas.edges).toHaveCount(6)

  const other = await open(page, (await aFlow(emptyDrawing)).address)
  await other.palette.getByRole('heading', { name: 'Triggers' }).click()
  await page.keyboard.press('Control+v')
  await expect(other.cards).toHaveCount(4)
  await expect(other.edges).toHaveCount(3)
})

test('tidying up puts cards that lie on each other apart, in one step', async ({ page }) => {
  const heaped = { ...soundFlow, nodes: soundFlow.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) }
  const flow = await own.admin.createFlow({ body: { name: 'A heap', document: { ...heaped } } })
  const canvas = await open(page, `${own.etape.url}/flows/${flow.id}`)
  await canvas.tidyUp()
  const boxes = await Promise.all((await canvas.cards.all()).map(boxOf))
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) expect(Math.abs(one.y - other.y)).toBeGreaterThan(one.height)
  }
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

test('a drawing is saved by itself, and kept on this device while the server is out of reach', async ({
  page,
  context,
}) => {
  const { address } = await aFlow()
  const canvas = await open(page, address)
  await context.route('**/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.fallback()))
  await canvas.select(canvas.card('Wait'))
  await canvas.inspector.getByLabel('Name on the canvas').fill('Drawn offline')
  await expect(page.getByRole('status').filter({ hasText: 'Offline, kept on this device' })).toBeVisible()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(canvas.card('Wait')).toContainText('Drawn offline')
  await context.unroute('**/draft')
  await canvas.card('Wait').click()
  await canvas.inspector.getByLabel('Name on the canvas').fill('Back again')
  await canvas.saved()
  await page.reload()
  await expect(canvas.card('Wait')).toContainText('Back again')
})

test('a flow with problems is not published, and says what is to be mended', async ({ page }) => {
  const loose = drawFlow()
    .trigger('by-hand', {}, 'enter')
    .add('wait', { for: { days: 2 } }, 'wait')
    .unfinished()
  const { address } = await aFlow(loose)
  const canvas = await open(page, address)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Publish/ })
  await expect(dialog.getByText('To be mended first')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled()
  await dialog.getByRole('button', { name: /leads nowhere/ }).click()
  await expect(dialog).toHaveCount(0)
  await expect(canvas.inspector.getByRole('heading', { name: 'Wait' })).toBeVisible()
})

test('what could not be done is said where no button of a dialog is', async ({ page }) => {
  const { address } = await aFlow()
  await open(page, address)
  await page.route('**/publish', (route) => route.abort())
  await page.getByRole('button', { name: 'Publish…' }).click()
  const button = page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true })
  await expect(button).toBeEnabled()
  for (const [width, height] of [[1024, 420] as const, [390, 560] as const]) {
    await page.setViewportSize({ width, height })
    await button.click()
    await expect(page.getByRole('alert').filter({ hasText: 'The server cannot be reached.' }).first()).toBeVisible()
    await button.click({ trial: true, timeout: 3000 })
  }
})

async function publish(page: Page) {
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
}

test('a flow is published, changed, paused and set going again', async ({ page }) => {
  const { address } = await aFlow()
  const canvas = await open(page, address)
  await expect(page.getByText('Not published')).toBeVisible()
  await publish(page)
  await expect(page.getByText('Live v1', { exact: true })).toBeVisible()
  await canvas.select(canvas.card('Wait'))
  await canvas.inspector.getByLabel(/: days$/).fill('3')
  await expect(page.getByText('Draft · 1 change')).toBeVisible()
  await publish(page)
  await expect(page.getByText('Live v2', { exact: true })).toBeVisible()
  await expect(page.getByText('Draft · 1 change')).toHaveCount(0)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Pause' }).click()
  await expect(page.getByText('Paused v2', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Resume' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText('Live v2', { exact: true })).toBeVisible()
})

const tabsAtMost = 90

/** Goes on with the Tab key until it has the keyboard. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(wanted).toBeVisible()
  const hasKeyboard = () => wanted.evaluate((element) => element === document.activeElement)
  for (let tabs = 0; tabs < tabsAtMost && !(await hasKeyboard()); tabs += 1) await page.keyboard.press(key)
  await expect(wanted).toBeFocused()
}

test('a flow is drawn and published with the keyboard alone', async ({ page }) => {
  const { address } = await aFlow(emptyDrawing)
  const canvas = await open(page, address)
  for (const kind of ['By hand', 'Set stage', 'End']) {
    await page.keyboard.press('/')
    await expect(page.getByLabel('Search for a step')).toBeFocused()
    await page.keyboard.type(kind)
    await page.keyboard.press('Enter')
    await expect(canvas.card(kind)).toBeVisible()
  }
  await expect(canvas.edges).toHaveCount(2)
  await tabTo(page, canvas.problems)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Choose a lifecycle stage.' }))
  await page.keyboard.press('Enter')
  await expect(canvas.inspector.getByRole('combobox', { name: 'Stage' })).toBeFocused()
  await page.keyboard.type('Customer')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(canvas.card('Set stage')).toContainText('Customer')
  await expect(page.getByText('Nothing stands in the way of publishing')).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Publish…' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Live v1', { exact: true })).toBeVisible()
})
