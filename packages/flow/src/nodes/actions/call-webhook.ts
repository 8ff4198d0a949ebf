import { phrase } from '@etape/conditions'
import { z } from 'zod'
import { addressField, choiceField, durationField, optionally, templateField } from '../../kit/fields.ts'
import { skipIfEmpty } from '../../kit/left-empty.ts'
import { defineNodeKind, type StepInput } from '../../kit/node-kind.ts'
import { answerKey, type AnswerRead, type Message } from '../../kit/outcome.ts'
import type { Rendered } from '../../kit/render.ts'
import { addDuration } from '../../kit/time.ts'
import { hostOf } from '../../kit/web-address.ts'
import { canBeJson, headersField, readsField } from '../../kit/webhook-fields.ts'

const methods = { POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', GET: 'GET', DELETE: 'DELETE' }

const config = z.strictObject({
  url: addressField({ title: 'Address' }),
  method: choiceField({ title: 'Method', options: methods }),
  headers: headersField(),
  body: optionally(
    templateField({
      title: 'Body',
      multiline: true,
      description: 'JSON, with fields inside the quotes. Left empty, the contact and its company are sent.',
    }),
  ),
  reads: readsField(),
  timeout: optionally(
    durationField({ title: 'Wait at most', description: 'Leave empty to wait until all attempts have been made.' }),
  ),
})
type Config = z.output<typeof config>

/** Calls another program, signed, and waits for its answer, from which fields can be set. */
export const callWebhook = defineNodeKind({
  type: 'call-webhook',
  category: 'action',
  icon: 'world-upload',
  title: 'Call webhook',
  summary: 'Calls another program and goes on with its answer.',
  config,
  outlets: [
    { id: 'answered', label: phrase('Answered') },
    { id: 'failed', label: phrase('Failed') },
  ],
  example: {
    url: 'https://example.com/enrich?email={{ email | }}',
    method: 'POST',
    headers: [{ name: 'X-Source', value: 'etape' }],
    body: '{ "name": "{{ first_name | }}", "plan": "{{ event.plan | }}" }',
    reads: [{ path: 'person.country', into: 'contact.country' }],
    timeout: { hours: 1 },
  },
  card: ({ url, method }) => phrase('{method} to {host}', { method, host: hostOf(url) ?? url }),
  faults: ({ body }) => (body === null || canBeJson(body) ? [] : [noJson]),
  bringsAbout: ({ reads }) => reads.flatMap(({ into }) => (into === null ? [] : [`field:${into}`])),
  step: (input) => {
    const { message, texts } = messageOf(input)
    const skipped = skipIfEmpty('failed', ...texts)
    if (skipped) return skipped
    const { timeout } = input.config
    return {
      type: 'listen',
      for: { type: 'answer', delivery: 1 },
      until: timeout && addDuration(input.now, timeout),
      heardBy: 'answered',
      timedOutBy: 'failed',
      failedBy: 'failed',
      effects: [{ type: 'deliver', delivery: message }],
    }
  },
})

const noJson = {
  where: 'config.body',
  message: phrase('The body is not JSON.'),
  hint: phrase('Write it as {example}, fields inside the quotes.', { example: '{ "name": "{{ first_name | }}" }' }),
}

function messageOf({ config: call, facts, render }: StepInput<Config>): { message: Message; texts: Rendered[] } {
  const url = render(call.url.trim(), 'url')
  const headers = call.headers.map(({ name, value }) => ({ name, text: render(value, 'header') }))
  const body = call.body === null ? null : render(call.body, 'json')
  const isBare = call.method === 'GET' || call.method === 'DELETE'
  const standard = isBare ? '' : JSON.stringify({ contact: facts.contact, company: facts.company })
  const message: Message = {
    channel: 'webhook',
    url: url.text,
    method: call.method,
    headers: Object.fromEntries(headers.map(({ name, text }) => [name, text.text])),
    body: body?.text ?? standard,
    reads: call.reads.flatMap(readTwice),
  }
  return { message, texts: [url, ...headers.map(({ text }) => text), ...(body ? [body] : [])] }
}

/** For personalised texts under a name that no field has, and into the field if it is for one. */
const readTwice = ({ path, into }: Config['reads'][number]): AnswerRead[] => {
  const forTexts = { path, into: answerKey(path) }
  return into === null ? [forTexts] : [forTexts, { path, into }]
}
