import type { BodyOf } from '#platform/contract/index.ts'
import { isDay } from '#platform/contract/types.ts'
import type { importLineList } from '../../contract/index.ts'

type Body = BodyOf<typeof importLineList>
/** A row that was left out, by its number in the file from 1, and why. */
export interface Rejected {
  file: string
  row: number
  why: 'no_code' | 'twice' | 'date'
  value: string
}
/** What the files hold. */
export interface Lines {
  cases: Body['cases']
  links: Body['links']
  /** Rows without headings, so that rows in equal rows out. */
  rowsIn: number
  rejected: Rejected[]
}

const headings = {
  from: /^(from|infector|source|source_id|感染来源|上线|来源病例)$/i,
  to: /^(to|infectee|target|下线|密接编号)$/i,
  code: /^(case[_ ]?id|id|case|编号|病例编号|序号)$/i,
  onset: /onset|发病/i,
  reported: /report|confirm|diag|确诊|报告/i,
  sex: /^(sex|gender|性别)$/i,
  age: /^(age|年龄)$/i,
}
const sexOf: Readonly<Record<string, 'male' | 'female'>> = {
  m: 'male',
  male: 'male',
  男: 'male',
  f: 'female',
  female: 'female',
  女: 'female',
}

/** A day however it was written; undefined where nobody can tell, or the day and month could be either. */
export function readDay(text: string): string | undefined {
  const plain =
    text
      .trim()
      .replace(/[./年月]/g, '-')
      .replace(/日$/, '')
      .split(/[ T]/)[0] ?? ''
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain) ?? []
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(read) ? read : undefined
}

/** Cases and links of some sheets: one with two columns of codes is a list of links, any other a list of cases. */
export function readLines(sheets: readonly { file: string; rows: readonly (readonly string[])[] }[]): Lines {
  const lines: Lines = { cases: [], links: [], rowsIn: 0, rejected: [] }
  const seen = new Set<string>()
  for (const { file, rows } of sheets) {
    const head = (rows[0] ?? []).map((cell) => cell.trim())
    const column = (what: keyof typeof headings) => head.findIndex((cell) => headings[what].test(cell))
    const [from, code] = [column('from'), column('code')]
    const to = column('to') >= 0 ? column('to') : code
    const at = { onset: column('onset'), reported: column('reported'), sex: column('sex'), age: column('age') }
    for (const [index, row] of rows.slice(1).entries()) {
      if (row.every((cell) => cell.trim() === '')) continue
      lines.rowsIn += 1
      const cell = (place: number) => (row[place] ?? '').trim().slice(0, 40)
      const reject = (why: Rejected['why'], value: string) => lines.rejected.push({ file, row: index + 2, why, value })
      if (from >= 0 && to >= 0) {
        if (cell(from) === '' || cell(to) === '') reject('no_code', `${cell(from)} ${cell(to)}`.trim())
        else lines.links.push({ from: cell(from), to: cell(to) })
        continue
      }
      const name = cell(code)
      if (code < 0 || name === '') reject('no_code', row.join(' ').slice(0, 40))
      else if (seen.has(name)) reject('twice', name)
      else if (cell(at.onset) !== '' && cell(at.onset) !== 'NA' && !readDay(cell(at.onset)))
        reject('date', cell(at.onset))
      else {
        seen.add(name)
        const [onsetOn, reportedOn] = [readDay(cell(at.onset)), readDay(cell(at.reported))]
        const sex = sexOf[cell(at.sex).toLowerCase()]
        const age = /^\d{1,3}$/.test(cell(at.age)) ? Number(cell(at.age)) : undefined
        const day = onsetOn ?? reportedOn
        const birthYear = age !== undefined && day ? Number(day.slice(0, 4)) - age : undefined
        lines.cases.push({
          code: name,
          ...(onsetOn ? { onsetOn } : {}),
          ...(reportedOn ? { reportedOn } : {}),
          ...(sex ? { sex } : {}),
          ...(birthYear !== undefined && birthYear >= 1880 ? { birthYear } : {}),
        })
      }
    }
  }
  return lines
}
