import type { RouteName, StreamEvent } from '@etape/contract'
import type { QueryClient } from '@tanstack/react-query'

/** What can change; the stream names these, and so do writes. */
export type Topic = StreamEvent['topic'] | 'session'

/** Which readings show something of a topic, and are read again when it changes. */
export const readings: Readonly<Record<Topic, readonly RouteName[]>> = {
  contact: ['listContacts', 'readContact', 'readTimeline', 'listContactChanges', 'listMembers', 'previewSegment', 'listStages', 'listStatuses', 'listCompanies', 'readStageUsage', 'readStatusUsage', 'listSyncRules', 'whyNot', 'whyChange'],
  company: ['listCompanies', 'readCompany', 'listCompanyChanges', 'readContact', 'listStages', 'listStatuses', 'listSyncRules'],
  deal: ['listDeals', 'readDeal', 'summariseDeals', 'readContact', 'readTimeline', 'readCompany'],
  task: ['listTasks', 'readTimeline'],
  segment: ['listSegments', 'readSegment', 'listMembers', 'listTemplates'],
  flow: ['listFlows', 'readFlow', 'readDraft', 'listVersions', 'readVersion', 'readFlowStats', 'readFlowActivity', 'readFlowDays', 'readGoalTimes', 'listNodeVisits', 'planSteering', 'listSteerings', 'listSavePoints', 'readSavePoint', 'compareVersions', 'planMigration', 'readOverdue', 'listEnrolments', 'listFlowFeeding', 'listFlowTests', 'listHolds', 'listHooks', 'whyNot', 'readStuck', 'listRuns', 'readRun', 'listContactRuns'],
  import: ['listImports', 'readImport', 'readImportErrors'],
  delivery: ['listDeliveries', 'readDelivery', 'listPausedSteps', 'listHolds', 'listHeldMessages', 'readStuck'],
  notification: ['listNotifications'],
  settings: ['listStages', 'listStatuses', 'listPipelines', 'listFields', 'listSyncRules', 'readWorkspace', 'listUsers', 'listTeams', 'listApiKeys', 'readStageUsage', 'readStatusUsage', 'readSending', 'listSuppressions'],
  presence: ['listPresence'],
  session: ['readSession'],
} // prettier-ignore

/** Reads again what is on screen and shows something of these topics; the rest when it is next shown. */
export async function readAgain(queries: QueryClient, topics: Iterable<Topic>): Promise<void> {
  const names = new Set<unknown>([...topics].flatMap((topic) => readings[topic]))
  await queries.invalidateQueries({ predicate: ({ queryKey }) => names.has(queryKey[0]) })
}

/** Whether a text names something that can change; what a newer server tells of is passed over. */
export const isTopic = (text: unknown): text is Topic => typeof text === 'string' && Object.hasOwn(readings, text)
