import { expect, test } from 'vitest'
import { findKinds } from './find-kinds.ts'

const found = (searched: string) =>
  findKinds(searched, ({ title, summary }) => `${title} ${summary}`).flatMap(({ kinds }) =>
    kinds.map(({ title }) => title),
  )

test('a kind that is called what was searched for comes before those that only mention it', () => {
  expect(found('end')[0]).toBe('End')
  expect(found('end')).toContain('Send e-mail')
  expect(found('wait')[0]).toBe('Wait')
})

test('case and accents do not matter, every word does', () => {
  expect(found('ÉND')[0]).toBe('End')
  expect(found('stage set')).toContain('Set stage')
  expect(found('zeppelin')).toEqual([])
})

test('without a search everything is there in its order', () => {
  expect(found('')[0]).toBe('Segment entered')
})
