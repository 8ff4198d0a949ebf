import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { useDesk } from './desk.ts'
import { findBarriers } from './page-checks.ts'

// With the demo: counts, activity and runs under way.
const desk = useDesk({})

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function act(page: Page, flow: string, item: string) {
  await page.getByRole('button', { name: `More for ${flow}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('flows are listed with state, counts, activity and last change, searched and filtered', async ({ page }) => {
  await page.goto(`${desk.etape.url}/flows`)
  const journey = row(page, 'B2B buyer journey')
  await expect(journey).toContainText('Live v2')
  await expect(journey.getByRole('img', { name: /contacts came in/ })).toBeVisible()
  await expect(journey).toContainText(/by /)
  await page.getByLabel('Search flows').fill('deals')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel('Search flows').fill('zeppelin')
  await expect(page.getByText('No flow matches')).toBeVisible()
  await page.getByLabel('Search flows').fill('')
  await page.getByText('Draft', { exact: true }).first().click()
  await expect(page).toHaveURL(/status=draft/)
  await expect(journey).toHaveCount(0)
})

test('a flow is named, filed and given an owner; folder and tag narrow the list', async ({ page }) => {
  await page.goto(`${desk.etape.url}/flows`)
  await act(page, 'Evangelist programme', 'Name, folder and tags…')
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: 'Folder' })
    .or(dialog.getByRole('combobox', { name: 'Folder' }))
    .fill('After the sale')
  await dialog
    .getByRole('combobox', { name: 'Tags' })
    .or(dialog.getByRole('textbox', { name: 'Tags' }))
    .fill('loyal')
  await page.keyboard.press('Enter')
  expect(await findBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row(page, 'Evangelist programme')).toContainText('After the sale')
  await page.getByRole('combobox', { name: 'Folder' }).click()
  await page.getByRole('option', { name: 'After the sale' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('a flow is duplicated, put away and got back out of sight', async ({ page }) => {
  await page.goto(`${desk.etape.url}/flows`)
  await act(page, 'Re-engage the silent', 'Duplicate')
  await page.goto(`${desk.etape.url}/flows`)
  const copy = page.getByRole('link', { name: /Re-engage the silent .*copy/i })
  const [name = ''] = (await copy.first().innerText()).split('\n')
  await act(page, name, 'Archive')
  const question = page.getByRole('dialog')
  expect(await findBarriers(page)).toEqual([])
  await question.getByRole('button', { name: 'Archive' }).click()
  await expect(row(page, name)).toHaveCount(0)
  await page.getByText('Archived', { exact: true }).first().click()
  await expect(row(page, name)).toBeVisible()
})

test('a flow leaves as a file and comes back as another; a file that is none is refused', async ({ page }, about) => {
  await page.goto(`${desk.etape.url}/flows`)
  const download = page.waitForEvent('download')
  await act(page, 'Won → Customer', 'Export')
  const saved = await (await download).path()
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toBeTruthy()

  const take = async (file: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import' }).click()
    await (await chooser).setFiles(file)
  }
  const wrong = about.outputPath('shopping.json')
  writeFileSync(wrong, 'milk, eggs')
  await take(wrong)
  await expect(page.getByText('shopping.json is not a flow exported from Etape.')).toBeVisible()
  const right = about.outputPath('won.json')
  writeFileSync(right, readFileSync(saved))
  await take(right)
  const dialog = page.getByRole('dialog', { name: 'Import flows' })
  await expect(dialog).toContainText('Won → Customer')
  expect(await findBarriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Import 1 flow' }).click()
  await expect(page.getByRole('navigation', { name: 'Steps to add' })).toBeVisible()
  await expect(page.locator('.react-flow__node')).not.toHaveCount(0)
})

test('a new flow starts from nothing or from a template with its picture', async ({ page }) => {
  await page.goto(`${desk.etape.url}/flows`)
  await page.getByRole('button', { name: 'New flow' }).click()
  const dialog = page.getByRole('dialog', { name: 'New flow' })
  const template = dialog.getByRole('radio', { name: 'Deals automation' })
  await expect(template.locator('svg')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Create the flow' })).toBeInViewport()
  expect(await findBarriers(page)).toEqual([])
  await template.click()
  await dialog.getByRole('button', { name: 'Create the flow' }).click()
  await expect(page.locator('.react-flow__node')).toHaveCount(6)

  await page.goto(`${desk.etape.url}/flows?new=1`)
  await dialog.getByLabel('Name').fill('From scratch')
  await dialog.getByRole('button', { name: 'Create the flow' }).click()
  await expect(page.getByRole('heading', { name: 'Begin with a trigger' })).toBeVisible()

  await page.goto(`${desk.etape.url}/templates`)
  const cards = page.getByRole('article')
  await expect(cards.first()).toBeVisible()
  await expect(cards.getByRole('img', { name: /^Picture of/ })).toHaveCount(await cards.count())
  await page.getByRole('button', { name: 'Use this template: Won → Customer' }).click()
  await expect(page.locator('.react-flow__node')).not.toHaveCount(0)
})

test('edges on the canvas show where most go, and a number leads to its contacts', async ({ page }) => {
  const { rows } = await desk.admin.listFlows({ query: { q: 'B2B buyer' } })
  await page.goto(`${desk.etape.url}/flows/${rows[0]?.id}`)
  await page.getByRole('button', { name: /Since the beginning/ }).click()
  await page.getByRole('checkbox', { name: 'Show where most go' }).check()
  await expect(page.locator('[data-heated]').first()).toBeAttached()
  const widths = await page
    .locator('.react-flow__edge path[data-heated]')
    .evaluateAll((paths) => paths.map((path) => parseFloat(getComputedStyle(path).strokeWidth)))
  expect(Math.max(...widths)).toBeGreaterThan(2 * Math.min(...widths))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Fit', exact: true }).click()
  await page
    .getByRole('button', { name: /waiting$/ })
    .first()
    .click()
  await expect(page).toHaveURL(/behind=waiting/)
})

test('a publish is taken back with one click', async ({ page }) => {
  await desk.draw(page)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Live v1', { exact: true })).toBeVisible()
  await page.getByRole('alert').or(page.getByRole('status')).getByRole('button', { name: 'Undo' }).first().click()
  // The first version has none before it to go back to: nobody goes in any more.
  await expect(page.getByText('Paused v1', { exact: true })).toBeVisible()
})
