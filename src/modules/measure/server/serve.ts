import { randomBytes } from 'node:crypto'
import { openResidents } from '#modules/registry/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { end, type Letter, measureProblems, overStates, renewCode, serve } from '../contract/index.ts'
import { about, hashOfCode, newCode, sealLetter, wrapKey } from './paper.ts'
import { endMeasure, findMeasure, insertService, letterKeyOf, type OrderRow, updateCode } from './queries.ts'
import { addressOf, evidenceOf } from './queries-read.ts'

/** A measure in the writer's reach that is not over. */
export async function holdLive(work: Work, id: string): Promise<OrderRow> {
  const row = await findMeasure(work.db, work.county, id)
  if (!row) throw new Problem(problems.not_found)
  if (overStates.some((one) => one === row.state)) throw new Problem(measureProblems.over)
  return row
}

/** Key of the letters of a measure that was served. */
export async function letterKey(work: Work, measure: { id: string; emergency: string }): Promise<Buffer> {
  const sealed = await letterKeyOf(work.db, work.county, measure.id)
  if (!sealed) throw new Problem(measureProblems.not_served)
  return Buffer.from(
    work.vault.open(`emergency-${measure.emergency}`, `measure.service:${measure.id}`, sealed),
    'base64',
  )
}

/** Why, as it was signed: the person is told what the approver was told. */
async function groundsOf(work: Work, row: OrderRow): Promise<string[]> {
  const found = await work.db.query<{ id: string; cipher: Buffer }>(evidenceOf, [work.county, row.id])
  return found.map(({ id, cipher }) => work.vault.open(`emergency-${row.emergency}`, `measure.evidence:${id}`, cipher))
}

export const serveHandler = handleEach(serve, async (work, { body }) => {
  const row = await holdLive(work, body.measure)
  if (['served', 'running', 'suspended'].includes(row.state)) throw new Problem(measureProblems.already_served)
  if (row.state !== 'approved') throw new Problem(measureProblems.not_approved)
  const resident = (await openResidents(work, [row.person])).get(row.person)
  const letter: Letter = {
    name: resident?.name ?? '',
    address: await addressOf(work.db, work.county, row.door),
    grounds: await groundsOf(work, row),
  }
  const [code, key] = [newCode(), randomBytes(32)]
  const inVault = work.vault.seal(`emergency-${row.emergency}`, `measure.service:${row.id}`, key.toString('base64'))
  await work.db.query(insertService, [
    ...[work.county, row.id, body.how, hashOfCode(code), work.account, body.language],
    ...[wrapKey(code, key), inVault, sealLetter(key, about.recipient, letter)],
  ])
  return { result: {}, answerOnly: { code } }
})

export const renewCodeHandler = handleEach(renewCode, async (work, { body }) => {
  const row = await findMeasure(work.db, work.county, body.measure)
  if (!row) throw new Problem(problems.not_found)
  const key = await letterKey(work, row)
  const code = newCode()
  await work.db.query(updateCode, [work.county, row.id, hashOfCode(code), wrapKey(code, key)])
  return { result: {}, answerOnly: { code } }
})

export const endHandler = handleEach(end, async (work, { body }) => {
  const row = await holdLive(work, body.measure)
  await work.db.query(endMeasure, [work.county, row.id, work.account, body.why])
  return {}
})
