const listeners = new Set<() => void>()

/** Tells whoever shows pages that the server no longer knows this session. */
export function announceSessionEnd(): void {
  for (const listener of listeners) listener()
}

/** Calls back when a session ran out; answers how to stop. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
