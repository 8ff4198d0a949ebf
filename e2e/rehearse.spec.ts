import { expect, test } from '@playwright/test'
import { drawFlow } from '@etape/flow'
import { useDesk } from './desk.ts'
import { findBarriers } from './page-checks.ts'

const desk = useDesk()

/** By hand → by chance a note or not → wait for a payment → customer, else lost. */
const paying = drawFlow()
  .trigger('by-hand', {}, 'enter')
  .add(
    'random-split',
    {
      ways: [
        { id: 'a', label: 'With a note', weight: 50 },
        { id: 'b', label: 'Without', weight: 50 },
      ],
    },
    'chance',
  )
  .from('chance', 'a')
  .add('add-note', { text: 'Hello' }, 'note')
  .add('wait-for', { for: { type: 'event', name: 'Paid', where: [] }, timeout: { days: 7 } }, 'payment')
  .from('chance', 'b')
  .to('payment')
  .from('payment', 'happened')
  .add('set-stage', { record: 'contact', stage: 'customer', allowBackward: false }, 'stage')
  .add('end', { as: 'paid' }, 'paid')
  .from('payment', 'timed-out')
  .add('end', { as: 'late' }, 'late')
  .build()

test('a real contact is rehearsed with: chance is chosen, an event let happen, the clock jumped, and nothing stored', async ({
  page,
}) => {
  const maja = await desk.admin.createContact({ body: { fields: { email: 'maja@acme.example', first_name: 'Maja' } } })
  await desk.draw(page, paying)
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Rehearsal' })
  await panel.getByRole('combobox', { name: 'Contact' }).fill('maja')
  await page.getByRole('option', { name: /maja@acme/ }).click()
  await panel.getByRole('button', { name: 'Start the rehearsal' }).click()
  await expect(panel.getByRole('heading', { name: 'Maja' })).toBeVisible()

  // Whatever chance has it, the way that is chosen is taken.
  await panel.getByRole('combobox', { name: /^Split/ }).click()
  await page.getByRole('option', { name: 'With a note' }).click()
  await expect(panel.getByText('Note: Hello')).toBeVisible()
  await panel.getByRole('combobox', { name: /^Split/ }).click()
  await page.getByRole('option', { name: 'Without' }).click()
  await expect(panel.getByText('Note: Hello')).toHaveCount(0)
  expect(await findBarriers(page)).toEqual([])

  // What it waits for happens, and is taken back; then its time runs out while it plays.
  await panel.getByRole('button', { name: '“Paid” happens' }).click()
  await expect(panel.getByText('It ends here: paid')).toBeVisible()
  await expect(panel.getByText('Customer').last()).toBeVisible()
  await panel.getByRole('button', { name: 'Take the last thing back' }).click()
  await expect(panel.getByRole('button', { name: /^Jump to/ })).toBeVisible()
  await panel.getByRole('button', { name: 'Play' }).click()
  await expect(panel.getByText('It ends here: late')).toBeVisible()

  await panel.getByRole('button', { name: 'From the beginning' }).click()
  await panel.getByRole('button', { name: 'Step', exact: true }).click()
  await expect(panel.getByRole('listitem')).toHaveCount(2)
  const stored = await desk.admin.readContact({ params: { id: maja.id } })
  expect(stored.fields['stage']).toBe('subscriber')
})
