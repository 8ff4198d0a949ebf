import type { Problem } from '@etape/conditions'
import { emptyFlow } from '@etape/flow'
import { expect, test } from 'vitest'
import { groupProblems } from '../problems/problems-context.ts'
import { anEditor } from './testing/an-editor.ts'

test('a step that was just added is fresh until another is selected', () => {
  const editor = anEditor().drop('wait').select('wait-1').configure('wait-1', 'for', { days: 2 })
  expect(editor.fresh()).toEqual(['wait-1'])
  expect(editor.select().fresh()).toEqual([])
  expect(editor.select('wait-1').fresh()).toEqual([])
})

test('drawing one step after the other leaves none: each is fresh until one has come back to it', () => {
  const editor = anEditor().click('event').click('wait').click('end')
  expect(editor.fresh()).toEqual(['event-1', 'wait-1', 'end-1'])
  expect(editor.select('event-1').fresh()).toEqual(['event-1', 'wait-1'])
  expect(editor.select('wait-1').fresh()).toEqual(['wait-1'])
})

test('a step of another drawing is not fresh, nor is one that undoing brings back', () => {
  const drawn = anEditor().click('event').document()
  expect(anEditor(drawn).fresh()).toEqual([])
  expect(anEditor().replace(drawn).fresh()).toEqual([])
  expect(anEditor(drawn).select('event-1').remove().undo().fresh()).toEqual([])
})

test('once stock is taken, no step is fresh', () => {
  const editor = anEditor(emptyFlow).click('event').click('wait')
  editor.editor.takeStock()
  expect(editor.fresh()).toEqual([])
})

test('what a fresh step lacks is to be filled in, what another lacks is wrong', () => {
  const problemAt = (where: string): Problem => ({
    code: 'flow/outlet-unwired',
    severity: 'error',
    message: { text: 'Leads nowhere.' },
    where,
  })
  const [fresh, left, flow] = ['nodes.wait-1.outlets.done', 'nodes.event-1.outlets.next', 'settings.goal'].map(
    problemAt,
  )
  const problems = groupProblems(
    [fresh, left, flow].filter((one) => one !== undefined),
    new Set(['wait-1']),
  )
  expect(problems.wrong).toEqual([left, flow])
  expect(problems.toFillIn).toEqual([fresh])
  expect([problems.asks('wait-1'), problems.asks('event-1')]).toEqual([true, false])
  expect([problems.ofNode('wait-1'), problems.ofNode('event-1')]).toEqual([[], [left]])
})
