import { withoutIdentity, type Act, type FlowDocument, type FlowTest, type Rehearsal, type Script } from '@etape/flow'
import { createStore, type StoreApi } from 'zustand/vanilla'

export interface RehearsingState {
  script: Script | null
  /** The sample is somebody of the workspace: who it is is not kept in a test. */
  isReal: boolean
  /** What playing the script gave; `null` before it was played. */
  rehearsal: Rehearsal | null
  /** How many of its steps have been shown so far. */
  shown: number
  /** Steps are shown one after the other, and time passes by itself. */
  isPlaying: boolean
  /** The engine is at work. */
  isBusy: boolean
  failure: Error | null
}

export interface RehearsingPorts {
  document: () => FlowDocument
  play: (document: FlowDocument, script: Script) => Promise<Rehearsal>
  /** What there is to expect of a script played on a drawing, with the ways taken where chance decided. */
  expect: (document: FlowDocument, script: Script) => Promise<Kept>
}

/** A test but for its name. */
export type Kept = Pick<FlowTest, 'script' | 'expects'>

export type Beginning = Omit<Script, 'acts'> & { isReal: boolean }

/** A rehearsal at the screen: what was done, how far it is shown, and going on. */
export interface Rehearsing {
  store: StoreApi<RehearsingState>
  start: (beginning: Beginning) => Promise<void>
  /** Plays a script that was kept, all of it. */
  open: (script: Script) => Promise<void>
  /** The next step; lets time pass when all are shown. */
  step: () => Promise<void>
  stepBack: () => void
  /** Lets the clock jump to the next time something happens by itself. */
  jump: () => Promise<void>
  act: (act: Act) => Promise<void>
  /** Takes the last act back, and what followed from it. */
  takeBack: () => Promise<void>
  chooseWay: (node: string, way: string | null) => Promise<void>
  play: () => void
  pause: () => void
  /** The same again from the beginning. */
  restart: () => Promise<void>
  /** Plays the script again, because the drawing is another. */
  replay: () => Promise<void>
  /** What was done, to be kept, and all that could be expected of it. */
  asTest: () => Promise<Kept | null>
  /** Back to choosing a contact. */
  leave: () => void
}

const nothingYet: RehearsingState = {
  script: null,
  isReal: false,
  rehearsal: null,
  shown: 0,
  isPlaying: false,
  isBusy: false,
  failure: null,
}

export function createRehearsing({ document, play, expect }: RehearsingPorts): Rehearsing {
  const store = createStore<RehearsingState>(() => nothingYet)
  const { getState, setState } = store
  const stepCount = () => getState().rehearsal?.trail.length ?? 0

  /** Plays `script`, and shows as many of its steps as `shownOf` says; a later script makes this one void. */
  const perform = async (script: Script, shownOf: (rehearsal: Rehearsal) => number) => {
    setState({ script, isBusy: true, failure: null })
    try {
      const rehearsal = await play(document(), script)
      if (getState().script !== script) return
      setState({ rehearsal, shown: Math.min(shownOf(rehearsal), rehearsal.trail.length), isBusy: false })
    } catch (failure) {
      if (getState().script === script) setState({ failure: failure as Error, isBusy: false, isPlaying: false })
    }
  }
  const goOn = async (act: Act) => {
    const { script } = getState()
    if (!script) return
    // What an act sets off is shown one after the other while it plays, at once otherwise.
    const before = stepCount()
    const shownOf = getState().isPlaying ? () => before : everyStep
    await perform({ ...script, acts: [...script.acts, act] }, shownOf)
  }
  const rewrite = async (next: Partial<Script>) => {
    const { script } = getState()
    if (script) await perform({ ...script, ...next }, everyStep)
  }
  const step = async () => {
    const { shown, rehearsal } = getState()
    if (shown < stepCount()) setState({ shown: shown + 1 })
    else if (rehearsal && rehearsal.nextWake !== null) await goOn({ type: 'wait' })
    else setState({ isPlaying: false })
  }
  return {
    store,
    start: async ({ isReal, ...script }) => {
      setState({ isReal })
      await perform({ ...script, acts: [] }, () => 1)
    },
    open: (script) => perform(script, everyStep),
    step,
    stepBack: () => setState(({ shown }) => ({ shown: Math.max(1, shown - 1), isPlaying: false })),
    jump: () => goOn({ type: 'wait' }),
    act: goOn,
    takeBack: () => rewrite({ acts: getState().script?.acts.slice(0, -1) ?? [] }),
    chooseWay: (node, way) => rewrite({ ways: withWay(getState().script?.ways ?? {}, node, way) }),
    play: () => setState({ isPlaying: true }),
    pause: () => setState({ isPlaying: false }),
    restart: async () => {
      const { script } = getState()
      setState({ isPlaying: false })
      if (script) await perform({ ...script, acts: [] }, () => 1)
    },
    replay: () => rewrite({}),
    asTest: async () => {
      const { script, isReal } = getState()
      if (!script) return null
      const sample = isReal ? withoutIdentity(script.sample) : script.sample
      return expect(document(), { ...script, sample })
    },
    leave: () => setState(nothingYet),
  }
}

const everyStep = () => Infinity

function withWay(ways: Script['ways'], node: string, way: string | null): Script['ways'] {
  const { [node]: _, ...others } = ways
  return way === null ? others : { ...others, [node]: way }
}
