import { flowTestShape } from '@etape/flow'
import { z } from 'zod'
import { route } from '../route.ts'
import { id, phrase, time, withId } from '../shapes/basics.ts'
import { givenDocument } from '../shapes/flows.ts'

/** A rehearsal that was kept: what is done, and what is to come of it. */
export const flowTest = flowTestShape.extend({ id, updatedAt: time, updatedBy: z.string() })
const oneTest = withId.extend({ test: id })
/** What did not come as expected, and on which node it shows. */
const testBreak = z.object({ node: id.nullable(), message: phrase })
export const flowTestResult = z.object({ test: id, name: z.string(), breaks: z.array(testBreak) })

export const flowTestRoutes = {
  listFlowTests: route({
    method: 'GET',
    path: '/api/flows/{id}/tests',
    access: 'viewer',
    summary: 'Rehearsals that were kept as tests, oldest first',
    params: withId,
    response: z.object({ rows: z.array(flowTest) }),
    status: 200,
  }),
  keepFlowTest: route({
    method: 'POST',
    path: '/api/flows/{id}/tests',
    access: 'marketer',
    summary: 'Keeps a rehearsal as a test: what is done, and what is to come of it',
    params: withId,
    body: flowTestShape,
    response: flowTest,
    status: 201,
    problems: ['flow/too-many-tests'],
  }),
  changeFlowTest: route({
    method: 'PATCH',
    path: '/api/flows/{id}/tests/{test}',
    access: 'marketer',
    summary: 'Renames a test, or has it expect something else',
    params: oneTest,
    body: flowTestShape.partial(),
    response: flowTest,
    status: 200,
  }),
  removeFlowTest: route({
    method: 'DELETE',
    path: '/api/flows/{id}/tests/{test}',
    access: 'marketer',
    summary: 'Removes a test',
    params: oneTest,
    response: null,
    status: 204,
  }),
  runFlowTests: route({
    method: 'POST',
    path: '/api/flows/{id}/tests/run',
    access: 'viewer',
    summary: 'Runs the tests on the draft, or on the drawing given: nothing is sent and nothing stored',
    params: withId,
    body: z.strictObject({ document: givenDocument.optional() }),
    response: z.object({ results: z.array(flowTestResult) }),
    status: 200,
    problems: ['flow/invalid'],
  }),
} as const
