import { checkFlow, type CheckContext, type FlowDocument } from '@etape/flow'
import { useDeferredValue, useMemo } from 'react'
import { useFieldCatalog } from '../../data/definitions.ts'
import { useRead } from '../../data/queries.ts'
import { useEditorState } from '../state/editor-context.ts'
import { groupProblems, noProblems, type Problems } from './problems-context.ts'

const options = { staleTimeMs: 60_000 }

/** What is wrong with the drawing, as one draws; nothing before it is known what exists to refer to. */
export function useCheck(document: FlowDocument, flow: string): Problems {
  const context = useCheckContext(flow)
  const fresh = useEditorState((state) => state.fresh)
  // A large flow takes some milliseconds to check: drawing goes first.
  const settled = useDeferredValue(document)
  const all = useMemo(() => context && checkFlow(settled, context), [settled, context])
  return useMemo(() => (all ? groupProblems(all, fresh) : noProblems), [all, fresh])
}

function useCheckContext(flow: string): CheckContext | null {
  const catalog = useFieldCatalog()
  const fields = useRead('listFields', {}, options).data
  const stages = useRead('listStages', {}, options).data
  const statuses = useRead('listStatuses', {}, options).data
  const pipelines = useRead('listPipelines', {}, options).data
  const segments = useRead('listSegments', { query: {} }, options).data
  const users = useRead('listUsers', {}, options).data
  const teams = useRead('listTeams', {}, options).data
  const flows = useRead('listFlows', { query: {} }, options).data
  const feeding = useRead('listFlowFeeding', {}, options).data
  return useMemo(() => {
    if (!fields || !stages || !statuses || !pipelines || !segments || !users || !teams || !flows || !feeding)
      return null
    const crm = {
      stages: stages.rows,
      statuses: statuses.rows,
      pipelines: pipelines.rows,
    } as unknown as CheckContext['crm']
    const known = segments.rows as unknown as CheckContext['segments']
    const feedings = new Map(feeding.rows.map((row) => [row.flow, row]))
    const named = flows.rows.map(({ id }) => ({ id, feeding: feedings.get(id) ?? null }))
    return { catalog, crm, segments: known, users: users.rows, teams: teams.rows, flow, flows: named }
  }, [catalog, fields, stages, statuses, pipelines, segments, users, teams, flow, flows, feeding])
}
