import { expect, test, type Page } from '@playwright/test'
import { drawFlow, tidyFlow } from '@etape/flow'
import { boxOf, Canvas } from './canvas.ts'
import { useOwnServer } from './own-server.ts'
import { findBarriers } from './page-checks.ts'

const own = useOwnServer()

/** By hand → wait ten days → a note → end. */
const patience = drawFlow()
  .trigger('by-hand', {}, 'enter')
  .add('wait', { for: { days: 10 } }, 'pause')
  .add('add-note', { text: 'Waited' }, 'said')
  .add('end', { as: 'completed' }, 'done')
  .build()

let drawn = 0

/** A published flow in which these wait. */
async function aFlowWith(...people: string[]) {
  drawn += 1
  const { admin } = own
  const { id } = await admin.createFlow({ body: { name: `Patience ${drawn}`, document: { ...tidyFlow(patience) } } })
  await admin.publishFlow({ params: { id }, body: { revision: 1 } })
  const contacts: string[] = []
  for (const first_name of people)
    contacts.push((await admin.createContact({ body: { fields: { first_name, last_name: `of ${drawn}` } } })).id)
  await admin.enrol({ params: { id }, body: { type: 'contacts', contacts } })
  await expect(async () => {
    const { counts } = await admin.readFlow({ params: { id } })
    expect(counts.waiting).toBe(people.length)
  }).toPass()
  return { id, contacts, address: `${own.etape.url}/flows/${id}` }
}

const drawer = (page: Page) => page.getByRole('dialog', { name: 'Wait 10 days' })
const rows = (page: Page) =>
  drawer(page)
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox', { name: /^Select (?!all)/ }) })
const asked = (page: Page, title: string) => page.getByRole('dialog', { name: title })
const runOf = async (flow: string, contact: string) => {
  const { rows: runs } = await own.admin.listRuns({ query: { flow, contact } })
  return own.admin.readRun({ params: { id: runs[0]?.id ?? '' } })
}

/** Opens a flow and clicks the number of those who wait. */
async function openWaiting(page: Page, address: string, count: number): Promise<void> {
  await page.goto(address)
  const card = new Canvas(page).card('Wait')
  await card.getByRole('button', { name: `${count} waiting` }).click()
  await expect(rows(page)).toHaveCount(count)
}

test.beforeEach(({ context }) => own.signIn(context))

test('a number on the canvas opens the contacts behind it, which are searched and lead on', async ({ page }) => {
  const { address } = await aFlowWith('Ada', 'Bea', 'Cid')
  await openWaiting(page, address, 3)
  expect(page.url()).toContain('behind=waiting.pause')
  expect(await findBarriers(page)).toEqual([])
  await drawer(page).getByRole('searchbox', { name: 'Find a contact' }).fill('bea')
  await expect(rows(page)).toHaveCount(1)
  await drawer(page).getByText('3 came here').click()
  await expect(rows(page)).toHaveCount(3)
  await drawer(page).getByText('0 failed').click()
  await expect(drawer(page).getByText('Nobody is behind this number')).toBeVisible()
  await page.goto(`${address}?behind=waiting.pause`)
  await rows(page).filter({ hasText: 'Ada' }).getByRole('link', { name: 'Run', exact: true }).click()
  await expect(page).toHaveURL(/\/runs\/\d+$/)
})

test('in a low window no number lies below what floats over the canvas', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 620 })
  const { address } = await aFlowWith('Ada')
  await page.goto(address)
  const canvas = new Canvas(page)
  await expect(canvas.card('Wait')).toContainText('1 waiting')
  const [top, last] = [await boxOf(canvas.card('By hand')), await boxOf(canvas.card('End'))]
  const [above, below] = [
    await boxOf(page.getByRole('button', { name: /all versions/ })),
    await boxOf(page.getByRole('toolbar', { name: 'View and history' })),
  ]
  expect(top.y).toBeGreaterThan(above.y + above.height)
  expect(last.y + last.height).toBeLessThan(below.y)
})

test('figures of a flow without a goal say so, and lead to where one is set', async ({ page }) => {
  const { address } = await aFlowWith('Ada')
  await page.goto(`${address}?view=figures`)
  await expect(page.getByText('This flow has no goal.')).toHaveCount(2)
  await page.getByRole('button', { name: 'Set one in the flow settings' }).first().click()
  const { inspector } = new Canvas(page)
  await expect(inspector.locator('[data-path="settings.goal"]').getByRole('button').first()).toBeFocused()
})

test('waits are skipped for those who are ticked, after saying for how many', async ({ page }) => {
  const { address, id, contacts } = await aFlowWith('Ada', 'Bea', 'Cid')
  await openWaiting(page, address, 3)
  for (const name of ['Ada', 'Bea'])
    await drawer(page)
      .getByRole('checkbox', { name: new RegExp(`Select ${name}`) })
      .check()
  await expect(drawer(page).getByText('With 2 selected')).toBeVisible()
  await drawer(page).getByRole('button', { name: 'Skip the wait…' }).click()
  const question = asked(page, 'Skip the wait?')
  await expect(question.getByText('It is done to 2 contacts.')).toBeVisible()
  expect(await findBarriers(page)).toEqual([])
  await question.getByRole('button', { name: 'Skip it for 2 contacts' }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Cid')
  const run = await runOf(id, contacts[0] ?? '')
  expect(run).toMatchObject({ status: 'ended', outcome: 'completed' })
  await page.goto(`${own.etape.url}/runs/${run.id}`)
  await expect(page.getByText(/^The wait was skipped by /)).toBeVisible()
})

test('all who wait are moved to another step', async ({ page }) => {
  const { address, id, contacts } = await aFlowWith('Ada', 'Bea')
  await openWaiting(page, address, 2)
  await drawer(page).getByRole('button', { name: 'Move…' }).click()
  const question = asked(page, 'Move to another step')
  await expect(question.getByRole('button', { name: 'Move', exact: true })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(rows(page)).toHaveCount(2)
  await drawer(page).getByRole('button', { name: 'Move…' }).click()
  await question.getByRole('combobox', { name: 'To which step' }).click()
  await page.getByRole('option', { name: /^End/ }).click()
  await question.getByRole('button', { name: 'Move 2 contacts' }).click()
  await expect(drawer(page).getByText('Nobody is behind this number')).toBeVisible()
  expect((await runOf(id, contacts[1] ?? '')).steps.map(({ node }) => node)).toEqual(['enter', 'pause', 'done'])
})

test('one is taken out with a reason that stands in the history', async ({ page }) => {
  const { address, id, contacts } = await aFlowWith('Ada', 'Bea')
  await openWaiting(page, address, 2)
  await drawer(page)
    .getByRole('checkbox', { name: /Select Bea/ })
    .check()
  await drawer(page).getByRole('button', { name: 'Take out…' }).click()
  const question = asked(page, 'Take out of the flow?')
  await question.getByRole('textbox', { name: /^Why/ }).fill('Asked on the phone')
  await question.getByRole('button', { name: 'Take 1 contact out' }).click()
  await expect(rows(page)).toHaveCount(1)
  const run = await runOf(id, contacts[1] ?? '')
  expect(run).toMatchObject({ status: 'ended', outcome: 'removed' })
  await page.goto(`${own.etape.url}/runs/${run.id}`)
  await expect(page.getByText(/Asked on the phone/)).toBeVisible()
})

test('a run is steered from its own page, and who moved on in the meantime is left alone', async ({ page }) => {
  const { id, contacts } = await aFlowWith('Ada')
  const run = await runOf(id, contacts[0] ?? '')
  await page.goto(`${own.etape.url}/runs/${run.id}`)
  await page.getByRole('button', { name: 'By hand', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Take out…' }).click()
  const question = asked(page, 'Take out of the flow?')
  await expect(question.getByRole('button', { name: 'Take 1 contact out' })).toBeEnabled()
  const visit = run.steps.at(-1)?.visit ?? 0
  const meant = { type: 'runs' as const, runs: [{ id: run.id, visit }] }
  await own.admin.steerRuns({ params: { id }, body: { act: { type: 'skip-wait' }, meant } })
  await expect(async () => expect((await runOf(id, contacts[0] ?? '')).status).toBe('ended')).toPass()
  await expect(page.getByRole('button', { name: 'By hand', exact: true })).toHaveCount(0)
})
