import { expect, type Page } from '@playwright/test'

/** A file as the browser sends it. */
export interface CsvFile {
  name: string
  content: string | Buffer
}

/** Chooses a file in the wizard and goes on to its columns. */
export async function upload(page: Page, { name, content }: CsvFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'CSV file' }).click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Upload' }).click()
}

/** Says what a column becomes. */
export async function mapColumn(page: Page, column: string, target: string): Promise<void> {
  const list = page.getByRole('combobox', { name: `What ${column} becomes`, exact: true })
  await list.fill(target)
  await page.getByRole('option', { name: target, exact: true }).click()
  await expect(list).toHaveValue(target)
}

/** From the columns to how rows are treated, with the first of them. */
export async function checkRows(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('First rows, as they will be')).toBeVisible()
}

/** Starts the import and waits until it is done. */
export async function runImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Import [\d,]+ rows?$/ }).click()
  await expect(page.getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 })
}
