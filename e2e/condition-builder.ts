import type { Locator } from '@playwright/test'

/** A line of a condition as it is read on the screen. */
export interface Line {
  field: string
  comparison: string
  /** Chosen from a list, typed, or one of a few; several for a comparison with a list. */
  value?: string | number | readonly string[]
}

type Joining = 'All of these' | 'Any of these'

/** Adds a line to a group of the condition builder. */
export async function addLine(group: Locator, line: Line): Promise<void> {
  await ownButton(group, 'Add condition').click()
  const search = group.page().getByRole('searchbox', { name: 'Search fields and events' })
  await search.or(group.page().getByRole('textbox', { name: 'Search fields and events' })).fill(line.field)
  await group.page().getByRole('option', { name: line.field, exact: true }).click()
  await compare(group, line)
}

/** Adds a group within a group, with this as its first line. */
export async function addGroup(group: Locator, joining: Joining, first: Line): Promise<Locator> {
  // Groups come in the order they were added, so that its place stays the same whatever is put into it.
  const fresh = group.getByRole('group').nth(await group.getByRole('group').count())
  await ownButton(group, 'Add group').click()
  const field = fresh.getByRole('combobox', { name: 'Field', exact: true })
  await field.fill(first.field)
  await group.page().getByRole('option', { name: first.field, exact: true }).click()
  await compare(fresh, first)
  await fresh.getByLabel('How these lines are taken together').selectOption(joining)
  return fresh
}

/** Fills in the last line of a group. */
async function compare(group: Locator, { comparison, value }: Line): Promise<void> {
  await group.getByLabel('Comparison', { exact: true }).last().selectOption({ label: comparison })
  if (value === undefined) return
  const field = group.getByLabel('Value', { exact: true }).last()
  if (typeof value === 'string') await field.selectOption({ label: value })
  else if (typeof value === 'number') await field.fill(String(value))
  else await chooseAll(field, value)
}

async function chooseAll(field: Locator, values: readonly string[]): Promise<void> {
  for (const value of values) {
    await field.fill(value)
    await field.page().getByRole('option', { name: value, exact: true }).click()
  }
  await field.press('Escape')
}

/** A group's own buttons come after those of the groups in it. */
const ownButton = (group: Locator, name: string): Locator => group.getByRole('button', { name, exact: true }).last()
