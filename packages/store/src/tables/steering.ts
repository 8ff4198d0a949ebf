/** What a person does by hand to many runs of a flow, batch by batch. */
export interface SteeringTable {
  id: number
  flow: string
  /** JSON. */
  act: string
  /** JSON: who does it. */
  cause: string
  /** JSON list of `[run, visit]`; emptied when all are told. */
  runs: string
  total: number
  /** How many have been looked at: they have their input, or had moved on. */
  told: number
  /** How many had moved on before they were told. */
  missed: number
  created_at: number
  done_at: number | null
}
