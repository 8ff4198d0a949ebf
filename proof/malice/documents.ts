import { drawFlow, nodeKinds, type FlowDocument } from '@etape/flow'

/** A document somebody could send, by what is wrong with it. */
export interface Malicious {
  called: string
  document: unknown
}

const sound: FlowDocument = drawFlow()
  .trigger('by-hand', {}, 'start')
  .add('wait', { for: { days: 2 } }, 'wait-1')
  .add('send-email', { subject: 'Hello', body: 'Hello there' }, 'mail')
  .end('done', 'end')
  .build()

const [start, wait, mail, end] = sound.nodes
const long = 'x'.repeat(100_000)

// JSON alone can make a key of this name an object's own.
const polluting: unknown = JSON.parse('{"__proto__":{"polluted":true}}')
const climbing = { constructor: { prototype: { polluted: true } } }

const ids = [
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', ' ', 'a b', 'Ärla', '\u202egnorw', 'a\u200bb', '../../etc',
  '<script>alert(1)</script>', "'; drop table run; --", long, null, 7, {}, [], true, 'a\0b',
] // prettier-ignore

const badIds = (): Malicious[] =>
  ids.flatMap((id) => {
    const shown = JSON.stringify(id).slice(0, 30)
    const edge = { from: 'start', outlet: 'next', to: 'wait-1' }
    const group = { position: { x: 0, y: 0 }, size: { width: 1, height: 1 }, colour: 'yellow', text: '' }
    return [
      { called: `a node called ${shown}`, document: { ...sound, nodes: [{ ...start, id }, wait, mail, end] } },
      { called: `an edge from ${shown}`, document: { ...sound, edges: [{ ...edge, from: id }] } },
      { called: `an edge to ${shown}`, document: { ...sound, edges: [{ ...edge, to: id }] } },
      { called: `an edge by ${shown}`, document: { ...sound, edges: [{ ...edge, outlet: id }] } },
      { called: `a note called ${shown}`, document: { ...sound, notes: [{ ...group, id }] } },
    ]
  })

const badTypes = (): Malicious[] =>
  ['__proto__', 'constructor', 'toString', 'teleport', 'code', 'javascript', '', long, null, 7, {}].map((type) => ({
    called: `a kind called ${JSON.stringify(type).slice(0, 30)}`,
    document: { ...sound, nodes: [start, { ...wait, type }, mail, end] },
  }))

const badConfigs = (): Malicious[] =>
  nodeKinds.flatMap(({ type }) =>
    [polluting, climbing, null, [], Number.NaN].map((config, at) => ({
      called: `a ${type} set up with ${['__proto__', 'constructor', 'nothing', 'a list', 'no number'][at]}`,
      document: { ...sound, nodes: [start, { ...wait, type, config }, mail, end] },
    })),
  )

const badDurations = (): Malicious[] =>
  [{ days: -1 }, { days: 1e9 }, { days: 1.5 }, { days: '2' }, { days: Number.NaN }, { days: 401 }, { minutes: Infinity }, {}, { years: 1 }, { days: 0 }, null, 'P2D', { days: 400, seconds: 1 }].map(
    (duration) => ({
      called: `a wait of ${JSON.stringify(duration)}`,
      document: { ...sound, nodes: [start, { ...wait, config: { for: duration } }, mail, end] },
    }),
  ) // prettier-ignore

const programs = [
  '{{ constructor.constructor("return process")() }}', '{{__proto__.x}}', '{{ first_name.constructor }}', '{{#each this}}x{{/each}}',
  '{{ 7*7 }}', '{{ email | {{ email }} }}', '{{ email', '{{{{}}}}', '{{ webhook.__proto__.x }}', '{{ event.constructor }}',
] // prettier-ignore

const badTemplates = (): Malicious[] =>
  programs.flatMap((text) => [
    { called: `the subject ${text}`, document: withMail({ subject: text, body: 'Hello' }) },
    { called: `the body ${text}`, document: withMail({ subject: 'Hello', body: text }) },
  ])

const withMail = (config: unknown) => ({ ...sound, nodes: [start, wait, { ...mail, config }, end] })

const badSettings = (): Malicious[] =>
  Object.keys(sound.settings).flatMap((key) =>
    [polluting, 'x'.repeat(500), -1e300].map((value) => ({
      called: `settings with ${key} as ${JSON.stringify(value).slice(0, 20)}`,
      document: { ...sound, settings: { ...sound.settings, [key]: value } },
    })),
  )

const nested = (depth: number): unknown => {
  let deep: unknown = { fact: 'contact.country', operator: 'equal', value: 'SE' }
  for (let level = 0; level < depth; level += 1) deep = { all: [deep] }
  return deep
}
const many = <T>(count: number, one: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => one(at))
const circle = many(60, (at) => ({ ...start, type: 'branch', id: `b${at}`, config: { when: nested(0) } }))

const tooMuch = (): Malicious[] => [
  { called: '10,000 nodes', document: { ...sound, nodes: many(10_000, (at) => ({ ...wait, id: `w${at}` })) } },
  { called: '100,000 edges', document: { ...sound, edges: many(100_000, () => sound.edges[0]) } },
  { called: 'a condition 10,000 deep', document: { ...sound, settings: { ...sound.settings, goal: nested(10_000) } } },
  { called: 'a condition 59 deep', document: { ...sound, settings: { ...sound.settings, goal: nested(29) } } },
  { called: 'a text of 5 million characters', document: withMail({ subject: 'x'.repeat(5_000_000), body: '' }) },
  { called: '20,000 unknown keys', document: { ...sound, ...Object.fromEntries(many(20_000, (at) => [`k${at}`, at])) } },
  { called: '2,000 nodes of one id', document: { ...sound, nodes: many(2000, () => wait) } },
  { called: '8,000 edges to nowhere', document: { ...sound, edges: many(8000, (at) => ({ from: `n${at}`, outlet: 'next', to: 'x' })) } },
  { called: 'a circle of 60 branches', document: { ...sound, nodes: [...sound.nodes, ...circle], edges: many(60, (at) => ({ from: `b${at}`, outlet: 'yes', to: `b${(at + 1) % 60}` })) } },
  { called: '10,000 notes', document: { ...sound, notes: many(10_000, (at) => ({ id: `n${at}` })) } },
] // prettier-ignore

const otherThings = (): Malicious[] =>
  [null, 7, 'flow', [], {}, { format: 2 }, { format: 99 }, { format: -1 }, { format: '2' }, { format: 1e308 }, polluting, climbing, { ...sound, format: 3 }, { ...sound, nodes: {} }, { ...sound, nodes: [null, 7, [], 'x'] }, { ...sound, edges: [null, 7] }, { ...sound, extra: true }].map(
    (document, at) => ({ called: `something else, ${at + 1}`, document }),
  ) // prettier-ignore

/** More than 300, each in one thing different from a sound one. */
export const maliciousDocuments = (): Malicious[] => [
  ...badIds(), ...badTypes(), ...badConfigs(), ...badDurations(), ...badTemplates(), ...badSettings(), ...tooMuch(), ...otherThings(),
] // prettier-ignore
