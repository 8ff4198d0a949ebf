import { languages, type Language } from '@etape/conditions'
import type { Caller } from './caller.ts'

/** In which language to answer: the person's own, else what the browser asks for, else English. */
export function languageOf({ caller, headers }: { caller: Caller; headers: Headers }): Language {
  const asked = caller.type === 'person' ? caller.language : null
  return known(asked) ?? preferred(headers.get('accept-language') ?? '') ?? 'en'
}

const known = (text: string | null): Language | undefined => languages.find((language) => language === text)

function preferred(header: string): Language | undefined {
  const ranges = header.split(',').map((range) => {
    const [tag = '', quality] = range.trim().split(/\s*;\s*q=/)
    return { language: known(tag.slice(0, 2).toLowerCase()), quality: quality === undefined ? 1 : Number(quality) }
  })
  return ranges.sort((left, right) => right.quality - left.quality).find(({ language }) => language)?.language
}
