import type { Problem } from '@etape/conditions'
import { kindUnknown } from '../document/read-node.ts'
import { kindOf } from '../nodes/index.ts'
import type { Checked } from './check-context.ts'

export const checkKindsKnown = ({ document }: Checked): Problem[] =>
  document.nodes.filter((node) => !kindOf(node.type)).map((node) => kindUnknown(`nodes.${node.id}`, node.type))
