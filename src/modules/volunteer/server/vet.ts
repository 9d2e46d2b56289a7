import { openVolunteer, reopenVolunteer } from '#modules/agency/server/index.ts'
import { codeFrom, hashOfCode } from '#modules/measure/server/index.ts'
import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { isInReach, type Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  accept,
  adult,
  check,
  decline,
  enter,
  keptDays,
  look,
  reopen,
  volunteerProblems,
  withdraw,
} from '../contract/index.ts'
import { marksOf, openContact, sealContact } from './contact.ts'
import { endVolunteer, insertVolunteer, moveVolunteer, nextNo, putMarks, setChecks } from './queries.ts'
import { sameAs } from './queries-read.ts'
import { after, hold, inDays, note } from './work.ts'

const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' })

/** A code that follows from the command's id under the county's key, so that a journal played again gives the same. */
export const codeOf = (work: Pick<Work, 'vault' | 'county'>, id: string): string =>
  codeFrom(work.vault.blind(`county-${work.county}`, 'volunteer.code', id))

const wrong = (path: string, definition: (typeof problems)[keyof typeof problems]) =>
  new Problem(problems.invalid, undefined, [{ path: `/body/${path}`, definition }])

const enterHandler = handleEach(enter, async (work, { id, body }) => {
  if (work.emergency === null) throw new Problem(problems.no_live_emergency)
  const place = await findPlace(work, body.place)
  if (!place || !isInReach(work, place.path)) throw new Problem(problems.not_found)
  if (place.kind !== 'community' && place.kind !== 'village') throw wrong('place', volunteerProblems.not_community)
  if (Number(year.format(work.receivedAt)) - body.birthYear < adult)
    throw wrong('birthYear', volunteerProblems.under_age)
  const code = codeOf(work, id)
  const no = await nextNo(work.db, work.county)
  const plain = { name: body.name.trim(), phone: body.phone.trim() }
  const contact = sealContact(work, id, plain)
  const marks = marksOf(work, plain, body.birthYear)
  await work.db.query(insertVolunteer, [
    ...[work.county, id, no, place.id, place.path, hashOfCode(code), contact, body.language],
    ...[body.birthYear, body.skills, body.free, work.account, work.receivedAt, inDays(work, keptDays.new)],
    ...[marks.phone, marks.name],
  ])
  await note(work, id, { id, path: place.path }, 'entered')
  return { result: { no }, answerOnly: { code } }
})

const lookHandler = handleEach(look, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer)
  const contact = openContact(work, row.id, row.contact)
  await note(work, id, row, 'looked', body.reason)
  return { result: {}, answerOnly: { ...contact } }
})

const checkHandler = handleEach(check, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer, body.version)
  if (row.state !== 'new' && row.state !== 'accepted') throw new Problem(volunteerProblems.wrong_state)
  await work.db.query(setChecks, [work.county, row.id, body.checks])
  await note(work, id, row, 'checked', body.checks.join(' ') || null)
  return { state: row.state, version: row.version + 1 }
})

const acceptHandler = handleEach(accept, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer, body.version)
  const state = after(row, 'accept')
  if (row.checks.length === 0) throw new Problem(volunteerProblems.not_vetted)
  const contact = openContact(work, row.id, row.contact)
  const { name } = contact
  // Marked here where the worker has not come by yet.
  if (row.phone_mark === null) await putMarks(work.db, work.county, row.id, marksOf(work, contact, row.birth_year))
  const same = await sameAs(work.db, work.county, row.id)
  if (same.some((one) => one.state === 'accepted') && !body.isAnother) throw new Problem(volunteerProblems.same_person)
  const username = `zyz${String(row.no).padStart(4, '0')}`
  const { account } = body
  const made = { account, username, name, place: row.place, skills: row.skills }
  const slip = await openVolunteer(work, made, id)
  if (!slip) throw new Problem(volunteerProblems.no_agency)
  await work.db.query(moveVolunteer, [
    ...[work.county, row.id, state, null, work.receivedAt],
    ...[work.account, account, null],
  ])
  await note(work, id, row, 'accepted')
  work.touch('agency')
  return { result: { state, version: row.version + 1 }, answerOnly: slip }
})

const declineHandler = handleEach(decline, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer, body.version)
  const state = after(row, 'decline')
  await work.db.query(moveVolunteer, [
    ...[work.county, row.id, state, body.reason, work.receivedAt],
    ...[work.account, null, inDays(work, keptDays.declined)],
  ])
  await note(work, id, row, 'declined', body.reason)
  return { state, version: row.version + 1 }
})

const withdrawHandler = handleEach(withdraw, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer, body.version)
  const state = after(row, 'withdraw')
  await endVolunteer(work.db, [work.county, row.id, 'own', id, work.receivedAt])
  if (state === 'ended') for (const module of ['agency', 'duty']) work.touch(module)
  return { state, version: row.version + 1 }
})

const reopenHandler = handleEach(reopen, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer, body.version)
  const state = after(row, 'reopen')
  if (row.contact === null) throw new Problem(volunteerProblems.erased)
  const isServing = state === 'accepted'
  if (isServing && row.account) await reopenVolunteer(work, row.account, id, row.place)
  await work.db.query(moveVolunteer, [
    ...[work.county, row.id, state, null, isServing ? work.receivedAt : null, isServing ? work.account : null],
    ...[null, isServing ? null : inDays(work, keptDays.new)],
  ])
  await note(work, id, row, 'reopened')
  if (isServing) work.touch('agency')
  return { state, version: row.version + 1 }
})

/** Handlers of the way from a sign-up to a volunteer. */
export const vetHandlers = [
  enterHandler,
  lookHandler,
  checkHandler,
  acceptHandler,
  declineHandler,
  withdrawHandler,
  reopenHandler,
]
