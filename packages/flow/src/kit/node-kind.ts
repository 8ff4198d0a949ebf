import type {
  Asking,
  BusinessCalendar,
  Condition,
  EpochMs,
  Facts,
  FieldCatalog,
  FieldValue,
  Phrase,
} from '@etape/conditions'
import { z } from 'zod'
import type { DateTrigger } from './date-trigger.ts'
import type { Happening, Properties } from './happening.ts'
import type { Icon } from './icons.ts'
import { nodeFrame } from './node-frame.ts'
import type { Outcome } from './outcome.ts'
import type { Render } from './render.ts'

export const categories = ['trigger', 'timing', 'routing', 'action', 'end'] as const
export type Category = (typeof categories)[number]

/** English; the key of the catalogues. */
export const categoryTitles: Readonly<Record<Category, string>> = {
  trigger: 'Triggers',
  timing: 'Timing',
  routing: 'Routing',
  action: 'Actions',
  end: 'End',
}

/** Where a node can be left. `id` is stored in edges; `label` stands on the edge. */
export interface Outlet {
  id: string
  label: Phrase
}

export interface StepInput<Config> {
  config: Config
  facts: Facts
  now: EpochMs
  /** The workspace's IANA time zone. */
  zone: string
  /** The contact's time zone, or the workspace's when it has none that exists. */
  contactZone: string
  /** Every field there is, with its type. */
  catalog: FieldCatalog
  /** Business hours and holidays of the workspace. */
  calendar: BusinessCalendar
  /** Which of the conditions the kind `asks` is the first that holds, by index. */
  firstTrue: number | null
  /** In [0, 1), the same for the same run and node. */
  draw: number
  /** Properties of what started the run; `null` when that has none. */
  event: Properties | null
  /** Whose turn it is among these people; fair for each node. `null` when there is nobody. */
  rota: (people: readonly string[]) => string | null
  /** Ids of the users in a team. */
  members: (team: string) => readonly string[]
  /** Who of these people has the least to do. */
  leastLoaded: (people: readonly string[]) => string | null
  /** Fills the `{{ … }}` of a personalised text for this contact; made by `rendererFor`. */
  render: Render
}

/** What the palette, the form, the publish check, the engine, the texts and the docs know of one sort of node. */
export interface NodeKind<Type extends string = string, Config = unknown> {
  type: Type
  category: Category
  icon: Icon
  title: string
  summary: string
  config: z.ZodType<Config>
  /** The whole node as stored: `{ id, type, name, config, position }`. Built by `defineNodeKind`. */
  schema: z.ZodType
  outlets: OutletsOf<Config>
  example: Config
  /** What the card says, as a sentence. */
  card(config: Config): Phrase
  /** Conditions to be judged on arrival, in order, up to the first that holds. */
  asks?(config: Config): readonly Condition[]
  /** Triggers only: the happenings that can start a run here. The conditions a trigger `asks` must hold too. */
  starts?: Starts<Config>
  /** Timing kinds only: outlets that can be left by at the moment of arrival. All other outlets of theirs need time. */
  goesOnAtOnceBy?(config: Config): readonly string[]
  /** What is wrong with a complete configuration in this workspace, beyond what holds for every kind. */
  faults?(config: Config, catalog: FieldCatalog): readonly Fault[]
  /** Keys of the happenings that steps here can bring about: `field:contact.stage`. A flow that is started is `flow:<id>`. */
  bringsAbout?(config: Config): readonly string[]
  /** The node that a run goes on at from here without an edge, leaving by `jumpOutlet`. */
  jumpsTo?(config: Config): string
  /** Whether steps here ask `rota` or `leastLoaded`, so that turns bring what these need. */
  picksPeople?(config: Config): 'rota' | 'least-loaded' | null
  /** Whether steps here may answer the effect `provide-company`. */
  providesCompany?: boolean
  step(input: StepInput<Config>): Outcome
}

/** What a step leaves by that goes to the node its kind `jumpsTo`; no edge leaves from it. */
export const jumpOutlet = 'there'

export interface Fault {
  /** Path from the node: `config.to`. */
  where: string
  message: Phrase
  hint?: Phrase
}

// Written as methods, which TypeScript compares loosely, so that every kind is also a `NodeKind` of unknown config.
export type OutletsOf<Config> = readonly Outlet[] | { of(config: Config): readonly Outlet[] }['of']

export interface Starts<Config> {
  /** Keys of happenings worth a look, see `happeningKey`: `event:Signed Up`. */
  hears(config: Config): readonly string[]
  matches(config: Config, happening: Happening, asking: Asking): boolean
  /** Starts when a date of the contact's comes; the engine works out the moments. Hears `date-reached`. */
  dates?(config: Config): DateTrigger
  /** Starts by the clock, for everybody whom the extra condition lets in. Hears `scheduled`. */
  schedule?(config: Config): Schedule
  /** Starts when its secret address is called. Hears `webhook-received`. */
  webhook?(config: Config): boolean
}

export interface Schedule {
  cron: string
  zone: string
}

export type WrittenValue = FieldValue

type NodeSchema<Type extends string, Config extends z.ZodType> = z.ZodObject<
  typeof nodeFrame & { type: z.ZodLiteral<Type>; config: Config },
  z.core.$strict
>

export type DefinedKind<Type extends string, Config extends z.ZodType> = Omit<
  NodeKind<Type, z.output<Config>>,
  'config' | 'schema'
> & { config: Config; schema: NodeSchema<Type, Config> }

/** A node kind from its one description; `schema` is built from `type` and `config`. */
export function defineNodeKind<const Type extends string, Config extends z.ZodObject>(
  kind: Omit<NodeKind<Type, z.output<Config>>, 'config' | 'schema'> & { config: Config },
): DefinedKind<Type, Config> {
  const schema: NodeSchema<Type, Config> = z.strictObject({
    ...nodeFrame,
    type: z.literal(kind.type),
    config: kind.config,
  })
  return { ...kind, schema }
}

/** The outlets of a node of this kind with this configuration. */
export function outletsOf<Config>(kind: Pick<NodeKind<string, Config>, 'outlets'>, config: Config): readonly Outlet[] {
  return typeof kind.outlets === 'function' ? kind.outlets(config) : kind.outlets
}
