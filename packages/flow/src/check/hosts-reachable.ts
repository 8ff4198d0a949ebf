import { phrase, type Problem } from '@etape/conditions'
import { errorAt, warningAt } from '../kit/problem.ts'
import { walkConfig } from '../kit/walk-config.ts'
import { hostOf, isPrivateHost } from '../kit/web-address.ts'
import type { CheckContext, Checked } from './check-context.ts'

/** Addresses of the own network are called only if the administrator allows it. What a name leads to is seen when calling. */
export function checkHostsReachable({ nodes, context }: Checked): Problem[] {
  return nodes.flatMap(({ node, kind }) =>
    walkConfig(kind, node.config)
      .filter(({ field }) => field.control === 'address')
      .flatMap(({ value, where }) => faultOf(hostOf(String(value)), `nodes.${node.id}.${where}`, context)),
  )
}

function faultOf(host: string | null, where: string, { isAllowedHost }: CheckContext): Problem[] {
  if (host === null || !isPrivateHost(host) || isAllowedHost?.(host)) return []
  const at = isAllowedHost ? errorAt : warningAt
  return [
    at(
      'flow/host-private',
      where,
      phrase('{host} is inside the own network, where webhooks do not call.', { host }),
      phrase('Use a public address, or let the administrator allow this host.'),
    ),
  ]
}
