/** A sort of refusal: its HTTP status and what it is called. `title` is a key of the text catalogues. */
export interface ProblemSort {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 | 507
  title: string
}

const sort = (status: ProblemSort['status'], title: string): ProblemSort => ({ status, title })

/** Every code a refusal can have. What a route can answer besides `commonProblems` stands in its entry of the table. */
export const problemCodes = {
  'request/invalid': sort(400, 'The request is not as it should be.'),
  'request/not-json': sort(400, 'The body is not readable as JSON.'),
  'request/wrong-type': sort(415, 'The body is of a content type this address does not take.'),
  'request/too-large': sort(413, 'The body is too large.'),
  'request/unknown-route': sort(404, 'There is nothing at this address.'),
  'request/wrong-method': sort(405, 'This address does not answer to that method.'),
  'request/cross-site': sort(403, 'The request came from another site.'),
  'request/not-found': sort(404, 'What was asked for does not exist, or no longer.'),
  'server/failed': sort(500, 'Something went wrong on the server. The id below is in its log.'),
  'server/busy': sort(503, 'The server is starting or stopping. Try again in a moment.'),
  'storage/full': sort(507, 'The disk is full: nothing can be stored. What was stored before is safe.'),
  'storage/unavailable': sort(503, 'The database cannot be written just now. Try again in a moment.'),
  'standstill/over': sort(409, 'The workspace does not stand still.'),
  'session/none': sort(401, 'Sign in first.'),
  'session/role-too-weak': sort(403, 'Your role does not allow this.'),
  'session/wrong-credentials': sort(401, 'E-mail and password do not match.'),
  'session/too-many-tries': sort(429, 'Too many tries. Wait a moment.'),
  'session/weak-password': sort(422, 'That password is too easy to guess.'),
  'session/link-used': sort(410, 'This sign-in link was used already or is too old.'),
  'key/unknown': sort(401, 'The key is missing, unknown or revoked.'),
  'condition/invalid': sort(400, 'The condition is not as it should be.'),
  'field/invalid': sort(422, 'A field cannot take that value.'),
  'field/exists': sort(409, 'There is a field with this key already.'),
  'field/built-in': sort(409, 'This field comes with Etape and cannot be changed.'),
  'contact/exists': sort(409, 'There is a contact with this e-mail address or external id already.'),
  'company/exists': sort(409, 'There is a company with this domain already.'),
  'deal/stage-unknown': sort(422, 'There is no such pipeline stage.'),
  'import/empty': sort(422, 'The file has no rows.'),
  'import/too-large': sort(413, 'The file is too large.'),
  'import/not-text': sort(415, 'The file is not text.'),
  'import/columns-missing': sort(422, 'The first line does not name the columns.'),
  'import/started': sort(409, 'This import has been started already.'),
  'import/plan-invalid': sort(422, 'The columns cannot be imported like this.'),
  'segment/name-taken': sort(409, 'There is a segment of this name already.'),
  'segment/in-use': sort(409, 'Something still uses this segment.'),
  'segment/not-static': sort(409, 'The members of this segment follow from its condition.'),
  'flow/invalid': sort(422, 'The drawing cannot be read.'),
  'flow/unpublishable': sort(422, 'The flow cannot be published like this.'),
  'flow/stale-draft': sort(409, 'Somebody else saved this draft in the meantime.'),
  'flow/not-published': sort(409, 'The flow has no published version.'),
  'flow/no-version': sort(409, 'The flow takes nobody in before it is published.'),
  'flow/wrong-status': sort(409, 'That cannot be done with a flow in this state.'),
  'flow/file-invalid': sort(422, 'The file of flows cannot be brought in like this.'),
  'flow/migration-invalid': sort(422, 'Those who wait in older versions cannot be moved like this.'),
  'flow/tests-failed': sort(422, 'Tests of the flow fail on this drawing.'),
  'flow/too-many-tests': sort(409, 'The flow has as many tests as one can have.'),
  'hook/no-contact': sort(422, 'The payload does not name a contact.'),
  'template/unknown': sort(422, 'There is no such template.'),
  'run/ended': sort(409, 'This run is over.'),
  'run/not-failed': sort(409, 'Only a run that failed can be resumed.'),
  'step/not-paused': sort(409, 'This step is not paused.'),
  'sending/host-invalid': sort(422, 'One of the hosts is neither a name, an address nor a network.'),
  'stage/missing': sort(422, 'A stage that exists is not on the list.'),
  'stage/duplicate': sort(422, 'Two stages have the same id.'),
  'stage/in-use': sort(409, 'Something still uses this stage.'),
  'status/missing': sort(422, 'A lead status that exists is not on the list.'),
  'status/duplicate': sort(422, 'Two lead statuses have the same id.'),
  'status/in-use': sort(409, 'Something still uses this lead status.'),
  'pipeline/stage-in-use': sort(409, 'Deals still stand in a stage that is not on the list.'),
  'workspace/zone-unknown': sort(422, 'There is no such time zone.'),
  'user/exists': sort(409, 'There is a person with this e-mail address already.'),
  'user/last-admin': sort(409, 'Somebody has to stay administrator.'),
  'delivery/not-failed': sort(409, 'Only a message that needs attention can be tried again.'),
} as const satisfies Record<string, ProblemSort>
export type ProblemCode = keyof typeof problemCodes

/** What any route can answer. */
export const commonProblems = [
  'request/invalid',
  'server/failed',
  'server/busy',
  'storage/full',
  'storage/unavailable',
] as const satisfies readonly ProblemCode[]
