/** Only addresses a browser may safely follow: a field can hold anything somebody imported. */
export function addressOf(type: string, value: string): string | null {
  if (type === 'email') return `mailto:${value}`
  if (type === 'phone') return `tel:${value.replaceAll(/[^+\d]/g, '')}`
  if (type !== 'url') return null
  return /^https?:\/\//i.test(value) ? value : null
}
