import { conditionTextsInSwedish, type Catalogue } from '@etape/conditions'
import { contractTextsInSwedish } from '@etape/contract'
import { crmTextsInSwedish } from '@etape/crm'
import { flowTextsInSwedish } from '@etape/flow'

export const phrases: Catalogue = {
  ...conditionTextsInSwedish,
  ...crmTextsInSwedish,
  ...flowTextsInSwedish,
  ...contractTextsInSwedish,
}
