/** Saves something as a JSON file on this device. */
export function saveJson(content: unknown, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }))
  link.download = `${name.replaceAll(/[\\/:*?"<>|]+/g, ' ').trim() || 'flow'}.etape.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
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
