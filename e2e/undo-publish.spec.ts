import { expect, test } from '@playwright/test'
import { drawFlow, tidyFlow } from '@etape/flow'
import { Canvas } from './canvas.ts'
import { useOwnServer } from './own-server.ts'

const own = useOwnServer()

const patience = drawFlow()
  .trigger('by-hand', {}, 'enter')
  .add('wait', { for: { days: 10 } }, 'pause')
  .add('end', { as: 'completed' }, 'done')
  .build()

const otherWait = drawFlow()
  .trigger('by-hand', {}, 'enter')
  .add('wait', { for: { days: 30 } }, 'rest')
  .add('end', { as: 'completed' }, 'done')
  .build()

/** A live flow in which somebody waits. */
async function aFlowWithAda() {
  const { admin } = own
  const { id } = await admin.createFlow({ body: { name: 'Patience', document: { ...tidyFlow(patience) } } })
  await admin.publishFlow({ params: { id }, body: { revision: 1 } })
  const ada = await admin.createContact({ body: { fields: { first_name: 'Ada' } } })
  await admin.enrol({ params: { id }, body: { type: 'contacts', contacts: [ada.id] } })
  await expect(async () => expect((await admin.readFlow({ params: { id } })).counts.waiting).toBe(1)).toPass()
  return { id, address: `${own.etape.url}/flows/${id}` }
}

/** Her run: on which version, at which step, and until when. */
async function whereIsAda(flow: string) {
  const { rows } = await own.admin.listRuns({ query: { flow } })
  const { version, node, wakeAt } = await own.admin.readRun({ params: { id: rows[0]?.id ?? '' } })
  return { version, at: node.id, wakeAt }
}

test('a publish that moved people is undone: they wait where they did, as long, and the draft stays', async ({
  page,
  context,
}) => {
  await own.signIn(context)
  const { id, address } = await aFlowWithAda()
  const before = await whereIsAda(id)
  // In the draft another step stands where she waits.
  const { revision } = await own.admin.readDraft({ params: { id } })
  await own.admin.saveDraft({ params: { id }, body: { document: { ...tidyFlow(otherWait) }, revision } })
  await page.goto(address)
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Publish/ })
  await dialog.getByRole('combobox', { name: /^What becomes of those at/ }).click()
  // What is chosen counts at once, while it is still being worked out what it comes to.
  const { promise: published, resolve: isPublished } = Promise.withResolvers<void>()
  await page.route('**/migration', async (route) => {
    await published
    await route.continue()
  })
  await page.getByRole('option', { name: 'Move to: Wait 30 days' }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Version 2 is live. 1 contact moved.')).toBeVisible()
  isPublished()
  expect(await whereIsAda(id)).toMatchObject({ version: 2, at: 'rest' })

  const wait = new Canvas(page).card('Wait')
  await page.route('**/publish', async (route) => {
    // Meanwhile the drawing of version 1 is the draft, and comes in.
    await expect(wait).toContainText('10 days')
    await route.continue()
  })
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Undone: version 1 is live again, as version 3.')).toBeVisible()
  expect(await whereIsAda(id)).toEqual({ ...before, version: 3 })
  await expect(page.getByText(/^Draft · \d changes$/)).toBeVisible()
  await expect(wait).toContainText('30 days')
})
