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

/** What tells one person from another without saying who it is: of the number, and of the name with the year of birth. */
export interface Marks {
  phone: Buffer
  name: Buffer
}

/** Marks of a contact under the county's key; the same for the same person in every community. */
export function marksOf({ vault, county }: Keys, { name, phone }: Contact, birthYear: number): Marks {
  const mark = (kind: string, text: string) => vault.blind(`county-${county}`, `volunteer.${kind}`, text)
  return {
    phone: mark('phone', phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')),
    name: mark('name', `${name.normalize('NFKC').replace(/[\s·]/g, '').toLowerCase()}|${birthYear}`),
  }
}

type Keys = Pick<Work, 'vault' | 'county'>

/** What a contact is bound to: the row of its volunteer. */
export const aboutContact = (id: string): string => `volunteer.volunteer:${id}`

/** Seals to the county's public key, as the public site does. */
export const sealContact = ({ vault, county }: Keys, id: string, contact: Contact): Buffer =>
  sealTo(sealedKey(vault, county).serverKey, aboutContact(id), JSON.stringify(contact))

/** Opens what was sealed. Throws volunteer.erased where it is gone, volunteer.unreadable where nobody can open it. */
export function openContact(keys: Keys, id: string, sealed: Buffer | null): Contact {
  if (!sealed) throw new Problem(volunteerProblems.erased)
  const contact = readContact(keys, id, sealed)
  if (!contact) throw new Problem(volunteerProblems.unreadable)
  return contact
}

/** Opens what was sealed; undefined where nobody can. */
export function readContact({ vault, county }: Keys, id: string, sealed: Buffer): Contact | undefined {
  try {
    return JSON.parse(openFrom(sealedKey(vault, county).privateKey, aboutContact(id), sealed)) as Contact
  } catch {
    return undefined
  }
}
