import type { Starts } from './node-kind.ts'

/** Starts at events of one name; with a wanted value, at those whose property has it. Letter case does not count. */
export const startsAtEvent = <Config>(
  name: string,
  property: string,
  wanted: (config: Config) => string | null,
): Starts<Config> => ({
  hears: () => [`event:${name}`],
  matches: (config, happening) =>
    happening.type === 'event' && happening.name === name && isWanted(wanted(config), happening.properties[property]),
})

const isWanted = (wanted: string | null, found: unknown): boolean =>
  wanted === null || (typeof found === 'string' && found.trim().toLowerCase() === wanted.trim().toLowerCase())
