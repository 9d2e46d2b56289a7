export type Sex = 'male' | 'female' | 'unknown'

/** One resident of a form, as typed. Numbers stay text until they are sent, so that half a year is not lost. */
export interface ResidentDraft {
  id: string
  name: string
  sex: Sex | undefined
  birthYear: string
  idNumber: string
  phone: string
}

/** An empty row of a form. */
export function newResident(id: string): ResidentDraft {
  return { id, name: '', sex: undefined, birthYear: '', idNumber: '', phone: '' }
}

/** One resident as the commands take it; for visits and for arrivals. */
export function residentBody(row: ResidentDraft, allowed: readonly string[], arrivedOn?: string) {
  const idNumber = row.idNumber.trim()
  const phone = row.phone.trim()
  return {
    id: row.id,
    name: row.name.trim(),
    ...(allowed.includes('sex') && row.sex ? { sex: row.sex } : {}),
    ...(allowed.includes('birthYear') && row.birthYear ? { birthYear: Number(row.birthYear) } : {}),
    ...(allowed.includes('idNumber') && idNumber ? { idNumber } : {}),
    ...(allowed.includes('phone') && phone ? { phone } : {}),
    ...(arrivedOn ? { arrivedOn } : {}),
  }
}
