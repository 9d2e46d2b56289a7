import { uuidv7 } from 'uuidv7'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { importLineList } from '../contract/index.ts'
import { dayAt } from '../contract/slots.ts'
import { findPlace } from './queries.ts'
import { idsOfCodes, insertImport, insertLines, insertLinks } from './queries-import.ts'
import { rulesOf, until } from './rules.ts'
import { seal } from './secrets.ts'

/** Cases and links of a line list. Rows in equal rows out: created or known, linked, known or pointing to nobody. */
export const importHandler = handleEach(importLineList, async (work, { id, body }) => {
  const rules = await rulesOf(work)
  const path = await findPlace(work.db, work.county, body.area)
  if (path === undefined) throw new Problem(problems.not_found)
  const emergency = work.emergency as string
  const keep = until(work.receivedAt, rules.healthDays)
  const wanted = [...body.cases.map(({ code }) => code), ...body.links.flatMap(({ from, to }) => [from, to])]
  const known = new Map(
    (await idsOfCodes(work.db, work.county, emergency, [...new Set(wanted)])).map((row) => [row.code, row.id]),
  )
  const today = dayAt(work.receivedAt)
  const fresh = [...new Map(body.cases.map((one) => [one.code, one])).values()].filter(({ code }) => !known.has(code))
  const rows = fresh.map((one) => {
    const person = uuidv7()
    known.set(one.code, person)
    return {
      id: person,
      code: one.code,
      identity: seal(work, `monitoring.person:${person}`, { name: one.code }).toString('base64'),
      onset_on: one.onsetOn ?? null,
      reported_on: one.reportedOn ?? one.onsetOn ?? today,
      sex: one.sex ?? null,
      birth_year: one.birthYear ?? null,
    }
  })
  const by = { county: work.county, path, until: keep, actor: work.account, at: work.receivedAt }
  if (rows.length > 0)
    await insertLines(work.db, { ...by, emergency, place: body.area, purpose: rules.purpose.code }, rows)
  const links = body.links.map((link, row) => ({
    ...link,
    row,
    source: known.get(link.from),
    target: known.get(link.to),
  }))
  const sound = links.flatMap(({ source, target }) =>
    source && target && source !== target ? [{ id: uuidv7(), source, target }] : [],
  )
  const dangling = links
    .filter(({ source, target }) => !source || !target || source === target)
    .map(({ row, from, to }) => ({ row, from, to }))
  const linked = sound.length > 0 ? await insertLinks(work.db, by, sound) : 0
  const counts = {
    created: rows.length,
    known: body.cases.length - rows.length,
    linked,
    linksKnown: sound.length - linked,
  }
  await insertImport(work.db, [
    ...[work.county, id, path, body.fileName, JSON.stringify(counts), JSON.stringify(dangling)],
    ...[work.account, work.receivedAt, keep],
  ])
  return { ...counts, dangling }
})
