import { kindOf } from '@etape/flow'
import { useMemo } from 'react'
import { showProblem } from '../../data/problem-toast.tsx'
import { useEditor } from '../state/editor-context.ts'
import { useFlowWords } from '../words/flow-words.tsx'

export interface SavePicture {
  png: () => void
  svg: () => void
  print: () => void
}

/** The flow as a picture to keep, or on paper. */
export function useSavePicture(): SavePicture {
  const editor = useEditor()
  const words = useFlowWords()
  return useMemo(() => {
    const draw = async () => {
      const [{ drawSvg }, saving] = await Promise.all([
        import('../picture/draw-svg.ts'),
        import('../picture/save-picture.ts'),
      ])
      const title = window.document.title.replace(/ · Etape$/, '')
      const svg = drawSvg(editor.store.getState().document, {
        title,
        kind: (node) => words.kind(kindOf(node.type)),
        node: words.node,
        outlet: ({ label }) => words.say(label),
      })
      return { svg, title, saving }
    }
    const doing = (deed: (drawn: Awaited<ReturnType<typeof draw>>) => void | Promise<void>) => () =>
      void draw().then(deed).catch(showProblem)
    return {
      png: doing(({ svg, title, saving }) => saving.savePng(svg, title)),
      svg: doing(({ svg, title, saving }) => saving.saveSvg(svg, title)),
      print: doing(({ svg, saving }) => saving.printSvg(svg)),
    }
  }, [editor, words])
}
