import { drawFlow, type FlowDrawing } from '../document/draw-flow.ts'

/** A flow for a test: `aFlow().trigger('by-hand', {}).branch('vip', isVip).end('yes').build()`; loose outlets get an end. */
export const aFlow = (): FlowDrawing => drawFlow()
