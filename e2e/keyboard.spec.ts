import { expect, test, type Locator, type Page } from '@playwright/test'
import { emptyDrawing, openEditor, useDesk } from './desk.ts'
import { findBarriers } from './page-checks.ts'

const desk = useDesk()

/** Somebody who has no mouse. */
class Typist {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** A slash on the canvas, and the kind that comes next. */
  async add(kind: string): Promise<void> {
    await this.press('/')
    await expect(this.page.getByLabel('Search for a step')).toBeFocused()
    await this.page.keyboard.type(kind)
    await this.press('Enter')
    const card = this.page.locator('.react-flow__node.selected').filter({ hasText: kind })
    await expect(card).toBeFocused()
  }

  /** Goes on with Tab until this has the keyboard. */
  async tabTo(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await expect(wanted).toBeVisible()
    const hasKeyboard = () => wanted.evaluate((element) => element === document.activeElement)
    for (let tabs = 0; tabs < 120 && !(await hasKeyboard()); tabs += 1) await this.press(key)
    await expect(wanted).toBeFocused()
  }

  /** Goes down a list that is open until this is the one Enter takes. */
  async goDownTo(option: Locator): Promise<void> {
    await expect(option).toBeVisible()
    const isMarked = async () => (await option.getAttribute('data-combobox-selected')) !== null
    for (let downs = 0; downs < 40 && !(await isMarked()); downs += 1) await this.press('ArrowDown')
    await this.press('Enter')
  }

  /** Types into a list that has the keyboard, and takes what it finds. */
  async pick(...found: readonly string[]): Promise<void> {
    for (const name of found) {
      await this.page.keyboard.type(name)
      await expect(this.page.getByRole('option', { name, exact: true })).toBeVisible()
      await this.press('ArrowDown', 'Enter')
    }
  }
}

test('the deals automation is drawn and published from nothing, without a mouse', async ({ page }) => {
  const { admin } = desk
  await admin.saveTeam({ params: { id: 'sales' }, body: { name: 'Sales' } })
  await admin.createField({
    body: { object: 'contact', key: 'industry', type: 'text', label: { en: 'Industry', fr: 'Secteur', sv: 'Bransch' } },
  })
  const { address } = await desk.aFlow(emptyDrawing)
  const canvas = await openEditor(page, address)
  const typist = new Typist(page)
  const field = (name: string, role: 'combobox' | 'textbox' = 'combobox') =>
    canvas.inspector.getByRole(role, { name, exact: true })

  await typist.add('Meeting booked')

  await typist.add('Set stage')
  await typist.press('Enter')
  await typist.tabTo(field('Stage'))
  await typist.pick('Sales qualified lead (SQL)')
  await typist.press('Escape')

  await typist.add('Notify')
  await typist.press('Enter')
  await expect(field('Whom to notify')).toBeFocused()
  await typist.press('Enter')
  await typist.goDownTo(page.getByRole('option', { name: 'A whole team' }))
  await typist.tabTo(field('Team'))
  await typist.pick('Sales')
  await typist.tabTo(field('Title', 'textbox'))
  await page.keyboard.type('A meeting is booked')
  await typist.press('Escape')

  await typist.add('Create or update company')
  await typist.press('Enter')
  await typist.tabTo(field('Copy from the contact'))
  await typist.pick('Industry', 'Country')
  await typist.press('Escape', 'Escape')

  await typist.add('Create deal')
  await typist.press('Enter')
  await typist.tabTo(field('Pipeline stage'))
  await typist.pick('Demo scheduled')
  await typist.press('Escape')
  await typist.add('End')

  await expect(canvas.card('Set stage')).toContainText('Set stage to Sales qualified lead (SQL)')
  await expect(canvas.card('Notify')).toContainText('Notify the team Sales')
  await expect(canvas.card('Create or update company')).toContainText('Copy Industry and Country to the company')
  await expect(canvas.card('Create deal')).toContainText('Create a deal at Demo scheduled')
  await expect(canvas.edges).toHaveCount(5)
  await expect(page.getByText('Nothing stands in the way of publishing')).toBeVisible()

  await typist.tabTo(page.getByRole('button', { name: 'Publish…' }), 'Shift+Tab')
  await typist.press('Enter')
  const publish = page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true })
  await typist.tabTo(publish)
  expect(await findBarriers(page)).toEqual([])
  await typist.press('Enter')
  await expect(page.getByText('Live v1', { exact: true })).toBeVisible()
})
