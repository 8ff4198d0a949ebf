import { fieldCatalog, isFieldKey, type Field, type FieldCatalog } from '@etape/conditions'
import type { ResponseOf, RouteName } from '@etape/contract'
import { useMemo } from 'react'
import { useRead, type RowOf } from './queries.ts'

const staleTimeMs = 60_000
type ListRoute =
  | 'listStages'
  | 'listStatuses'
  | 'listPipelines'
  | 'listSegments'
  | 'listUsers'
  | 'listTeams'
  | 'listFields'
  | 'listFlows'

function useRows<N extends ListRoute>(name: N, request: Parameters<typeof useRead<N>>[1]): readonly RowOf<N>[] {
  const { data } = useRead(name, request, { staleTimeMs })
  return (data as { rows: RowOf<N>[] } | undefined)?.rows ?? unread
}
const unread: readonly never[] = []

/** Whether definitions are still to be read; that none are there is something else. */
export const isUnread = (rows: readonly unknown[]): boolean => rows === unread

export type StageRow = RowOf<'listStages'>
export type StatusRow = RowOf<'listStatuses'>
export type PipelineRow = RowOf<'listPipelines'>
export type SegmentRow = RowOf<'listSegments'>
export type UserRow = RowOf<'listUsers'>
export type TeamRow = RowOf<'listTeams'>
export type FieldRow = RowOf<'listFields'>

// What a workspace has defined, empty until it is read; pages that show the lists themselves use `useRead`.
export const useStages = (): readonly StageRow[] => useRows('listStages', {})
export const useStatuses = (): readonly StatusRow[] => useRows('listStatuses', {})
export const usePipelines = (): readonly PipelineRow[] => useRows('listPipelines', {})
export const useSegments = (): readonly SegmentRow[] => useRows('listSegments', { query: {} })
export const useUsers = (): readonly UserRow[] => useRows('listUsers', {})
export const useFlows = (): readonly RowOf<'listFlows'>[] => useRows('listFlows', { query: {} })
export const useTeams = (): readonly TeamRow[] => useRows('listTeams', {})
const useFieldRows = (): readonly FieldRow[] => useRows('listFields', {})

/** What can be compared and written, as the conditions package takes it. */
export function useFieldCatalog(): FieldCatalog {
  const rows = useFieldRows()
  return useMemo(() => fieldCatalog(rows.filter(({ key }) => isFieldKey(key)) as readonly Field[]), [rows])
}

/** How far reading the fields has come, for who cannot do without: what was read once counts also when reading it anew fails. */
export function useCatalogReading() {
  const { data, error, isPending, refetch } = useRead('listFields', {}, { staleTimeMs })
  return { isPending, error: data ? null : error, retry: () => void refetch() }
}

/** By id, for looking up. */
export function useById<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows])
}

export type Workspace = ResponseOf<'readWorkspace' & RouteName>
export function useWorkspace(): Workspace | undefined {
  return useRead('readWorkspace', {}, { staleTimeMs }).data
}
