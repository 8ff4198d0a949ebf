import type { Condition } from '@etape/conditions'
import type { z } from 'zod'
import type { KindType, nodeKinds } from '../nodes/index.ts'
import { freeNodeId } from './edit.ts'
import { completeSettings, emptyFlow, type FlowDocument, type GivenSettings } from './flow-document.ts'
import { outletsOfNode } from './outlets-of-node.ts'

type Kinds = (typeof nodeKinds)[number]
type ConfigInput<Type extends KindType> = z.input<Extract<Kinds, { type: Type }>['config']>

/**
 * Writes a flow down in words, for templates and tests:
 * `drawFlow().trigger('by-hand', {}).branch('vip', isVip).end('yes').from('vip', 'no').end('no').build()`.
 * Each new node is led to from where the last one is left: by its first outlet, unless `from` says otherwise.
 */
export const drawFlow = (): FlowDrawing => new FlowDrawing(emptyFlow, [])

type Loose = readonly { from: string; outlet: string }[]

export class FlowDrawing {
  readonly #document: FlowDocument
  readonly #loose: Loose

  constructor(document: FlowDocument, loose: Loose) {
    this.#document = document
    this.#loose = loose
  }

  /** A trigger; several in a row all lead to what comes next. */
  trigger<Type extends KindType>(type: Type, config: ConfigInput<Type>, id?: string): FlowDrawing {
    const drawn = new FlowDrawing(this.#document, []).add(type, config, id)
    return new FlowDrawing(drawn.#document, [...this.#loose, ...drawn.#loose])
  }

  add<Type extends KindType>(type: Type, config: ConfigInput<Type>, id?: string): FlowDrawing {
    const node = {
      id: id ?? freeNodeId(this.#document, type),
      type,
      name: '',
      config,
      position: { x: 0, y: this.#document.nodes.length * 140 },
    }
    const led = this.#leadTo(node.id)
    const onwards = outletsOfNode(node)[0]
    const document = { ...led.#document, nodes: [...led.#document.nodes, node] }
    return new FlowDrawing(document, onwards ? [{ from: node.id, outlet: onwards.id }] : [])
  }

  branch(id: string, when: Condition): FlowDrawing {
    return this.add('branch', { when }, id)
  }

  end(as = 'completed', id?: string): FlowDrawing {
    return this.add('end', { as }, id)
  }

  /** Goes on drawing at an outlet of this node, its first if none is named. What is loose stays so. */
  from(id: string, outlet?: string): FlowDrawing {
    const node = this.#document.nodes.find((one) => one.id === id)
    const by = outlet ?? (node && outletsOfNode(node)[0]?.id) ?? ''
    return new FlowDrawing(this.#document, [{ from: id, outlet: by }])
  }

  /** As `from`, with what is loose led to the next node too. */
  alsoFrom(id: string, outlet?: string): FlowDrawing {
    return new FlowDrawing(this.#document, [...this.#loose, ...this.from(id, outlet).#loose])
  }

  /** Leaves off here: what comes next is led to from nowhere. */
  startAfresh(): FlowDrawing {
    return new FlowDrawing(this.#document, [])
  }

  /** Leads to a node that is there already. */
  to(id: string): FlowDrawing {
    return new FlowDrawing(this.#leadTo(id).#document, [])
  }

  named(id: string, name: string): FlowDrawing {
    const nodes = this.#document.nodes.map((node) => (node.id === id ? { ...node, name } : node))
    return new FlowDrawing({ ...this.#document, nodes }, this.#loose)
  }

  settings(settings: GivenSettings): FlowDrawing {
    return new FlowDrawing({ ...this.#document, settings: completeSettings(settings) }, this.#loose)
  }

  /** As drawn, loose ends and all. */
  unfinished(): FlowDocument {
    return this.#document
  }

  /** With every outlet that leads nowhere led to an end. */
  build(): FlowDocument {
    const wired = new Set(this.#document.edges.map((edge) => `${edge.from}.${edge.outlet}`))
    const loose = this.#document.nodes
      .flatMap((node) => outletsOfNode(node).map((outlet) => ({ from: node.id, outlet: outlet.id })))
      .filter(({ from, outlet }) => !wired.has(`${from}.${outlet}`))
    return loose.length > 0 ? new FlowDrawing(this.#document, loose).end().#document : this.#document
  }

  #leadTo(id: string): FlowDrawing {
    const edges = this.#loose.map((end) => ({ ...end, to: id }))
    return new FlowDrawing({ ...this.#document, edges: [...this.#document.edges, ...edges] }, [])
  }
}
