import { createHash } from 'node:crypto'
import { type InspectedShift, noteAway, rosteredAt } from '#modules/duty/server/index.ts'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { cleanJpeg } from '#platform/server/jpeg.ts'
import {
  addPhoto,
  answerHours,
  type FindingKind,
  inspectionProblems,
  isDifficulty,
  recordCheck,
  repeatDays,
} from '../contract/index.ts'
import {
  type DrawnRow,
  drawnById,
  foundBefore,
  insertEvent,
  insertFindings,
  insertPhoto,
  insertVisit,
  visitById,
} from './queries.ts'

const HOUR = 3_600_000
type Body = BodyOf<typeof recordCheck>

const recordHandler = handleEach(
  recordCheck,
  async (work, { id, body, occurredAt }) => {
    const [drawn] = await work.db.query<DrawnRow>(drawnById, [work.county, body.check])
    if (!drawn) throw new Problem(problems.not_found)
    if (drawn.withdrawn_at && drawn.withdrawn_at <= occurredAt) throw new Problem(inspectionProblems.withdrawn_already)
    // A phone's clock may be ahead; nothing happened after the server heard of it.
    const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
    if (at < drawn.hour_at) throw new Problem(inspectionProblems.not_yet)
    // Whoever was on the roster in the hour, and when the inspector came, whichever of the two the phone knew.
    const until = new Date(Math.max(drawn.hour_at.getTime() + HOUR, at.getTime() + 1))
    const shifts = new Map(
      (await rosteredAt(work, [drawn.post], drawn.hour_at, until)).map((shift) => [shift.id, shift]),
    )
    refuseWrong(body, shifts)
    const replaced = body.findings.filter(({ kind }) => kind === 'replaced').length
    const missing = body.findings.some(({ kind }) => kind === 'absent' || kind === 'empty')
    const isEmpty = missing && body.present.length === 0 && replaced === 0
    await work.db.query(insertVisit, [
      ...[work.county, id, drawn.id, drawn.draw, drawn.post, drawn.post_name, drawn.place, drawn.path, drawn.agency],
      ...[drawn.hour_at, shifts.size, body.present, isEmpty, body.inOrder],
      ...[roundTo(body.position?.lat), roundTo(body.position?.lon), work.account, at, work.receivedAt],
    ])
    const repeated = await keepFindings(work, id, drawn, body, shifts, at)
    for (const { id: finding, kind, shift } of body.findings)
      if (kind === 'absent' && shift) await noteAway(work, { finding, shift, at })
    return { findings: body.findings.length, repeated }
  },
  { visit_once: inspectionProblems.checked_already, finding_pkey: inspectionProblems.twice },
)

const photoHandler = handleEach(
  addPhoto,
  async (work, { id, body, occurredAt }) => {
    const [visit] = await work.db.query<{ id: string; path: string }>(visitById, [work.county, body.visit])
    if (!visit) throw new Problem(problems.not_found)
    const jpeg = cleanJpeg(Buffer.from(body.jpeg, 'base64'))
    if (!jpeg) throw atField('jpeg', inspectionProblems.photo_unreadable)
    const digest = createHash('sha256').update(jpeg).digest()
    const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
    const sealed = work.vault.seal(work.key, `inspection.photo:${id}`, jpeg.toString('base64'))
    await work.db.query(insertPhoto, [
      ...[work.county, id, visit.id, visit.path, work.key, jpeg.length, digest, sealed, at],
      ...[work.receivedAt, work.account],
    ])
    return { digest: digest.toString('hex'), size: jpeg.length }
  },
  { photo_once: inspectionProblems.photo_there },
)

/** Handlers of what is done at the post. */
export const checkHandlers = [recordHandler, photoHandler]

/** What is told must fit together: each shift once and of this post, each condition in order or found, a difficulty in words. */
function refuseWrong({ present, inOrder, findings }: Body, shifts: ReadonlyMap<string, InspectedShift>): void {
  const told = new Set<string>()
  const once = (what: string, path: string) => {
    if (told.has(what)) throw atField(path, inspectionProblems.twice)
    told.add(what)
  }
  for (const [nth, shift] of present.entries()) {
    once(shift, `present/${nth}`)
    if (!shifts.has(shift)) throw atField(`present/${nth}`, inspectionProblems.not_planned)
  }
  for (const [nth, kind] of inOrder.entries()) once(kind, `inOrder/${nth}`)
  for (const [nth, { id, kind, shift, said, request, incident }] of findings.entries()) {
    once(id, `findings/${nth}/id`)
    if (shift) {
      once(shift, `findings/${nth}/shift`)
      const isPerson = kind === 'absent' || kind === 'replaced'
      if (!isPerson || !shifts.has(shift)) throw atField(`findings/${nth}/shift`, inspectionProblems.not_planned)
    } else if (kind === 'absent') throw atField(`findings/${nth}/shift`, problems.field_required)
    else if (!isDifficulty(kind)) once(kind, `findings/${nth}/kind`)
    if (isDifficulty(kind) && !said) throw atField(`findings/${nth}/said`, inspectionProblems.needs_words)
    if ((request || incident) && (!isDifficulty(kind) || (request && incident)))
      throw atField(`findings/${nth}/${request ? 'request' : 'incident'}`, problems.field_choice)
  }
}

/** Writes the findings down. The same kind at the post within fourteen days rises: the agency sees it beside the leader. */
async function keepFindings(
  work: Work,
  visit: string,
  { post, post_name, place, path, leader, agency }: DrawnRow,
  { findings }: Body,
  shifts: ReadonlyMap<string, InspectedShift>,
  at: Date,
): Promise<number> {
  const since = new Date(at.getTime() - repeatDays * 24 * HOUR)
  type Before = { kind: FindingKind; count: number }
  const known = await work.db.query<Before>(foundBefore, [work.county, post, since, at])
  const before = new Map(known.map(({ kind, count }) => [kind, count]))
  const rows = findings.map(({ id, kind, shift, said, request, incident }) => {
    const repeats = before.get(kind) ?? 0
    return {
      ...{ id, kind, shift, said, request, incident, repeats },
      account: shift ? shifts.get(shift)?.account : undefined,
      shown_agency: repeats > 0 || leader === null ? agency : null,
      due_at: new Date(work.receivedAt.getTime() + answerHours(kind) * HOUR).toISOString(),
    }
  })
  await work.db.query(insertFindings, [
    ...[work.county, visit, post, post_name, place, path, leader, agency, at, work.account, work.receivedAt],
    JSON.stringify(rows),
  ])
  for (const row of rows)
    await work.db.query(insertEvent, [
      ...[work.county, visit, row.id, path, leader, row.shown_agency, 'found', row.said ?? null, work.account, at],
    ])
  return rows.filter(({ repeats }) => repeats > 0).length
}

/** Four decimals of a degree, some ten metres: enough to say that somebody was at the post. */
function roundTo(degrees: number | undefined): number | null {
  return degrees === undefined ? null : Math.round(degrees * 10_000) / 10_000
}
