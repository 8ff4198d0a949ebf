declare module '*.po' {
  import type { Messages } from '@lingui/core'
  export const messages: Messages
}

/** How each route of the contract is called; put in by the build. */
declare const routeAddresses: Readonly<
  Record<import('@etape/contract').RouteName, import('@etape/contract').RouteAddress>
>
