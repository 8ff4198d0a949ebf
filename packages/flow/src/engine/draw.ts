/** A number in [0, 1) that is always the same for a run and node, and evenly spread over runs. */
export function drawFor(runId: number, node: string): number {
  const text = `${runId}:${node}`
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // Neighbouring run ids differ in their last characters only; these rounds carry that into the high bits.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
