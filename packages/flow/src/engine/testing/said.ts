import { fieldCatalog, formatPhrase, type Phrase } from '@etape/conditions'

/** A phrase in English, with ids for names. */
export const said = ({ text, values }: Phrase): string =>
  formatPhrase({ text, ...(values && { values }) }, 'en', {}, {
    zone: 'UTC',
    fields: fieldCatalog([]),
    pipelineStage: (pipeline, stage) => `${pipeline}/${stage}`,
  }) // prettier-ignore
