import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')

const lines = read('docs/reliability.md')
  .split('\n')
  .filter((line) => line.startsWith('- *'))
const named = lines.flatMap((line) => {
  const file = /– `(.+)`$/.exec(line)?.[1] ?? ''
  return [...line.matchAll(/\*([^*]+)\*/g)].map(([, title = '']) => ({ title, file }))
})

test('what Etape promises is shown by tests that are there', () => {
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter(({ title, file }) => !read(file).includes(`'${title}'`))).toEqual([])
})
