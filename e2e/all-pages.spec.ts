import { expect, test, type Page } from '@playwright/test'
import { foreignTo } from './catalogues.ts'
import { useOwnServer } from './own-server.ts'
import { findBarriers, findEnglish, findSidewaysScroll, listenForErrors, settled } from './page-checks.ts'

// With the demo, so that every page has something to show.
const own = useOwnServer({})

const languages = { en: 'en-GB', fr: 'fr-FR', sv: 'sv-SE' } as const
type Language = keyof typeof languages
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]

/** Addresses one comes to only by way of another page. */
async function addressesBehindLists(): Promise<string[]> {
  const { admin } = own
  const [flows, contacts, companies, deals, segments, imports] = await Promise.all([
    admin.listFlows({ query: {} }),
    admin.listContacts({ query: { limit: 1 } }),
    admin.listCompanies({ query: { limit: 1 } }),
    admin.listDeals({ query: { limit: 1 } }),
    admin.listSegments({ query: {} }),
    admin.listImports({ query: { limit: 1 } }),
  ])
  const live = flows.rows.find(({ counts }) => counts.enrolled > 0)?.id ?? ''
  const runs = await admin.listRuns({ query: { flow: live, limit: 1 } })
  const failed = await admin.listRuns({ query: { flow: live, limit: 1, status: 'failed' } })
  return [
    `/flows/${live}`,
    `/flows/${live}/runs`,
    ...[...runs.rows, ...failed.rows].map(({ id }) => `/runs/${id}`),
    ...contacts.rows.map(({ id }) => `/contacts/${id}`),
    ...companies.rows.map(({ id }) => `/companies/${id}`),
    ...deals.rows.map(({ id }) => `/deals/${id}`),
    `/segments/${segments.rows[0]?.id}`,
    ...imports.rows.map(({ id }) => `/imports/${id}`),
    '/flows?new=1',
    '/segments/new',
    '/imports/new',
    '/no-such-page',
  ]
}

/** Where the navigation leads. */
async function addressesInNavigation(page: Page): Promise<string[]> {
  await page.goto(own.etape.url)
  await settled(page)
  const links = page.locator('nav').getByRole('link')
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  expect(addresses.length).toBeGreaterThanOrEqual(14)
  return addresses
}

for (const [language, locale] of Object.entries(languages) as [Language, string][]) {
  for (const size of sizes) {
    test(`every page is whole in ${language} at ${size.width} pixels`, async ({ browser }) => {
      test.setTimeout(600_000)
      const context = await browser.newContext({ locale, viewport: size, reducedMotion: 'reduce' })
      await own.signIn(context)
      const wide = await browser.newContext()
      await own.signIn(wide)
      const inNavigation = await addressesInNavigation(await wide.newPage())
      await wide.close()
      const page = await context.newPage()
      const errors = listenForErrors(page)
      const foreign = language === 'en' ? null : foreignTo(language)
      // Named by whoever sends them, in any language.
      const { events } = await own.admin.readWorkspace({})
      for (const address of [...inNavigation, ...(await addressesBehindLists())]) {
        await page.goto(own.etape.url + address)
        await settled(page)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        expect.soft(await findSidewaysScroll(page), `${address} scrolls sideways`).toEqual([])
        const said = foreign ? await findEnglish(page, foreign) : []
        const english = said.filter((text) => !events.includes(text))
        expect.soft(english, `${address} speaks English`).toEqual([])
        if (!foreign) expect.soft(await findBarriers(page), `${address} has barriers`).toEqual([])
      }
      expect.soft(errors).toEqual([])
      await context.close()
    })
  }
}
