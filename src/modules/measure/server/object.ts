import { raise, settle } from '#modules/notice/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { answerObjection, measureProblems, recordObjection } from '../contract/index.ts'
import { about, sealLetter } from './paper.ts'
import { answerObjectionRow, findGround, findMeasure, findObjection, insertObjection } from './queries.ts'
import { holdLive, letterKey } from './serve.ts'

/** Whoever answers for the whole county learns after so many minutes that nobody has taken an objection up. */
const escalateMinutes = 60

/** An objection that was made at the counter or by phone; the clock of a day begins. */
export const recordObjectionHandler = handleEach(
  recordObjection,
  async (work, { id, body }) => {
    const row = await holdLive(work, body.measure)
    const cipher = sealLetter(await letterKey(work, row), about.objection(id), body.text)
    const values = [work.county, id, row.id, body.how, cipher, work.account]
    const [written] = await work.db.query<{ due_at: Date }>(insertObjection, values)
    const answering = (path: string) => [{ path, permission: 'measure.answerObjection' }]
    await raise(work, {
      ...{ kind: 'objection_made', record: row.id, key: id, urgent: true, except: [row.proposer] },
      to: answering(row.path),
      escalate: { to: answering(String(work.county)), minutes: escalateMinutes },
    })
    return { dueAt: (written?.due_at ?? work.receivedAt).toISOString() }
  },
  { objection_open: measureProblems.objection_waiting },
)

/** Keeps the measure or lifts it, in words that the person reads with the code; by another person than the proposer. */
export const answerObjectionHandler = handleEach(answerObjection, async (work, { body }) => {
  const objection = await findObjection(work.db, work.county, body.objection)
  const row = objection && (await findMeasure(work.db, work.county, objection.measure))
  if (!row) throw new Problem(problems.not_found)
  if (objection.answered_at) throw new Problem(measureProblems.answered)
  const ground = await findGround(work.db, work.county)
  if (!ground?.person) throw new Problem(measureProblems.person_unknown)
  if (ground.person.equals(row.proposer_person)) throw new Problem(measureProblems.same_person)
  const cipher = sealLetter(await letterKey(work, row), about.answer(body.objection), body.text)
  await work.db.query(answerObjectionRow, [work.county, body.objection, body.answer, cipher, work.account])
  await settle(work, ['objection_made', 'objection_due'], row.id)
  return {}
})
