import { phrase } from '@etape/conditions'
import type { FlowDocument } from '../document/flow-document.ts'
import { messageOf } from '../engine/run-problems.ts'
import type { Rehearsal } from '../engine/rehearse.ts'
import { changesIn, endOf, messagesOf, pathOf } from './expectations.ts'
import type { Break, FlowTest } from './flow-test.ts'
import { breakOfField, breakOfEnd } from './break-of-state.ts'
import { breaksOfMessages } from './breaks-of-messages.ts'
import { breakOfPath } from './break-of-path.ts'
import { playScript, type Surroundings } from './play-script.ts'

export interface FlowTestResult {
  /** None when the test passes. */
  breaks: readonly Break[]
}

/** Plays a test's script on a drawing and compares what comes of it with what is expected. Never throws. */
export async function runFlowTest(
  document: FlowDocument,
  { script, expects }: Pick<FlowTest, 'script' | 'expects'>,
  surroundings: Surroundings,
): Promise<FlowTestResult> {
  try {
    const rehearsal = await playScript(document, script, surroundings)
    return { breaks: breaksIn(document, rehearsal, expects).map((found) => withKnownNode(document, found)) }
  } catch (error) {
    const reason = messageOf(error)
    return { breaks: [{ node: null, message: phrase('The flow could not be rehearsed: {reason}', { reason }) }] }
  }
}

function breaksIn(document: FlowDocument, rehearsal: Rehearsal, expects: FlowTest['expects']): readonly Break[] {
  const changes = changesIn(rehearsal)
  const one = expects.flatMap((expectation): readonly (Break | null)[] => {
    switch (expectation.type) {
      case 'path':
        return [breakOfPath(document, { expected: expectation.nodes, got: pathOf(rehearsal) })]
      case 'end':
        return [breakOfEnd(expectation, endOf(rehearsal))]
      case 'field':
        return [breakOfField(expectation, { rehearsal, changes })]
      case 'message':
      case 'no-other-message':
        return []
    }
  })
  return [...one.filter((found) => found !== null), ...breaksOfMessages(expects, messagesOf(rehearsal))]
}

const withKnownNode = ({ nodes }: FlowDocument, { node, message }: Break): Break => ({
  node: nodes.some(({ id }) => id === node) ? node : null,
  message,
})
