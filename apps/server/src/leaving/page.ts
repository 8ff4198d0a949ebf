import type { Language } from '@etape/conditions'
import { leavingTexts } from './texts.ts'

export type LeavingState = 'question' | 'left' | 'back' | 'wrong'

const button = (text: string, name = 'List-Unsubscribe', value = 'One-Click') =>
  `<form method="post"><button name="${name}" value="${value}">${text}</button></form>`

/** The page on which contacts unsubscribe. It needs no script, and nothing from anywhere else. */
export function leavingPage(state: LeavingState, language: Language): string {
  const texts = leavingTexts[language]
  const contents: Readonly<Record<LeavingState, readonly [title: string, lead: string, form: string]>> = {
    question: [texts.title, texts.question, button(texts.leave)],
    left: [texts.left, texts.leftLead, button(texts.stay, 'back', 'yes')],
    back: [texts.back, texts.backLead, button(texts.leave)],
    wrong: [texts.wrong, texts.wrongLead, ''],
  }
  const [title, lead, form] = contents[state]
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
  body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center }
  main { max-width: 28rem; padding: 2rem }
  h1 { font-size: 1.5rem; margin: 0 0 0.5rem }
  button { font: inherit; padding: 0.6rem 1.2rem; border-radius: 0.5rem; border: 1px solid; cursor: pointer }
</style>
<main>
<h1>${title}</h1>
<p>${lead}</p>
${form}
</main>
</html>
`
}
