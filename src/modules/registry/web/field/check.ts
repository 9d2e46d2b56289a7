import { holdsPersonNumber } from '#platform/contract/index.ts'
import { checkResidents, type DraftProblem, isPhone } from '../resident/check.ts'
import type { ResidentDraft } from '../resident/draft.ts'
import { filledResidents, type Household, mostPersons, type VisitDraft } from './draft.ts'

/**
 * What the phone can say about a draft before it asks the server: the same bounds as the contract, told at the field. The
 * server checks again; nothing here is trusted.
 */
export function checkDraft(draft: VisitDraft, known: Household, thisYear: number): DraftProblem[] {
  const found: DraftProblem[] = []
  if (holdsPersonNumber(draft.note)) found.push({ path: '/note', key: 'check.note' })
  if (draft.outcome === null) return [{ path: '/outcome', key: 'check.outcome' }, ...found]
  if (draft.outcome !== 'registered') return found
  if (draft.headCount !== null && draft.headCount > mostPersons)
    found.push({ path: '/household/headCount', key: 'check.tooMany', values: { most: mostPersons } })
  if (draft.headCount === null) found.push({ path: '/household/headCount', key: 'check.headCount' })
  if (draft.contactPhone.trim() && !isPhone(draft.contactPhone))
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

/** Checks the edit page; a head count may be zero but not open. */
export function checkEdit(
  form: { headCount: number | null; contactPhone: string; residents: readonly ResidentDraft[] },
  thisYear: number,
): DraftProblem[] {
  const found: DraftProblem[] = form.headCount === null ? [{ path: '/headCount', key: 'check.headCount' }] : []
  if (form.headCount !== null && form.headCount > mostPersons)
    found.push({ path: '/headCount', key: 'check.tooMany', values: { most: mostPersons } })
  if (form.contactPhone.trim() && !isPhone(form.contactPhone)) found.push({ path: '/contactPhone', key: 'check.phone' })
  return [...found, ...checkResidents(form.residents, thisYear, '/residents')]
}
