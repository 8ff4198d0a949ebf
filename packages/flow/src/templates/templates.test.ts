import { languages, readCondition, type Language } from '@etape/conditions'
import { buildCatalog, defaultCrmSettings } from '@etape/crm'
import { expect, test } from 'vitest'
import { checkFlow } from '../check/check-flow.ts'
import { readFlow } from '../document/read-flow.ts'
import { aWorkspace } from '../testing/index.ts'
import type { FlowTemplate } from './flow-template.ts'
import { flowTemplates } from './index.ts'

/** A new workspace after the template's needs have been met. */
function workspaceFor(template: FlowTemplate, language: Language) {
  const { segments, teams, statuses, fields } = template.needs(language)
  const base = defaultCrmSettings(language)
  const settings = { ...base, statuses: [...base.statuses, ...statuses] }
  return aWorkspace({ catalog: buildCatalog({ customFields: fields, settings }), crm: settings, segments, teams })
}

const all = flowTemplates.flatMap((template) => languages.map((language) => [template.id, language, template] as const))

test.each(all)('%s in %s can be published as it is, without warnings', (_id, language, template) => {
  expect(checkFlow(template.document(language), workspaceFor(template, language))).toEqual([])
})

test.each(all)('%s in %s is a complete flow', (_id, language, template) => {
  const reading = readFlow(JSON.parse(JSON.stringify(template.document(language))))
  expect(reading.ok).toBe(true)
})

test.each(all)('%s in %s needs segments that can be judged', (_id, language, template) => {
  const { catalog } = workspaceFor(template, language)
  const readings = template.needs(language).segments.map(({ condition }) => readCondition(condition, catalog))
  expect(readings.filter((reading) => !reading.ok)).toEqual([])
})

test.each(all)('%s in %s has no node upon another', (_id, language, template) => {
  const { nodes } = template.document(language)
  expect(new Set(nodes.map(({ position }) => `${position.x},${position.y}`)).size).toBe(nodes.length)
})

test('there are six, each with a name of its own in every language', () => {
  expect(flowTemplates).toHaveLength(6)
  for (const language of languages) {
    expect(new Set(flowTemplates.map((template) => template.name[language])).size).toBe(6)
    expect(flowTemplates.every((template) => template.description[language].length > 20)).toBe(true)
  }
})

test('the French has no-break spaces', () => {
  const said = flowTemplates.flatMap((template) => [
    template.name.fr,
    template.description.fr,
    JSON.stringify(template.document('fr').nodes.map((node) => [node.name, node.config])).replaceAll(
      /"[^"]*":|[{}[\],"]/g,
      ' ',
    ),
  ])
  expect(said.filter((text) => /[\p{L}] [:;!?»]/u.test(text))).toEqual([])
})
