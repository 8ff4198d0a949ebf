/** A condition that `readCondition` would refuse reached something that works with conditions: an incident, never `false`. */
export class ConditionError extends Error {
  override name = 'ConditionError'
}
