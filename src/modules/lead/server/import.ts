import { uuidv7 } from 'uuidv7'
import { playbooks } from '#modules/emergency/server/index.ts'
import { blindOf } from '#modules/registry/server/index.ts'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { hours, importList, leadProblems, type rejectReasons } from '../contract/index.ts'
import { record } from './events.ts'
import { birthYearOf, isIdNumber } from './number.ts'
import { finder } from './places.ts'
import * as sql from './queries.ts'
import { type Body, codeIndex, seal } from './secrets.ts'
import { within } from './within.ts'

type Row = BodyOf<typeof importList>['rows'][number]
interface Taken extends sql.Key {
  row: Row
  code: string | null
  place: string | null
}

const dayMs = 86_400_000
const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' })

/** A lot of a list: every row becomes a lead or a named reject; a dry run says the same and writes nothing. */
export const importListHandler = handleEach(importList, async (work, { body }) => {
  const ground = await sql.findGround(work.db, work.county, body.place)
  if (!ground?.agency) throw new Problem(problems.not_found)
  if (work.emergency === null) throw new Problem(leadProblems.no_emergency)
  const list = await sql.lockList(work.db, work.county, body.list)
  if (list?.returned_at) throw new Problem(leadProblems.returned)
  if (list && (list.sender !== body.sender || list.title !== body.title || list.urgency !== body.urgency))
    throw new Problem(leadProblems.other_list)
  const stands = await sql.rowsOf(work.db, work.county, body.list)
  const sorted = sort(work, body.rows, stands, finder(await sql.placesBelow(work.db, work.county, ground.path)))
  const known = await sql.findMatches(work.db, work.county, body.list, sorted.taken.map(keyOf))
  const found = [...known, ...within(sorted.taken)]
  if (!body.dryRun)
    await write(work, body, ground as { path: string; agency: string; playbook: string | null }, list, sorted, found)
  const count = (kind: string) => new Set(found.filter((one) => one.kind === kind).map(({ id }) => id)).size
  return {
    created: sorted.taken.length,
    known: sorted.known,
    rejected: sorted.rejected.map(({ row, why }) => ({ row: row.row, why })),
    matched: { lead: count('lead'), pass: count('pass'), resident: count('resident') },
    placed: sorted.taken.filter(({ place }) => place).length,
  }
})

const keyOf = ({ id, name, number, phone, year: born }: Taken): sql.Key => ({ id, name, number, phone, year: born })

type Sorted = ReturnType<typeof sort>

/** Which rows are leads, which are not and why, and which stand there already. */
function sort(
  work: Work,
  rows: readonly Row[],
  stands: readonly { row_no: number; id_index: Buffer | null }[],
  placeOf: (address: string) => string | null,
) {
  const numbers = new Set(stands.map(({ row_no }) => row_no))
  const persons = new Set(stands.flatMap(({ id_index }) => (id_index ? [id_index.toString('hex')] : [])))
  const taken: Taken[] = []
  const rejected: { row: Row; why: (typeof rejectReasons)[number] }[] = []
  let known = 0
  for (const row of rows) {
    if (numbers.has(row.row)) {
      known += 1
      continue
    }
    numbers.add(row.row)
    const isNumber = isIdNumber(row.idNumber)
    const hex = (kind: 'name' | 'id' | 'phone', value: string | undefined) =>
      blindOf(work, kind, value)?.toString('hex') ?? null
    const number = hex('id', row.idNumber)
    const [name, phone] = [hex('name', row.name), hex('phone', row.phone)]
    if (isNumber === false && !phone && !name) rejected.push({ row, why: 'bad_number' })
    else if (!number && !phone && !name) rejected.push({ row, why: 'nobody_named' })
    else if (number && persons.has(number)) rejected.push({ row, why: 'twice' })
    else {
      if (number) persons.add(number)
      const born = row.birthYear ?? birthYearOf(row.idNumber) ?? null
      const code = codeIndex(work, row.code)?.toString('hex') ?? null
      taken.push({ id: uuidv7(), row, code, name, number, phone, year: born, place: placeOf(row.address ?? '') })
    }
  }
  return { taken, rejected, known }
}

async function write(
  work: Work,
  body: BodyOf<typeof importList>,
  ground: { path: string; agency: string; playbook: string | null },
  list: sql.ListRow | undefined,
  { taken, rejected }: Sorted,
  found: readonly sql.Match[],
): Promise<void> {
  const at = work.receivedAt
  const kept = playbooks.get(ground.playbook ?? '')?.monitoring?.healthDays ?? 30
  const until = list?.retain_until ?? new Date(at.getTime() + kept * dayMs)
  const due = list?.due_at ?? new Date(at.getTime() + hours[body.urgency] * 3_600_000)
  if (!list)
    await sql.insertList(work.db, [
      ...[
        work.county,
        body.list,
        ground.path,
        Number(year.format(at)),
        work.emergency,
        body.sender,
        body.title,
        body.urgency,
      ],
      ...[body.fileName, ground.agency, work.account, at, due, until],
    ])
  const sealed = (about: string, { row: _, birthYear: __, ...more }: Row) =>
    seal(work, about, more satisfies Body).toString('base64')
  const desk = list?.agency ?? ground.agency
  const path = list?.path ?? ground.path
  await work.db.query(sql.insertLeads, [
    ...[work.county, body.list, path, work.emergency, desk, due, until],
    JSON.stringify(
      taken.map(({ row, ...one }) => ({ ...one, row: row.row, body: sealed(`lead.lead:${one.id}`, row) })),
    ),
  ])
  const left = rejected.map(({ row, why }) => ({
    row: row.row,
    why,
    body: sealed(`lead.reject:${body.list}:${row.row}`, row),
  }))
  if (left.length > 0)
    await work.db.query(sql.insertRejects, [work.county, body.list, path, until, JSON.stringify(left)])
  if (found.length > 0) await work.db.query(sql.insertMatches, [work.county, path, until, JSON.stringify(found)])
  await record(
    work,
    taken.map(({ id }) => id),
    { what: 'imported', agency: desk },
  )
}
