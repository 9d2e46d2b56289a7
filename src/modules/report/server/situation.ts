import { namesOf } from '#modules/agency/server/index.ts'
import { currentEmergency } from '#modules/emergency/contract/index.ts'
import { emergencyModule } from '#modules/emergency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { draftSituation, editSituation, refreshSituation, signSituation, situationProblems } from '../contract/index.ts'
import { ask } from './ask.ts'
import { drawFigures } from './draw.ts'
import * as sql from './queries-situation.ts'
import { hashOf, sortNotes } from './situation-hash.ts'
import { firstTexts } from './situation-words.ts'

const draft = handleEach(
  draftSituation,
  async (work, { id }) => {
    const { live } = await ask(emergencyModule, currentEmergency, work, {})
    if (!live) throw new Problem(problems.no_live_emergency)
    const [last] = await sql.situationsOf(work.db, work.county, live.id)
    if (last && !last.signed_at) throw new Problem(situationProblems.draft_open)
    const figures = await drawFigures(work)
    const from = last?.period_to ?? new Date(live.startedAt)
    const no = (last?.no ?? 0) + 1
    await work.db.query(sql.insertSituation, [
      ...[work.county, id, live.id, no, from, later(from, work.receivedAt), JSON.stringify(figures)],
      ...[JSON.stringify(firstTexts(figures, work.receivedAt)), work.account, work.receivedAt],
    ])
    return { no }
  },
  { situation_draft: situationProblems.draft_open, situation_no: situationProblems.draft_open },
)

const refresh = handleEach(refreshSituation, async (work, { body }) => {
  const row = await draftOf(work, body.situation, body.version)
  const figures = JSON.stringify(await drawFigures(work))
  const to = later(row.period_from, work.receivedAt)
  return written(work, sql.refreshFigures, body, [figures, to])
})

const edit = handleEach(editSituation, async (work, { body }) => {
  const row = await draftOf(work, body.situation, body.version)
  body.notes.forEach(({ code, part }, nth) => {
    const isThere = row.figures.some((one) => one.code === code && one.part === (part ?? null))
    const isTwice = body.notes.findIndex((one) => one.code === code && one.part === part) !== nth
    if (isThere && !isTwice) return
    const at = { path: `/body/notes/${nth}/code`, definition: problems.field_choice }
    throw new Problem(problems.invalid, undefined, [at])
  })
  return written(work, sql.editTexts, body, [JSON.stringify(body.texts), JSON.stringify(sortNotes(body.notes))])
})

/** Signed with a hash over all that stands there and the hash of the report before. */
const sign = handleEach(signSituation, async (work, { body }) => {
  const row = await draftOf(work, body.situation, body.version)
  if (row.texts.summary.trim() === '') throw new Problem(situationProblems.text_missing)
  const before = await sql.signedNo(work.db, work.county, row.emergency, row.no - 1)
  const signer = (await namesOf(work, [work.account])).get(work.account)
  const signed = { name: signer?.name ?? '', agency: signer?.agency ?? '', at: work.receivedAt }
  const hash = hashOf(work.county, row, signed, before?.hash ?? null)
  await written(work, sql.signReport, body, [signed.name, signed.agency, hash])
  return { hash }
})

/** Handlers of the situation report's commands. */
export const situationCommands = [draft, refresh, edit, sign]

async function draftOf(work: Work, id: string, version: number): Promise<sql.SituationRow> {
  const row = await sql.findSituation(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  if (row.signed_at) throw new Problem(situationProblems.signed)
  if (row.version !== version) throw new Problem(situationProblems.changed_meanwhile)
  return row
}

/** Writes at the version that was seen; of two who write at once the second is told. */
async function written(
  work: Work,
  text: string,
  { situation, version }: { situation: string; version: number },
  values: readonly unknown[],
): Promise<{ version: number }> {
  const rows = await work.db.query(text, [
    ...[work.county, situation, version, work.account, work.receivedAt, ...values],
  ])
  if (rows.length === 0) throw new Problem(situationProblems.changed_meanwhile)
  return { version: version + 1 }
}

/** The end of a period: now, and never its own beginning. */
function later(from: Date, now: Date): Date {
  return now > from ? now : new Date(from.getTime() + 1)
}
