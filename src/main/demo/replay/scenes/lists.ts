/** Two lists of 300 from above: taken in, given out to the towns, answered, sent back. */
import { hanGivenName, hanSurname } from '../../generate/names/han.ts'
import type { Random } from '../../generate/random.ts'
import { clock, MINUTE } from '../times.ts'
import { dispatcher, leaderOf } from './cast.ts'
import type { Home, Scene, Stage } from './types.ts'

const ROWS = 300
/** Rows that name nobody who could be looked for. */
const NAMELESS = 3
/** Rows of people who live nowhere in the county. */
const STRANGERS = 40
/** Rows of the second list that stood in the first with the same number. */
const AGAIN = 60
const PAGE = 50

type Outcome = 'found' | 'home_observation' | 'moved_county' | 'moved_city' | 'not_found' | 'wrong_data'
interface Row {
  row: number
  code: string
  name?: string
  idNumber?: string
  phone?: string
  birthYear?: number
  address?: string
  note?: string
}

/** A list as it will come in, and what will be found out. */
export interface PlannedList {
  key: string
  day: number
  title: string
  sender: string
  urgency: 'urgent' | 'normal'
  rows: Row[]
  /** By row: what the answer will be. */
  outcomes: ReadonlyMap<number, Outcome>
  /** Rows that are the same person as in the list before. */
  again: ReadonlySet<number>
}

const CITY = '绵阳市指挥部'
const OUTCOMES: readonly Outcome[] = [
  'found',
  'found',
  'found',
  'found',
  'moved_county',
  'moved_city',
  'not_found',
  'wrong_data',
]

/** Both lists. `returnees` stand in the first and are found at home, to be observed. */
export function planLists(random: Random, homes: readonly Home[], returnees: readonly Home[]): PlannedList[] {
  const first = listOf(random.fork('first'), {
    ...{ key: 'first', day: 2, title: '返乡人员核查名单（一）', urgency: 'urgent' },
    people: [...returnees, ...spread(homes, ROWS - NAMELESS - STRANGERS - returnees.length, 0)],
    observed: returnees.length,
    again: [],
  })
  const second = listOf(random.fork('second'), {
    ...{ key: 'second', day: 4, title: '返乡人员核查名单（二）', urgency: 'normal' },
    people: spread(homes, ROWS - NAMELESS - STRANGERS - AGAIN, 7),
    observed: 0,
    again: first.rows.slice(returnees.length, returnees.length + AGAIN),
  })
  return [first, second]
}

/** So many homes, evenly over all that there are. */
function spread(homes: readonly Home[], count: number, offset: number): Home[] {
  const step = homes.length / count
  return Array.from({ length: count }, (_, nth) => homes[Math.floor(nth * step + offset) % homes.length] as Home)
}

interface Wish {
  key: string
  day: number
  title: string
  urgency: PlannedList['urgency']
  people: readonly Home[]
  observed: number
  again: readonly Row[]
}

function listOf(random: Random, { people, observed, again, ...list }: Wish): PlannedList {
  const known = people.map(({ dwelling, household }, nth) => {
    const member = household.members[0]
    return {
      name: member?.name ?? '',
      // No two rows of a list are one person: a number that nobody can have, made of the list and the row.
      idNumber: numberOf(list.key, nth),
      ...(household.contact && { phone: household.contact.phone }),
      ...(member && { birthYear: member.birthYear }),
      address: `四川省绵阳市平武县${dwelling.address}`,
    }
  })
  const strangers = Array.from({ length: STRANGERS }, (_, nth) => ({
    name: hanSurname(random) + hanGivenName(random, nth % 2 ? 'male' : 'female', 1980),
    idNumber: numberOf(list.key, 900 + nth),
    birthYear: 1950 + random.int(0, 50),
    address: '地址不详',
  }))
  const nameless = Array.from({ length: NAMELESS }, () => ({ note: '仅有车次，无姓名' }))
  const rows = [...known, ...again.map(({ row: _, code: __, ...one }) => one), ...strangers, ...nameless].map(
    (one, nth): Row => ({
      row: nth + 2,
      code: `${list.key === 'first' ? 'A' : 'B'}${String(nth + 1).padStart(3, '0')}`,
      ...one,
    }),
  )
  const from = known.length
  const outcomes = rows.map(({ row }, nth): [number, Outcome] => [
    row,
    nth < observed ? 'home_observation' : (OUTCOMES[nth % OUTCOMES.length] as Outcome),
  ])
  return {
    ...{ ...list, sender: CITY, rows },
    outcomes: new Map(outcomes.slice(0, ROWS - NAMELESS)),
    again: new Set(rows.slice(from, from + again.length).map(({ row }) => row)),
  }
}

/** A passport that no country issues. */
const numberOf = (list: string, nth: number) => `ZZ${list === 'first' ? 1 : 2}${String(nth).padStart(6, '0')}`

interface LeadRow {
  id: string
  row: number
  list: string
  open: number
}

/** What the desk and the towns do with a list, from the morning it comes in to the morning after next. */
export function listScenes(
  list: PlannedList,
  towns: readonly string[],
  county: (stage: Stage) => Promise<string>,
  idOf: (key: string, at: number) => string,
): Scene[] {
  const { key, day } = list
  const came = clock(day, 9)
  const id = idOf(`list/${key}`, came)
  const head = {
    list: id,
    sender: list.sender,
    title: list.title,
    urgency: list.urgency,
    fileName: `${list.title}.xlsx`,
  }
  const deed = (name: string, body: unknown, more = '') => ({ key: `lead/${key}/${name}${more}`, name, body })
  return [
    {
      at: came,
      by: dispatcher,
      async play(stage) {
        const body = { ...head, place: await county(stage), rows: list.rows }
        await stage.do([deed('lead.importList', { ...body, dryRun: true }, '/dry')])
        await stage.do([deed('lead.importList', { ...body, dryRun: false })])
      },
    },
    {
      at: clock(day, 9.5),
      by: dispatcher,
      async play(stage) {
        if (list.again.size > 0) await adopt(stage, id, list)
        await stage.do([deed('lead.split', { list: id, how: 'area' })])
        // Whose address names no town of the county is looked for by the police.
        const { items } = await stage.ask<{ items: { id: string; kind: string }[] }>('api/agency/agencies')
        const agency = items.find(({ kind }) => kind === 'police')?.id
        const left = await allOf(stage, `api/lead/leads?state=new&list=${id}`)
        if (left.length > 0)
          await stage.do([deed('lead.assign', { leads: left.map((one) => one.id), agency }, '/police')])
      },
    },
    ...[...towns.map(leaderOf), 'police.desk'].flatMap((by, nth): Scene[] => [
      { at: clock(day, 10) + nth * MINUTE, by, play: (stage) => answerAll(stage, list, id) },
    ]),
    {
      at: clock(day + 1, 10),
      by: dispatcher,
      play: (stage) => stage.do([deed('lead.sendBack', { list: id })]).then(() => {}),
    },
  ]
}

/** The earlier answer is taken over for whoever stood in the list before, so that nobody is asked twice. */
async function adopt(stage: Stage, id: string, list: PlannedList): Promise<void> {
  for (const { id: lead, row } of await allOf(stage, `api/lead/leads?state=new&list=${id}`)) {
    if (!list.again.has(row)) continue
    const { matches } = await stage.ask<{ matches: { kind: string; other: string; by: string }[] }>(
      `api/lead/lead?id=${lead}`,
    )
    const same = matches.find((one) => one.kind === 'lead' && one.by === 'number')
    if (!same) continue
    const body = { lead, kind: 'lead', other: same.other, decision: 'same', adopt: true }
    await stage.do([{ key: `lead/${list.key}/same/${row}`, name: 'lead.decideMatch', body }])
  }
}

async function answerAll(stage: Stage, list: PlannedList, id: string): Promise<void> {
  const waiting = (await allOf(stage, 'api/lead/mine')).filter((one) => one.list === id)
  if (waiting.length === 0) return
  const leads = waiting.map((one) => one.id)
  const key = `lead/${list.key}/${waiting[0]?.row}`
  await stage.do([{ key: `${key}/receive`, name: 'lead.receive', body: { leads } }])
  await stage.do(
    waiting.map(({ id: lead, row }) => ({
      ...{ key: `lead/${list.key}/answer/${row}`, name: 'lead.answer' },
      body: { lead, outcome: list.outcomes.get(row) ?? 'not_found', said: '已入户核实（演示数据）' },
    })),
  )
}

async function allOf(stage: Stage, path: string): Promise<LeadRow[]> {
  const rows: LeadRow[] = []
  for (let after = ''; ; ) {
    const mark = path.includes('?') ? '&' : '?'
    const more = after && `&after=${encodeURIComponent(after)}`
    const page = await stage.ask<{ items: LeadRow[]; next?: string }>(`${path}${mark}limit=${PAGE}${more}`)
    rows.push(...page.items)
    if (!page.next) return rows
    after = page.next
  }
}

/** How the lists stand at a moment: rows taken in as leads, sent back, and answers by what was found. */
export function leadsAt(lists: readonly PlannedList[], now: number) {
  const came = lists.filter(({ day }) => clock(day, 9) < now)
  const back = lists.filter(({ day }) => clock(day + 1, 10) < now)
  const leads = (some: readonly PlannedList[]) => some.reduce((sum, { outcomes }) => sum + outcomes.size, 0)
  return { leads: leads(came), returned: leads(back) }
}
