// The engine comes with the first rehearsal or test: drawing does without, so this is imported when it is needed.
export { expectNow, expectationsOf, playScript, runFlowTest, takenWays } from '@etape/flow'
