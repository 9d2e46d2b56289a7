import type { Work } from '#platform/server/commands/context.ts'

/** Who answers for an area: a person's name and phone, so encrypted, with the county's key since areas outlast emergencies. */
export interface Contact {
  name: string
  phone: string
}

const about = (area: string) => `place.area:${area}`

/** Ciphertext of a contact; null when there is none, or an empty one that clears it. */
export function sealContact(work: Work, area: string, contact: Contact | undefined): Buffer | null {
  if (!contact || (contact.name === '' && contact.phone === '')) return null
  return work.vault.seal(`county-${work.county}`, about(area), JSON.stringify(contact))
}

/** Opens a contact. */
export function openContact(work: Work, area: string, sealed: Buffer): Contact {
  return JSON.parse(work.vault.open(`county-${work.county}`, about(area), sealed)) as Contact
}
