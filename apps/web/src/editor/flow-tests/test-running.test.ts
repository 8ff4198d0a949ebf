import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { runFlowTest, setConfig, type Expectation } from '@etape/flow'
import { expect, test } from 'vitest'
import { anEditor } from '../state/testing/an-editor.ts'
import { createTestRunning, failedAmong, type KeptTest } from './test-running.ts'

const crm = defaultCrmSettings()
const surroundings = { crm, catalog: buildCatalog({ customFields: [], settings: crm }), segments: [], users: [] }

const keptTest = (id: string, ...expects: Expectation[]): KeptTest => ({
  id,
  name: `Test ${id}`,
  script: {
    sample: { name: 'Alex', contact: { stage: 'lead' }, company: null, deals: [], events: [], onSegments: [] },
    startAt: null,
    startedBy: null,
    at: Date.UTC(2026, 2, 3, 9),
    zone: 'Europe/Paris',
    acts: [],
    ways: {},
  },
  expects,
  updatedAt: 0,
  updatedBy: 'Anna',
})
const becomesMql = keptTest('mql', { type: 'field', ref: 'contact.stage', value: 'mql' })
const ends = keptTest('ends', { type: 'end', status: 'ended', node: 'end-1', outcome: 'completed' })

const aDrawing = () =>
  anEditor().click('by-hand').click('set-stage').configure('set-stage-1', 'stage', 'mql').click('end')

function running() {
  const tests = createTestRunning({
    run: async (document, kept) => (await runFlowTest(document, kept, surroundings)).breaks,
  })
  const failed = (among: readonly KeptTest[]) => failedAmong(among, tests.store.getState()).map(({ id }) => id)
  return { ...tests, failed }
}

test('tests pass on the drawing they were kept from, fail as it is changed, and pass again when that is undone', async () => {
  const drawn = aDrawing()
  const { run, failed, store } = running()
  const all = [becomesMql, ends]
  await run(drawn.document(), all)
  expect([failed(all), store.getState().isBusy]).toEqual([[], false])
  drawn.configure('set-stage-1', 'stage', 'sql')
  await run(drawn.document(), all)
  expect(failed(all)).toEqual(['mql'])
  expect(store.getState().breaks.get('mql')).toMatchObject([{ node: 'set-stage-1' }])
  drawn.undo()
  await run(drawn.document(), all)
  expect(failed(all)).toEqual([])
})

test('what was run on an older drawing is not shown for the newer one', async () => {
  const drawn = aDrawing().document()
  const broken = setConfig(drawn, 'set-stage-1', { record: 'contact', stage: 'sql', allowBackward: false })
  const { run, failed, store } = running()
  const older = run(broken, [becomesMql])
  await run(drawn, [becomesMql])
  await older
  expect([failed([becomesMql]), store.getState().isBusy]).toEqual([[], false])
})

test('a change makes what is known out of date until it has been run', async () => {
  const { run, expire, store } = running()
  await run(aDrawing().document(), [becomesMql])
  expire()
  expect(store.getState()).toMatchObject({ isBusy: true })
  expect(store.getState().breaks.has('mql')).toBe(true)
})
