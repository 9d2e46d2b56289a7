import type { Work } from '#platform/server/commands/context.ts'

/**
 * Blind index of a natural person by identity number or passport, under the county's key: two accounts of one person have the same
 * one, whatever spaces the number was typed with. The number itself is kept nowhere.
 */
export function personKey(work: Pick<Work, 'vault' | 'county'>, number: string): Buffer {
  const plain = number
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase()
  return work.vault.blind(`county-${work.county}`, 'person', plain)
}
