export const neededNode = '24.15 or newer'

const major = 24
const minor = 15

export function isNodeSupported(version: string): boolean {
  const [ofMajor = 0, ofMinor = 0] = version.split('.').map(Number)
  return ofMajor > major || (ofMajor === major && ofMinor >= minor)
}
