import { isWithin, readNumber } from '#platform/web/number.ts'
import { leads, type OwnDeed, type OwnerState } from '../../contract/index.ts'

/** What an agency says about a demand; signing for it is a press of its own. */
export type Answer = Exclude<OwnDeed, 'receive'>
const answers: readonly Answer[] = ['accept', 'ask', 'progress', 'report']

/** Answers that lead on from a state. */
export function answersFrom(state: OwnerState): readonly Answer[] {
  return answers.filter((answer) => (leads[answer] as readonly OwnerState[]).includes(state))
}

/** A number as it was typed, undefined where it is none that a report may carry. */
export function countFrom(typed: string): number | undefined {
  const count = readNumber(typed)
  return isWithin(count, 0, 100_000_000) ? count : undefined
}
