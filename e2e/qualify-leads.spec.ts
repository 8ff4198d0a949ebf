import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { countLeads, type LeadFigures, lookAlikeLeads } from '../apps/server/test/look-alike.ts'
import { Canvas } from './canvas.ts'
import { addGroup, addLine } from './condition-builder.ts'
import { drawQualifyingFlow } from './draw-qualifying-flow.ts'
import { checkRows, mapColumn, runImport, upload } from './import-wizard.ts'
import { startEtape } from './server.ts'

interface Leads {
  title: string
  csv: string
  figures: LeadFigures
}

const realFile = join(dirname(fileURLToPath(import.meta.url)), '../../shared/data/x-education-leads.csv')

/** Counted by hand elsewhere, so that not even our own counting is believed. */
const realFigures: LeadFigures = {
  contacts: 9240,
  qualified: 2697,
  won: 2086,
  stages: { lead: 6543, mql: 611, customer: 2086 },
  statuses: { new: 6543, open: 2086, attempted: 302, inProgress: 140, unqualified: 131, connected: 38 },
}

function files(): Leads[] {
  const csv = lookAlikeLeads(600)
  const lookAlike = { title: '600 leads like real ones', csv, figures: countLeads(csv) }
  if (!existsSync(realFile)) return [lookAlike]
  return [lookAlike, { title: '9,240 real leads', csv: readFileSync(realFile, 'utf8'), figures: realFigures }]
}

const inFull = (count: number): string => count.toLocaleString('en-GB')
const people = (count: number): string => `${inFull(count)} ${count === 1 ? 'contact' : 'contacts'}`

for (const leads of files()) {
  test(`${leads.title} are imported, qualified by a flow drawn by hand, and each one shows why`, async ({ page }) => {
    test.setTimeout(300_000)
    const etape = await startEtape({ args: ['--empty'] })
    try {
      await page.goto(etape.signInLink)
      await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
      await test.step('import the file', () => importLeads(page, etape.url, leads))
      await test.step('build the segment', () => buildSegment(page, etape.url, leads))
      const flow = await test.step('draw the flow and publish it', () => drawAndPublish(page, etape.url, leads))
      await test.step('read the counts', () => readCounts(page, etape.url, leads))
      await test.step('see why one run went its way', () => inspectRun(page, flow))
      await test.step('import the same file again', () => importAgain(page, etape.url, { leads, flow }))
    } finally {
      await etape.stop()
    }
  })
}

async function importLeads(page: Page, url: string, { csv, figures }: Leads) {
  await goTo(page, url, ['Imports', 'Import a file'])
  await upload(page, { name: 'leads.csv', content: csv })
  const target = (column: string) => page.getByRole('combobox', { name: `What ${column} becomes`, exact: true })
  await expect(target('Prospect ID')).toHaveValue('External id')
  await expect(target('Do Not Email')).toHaveValue('Subscribed')
  const row = (column: string) => page.getByRole('listitem').filter({ has: target(column) })
  await expect(row('Do Not Email').getByText('yes and no are swapped')).toBeVisible()
  await page.getByRole('button', { name: 'How Do Not Email is read' }).click()
  await expect(page.getByLabel('Swap yes and no')).toBeChecked()
  await page.keyboard.press('Escape')
  for (const column of ['TotalVisits', 'Total Time Spent on Website', 'Page Views Per Visit']) {
    await expect(row(column).getByLabel('Type of the new field')).toHaveValue('number')
  }
  await row('Converted').getByLabel('Type of the new field').selectOption('Yes or no')
  await mapColumn(page, 'Lead Number', 'Leave out')
  await checkRows(page)
  await expect(page.getByRole('combobox', { name: 'New contacts start in the stage' })).toHaveValue('Lead')
  await expect(page.getByRole('combobox', { name: 'with the lead status' })).toHaveValue('New')
  await runImport(page)
  await expectFigure(page, figures.contacts, 'new')
  await expectFigure(page, 0, 'not read')
}

async function buildSegment(page: Page, url: string, { figures }: Leads) {
  await goTo(page, url, ['Segments', 'New segment'])
  await page.getByLabel('Name').fill('Qualified')
  const all = page.getByRole('group', { name: 'All of these' }).first()
  await addLine(all, { field: 'Subscribed', comparison: 'is', value: 'yes' })
  const fits = { field: 'Lead Quality', comparison: 'is any of', value: ['High in Relevance', 'Might be'] }
  const any = await addGroup(all, 'Any of these', fits)
  const keen = await addGroup(any, 'All of these', { field: 'TotalVisits', comparison: 'is at least', value: 5 })
  await addLine(keen, { field: 'Total Time Spent on Website', comparison: 'is at least', value: 600 })
  await expect(page.getByRole('status').filter({ hasText: 'match now' })).toContainText(inFull(figures.qualified))
  await page.getByRole('button', { name: 'Create segment' }).click()
  await expect(page.getByRole('heading', { name: 'Qualified', level: 1 })).toBeVisible()
  await expect(page.getByText(people(figures.qualified), { exact: true })).toBeVisible()
}

/** Answers the flow's address. */
async function drawAndPublish(page: Page, url: string, { figures }: Leads): Promise<string> {
  await goTo(page, url, ['Flows', 'New flow'])
  const dialog = page.getByRole('dialog', { name: 'New flow' })
  await dialog.getByLabel('Name').fill('Qualify the leads')
  await dialog.getByRole('button', { name: 'Create the flow' }).click()
  const canvas = new Canvas(page)
  await drawQualifyingFlow(canvas)
  await expect(page.getByText('Nothing stands in the way of publishing')).toBeVisible()
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByLabel('Enrol those who match already').check()
  await page.getByRole('button', { name: `Publish and enrol ${people(figures.qualified)}` }).click()
  await expect(page.getByText('Live v1')).toBeVisible()
  const enrolled = page.getByRole('group', { name: 'Qualified' }).filter({ hasText: 'enrolled' })
  await expect(enrolled).toContainText(`${inFull(figures.qualified)} enrolled`, { timeout: 90_000 })
  const flow = page.url()
  await page.getByRole('link', { name: 'Runs' }).click()
  await expect(page.getByRole('radio', { name: `Ended ${inFull(figures.qualified)}` })).toBeAttached({
    timeout: 90_000,
  })
  await expect(page.getByRole('radio', { name: 'Failed 0' })).toBeAttached()
  return flow
}

async function readCounts(page: Page, url: string, { figures: { stages, statuses, won } }: Leads) {
  await goTo(page, url, ['Stages and statuses'])
  await expectStanding(page, 'Lifecycle stages', {
    Lead: stages.lead,
    'Marketing qualified lead (MQL)': stages.mql,
    Customer: stages.customer,
    Subscriber: 0,
  })
  await expectStanding(page, 'Lead statuses', {
    New: statuses.new,
    Open: statuses.open,
    'Attempted to contact': statuses.attempted,
    'In progress': statuses.inProgress,
    Unqualified: statuses.unqualified,
    Connected: statuses.connected,
    'Bad timing': 0,
  })
  const deals = await page.request.get(`${url}/api/deals/summary`)
  const { stages: filled } = (await deals.json()) as { stages: { stage: string; count: number }[] }
  expect(filled.filter(({ count }) => count > 0)).toMatchObject([{ stage: 'closed-won', count: won }])
}

async function expectStanding(page: Page, list: string, counts: Readonly<Record<string, number>>) {
  await page.getByRole('tab', { name: list }).click()
  for (const [name, count] of Object.entries(counts)) {
    const entry = page
      .getByRole('list', { name: list })
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name, exact: true }) })
    await expect(entry).toContainText(people(count))
  }
}

async function inspectRun(page: Page, flow: string) {
  await page.goto(`${flow}/runs`)
  await page.getByRole('table', { name: 'Runs' }).getByRole('link').first().click()
  const steps = page.getByRole('region', { name: 'Steps of the run' })
  await expect(steps.getByRole('heading', { name: 'Why it started' })).toBeVisible()
  await expect(steps.getByRole('button', { name: /^Set stage/ })).toContainText('Marketing qualified lead')
  const branch = steps.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Branch/ }) })
  await expect(branch.getByText('Converted is yes', { exact: true })).toBeVisible()
  await expect(branch.getByText(/^found (?:yes|no)$/)).toBeVisible()
  await expect(branch.getByText(/^(?:true|false)$/)).toBeVisible()
  await expect(page.locator('.react-flow__edge path[data-light="passed"]').first()).toBeAttached()
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('link', { name: 'Contact', exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('Qualify the leads').first()).toBeVisible()
}

async function importAgain(page: Page, url: string, { leads, flow }: { leads: Leads; flow: string }) {
  await goTo(page, url, ['Imports', 'Import a file'])
  await upload(page, { name: 'leads.csv', content: leads.csv })
  await mapColumn(page, 'Lead Number', 'Leave out')
  await checkRows(page)
  await runImport(page)
  await expectFigure(page, leads.figures.contacts, 'unchanged')
  await expectFigure(page, 0, 'new')
  await expectFigure(page, 0, 'updated')
  await page.goto(`${flow}/runs`)
  await expect(page.getByRole('radio', { name: `All ${inFull(leads.figures.qualified)}` })).toBeAttached()
  await readCounts(page, url, leads)
}

async function expectFigure(page: Page, figure: number, label: string) {
  const stat = page.getByText(label, { exact: true }).locator('..')
  await expect(stat).toHaveText(`${inFull(figure)}${label}`)
}

/** Follows the navigation to a page, then the page's own links and buttons. */
async function goTo(page: Page, url: string, [place, action]: readonly [string, string?]) {
  if (!(await page.getByRole('navigation', { name: 'Main' }).isVisible())) await page.goto(url)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place, exact: true }).click()
  await expect(page.getByRole('heading', { name: place, level: 1 })).toBeVisible()
  if (action)
    await page
      .getByRole('link', { name: action })
      .or(page.getByRole('button', { name: action }))
      .first()
      .click()
}
