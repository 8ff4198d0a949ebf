import type { CrmSettings } from '@etape/crm'
import type { SegmentDefinition, Surroundings } from '@etape/flow'
import { useMemo } from 'react'
import { useFieldCatalog } from '../../data/definitions.ts'
import { useRead } from '../../data/queries.ts'

const options = { staleTimeMs: 60_000 }

/** All that is set up around a flow, as the engine takes it; `null` until it is read. */
export function useSurroundings(): Surroundings | null {
  const catalog = useFieldCatalog()
  const fields = useRead('listFields', {}, options).data
  const segments = useRead('listSegments', { query: {} }, options).data
  const users = useRead('listUsers', {}, options).data
  const crm = useCrmSettings()
  return useMemo(() => {
    if (!fields || !segments || !users || !crm) return null
    return {
      catalog,
      crm,
      segments: segments.rows as unknown as readonly SegmentDefinition[],
      users: users.rows,
    }
  }, [catalog, fields, segments, users, crm])
}

function useCrmSettings(): CrmSettings | null {
  const stages = useRead('listStages', {}, options).data
  const statuses = useRead('listStatuses', {}, options).data
  const pipelines = useRead('listPipelines', {}, options).data
  const rules = useRead('listSyncRules', {}, options).data
  const workspace = useRead('readWorkspace', {}, options).data
  return useMemo(() => {
    if (!stages || !statuses || !pipelines || !rules || !workspace) return null
    return {
      ...workspace,
      stages: stages.rows,
      statuses: statuses.rows,
      pipelines: pipelines.rows,
      syncRules: Object.fromEntries(rules.rows.map((rule) => [rule.id, rule])),
      defaults: { stage: workspace.defaultStages, status: workspace.defaultStatus },
    } as unknown as CrmSettings
  }, [stages, statuses, pipelines, rules, workspace])
}
