import { expect, test, type Browser, type Page } from '@playwright/test'
import { drawFlow, tidyFlow, type FlowDocument } from '@etape/flow'
import { Canvas } from './canvas.ts'
import { useOwnServer } from './own-server.ts'
import { findBarriers } from './page-checks.ts'

const own = useOwnServer()

const drawing = drawFlow()
  .trigger('by-hand', {}, 'enter')
  .add('wait', { for: { days: 2 } }, 'wait')
  .add('add-note', { text: 'Hello' }, 'note')
  .add('end', { as: 'completed' }, 'done')
  .build()

let met = 0

/** Two people with the same flow open, each in a browser of their own. */
async function twoPeople(browser: Browser) {
  met += 1
  const flow = await own.admin.createFlow({ body: { name: `Shared ${met}`, document: { ...tidyFlow(drawing) } } })
  const email = `bo${met}@etape.example`
  const { signInLink } = await own.admin.inviteUser({ body: { name: `Bo Berg ${met}`, email, role: 'marketer' } })
  const open = async (invitation?: string): Promise<Page> => {
    const context = await browser.newContext()
    await own.signIn(context, invitation)
    const page = await context.newPage()
    await page.goto(`${own.etape.url}/flows/${flow.id}`)
    await expect(new Canvas(page).palette).toBeVisible()
    return page
  }
  const [first, second] = [await open(), await open(signInLink)]
  const close = async () => {
    for (const page of [first, second]) await page.context().close()
  }
  return { flow: flow.id, first, second, bo: `Bo Berg ${met}`, close }
}

const nameStep = async (page: Page, kind: string, name: string): Promise<void> => {
  const canvas = new Canvas(page)
  await canvas.select(canvas.card(kind))
  await canvas.inspector.getByRole('textbox', { name: 'Name on the canvas' }).fill(name)
}

const draftOf = async (id: string) =>
  (await own.admin.readDraft({ params: { id } })).document as unknown as FlowDocument
const nameIn = (document: FlowDocument, id: string) => document.nodes.find((node) => node.id === id)?.name

test('two people see each other, and at which step, until one leaves', async ({ browser }) => {
  const { first, second, bo, close } = await twoPeople(browser)
  const others = first.getByRole('list', { name: 'Also here' })
  await expect(others.getByRole('button', { name: `${bo} is here` })).toBeVisible()
  await expect(second.getByRole('list', { name: 'Also here' }).getByRole('button')).toHaveCount(1)
  const canvas = new Canvas(second)
  await canvas.select(canvas.card('Wait'))
  await expect(new Canvas(first).card('Wait').getByText(bo)).toBeVisible()
  expect(await findBarriers(first)).toEqual([])
  await second.close()
  await expect(others).toHaveCount(0)
  await close()
})

test('changes in different places come together by themselves, and undo takes back only one’s own', async ({
  browser,
}) => {
  const { flow, first, second, bo, close } = await twoPeople(browser)
  await second.route('**/draft', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()))
  await nameStep(first, 'Wait', 'First was here')
  await new Canvas(first).saved()
  await nameStep(second, 'Add note', 'Second was here')
  await expect(second.getByText(/changed this flow too; both are in it now/)).toBeVisible()
  await expect(new Canvas(second).card('Wait').getByText('First was here')).toBeVisible()
  await expect(new Canvas(first).card('Add note').getByText('Second was here')).toBeVisible()
  await expect(first.getByText(`${bo} changed this flow; you see it as it is now.`)).toBeVisible()
  await new Canvas(first).pane.click({ position: { x: 20, y: 200 } })
  await first.keyboard.press('Control+z')
  await expect(new Canvas(first).card('Wait').getByText('First was here')).toHaveCount(0)
  await expect(async () => {
    const document = await draftOf(flow)
    expect([nameIn(document, 'wait'), nameIn(document, 'note')]).toEqual(['', 'Second was here'])
  }).toPass()
  await close()
})

test('where both changed the same, each difference is chosen', async ({ browser }) => {
  const { flow, first, second, close } = await twoPeople(browser)
  await second.route('**/draft', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()))
  await nameStep(first, 'Wait', 'Theirs')
  await new Canvas(first).saved()
  await nameStep(second, 'Wait', 'Ours')
  const dialog = second.getByRole('dialog', { name: 'You both changed the same' })
  await expect(dialog.getByText('1 difference')).toBeVisible()
  await expect(dialog.getByRole('radio', { name: 'Mine: Ours' })).toBeChecked()
  expect(await findBarriers(second)).toEqual([])
  await dialog.getByRole('radio', { name: /: Theirs$/ }).click()
  await dialog.getByRole('button', { name: 'Go on with this' }).click()
  await expect(dialog).toBeHidden()
  await expect(new Canvas(second).card('Wait').getByText('Theirs')).toBeVisible()
  await new Canvas(second).saved()
  expect(nameIn(await draftOf(flow), 'wait')).toBe('Theirs')
  await close()
})
