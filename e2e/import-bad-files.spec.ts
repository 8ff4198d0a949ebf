import { expect, test, type Page } from '@playwright/test'
import { checkRows, mapColumn, runImport, upload } from './import-wizard.ts'
import { useOwnServer } from './own-server.ts'

const own = useOwnServer()

test.beforeEach(async ({ page, context }) => {
  await own.signIn(context)
  await page.goto(`${own.etape.url}/imports/new`)
})

/** How many rows came out how, by the words below the figures. */
async function expectCounts(page: Page, counts: Readonly<Record<string, number>>) {
  for (const [label, count] of Object.entries(counts)) {
    await expect(page.getByText(label, { exact: true }).locator('..')).toHaveText(`${count}${label}`)
  }
}

async function expectContact(page: Page, email: string, name: string) {
  await page.goto(`${own.etape.url}/contacts?q=${encodeURIComponent(email)}`)
  await expect(page.getByRole('table', { name: 'Contacts' }).getByRole('link', { name })).toBeVisible()
}

test('semicolons and Windows letters are read as they were meant', async ({ page }) => {
  const text =
    'E-mail;First name;City\r\nasa@ostersund.example;Åsa;Östersund\r\nrene@caen.example;René;"Caen; Calvados"\r\n'
  await upload(page, { name: 'windows.csv', content: Buffer.from(text, 'latin1') })
  await checkRows(page)
  await expect(page.getByRole('cell', { name: 'Caen; Calvados' })).toBeVisible()
  await runImport(page)
  await expectCounts(page, { new: 2, 'not read': 0 })
  await expectContact(page, 'asa@ostersund.example', 'Åsa')
})

test('a byte-order mark is no part of the first heading', async ({ page }) => {
  await upload(page, { name: 'mark.csv', content: '\uFEFFE-mail,First name\nbom@mark.example,Mark\n' })
  await expect(page.getByRole('combobox', { name: 'What E-mail becomes', exact: true })).toHaveValue('E-mail')
  await checkRows(page)
  await runImport(page)
  await expectCounts(page, { new: 1, 'not read': 0 })
})

test('fields that could not be read are said, and are there after another try', async ({ page }) => {
  await page.route('**/api/fields', (route) => route.abort())
  await upload(page, { name: 'one.csv', content: 'E-mail\none@field.example\n' })
  await expect(page.getByRole('alert')).toContainText('The fields could not be read')
  await page.unroute('**/api/fields')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('combobox', { name: 'What E-mail becomes', exact: true })).toHaveValue('E-mail')
})

test('two columns with one heading are told apart, and one without gets a name', async ({ page }) => {
  await upload(page, { name: 'twice.csv', content: 'E-mail,Phone,Phone,\ntwo@phones.example,1,2,x\n' })
  await expect(page.getByText('Two columns are called “Phone”; this one is called “Phone (2)”.')).toBeVisible()
  await expect(page.getByText('Column 4 has no name and is called “Column 4”.')).toBeVisible()
  await mapColumn(page, 'Phone (2)', 'Leave out')
  await checkRows(page)
  await runImport(page)
  await expectCounts(page, { new: 1, 'not read': 0 })
})

test('rows that cannot be read are named by number and reason, and the others go in', async ({ page }) => {
  const lines = [
    'E-mail,First name,Score',
    'good@one.example,One,1',
    'bad@quote.example,"Open,2',
    'not an address,Two,3',
    'bad@score.example,Three,lots',
    'short@row.example',
    'good@two.example,"Two, the ""second""",4',
  ]
  await upload(page, { name: 'faulty.csv', content: `${lines.join('\n')}\n` })
  await mapColumn(page, 'Score', 'Score')
  await checkRows(page)
  await runImport(page)
  await expectCounts(page, { rows: 6, new: 2, 'not read': 4 })
  const table = page.getByRole('table', { name: 'Rows that did not go in' })
  const reasons: readonly [row: string, reason: RegExp][] = [
    ['3', /A quotation mark is opened and not closed properly\./],
    ['4', /E-mail.*e-mail address/],
    ['5', /Score.*number/],
    ['6', /The row has 1 cells?, the header 3\./],
  ]
  for (const [row, reason] of reasons) {
    const line = table.getByRole('row').filter({ has: page.getByRole('cell', { name: row, exact: true }) })
    await expect(line).toContainText(reason)
  }
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  expect(await textOf(await (await download).createReadStream())).toContain('\n3,,A quotation mark is opened')
  await expectContact(page, 'good@two.example', 'Two, the "second"')
})

test('a file without rows, without a heading or without text is refused in words', async ({ page }) => {
  const refused: readonly [name: string, content: string | Buffer, words: string][] = [
    ['headings.csv', 'E-mail,First name\n', 'The file is empty.'],
    ['empty.csv', '', 'The file has no header row.'],
    [
      'picture.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1]),
      'The file is not a CSV text file.',
    ],
  ]
  for (const [name, content, words] of refused) {
    await upload(page, { name, content })
    await expect(page.getByText(words)).toBeVisible()
    await page.reload()
  }
  await page.goto(`${own.etape.url}/imports`)
  await expect(page.getByText('headings.csv')).toHaveCount(0)
})

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
