import type { HtmlTagDescriptor, Plugin } from 'vite'

const source = 'src/first-paint.ts'

/** Runs `src/first-paint.ts` before anything is painted, and fetches the font beside the styles that ask for it. */
export function firstPaintFirst(): Plugin {
  return {
    name: 'etape:first-paint-first',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const files = Object.values(bundle)
        const first = files.find((file) => file.type === 'chunk' && file.moduleIds.some((id) => id.endsWith(source)))
        const font = files.find(({ fileName }) => /inter-latin-wght.*\.woff2$/.test(fileName))
        const script: HtmlTagDescriptor = {
          tag: 'script',
          // Not deferred like the others, which wait for each other and for the styles.
          attrs: {
            type: 'module',
            async: first !== undefined,
            blocking: 'render',
            crossorigin: true,
            src: `/${first?.fileName ?? source}`,
          },
        }
        const fetchFont: HtmlTagDescriptor = {
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${font?.fileName}` },
          injectTo: 'head',
        }
        return font ? [script, fetchFont] : [script]
      },
    },
  }
}
