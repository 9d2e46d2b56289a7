import type { papers } from '../../contract/index.ts'
import type { Companion } from './draft.ts'

/** A line of a coach's list that could not be read, by its number. */
export interface Unread {
  line: number
  text: string
}

/** Papers as lists name them. */
const named: Readonly<Record<string, (typeof papers)[number]>> = {
  身份证: 'identity_card',
  身份證: 'identity_card',
  护照: 'passport',
  護照: 'passport',
  回乡证: 'home_return_permit',
  回鄉證: 'home_return_permit',
  户口簿: 'household_book',
  戶口簿: 'household_book',
}
const isNumber = /^\d{17}[\dX]$/i
const isPhone = /^[\d\s-]{7,20}$/

/**
 * A coach's list as drivers have it: a person a line, name first, then number, phone or paper in any order, between commas,
 * tabs or blanks. A head line and empty lines go; a line without a name is told, never dropped.
 */
export function readCoach(text: string): { travellers: Companion[]; unread: Unread[] } {
  const travellers: Companion[] = []
  const unread: Unread[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const cells = line
      .replace(/^\uFEFF/, '')
      .split(/[,，;；\t]/.test(line) ? /[,，;；\t]+/ : /\s+/)
      .map((cell) => cell.replace(/^"|"$/g, '').trim())
      .filter(Boolean)
    if (cells.length === 0 || /^(姓名|name)$/i.test(cells[0] ?? '')) continue
    // A running number may stand first.
    const [name, ...rest] = /^\d{1,3}[.、]?$/.test(cells[0] ?? '') ? cells.slice(1) : cells
    if (!name || /\d/.test(name) || name.length > 50) {
      unread.push({ line: at + 1, text: line.trim().slice(0, 40) })
      continue
    }
    travellers.push(companion(name, rest))
  }
  return { travellers, unread }
}

function companion(name: string, cells: readonly string[]): Companion {
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
