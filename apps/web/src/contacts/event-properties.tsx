import { pageVisit } from '@etape/conditions'
import { useTitled } from '../text/use-titled.ts'

const maxShown = 3

interface EventPropertiesProps {
  name: string
  properties: Readonly<Record<string, unknown>>
}

/** The first few things that came along with an event, in one line. */
export function EventProperties({ name, properties }: EventPropertiesProps) {
  const titled = useTitled()
  const shown = plainProperties(properties).filter(
    ([key]) => !(name === pageVisit && (key === 'path' || key === 'url')),
  )
  return shown
    .slice(0, maxShown)
    .map(([key, value]) => titled(key, value))
    .join(' · ')
}

/** Properties as one can read them: what is nested is left as JSON, what is empty left out. */
export function plainProperties(properties: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(properties).flatMap(([key, value]): [string, string][] => {
    if (value === null || value === undefined || value === '') return []
    return [[key, typeof value === 'string' ? value : JSON.stringify(value)]]
  })
}
