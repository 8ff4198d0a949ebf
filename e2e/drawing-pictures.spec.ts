import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { useDesk } from './desk.ts'

const desk = useDesk()

async function save(page: Page, as: string): Promise<string> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save as' }).hover()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: as }).click()
  return (await download).path()
}

/** Width and height of a PNG, from its head. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)] as const

test('a flow is kept as a drawing and as a picture that is as large, and sharp', async ({ page }) => {
  await desk.draw(page)
  const svg = readFileSync(await save(page, 'Drawing (SVG)'), 'utf8')
  for (const words of ['By hand', 'Set stage to Lead', 'Wait 2 days', 'End as completed']) expect(svg).toContain(words)
  const png = readFileSync(await save(page, 'Picture (PNG)'))
  const [width, height] = sizeOf(png)
  const box = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg)
  expect([width, height]).toEqual([Number(box?.[1]) * 2, Number(box?.[2]) * 2])
})

test('a flow is printed, alone on its page', async ({ page }) => {
  // No printer here: what would go to it is kept.
  await page.addInitScript(() => {
    window.print = () => (window.parent.document.body.dataset['printed'] = document.body.textContent)
  })
  await desk.draw(page)
  // What is typed at once, with nothing waited for, is in the search.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('print')
  await expect(page.getByRole('dialog').getByLabel('Search and commands').first()).toHaveValue('print')
  await page.keyboard.press('Enter')
  await expect(page.locator('body')).toHaveAttribute('data-printed', /Set stage to Lead/)
})

test('a draft is kept under a name and taken up again', async ({ page }) => {
  const canvas = await desk.draw(page)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Name of the save point').fill('Before the cut')
  await drawer.getByRole('button', { name: 'Keep the draft' }).click()
  await expect(drawer.getByText('Before the cut')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await canvas.select(canvas.card('Wait'))
  await page.keyboard.press('Delete')
  await expect(canvas.cards).toHaveCount(3)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  await drawer.getByRole('button', { name: 'Take as draft' }).click()
  await expect(canvas.cards).toHaveCount(4)
  await expect(drawer).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(canvas.cards).toHaveCount(3)
})
