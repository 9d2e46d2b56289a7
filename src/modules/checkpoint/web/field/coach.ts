import type { papers } from '../../contract/index.ts'
import type { Companion } from './draft.ts'

/** A line of a coach's list that could not be read, by its number. */
export interface Unread {
  line: number
  text: string
}

/** A coach's list as it was read. */
export interface CoachList {
  travellers: Companion[]
  unread: Unread[]
  /** Lines that say the same person again, and the line that said it first. */
  twice: { line: number; first: number }[]
}

type Row = readonly string[]
type Column = 'name' | 'paper' | 'number' | 'phone'
type Columns = Partial<Record<Column, number>> & { name: number }

/** Papers as lists name them. */
const named: Readonly<Record<string, (typeof papers)[number]>> = {
  身份证: 'identity_card',
  身份證: 'identity_card',
  居民身份证: 'identity_card',
  护照: 'passport',
  護照: 'passport',
  回乡证: 'home_return_permit',
  回鄉證: 'home_return_permit',
  户口簿: 'household_book',
  戶口簿: 'household_book',
}
/** Headings of columns, the clearer ones first. */
const headings: Readonly<Record<Column, RegExp>> = {
  paper: /证件类型|证件种类|证件名称|證件類型|證件種類|paper|type of/i,
  number: /身份证|身份證|证件|證件|证号|證號|护照|護照|\bid\b|passport|document/i,
  phone: /电话|電話|手机|手機|联系方式|聯繫方式|联系号码|phone|mobile|\btel/i,
  name: /姓名|旅客|乘客|^name$|passenger|full name/i,
}
const isNumber = /^\d{17}[\dX]$/i
const isPhone = /^\+?[\d\s-]{7,20}$/
const isSerial = /^\d{1,3}[.、]?$/
/** A title may stand above the headings. */
const headWithin = 10

/**
 * A coach's list as drivers have it, a person a line between commas, tabs or blanks. With a line of headings its columns may stand
 * anywhere; without, the name comes first, then number, phone or paper in any order. Empty lines go; a line without a name is told,
 * never dropped, and so is somebody who stands on it twice.
 */
export function readCoach(text: string): CoachList {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(cellsOf)
  const list: CoachList = { travellers: [], unread: [], twice: [] }
  const seen = new Map<string, number>()
  for (const { at, one } of read(rows)) {
    if (one === undefined) {
      const said = (rows[at] ?? []).filter(Boolean).join(' ')
      list.unread.push({ line: at + 1, text: said.slice(0, 40) })
      continue
    }
    const sign = plain(one.number) || plain(one.phone)
    const key = `${plain(one.name)} ${sign}`
    const first = seen.get(key)
    if (sign && first !== undefined) list.twice.push({ line: at + 1, first })
    else seen.set(key, at + 1)
    list.travellers.push(one)
  }
  return list
}

/** Rows of a file as lines that `readCoach` reads: only what a list needs, other columns stay behind. */
export function asLines(rows: readonly Row[]): string {
  return read(rows)
    .map(({ at, one }) => {
      // Marked, so that without its headings another column is not taken for the name.
      if (one === undefined) return `？${(rows[at] ?? []).map(tidy).filter(Boolean).join(' ')}`
      const paper = Object.keys(named).find((word) => named[word] === one.paper)
      return [one.name, one.number ? paper : undefined, one.number, one.phone].filter(Boolean).join('\t')
    })
    .join('\n')
}

function read(rows: readonly Row[]): { at: number; one: Companion | undefined }[] {
  const head = rows.slice(0, headWithin).findIndex((row) => columnsOf(row) !== undefined)
  const columns = columnsOf(rows[head] ?? [])
  return rows.flatMap((row, at) => {
    const cells = row.map(tidy)
    if (at <= head || cells.every((cell) => cell === '')) return []
    if (!columns) return [{ at, one: inOrder(cells.filter(Boolean)) }]
    const one = byColumn(cells, columns)
    if (one === 'blank') return []
    // A line that was added by hand need not have the columns of the rest.
    const isOther = cells.length !== rows[head]?.length || named[cells[columns.number ?? -1] ?? ''] !== undefined
    return [{ at, one: (isOther ? inOrder(cells.filter(Boolean)) : undefined) ?? one }]
  })
}

/** Which column says what, of a row of headings: one names people, and none has a number in it. */
function columnsOf(row: Row): Columns | undefined {
  const cells = row.map(tidy)
  if (cells.some((cell) => /\d{3}/.test(cell))) return undefined
  const taken = new Map<Column, number>()
  for (const [column, word] of Object.entries(headings) as [Column, RegExp][]) {
    const at = cells.findIndex(
      (cell, place) => cell.length <= 20 && word.test(cell) && ![...taken.values()].includes(place),
    )
    if (at >= 0) taken.set(column, at)
  }
  const name = taken.get('name')
  const isAlone = cells.filter(Boolean).length === 1
  if (name === undefined || (taken.size === 1 && !isAlone && !/^(姓名|name)$/i.test(cells[name] ?? '')))
    return undefined
  if (isAlone && !/^(姓名|name)$/i.test(cells[name] ?? '')) return undefined
  return { ...Object.fromEntries(taken), name }
}

function byColumn(cells: Row, columns: Columns): Companion | undefined | 'blank' {
  const of = (column: Column) => cells[columns[column] ?? -1] ?? ''
  const [name, number, phone] = [of('name'), of('number'), of('phone')]
  // Prepared rows that bear nothing but their running number.
  if (cells.every((cell) => cell === '' || isSerial.test(cell))) return 'blank'
  if (!isName(name) || number.length > 40 || phone.length > 20) return undefined
  const one = companion(name, [of('paper'), number])
  if (number && !one.number) Object.assign(one, { number, paper: one.paper === 'none' ? 'other' : one.paper })
  return phone ? { ...one, phone } : one
}

function inOrder(cells: Row): Companion | undefined {
  // A running number may stand first.
  const [name = '', ...rest] = isSerial.test(cells[0] ?? '') ? cells.slice(1) : cells
  return isName(name) ? companion(name, rest) : undefined
}

const isName = (text: string): boolean => text !== '' && text.length <= 50 && !/[\d?？]/.test(text)

function companion(name: string, cells: Row): Companion {
  const one: Companion = { name, paper: 'none' }
  for (const cell of cells) {
    if (named[cell]) one.paper = named[cell]
    else if (isNumber.test(cell)) Object.assign(one, { number: cell.toUpperCase(), paper: 'identity_card' })
    else if (isPhone.test(cell) && !one.phone) one.phone = cell
    else if (/^[A-Z0-9]{5,40}$/i.test(cell)) one.number = cell.toUpperCase()
  }
  if (one.number && one.paper === 'none') one.paper = 'other'
  return one
}

/** Cells of a line, by what stands between them; an empty one keeps its place. */
function cellsOf(line: string): string[] {
  const between = /\t/.test(line) ? /\t/ : /[,，;；]/.test(line) ? /[,，;；]/ : /\s+/
  return line.trim() === '' ? [] : line.split(between)
}

const tidy = (cell: string): string => cell.replace(/^\s*"|"\s*$/g, '').trim()
const plain = (text = ''): string =>
  text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase()
