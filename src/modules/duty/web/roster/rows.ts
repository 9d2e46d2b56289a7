import { type Candidate, clashOf, HOUR, isTooFar, longestHours, midnightOf, type Placed } from '../../contract/index.ts'
import { type Roster, restRules, spanOf } from './model.ts'

/** Why a row of a file cannot be put on the roster. */
export const rowProblems = [
  'post_unknown',
  'person_unknown',
  'person_twice',
  'day_wrong',
  'hours_wrong',
  'past',
  'far',
  'double',
  'rest',
] as const
export type RowProblem = (typeof rowProblems)[number]

/** What a file says, row by row: shifts to be made, and rows that cannot be, with the line of the file. */
export interface ReadRows {
  made: (Placed & { row: number })[]
  wrong: { row: number; why: RowProblem; value: string }[]
}

/** Headings by which a column is known, Chinese of both scripts and English. */
const headings = {
  post: ['值守点', '值守點', '岗位', '崗位', 'post'],
  person: ['姓名', '人员', '人員', '值守人', '用户名', '用戶名', 'name', 'person'],
  day: ['日期', 'date', 'day'],
  from: ['开始', '開始', '起', 'from', 'start'],
  to: ['结束', '結束', '止', 'to', 'end'],
} as const
type Column = keyof typeof headings

/** Whether a row is the heading of a roster, and where its columns are. */
export function columnsOf(row: readonly string[]): Readonly<Record<Column, number>> | undefined {
  const cells = row.map((cell) => cell.trim().toLowerCase())
  const found = Object.entries(headings).map(([column, names]) => [
    column,
    cells.findIndex((cell) => (names as readonly string[]).includes(cell)),
  ])
  return found.every(([, at]) => (at as number) >= 0) ? Object.fromEntries(found) : undefined
}

/**
 * Reads a roster from a file: post, person, day, from, to. Posts by name, people by name, name and agency, or user name; a name that two
 * people have is not guessed: they are named with what tells them apart. Two places at once and too little rest are told here as everywhere.
 */
export function readRows(rows: readonly (readonly string[])[], roster: Roster): ReadRows | undefined {
  const heading = rows.findIndex((row) => columnsOf(row))
  const columns = heading < 0 ? undefined : columnsOf(rows[heading] as string[])
  if (!columns) return undefined
  const posts = new Map(roster.posts.map(({ id, name }) => [name, id]))
  const people = finder(roster.people)
  const all: Placed[] = [...roster.shifts, ...roster.elsewhere].map((one) => ({ ...one, ...spanOf(one) }))
  const rules = restRules(roster.rest)
  const read: ReadRows = { made: [], wrong: [] }
  for (const [index, cells] of rows.entries()) {
    if (index <= heading || cells.every((cell) => cell.trim() === '')) continue
    const cell = (column: Column) => (cells[columns[column]] ?? '').trim()
    const row = index + 1
    const refuse = (why: RowProblem, value: string) => read.wrong.push({ row, why, value })
    const post = posts.get(cell('post').replace(/^'/, ''))
    const named = people.find(cell('person'))
    const day = dayIn(cell('day'))
    const [from, to] = [hourIn(cell('from')), hourIn(cell('to'))]
    if (!post) refuse('post_unknown', cell('post'))
    else if (named.length !== 1)
      named.length > 1 ? refuse('person_twice', people.asked(named)) : refuse('person_unknown', cell('person'))
    else if (!day) refuse('day_wrong', cell('day'))
    else if (from === undefined || to === undefined || from > 23) refuse('hours_wrong', `${cell('from')}–${cell('to')}`)
    else {
      const startsAt = midnightOf(day) + from * HOUR
      // What ends at or before it begins ends on the next day.
      const endsAt = midnightOf(day) + (to > from ? to : to + 24) * HOUR
      const placed = { post, account: (named[0] as Candidate).id, startsAt, endsAt }
      const clash = clashOf(
        placed,
        all.filter(({ account }) => account === placed.account),
        rules,
      )
      if (endsAt - startsAt > longestHours * HOUR) refuse('hours_wrong', `${cell('from')}–${cell('to')}`)
      else if (endsAt <= Date.parse(roster.now)) refuse('past', cell('day'))
      else if (isTooFar(startsAt, Date.parse(roster.now))) refuse('far', cell('day'))
      else if (clash) refuse(clash.kind, cell('person'))
      else {
        all.push(placed)
        read.made.push({ ...placed, row })
      }
    }
  }
  return read
}

/** Finds people as sheets write them: 王二, 王二（城关派出所）, or the user name. */
function finder(all: readonly Candidate[]) {
  const plain = (text: string) => text.replaceAll('（', '(').replaceAll('）', ')').replaceAll(/\s/g, '')
  const full = ({ name, agencyName }: Candidate) => `${name}（${agencyName}）`
  const keyed = all.flatMap((person) =>
    [person.name, person.username, full(person)].map((key) => ({ key: plain(key), person })),
  )
  const people = Map.groupBy(keyed, ({ key }) => key)
  return {
    find: (text: string): Candidate[] => [...new Set((people.get(plain(text)) ?? []).map(({ person }) => person))],
    /** What to write instead, one for each; the user name where name and agency are the same. */
    asked: (some: readonly Candidate[]): string => {
      const alike = (person: Candidate) => some.filter((one) => full(one) === full(person)).length > 1
      return some.map((person) => (alike(person) ? person.username : full(person))).join(' / ')
    },
  }
}

/** A day as people and sheets write it: 2020-02-03, 2020/2/3, 2020年2月3日, 20200203. */
export function dayIn(text: string): string | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!found) return undefined
  const day = `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined
}

/** A full hour, 0 to 24: 8, 08:00, 8点, 24:00; also the part of a day that a sheet keeps for a time. */
export function hourIn(text: string): number | undefined {
  const clock = /^(\d{1,2})(?:[:：]00(?:[:：]00)?|[点點时時])?$/.exec(text)
  const hour = clock
    ? Number(clock[1])
    : /^0?\.\d+$/.test(text)
      ? Math.round(Number(text) * 24 * 1000) / 1000
      : Number.NaN
  return Number.isInteger(hour) && hour >= 0 && hour <= 24 ? hour : undefined
}
