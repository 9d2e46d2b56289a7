import { raise, settle } from '#modules/notice/server/index.ts'
import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { attach } from '#platform/server/files/attach.ts'
import { directiveProblems, issue, withdraw } from '../contract/index.ts'
import { write } from './move.ts'
import { openObjective } from './objective.ts'
import { findPersons } from './persons.ts'
import {
  countOwners,
  findAgencies,
  findDirective,
  insertDemands,
  insertDirective,
  insertOwners,
  nextNo,
  withdrawDirective,
} from './queries.ts'
import { files } from './queries-files.ts'
import { forOwners, ownerKinds } from './tell.ts'
import { refuseNumbers } from './words.ts'

/** The year that a directive is numbered in, by the county's clock. */
const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' })
export const yearOf = (at: Date): number => Number(year.format(at))

/** A directive with its number, its demands and one row for every agency that owns one, in one commit. */
export const issueHandler = handleEach(issue, async (work, { id, body }) => {
  const place = await findPlace(work, body.place)
  const isIn = (path: string) => work.paths.some((own) => path === own || path.startsWith(`${own}.`))
  if (!place || place.kind === 'dwelling' || !isIn(place.path)) throw new Problem(problems.not_found)
  body.demands.forEach(({ dueAt, owners }, index) => {
    const at = `/body/demands/${index}`
    if (new Date(dueAt) <= work.receivedAt) refuse(`${at}/dueAt`, directiveProblems.due_in_past)
    const twice = owners.findIndex((owner, nth) => owners.indexOf(owner) !== nth)
    if (twice >= 0) refuse(`${at}/owners/${twice}`, problems.field_choice)
  })
  refuseNumbers(body)
  const ids = [...new Set(body.demands.flatMap(({ owners }) => owners))]
  const agencies = new Map(
    (await findAgencies(work.db, work.county, ids)).map(({ id: agency, path }) => [agency, path]),
  )
  const inCharge = await findPersons(work, body.demands)
  const owners = body.demands.flatMap(({ owners: named, dueAt }, index) =>
    named.map((agency, nth) => {
      const path = agencies.get(agency)
      if (path === undefined || !isIn(path))
        return refuse(`/body/demands/${index}/owners/${nth}`, problems.field_choice)
      return { ord: index + 1, agency, path, due_at: dueAt, person: inCharge[index]?.get(agency) ?? null }
    }),
  )
  const objective = body.objective ? await openObjective(work, body.objective) : undefined
  const attached = await attach(work, body.files)
  const now = yearOf(work.receivedAt)
  const no = await nextNo(work.db, work.county, now)
  await work.db.query(insertDirective, [
    ...[work.county, id, now, no, body.title, body.preamble || null],
    ...[place.id, place.path, work.account, work.receivedAt, ids, null, body.objective ?? null],
  ])
  const demands = body.demands.map(({ text, asks, dueAt, owners: agencies }, index) => ({
    ...{ ord: index + 1, text, asks, agencies },
    due_at: dueAt,
  }))
  await work.db.query(insertDemands, [work.county, id, place.path, JSON.stringify(demands)])
  await work.db.query(insertOwners, [work.county, id, JSON.stringify(owners)])
  await files.insert(
    work.db,
    { county: work.county, command: id, actor: work.account, at: work.receivedAt },
    { record: id, ord: null, agency: null, path: place.path, readers: ids },
    attached,
  )
  await write(work, id, id, [
    { what: 'issued', path: place.path },
    ...(objective ? [{ what: 'linked', said: objective.text, path: place.path }] : []),
  ])
  await raise(work, ...forOwners('directive_issued', id, owners, 'issued'))
  return { year: now, no, owners: owners.length }
})

/** Takes a directive back. */
export const withdrawHandler = handleEach(withdraw, async (work, { id, body }) => {
  const directive = await findDirective(work.db, work.county, body.directive)
  if (!directive) throw new Problem(problems.not_found)
  if (directive.emergency) throw new Problem(directiveProblems.given_by_level)
  const done = await work.db.query(withdrawDirective, [
    ...[work.county, directive.id, work.receivedAt, work.account, body.why],
  ])
  if (done.length === 0) throw new Problem(directive.withdrawn_at ? directiveProblems.withdrawn : problems.not_found)
  await write(work, id, directive.id, [{ what: 'withdrawn', said: body.why, path: directive.path }])
  await settle(work, ownerKinds, directive.id)
  return { owners: await countOwners(work.db, work.county, directive.id) }
})

function refuse(path: string, definition: typeof problems.field_choice): never {
  throw new Problem(problems.invalid, undefined, [{ path, definition }])
}
