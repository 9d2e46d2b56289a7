import { listReadings } from '#modules/agency/server/index.ts'
import { passesOfPerson } from '#modules/checkpoint/server/index.ts'
import { measuresOnResident } from '#modules/measure/server/index.ts'
import { visitsOf } from '#modules/registry/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  chain,
  counts,
  dayAt,
  type ListRow,
  list,
  openSlot,
  type PersonPage,
  type Plan,
  type Progress,
  person,
  readings,
  releaseDay,
  slotAt,
  slotIndex,
} from '../contract/index.ts'
import {
  chainLinks,
  chainPersons,
  countStates,
  exposuresOf,
  factsOf,
  findDetail,
  findListed,
  followUpsOf,
  type ListedRow,
  leadsOf,
  listPersons,
  looksOf,
  paperOf,
  samplesOf,
} from './queries-read.ts'
import { openOne } from './reading.ts'
import { askedOf, findRules } from './rules.ts'
import { mask, openFound } from './secrets.ts'

/** Most cases and links that one chain answers; of one import, which is one outbreak, four times as many. */
const most = 5000
const planOf = (row: ListedRow): Plan => ({ startsOn: row.starts_on, days: row.days, perDay: row.per_day })

function progressOf(row: ListedRow, now: Date): Progress | null {
  if (row.schedule === null) return null
  const plan = planOf(row)
  const [today, releaseOn] = [dayAt(now), releaseDay(plan)]
  const state = row.ended_how ? 'ended' : today >= releaseOn ? 'released' : today < row.starts_on ? 'ahead' : 'running'
  const due = state === 'running' && !row.is_now_done ? openSlot(plan, now) : undefined
  const days = Math.round((Date.parse(today) - Date.parse(row.starts_on)) / 86_400_000) + 1
  return {
    ...{ id: row.schedule, ...plan, state, releaseOn, missed: row.missed, done: row.done, alert: row.is_alert },
    day: Math.max(0, Math.min(row.days, days)),
    due: due === undefined ? null : slotAt(plan, due),
  }
}
const rowOf = (row: ListedRow, now: Date): ListRow => ({
  ...{ id: row.id, code: row.code, address: row.address, onsetOn: row.onset_on, progress: progressOf(row, now) },
  kind: row.kind as ListRow['kind'],
  outcome: row.outcome as ListRow['outcome'],
  sample: row.sample_at && {
    takenAt: row.sample_at.toISOString(),
    result: row.sample_result as NonNullable<ListRow['sample']>['result'],
  },
  status: row.status as ListRow['status'],
})

/** Handlers of the module's reads at the desk. */
export const queries = [
  answer(list, async (work, { state, import: only, after, limit = 50 }) => {
    const cursor = readCursor(after, ['integer', 'uuid'])
    const start = cursor ? { missed: cursor[0], id: cursor[1] } : null
    const rows = await listPersons(work.db, work.county, work.receivedAt, state, only, start, limit + 1)
    const last = rows[limit - 1]
    return {
      items: rows.slice(0, limit).map((row) => rowOf(row, work.receivedAt)),
      ...(rows.length > limit && last ? { next: writeCursor([last.missed, last.id]) } : {}),
    }
  }),
  answer(counts, (work, { import: only }) => countStates(work.db, work.county, work.receivedAt, only)),
  answer(person, async (work, { id }): Promise<PersonPage> => {
    const { db, county, receivedAt: now } = work
    const [row, detail] = [await findListed(db, county, now, id), await findDetail(db, county, id)]
    if (!row || !detail) throw new Problem(problems.not_found)
    const identity = await openOne(work, id, detail.emergency, { fields: ['name', 'health'] })
    const told = row.schedule ? await followUpsOf(db, county, row.schedule) : []
    const exposures = (await exposuresOf(db, county, id)).map(({ last_on, is_source, ...one }) => ({
      is_source,
      other: { ...one, lastOn: last_on } as PersonPage['contacts'][number],
    }))
    const visits = detail.door ? await visitsOf(db, county, detail.door) : []
    const passes = await passesOfPerson(db, county, detail)
    const measures = detail.resident ? await measuresOnResident(db, county, detail.resident) : []
    const paper = row.schedule ? await paperOf(db, county, row.schedule) : undefined
    const leads = await leadsOf(db, county, id)
    const { sex, resident, door, generated, version, outcome } = detail
    return {
      person: {
        ...{ id, code: row.code, address: row.address, onsetOn: row.onset_on, name: identity.name },
        ...{ sex, resident, door, generated, version, outcome, birthYear: detail.birth_year },
        ...{ kind: row.kind as 'case', status: row.status as 'observed' },
        ...{ phone: mask(identity.phone), idNumber: mask(identity.idNumber) },
        retainUntil: detail.retain_until.toISOString(),
      },
      paper: paper ? { issuedAt: paper.issued_at.toISOString(), by: paper.by ?? '—' } : null,
      language: paper?.language ?? measures.find((one) => one.language !== null)?.language ?? null,
      measures: measures.map(({ starts_at, expires_at, ended_at, language: _, ...one }) => ({
        ...{ ...one, startsAt: starts_at.toISOString(), endsAt: (ended_at ?? expires_at).toISOString() },
      })),
      purpose: (await findRules(work))?.purpose.text ?? {},
      asked: await askedOf(work),
      progress: progressOf(row, now),
      slots: slotsOf(row, told, now),
      sources: exposures.filter(({ is_source }) => is_source).map(({ other }) => other),
      contacts: exposures.filter(({ is_source }) => !is_source).map(({ other }) => other),
      samples: (await samplesOf(db, county, id)).map(({ taken_at, result_at, ...one }) => ({
        ...{ ...one, takenAt: taken_at.toISOString(), resultAt: result_at?.toISOString() ?? null },
        ...{ kind: one.kind as 'blood', result: one.result as 'negative' | null },
      })),
      facts: (await factsOf(db, county, id)).map((fact) => ({
        ...{ id: fact.id, kind: fact.kind, at: fact.at.toISOString() },
      })),
      followUps: told.map((one) => {
        const found = openFound(work, one)
        return {
          ...{ id: one.id, day: one.day, slot: one.slot, how: one.how as 'visit', reached: one.is_reached },
          ...{ alert: one.is_alert, temperature: found.temperature ?? null, symptoms: found.symptoms },
          ...{
            note: found.note ?? null,
            at: one.occurred_at.toISOString(),
            by: one.key_vault ? null : (one.by ?? '—'),
          },
        }
      }),
      visits: visits.map((visit) => ({ at: visit.occurred_at.toISOString(), outcome: visit.outcome })),
      passes: passes.map(({ occurred_at, direction, checkpoint }) => ({
        ...{ checkpoint, direction: direction as 'in', at: occurred_at.toISOString() },
      })),
      leads: leads.map(({ received_at, list_title, is_own, ...one }) => ({
        ...{ ...one, listTitle: list_title, at: received_at?.toISOString() ?? null, isOwn: is_own },
      })),
      looks: (await looksOf(db, county, id)).map((look) => ({
        ...{ at: look.at.toISOString(), by: look.by ?? '—', reason: look.reason },
      })),
    }
  }),
  answer(chain, async (work, { import: only, from = null, to = null }) => {
    const limit = only === undefined ? most : most * 4
    const [cases, links] = [
      await chainPersons(work.db, work.county, { only, from, to }, limit + 1),
      await chainLinks(work.db, work.county, { only, from, to }, limit + 1),
    ]
    return {
      cases: cases
        .slice(0, limit)
        .map(({ onset_on, kind, ...one }) => ({ ...one, kind: kind as 'case', onsetOn: onset_on })),
      links: links.slice(0, limit),
      cut: cases.length > limit || links.length > limit,
    }
  }),
  answer(readings, async (work) => ({
    items: (await listReadings(work.db, work.county)).map(({ name, agency, ...row }) => ({
      ...{ ...row, name: name ?? '—', agency: agency ?? '—' },
    })),
  })),
]

function slotsOf(row: ListedRow, told: readonly { day: string; slot: number; is_reached: boolean }[], now: Date) {
  if (row.schedule === null) return []
  const plan = planOf(row)
  const done = new Set(told.filter((one) => one.is_reached).map((one) => slotIndex(plan, one.day, one.slot)))
  const now_ = row.ended_how ? undefined : openSlot(plan, now)
  const upto = now_ === undefined ? row.closed : now_ + 1
  return Array.from({ length: upto }, (_, index) => ({
    ...slotAt(plan, index),
    state: done.has(index)
      ? ('done' as const)
      : index === now_
        ? ('due' as const)
        : index < row.skipped
          ? ('free' as const)
          : ('missed' as const),
  }))
}
