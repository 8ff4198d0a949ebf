interface Stay {
  stage: string
  enteredAt: number
  leftAt: number | null
}

/** How long each stage was stood in altogether, for those that were. The present stay counts until now. */
export function timeInStages(stays: readonly Stay[], now: number): ReadonlyMap<string, number> {
  const spent = new Map<string, number>()
  for (const { stage, enteredAt, leftAt } of stays) {
    spent.set(stage, (spent.get(stage) ?? 0) + Math.max((leftAt ?? now) - enteredAt, 0))
  }
  return spent
}
