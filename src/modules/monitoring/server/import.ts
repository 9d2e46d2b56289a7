import { uuidv7 } from 'uuidv7'
import { type BodyOf, Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer, handleEach } from '#platform/server/commands/module.ts'
import { importLineList, imports, monitoringProblems, undoHours, undoImport } from '../contract/index.ts'
import { dayAfter, dayAt } from '../contract/slots.ts'
import { checkBirthYear, checkOnset, checkPlan, refuse } from './checks.ts'
import { takeFollowUps } from './import-follow-ups.ts'
import { findPlace } from './queries.ts'
import {
  type Counted,
  growImport,
  holdImport,
  idsOfCodes,
  insertImport,
  insertLines,
  insertLinks,
  insertPlans,
  keepPersons,
  listImports,
  markUndone,
  reversedOf,
  takeBack,
} from './queries-import.ts'
import { rulesOf, until } from './rules.ts'
import { seal } from './secrets.ts'

type Body = BodyOf<typeof importLineList>

/**
 * Cases, contacts, links and follow-ups of a line list. Rows in equal rows out: created or known, linked, known or pointing to nobody,
 * followed, known or astray.
 */
export const importHandler = handleEach(importLineList, async (work, { id, body }) => {
  const rules = await rulesOf(work)
  const path = await findPlace(work.db, work.county, body.area)
  if (path === undefined) throw new Problem(problems.not_found)
  const emergency = work.emergency as string
  const keep = until(work.receivedAt, rules.healthDays)
  const today = dayAt(work.receivedAt)
  const first = new Map(body.cases.map(({ code }, at) => [code, at] as const).reverse())
  const twice = body.cases.findIndex(({ code }, at) => first.get(code) !== at)
  if (twice >= 0) refuse(`/body/cases/${twice}/code`, monitoringProblems.code_twice)
  for (const [at, one] of body.cases.entries()) {
    checkOnset(one.onsetOn, today, `/body/cases/${at}/onsetOn`)
    checkOnset(one.reportedOn, today, `/body/cases/${at}/reportedOn`)
    checkBirthYear(one.birthYear, one.onsetOn ?? one.reportedOn ?? today, `/body/cases/${at}/birthYear`)
    checkPlan(one, today, `/body/cases/${at}`)
  }
  const followUps = body.followUps ?? []
  const wanted = [
    ...[...body.cases, ...followUps].map(({ code }) => code),
    ...body.links.flatMap(({ from, to }) => [from, to]),
  ]
  const known = new Map(
    (await idsOfCodes(work.db, work.county, emergency, [...new Set(wanted)])).map((row) => [row.code, row.id]),
  )
  const fresh = body.cases.filter(({ code }) => !known.has(code))
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
      kind: one.isContact ? 'contact' : 'case',
      status: one.status ?? (one.isContact ? 'observed' : 'confirmed'),
      outcome: one.outcome ?? 'open',
    }
  })
  const links = body.links.map((link, row) => ({
    ...link,
    row,
    source: known.get(link.from),
    target: known.get(link.to),
  }))
  const { sound, dangling } = await sorted(work, links)
  const named = [...body.links.flatMap(({ from, to }) => [from, to]), ...followUps.map(({ code }) => code)]
  const missing = [...new Set(named)].filter((code) => !known.has(code))
  const counts = { created: rows.length, known: body.cases.length - rows.length, linked: sound.length, linksKnown: 0 }
  const whole = body.import ?? id
  const ofLot = { import: whole, healthDays: rules.healthDays, fresh: new Set(fresh.map(({ code }) => code)) }
  if (body.dryRun) {
    const told = await takeFollowUps(work, followUps, known, { ...ofLot, dryRun: true })
    return { ...counts, dangling, missing, ...told }
  }
  const before = await heldImport(work, whole, path)
  const by = { county: work.county, path, until: keep, actor: work.account, at: work.receivedAt, import: whole }
  if (rows.length > 0)
    await insertLines(work.db, { ...by, emergency, place: body.area, purpose: rules.purpose.code }, rows)
  const linked = sound.length > 0 ? await insertLinks(work.db, by, sound) : 0
  const plans = fresh.flatMap(({ code, startsOn, days = rules.days }) => {
    const person = known.get(code)
    if (startsOn === undefined || person === undefined) return []
    const last = Math.max(work.receivedAt.getTime(), Date.parse(dayAfter(startsOn, days)))
    return [{ id: person, person, starts_on: startsOn, days, retain_until: until(new Date(last), rules.healthDays) }]
  })
  if (plans.length > 0) {
    await insertPlans(work.db, by, plans)
    await keepPersons(work.db, work.county, plans)
  }
  const { strays, ...told } = await takeFollowUps(work, followUps, known, { ...ofLot, dryRun: false })
  const done = { ...counts, linked, linksKnown: sound.length - linked, ...told }
  if (before)
    await growImport(work.db, [
      ...[work.county, whole, JSON.stringify(sum(before.counts, done)), JSON.stringify(dangling)],
    ])
  else await insertImport(work.db, importRow(work, whole, path, body, done, dangling, keep))
  return { ...done, dangling, missing, strays }
})

interface Line {
  row: number
  from: string
  to: string
  source: string | undefined
  target: string | undefined
}

/** Links that can be written, and those that cannot with why: nobody infects somebody of whom they have it themselves. */
async function sorted(work: Work, links: readonly Line[]) {
  const sign = (source: string, target: string) => `${source} ${target}`
  const whole = links.flatMap(({ source, target }) => (source && target ? [{ source, target }] : []))
  const said = new Set(
    (await reversedOf(work.db, work.county, whole)).map(({ source, target }) => sign(source, target)),
  )
  const sound: { id: string; source: string; target: string }[] = []
  const dangling: { row: number; from: string; to: string; why: 'nobody' | 'self' | 'contrary' }[] = []
  for (const { row, from, to, source, target } of links) {
    if (!source || !target) dangling.push({ row, from, to, why: 'nobody' })
    else if (source === target) dangling.push({ row, from, to, why: 'self' })
    else if (said.has(sign(target, source))) dangling.push({ row, from, to, why: 'contrary' })
    else {
      said.add(sign(source, target))
      sound.push({ id: uuidv7(), source, target })
    }
  }
  return { sound, dangling }
}

/** The import that a lot goes on with: the caller's own, at the same place, not taken back. */
async function heldImport(work: Work, id: string, path: string) {
  const found = await holdImport(work.db, work.county, id)
  if (found?.undone) throw new Problem(monitoringProblems.import_undone)
  if (found && (found.actor !== work.account || found.path !== path)) throw new Problem(problems.not_found)
  return found
}

const sum = (a: Counted, b: Counted): Counted => ({
  created: a.created + b.created,
  known: a.known + b.known,
  linked: a.linked + b.linked,
  linksKnown: a.linksKnown + b.linksKnown,
  // Imports of before knew of no follow-ups.
  followed: (a.followed ?? 0) + (b.followed ?? 0),
  followedKnown: (a.followedKnown ?? 0) + (b.followedKnown ?? 0),
})

const importRow = (
  work: Work,
  id: string,
  path: string,
  body: Body,
  counts: Counted,
  dangling: unknown,
  keep: Date,
): unknown[] => [
  ...[work.county, id, path, body.fileName, JSON.stringify(counts), JSON.stringify(dangling)],
  ...[work.account, work.receivedAt, keep],
]

/** Takes a whole import back, or nothing of it. */
export const undoImportHandler = handleEach(
  undoImport,
  async (work, { body }) => {
    const found = await holdImport(work.db, work.county, body.import)
    if (!found) throw new Problem(problems.not_found)
    if (found.undone) throw new Problem(monitoringProblems.import_undone)
    const gone = await takeBack(work.db, work.county, body.import)
    await markUndone(work.db, [work.county, body.import, work.receivedAt, work.account])
    return gone
  },
  { import_old: monitoringProblems.import_old, import_used: monitoringProblems.import_used },
)

/** Line lists that came in. */
export const importsAnswer = answer(imports, async (work) => {
  const young = work.receivedAt.getTime() - undoHours * 3_600_000
  return {
    items: (await listImports(work.db, work.county)).map(({ file_name, at, by, counts, ...one }) => ({
      ...{ ...one, fileName: file_name, at: at.toISOString(), by: by ?? '—' },
      ...{ cases: counts.created, links: counts.linked, isYoung: at.getTime() > young },
    })),
  }
})
