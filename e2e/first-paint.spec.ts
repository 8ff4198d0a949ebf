import { expect, test, type Page } from '@playwright/test'
import { useOwnServer } from './own-server.ts'

const own = useOwnServer()
const app = /\/assets\/index-[^/]+\.js$/

/** Keeps the app itself from arriving until it is let go. */
async function holdApp(page: Page): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.route(app, async (route) => {
    await held.promise
    await route.continue()
  })
  return held.resolve
}

const shellBar = (page: Page) => page.getByText('Etape', { exact: true })

test('the shell is painted before the app has arrived, in the colours one chose', async ({ page, context }) => {
  await own.signIn(context)
  await page.addInitScript(() => localStorage.setItem('mantine-color-scheme-value', 'dark'))
  const letGo = await holdApp(page)
  await page.goto(own.etape.url, { waitUntil: 'commit' })
  await expect(shellBar(page)).toBeVisible()
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(18, 21, 29)')

  letGo()
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Etape' })).toHaveCount(0)
})

for (const [address, of] of [
  ['/sign-in', 'where one signs in'],
  ['/', 'at home, for somebody who is not signed in'],
])
  test(`nothing of the shell flashes up ${of}`, async ({ page }) => {
    const letGo = await holdApp(page)
    await page.goto(`${own.etape.url}${address}`, { waitUntil: 'commit' })
    await expect(page.getByRole('progressbar', { name: 'Etape' })).toBeAttached()
    await expect(page.locator('html')).toHaveAttribute('data-first', 'bare')
    await expect(shellBar(page)).toBeHidden()

    letGo()
    await expect(page.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  })

test('who one is, is asked once, and before the app is there to ask', async ({ page, context }) => {
  await own.signIn(context)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const letGo = await holdApp(page)
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/session'))
  await page.goto(own.etape.url, { waitUntil: 'commit' })
  await answered

  letGo()
  await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible()
  expect(asked.filter((path) => path === '/api/session')).toEqual(['/api/session'])
})
