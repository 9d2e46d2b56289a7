import type { BodyOf } from '#platform/contract/index.ts'
import type { editHousehold } from '../../contract/index.ts'
import type { Sex } from '../resident/draft.ts'
import type { Household, VisitDraft } from './draft.ts'

type Known = NonNullable<Household>
type EditBody = BodyOf<typeof editHousehold>
type Edits = NonNullable<EditBody['residents']>[number]

/** What the edit page holds: every field as typed. Masked fields start empty, and empty means "as it was". */
export interface HouseholdForm {
  headCount: number | null
  contactName: string
  contactPhone: string
  residents: { id: string; name: string; sex: Sex | undefined; birthYear: string; idNumber: string; phone: string }[]
}

/** The form as the page opens. */
export function formOf(known: Known): HouseholdForm {
  return {
    headCount: known.headCount,
    contactName: known.contactName ?? '',
    contactPhone: '',
    residents: known.residents
      .filter((resident) => !resident.leftOn)
      .map((resident) => ({
        id: resident.id,
        name: resident.name,
        sex: resident.sex === null ? undefined : (resident.sex as Sex),
        birthYear: resident.birthYear === null ? '' : String(resident.birthYear),
        idNumber: '',
        phone: '',
      })),
  }
}

/**
 * The changed fields alone, each with the value that the editor started from, so that two people's edits merge by field.
 * Of a masked value the masked form is what was seen. Null when nothing changed.
 */
export function editBody(known: Known, form: HouseholdForm, allowed: readonly string[]): EditBody | null {
  const fields = {
    ...(form.headCount !== null && form.headCount !== known.headCount
      ? { headCount: { is: form.headCount, was: known.headCount } }
      : {}),
    ...(allowed.includes('contactName') && form.contactName.trim() !== (known.contactName ?? '')
      ? { contactName: { is: form.contactName.trim(), was: known.contactName } }
      : {}),
    ...(allowed.includes('contactPhone') && form.contactPhone.trim()
      ? { contactPhone: { is: form.contactPhone.trim(), was: known.contactPhone } }
      : {}),
  }
  const residents = form.residents.flatMap((row) => residentEdit(known, row, allowed))
  if (Object.keys(fields).length === 0 && residents.length === 0) return null
  return {
    household: known.id,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(residents.length > 0 ? { residents } : {}),
  }
}

/** What a visit changes of a household that is known already: head count and contact. Null when they stay. */
export function visitEdit(known: Household, draft: VisitDraft, allowed: readonly string[]): EditBody | null {
  if (!known || draft.outcome !== 'registered') return null
  const { headCount, contactName, contactPhone } = draft
  return editBody(known, { ...formOf(known), headCount, contactName, contactPhone }, allowed)
}

function residentEdit(known: Known, row: HouseholdForm['residents'][number], allowed: readonly string[]): Edits[] {
  const was = known.residents.find((resident) => resident.id === row.id)
  if (!was) return []
  const edit: Edits = {
    id: row.id,
    ...(row.name.trim() && row.name.trim() !== was.name ? { name: { is: row.name.trim(), was: was.name } } : {}),
    ...(allowed.includes('sex') && row.sex && row.sex !== was.sex ? { sex: { is: row.sex, was: was.sex } } : {}),
    ...(allowed.includes('birthYear') && row.birthYear && Number(row.birthYear) !== was.birthYear
      ? { birthYear: { is: Number(row.birthYear), was: was.birthYear } }
      : {}),
    ...(allowed.includes('idNumber') && row.idNumber.trim()
      ? { idNumber: { is: row.idNumber.trim(), was: was.idNumber } }
      : {}),
    ...(allowed.includes('phone') && row.phone.trim() ? { phone: { is: row.phone.trim(), was: was.phone } } : {}),
  }
  return Object.keys(edit).length > 1 ? [edit] : []
}
