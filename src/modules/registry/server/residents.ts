import type { BodyOf } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { addResidents } from '../contract/index.ts'
import type { ResidentInput } from './queries-household.ts'
import { blindOf, type Identity, sealRecord } from './secrets.ts'

type Resident = BodyOf<typeof addResidents>['residents'][number]

/** Encrypts residents for their rows. */
export function residentRows(
  work: Work,
  household: string,
  path: string,
  residents: readonly Resident[],
  generated: boolean,
): ResidentInput[] {
  return residents.map((resident) => {
    const identity: Identity = { name: resident.name }
    if (resident.idNumber) identity.idNumber = resident.idNumber
    if (resident.phone) identity.phone = resident.phone
    return {
      id: resident.id,
      household,
      path,
      emergency: work.emergency as string,
      sex: resident.sex ?? null,
      birthYear: resident.birthYear ?? null,
      ...sealIdentity(work, resident.id, identity),
      generated,
      arrivedOn: resident.arrivedOn ?? null,
      at: work.receivedAt,
      by: work.account,
    }
  })
}

/** One ciphertext of what identifies a resident, with its blind indexes. */
export function sealIdentity(
  work: Work,
  id: string,
  identity: Identity,
): { identity: Buffer; nameIndex: Buffer | null; idIndex: Buffer | null; phoneIndex: Buffer | null } {
  return {
    identity: sealRecord(work, `registry.resident:${id}`, identity),
    nameIndex: blindOf(work, 'name', identity.name),
    idIndex: blindOf(work, 'id', identity.idNumber),
    phoneIndex: blindOf(work, 'phone', identity.phone),
  }
}
