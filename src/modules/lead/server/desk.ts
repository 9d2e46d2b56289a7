import { raise, settle } from '#modules/notice/server/index.ts'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  askAgain,
  assign,
  decideMatch,
  type LeadState,
  leadProblems,
  type Outcome,
  sendBack,
  split,
  takeBack,
  leads as ways,
} from '../contract/index.ts'
import { given, record } from './events.ts'
import * as sql from './queries.ts'
import { aboutKnown, type Known, seal, unseal } from './secrets.ts'

/** Leads in the desk's reach that a deed may lead on from; all of them or a problem. */
async function hold(work: Work, ids: readonly string[], from: readonly LeadState[]): Promise<sql.LeadHead[]> {
  const rows = await sql.lockLeads(work.db, work.county, [...new Set(ids)])
  if (rows.length < new Set(ids).size) throw new Problem(problems.not_found)
  if (rows.some(({ state }) => !from.includes(state))) throw new Problem(leadProblems.wrong_state)
  return rows
}

async function holdList(work: Work, id: string): Promise<sql.ListRow> {
  const list = await sql.lockList(work.db, work.county, id)
  if (!list) throw new Problem(problems.not_found)
  if (list.returned_at) throw new Problem(leadProblems.returned)
  return list
}

export const assignHandler = handleEach(assign, async (work, { id, body }) => {
  const rows = await hold(work, body.leads, ways.assign)
  if ((await sql.openAgencies(work.db, work.county, [body.agency])).length === 0) throw new Problem(problems.not_found)
  const ids = rows.map(({ id }) => id)
  await work.db.query(sql.assignLeads, [work.county, ids, body.agency])
  await record(work, ids, { what: 'assigned', agency: rows[0]?.agency ?? null, to: body.agency, said: body.said })
  await raise(work, ...given(ids, body.agency, id))
  return { moved: ids.length }
})

export const takeBackHandler = handleEach(takeBack, async (work, { body }) => {
  const rows = await hold(work, body.leads, ways.takeBack)
  await work.db.query(sql.takeLeadsBack, [work.county, rows.map(({ id }) => id)])
  for (const { id, agency } of rows) {
    await record(work, [id], { what: 'taken_back', agency, said: body.said })
    await settle(work, ['lead_given'], id)
  }
  return { moved: rows.length }
})

export const splitHandler = handleEach(split, async (work, { id, body }) => {
  const list = await holdList(work, body.list)
  const agencies = [...new Set(body.agencies ?? [])]
  if (body.how === 'evenly') {
    if (agencies.length === 0)
      throw new Problem(problems.invalid, undefined, [
        { path: '/body/agencies', definition: leadProblems.agencies_missing },
      ])
    if ((await sql.openAgencies(work.db, work.county, agencies)).length < agencies.length)
      throw new Problem(problems.not_found)
  }
  type Moved = { id: string; agency: string }
  const moved =
    body.how === 'area'
      ? await work.db.query<Moved>(sql.splitByArea, [work.county, list.id])
      : await work.db.query<Moved>(sql.splitEvenly, [work.county, list.id, agencies])
  for (const to of new Set(moved.map(({ agency }) => agency))) {
    const ids = moved.filter(({ agency }) => agency === to).map((one) => one.id)
    await record(work, ids, { what: 'assigned', agency: list.agency, to })
    await raise(work, ...given(ids, to, id))
  }
  const [rest] = await work.db.query<{ left: number }>(sql.countNew, [work.county, list.id])
  return { moved: moved.length, left: rest?.left ?? 0 }
})

export const askAgainHandler = handleEach(askAgain, async (work, { id, body }) => {
  const [row] = await hold(work, [body.lead], ways.askAgain)
  if (!row?.last_agency) throw new Problem(leadProblems.wrong_state)
  await work.db.query(sql.assignLeads, [work.county, [row.id], row.last_agency])
  await record(work, [row.id], { what: 'asked_again', agency: row.agency, to: row.last_agency, said: body.said })
  await raise(work, ...given([row.id], row.last_agency, id))
  return {}
})

export const decideMatchHandler = handleEach(decideMatch, async (work, { body }) => {
  const [row] = await hold(work, [body.lead], ['new', 'assigned', 'received', 'answered'])
  const adopts = body.adopt === true && body.decision === 'same' && body.kind === 'lead'
  if (adopts && !ways.adopt.some((state) => state === row?.state)) throw new Problem(leadProblems.wrong_state)
  const known = body.decision === 'same' ? await knownOf(work, body) : null
  const values = [work.county, body.lead, body.kind, body.other, body.decision, work.account, known]
  if ((await work.db.query(sql.decide, values)).length === 0) throw new Problem(problems.not_found)
  await record(work, [body.lead], { what: body.decision, agency: row?.agency ?? null })
  if (!adopts) return {}
  type Answer = { emergency: string; answer: Buffer | null }
  const [before] = await work.db.query<Answer>(sql.answerOf, [work.county, body.other])
  if (!before) throw new Problem(leadProblems.nothing_to_adopt)
  const said = before.answer && unseal<string>(work, before.emergency, `lead.answer:${body.other}`, before.answer)
  await work.db.query(sql.adoptAnswer, [
    ...[work.county, body.lead, body.other, said === null ? null : seal(work, `lead.answer:${body.lead}`, said)],
  ])
  await record(work, [body.lead], { what: 'answered', agency: row?.agency ?? null })
  return {}
})

/** What whoever goes there will be shown of the person; nothing where nothing is known. */
async function knownOf(work: Work, { lead, kind, other }: BodyOf<typeof decideMatch>): Promise<Buffer | null> {
  type Row = { address: string | null; outcome: Outcome | null; at: Date | null }
  const [row] = await work.db.query<Row>(sql.knownOf, [work.county, kind, other])
  if (!row) return null
  const known: Known = {
    ...(row.address ? { address: row.address } : {}),
    ...(row.outcome && row.at ? { outcome: row.outcome, at: row.at.toISOString() } : {}),
  }
  return seal(work, aboutKnown(lead, kind, other), known)
}

export const sendBackHandler = handleEach(sendBack, async (work, { body }) => {
  const list = await holdList(work, body.list)
  const count = await sql.unanswered(work.db, work.county, list.id)
  if (count > 0) throw new Problem(leadProblems.not_all_answered, { count })
  const rows = await work.db.query<{ id: string }>(sql.returnLeads, [work.county, list.id])
  await work.db.query(sql.returnList, [work.county, list.id, work.account])
  await record(
    work,
    rows.map(({ id }) => id),
    { what: 'returned', agency: list.agency },
  )
  return { rows: rows.length }
})
