import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { drawFlow, type FlowDocument } from '@etape/flow'
import type { Canvas } from './canvas.ts'
import { useDesk } from './desk.ts'
import { findBarriers } from './page-checks.ts'

const desk = useDesk()

const one = (type: Parameters<ReturnType<typeof drawFlow>['add']>[0], config: Record<string, unknown>): FlowDocument =>
  drawFlow().trigger('by-hand', {}, 'enter').add(type, config, 'step').unfinished()

/** Selects the step there is besides the trigger. */
async function select(canvas: Canvas, kind: string) {
  const card = canvas.card(kind)
  await canvas.select(card)
  return card
}

test('a length of time has its units, and a share of contacts its bar', async ({ page }) => {
  const canvas = await desk.draw(page, one('wait', { for: { days: 2 } }))
  const wait = await select(canvas, 'Wait')
  await canvas.inspector.getByLabel(/: days$/).fill('3')
  await canvas.inspector.getByRole('button', { name: 'And hours' }).click()
  await canvas.inspector.getByLabel(/: hours$/).fill('4')
  await expect(wait).toContainText('Wait 3 days and 4 hours')
  await canvas.add('Random split')
  const [first, second] = [canvas.inspector.getByLabel('Share of A'), canvas.inspector.getByLabel('Share of B')]
  await first.fill('70')
  await second.fill('30')
  await expect(canvas.card('Random split')).toContainText('70')
  await canvas.inspector.getByRole('button', { name: 'Share evenly' }).click()
  await expect(canvas.card('Random split')).toContainText('50')
  expect(await findBarriers(page)).toEqual([])
})

test('stages and statuses are picked with their colours, people and teams by name', async ({ page }) => {
  const { admin } = desk
  await admin.saveTeam({ params: { id: 'nordics' }, body: { name: 'Nordics' } })
  const canvas = await desk.draw(page, one('set-stage', { record: 'contact' }))
  const stage = await select(canvas, 'Set stage')
  await canvas.inspector.getByRole('combobox', { name: 'Stage' }).click()
  const option = page.getByRole('option', { name: 'Customer' })
  expect(await option.locator('[style*="--dot"]').count()).toBeGreaterThan(0)
  await option.click()
  await expect(stage).toContainText('Set stage to Customer')
  const status = await canvas.add('Set lead status')
  await canvas.choose('Lead status', 'Connected')
  await expect(status).toContainText('Connected')
  const notify = await canvas.add('Notify')
  await canvas.choose('Whom to notify', 'A whole team')
  await canvas.choose('Team', 'Nordics')
  await canvas.inspector.getByRole('textbox', { name: 'Title' }).fill('Look')
  await expect(notify).toContainText('Notify the team Nordics')
})

test('a date has an offset, and a time its business hours', async ({ page }) => {
  const onTheDay = { field: 'contact.last_seen_at', offset: { type: 'on' }, at: null, yearly: false }
  const config = { ...onTheDay, zone: 'contact', passed: 'go-on' }
  const canvas = await desk.draw(page, one('wait-until-date', config))
  const date = await select(canvas, 'Wait until a date')
  await canvas.inspector.getByText('Before it', { exact: true }).click()
  await canvas.inspector.getByLabel('How long before: days').fill('3')
  await expect(date).toContainText('3 days before Last seen')
  const time = await canvas.add('Wait until a time')
  await canvas.choose('Wait until', 'Business hours')
  await expect(time).toContainText('Wait until business hours')
})

test('a personal text takes fields from a list and is shown as a contact gets it', async ({ page }) => {
  await desk.admin.createContact({ body: { fields: { email: 'maja@acme.example', first_name: 'Maja' } } })
  const canvas = await desk.draw(page, one('send-email', { subject: 'Hello ', body: 'Good day' }))
  const mail = await select(canvas, 'Send e-mail')
  await canvas.inspector.getByRole('textbox', { name: 'Subject' }).press('End')
  await canvas.inspector.getByRole('button', { name: 'Insert a field' }).first().click()
  await page.getByRole('textbox', { name: 'Where it is empty, write' }).fill('there')
  await page.getByLabel('Search for a field').fill('first')
  expect(await findBarriers(page)).toEqual([])
  await page.getByRole('option', { name: 'First name' }).click()
  await expect(canvas.inspector.getByRole('textbox', { name: 'Subject' })).toHaveValue('Hello {{ first_name | there }}')
  await expect(mail).toContainText('Send “Hello [First name]”')
  const shown = canvas.inspector.getByRole('region', { name: 'As a contact gets it' })
  await shown.getByRole('combobox', { name: 'Show it for' }).fill('maja')
  await page.getByRole('option', { name: /maja@acme/ }).click()
  await expect(shown.getByText('Hello Maja')).toBeVisible()
  await expect(shown.getByRole('definition').first()).toHaveText('maja@acme.example')
  await canvas.inspector.getByRole('textbox', { name: 'Text' }).fill('From {{ country }}')
  await expect(shown).toContainText('Empty for this contact: Country.')
  expect(await findBarriers(page)).toEqual([])
})

test('a webhook is called once as a test, and its answer shown', async ({ page }) => {
  const heard: string[] = []
  const receiver = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end('{"person":{"country":"Chad"}}')
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  try {
    await desk.admin.saveSending({ body: { allowedHosts: ['127.0.0.1'] } })
    await desk.admin.createContact({ body: { fields: { email: 'ines@acme.example' } } })
    const call = { url: `http://127.0.0.1:${port}/?for={{ email }}`, method: 'GET' }
    const canvas = await desk.draw(page, one('call-webhook', call))
    await select(canvas, 'Call webhook')
    await canvas.inspector.getByRole('button', { name: 'Add a value' }).click()
    await canvas.inspector.getByLabel('Value at').fill('person.country')
    await canvas.inspector.getByRole('combobox', { name: 'Show it for' }).fill('ines')
    await page.getByRole('option', { name: /ines@acme/ }).click()
    await canvas.inspector.getByRole('button', { name: 'Make a test call' }).click()
    const answer = canvas.inspector.getByRole('status').filter({ hasText: 'Answered 200' })
    await expect(answer).toContainText('person.country')
    await expect(answer.getByRole('definition')).toHaveText('Chad')
    expect(heard).toEqual(['/?for=ines%40acme.example'])
  } finally {
    receiver.close()
  }
})
