import { expect, test } from 'vitest'
import { splitRecords, type RawRecord } from './split-records.ts'

const read = (text: string, pieceLength = text.length || 1, delimiter = ','): RawRecord[] => {
  const splitter = splitRecords(delimiter)
  const records: RawRecord[] = []
  for (let at = 0; at < text.length; at += pieceLength) records.push(...splitter.push(text.slice(at, at + pieceLength)))
  return [...records, ...splitter.end()]
}
const texts = (records: readonly RawRecord[]) => records.map(({ text, fault }) => (fault ? `${fault}: ${text}` : text))

const file = 'a,b\r\n1,"two\nlines"\n"say ""hi""",x\n\nlast,row'
const expected = ['a,b', '1,"two\nlines"', '"say ""hi""",x', '', 'last,row']

test.each([1, 2, 3, 7, 100])('records are the same however the text arrives: %i signs at a time', (pieceLength) => {
  expect(texts(read(file, pieceLength))).toEqual(expected)
})

test('a quote in the middle of a cell is a sign like any other', () => {
  expect(texts(read('5" disk,x\ny,6"'))).toEqual(['5" disk,x', 'y,6"'])
})

test('a quote that is never closed spoils its own line only', () => {
  expect(texts(read('a,"open\nb,c\nd,"e"\n'))).toEqual(['quote-unbalanced: a,"open', 'b,c', 'd,"e"'])
})

test('text after a closing quote spoils its own line only', () => {
  expect(texts(read('a,"b"c\nd,e\n'))).toEqual(['quote-unbalanced: a,"b"c', 'd,e'])
})

test('a line too long to keep is dropped, and the next is read', () => {
  const records = read(`${'x'.repeat(5_000_000)}\na,b\n`, 64_000)
  expect(records.map(({ text, fault }) => [text.length, fault])).toEqual([
    [200, 'too-large'],
    [3, null],
  ])
})

test('semicolons can separate', () => {
  expect(texts(read('"a;b";c\n', 1, ';'))).toEqual(['"a;b";c'])
})
