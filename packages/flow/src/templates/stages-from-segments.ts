import type { Condition } from '@etape/conditions'
import { pageVisit } from '@etape/conditions'
import { drawFlow } from '../document/draw-flow.ts'
import { tidyFlow } from '../document/tidy-flow.ts'
import { hasDeal, noNeeds, wordsIn, type FlowTemplate } from './flow-template.ts'

const submitted: Condition = { fact: 'events', params: { name: 'Form submitted' }, operator: 'did', value: null }
const sawPricing: Condition = {
  fact: 'events',
  params: { name: pageVisit, where: [{ property: 'path', operator: 'starts-with', value: '/pricing' }] },
  operator: 'did',
  value: null,
}

/** Coldest first, so that of two segments entered at once the hotter decides last. */
const lines = [
  { segment: 'leads', stage: 'lead', en: 'Leads', fr: 'Leads', sv: 'Leads', condition: submitted },
  {
    segment: 'interested-leads', stage: 'mql', en: 'Interested leads', fr: 'Leads intéressés', sv: 'Intresserade leads',
    condition: { all: [submitted, sawPricing] },
  },
  {
    segment: 'with-open-deal', stage: 'opportunity', en: 'With an open deal', fr: 'Avec une transaction ouverte',
    sv: 'Med öppen affär', condition: hasDeal('open'),
  },
  {
    segment: 'with-won-deal', stage: 'customer', en: 'With a won deal', fr: 'Avec une transaction gagnée',
    sv: 'Med vunnen affär', condition: hasDeal('won'),
  },
] // prettier-ignore

export const stagesFromSegments: FlowTemplate = {
  id: 'stages-from-segments',
  name: {
    en: 'Set lifecycle stages from segments',
    fr: 'Définir les étapes du cycle de vie à partir des segments',
    sv: 'Sätt livscykelsteg utifrån segment',
  },
  description: {
    en: 'One segment per stage: whoever enters it moves to that stage, never backward.',
    fr: 'Un segment par étape : qui y entre passe à cette étape, sans jamais reculer.',
    sv: 'Ett segment per steg: den som kommer in i det flyttas till steget, aldrig bakåt.',
  },
  needs: (language) => {
    const words = wordsIn(language)
    const segments = lines.map(({ segment, en, fr, sv, condition }) => ({
      id: segment,
      name: words(en, fr, sv),
      condition,
    }))
    return { ...noNeeds, segments }
  },
  document: (language) => {
    const done = wordsIn(language)('stage set', 'étape définie', 'steg satt')
    const first = drawFlow().settings({ entry: 'every-time' })
    const drawn = lines.reduce(
      (flow, { segment, stage }) =>
        flow
          .startAfresh()
          .trigger('segment-entered', { segment })
          .add('set-stage', { record: 'contact', stage }, `to-${stage}`),
      first,
    )
    const [, ...others] = lines.toReversed()
    const gathered = others.reduce((flow, { stage }) => flow.alsoFrom(`to-${stage}`), drawn)
    return tidyFlow(gathered.end(done).build())
  },
}
