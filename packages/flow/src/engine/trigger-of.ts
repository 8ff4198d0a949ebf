import type { LiveFlow, PreparedNode } from './world.ts'

/** The trigger of this id; without one that for enrolment by hand, else the first. */
export function triggerOf({ current }: LiveFlow, node: string | undefined): PreparedNode | undefined {
  const { triggers } = current
  return node === undefined ? (triggers.find(isByHand) ?? triggers[0]) : triggers.find(({ id }) => id === node)
}

const isByHand = ({ kind, config }: PreparedNode): boolean =>
  kind?.starts?.hears(config).includes('enrolled-by-hand') ?? false
