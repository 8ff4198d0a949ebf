import type { CrmSettings, Pipeline, PipelineStage } from './settings.ts'

/** The pipeline every workspace starts with. */
export const defaultPipeline: Pipeline = {
  id: 'sales',
  label: { en: 'Sales', fr: 'Ventes', sv: 'Försäljning' },
  stages: [
    {
      id: 'new-deal',
      label: { en: 'New deal', fr: 'Nouvelle transaction', sv: 'Ny affär' },
      type: 'open',
      probability: 0.1,
    },
    {
      id: 'demo-scheduled',
      label: { en: 'Demo scheduled', fr: 'Démo planifiée', sv: 'Demo inbokad' },
      type: 'open',
      probability: 0.2,
    },
    {
      id: 'quote-sent',
      label: { en: 'Quote sent', fr: 'Devis envoyé', sv: 'Offert skickad' },
      type: 'open',
      probability: 0.4,
    },
    {
      id: 'negotiation',
      label: { en: 'Negotiation', fr: 'Négociation', sv: 'Förhandling' },
      type: 'open',
      probability: 0.7,
    },
    { id: 'closed-won', label: { en: 'Closed won', fr: 'Gagnée', sv: 'Vunnen' }, type: 'won', probability: 1 },
    { id: 'closed-lost', label: { en: 'Closed lost', fr: 'Perdue', sv: 'Förlorad' }, type: 'lost', probability: 0 },
  ],
}

/** The stage of that pipeline, if there is one. */
export function findPipelineStage(settings: CrmSettings, pipeline: unknown, stage: unknown): PipelineStage | undefined {
  return settings.pipelines.find(({ id }) => id === pipeline)?.stages.find(({ id }) => id === stage)
}
