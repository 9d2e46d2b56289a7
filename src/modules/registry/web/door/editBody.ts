import type { BodyOf } from '#platform/contract/index.ts'
import type { editHousehold } from '../../contract/index.ts'
import type { Household, Revealed } from './household.ts'

type Body = BodyOf<typeof editHousehold>

/** What the form holds. A sensitive field is empty until somebody types a new value; clearing it is `clear`. */
export interface Draft {
  headCount: number | null
  contactName: string
  contactPhone: string
  residents: ResidentDraft[]
}

export interface ResidentDraft {
  id: string
  name: string
  sex: 'male' | 'female' | 'unknown' | null
  birthYear: number | null
  idNumber: string
  phone: string
}

/** The form as it opens. */
export function draftOf(household: Household, revealed: Revealed | undefined): Draft {
  return {
    headCount: household.headCount,
    contactName: household.contactName ?? '',
    contactPhone: revealed?.contactPhone ?? '',
    residents: household.residents
      .filter((one) => one.leftOn === null)
      .map((one) => {
        const clear = revealed?.residents?.find((other) => other.id === one.id)
        return {
          id: one.id,
          name: one.name,
          sex: one.sex as ResidentDraft['sex'],
          birthYear: one.birthYear,
          idNumber: clear?.idNumber ?? '',
          phone: clear?.phone ?? '',
        }
      }),
  }
}

/**
 * Only the fields that were changed, each with the value the editor saw, so that two edits merge by field. A masked value was
 * not seen, so such a field goes without `was`. Undefined when nothing changed.
 */
export function bodyOf(household: Household, before: Draft, after: Draft): Body | undefined {
  const fields: NonNullable<Body['fields']> = {
    ...(after.headCount !== null && after.headCount !== before.headCount
      ? { headCount: { is: after.headCount, was: before.headCount } }
      : {}),
    ...text('contactName', before.contactName, after.contactName),
    ...text('contactPhone', before.contactPhone, after.contactPhone),
  }
  const residents = after.residents.flatMap((one) => {
    const old = before.residents.find((other) => other.id === one.id)
    if (!old) return []
    const changes = {
      ...(one.name.trim() ? text('name', old.name, one.name) : {}),
      ...(one.sex !== null && one.sex !== old.sex ? { sex: { is: one.sex, was: old.sex } } : {}),
      ...(one.birthYear !== null && one.birthYear !== old.birthYear
        ? { birthYear: { is: one.birthYear, was: old.birthYear } }
        : {}),
      ...text('idNumber', old.idNumber, one.idNumber),
      ...text('phone', old.phone, one.phone),
    }
    return Object.keys(changes).length > 0 ? [{ id: one.id, ...changes }] : []
  })
  const hasFields = Object.keys(fields).length > 0
  if (!hasFields && residents.length === 0) return undefined
  return { household: household.id, ...(hasFields ? { fields } : {}), ...(residents.length > 0 ? { residents } : {}) }
}

function text<K extends string>(name: K, was: string, is: string): { [P in K]?: { is: string; was?: string } } {
  const next = is.trim()
  if (next === was) return {}
  return { [name]: { is: next, ...(was === '' ? {} : { was }) } } as { [P in K]?: { is: string; was?: string } }
}
