import { newId, now } from './county.ts'
import { accountOf } from './county-fixture.ts'
import type { SampleOf, Where } from './sample.ts'

/** What the samples need of the world. */
interface World {
  grid(at: Where): string
  checkpoint(at: Where): Promise<string>
  breach(at: Where, isHanded?: boolean): Promise<string>
}
type Sample = SampleOf<World>

/** What an officer writes down of somebody who comes home. */
const pass = { direction: 'in', reason: 'home', decision: 'passed' } as const

/** What an officer writes down of somebody who drove around a checkpoint. */
const wentRound = { place: '路口', what: '绕行', persons: 1 } as const

/** A community's gate that no other sample has. */
const aGate = () => ({ kind: 'community_gate', ...setUp() })
const setUp = () => ({ name: newId(), direction: '', hours: '', equipment: '', staffNeeded: 2 })

/** Row of a checkpoint, without county, id and path. */
export const someCheckpoint = () => {
  const { staffNeeded, ...gate } = aGate()
  return { ...gate, staff_needed: staffNeeded, defined_by: accountOf('dispatcher'), defined_at: now() }
}

/** Row of a breach, handed to the police or not yet. */
export const someBreach = (isHanded: boolean) => ({
  ...wentRound,
  reported_by: accountOf('checkpointOfficer'),
  occurred_at: now(),
  received_at: now(),
  handed_at: isHanded ? now() : null,
})

const atPlace = (of: Sample['of']): Sample => ({ reach: 'place', of })
const ofSelf = (of: Sample['of']): Sample => ({ reach: 'self', of })
const nothing = () => ({})

/** Samples of the module's commands. */
export const checkpointCommands: Readonly<Record<string, Sample>> = {
  'checkpoint.define': atPlace((w, at) => ({
    place: w.grid(at),
    ...aGate(),
  })),
  'checkpoint.change': atPlace(async (w, at) => ({
    checkpoint: await w.checkpoint(at),
    ...{ version: 1, ...setUp(), closed: false },
  })),
  'checkpoint.reportPost': atPlace(async (w, at) => ({
    checkpoint: await w.checkpoint(at),
    ...{ staff: 2, waiting: 5, waitMinutes: 10 },
  })),
  'checkpoint.recordPass': atPlace(async (w, at) => ({ checkpoint: await w.checkpoint(at), ...pass, headCount: 1 })),
  'checkpoint.importCoach': atPlace(async (w, at) => ({
    checkpoint: await w.checkpoint(at),
    ...pass,
    headCount: 1,
    travellers: [{ name: '扎西', paper: 'none' }],
  })),
  'checkpoint.emergencyPass': atPlace(async (w, at) => ({
    checkpoint: await w.checkpoint(at),
    direction: 'in',
    reason: 'birth',
  })),
  'checkpoint.recordBreach': atPlace(async (w, at) => ({
    checkpoint: await w.checkpoint(at),
    ...wentRound,
  })),
  'checkpoint.receiveBreach': atPlace(async (w, at) => ({ breach: await w.breach(at), persons: 1 })),
  'checkpoint.closeBreach': atPlace(async (w, at) => ({ breach: await w.breach(at, true), result: '已劝返' })),
}

/** Samples of the module's reads. */
export const checkpointQueries: Readonly<Record<string, Sample>> = {
  'checkpoint.mine': ofSelf(nothing),
  'checkpoint.lastPass': ofSelf(() => ({ plate: '川B12345' })),
  'checkpoint.destinations': ofSelf(nothing),
  'checkpoint.plates': ofSelf(nothing),
  'checkpoint.countyPlates': ofSelf(nothing),
  'checkpoint.board': ofSelf(nothing),
  'checkpoint.gaps': ofSelf(nothing),
  'checkpoint.pairs': ofSelf(nothing),
  'checkpoint.arrivals': ofSelf(nothing),
}
