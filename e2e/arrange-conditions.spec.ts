import { expect, test, type Page } from '@playwright/test'
import { middleOf } from './canvas.ts'
import { useOwnServer } from './own-server.ts'

const own = useOwnServer()

const line = (value: string) => ({ fact: 'contact.city', operator: 'equal', value })

/** A segment of *a* and a group of *b* or *c*, opened. */
async function openSegment(page: Page, name: string): Promise<void> {
  const condition = { all: [line('a'), { any: [line('b'), line('c')] }] }
  const { id } = await own.admin.createSegment({ body: { name, kind: 'dynamic', condition } })
  await page.goto(`${own.etape.url}/segments/${id}`)
  await expect(handle(page, '1')).toBeVisible()
}

const handle = (page: Page, place: string) =>
  page.getByRole('button', { name: `Move condition ${place}:`, exact: false })
const sentence = (page: Page) => page.getByRole('status').filter({ hasText: /match/ })

test.beforeEach(({ context }) => own.signIn(context))

test('a line is moved into a group and out of it with the arrow keys, and keeps the keyboard', async ({ page }) => {
  await openSegment(page, 'By keyboard')
  await handle(page, '1').focus()
  await page.keyboard.press('ArrowDown')
  await expect(handle(page, '1.1')).toBeFocused()
  await expect(page.getByRole('group', { name: 'Any of these' }).getByLabel('Value', { exact: true })).toHaveCount(3)
  await page.keyboard.press('ArrowLeft')
  await expect(handle(page, '2')).toBeFocused()
  await expect(page.getByRole('group', { name: 'Any of these' }).getByLabel('Value', { exact: true })).toHaveCount(2)
  await expect(sentence(page)).toBeVisible()
})

test('a line is dragged from one group into another', async ({ page }) => {
  await openSegment(page, 'By pointer')
  await expect(sentence(page)).toBeVisible()
  const from = await middleOf(handle(page, '2.2'))
  const to = await middleOf(handle(page, '1'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x + 80, to.y, { steps: 6 })
  await page.mouse.move(to.x + 80, to.y - 18, { steps: 3 })
  await page.mouse.up()
  const values = page.getByLabel('Value', { exact: true })
  await expect(values.first()).toHaveValue('c')
  await expect(page.getByRole('group', { name: 'Any of these' }).getByLabel('Value', { exact: true })).toHaveCount(1)
})
