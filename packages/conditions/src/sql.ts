/** What a bound value is, for databases that want to be told. */
export type BoundType = 'text' | 'texts' | 'integer' | 'number'

interface Bound {
  value: unknown
  type: BoundType
}

/** SQL with the values still beside the text. Text comes from this package and checked names only. */
export type Sql = readonly (string | Bound)[]

/** Puts SQL together in reading order: a text is taken as SQL, so values go through `bound`. */
export function sql(texts: TemplateStringsArray, ...holes: readonly (string | Sql)[]): Sql {
  return texts.flatMap((text, at) => {
    const hole = holes[at]
    return hole === undefined ? [text] : [text, ...(typeof hole === 'string' ? [hole] : hole)]
  })
}

export function bound(value: unknown, type: BoundType): Sql {
  return [{ value, type }]
}

export function joined(parts: readonly Sql[], between: string): Sql {
  return parts.flatMap((part, at) => (at === 0 ? part : [between, ...part]))
}

/** Whole numbers are bound as such, so that an index over whole numbers serves. */
export function boundNumber(value: number): Sql {
  return bound(value, Number.isSafeInteger(value) ? 'integer' : 'number')
}
