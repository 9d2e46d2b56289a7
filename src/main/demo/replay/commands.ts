/** The commands of the replay, with ids and times of the simulated moment. */
import { idAt } from '../generate/ids.ts'
import type { Random } from '../generate/random.ts'
import type { Household } from '../generate/types.ts'
import { instant } from './times.ts'
import type { Bodies, Expected, Planned, ReplayCommand } from './types.ts'

export type VisitBody = Bodies['registry.recordVisit']
export type HouseholdBody = NonNullable<VisitBody['household']>

/** A command that happened at `time`, with the answer to expect. */
export function plan<N extends keyof Bodies>(
  random: Random,
  device: string,
  time: number,
  name: N,
  body: Bodies[N],
  expected: Expected = 'accepted',
): Planned {
  const command = { id: idAt(random, time), name, body, occurredAt: instant(time), device }
  return { command: command as ReplayCommand, expected } // name and body belong together by the type of this function
}

/** What a worker writes down about a household at the default depth: head count, one contact, name, sex and birth year. */
export function householdBody(household: Household): HouseholdBody {
  return {
    id: household.id,
    headCount: household.members.length,
    ...(household.contact ? { contactName: household.contact.name, contactPhone: household.contact.phone } : {}),
    residents: household.members.map(residentBody),
    generated: true,
  }
}

/** One resident at the default depth. */
export function residentBody({ id, name, sex, birthYear }: Household['members'][number]) {
  return { id, name, sex, birthYear }
}
