/** The first letters of the first two words of a name or an address. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.@]+/).filter((word) => /^\p{L}/u.test(word))
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}
