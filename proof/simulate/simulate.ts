import type { EpochMs } from '@etape/conditions'
import type { InputContent } from '@etape/flow'
import type { NewInput, Received } from '@etape/store'
import { chanceFrom, type Chance } from '../../apps/server/src/demo/chance.ts'
import { judgeSimulation } from './judge-simulation.ts'
import { Crash, receivingFaults, turnFaults } from './faulty-store.ts'
import type { Machine, SimulatedProcess } from './process.ts'
import { canary, drawScenario, eventNames, stages, type Scenario } from './scenario.ts'
import { sendDue, sendFaults, settleLeftBehind, type Arrivals, type Time } from './world-outside.ts'

export interface Simulated {
  /** All that was done and what came of it, line by line: the same for the same seed. */
  trace: readonly string[]
  /** What is wrong with where it ended; empty when nothing is. */
  faults: readonly string[]
  /** Kinds of steps that somebody was at. */
  kinds: readonly string[]
  /** How much time passed inside. */
  simulatedMs: number
}

const began: EpochMs = Date.UTC(2026, 2, 2, 9)
const minuteMs = 60_000
const by = { by: 'simulation', at: began }
const cause = { by: 'person', user: 'simulation', name: 'Simulation' } as const

/** Lets chance drive real engine, runtime and store through faults, repeats and jumps of time; then everything comes to rest. */
export async function simulate(seed: number, machine: Machine): Promise<Simulated> {
  const story = new Story(chanceFrom(seed), machine)
  await story.begin()
  const length = story.chance.between(15, 40)
  for (let number = 0; number < length; number += 1) await story.goOn()
  await story.comeToRest()
  const file = await machine.close()
  const { faults, kinds } = judgeSimulation(file, story)
  return { trace: story.trace, faults: [...story.faults, ...faults], kinds, simulatedMs: story.latest - began }
}

class Story implements Time {
  readonly chance: Chance
  readonly #machine: Machine
  readonly trace: string[] = []
  readonly arrivals: Arrivals = new Map()
  /** What was wrong with databases that killed processes left. */
  readonly faults: string[] = []
  /** Idempotency keys of the events that were acknowledged, by name. */
  readonly acknowledged = new Map<string, string>()
  readonly #scenario: Scenario
  now = began
  /** Clocks are set back too. */
  latest = began
  #process: SimulatedProcess | null = null
  #sent = 0

  constructor(chance: Chance, machine: Machine) {
    this.chance = chance
    this.#machine = machine
    this.#scenario = drawScenario(chance)
  }

  get #running(): SimulatedProcess {
    if (!this.#process) throw new Error('The simulation has not begun.')
    return this.#process
  }

  async begin(): Promise<void> {
    this.#process = await this.#machine.start()
    const { store } = this.#running
    for (const { id, condition } of this.#scenario.segments)
      await store.segments.create({ id, name: id, description: '', kind: 'dynamic', condition }, began)
    for (const { name, document } of this.#scenario.flows) {
      const flow = await store.flows.create({ name, description: '', document, ...by })
      await store.flows.publish(flow.id, { revision: 1, note: '', ...by })
    }
    await this.#running.reload()
  }

  /** One thing that chance has happen. */
  async goOn(): Promise<void> {
    const acts = [this.#receive, this.#receive, this.#takeTurns, this.#takeTurns, this.#send, this.#pass, this.#pass]
    if (this.chance.happens(0.04)) return this.#restart('killed while idle')
    await this.chance.pick(acts).call(this)
  }

  /** Without faults, until nothing is due any more. */
  async comeToRest(): Promise<void> {
    if (await this.#isAtRestWithin(2000)) return
    // Flows that set each other off with waits in between never end. When they take nobody in, those under way finish.
    await this.#closeFlows()
    if (!(await this.#isAtRestWithin(2000))) this.faults.push('it does not come to rest')
  }

  async #isAtRestWithin(rounds: number): Promise<boolean> {
    for (let round = 0; round < rounds; round += 1) {
      const { store } = this.#running
      const moments = [await store.turns.nextDueAt(), await store.deliveries.nextDueAt()].filter((at) => at !== null)
      if (moments.length === 0) return true
      this.now = Math.max(this.now, Math.min(...moments))
      await this.#running.takeTurns(this.now, 100, 'none')
      await this.#settleLost()
      await sendDue(this.#running, this, { arrivals: this.arrivals, chance: this.chance, fault: 'none' })
    }
    return false
  }

  async #closeFlows(): Promise<void> {
    const { store } = this.#running
    for (const { id, name } of await store.flows.list())
      if (name !== canary) await store.flows.archive(id, { ...by, at: this.now, cause })
    await this.#running.reload()
    this.#tell('flows are closed')
  }

  // Where others may be at work, what a dead process had begun is taken up when its lease has run out.
  async #settleLost(): Promise<void> {
    if ((await this.#running.store.deliveries.lost(this.now)).length > 0)
      await settleLeftBehind(this.#running, this.now)
  }

  #tell(line: string): void {
    this.latest = Math.max(this.latest, this.now)
    this.trace.push(`${this.now - began} ${line}`)
  }

  async #receive(): Promise<void> {
    const inputs = Array.from({ length: this.chance.between(1, 4) }, () => this.#anyInput())
    if (this.chance.happens(0.5) && !this.#running.store.isShared) return this.#receiveAtOnce(inputs)
    let received = await this.#running.store.inputs.receive(inputs)
    // The answer was lost on its way: who sent it sends it again.
    if (this.chance.happens(0.1)) received = await this.#running.store.inputs.receive(inputs)
    this.#acknowledge(inputs, received)
  }

  /** With the turns it leads to. A process that dies has acknowledged nothing, whatever it has stored: it is sent again. */
  async #receiveAtOnce(inputs: readonly NewInput[]): Promise<void> {
    const fault = this.chance.happens(0.15) ? this.chance.pick(receivingFaults) : 'none'
    await this.#orDie(`receiving at once ${fault}`, async () => {
      this.#acknowledge(inputs, await this.#running.receive(inputs, this.now, fault))
      return inputs.length
    })
    if (fault !== 'none') this.#acknowledge(inputs, await this.#running.store.inputs.receive(inputs))
  }

  #acknowledge(inputs: readonly NewInput[], received: readonly Received[]): void {
    for (const { idempotencyKey, content } of inputs)
      if (content.type === 'event' && idempotencyKey !== null) this.acknowledged.set(idempotencyKey, content.name)
    this.#tell(`received ${inputs.map(({ content }) => content.type).join()}: ${received.map(({ outcome }) => outcome).join()}`) // prettier-ignore
  }

  #anyInput(): NewInput {
    const externalId = `contact-${this.chance.between(1, this.#scenario.contacts)}`
    const isRepeat = this.#sent > 0 && this.chance.happens(0.15)
    const number = isRepeat ? this.chance.between(1, this.#sent) : (this.#sent += 1)
    return {
      contact: { identity: { externalId, email: `${externalId}@s.example` }, create: 'api' },
      source: 'track',
      idempotencyKey: `message-${number}`,
      at: this.now,
      receivedAt: this.now,
      hop: 0,
      content: this.#anyContent(number),
    }
  }

  // What a message says depends on its number alone: sent again it says the same.
  #anyContent(number: number): InputContent {
    const chance = chanceFrom(number)
    if (chance.happens(0.6)) return { type: 'event', name: chance.pick(eventNames), properties: { number }, cause }
    const fields = chance.happens(0.5) ? { score: chance.between(0, 100) } : { stage: chance.pick(stages) }
    return { type: 'record', created: null, fields, allowBackward: false, cause, runFlows: true }
  }

  async #takeTurns(): Promise<void> {
    const fault = this.chance.happens(0.25) ? this.chance.pick(turnFaults) : 'none'
    const limit = this.chance.between(1, 8)
    await this.#orDie(`turns ${fault}`, () => this.#running.takeTurns(this.now, limit, fault))
  }

  async #send(): Promise<void> {
    const fault = this.chance.happens(0.3) ? this.chance.pick(sendFaults) : 'none'
    const { arrivals, chance } = this
    await this.#settleLost()
    await this.#orDie(`sending ${fault}`, () => sendDue(this.#running, this, { arrivals, chance, fault }))
  }

  async #pass(): Promise<void> {
    const { store } = this.#running
    if (this.chance.happens(0.05)) {
      this.now -= this.chance.between(1, 60) * minuteMs
      return this.#tell('the clock is set back')
    }
    const next = await store.turns.nextDueAt()
    const isNext = next !== null && next > this.now && this.chance.happens(0.5)
    this.now = isNext ? next : this.now + this.chance.between(1, 2000) * minuteMs
    this.#tell('time passes')
  }

  async #orDie(what: string, work: () => Promise<number | null>): Promise<void> {
    try {
      this.#tell(`${what}: ${(await work()) ?? 'the database could not be used'}`)
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      await this.#restart(what)
    }
  }

  async #restart(why: string): Promise<void> {
    this.faults.push(...(await this.#machine.kill()))
    this.#process = await this.#machine.start()
    await settleLeftBehind(this.#running, this.now)
    this.#tell(`killed: ${why}`)
  }
}
