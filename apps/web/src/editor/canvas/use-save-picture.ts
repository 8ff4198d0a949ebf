import { kindOf, type FlowDocument } from '@etape/flow'
import { useIsFetching } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { showProblem } from '../../data/problem-toast.tsx'
import { useEditor } from '../state/editor-context.ts'
import type { CardWords } from '../words/card-words.tsx'
import { useFlowWords } from '../words/flow-words.tsx'

export interface SavePicture {
  png: () => void
  svg: () => void
  print: () => void
}

interface Drawn {
  svg: string
  title: string
}

/** The flow as a picture to keep, or on paper; drawn once the names of what it mentions are there. */
export function useSavePicture(): SavePicture {
  const editor = useEditor()
  const words = useFlowWords()
  const isReading = useIsFetching() > 0
  const asked = useRef<keyof SavePicture | null>(null)
  const doAsked = useCallback(() => {
    if (asked.current === null || isReading) return
    const deed = deeds[asked.current]
    asked.current = null
    draw(editor.store.getState().document, words).then(deed).catch(showProblem)
  }, [isReading, editor, words])
  useEffect(doAsked, [doAsked])
  return useMemo(() => {
    const ask = (deed: keyof SavePicture) => () => {
      asked.current = deed
      doAsked()
    }
    return { png: ask('png'), svg: ask('svg'), print: ask('print') }
  }, [doAsked])
}

const deeds: Readonly<Record<keyof SavePicture, (drawn: Drawn) => Promise<void>>> = {
  png: async ({ svg, title }) => (await import('../picture/save-picture.ts')).savePng(svg, title),
  svg: async ({ svg, title }) => (await import('../picture/save-picture.ts')).saveSvg(svg, title),
  print: async ({ svg }) => (await import('../picture/save-picture.ts')).printSvg(svg),
}

async function draw(document: FlowDocument, words: CardWords): Promise<Drawn> {
  const { drawSvg } = await import('../picture/draw-svg.ts')
  const title = window.document.title.replace(/ · Etape$/, '')
  const svg = drawSvg(document, {
    title,
    kind: (node) => words.kind(kindOf(node.type)),
    node: words.node,
    outlet: ({ label }) => words.say(label),
  })
  return { svg, title }
}
