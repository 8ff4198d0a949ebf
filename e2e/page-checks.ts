import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Foreign } from './catalogues.ts'

/** Waits until a page has what it shows: its heading, and nothing that stands in for what is still to come. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(
    page.locator(
      '[data-visible="true"][class*="Skeleton"], [aria-busy="true"], [role="progressbar"][aria-label="Etape"]',
    ),
  ).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

/** Elements that stick out of the page to the right, as far as they make it scroll sideways. */
export async function findSidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const pages = [...document.querySelectorAll('main')].filter(
      (main) => main.scrollWidth > main.clientWidth + 1 && getComputedStyle(main).overflowX !== 'hidden',
    )
    if (scrollWidth <= clientWidth && pages.length === 0) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return [
      `the page is ${scrollWidth} wide in ${clientWidth}`,
      ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 160)),
    ]
  })
}

/** English that is read or heard on the page. */
export async function findEnglish(page: Page, foreign: Foreign): Promise<string[]> {
  return page.evaluate(({ english, own }) => {
    const isAmong = ({ whole, patterns }: typeof own) => {
      const known = new Set(whole)
      const shapes = patterns.map((pattern) => new RegExp(pattern, 'u'))
      return (text: string) => known.has(text) || shapes.some((shape) => shape.test(text))
    }
    const said = new Set<string>()
    const note = (text: string | null) => said.add(text?.trim().replaceAll(/\s+/g, ' ') ?? '')
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('script, style')) continue
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) note(element.getAttribute(name))
      for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) note(child.nodeValue)
      if (element.children.length === 0) note(element.textContent)
    }
    const [isEnglish, isOwn] = [isAmong(english), isAmong(own)]
    return [...said].filter((text) => isEnglish(text) && !isOwn(text))
  }, foreign)
}

/** What keeps somebody from using the page: serious and critical findings of axe, with where they are. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}): ${nodes
          .slice(0, 3)
          .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
          .join(' | ')}`,
    )
}

/** Collects what the browser complains of. */
export function listenForErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${new URL(page.url()).pathname}: ${message.text()}`)
  })
  page.on('pageerror', (error) => errors.push(`${new URL(page.url()).pathname}: ${String(error)}`))
  return errors
}
