import { expect, test, type Page } from '@playwright/test'
import { drawFlow, tidyFlow } from '@etape/flow'
import { Canvas } from './canvas.ts'
import { useOwnServer } from './own-server.ts'
import { findBarriers } from './page-checks.ts'

const own = useOwnServer()

const greeting = drawFlow()
  .trigger('event', { name: 'Signed up', where: [], when: null }, 'enter')
  .add('wait', { for: { days: 2 } }, 'wait')
  .add('set-stage', { record: 'contact', stage: 'mql', allowBackward: false }, 'stage')
  .add('send-email', { subject: 'Welcome {{ first_name }}', body: 'You chose {{ event.plan | none }}.' }, 'mail')
  .add('end', { as: 'completed' }, 'end')
  .build()

async function aFlow(name: string, document = greeting) {
  const flow = await own.admin.createFlow({ body: { name, document: { ...tidyFlow(document) } } })
  return { id: flow.id, address: `${own.etape.url}/flows/${flow.id}` }
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Tests' })

/** Rehearses with a made-up contact to the end, and keeps that under a name. */
async function keepRehearsal(page: Page, name: string) {
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click()
  const rehearsal = page.getByRole('complementary', { name: 'Rehearsal' })
  await rehearsal.getByText('Made up').click()
  await rehearsal.getByLabel('Property', { exact: true }).fill('plan')
  await rehearsal.getByLabel('Value', { exact: true }).fill('pro')
  await rehearsal.getByRole('button', { name: 'Start the rehearsal' }).click()
  await rehearsal.getByRole('button', { name: 'Step', exact: true }).click()
  await rehearsal.getByRole('button', { name: /^Jump to/ }).click()
  await expect(rehearsal.getByText('It ends here')).toBeVisible()
  await expect(rehearsal.getByText('Welcome Alex')).toBeVisible()
  await rehearsal.getByRole('button', { name: 'Keep as a test…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Keep as a test' })
  await dialog.getByLabel('Name of the test').fill(name)
  await expect(dialog.getByText('Lifecycle stage is Marketing qualified lead (MQL)')).toBeVisible()
  expect(await findBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Keep the test' }).click()
  await expect(dialog).toHaveCount(0)
}

test.beforeEach(({ context }) => own.signIn(context))

test('a rehearsal is kept as a test, breaks with the drawing, and the flow is published all the same and held', async ({
  page,
}) => {
  const { id, address } = await aFlow('Greet')
  await page.goto(address)
  const canvas = new Canvas(page)
  await expect(canvas.palette).toBeVisible()
  await keepRehearsal(page, 'Becomes MQL')

  await page.getByRole('button', { name: /^Tests/ }).click()
  await expect(panel(page).getByRole('img', { name: 'Passed' })).toBeVisible()
  expect(await findBarriers(page)).toEqual([])

  // Broken, mended by undo, and broken again.
  await canvas.select(canvas.card('Set stage'))
  await canvas.choose('Stage', 'Sales qualified lead (SQL)')
  const broken = panel(page).getByRole('button', { name: /^Lifecycle stage: expected .*MQL.*, got .*SQL/ })
  await expect(broken).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(panel(page).getByRole('img', { name: 'Passed' })).toBeVisible()
  await page.getByRole('button', { name: 'Redo' }).click()
  await canvas.select(canvas.card('Wait'))
  await broken.click()
  await expect(canvas.inspector.getByRole('heading', { name: 'Set stage' })).toBeVisible()

  // Publishing shows what broke, and asks.
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Publish/ })
  await expect(dialog.getByText(/^Lifecycle stage: expected/)).toBeVisible()
  const publish = dialog.getByRole('button', { name: 'Publish', exact: true })
  await expect(publish).toBeDisabled()
  await dialog.getByLabel('Publish all the same').check()
  await dialog.getByLabel('Hold the first messages for a look').check()
  expect(await findBarriers(page)).toEqual([])
  await publish.click()
  await expect(page.getByText('Live v1', { exact: true })).toBeVisible()
  expect((await own.admin.listVersions({ params: { id } })).rows).toMatchObject([{ failedTests: ['Becomes MQL'] }])
  await expect(page.getByRole('button', { name: 'Holding' })).toBeVisible()
})

test('first messages are held, looked at, taken back and released', async ({ page }) => {
  const document = drawFlow()
    .trigger('by-hand', {}, 'enter')
    .add('send-email', { subject: 'Welcome {{ first_name }}', body: 'Good to have you.' }, 'mail')
    .add('end', { as: 'completed' }, 'end')
    .build()
  const { id, address } = await aFlow('Hello', document)
  const params = { id }
  await own.admin.publishFlow({ params, body: { revision: 1, hold: { type: 'contacts', contacts: 10 } } })
  const contacts: string[] = []
  for (const name of ['Ann', 'Bo', 'Cyr']) {
    const fields = { first_name: name, email: `${name.toLowerCase()}@acme.example` }
    contacts.push((await own.admin.createContact({ body: { fields } })).id)
  }
  await own.admin.enrol({ params, body: { type: 'contacts', contacts } })

  await page.goto(own.etape.url)
  await page.getByRole('link', { name: 'Hello: 3 first messages wait for a look' }).click()
  const held = page.getByRole('dialog', { name: 'First messages of Hello' })
  await expect(held.getByRole('listitem')).toHaveCount(3)
  await expect(held.getByText('Welcome Ann')).toBeVisible()
  expect(await findBarriers(page)).toEqual([])
  const cardOf = (name: string) => held.getByRole('listitem').filter({ hasText: `Welcome ${name}` })
  await cardOf('Ann').getByRole('button', { name: 'Take back' }).click()
  await expect(held.getByRole('listitem')).toHaveCount(2)
  await cardOf('Bo').getByRole('button', { name: 'Release' }).click()
  await expect(held.getByRole('listitem')).toHaveCount(1)
  await held.getByRole('button', { name: 'Release all and hold no more' }).click()
  await expect(held.getByText('The flow sends its messages as they come.')).toBeVisible()
  await expect
    .poll(async () => {
      const { rows } = await own.admin.listDeliveries({ query: { flow: id } })
      return rows.map(({ title, status }) => `${title} ${status}`).sort()
    })
    .toEqual(['Welcome Ann skipped', 'Welcome Bo kept', 'Welcome Cyr kept'])
  await page.goto(address)
  await expect(page.getByRole('button', { name: /held|Holding/ })).toHaveCount(0)
})
