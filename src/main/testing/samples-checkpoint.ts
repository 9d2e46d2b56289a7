import { newId, now } from './county.ts'
import { accountOf } from './county-fixture.ts'

/** What an officer writes down of somebody who comes home. */
export const pass = { direction: 'in', reason: 'home', decision: 'passed' } as const

/** What an officer writes down of somebody who drove around a checkpoint. */
export const wentRound = { place: '路口', what: '绕行', persons: 1 } as const

/** A community's gate that no other sample has. */
export const aGate = () => ({ kind: 'community_gate', name: newId(), direction: '', hours: '', equipment: '' })

/** Row of a checkpoint, without county, id and path. */
export const someCheckpoint = () => ({ ...aGate(), defined_by: accountOf('dispatcher'), defined_at: now() })

/** Row of a breach, handed to the police or not yet. */
export const someBreach = (isHanded: boolean) => ({
  ...wentRound,
  reported_by: accountOf('checkpointOfficer'),
  occurred_at: now(),
  received_at: now(),
  handed_at: isHanded ? now() : null,
})
