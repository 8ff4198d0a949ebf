import { expect, type Locator, type Page } from '@playwright/test'

/** A point of the window. */
interface Point {
  x: number
  y: number
}

/** The editor as one uses it: palette, canvas, inspector. Cards are found by the steps they stand for. */
export class Canvas {
  readonly page: Page
  readonly pane: Locator
  readonly palette: Locator
  readonly inspector: Locator
  readonly cards: Locator
  readonly edges: Locator
  readonly problems: Locator

  constructor(page: Page) {
    this.page = page
    this.pane = page.locator('.react-flow__pane')
    this.palette = page.getByRole('navigation', { name: 'Steps to add' })
    this.inspector = page.getByRole('complementary', { name: 'Settings' })
    this.cards = page.locator('.react-flow__node')
    this.edges = page.locator('.react-flow__edge')
    this.problems = page.getByRole('main').getByRole('button', { name: /problem|warning|to fill in/ })
  }

  /** The card of a kind, where there is one of it. */
  card(kind: string): Locator {
    return this.cards.filter({ has: this.page.getByText(kind, { exact: true }) })
  }

  /** The card that is selected now, and stays it when another is. */
  async selected(): Promise<Locator> {
    const card = this.page.locator('.react-flow__node.selected')
    await expect(card).toHaveCount(1)
    return this.page.locator(`.react-flow__node[data-id="${await card.getAttribute('data-id')}"]`)
  }

  /** A click in the palette: the step follows the selected one. */
  async add(kind: string): Promise<Locator> {
    const before = await this.cards.count()
    await (await this.kind(kind)).click()
    await expect(this.cards).toHaveCount(before + 1)
    return this.selected()
  }

  /** A kind in the palette. */
  async kind(name: string): Promise<Locator> {
    const kind = this.palette.getByRole('button', { name, exact: true })
    const triggers = this.palette.getByRole('button', { name: 'Triggers', expanded: false })
    if (!(await kind.isVisible()) && (await triggers.isVisible())) await triggers.click()
    return kind
  }

  /** A drag from the palette to a point of the canvas. */
  async drop(kind: string, at: Point): Promise<Locator> {
    const before = await this.cards.count()
    await (await this.kind(kind)).dragTo(this.pane, { targetPosition: at })
    await expect(this.cards).toHaveCount(before + 1)
    return this.selected()
  }

  /** A click on an open outlet and a choice in the menu that opens. */
  async addAt(card: Locator, outlet: string, kind: string): Promise<Locator> {
    const before = await this.cards.count()
    await this.outlet(card, outlet).click()
    await this.chooseKind(kind)
    await expect(this.cards).toHaveCount(before + 1)
    return this.selected()
  }

  async chooseKind(kind: string): Promise<void> {
    const search = this.page.getByLabel('Search for a step')
    await search.fill(kind)
    await this.page.getByRole('option', { name: kind, exact: true }).click()
    await expect(search).toBeHidden()
  }

  /** Drags an edge from an outlet onto a card. */
  async connect(card: Locator, outlet: string, to: Locator): Promise<void> {
    const edges = await this.edges.count()
    await this.dragEdge(card, outlet, await topOf(to))
    await expect(this.edges).toHaveCount(edges + 1)
  }

  async dragEdge(card: Locator, outlet: string, to: Point): Promise<void> {
    const from = await middleOf(this.outlet(card, outlet))
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
    await mouse.move(to.x, to.y, { steps: 4 })
    await mouse.up()
  }

  outlet(card: Locator, id: string): Locator {
    return card.locator(`.react-flow__handle.source[data-handleid="${id}"]`)
  }

  async select(card: Locator): Promise<void> {
    await card.click({ position: { x: 40, y: 22 } })
    await expect(card).toHaveClass(/(?:^| )selected(?: |$)/)
  }

  /** Chooses from a list of the inspector. */
  async choose(field: string, option: string): Promise<void> {
    const list = this.inspector.getByRole('combobox', { name: field, exact: true })
    await list.click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
    await expect(list).toHaveValue(option)
  }

  async tidyUp(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tidy up' }).click()
    await this.settled()
    await this.page.getByRole('button', { name: 'Fit', exact: true }).click()
    await this.settled()
  }

  /** Cards and view have stopped moving. */
  async settled(): Promise<void> {
    const first = this.cards.first()
    let before = ''
    await expect(async () => {
      const now = JSON.stringify([await first.boundingBox(), await this.cards.last().boundingBox()])
      const isStill = now === before
      before = now
      expect(isStill).toBe(true)
    }).toPass({ intervals: [120] })
  }

  async saved(): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()
  }
}

export async function middleOf(locator: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(locator)
  return { x: x + width / 2, y: y + height / 2 }
}

/** Where an edge goes into a card. */
export async function topOf(card: Locator): Promise<Point> {
  const { x, y, width } = await boxOf(card)
  return { x: x + width / 2, y }
}

export async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`${String(locator)} is not on the screen.`)
  return box
}
