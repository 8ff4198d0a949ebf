import { conditionTextsInFrench, type Catalogue } from '@etape/conditions'
import { contractTextsInFrench } from '@etape/contract'
import { crmTextsInFrench } from '@etape/crm'
import { flowTextsInFrench } from '@etape/flow'

export const phrases: Catalogue = {
  ...conditionTextsInFrench,
  ...crmTextsInFrench,
  ...flowTextsInFrench,
  ...contractTextsInFrench,
}
