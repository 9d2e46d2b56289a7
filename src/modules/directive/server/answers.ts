import { namesOf } from '#modules/agency/server/index.ts'
import { findObjective, type NamedObjective } from '#modules/emergency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { answerFile, shownFile } from '#platform/server/files/attach.ts'
import {
  getDirective,
  getFile,
  getOwn,
  getOwnFile,
  isLate,
  type Listed,
  listDirectives,
  listOwn,
  myDemands,
  toLead,
  type Whole,
} from '../contract/index.ts'
import { doorsReached } from './answer.ts'
import { objectivesAnswer } from './objective.ts'
import { personAnswers } from './persons.ts'
import { files as attached } from './queries-files.ts'
import {
  areaNames,
  type DemandLine,
  demandsOf,
  directivesBefore,
  directiveWhole,
  type EventRow,
  eventsOf,
  forIssuer,
  type MineRow,
  mine,
  type OwnerLine,
  ownersOf,
} from './queries-reads.ts'

async function listed(
  work: Work,
  params: { late?: 'yes'; mine?: 'yes'; after?: string; limit?: number },
): Promise<Listed> {
  const { after, limit = 50 } = params
  const [at = '9999-12-31T00:00:00.000Z', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await directivesBefore(
    ...([work.db, work.county, [at, id], limit + 1, work.receivedAt] as const),
    ...([params.late === 'yes', params.mine === 'yes'] as const),
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ issued_at, withdrawn_at, next_due_at, ...row }) => ({
      id: row.id,
      year: row.year,
      no: row.no,
      title: row.title,
      issuedAt: issued_at.toISOString(),
      withdrawnAt: withdrawn_at?.toISOString() ?? null,
      demands: row.demands,
      mine: row.mine,
      nextDueAt: next_due_at?.toISOString() ?? null,
      tally: {
        owners: row.owners,
        unreceived: row.unreceived,
        waiting: row.waiting,
        late: row.late,
        signedOff: row.signed_off,
      },
    })),
    ...(rows.length > limit && last ? { next: writeCursor([last.issued_at.toISOString(), last.id]) } : {}),
  }
}

async function whole(work: Work, { id }: { id: string }): Promise<Whole> {
  const row = await directiveWhole(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  const values = [work.county, id]
  const [demands, owners, events, files] = await Promise.all([
    work.db.query<DemandLine>(demandsOf, [...values, work.language]),
    work.db.query<OwnerLine>(ownersOf, values),
    work.db.query<EventRow>(eventsOf, values),
    attached.of(work.db, work.county, id),
  ])
  const posts = owners.flatMap((owner) => owner.posts ?? [])
  const names = await namesOf(work, [
    ...new Set([
      row.issued_by,
      ...[...events, ...files].map(({ actor }) => actor),
      ...events.flatMap(({ person, person_before }) => [person, person_before].filter((one) => one !== null)),
      ...posts.flatMap((p) => p.holder ?? []),
    ]),
  ])
  const areas = new Map<string, string>()
  if (posts.length > 0) {
    const found = await work.db.query<{ id: string; name: string }>(areaNames, [work.county, posts.map((p) => p.place)])
    for (const { id: area, name } of found) areas.set(area, name)
  }
  const nameOf = (account: string | null) => (account ? (names.get(account)?.name ?? '') : null)
  const served = new Map<string, NamedObjective>()
  for (const objective of new Set([row.objective, ...demands.map((demand) => demand.objective)])) {
    const found = objective ? await findObjective(work, objective) : undefined
    if (found) served.set(found.id, found)
  }
  const servedOf = (objective: string | null) => {
    const found = objective ? served.get(objective) : undefined
    return found ? { ...pick(found), planNo: found.no } : null
  }
  const issuer = names.get(row.issued_by)
  const isIn = (path: string) => work.paths.some((own) => path === own || path.startsWith(`${own}.`))
  const asked = new Map(demands.map(({ ord, asks }) => [ord, asks]))
  const shown = []
  for (const owner of owners) {
    // A number that the system knows stands there before anybody reports it.
    const isLive = asked.get(owner.ord) === 'doors_reached' && owner.reported_at === null
    const live = isLive && isIn(owner.path) ? await doorsReached(work, owner.path) : undefined
    shown.push({
      demand: owner.ord,
      agency: owner.agency,
      agencyName: owner.agency_name ?? '',
      isMine: owner.is_mine,
      ...inChargeOf(owner),
      state: owner.state,
      dueAt: owner.due_at.toISOString(),
      late: row.withdrawn_at === null && isLate(owner.state, owner.due_at.getTime(), work.receivedAt.getTime()),
      receivedAt: owner.received_at?.toISOString() ?? null,
      reportedAt: owner.reported_at?.toISOString() ?? null,
      report: owner.report,
      count: live?.count ?? owner.report_count,
      of: live?.of ?? owner.report_of,
      proof:
        owner.proof && owner.proof_record
          ? { record: owner.proof_record, id: owner.proof, name: owner.proof_name }
          : null,
      chased: owner.chased,
      chasedAt: owner.chased_at?.toISOString() ?? null,
      posts: (owner.posts ?? []).map(({ role, place, holder }) => ({
        ...{ role, placeName: areas.get(place) ?? '' },
        holderName: holder === null ? null : (names.get(holder)?.name ?? ''),
      })),
    })
  }
  return {
    directive: {
      id: row.id,
      year: row.year,
      no: row.no,
      title: row.title,
      preamble: row.preamble,
      placeName: row.place_name ?? '',
      issuedAt: row.issued_at.toISOString(),
      issuedBy: issuer?.name ?? '',
      issuerAgency: issuer?.agency ?? '',
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
      withdrawnWhy: row.withdrawn_why,
      isByLevel: row.emergency !== null,
      objective: servedOf(row.objective),
    },
    demands: demands.map(({ due_at, objective, ...demand }) => ({
      ...{ ...demand, dueAt: due_at.toISOString() },
      objective: servedOf(objective),
    })),
    owners: shown,
    files: files.map((file) => ({
      ...shownFile(file, names.get(file.actor)?.name),
      ...{ agency: file.agency, demand: file.ord },
    })),
    events: events.map(({ ord, agency_name, actor, person, person_before, at, ...event }) => ({
      ...event,
      demand: ord,
      agencyName: agency_name,
      by: names.get(actor)?.name ?? '',
      personName: nameOf(person),
      personBeforeName: nameOf(person_before),
      at: at.toISOString(),
    })),
  }
}

const inChargeOf = ({ person, person_name, is_for_me }: Pick<OwnerLine, 'person' | 'person_name' | 'is_for_me'>) => ({
  person: person ? { id: person, name: person_name ?? '' } : null,
  isForMe: is_for_me === true,
})

const pick = ({ id, ord, text, plan }: NamedObjective) => ({ id, ord, text, plan })

const saved = async (work: Work, { id }: { id: string }): Promise<unknown> => {
  const row = await attached.find(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  return answerFile(work, row)
}

const mineAnswer = answer(myDemands, async (work, { asked }) => ({
  items: (await work.db.query<MineRow>(mine, [work.county, work.language, asked === 'yes'])).map(
    ({ ord, due_at, last_said, person, person_name, is_for_me, ...row }) => ({
      ...row,
      ...inChargeOf({ person, person_name, is_for_me }),
      demand: ord,
      dueAt: due_at.toISOString(),
      late: isLate(row.state, due_at.getTime(), work.receivedAt.getTime()),
      lastSaid: last_said,
    }),
  ),
}))

const toLeadAnswer = answer(toLead, async (work) => {
  type Counts = { questions: number; reports: number; late: number; escalated: number; unreceived: number }
  type Row = Counts & { due_at: Date | null }
  const [row] = await work.db.query<Row>(forIssuer, [work.county, work.receivedAt])
  const { due_at = null, ...counts } = row ?? { questions: 0, reports: 0, late: 0, escalated: 0, unreceived: 0 }
  return { ...counts, escalatedDueAt: due_at?.toISOString() ?? null }
})

/** Handlers of the module's reads. */
export const queries = [
  answer(listDirectives, listed),
  answer(listOwn, listed),
  answer(getDirective, whole),
  answer(getOwn, whole),
  answer(getFile, saved),
  answer(getOwnFile, saved),
  mineAnswer,
  ...personAnswers,
  objectivesAnswer,
  toLeadAnswer,
]
