import type { InputContent } from '@etape/flow'
import type { Context } from '../context.ts'
import type { Flows } from '../shapes/flows.ts'
import { eachId } from './contacts.ts'
import { createEnrolments } from './enrolments.ts'

type Asked = Parameters<Flows['enrol']>[0]

const readSize = 20_000

/** Keeps who is meant and tells all of them, batch by batch: after a stop on the way, the rest are told at the next start. */
export async function enrol(context: Context, asked: Asked): Promise<number> {
  const { flow, node, doing, perMinute = null, onProgress } = asked
  const content: InputContent = { type: 'enrol', flow, ...(node !== undefined && { node }), cause: doing.cause }
  const contacts = await contactsMeant(context, asked.who)
  const enrolments = createEnrolments(context)
  const id = await enrolments.begin({ flow, node: node ?? null, content, contacts, perMinute, at: doing.at })
  let accepted = 0
  for (let told = await enrolments.goOn(id); told !== null; told = await enrolments.goOn(id)) {
    accepted += told
    onProgress?.(accepted)
  }
  return accepted
}

/** Everybody who is meant, ascending. */
async function contactsMeant(context: Context, who: Asked['who']): Promise<number[]> {
  if ('contacts' in who) return [...new Set(who.contacts)].toSorted((left, right) => left - right)
  const ids: number[] = []
  for await (const batch of eachId(context, who.filter, readSize)) for (const id of batch) ids.push(id)
  return ids
}
