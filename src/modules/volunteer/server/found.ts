import { hashOfCode } from '#modules/measure/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { keptDays } from '../contract/index.ts'
import { type Contact, marksOf, sealContact } from './contact.ts'
import { insertEvent, insertVolunteer, moveVolunteer, setChecks } from './queries.ts'
import { codeOf } from './vet.ts'
import { inDays } from './work.ts'

/** Somebody of a county that is being founded with volunteers: a demo. Serving where `account` is there, waiting otherwise. */
export interface FoundedVolunteer {
  id: string
  place: { id: string; path: string }
  contact: Contact
  birthYear: number
  skills: readonly string[]
  free: readonly string[]
  account?: string
}

/** Writes volunteers within the founding; `by` is who looks after them. */
export async function addVolunteers(work: Work, by: string, volunteers: readonly FoundedVolunteer[]): Promise<void> {
  for (const [at, one] of volunteers.entries()) {
    const { id, place, contact, birthYear, skills, free, account } = one
    const marks = marksOf(work, contact, birthYear)
    const event = (what: string, nth: number, actor: string | null) =>
      work.db.query(insertEvent, [
        ...[work.county, `${id.slice(0, -1)}${nth}`, id, place.path, what, null, actor, work.receivedAt],
      ])
    await work.db.query(insertVolunteer, [
      ...[work.county, id, at + 1, place.id, place.path, hashOfCode(codeOf(work, id)), sealContact(work, id, contact)],
      ...['zh-Hans', birthYear, skills, free, null, work.receivedAt, inDays(work, keptDays.new)],
      ...[marks.phone, marks.name],
    ])
    await event('signed_up', 1, null)
    if (!account) continue
    await work.db.query(setChecks, [work.county, id, ['phoned', 'met']])
    await work.db.query(moveVolunteer, [work.county, id, 'accepted', null, work.receivedAt, by, account, null])
    await event('accepted', 2, by)
  }
}
