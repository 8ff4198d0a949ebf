import { expect, test } from 'vitest'
import { splitCells } from './split-cells.ts'

test.each<[string, string[]]>([
  ['a,b,c', ['a', 'b', 'c']],
  ['', ['']],
  [',', ['', '']],
  ['"",', ['', '']],
  ['a,', ['a', '']],
  ['"a,b",c', ['a,b', 'c']],
  ['1,"two\nlines"', ['1', 'two\nlines']],
  ['"say ""hi""",x', ['say "hi"', 'x']],
  ['"""",""""""', ['"', '""']],
  ['5" disk,"6"" disk"', ['5" disk', '6" disk']],
  [' "a",b', [' "a"', 'b']],
])('%j has the cells %j', (text, cells) => {
  expect(splitCells(text, ',')).toEqual(cells)
})

test('only the sign that separates does', () => {
  expect(splitCells('"a;b";c,d', ';')).toEqual(['a;b', 'c,d'])
})
