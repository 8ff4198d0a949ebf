import { expect, test } from 'vitest'
import { anEditor } from '../state/testing/an-editor.ts'
import { drawSvg, wrap, type PictureWords } from './draw-svg.ts'

const words: PictureWords = {
  title: 'Tom & Alva',
  kind: ({ type }) => type,
  node: ({ name, id }) => name || id,
  outlet: ({ id }) => id,
}

test('a picture has every step, its name, the ways between them and what was written beside', () => {
  const editor = anEditor().click('event').click('branch').click('end').note('Agreed <soon>')
  editor.editor.rename('end-1', 'Said “yes” & left')
  const svg = drawSvg(editor.document(), words)
  expect(svg).toContain('<title>Tom &amp; Alva</title>')
  expect(svg).toContain('Said “yes” &amp; left')
  expect(svg).toContain('Agreed &lt;soon&gt;')
  expect(svg.match(/<path /g)).toHaveLength(2)
  expect(svg).toContain('>yes</text>')
})

test('words go onto the next line where there is no room', () => {
  expect(wrap('Create a deal at Demo scheduled', 100)).toEqual(['Create a deal', 'at Demo', 'scheduled'])
  expect(wrap('Extraordinarily', 20)).toEqual(['Extraordinarily'])
})
