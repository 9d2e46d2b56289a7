import type { ResidentDraft } from './draft.ts'

/** Something wrong at a field: where (JSON pointer in the command's body) and which text says so. */
export interface DraftProblem {
  path: string
  key: string
  values?: Record<string, number>
}

const phone = /^[+]?[0-9][0-9 -]{2,18}[0-9]$/
const idNumber = /^[0-9A-Za-z()/ -]{4,30}$/

/** Checks rows of residents; `path` is where they stand in the body. */
export function checkResidents(rows: readonly ResidentDraft[], thisYear: number, path: string): DraftProblem[] {
  const found: DraftProblem[] = []
  rows.forEach((row, index) => {
    const at = `${path}/${index}`
    if (!row.name.trim()) found.push({ path: `${at}/name`, key: 'check.name' })
    if (row.birthYear && !isBirthYear(row.birthYear, thisYear))
      found.push({ path: `${at}/birthYear`, key: 'check.birthYear', values: { year: thisYear } })
    if (row.phone.trim() && !isPhone(row.phone)) found.push({ path: `${at}/phone`, key: 'check.phone' })
    if (row.idNumber.trim() && !idNumber.test(row.idNumber.trim()))
      found.push({ path: `${at}/idNumber`, key: 'check.idNumber' })
  })
  return found
}

/** Whether a text can be a phone's number, as the contract takes it. */
export function isPhone(text: string): boolean {
  return phone.test(text.trim())
}

function isBirthYear(text: string, thisYear: number): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= 1880 && Number(text) <= thisYear
}
