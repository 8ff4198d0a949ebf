import { expect, test, type Page } from '@playwright/test'
import { drawFlow, emptyFlow, tidyFlow, type FlowDocument } from '@etape/flow'
import { Canvas } from './canvas.ts'
import { useOwnServer, type OwnServer } from './own-server.ts'

/** By hand → set stage → wait → end: nothing wrong with it. */
export const soundFlow = drawFlow()
  .trigger('by-hand', {}, 'enter')
  .add('set-stage', { record: 'contact', stage: 'lead', allowBackward: false }, 'stage')
  .add('wait', { for: { days: 2 } }, 'wait')
  .add('end', { as: 'completed' }, 'end')
  .build()

export const emptyDrawing: FlowDocument = emptyFlow

/** A server with flows to draw in, and somebody signed in. */
export interface Desk extends OwnServer {
  /** A flow of the story's own, and where it is opened. */
  aFlow(document?: FlowDocument): Promise<{ id: string; name: string; address: string }>
  /** The editor of such a flow. */
  draw(page: Page, document?: FlowDocument): Promise<Canvas & { id: string }>
  /** The drawing as it is saved. */
  draftOf(id: string): Promise<FlowDocument>
}

/** One server for the stories of a file. */
export function useDesk(settings?: Parameters<typeof useOwnServer>[0]): Desk {
  const own = useOwnServer(settings)
  let drawn = 0
  test.beforeEach(({ context }) => own.signIn(context))
  const aFlow: Desk['aFlow'] = async (document = soundFlow) => {
    drawn += 1
    const name = `Flow ${drawn}`
    const flow = await own.admin.createFlow({ body: { name, document: { ...tidyFlow(document) } } })
    return { id: flow.id, name, address: `${own.etape.url}/flows/${flow.id}` }
  }
  const draw: Desk['draw'] = async (page, document) => {
    const { id, address } = await aFlow(document)
    return Object.assign(await openEditor(page, address), { id })
  }
  const draftOf: Desk['draftOf'] = async (id) =>
    (await own.admin.readDraft({ params: { id } })).document as unknown as FlowDocument
  return Object.assign(own, { aFlow, draw, draftOf })
}

export async function openEditor(page: Page, address: string): Promise<Canvas> {
  await page.goto(address)
  const canvas = new Canvas(page)
  await expect(canvas.palette).toBeVisible()
  return canvas
}
