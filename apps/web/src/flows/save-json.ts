import { saveFile } from '../ui/save-file.ts'

/** Saves something as a JSON file on this device. */
export function saveJson(content: unknown, name: string): void {
  const file = new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' })
  saveFile(file, `${name.trim() || 'flow'}.etape.json`)
}

/** The object a file holds; `null` for any other content. */
export function readJsonObject(text: string): Record<string, unknown> | null {
  try {
    const given: unknown = JSON.parse(text)
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : null
  } catch {
    return null
  }
}
