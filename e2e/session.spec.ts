import { expect, test, type Page } from '@playwright/test'
import { useOwnServer } from './own-server.ts'

const own = useOwnServer()

/** Somebody new, with the link that lets them in once. */
async function invite(role: 'viewer' | 'marketer', name: string) {
  const email = `${name.toLowerCase()}@etape.example`
  return own.admin.inviteUser({ body: { name, email, role } })
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

test('a sign-in link works once', async ({ page, browser }) => {
  const { signInLink } = await invite('marketer', 'Ines')
  const address = new URL(signInLink, own.etape.url).href
  await page.goto(address)
  await expect(page.getByRole('button', { name: 'Account: Ines' })).toBeVisible()

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(address)
  await expect(elsewhere.getByRole('alert')).toContainText('This link has been used or has expired.')
  await elsewhere.getByRole('link', { name: 'Sign in with a password' }).click()
  await expect(heading(elsewhere, 'Sign in')).toBeVisible()
  await elsewhere.context().close()
})

test('a wrong password is refused in words, and the page one wanted comes after the right one', async ({
  page,
  context,
}) => {
  const { email, signInLink } = await invite('marketer', 'Otto')
  await own.signIn(context, signInLink)
  const password = 'correct horse battery staple'
  const set = await context.request.put(`${own.etape.url}/api/session/password`, {
    headers: { origin: own.etape.url },
    data: { password },
  })
  expect(set.ok()).toBe(true)
  await context.clearCookies()

  await page.goto(`${own.etape.url}/segments`)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('something else')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('E-mail address or password is wrong.')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(heading(page, 'Segments')).toBeVisible()
})

test('a viewer looks at everything and is offered nothing that writes', async ({ page, context }) => {
  const flow = await own.admin.createFlow({ body: { name: 'To look at', template: 'won-to-customer' } })
  await own.admin.createSegment({ body: { name: 'Everybody', kind: 'static', condition: null } })
  const { signInLink } = await invite('viewer', 'Vera')
  await own.signIn(context, signInLink)
  const offers: readonly [place: string, offer: RegExp][] = [
    ['Flows', /New flow/],
    ['Segments', /New segment/],
    ['Contacts', /New contact/],
    ['Imports', /Import a file/],
    ['Stages and statuses', /Add a/],
    ['Fields', /Add|New field/],
    ['People', /Invite/],
  ]
  await page.goto(own.etape.url)
  for (const [place, offer] of offers) {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place, exact: true }).click()
    await expect(heading(page, place)).toBeVisible()
    await expect(page.getByRole('main').getByRole('button', { name: offer })).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('link', { name: offer })).toHaveCount(0)
  }
  await page.goto(`${own.etape.url}/flows/${flow.id}`)
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Steps to add' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Publish…' })).toHaveCount(0)
})

test('who signs out is out, in every tab', async ({ page, context }) => {
  const { signInLink } = await invite('marketer', 'Sune')
  await own.signIn(context, signInLink)
  await page.goto(own.etape.url)
  const other = await context.newPage()
  await other.goto(`${own.etape.url}/segments`)
  await expect(heading(other, 'Segments')).toBeVisible()

  await page.getByRole('button', { name: 'Account: Sune' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(heading(page, 'Sign in')).toBeVisible()
  await page.goto(`${own.etape.url}/contacts`)
  await expect(heading(page, 'Sign in')).toBeVisible()
  await other.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Contacts' }).click()
  await expect(heading(other, 'Sign in')).toBeVisible()
})

test('a language once chosen stays, here and on another device', async ({ page, context, browser }) => {
  const { signInLink, email } = await invite('marketer', 'Flora')
  await own.signIn(context, signInLink)
  await page.goto(`${own.etape.url}/flows`)
  await page.getByRole('button', { name: 'Account: Flora' }).click()
  await page.getByRole('menuitem', { name: 'Français' }).click()
  await expect(heading(page, 'Parcours')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.reload()
  await expect(heading(page, 'Parcours')).toBeVisible()

  const state = await context.storageState()
  const device = await browser.newContext({ storageState: { cookies: state.cookies, origins: [] } })
  const elsewhere = await device.newPage()
  await elsewhere.goto(`${own.etape.url}/flows`)
  await expect(heading(elsewhere, 'Parcours')).toBeVisible()
  await device.close()
  expect(email).toBe('flora@etape.example')
})

test('while the server is out of reach a page says so, and comes back by itself or by asking again', async ({
  page,
  context,
}) => {
  await own.signIn(context)
  await page.goto(own.etape.url)
  await expect(heading(page, 'Home')).toBeVisible()
  await context.route('**/api/**', (route) => route.abort('connectionrefused'))
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Segments' }).click()
  const failed = page.getByRole('main').getByRole('alert')
  await expect(failed).toContainText('The server cannot be reached.')
  await context.unroute('**/api/**')
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(failed).toHaveCount(0)
  await expect(heading(page, 'Segments')).toBeVisible()
})
