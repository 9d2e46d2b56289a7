import type { VolunteerState } from './kinds.ts'

/** What can be done about somebody. */
export const moves = ['accept', 'decline', 'withdraw', 'end', 'reopen'] as const
export type Move = (typeof moves)[number]

/** The way from state to state: nobody comes to serve but through `accept` or back through `reopen`, and what is withdrawn stays so. */
const ways: Readonly<Record<VolunteerState, Partial<Record<Move, VolunteerState>>>> = {
  new: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  accepted: { end: 'ended', withdraw: 'ended' },
  declined: { reopen: 'new', withdraw: 'withdrawn' },
  withdrawn: {},
  ended: { reopen: 'accepted' },
}

/** The state after a move; undefined where there is no such way. */
export const stateAfter = (state: VolunteerState, move: Move): VolunteerState | undefined => ways[state][move]
