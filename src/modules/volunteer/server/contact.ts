import { Problem } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { sealedKey } from '#platform/server/sealed/key.ts'
import { openFrom, sealTo } from '#platform/server/sealed/letter.ts'
import { volunteerProblems } from '../contract/index.ts'

/** Who somebody is; the one thing about a volunteer that is sealed. */
export interface Contact {
  name: string
  phone: string
}

type Keys = Pick<Work, 'vault' | 'county'>

/** What a contact is bound to: the row of its volunteer. */
export const aboutContact = (id: string): string => `volunteer.volunteer:${id}`

/** Seals to the county's public key, as the public site does. */
export const sealContact = ({ vault, county }: Keys, id: string, contact: Contact): Buffer =>
  sealTo(sealedKey(vault, county).serverKey, aboutContact(id), JSON.stringify(contact))

/** Opens what was sealed. Throws volunteer.erased where it is gone, volunteer.unreadable where nobody can open it. */
export function openContact({ vault, county }: Keys, id: string, sealed: Buffer | null): Contact {
  if (!sealed) throw new Problem(volunteerProblems.erased)
  try {
    return JSON.parse(openFrom(sealedKey(vault, county).privateKey, aboutContact(id), sealed)) as Contact
  } catch {
    throw new Problem(volunteerProblems.unreadable)
  }
}
