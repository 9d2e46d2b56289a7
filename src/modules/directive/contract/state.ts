/** What one agency has made of one demand, as the row says it; `ended` with the response level that had given it. */
export const ownerStates = [
  'issued',
  'received',
  'question',
  'accepted',
  'reported',
  'returned',
  'signed_off',
  'ended',
] as const
export type OwnerState = (typeof ownerStates)[number]

/** What a demand asks for: words, a number, or the doors reached by its deadline, which the system knows itself. */
export const asksFor = ['words', 'count', 'doors_reached'] as const

/** Whose move it is: the agency's, the issuer's, or nobody's any more. */
export function waitsFor(state: OwnerState): 'owner' | 'issuer' | 'nobody' {
  if (state === 'signed_off' || state === 'ended') return 'nobody'
  return state === 'question' || state === 'reported' ? 'issuer' : 'owner'
}

/** Whether the deadline passed before the agency reported; a question stops no clock. Times in milliseconds since 1970. */
export function isLate(state: OwnerState, dueAt: number, now: number): boolean {
  return dueAt <= now && state !== 'reported' && state !== 'signed_off' && state !== 'ended'
}

/** How long after a missed deadline a demand stands at the top of the issuer's list, in milliseconds. */
export const escalatesAfter = 3_600_000

/** From which states each deed of an agency or of the issuer leads on. */
export const leads = {
  receive: ['issued'],
  accept: ['issued', 'received', 'question', 'returned'],
  ask: ['issued', 'received', 'accepted', 'returned'],
  reply: ['question'],
  progress: ['issued', 'received', 'question', 'accepted', 'returned'],
  report: ['issued', 'received', 'question', 'accepted', 'returned'],
  signOff: ['reported'],
  return: ['reported', 'signed_off'],
  chase: ['issued', 'received', 'question', 'accepted', 'returned'],
  entrust: ['issued', 'received', 'question', 'accepted', 'reported', 'returned'],
} as const satisfies Record<string, readonly OwnerState[]>

/** What an agency does about a demand of its own. */
export const ownDeeds = ['receive', 'accept', 'ask', 'progress', 'report'] as const
export type OwnDeed = (typeof ownDeeds)[number]

/** Where a deed of the agency leads from a state; it stays where it does not lead on from there. Of what was only signed for, the first word says that it is under way. */
export function stateAfter(state: OwnerState, deed: OwnDeed): OwnerState {
  if (!(leads[deed] as readonly OwnerState[]).includes(state)) return state
  if (deed === 'receive') return 'received'
  if (deed === 'accept') return 'accepted'
  if (deed === 'ask') return 'question'
  if (deed === 'report') return 'reported'
  return state === 'issued' || state === 'received' ? 'accepted' : state
}
