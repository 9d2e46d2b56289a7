import { namesOf } from '#modules/agency/server/index.ts'
import { currentEmergency } from '#modules/emergency/contract/index.ts'
import { emergencyModule } from '#modules/emergency/server/index.ts'
import { mostFiles } from '#platform/contract/file.ts'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { attach } from '#platform/server/files/attach.ts'
import { draftSituation, editSituation, refreshSituation, signSituation, situationProblems } from '../contract/index.ts'
import { ask } from './ask.ts'
import { drawFigures } from './draw.ts'
import { dropFiles, files } from './queries-files.ts'
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

const edit = handleEach(editSituation, async (work, { id, body }) => {
  const row = await draftOf(work, body.situation, body.version)
  body.notes.forEach(({ code, part }, nth) => {
    const isThere = row.figures.some((one) => one.code === code && one.part === (part ?? null))
    const isTwice = body.notes.findIndex((one) => one.code === code && one.part === part) !== nth
    if (isThere && !isTwice) return
    const at = { path: `/body/notes/${nth}/code`, definition: problems.field_choice }
    throw new Problem(problems.invalid, undefined, [at])
  })
  // Of two who write at once one waits here and is told, before any file is touched.
  const result = await written(work, sql.editTexts, body, [
    JSON.stringify(body.texts),
    JSON.stringify(sortNotes(body.notes)),
  ])
  await changeFiles(work, id, body)
  return result
})

/** Signed with a hash over all that stands there and the hash of the report before. */
const sign = handleEach(signSituation, async (work, { body }) => {
  const row = await draftOf(work, body.situation, body.version)
  if (row.texts.summary.trim() === '') throw new Problem(situationProblems.text_missing)
  const before = await sql.signedNo(work.db, work.county, row.emergency, row.no - 1)
  const signer = (await namesOf(work, [work.account])).get(work.account)
  const signed = { name: signer?.name ?? '', agency: signer?.agency ?? '', at: work.receivedAt }
  const attached = await files.of(work.db, work.county, row.id)
  const hash = hashOf(work.county, row, signed, before?.hash ?? null, attached)
  await written(work, sql.signReport, body, [signed.name, signed.agency, hash])
  return { hash }
})

/** Takes files off a draft and puts others beside it. Throws platform.invalid at one that it does not have, report.files_full. */
async function changeFiles(work: Work, command: string, body: BodyOf<typeof editSituation>): Promise<void> {
  const { situation, drops = [] } = body
  if (drops.length > 0) {
    const gone = await work.db.query<{ id: string }>(dropFiles, [work.county, situation, drops])
    const known = new Set(gone.map((row) => row.id))
    const nth = drops.findIndex((one) => !known.has(one))
    if (nth >= 0)
      throw new Problem(problems.invalid, undefined, [
        { path: `/body/drops/${nth}`, definition: problems.field_choice },
      ])
  }
  const rows = await attach(work, body.files)
  if (rows.length === 0) return
  const there = await files.of(work.db, work.county, situation)
  if (there.length + rows.length > mostFiles) throw new Problem(situationProblems.files_full, { most: mostFiles })
  const by = { county: work.county, command, actor: work.account, at: work.receivedAt }
  await files.insert(work.db, by, { record: situation }, rows)
}

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
