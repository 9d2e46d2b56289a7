import { filledResidents, type Household, type ResidentDraft, type VisitDraft } from './draft.ts'

/** Something wrong at a field: where (JSON pointer in the command's body) and which text says so. */
export interface DraftProblem {
  path: string
  key: string
  values?: Record<string, number>
}

const phone = /^[+]?[0-9][0-9 -]{2,18}[0-9]$/
const idNumber = /^[0-9A-Za-z()/ -]{4,30}$/

/**
 * What the phone can say about a draft before it asks the server: the same bounds as the contract, told at the field. The
 * server checks again; nothing here is trusted.
 */
export function checkDraft(draft: VisitDraft, known: Household, thisYear: number): DraftProblem[] {
  if (draft.outcome !== 'registered') return []
  const found: DraftProblem[] = []
  if (draft.headCount === null) found.push({ path: '/household/headCount', key: 'check.headCount' })
  if (draft.contactPhone.trim() && !phone.test(draft.contactPhone.trim()))
    found.push({ path: '/household/contactPhone', key: 'check.phone' })
  const rows = filledResidents(draft)
  found.push(...checkResidents(rows, thisYear, '/household/residents'))
  const here = (known?.residents ?? []).filter((resident) => !resident.leftOn).length
  const members = here + rows.length
  if (draft.headCount !== null && rows.length > 0 && members > draft.headCount)
    found.push({
      path: '/household/headCount',
      key: 'check.moreThanHeadCount',
      values: { members, headCount: draft.headCount },
    })
  return found
}

/** Checks rows of residents; `path` is where they stand in the body. */
export function checkResidents(rows: readonly ResidentDraft[], thisYear: number, path: string): DraftProblem[] {
  const found: DraftProblem[] = []
  rows.forEach((row, index) => {
    const at = `${path}/${index}`
    if (!row.name.trim()) found.push({ path: `${at}/name`, key: 'check.name' })
    if (row.birthYear && !isBirthYear(row.birthYear, thisYear))
      found.push({ path: `${at}/birthYear`, key: 'check.birthYear', values: { year: thisYear } })
    if (row.phone.trim() && !phone.test(row.phone.trim())) found.push({ path: `${at}/phone`, key: 'check.phone' })
    if (row.idNumber.trim() && !idNumber.test(row.idNumber.trim()))
      found.push({ path: `${at}/idNumber`, key: 'check.idNumber' })
  })
  return found
}

function isBirthYear(text: string, thisYear: number): boolean {
  return /^\d{4}$/.test(text) && Number(text) >= 1880 && Number(text) <= thisYear
}

/** Checks the edit page; a head count may be zero but not open. */
export function checkEdit(
  form: { headCount: number | null; contactPhone: string; residents: readonly ResidentDraft[] },
  thisYear: number,
): DraftProblem[] {
  const found: DraftProblem[] = form.headCount === null ? [{ path: '/headCount', key: 'check.headCount' }] : []
  if (form.contactPhone.trim() && !phone.test(form.contactPhone.trim()))
    found.push({ path: '/contactPhone', key: 'check.phone' })
  return [...found, ...checkResidents(form.residents, thisYear, '/residents')]
}
