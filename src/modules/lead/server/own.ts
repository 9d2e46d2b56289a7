import { countReading } from '#modules/agency/server/index.ts'
import { raise } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { answerLead, type LeadState, leadProblems, passOn, receive, reveal, leads as ways } from '../contract/index.ts'
import { type Deed, given, record } from './events.ts'
import * as sql from './queries.ts'
import { bodiesOf } from './queries-read.ts'
import { type Body, seal, unseal } from './secrets.ts'

interface Move extends Omit<Deed, 'agency'> {
  state: LeadState
  outcome?: string
  answer?: Buffer
}

/** Moves leads of the own agency; all of them or a problem. */
async function move(work: Work, ids: readonly string[], from: readonly LeadState[], deed: Move): Promise<number> {
  const wanted = [...new Set(ids)]
  const rows = await sql.ownLeads(work.db, work.county, wanted)
  if (rows.length < wanted.length) throw new Problem(problems.not_found)
  const mine = rows[0]?.agency ?? null
  const moved = await sql.moveOwn(work.db, [
    ...[work.county, wanted, from, deed.state, deed.to ?? null, deed.outcome ?? null, deed.answer ?? null],
  ])
  if (moved.length < wanted.length) throw new Problem(leadProblems.wrong_state)
  await record(work, rows, { what: deed.what, agency: mine, to: deed.to, said: deed.said })
  return moved.length
}

/** Those that are named, or so many of those that wait, due first. */
export const receiveHandler = handleEach(receive, async (work, { body: { leads, most } }) => {
  if (!leads && !most)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/leads', definition: problems.field_required }])
  const ids = leads ?? (await sql.waitingOwn(work.db, work.county, most ?? 0)).map(({ id }) => id)
  const deed: Move = { what: 'received', state: 'received' }
  const moved = ids.length > 0 ? await move(work, ids, ways.receive, deed) : 0
  return { moved, left: await sql.countWaiting(work.db, work.county) }
})

export const answerHandler = handleEach(answerLead, async (work, { body }) => {
  await move(work, [body.lead], ways.answer, {
    ...{ what: 'answered', state: 'answered', outcome: body.outcome },
    ...(body.said ? { said: body.said, answer: seal(work, `lead.answer:${body.lead}`, body.said) } : {}),
  })
  return {}
})

/** To another agency, or without one back to the desk. */
export const passOnHandler = handleEach(passOn, async (work, { id, body }) => {
  if (body.agency && (await sql.openAgencies(work.db, work.county, [body.agency])).length === 0)
    throw new Problem(problems.not_found)
  const [mine] = await sql.ownLeads(work.db, work.county, [body.lead])
  if (body.agency && mine?.agency === body.agency)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/agency', definition: leadProblems.own_agency }])
  const deed: Move = body.agency
    ? { what: 'passed_on', state: 'assigned', to: body.agency, said: body.said }
    : { what: 'given_back', state: 'new', said: body.said }
  await move(work, [body.lead], body.agency ? ways.passOn : ways.giveBack, deed)
  if (body.agency) await raise(work, ...given([body.lead], body.agency, id))
  return {}
})

/** The whole number and phone once; the reason stays on the lead's line, and the person counts as read. */
export const revealHandler = handleEach(reveal, async (work, { body }) => {
  const [row] = await sql.ownLeads(work.db, work.county, [body.lead])
  if (!row) throw new Problem(problems.not_found)
  const [found] = await bodiesOf(work.db, work.county, [row.id])
  await countReading(work, row.id)
  await record(work, [row], { what: 'revealed', agency: row.agency, said: body.why })
  const opened = found && unseal<Body>(work, row.emergency, `lead.lead:${row.id}`, found.body)
  return { result: {}, answerOnly: { idNumber: opened?.idNumber ?? null, phone: opened?.phone ?? null } }
})
