import { readingProblems } from '#modules/agency/contract/index.ts'
import { mayRead, namesOf } from '#modules/agency/server/index.ts'
import { lawsAt } from '#modules/emergency/contract/index.ts'
import { playbooks } from '#modules/emergency/server/index.ts'
import { type NamedResident, openResidents, residentsAt } from '#modules/registry/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  counts,
  get,
  list,
  type MeasureRow,
  mostNamed,
  residents,
  review,
  rules,
  type WholeMeasure,
} from '../contract/index.ts'
import { whyNotSign } from './approve.ts'
import { about, openLetter } from './paper.ts'
import { findGround, type Ground, isHealth, orderOf, sizeOf } from './queries.ts'
import * as sql from './queries-read.ts'
import { letterKey } from './serve.ts'

function present(row: sql.ShownRow): MeasureRow {
  return {
    id: row.id,
    order: row.order_id,
    year: row.year,
    no: row.no,
    kind: row.kind,
    state: row.state,
    address: row.address ?? '',
    proposedBy: row.proposed_by ?? '',
    startsAt: row.starts_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    persons: row.persons,
    objectionDueAt: row.objection_due_at?.toISOString() ?? null,
  }
}

const listAnswer = answer(list, async (work, { show, after, limit = 50 }) => {
  const [year = 32_000, no = 0] = readCursor(after, ['integer', 'integer']) ?? []
  const rows = await sql.pageOf(work.db, work.county, show, year, no, limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(present),
    ...(rows.length > limit && last ? { next: writeCursor([last.year, last.no]) } : {}),
  }
})

const countsAnswer = answer(counts, async (work) => {
  type Row = {
    to_sign: number
    open: number
    running: number
    ending: number
    objections: number
    suspended: number
    objection_due_at: Date | null
  }
  const [row] = await work.db.query<Row>(sql.countsOf, [work.county])
  const { to_sign = 0, open = 0, running = 0, ending = 0, objections = 0, suspended = 0 } = row ?? {}
  const objectionDueAt = row?.objection_due_at?.toISOString() ?? null
  return { toSign: to_sign, open, running, ending, objections, objectionDueAt, suspended }
})

async function whole(work: Work, id: string, named: boolean): Promise<WholeMeasure> {
  const row = await sql.findWhole(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  const members = await sql.membersOf(work.db, work.county, row.order_id)
  const people = named ? await nameSome(work, row.person, members) : new Map<string, NamedResident>()
  const parts = await partsOf(work, row)
  const order = await orderOf(work.db, work.county, row.order_id)
  const ground = await findGround(work.db, work.county)
  const mine = order.find((one) => one.id === id)
  const health = await isHealth(work.db, work.county, ground?.agency)
  const resident = people.get(row.person)
  return {
    measure: {
      ...present(row),
      person: resident?.name ?? '',
      birthYear: resident?.birthYear ?? null,
      home: resident?.door ?? row.door,
      basis: row.basis,
      restrictions: row.restrictions,
      help: row.help,
      proposer: parts.nameOf(row.proposer),
      proposedAt: row.proposed_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      endedBy: row.ended_by && parts.nameOf(row.ended_by),
      endedWhy: row.ended_why,
      bulk: mine?.bulk ?? false,
    },
    ...parts.shown,
    order: members.map((one) => ({
      ...{ id: one.id, no: one.no, person: people.get(one.person)?.name ?? '', address: one.address ?? '' },
      ...{ state: one.state, content: one.content.toString('hex') },
    })),
    cannotSign: whyNotSign(order, ground, health, await sizeOf(work.db, work.county, row.order_id)) ?? null,
    cannotAnswer: whyNotAnswer(ground, mine?.proposer_person),
  }
}

/** The person of the page and the first others of the order by name; each counts as read today, and who is past the limit is not named. */
async function nameSome(work: Work, person: string, members: readonly sql.MemberRow[]) {
  const wanted = [...new Set([person, ...members.map((one) => one.person)])].slice(0, mostNamed)
  const may = await mayRead(work, wanted)
  if (!may.has(person)) throw new Problem(readingProblems.reading_limit)
  return openResidents(work, [...may])
}

function whyNotAnswer(ground: Ground | undefined, proposer: Buffer | undefined): WholeMeasure['cannotAnswer'] {
  if (!ground?.person) return 'person_unknown'
  return proposer && ground.person.equals(proposer) ? 'same_person' : null
}

/** Evidence, signatures, service and objections of one measure, opened. */
async function partsOf(work: Work, row: sql.WholeRow) {
  const values = [work.county, row.id]
  type Evidence = { id: string; kind: string; cipher: Buffer; actor: string; at: Date }
  type Approval = { rank: number; actor: string; agency: string | null; at: Date }
  type Service = { how: string; language: string; actor: string; at: Date }
  type Objection = {
    id: string
    how: string
    cipher: Buffer
    at: Date
    due_at: Date
    answer: string | null
    answer_cipher: Buffer | null
    answered_by: string | null
    answered_at: Date | null
  }
  const evidence = await work.db.query<Evidence>(sql.evidenceOf, values)
  const approvals = await work.db.query<Approval>(sql.approvalsOf, values)
  const [service] = await work.db.query<Service>(sql.serviceOf, values)
  const objections = await work.db.query<Objection>(sql.objectionsOf, values)
  const actors = [
    ...[row.proposer, row.ended_by, service?.actor],
    ...[...evidence, ...approvals].map(({ actor }) => actor),
    ...objections.map(({ answered_by }) => answered_by),
  ]
  const names = await namesOf(work, [...new Set(actors.filter((one) => typeof one === 'string'))])
  const nameOf = (account: string) => names.get(account)?.name ?? ''
  const key = objections.length > 0 ? await letterKey(work, row) : Buffer.alloc(0)
  const vaultKey = `emergency-${row.emergency}` as const
  return {
    nameOf,
    shown: {
      evidence: evidence.map(({ cipher, actor, at, ...one }) => ({
        ...one,
        text: work.vault.open(vaultKey, `measure.evidence:${one.id}`, cipher),
        by: nameOf(actor),
        at: at.toISOString(),
      })),
      approvals: approvals.map(({ actor, agency, at, rank }) => ({
        ...{ rank, by: nameOf(actor), agency: agency ?? '', at: at.toISOString() },
      })),
      service: service
        ? { how: service.how, language: service.language, by: nameOf(service.actor), at: service.at.toISOString() }
        : null,
      objections: objections.map((one) => ({
        ...{ id: one.id, how: one.how, at: one.at.toISOString(), dueAt: one.due_at.toISOString(), answer: one.answer },
        text: openLetter<string>(key, about.objection(one.id), one.cipher),
        answerText: one.answer_cipher && openLetter<string>(key, about.answer(one.id), one.answer_cipher),
        answeredBy: one.answered_by && nameOf(one.answered_by),
        answeredAt: one.answered_at?.toISOString() ?? null,
      })),
    },
  }
}

const rulesAnswer = answer(rules, async (work) => {
  const ground = await findGround(work.db, work.county)
  const playbook = playbooks.get(ground?.playbook ?? '')
  const measures = playbook?.measures ?? null
  return {
    measures,
    laws: ground ? lawsAt(playbook?.legalBasis, ground.legal_basis, ground.level) : [],
  }
})

const residentsAnswer = answer(residents, async (work, { door }) => {
  const found = await sql.findDoor(work.db, work.county, door)
  if (!found) throw new Problem(problems.not_found)
  const items = await residentsAt(work, door)
  return { address: found.address, items: items.map(({ id, name, birthYear }) => ({ id, name, birthYear })) }
})

/** Handlers of the module's reads. */
export const queries = [
  listAnswer,
  countsAnswer,
  answer(get, (work, { id }) => whole(work, id, true)),
  answer(review, (work, { id }) => whole(work, id, false)),
  rulesAnswer,
  residentsAnswer,
]
