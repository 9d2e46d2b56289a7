import { type Occasion, raise, settle } from '#modules/notice/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { DirectiveRow } from './queries.ts'

/** Who hears what of a directive: its owners of what comes to them, the issuer of what comes back. */

/** Kinds of notices that wait for an owner. */
export const ownerKinds = [
  'directive_issued',
  'directive_chased',
  'directive_returned',
  'directive_replied',
  'directive_late',
  'directive_entrusted',
] as const

/** A demand as an agency owns it, with who is in charge of it there. */
export interface Held {
  agency: string
  person: string | null
}

const keyOf = (key: string, { agency, person }: Held): string => `${key}:${person ?? agency}`
const parts = <T extends Held>(rows: readonly T[]): Map<string, T[]> => Map.groupBy(rows, (row) => keyOf('', row))

/**
 * For whoever has to do something about rows: one notice for each person in charge, and one for whoever answers for an agency about
 * those of which nobody is in charge. Who has one of the first kind is not told of the paper twice.
 */
export function forOwners(
  kind: (typeof ownerKinds)[number],
  directive: string,
  rows: readonly Held[],
  key: string,
): Occasion[] {
  return [...parts(rows).values()].flatMap(([first]) => {
    if (!first) return []
    const { agency, person } = first
    const inCharge = rows.flatMap((row) => (row.agency === agency && row.person ? [row.person] : []))
    return {
      ...{ kind, record: directive, key: keyOf(key, first) },
      ...(person
        ? { to: [{ accounts: [person] }] }
        : { to: [{ agency, permission: 'directive.receive' }], except: [...new Set(inCharge)] }),
    }
  })
}

/** The paper is signed for: where nothing of a notice waits for a receipt any more, nobody is woken up for it. */
export async function settleReceived(
  work: Work,
  directive: string,
  rows: readonly (Held & { waits: boolean })[],
): Promise<void> {
  for (const part of parts(rows).values())
    if (part[0] && part.every(({ waits }) => !waits))
      await settle(work, ['directive_issued'], directive, keyOf('issued', part[0]))
}

/** For the issuer: an agency asks, or reports. */
export async function tellIssuer(
  work: Work,
  kind: 'directive_asked' | 'directive_reported',
  { id, issued_by }: DirectiveRow,
  key: string,
): Promise<void> {
  await raise(work, { kind, record: id, key, to: [{ accounts: [issued_by] }] })
}
